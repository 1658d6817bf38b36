"""What a refusal about a letter says on the screen, in four lines. Read by `texts`."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

_CONTACT: Final = "De vaste contactpersoon."
_COORDINATOR: Final = "De coördinator van uw regio."

BRIEVEN: Final[Mapping[str, tuple[str, str, str, str]]] = MappingProxyType({
    "letter_other_rol": (
        "U kunt deze brief nu niet maken.", "Deze brief hoort bij een andere rol.",
        "Kijk eerst in de rol waarin u schrijft. Maak de brief daarna.", _CONTACT),
    "letter_unfinished": (
        "U kunt deze brief nog niet vrijgeven.", "Er is nog iets niet ingevuld.",
        "Vul in wat ontbreekt en bewaar de brief.", _CONTACT),
    "letter_hard_words": (
        "U kunt deze brief nog niet vrijgeven.", "Er staat een woord in dat wij niet gebruiken, of een wetsartikel.",
        "Lees wat er bij de brief staat en pas de tekst aan.", _CONTACT),
    "letter_unprintable": (
        "U kunt deze brief nog niet vrijgeven.", "Er staan tekens in die niet op papier kunnen.",
        "Schrijf die tekens in gewone letters en bewaar de brief.", _CONTACT),
    "letter_without_share": (
        "U kunt deze brief nog niet vrijgeven.", "U deelt dit nog niet met wie de brief krijgt.",
        "Ga naar Delen en vraag het daar. Geef de brief daarna vrij.", _CONTACT),
    "letter_released": (
        "U kunt deze brief niet meer wijzigen.", "De brief is al vrijgegeven.",
        "Maak een nieuwe brief.", _CONTACT),
    "letter_not_released": (
        "U kunt deze brief nog niet op papier zetten.", "De brief is nog niet vrijgegeven.",
        "Lees de brief na en geef hem vrij.", _CONTACT),
    "letter_posted": (
        "U kunt dit niet nog een keer noteren.", "Bij deze brief staat al wanneer hij is verstuurd.",
        "U hoeft niets te doen.", _CONTACT),
    "letter_template": (
        "U kunt deze brief nu niet afmaken.",
        "Het bestand met de tekst van deze brief is niet goed. Wat u invulde, is bewaard.",
        "Vraag de beheerder om het bestand na te kijken. Open de brief daarna opnieuw en bewaar hem.",
        "De beheerder van uw regio."),
    "letter_not_by_message": (
        "U kunt deze brief niet als bericht geven.",
        "Een bericht kan alleen naar iemand van het gezin die al eens inlogde. Een brief van een verhoor gaat altijd "
        "op papier.",
        "Geef de brief vrij op papier.", _CONTACT),
    "letter_on_page": (
        "U kunt dit niet noteren.", "Deze brief staat al op de pagina van het gezin.",
        "Kijk bij de brieven wanneer hij is geopend.", _CONTACT),
    "letter_goes_on_paper": (
        "U kunt dit niet noteren.", "Deze brief gaat al op papier, niet naar de eigen pagina.",
        "Noteer bij de brief wanneer hij is verstuurd.", _CONTACT),
    "letter_given_on_paper": (
        "U kunt dit niet nog een keer noteren.", "Bij deze brief staat al wanneer hij op papier is gegeven.",
        "U hoeft niets te doen.", _CONTACT),
    "complaint_about_you": (
        "U kunt deze klacht niet behandelen.", "De klacht gaat over u.",
        "Laat de klacht aan een collega.", _COORDINATOR),
    "complaint_step": (
        "U kunt deze stap nu niet zetten.", "De klacht is al verder, of nog niet zo ver.",
        "Kijk bij de klacht hoe het ervoor staat.", _COORDINATOR),
})
