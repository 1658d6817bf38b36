"""What the invented professionals write down, at B1 level: short, plausible, and about nobody.

Facts stand apart from impressions, as in a real notitie. Nothing heavier than a school week can hold.
"""

from __future__ import annotations

from typing import Final

FEITEN: Final[dict[str, tuple[str, ...]]] = {
    "leerplicht_gesprek": (
        "Gesprek aan de keukentafel met {naam} en een ouder. {naam} mist vooral de eerste twee uren.",
        "{naam} vertelt dat het rooster is veranderd. De tussenuren zijn lang. Dan gaat {naam} naar huis.",
        "Ouder laat het overzicht van school zien. Samen geteld: zeventien uren gemist in drie weken.",
        "{naam} was deze week op maandag, dinsdag en donderdag op school. Op woensdag niet.",
        "Uitgelegd wat de wet vraagt. {naam} heeft twee vragen gesteld. Die heb ik beantwoord.",
    ),
    "onderwijszorg": (
        "{naam} laat op school zien waar het druk is. In de kleine aula lukt werken wel.",
        "Met {naam} een dagplan gemaakt: drie blokken, daarna pauze. Een kopie ligt bij de mentor.",
        "Huiswerk geprobeerd aan tafel, twintig minuten. Dat ging goed.",
        "Met de mentor gesproken. {naam} krijgt een vaste plek voorin en een time-outkaart.",
    ),
    "halt": (
        "Met {naam} gepraat over de gemiste dagen. {naam} kiest een opdracht: een brief aan de mentor.",
        "{naam} heeft de brief af en leest hem voor. Afgesproken wanneer {naam} hem geeft.",
    ),
    "raad": (
        "{naam} verteld wat de Raad onderzoekt en wat niet. {naam} wil dat de mentor ook gehoord wordt.",
        "Gesproken met beide ouders, apart. Beiden noemen het sporten als iets dat goed gaat.",
    ),
    "doorstroompunt": (
        "{naam} zoekt een opleiding met veel praktijk. Drie open dagen opgezocht.",
        "{naam} heeft één dag meegelopen in een werkplaats. Dat beviel.",
    ),
}
INDRUKKEN: Final = (
    "Ik denk dat {naam} wel wil, maar niet weet waar te beginnen.",
    "{naam} leek opgelucht na het gesprek.",
    "Het valt mij op dat {naam} rustiger praat als we wandelen.",
    "Mijn indruk: thuis is er veel geregel, en school komt daar nu achteraan.",
    "{naam} was moe en kort van stof. Volgende keer later op de dag afspreken.",
    "Ik schat in dat een kleinere klas helpt.",
)
AFSPRAKEN: Final = (
    ("Ik bel {naam} om 8 uur om te horen hoe het gaat", "contactpersoon"),
    ("De mentor houdt de eerste twee uren vrij voor werken in de aula", "school"),
    ("Ouder zet het rooster op de koelkast", "ouders"),
    ("{naam} komt dinsdag en donderdag de hele ochtend", "jongere"),
    ("Ik vraag bij het samenwerkingsverband na welke plek er is", "contactpersoon"),
    ("School stuurt het verzuimoverzicht van vier weken", "school"),
    ("Ik ga mee naar het gesprek met de teamleider", "contactpersoon"),
    ("{naam} schrijft op wat in de klas het moeilijkst is", "jongere"),
)
WACHT_OP: Final = (
    ("swv", "Antwoord of er een plek is op de tussenvoorziening"),
    ("school", "Nieuw rooster met minder tussenuren"),
    ("ouders", "Ouders praten samen over een andere school"),
    ("cjg", "Afspraak met de jeugdhulpverlener"),
    ("ggd", "Advies van de jeugdarts"),
)
STANDEN: Final = (
    "{naam} gaat weer drie ochtenden. We zoeken samen naar een plek voor hele dagen.",
    "Er is contact met de hele familie. School denkt mee over een ander rooster.",
    "We wachten op een antwoord. Tot die tijd bel ik elke week.",
    "De plek is gevonden. Eerst een kennismaking, dan een startdag.",
    "Het gaat op en neer. {naam} en ik spreken elke dinsdag af.",
)
VERHALEN_KIND: Final = (
    "Het begon na de vakantie. Mijn vrienden zitten nu in een andere klas. In de pauze sta ik alleen. Daarom "
    "ging ik steeds vroeger naar huis. Ik wil best naar school, maar niet zo.",
    "Ik kan niet slapen en dan kom ik er niet uit. Als ik te laat ben moet ik me melden en dan ga ik "
    "liever niet. Techniek is leuk. Daar ben ik wel altijd.",
    "We zijn verhuisd. Ik moet nu een uur met de bus. Ik ken hier nog niemand. Ik mis mijn oude school.",
    "Het is te druk in de klas. Ik krijg dan hoofdpijn. Bij mijn opa kan ik wel leren, daar is het stil.",
)
VERHALEN_OUDER: Final = (
    "Ik werk vroeg, dus ik zie niet of {naam} gaat. School belde pas na drie weken. Bel mij dan meteen.",
    "Wij hebben het al vaak verteld, aan steeds iemand anders. We willen één persoon die het weet.",
)
OUDERREGELS: Final = (
    "We hebben gepraat over hoe de ochtend gaat. Volgende week bel ik weer.",
    "Samen een plan gemaakt voor deze week. Het ging goed.",
    "We zoeken een plek die past. Ik laat u vrijdag weten wat ik hoor.",
)
PLEKKEN: Final = (
    ("eigen_school_hervat", "Eigen school, aangepast rooster"),
    ("eigen_school_hervat", "Eigen school, met vaste mentor in de ochtend"),
    ("andere_school", "Andere school in de buurt"),
    ("hulp_gestart", "Begeleiding op school, twee ochtenden"),
    ("onderwijs_zorgarrangement", "Ochtend op school, middag bij de zorgboerderij"),
    ("zorg_in_onderwijstijd", "Begeleiding in de klas"),
    ("werk_leerplek", "Werkplaats met les op vrijdag"),
)
WEIGERINGEN: Final = (
    ("kent_gezin", ""),
    ("geen_ruimte", ""),
    ("anders", "Ik begin volgende week aan mijn verlof."),
)
NAZORG: Final = "Gebeld met {naam} en school. Het gaat goed. Ze weten wie ze kunnen bellen."
OVERDRACHT: Final = "Andere taak in het team; samen bij het gezin langs geweest om kennis te maken"
WAARNEMING: Final = "Vakantie van de vaste contactpersoon"
KLOPT_NIET: Final = "Was er twee dagen, daarna niet meer. We willen eerst weer praten."
ACHTERAF: Final = "Kort telefonisch contact na een bericht van school."
GAAT_DOOR: Final = "School trok de melding in, maar het gezin wil graag dat de hulp doorgaat."
