"""Around the child at school: the kernteam, signalen, the question who is involved, each other's words."""

from __future__ import annotations

from datetime import date
from typing import Final

from ketenkameleon.rules.wetboek import Rij, Waarde, Zekerheid, frozen

_SINCE: Final = date(2000, 1, 1)
_SD4: Final = "domain.md 12 (kernteams in Zuid-Kennemerland)"

_NAMEN: Final[dict[str, Waarde]] = {
    "leerplicht": "leerplicht", "ggd": "GGD: jeugdarts of verpleegkundige", "cjg": "CJG-coach",
    "smw": "schoolmaatschappelijk werk", "consulent": "consulent passend onderwijs",
    "zorgcoordinator": "zorgcoördinator", "doorstroompunt": "Doorstroompunt",
}
_BASIS: Final = ("leerplicht", "ggd", "cjg", "consulent")
_FUNCTIES: Final[dict[str, Waarde]] = {
    "po": _BASIS, "so": (*_BASIS, "smw"), "vo": (*_BASIS, "smw"), "mbo": (*_BASIS, "smw", "doorstroompunt"),
}


def _soort(naam: str, kring: str, eigenaar: tuple[str, ...], aanleiding: str, tip: str) -> dict[str, Waarde]:
    return {"naam": naam, "kring": kring, "eigenaar": eigenaar, "aanleiding": aanleiding, "tip": tip}


_SIGNALEN: Final[dict[str, Waarde]] = {
    "zorgen": _soort("Zorgen over een leerling", "kernteam", ("smw", "cjg"), "hulpvraag",
                     "Praat met de leerling. Vraag: wat gaat goed, en wat kost moeite?"),
    "stagneert": _soort("De leerling komt niet vooruit", "kernteam", ("consulent", "cjg"), "hulpvraag",
                        "Kijk met de mentor wat nog wél lukt. Begin daar."),
    "te_laat": _soort("Vaak te laat of af en toe weg", "kernteam", ("leerplicht",), "zestien_uur",
                      "Bel de ouders vandaag. Een kort gesprek helpt vaak al."),
    "thuis": _soort("De leerling dreigt thuis te komen zitten", "kernteam", ("leerplicht", "consulent"), "hulpvraag",
                    "Houd elke week contact met de leerling. Ook als die niet komt."),
    "ziek": _soort("Vaak of lang ziek gemeld", "school_arts", ("ggd",), "",
                   "Bel de ouders, en vraag of de jeugdarts mag meedenken."),
}

_BEGRIPPEN: Final[dict[str, Waarde]] = {
    "gesprek": {"leerplicht": "Praten over waarom een kind niet op school is. Dit is nog geen verhoor.",
                "school": "Elk gesprek met ouders of leerling.", "Raad": "Deel van een onderzoek; er komt een verslag.",
                "Halt": "Praten over wat er gebeurde. Daarna komt een opdracht."},
    "verhoor": {"leerplicht": "Vragen aan iemand die misschien een regel overtrad. Die hoeft niet te antwoorden.",
                "school": "Dit doet een school nooit.", "Halt": "Dit doet Halt niet; het is er al geweest."},
    "zorg": {"school": "Extra hulp bij het leren of op school.", "GGD": "Hulp bij gezondheid.",
             "CJG": "Hulp aan kind en ouders, thuis of vrijwillig.", "Raad": "Of een kind veilig opgroeit."},
    "thuiszitter": {"leerplicht": "Een kind dat langer dan 4 weken niet naar school gaat, zonder vrijstelling.",
                    "school": "Een leerling die al lang niet komt, ook met een reden.",
                    "samenwerkingsverband": "Een kind zonder passende plek op school."},
    "vrijstelling": {"leerplicht": "De wet zegt: dit kind hoeft niet naar school. Er is vaak elk jaar iets nodig.",
                     "school": "Vrij van één vak of één dag. Dat is iets anders dan de wet bedoelt."},
    "melding": {"school": "Verzuim doorgeven aan DUO.", "CJG": "Laten weten dat u zorgen heeft.",
                "Veilig Thuis": "Zorgen over veiligheid doorgeven, na de stappen van de meldcode."},
    "signaal": {"kernteam": "Een eerste zorg, meestal zonder naam. Nog geen melding.",
                "leerplicht": "Verzuim dat op iets anders wijst (signaalverzuim)."},
    "plan": {"school": "Het ontwikkelingsperspectief (OPP).", "CJG": "Het plan van het gezin.",
             "Onderwijszorg": "Eén plan voor school en thuis."},
    "toestemming": {"school": "Ja van de ouders, en vanaf 16 jaar van de leerling zelf.",
                    "CJG": "Vanaf 12 jaar zegt het kind ook zelf ja.",
                    "leerplicht": "Niet altijd nodig: soms is er een wet."},
    "verzuim": {"school": "Elk uur dat een leerling er niet is.",
                "leerplicht": "Alleen de uren zonder goede reden (ongeoorloofd).",
                "GGD": "Ook ziek zijn telt mee: het kan een eerste teken zijn."},
    "passende plek": {"school": "De school kan de leerling bieden wat nodig is.",
                      "samenwerkingsverband": "Elke leerling heeft recht op een plek die past.",
                      "kernteam": "School, hulp of allebei. Als het kind er maar echt begint."},
    "zaak": {"leerplicht": "Eén kind, één vaste contactpersoon, van melding tot plek.",
             "CJG": "Daar heet dit een ondersteuningsvraag."},
}

RIJEN: Final[tuple[Rij, ...]] = (
    Rij("kernteam.namen", _SINCE, frozen(_NAMEN), "functie met naam", _SD4, Zekerheid.GELEZEN, lokaal=True),
    Rij("kernteam.functies", _SINCE, frozen(_FUNCTIES), "per soort school: functies die in het kernteam horen",
        _SD4 + "; schoolmaatschappelijk werk alleen bij het voortgezet onderwijs; so en mbo zijn een keuze",
        Zekerheid.KEUZE, lokaal=True),
    Rij("kernteam.als_die_er_is", _SINCE, ("smw",), "functies die een school niet hoeft te hebben", _SD4,
        Zekerheid.GELEZEN, lokaal=True),
    Rij("signaal.soorten", _SINCE, frozen({code: frozen(soort) for code, soort in _SIGNALEN.items()}),
        "soort signaal: wie het ziet, wie het krijgt, welke melding het kan worden, wat nu al helpt",
        "issue 6, deel 2; domain.md 3.2 (M@ZL: school en jeugdarts) en 12", Zekerheid.KEUZE),
    Rij("signaal.kringen", _SINCE, frozen({"kernteam": "het kernteam van deze school",
                                           "school_arts": "alleen deze school en de jeugdarts"}),
        "wie een signaal ziet", "domain.md 3.2 (M@ZL); AVG art. 9 (gezondheid)", Zekerheid.NAVRAGEN),
    Rij("signaal.arts", _SINCE, ("ggd",), "functies die een signaal over ziekte zien", "domain.md 3.2 (M@ZL)",
        Zekerheid.NAVRAGEN),
    Rij("signaal.antwoord_binnen", _SINCE, 5, "werkdagen", "issue 6, deel 2 (een eigenaar en een dag)",
        Zekerheid.KEUZE, lokaal=True),
    Rij("signaal.naam_bewaren", _SINCE, 42,
        "kalenderdagen na het geven, of na de vraag om een zaak: zo lang houdt een signaal dat niemand afrondt de naam",
        "AVG art. 5 lid 1 onder e; het getal is een keuze", Zekerheid.KEUZE),
    Rij("signaal.toont", _SINCE, 60, "dagen: zo lang staat een afgerond signaal bij wie het gaf",
        "issue 6, deel 2 (de afzender hoort er iets van terug)", Zekerheid.KEUZE),
    Rij("betrokken.gronden", _SINCE, frozen({
        "toestemming": {"naam": "Ouders, of de leerling vanaf 16 jaar, zeiden ja", "bron": "AVG art. 6 lid 1 onder a"},
        "gevaar": {"naam": "Er is gevaar voor het kind", "bron": "AVG art. 6 lid 1 onder d; meldcode"},
        }), "grond voor een direct antwoord, met bron", "design.md 2a; domain.md 11.3", Zekerheid.NAVRAGEN),
    Rij("betrokken.per_dag", _SINCE, 20, "vragen per persoon op één dag", "design.md 2a; issue 6, deel 2",
        Zekerheid.KEUZE, lokaal=True),
    Rij("betrokken.toont", _SINCE, 60, "dagen: zo lang staat een vraag op de lijst van wie hem stelde",
        "AVG art. 5 lid 1 onder e", Zekerheid.KEUZE),
    Rij("in_beeld.lang_thuis", _SINCE, 28, "kalenderdagen: daarna staat een kind op de lijst 'lang thuis'",
        "domain.md 3 (langer dan 4 weken)", Zekerheid.KEUZE),
    Rij("in_beeld.kijk_weer", _SINCE, 12, "maanden: voorstel voor de dag waarop iemand weer kijkt",
        "Leerplichtwet 1969 art. 6 (elk jaar opnieuw)", Zekerheid.KEUZE),
    Rij("in_beeld.standen", _SINCE, frozen({
        "wel": ("vrijgesteld", "toegekend"), "niet": ("afgewezen", "bezwaar_afgewezen", "geen_beroep")}),
        "standen van de route vrijstelling: na welke is een kind vrijgesteld, na welke niet (meer)",
        "issue 6, deel 2; rij route.vrijstelling", Zekerheid.KEUZE),
    Rij("in_beeld.blik", _SINCE, frozen({"vrijgesteld": frozen({"voorstel": 12, "hoogstens": 12}),
                                         "lang_thuis": frozen({"voorstel": 1, "hoogstens": 3})}),
        "maanden na een blik: het voorstel voor de volgende, en hoe laat die hoogstens mag zijn",
        "Leerplichtwet 1969 art. 6 (elk jaar opnieuw); de andere getallen zijn een keuze", Zekerheid.KEUZE),
    Rij("in_beeld.gronden", _SINCE, frozen({
        "toestemming": {"naam": "Ouders, of de leerling vanaf 16 jaar, zeiden ja", "bron": "AVG art. 6 lid 1 onder a",
                        "vooraf": True},
        "taak": {"naam": "De collega heeft bij dit kind een taak uit de wet", "vooraf": False,
                 "bron": "AVG art. 6 lid 1 onder e; Wet publieke gezondheid art. 5; Jeugdwet art. 2.3"},
        "gevaar": {"naam": "Er is gevaar voor het kind", "bron": "AVG art. 6 lid 1 onder d; meldcode",
                   "vooraf": False},
        }), "grond om een collega naar één kind te laten meekijken, met bron; vooraf: alleen als het gezin het al weet",
        "issue 6, deel 2 (wie een grond heeft); design.md 2a", Zekerheid.NAVRAGEN),
    Rij("in_beeld.meekijken_hoogstens", _SINCE, 3, "maanden: zo lang kijkt een collega hoogstens mee; daarna opnieuw",
        "AVG art. 5 lid 1 onder e; het getal is een keuze", Zekerheid.KEUZE),
    Rij("in_beeld.einde", _SINCE, frozen({
        "school": {"naam": "Het kind is terug op school", "zin": False},
        "achttien": {"naam": "Het kind is 18 geworden", "zin": False},
        "verhuisd": {"naam": "Het kind is verhuisd", "zin": False},
        "anders": {"naam": "Iets anders", "zin": True},
        }), "waarom een vrijstelling niet meer geldt; zin: moet er een zin bij", "issue 6, deel 2", Zekerheid.KEUZE),
    Rij("elkaars_taal", _SINCE, frozen({begrip: frozen(wie) for begrip, wie in _BEGRIPPEN.items()}),
        "begrip: wat elke partner ermee bedoelt", _SD4 + "; domain.md 14; woorden van dit project", Zekerheid.KEUZE,
        lokaal=True),
)
