"""What a refusal about the plan says on the screen, in four lines. Read by `texts`."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

_CONTACT: Final = "De vaste contactpersoon."

PLAN: Final[Mapping[str, tuple[str, str, str, str]]] = MappingProxyType({
    "plan_not_in_verhoor": (
        "U kunt het plan nu niet lezen of wijzigen.",
        "U kijkt als verhoor. Wat voor hulp is verteld, hoort daar niet bij.",
        "Stop met kijken als verhoor. Daarna ziet u het plan weer.", "De wet. Niemand kan hiervan afwijken."),
    "plan_is_full": (
        "U kunt er nu niet nog een bij zetten.", "Er staan al {aantal} {wat} open. Zo past het plan op één blad.",
        "Rond er eerst een af.", _CONTACT),
    "plan_already_there": (
        "U kunt nu geen nieuw plan maken.", "Er loopt al een plan in deze zaak.",
        "Wijzig het plan dat er is, of sluit het eerst af.", _CONTACT),
})
