"""The letters that came as a message to a parent or child: the list, and one of them. Through luiken of their own.

Source: issue 4, part 5 (by message, with who received it when); docs/adr/0035.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from ketenkameleon.zaken.queries.lezen import rows


@dataclass(frozen=True, slots=True)
class GezinsRegel:
    """One letter in the list of a family; `ontvangen_at` None: not opened yet."""

    id: UUID
    soort: str
    onderwerp: str
    vrijgegeven_at: datetime
    ontvangen_at: datetime | None
    nummer: str


def letters_to_me() -> list[GezinsRegel]:
    """The letters of whoever looks, the newest first; none for who is no parent with gezag and no child. One query."""
    return rows(GezinsRegel, _LIJST, {})


_LIJST: Final = "SELECT brief_id, soort, onderwerp, vrijgegeven_at, ontvangen_at, nummer FROM brieven_gezin()"
