"""What a person fills in about a letter. Shape only; what is allowed is for rules."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from uuid import UUID

GEZIN: Final = "gezin"
# How a letter goes: on paper, or as a message on the own page of who gets it.
PAPIER: Final = "papier"
BERICHT: Final = "bericht"
LANGST_KORT: Final = 200
LANGST_TEKST: Final = 2000
# The lines of an address, the name included.
MEESTE_REGELS: Final = 6
# Fields in which somebody writes sentences; each line becomes a paragraph.
VERTELD: Final = frozenset({
    "verwacht", "gedaan", "verklaring", "bevindingen", "reden", "vraag", "beeld", "redenen", "besluit", "uitkomst",
    "nodig", "gezag", "geinformeerd", "eerder_veroordeeld",
})


@dataclass(frozen=True, slots=True)
class NieuweBrief:
    """Which letter, and for a letter to the family to whom of them."""

    soort: str
    persoon_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class BriefInvoer:
    """The address, a line each, and a value per field; "" is empty."""

    aan: tuple[str, ...]
    waarden: Mapping[str, str]
