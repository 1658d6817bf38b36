"""What the intake takes: mutations and lines that could not be read, whatever outside system they come from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple, Protocol, TypeAlias
from uuid import UUID


class MutatieFeit(Protocol):
    """One mutation of one melding. Any record with these names will do; none is changed.

    `laatste_mutatie` is an aware moment, `minuten` minutes of absence in the specification, `inhoud` everything
    that was said but the person's number, `inhoud_hash` 32 bytes over all of it.
    """

    @property
    def regelnummer(self) -> int: ...
    @property
    def meldingsnummer(self) -> str: ...
    @property
    def nummer(self) -> str: ...
    @property
    def nummersoort(self) -> str: ...
    @property
    def begindatum(self) -> date: ...
    @property
    def einddatum(self) -> date | None: ...
    @property
    def soort(self) -> str: ...
    @property
    def status(self) -> str: ...
    @property
    def reden_afgesloten(self) -> str: ...
    @property
    def toelichting_afsluiting(self) -> str: ...
    @property
    def actie_gewenst(self) -> bool: ...
    @property
    def vestiging(self) -> str: ...
    @property
    def meldingsdatum(self) -> date | None: ...
    @property
    def laatste_mutatie(self) -> datetime: ...
    @property
    def verzender(self) -> str: ...
    @property
    def uitvoerder(self) -> str: ...
    @property
    def minuten(self) -> int | None: ...
    @property
    def inhoud(self) -> Mapping[str, str]: ...
    @property
    def inhoud_hash(self) -> bytes: ...


class AfgekeurdFeit(NamedTuple):
    """A line that did not go in. `begin` is the whole line (`heel`) or its first 4 KiB; it is sealed when kept."""

    regelnummer: int
    plaats: int
    lengte: int
    sha256: bytes
    begin: bytes
    heel: bool
    veld: str
    code: str
    zin: str


Feit: TypeAlias = "MutatieFeit | AfgekeurdFeit"


@dataclass(frozen=True, slots=True)
class LeveringFeit:
    """The file that is read: which shape, which layout, and the header a corrected line is read under again."""

    id: UUID
    soort: str
    formaat: str
    layout: str
    kolommen: str = ""


@dataclass(slots=True)
class Telling:
    """How far a run is. `regels` read, `nieuw` mutations that were not there yet, `afgekeurd` bad lines kept now."""

    regels: int = 0
    nieuw: int = 0
    afgekeurd: int = 0
    meldingen: int = 0
    zaken: int = 0

    def add(self, other: Telling) -> None:
        """Count the other's lines in."""
        self.regels += other.regels
        self.nieuw += other.nieuw
        self.afgekeurd += other.afgekeurd
        self.meldingen += other.meldingen
        self.zaken += other.zaken
