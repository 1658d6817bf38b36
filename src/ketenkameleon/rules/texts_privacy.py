"""The four lines of refusals about seeing, sharing, keeping and asking; `rules.texts` holds them as well."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

_COORDINATOR: Final = "De coördinator van uw regio."
_CONTACT: Final = "De vaste contactpersoon."
_FG: Final = "De privacyfunctionaris van uw organisatie."
_BEHEERDER: Final = "De beheerder van uw organisatie."
_GEZIN: Final = "Het kind en wie gezag heeft."
_KIND: Final = "De jongere zelf."
_LAW: Final = "De wet. Niemand kan hiervan afwijken."
_RECHTER: Final = "De rechter."
_SELF: Final = "U."

_GEEN_JA: Final = "U kunt dit nog niet delen."
_BEKIJKEN: Final = "U kunt dit niet bekijken."
_VRAAG_GEBOORTEDATUM: Final = "Zoek eerst de geboortedatum uit, en kijk daarna opnieuw."

PRIVACY: Final[Mapping[str, tuple[str, str, str, str]]] = MappingProxyType({
    "part_not_for_you": (
        _BEKIJKEN, "Het hoort niet bij hoe u bij deze zaak betrokken bent.",
        "Kijk naar de belofte en de afspraken, of bel de vaste contactpersoon.", _COORDINATOR),
    "other_role_wall": (
        "U kunt dit in deze rol niet bekijken.", "Het is in een andere rol gemaakt.",
        "Kijk in de rol waarin het is gemaakt, als u die heeft.", _LAW),
    "no_yes_for_role": (
        "U kunt dit in deze rol niet bekijken.",
        "Het is in een andere rol verteld. Er is geen ja om het hier te gebruiken.",
        "Vraag aan het gezin of het mag, of kijk in de andere rol.", _GEZIN),
    "no_yes_for_parent": (
        _BEKIJKEN, "U heeft geen gezag, en er is geen ja om dit met u te delen.",
        "Vraag het aan de vaste contactpersoon.", _GEZIN),
    "not_your_words": (
        _BEKIJKEN, "Iemand anders heeft dit verteld.", "U kunt wel lezen wat u zelf heeft verteld.",
        "Wie het heeft verteld."),
    "other_controller": (
        _BEKIJKEN, "Een andere organisatie is hiervoor verantwoordelijk.",
        "Vraag het aan de privacyfunctionaris van die organisatie.", "Die organisatie."),
    "not_your_report": (
        "U kunt deze melding niet bekijken.", "Een andere school heeft haar gedaan.",
        "Vraag aan de vaste contactpersoon wat u moet weten.", _CONTACT),
    "family_age_unknown": (
        _BEKIJKEN, "De leeftijd van het kind is niet zeker. Daarvan hangt af wie mag kijken.",
        "Geef de geboortedatum door aan de vaste contactpersoon.", _CONTACT),
    "family_ended": (
        "U kunt deze pagina nu niet bekijken.",
        "Vanaf {jaar} jaar beslist een kind zelf wie er meekijkt. Of de contactpersoon stopte deze toegang.",
        "Vraag het aan uw kind, of bel de vaste contactpersoon.", "De jongere zelf, en wie gezag heeft."),
    "child_decides": (
        _BEKIJKEN, "Uw kind is {jaar} jaar of ouder, en beslist nu zelf wie er meekijkt.",
        "Vraag het aan uw kind.", _KIND),
    "child_through_parent": (
        "Je kunt dit niet bekijken.", "Dat kan pas vanaf {jaar} jaar.", "Kijk samen met je ouder.",
        "Je ouder met gezag."),
    "read_only_for_you": (
        "U kunt dit niet doen.", "U mag dit alleen lezen.", "Vraag het aan de vaste contactpersoon.",
        _CONTACT),
    "no_ground_in_law": (
        _GEEN_JA, "De wet zegt niet dat dit mag. Het gaat om: {soorten}.",
        "Vraag om toestemming, of deel alleen wat wel mag.", _FG),
    "wpg_only_by_law": (
        _GEEN_JA, "Dit gaat over een strafbaar feit. Toestemming is daar geen grond.",
        "Kies het artikel dat dit delen regelt. Is dat er niet? Deel het dan niet.", _LAW),
    "consent_not_needed": (
        "U kunt hier geen toestemming voor vragen.",
        "De wet regelt het al. Een nee zou niets veranderen. Het gaat om: {soorten}.",
        "Kies de wet als grond, en vertel het gezin dat u dit deelt.", _LAW),
    "tests_missing": (
        _GEEN_JA, "Er is nog niet opgeschreven: {toetsen}.", "Schrijf bij elke vraag één zin.", _SELF),
    "parents_not_told": (
        _GEEN_JA, "Het gezin weet het nog niet, en er staat geen reden bij.",
        "Schrijf op wanneer en hoe u het vertelde, of waarom niet.", _SELF),
    "fg_not_told": (
        "Dit delen bij nood staat nog niet vast.", "De privacyfunctionaris heeft nog geen bericht.",
        "Stuur het bericht nu.", _FG),
    "emergency_unexplained": (
        "Dit delen bij nood is niet uitgelegd.", "De uitleg moest er binnen {uren} uur zijn.",
        "Schrijf de uitleg nu. Vertel het gezin, of schrijf waarom niet.", _FG),
    "age_unknown_for_consent": (
        _GEEN_JA, "De geboortedatum is niet bekend. Daarvan hangt af wie ja moet zeggen.",
        _VRAAG_GEBOORTEDATUM, _CONTACT),
    "not_at_this_age": (
        "U kunt dit nu niet vragen.", "Het past niet bij de leeftijd van het kind.",
        "Kies een andere weg.", _LAW),
    "gezag_absent": (
        _GEEN_JA, "Niemand heeft nu gezag over het kind.",
        "Overleg met de privacyfunctionaris. Bij gevaar kan delen bij nood.", _RECHTER),
    "gezag_unknown": (
        _GEEN_JA, "Het is niet bekend wie gezag heeft.", "Zoek dat eerst uit in het gezagsregister.",
        _RECHTER),
    "gezag_incomplete": (
        _GEEN_JA, "Niet iedereen met gezag staat in de zaak.",
        "Voeg wie ontbreekt toe, of verbeter het gezag.", _CONTACT),
    "consent_said_no": (
        _GEEN_JA, "Iemand die ja moet zeggen, zei nee.",
        "Praat erover als dat kan. Deel het niet.", "Wie nee zei, of de rechter."),
    "consent_withdrawn": (
        _GEEN_JA, "De toestemming is ingetrokken.", "Praat erover als dat kan. Deel het niet.",
        "Wie de toestemming introk."),
    "consent_not_running": (
        _GEEN_JA, "De toestemming geldt niet op deze dag.", "Vraag het opnieuw.", _GEZIN),
    "consent_reopened": (
        _GEEN_JA, "Het kind werd {jaar} jaar nadat de toestemming is gegeven.",
        "Vraag het opnieuw. Nu beslist het kind mee, of alleen.", _GEZIN),
    "consent_missing": (
        _GEEN_JA, "Er is nog geen ja van: {wie}.", "Vraag het. Een ja in een gesprek is ook goed.", _GEZIN),
    "child_not_heard": (
        _GEEN_JA, "Het kind is nog niet gevraagd wat het ervan vindt.",
        "Vraag het aan het kind, en schrijf de dag op.", _SELF),
    "share_without_purpose": (
        _GEEN_JA, "Er staat niet bij waarvoor het nodig is.", "Schrijf in één zin waarvoor.", _SELF),
    "share_without_end": (
        _GEEN_JA, "Er staat niet bij tot wanneer het mag.", "Kies een laatste dag.", _SELF),
    "share_not_running": (
        "U kunt dit nu niet delen.", "Het mag niet op deze dag.", "Leg het delen opnieuw vast.", _SELF),
    "not_theirs_to_withdraw": (
        "Deze toestemming kan zo niet worden ingetrokken.", "Dat kan alleen wie haar gaf, of wie ook ja moet zeggen.",
        "Kies wie de toestemming gaf, of een ouder met gezag.", _GEZIN),
    "answer_changed": (
        "Dit antwoord is niet bewaard.",
        "Er is intussen iets veranderd. Er staat nu een ander antwoord, of het is gestopt.",
        "Kijk eerst hoe het nu staat. Geef daarna een antwoord, of bel.", _GEZIN),
    "answer_not_asked": (
        "Hier is geen ja of nee nodig.", "De wet regelt dit, of het kon niet wachten.",
        "Klopt het niet? Bel de vaste contactpersoon.", _LAW),
    "answer_not_yours": (
        "Dit antwoord kan niet van deze pagina komen.",
        "Alleen wie gezag heeft, zegt hier ja of nee. Vanaf {jaar} jaar is dat de jongere zelf.",
        "Heeft u wel gezag? Bel de vaste contactpersoon.", _GEZIN),
    "kept_always": (
        "U kunt dit niet vernietigen.", "Deze stukken blijven altijd bewaard.", "U hoeft niets te doen.",
        _LAW),
    "term_unknown": (
        "U kunt dit niet vernietigen.", "Niet bekend is wanneer de bewaartermijn eindigt.",
        "Overleg met de privacyfunctionaris.", _FG),
    "still_kept": (
        "U kunt dit nog niet vernietigen.", "De bewaartermijn loopt nog.", "Wacht tot de termijn voorbij is.",
        _LAW),
    "wpg_out_of_use": (
        "U kunt deze gegevens hier niet meer voor gebruiken.", "De tijd daarvoor is voorbij.",
        "Overleg met de privacyfunctionaris.", _LAW),
    "extension_too_late": (
        "U kunt deze termijn niet meer verlengen.", "De eerste termijn is al voorbij.",
        "Beslis zo snel mogelijk, en vertel de vrager waarom het langer duurde.", _FG),
    "refusal_ground_unknown": (
        "U kunt dit onderdeel niet met deze reden weigeren.", "De wet kent deze reden hier niet.",
        "Kies een reden uit de lijst, of geef het onderdeel.", _FG),
    "not_the_asker": (
        "U kunt dit verzoek niet zelf doen.", "Alleen het kind of een ouder met gezag kan dat.",
        "Vraag het aan de vaste contactpersoon.", _FG),
    "age_unknown_for_request": (
        "Over dit verzoek kan nog niet worden beslist.",
        "De leeftijd van het kind is niet zeker. Daarvan hangt af wie dit mag vragen.",
        _VRAAG_GEBOORTEDATUM, _FG),
    "not_at_this_age_request": (
        "U kunt dit verzoek niet doen.", "Bij de leeftijd van het kind mag alleen een ander dit vragen.",
        "Vraag of het kind het verzoek doet, of een ouder met gezag.", _LAW),
    "emergency_reason_unknown": (
        "U kunt deze zaak niet met spoed openen.", "Er is nog geen reden gekozen.",
        "Kies een reden uit de lijst.", _SELF),
    "emergency_open": (
        "U kunt deze zaak niet nog eens openen.", "De zaak is al voor u open.",
        "Is de tijd voorbij? Open de zaak dan opnieuw, met een reden.", _SELF),
    "login_failed": (
        "U kunt zo niet inloggen.", "Het inloggen bij uw organisatie is niet gelukt, of duurde te lang.",
        "Probeer het opnieuw vanaf de inlogpagina.", "Uw organisatie."),
    "login_unknown": (
        "U kunt hier niet inloggen.", "Wij kennen dit account van uw organisatie niet.",
        "Vraag de beheerder van uw organisatie om u toe te voegen.", _BEHEERDER),
    "second_factor_first": (
        "U kunt nog geen wachtwoord kiezen.", "Een wachtwoord alleen is niet veilig genoeg.",
        "Maak eerst een tweede stap: een app met codes of een passkey.", _SELF),
    "identity_first": (
        "U kunt nog niet beslissen.", "Niet is opgeschreven hoe u nakeek wie dit vraagt.",
        "Kijk na wie het vraagt, en schrijf op hoe.", _SELF),
    "parts_undecided": (
        "U kunt dit verzoek nog niet afronden.", "Niet over elk onderdeel is beslist.",
        "Beslis over elk onderdeel.", _SELF),
    "decision_first": (
        "U kunt dit nog niet meegeven.", "Er is nog geen besluit.", "Neem eerst het besluit.", _SELF),
    "nothing_to_destroy": (
        "U kunt nu niets voorstellen.", "Van niets is de bewaartermijn voorbij.", "U hoeft niets te doen.", _LAW),
    "appointment_not_yours_to_end": (
        "U kunt deze aanstelling zo niet beëindigen.",
        "Het is uw eigen aanstelling, zij is al voorbij, of zij begint vandaag of later.",
        "Kies 'vandaag is de laatste dag', of vraag een andere beheerder.", _BEHEERDER),
    "account_of_more": (
        "U kunt niet beslissen hoe dit account inlogt.",
        "Dit account hoort ook bij een andere organisatie of bij een gezin. Met de inlog gaat ook dat open.",
        "Vraag degene die het systeem installeert.", "Alle organisaties van dit account samen."),
    "login_linked": (
        "U kunt dit niet koppelen.", "Dit account, of deze inlog, is bij deze aanbieder al gekoppeld.",
        "Ontkoppel eerst wat er nu staat.", _BEHEERDER),
    "link_waits": (
        "U kunt dit nu niet voorstellen.", "Voor dit account wacht al een voorstel bij deze aanbieder.",
        "Wacht op de tweede beheerder, of kies daar 'koppel niet'.", _BEHEERDER),
    "link_second_person": (
        "U kunt dit niet zelf goedkeuren.",
        "U heeft het voorgesteld, of het gaat over uw eigen account. Koppelen vraagt twee mensen.",
        "Vraag een andere beheerder van uw organisatie.", _BEHEERDER),
    "second_person": (
        "U kunt dit niet zelf goedkeuren.", "U heeft het voorgesteld. Vernietigen vraagt twee mensen.",
        "Vraag een andere privacyfunctionaris van uw organisatie.", _FG),
})
