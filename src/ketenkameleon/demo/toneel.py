"""Who is on stage while the demo is played: accounts, zaken as far as they came, hours of work."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Final, NamedTuple
from uuid import UUID

from ketenkameleon.demo.streekplan import Streekplan
from ketenkameleon.rules.terms import add_workdays
from ketenkameleon.rules.wetboek import Wetboek
from ketenkameleon.toegang.context import Actor
from ketenkameleon.toegang.dagen import AMSTERDAM

ONBEKEND: Final = "De leerling"
_VERLOF_GELEDEN: Final = 32
_VERLOF_DAGEN: Final = 5


@dataclass
class Zaakloop:
    """One zaak while it is played: what is known of it, and the ids that later steps need."""

    zaak_id: UUID
    nummer: str
    soort: str
    naam: str
    school_id: UUID | None
    school: str
    geopend: date
    gemeld: date
    ingetrokken: bool
    meldingen: tuple[date, ...]
    wacht_op_iemand: bool = False
    vast: str = ""
    gesloten: bool = False
    verzoek_id: UUID | None = None
    contact_id: UUID | None = None
    plek_id: UUID | None = None
    verhaal_id: UUID | None = None
    wacht_id: UUID | None = None
    afspraken: list[tuple[UUID, str, date]] = field(default_factory=list)

    def fill(self, text: str) -> str:
        """The text with the child's first name in it."""
        return text.format(naam=self.naam)


@dataclass(frozen=True, slots=True)
class Verlof:
    """Leave of somebody, and who covers."""

    wie: str
    van: date
    tot: date
    door: str


@dataclass(frozen=True)
class Toneel:
    """The regio as it is played. `nu` is the moment at which the play ends."""

    plan: Streekplan
    accounts: Mapping[str, UUID]
    scholen: Mapping[UUID, str]
    nu: datetime
    wet: Wetboek
    seed: int
    licht: bool

    @property
    def today(self) -> date:
        """The day on which the play ends."""
        return self.nu.astimezone(AMSTERDAM).date()

    @property
    def coordinator(self) -> str:
        """The short name of the coördinator."""
        return self.plan.people("coordinator")[0].kort

    @property
    def verlof(self) -> Verlof | None:
        """A week of leave of Samira, covered by a colleague of the same employer; only in the first regio."""
        if "samira" not in self.accounts:
            return None
        monday = self.today - timedelta(days=_VERLOF_GELEDEN + self.today.weekday())
        return Verlof("samira", monday, monday + timedelta(days=_VERLOF_DAGEN - 1), "gijs")

    def school_user(self, school_id: UUID | None) -> str:
        """The short name of who has an account at that school; empty when nobody has."""
        brin6 = self.scholen.get(school_id, "") if school_id else ""
        return next((mens.kort for mens in self.plan.people("school") if mens.school == brin6), "")

    def rng(self, what: str) -> Random:
        """A stream of its own for one zaak or one question, so that nothing depends on the order of play."""
        return Random(f"{self.seed}/{self.plan.code}/{what}")

    def workdays(self, day: date, count: int) -> date:
        """So many workdays after the day; the day itself, or the next workday, for 0."""
        return (
            add_workdays(day, count, wet=self.wet)
            if count
            else add_workdays(day - timedelta(days=1), 1, wet=self.wet)
        )


Daad = Callable[[Toneel, Actor, Zaakloop, datetime], None]


class Stap(NamedTuple):
    """What one person does at one moment."""

    at: datetime
    wie: str
    doe: Daad


def moment(day: date, rng: Random, first: int = 9, last: int = 16) -> datetime:
    """A moment between those hours on that day, in the Netherlands."""
    return datetime.combine(
        day, time(rng.randint(first, last), rng.randrange(60), rng.randrange(60)), AMSTERDAM
    )
