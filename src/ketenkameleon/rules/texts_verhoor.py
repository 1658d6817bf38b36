"""What a refusal about a verhoor or the line for parents says, in four lines."""

from __future__ import annotations

from typing import Final

_COORDINATOR: Final = "De coördinator van uw regio."
_LAW: Final = "De wet. Niemand kan hiervan afwijken."
_NIET: Final = "U kunt nu geen verhoor beginnen."

# Per code: what cannot be done, why, what can, who decides.
VERHOOR: Final[dict[str, tuple[str, str, str, str]]] = {
    "verhoor_on_paper": (
        _NIET, "Een verhoor begint met een brief, niet met een gesprek.",
        "Nodig schriftelijk uit. Wijs daarin op een advocaat, iemand die meekomt en een tolk.", _COORDINATOR),
    "verhoor_same_day": (
        _NIET, "De brief is vandaag verstuurd.", "Kies een latere dag. Zo kan iemand eerst een advocaat bellen.",
        _COORDINATOR),
    "verhoor_apart": (
        _NIET, "U koos het kind en een ouder samen.", "Kies één van de twee. Verhoor hen na elkaar.", _LAW),
    "verhoor_from_talk": (
        _NIET, "Een verhoor begint nooit uit een gesprek. Er loopt nog een contact, of het is net gestopt.",
        "Bewaar dat contact eerst. Nodig daarna uit met een brief.", _LAW),
    "verhoor_no_part": (
        "U kunt een verhoor niet laten overgaan in een gesprek.", "Wat in een verhoor wordt gezegd, hoort alleen daar.",
        "Bewaar het verhoor. Begin daarna een nieuw contact.", _LAW),
    "verhoor_wait": (
        _NIET, "Er wordt nog op iemand gewacht: een advocaat, iemand die meekomt of een tolk.",
        "Spreek een ander moment af. Begin als diegene er is.", _LAW),
    "verhoor_other_rol": (
        "U kunt dit nu niet zien of doen.", "U kijkt nu niet als Leerplicht, verhoor.",
        "Kies eerst: kijk als Leerplicht, verhoor.", "U."),
    "colleague_cannot": (
        "U kunt deze collega niet vragen.", "Deze collega mag vandaag in deze gemeente geen verhoor doen.",
        "Kies een andere collega.", _COORDINATOR),
    "colleague_asked": (
        "U kunt deze collega niet nog een keer vragen.", "Uw vraag staat nog open.",
        "Wacht op het antwoord, of bel uw collega.", "Uw collega."),
    "pair_free": (
        "U hoeft dit niet uit te leggen.", "Deze rol past bij wat u eerder bij dit kind deed.",
        "Kies de rol gewoon op de pagina Begin contact.", "U."),
    "line_fixed": (
        "U kunt de regel voor ouders niet meer wijzigen.", "Dat kon tot {dag}, {uur} uur.",
        "Klopt de regel niet? Voeg een regel toe aan het contact, en bel de ouders.", "De vaste contactpersoon."),
    "line_of_other": (
        "U kunt deze regel niet wijzigen.", "Een collega schreef de regel.",
        "Vraag het aan wie het contact had. Of voeg een regel toe aan het contact.", "Wie het contact had."),
}
