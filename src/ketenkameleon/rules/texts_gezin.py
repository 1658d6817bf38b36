"""What a refusal about messages of a family says on the screen, in four lines. Read by `texts`."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

_CONTACT: Final = "De vaste contactpersoon."

GEZIN: Final[Mapping[str, tuple[str, str, str, str]]] = MappingProxyType({
    "thread_closed": (
        "U kunt hier nu niet schrijven.",
        "Deze persoon heeft nu geen eigen pagina bij deze zaak. Het gezag of de leeftijd is veranderd.",
        "Bel deze persoon, of stuur een brief.", _CONTACT),
    "no_contact_yet": (
        "Een bericht sturen kan nu nog niet.", "Er is nog geen vaste contactpersoon die het leest.",
        "Bel ons. Dat kan altijd.", "De coördinator van de regio."),
    "proposal_past": (
        "Dit moment kan niet.", "Het is al voorbij.", "Kies een moment dat nog komt.", _CONTACT),
    "proposal_too_far": (
        "Dit moment kan niet.", "Het is meer dan {dagen} dagen vooruit.",
        "Kies een moment binnen {dagen} dagen.", _CONTACT),
    "proposal_closed_day": (
        "Dit moment kan niet.", "Het is in het weekend of op een feestdag.",
        "Kies een dag van maandag tot en met vrijdag, en geen feestdag.", _CONTACT),
    "proposal_closed_hour": (
        "Dit moment kan niet.", "Dan werken wij niet.", "Kies een tijd vanaf {vanaf} uur en voor {tot} uur.", _CONTACT),
})
