"""What is said about a child and who stands around it, before it is a record. Blank means: not said."""

from __future__ import annotations

from dataclasses import dataclass, field
from uuid import UUID


@dataclass(frozen=True, slots=True)
class VerwantFeit:
    """A parent or voogd: with a BSN one person for all children, so that siblings are found."""

    naam: str
    relatie: str
    bsn: str = field(default="", repr=False)
    telefoon: str = ""
    geheim: bool = False
    heeft_gezag: bool = True


@dataclass(frozen=True, slots=True, repr=False)
class KindFeit:
    """A child. `geboren` is year, month and day, None from the part that is not known.

    `nummersoort` is "bsn" or "onderwijsnummer"; `gezag` a state of GEZAGSSOORTEN or blank.
    """

    voornaam: str
    achternaam: str
    tussenvoegsel: str = ""
    nummer: str = ""
    nummersoort: str = "bsn"
    geboren: tuple[int | None, int | None, int | None] = (None, None, None)
    gemeente_id: UUID | None = None
    school_id: UUID | None = None
    klas: str = ""
    taal: str = ""
    tolk: bool | None = None
    geheim: bool | None = None
    overleden: bool | None = None
    startkwalificatie: bool | None = None
    gezag: str = ""
    verwanten: tuple[VerwantFeit, ...] = ()
