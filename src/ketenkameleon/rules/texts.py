"""What a refusal says on the screen, in four lines: what cannot be done, why, what can, and who decides."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Final

from ketenkameleon.rules.texts_bevoegdheid import BEVOEGDHEID
from ketenkameleon.rules.texts_brieven import BRIEVEN
from ketenkameleon.rules.texts_gezin import GEZIN
from ketenkameleon.rules.texts_kernteam import KERNTEAM
from ketenkameleon.rules.texts_plan import PLAN
from ketenkameleon.rules.texts_privacy import PRIVACY
from ketenkameleon.rules.texts_routes import ROUTES
from ketenkameleon.rules.texts_verhoor import VERHOOR
from ketenkameleon.rules.texts_wetboek import WETBOEK
from ketenkameleon.rules.verdict import Refused


@dataclass(frozen=True, slots=True)
class Weigering:
    """The four lines of a refusal, in Dutch at B1."""

    wat_niet: str
    waarom: str
    wat_wel: str
    wie_beslist: str


MAANDEN: Final = ("januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september",
                  "oktober", "november", "december")
_COORDINATOR: Final = "De coördinator van uw regio."
_CONTACT: Final = "De vaste contactpersoon."
_SELF: Final = "U."
_LAW: Final = "De wet. Niemand kan hiervan afwijken."


def dutch_date(day: date) -> str:
    """The date in words, for a sentence. Units: a date. Source: ux.md 9 (taalniveau B1).

    >>> dutch_date(date(2028, 5, 1))
    '1 mei 2028'
    """
    return f"{day.day} {MAANDEN[day.month - 1]} {day.year}"


def weigering(refusal: Refused) -> Weigering:
    """The four lines of a refusal, with its blanks filled in.

    Raises KeyError for a code without a text, or for a blank that the refusal did not give.
    Source: design.md 2, promise 5; ux.md 6.11.
    """
    text, given = TEKSTEN[refusal.code], dict(refusal.gegevens)
    return Weigering(*(line.format_map(given) for line in
                       (text.wat_niet, text.waarom, text.wat_wel, text.wie_beslist)))


TEKSTEN: Final[Mapping[str, Weigering]] = MappingProxyType({
    "no_aanstelling": Weigering(
        "U kunt deze pagina nu niet gebruiken.", "U werkt nu bij geen enkele organisatie in deze regio.",
        "Bel de coördinator en vraag om een aanstelling.", _COORDINATOR),
    "not_your_function": Weigering(
        "U kunt dit niet doen.", "Het hoort niet bij uw functie.",
        "Vraag een collega met de juiste functie.", _COORDINATOR),
    "not_your_zaak": Weigering(
        "U kunt dit niet doen.", "Deze zaak is niet van u.",
        "Moet u waarnemen? Vraag het dan aan de coördinator.", _COORDINATOR),
    "zaak_closed": Weigering(
        "U kunt dit niet meer doen.", "De zaak is gesloten.",
        "Is er iets nieuws gebeurd? Open dan een nieuwe zaak.", _COORDINATOR),
    "takes_no_zaken": Weigering(
        "U kunt deze persoon niet vragen.", "Deze persoon behandelt op die dag geen zaken in uw regio.",
        "Kies een andere professional.", _COORDINATOR),
    "already_vast": Weigering(
        "U kunt deze persoon niet kiezen.", "Deze persoon is al de vaste contactpersoon.",
        "Kies een andere professional.", _COORDINATOR),
    "no_vast": Weigering(
        "U kunt nog geen waarneming regelen.", "De zaak heeft nog geen vaste contactpersoon.",
        "Vraag eerst een professional om de zaak aan te nemen.", _COORDINATOR),
    "request_open": Weigering(
        "U kunt nu niemand anders vragen.", "Er staat al een verzoek open voor deze zaak.",
        "Wacht op het antwoord, of trek dat verzoek eerst in.", _COORDINATOR),
    "cover_over": Weigering(
        "U kunt deze waarneming niet stoppen.", "De waarneming is al voorbij.",
        "U hoeft niets te doen.", _COORDINATOR),
    "cover_overlaps": Weigering(
        "U kunt deze waarneming niet regelen.", "In deze dagen neemt al iemand anders waar.",
        "Kies andere dagen, of stop eerst de andere waarneming.", _COORDINATOR),
    "contact_saved": Weigering(
        "U kunt dit contact niet meer wijzigen.", "Het contact is al bewaard.",
        "Voeg een aanvulling toe, met de reden.", _CONTACT),
    "contact_not_saved": Weigering(
        "U kunt nog geen aanvulling schrijven.", "Het contact is nog niet bewaard.",
        "Bewaar eerst het contact.", _CONTACT),
    "verhaal_al_verteld": Weigering(
        "U kunt dit verhaal niet opnieuw vastleggen.", "Deze persoon heeft het verhaal al een keer verteld.",
        "Lees het verhaal. Is er iets bijgekomen? Vul het dan aan.", _CONTACT),
    "already_done": Weigering(
        "U kunt dit niet nog een keer afronden.", "Iemand heeft dit al afgerond.",
        "Laad de pagina opnieuw. Dan ziet u wie het deed.", _CONTACT),
    "plek_running": Weigering(
        "U kunt deze plek niet laten starten.", "Er is al een andere plek gestart.",
        "Stop eerst de andere plek.", _CONTACT),
    "own_confirmation": Weigering(
        "U kunt nu niet zeggen dat de plek niet klopt.",
        "Wie de plek bevestigde, kan dit niet zeggen. Alleen de andere kant kan dat.",
        "Bel de vaste contactpersoon en vertel wat er is.", _CONTACT),
    "no_such_step": Weigering(
        "U kunt deze stap nu niet zetten.", "De zaak staat nu op '{nu}'. De stap naar '{naar}' kan dan niet.",
        "Open de zaak opnieuw en kijk welke stappen er zijn.", _CONTACT),
    "no_such_plek_step": Weigering(
        "U kunt deze stap nu niet zetten.", "De plek staat nu op '{nu}'. De stap naar '{naar}' kan dan niet.",
        "Open de zaak opnieuw en kijk welke stappen er zijn.", _CONTACT),
    "role_not_in_kind": Weigering(
        "U kunt deze rol nu niet kiezen.", "Deze rol past niet bij een zaak van de soort '{soort}'.",
        "Kies een andere rol.", _COORDINATOR),
    "cannot_convert": Weigering(
        "U kunt de soort van deze zaak niet zo wijzigen.",
        "Deze soort zaak kan niet veranderen in de andere soort.",
        "Overleg met de coördinator. Soms is een nieuwe melding nodig.", _COORDINATOR),
    "family_not_told": Weigering(
        "U kunt van deze zaak nog geen verzuimzaak maken.", "Het gezin weet het nog niet.",
        "Vertel het eerst aan het kind en de ouders. Leg vast op welke dag u dat deed.", _CONTACT),
    "contact_open": Weigering(
        "U kunt deze zaak nog niet sluiten.", "Er is nog een contact dat niet af is.",
        "Bewaar dat contact eerst, of breek het af.", _CONTACT),
    "melding_without_reason": Weigering(
        "U kunt deze zaak nog niet sluiten.", "Bij een melding staat nog geen reden voor DUO.",
        "Geef elke open melding een reden en een toelichting.", _CONTACT),
    "outcome_unknown": Weigering(
        "U kunt deze zaak nog niet sluiten.", "U heeft nog geen uitkomst gekozen.",
        "Kies een uitkomst uit de lijst.", _CONTACT),
    "reason_missing": Weigering(
        "U kunt dit nog niet bewaren.", "Er staat nog geen reden bij.",
        "Schrijf in één zin waarom.", _SELF),
    "plek_not_confirmed": Weigering(
        "U kunt deze zaak nog niet sluiten met een plek die past.",
        "De school of een ouder heeft de plek nog niet bevestigd.",
        "Vraag de school of een ouder om te bevestigen. Of kies een andere uitkomst.", _CONTACT),
    "aftercare_not_done": Weigering(
        "U kunt deze zaak nog niet sluiten.", "De nazorg is nog niet gedaan.",
        "Vraag het kind en de ouders hoe het gaat. Leg dat vast. Daarna kan het wel.", _CONTACT),
    "not_asked": Weigering(
        "U kunt dit verzoek niet beantwoorden.", "Het verzoek is niet aan u gericht.",
        "Wilt u de zaak hebben? Vraag het aan de coördinator.", _COORDINATOR),
    "already_answered": Weigering(
        "U kunt dit verzoek niet meer beantwoorden of intrekken.",
        "Er is al een antwoord, of het verzoek is ingetrokken.",
        "Laad de pagina opnieuw. Dan ziet u hoe het staat.", _COORDINATOR),
    "refusal_reason_unknown": Weigering(
        "U kunt dit verzoek nog niet weigeren.", "Er is nog geen reden gekozen.",
        "Kies een reden uit de lijst.", _SELF),
    "cannot_confirm": Weigering(
        "U kunt deze plek niet bevestigen.", "Dat kan alleen een school van deze leerling, of een ouder.",
        "Vraag de school of een ouder om te bevestigen.", "De school of een ouder."),
    "own_start": Weigering(
        "U kunt deze plek niet bevestigen.", "U heeft zelf vastgelegd dat de plek startte.",
        "Vraag iemand anders van de school, of een ouder.", "De school of een ouder."),
    "disputed_by_other": Weigering(
        "U kunt deze plek nu niet bevestigen.", "De andere kant zei dat de plek niet klopt.",
        "Overleg met de vaste contactpersoon. Klopt de plek toch? Dan bevestigt de andere kant dat.",
        "Wie zei dat de plek niet klopt: de school of de ouder."),
    "not_your_plek": Weigering(
        "U kunt over deze plek niets vastleggen.", "Deze plek is van een andere school.",
        "Klopt er iets niet? Bel de vaste contactpersoon en vertel wat er is.", _CONTACT),
    "dispute_too_late": Weigering(
        "U kunt niet meer zeggen dat de plek niet klopt.", "De {dagen} schooldagen daarvoor zijn voorbij.",
        "Bel de vaste contactpersoon en vertel wat er is.", _CONTACT),
    "age_unknown": Weigering(
        "U kunt deze rol nu niet kiezen: {rol}.",
        "Deze rol kan pas vanaf {jaar} jaar. De leeftijd is niet bekend.",
        "Vraag eerst de persoonsgegevens op, of kies een andere rol.", _COORDINATOR),
    "too_young": Weigering(
        "U kunt deze rol niet kiezen: {rol}.", "Het kind was op de dag van het verzuim nog geen {jaar} jaar.",
        "Kies een andere rol.", _LAW),
    "too_old": Weigering(
        "U kunt deze rol niet kiezen: {rol}.",
        "De jongere was op de dag van het verzuim al {jaar} jaar of ouder.",
        "Kies een andere rol.", _LAW),
    "duo_status_onbekend": Weigering(
        "U kunt deze status niet naar DUO sturen.", "DUO kent deze status niet.",
        "Kies een status uit de lijst.", _CONTACT),
    "duo_status_alleen_bij_school": Weigering(
        "U kunt deze status niet naar DUO sturen.", "Deze status staat alleen in het systeem van de school.",
        "Kies een andere status.", _CONTACT),
    "duo_status_vervallen": Weigering(
        "U kunt deze status niet naar DUO sturen.", "DUO neemt deze status niet meer aan.",
        "Kies 'in behandeling', 'afgesloten' of 'ter kennisgeving'.", _CONTACT),
    **{code: Weigering(*lines) for code, lines in (
        *PRIVACY.items(), *ROUTES.items(), *BRIEVEN.items(), *BEVOEGDHEID.items(), *VERHOOR.items(),
        *WETBOEK.items(), *PLAN.items(), *KERNTEAM.items(), *GEZIN.items())},
})
