"""Whose yes is needed: by the law a record falls under, the age of the child, and who has gezag."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from ketenkameleon.rules.leerplicht import BirthDate
from ketenkameleon.rules.roles import Regime
from ketenkameleon.rules.verdict import ALLOWED, Refused, Verdict, refused
from ketenkameleon.rules.waarden import items, part, table, texts
from ketenkameleon.rules.wetboek import Waarde, Wetboek


class Gezagsoort(StrEnum):
    """The state of the gezag over a child."""

    GEZAMENLIJK = "gezamenlijk"
    EENHOOFDIG = "eenhoofdig"
    VOOGDIJ = "voogdij"
    TIJDELIJK_GEEN = "tijdelijk_geen"
    NIET_TE_BEPALEN = "niet_te_bepalen"


@dataclass(frozen=True, slots=True)
class Gezin:
    """The child and who has gezag that day. `kind_alleen`: code of why the child decides alone, or empty."""

    kind: UUID
    geboren: BirthDate | None
    gezag: Gezagsoort
    gezagdragers: frozenset[UUID]
    kind_alleen: str = ""


@dataclass(frozen=True, slots=True)
class Nodig:
    """Whose yes is needed: all of `personen`; and whether the child must have been asked what it thinks."""

    kind: UUID | None
    gezagdragers: frozenset[UUID]
    kind_gehoord: bool

    @property
    def personen(self) -> frozenset[UUID]:
        """Everybody whose yes is needed. Source: row toestemming of the regime."""
        return self.gezagdragers | ({self.kind} if self.kind else set())


def who_must_say_yes(regime: Regime, gezin: Gezin, *, vervangen: bool = False, on: date,
                     wet: Wetboek) -> Nodig | Refused:
    """Whose yes is needed to share records of this regime. `vervangen`: the court stands in for the gezag.

    Where the birth date leaves two ages, everybody whose yes either age asks for. Refused when the age or the
    gezag is not known, and under the Wpg, which knows no consent. Units: `on` is a date.
    Source: rows toestemming.avg, toestemming.jeugdwet, toestemming.rvdk; domain.md 11.4.
    """
    if regime is Regime.WPG:
        return refused("wpg_only_by_law", "Wpg art. 16, 19 en 20")
    return _needed(f"toestemming.{regime}", gezin, vervangen, on, wet)


def who_agrees_to_halt(gezin: Gezin, *, vervangen: bool = False, on: date, wet: Wetboek) -> Nodig | Refused:
    """Who must agree that the child takes part in Halt. Units: `on` is a date.

    Source: row toestemming.halt; domain.md 7 and 11.4.
    """
    return _needed("toestemming.halt", gezin, vervangen, on, wet)


def birthday(born: date, years: int) -> date:
    """The day on which somebody born then has that age; 1 March for 29 February in a year without it.

    Units: whole years. Source: BW art. 1:233, our reading as in rules.leerplicht.age_on (not confirmed).

    >>> birthday(date(2012, 2, 29), 18)
    datetime.date(2030, 3, 1)
    """
    try:
        return born.replace(year=born.year + years)
    except ValueError:
        return date(born.year + years, 3, 1)


def possible_ages(geboren: BirthDate, *, on: date, wet: Wetboek) -> tuple[str, ...]:
    """The lines of a table by age that can hold for this birth date: one, or two when not all of it is known.

    Units: whole years, as the key of the line: "0", "12", "16", "18". Source: row toestemming.grenzen.
    """
    lines = {max((jaar for jaar in consent_ages(on=on, wet=wet) if birthday(born, jaar) <= on), default=0)
             for born in (geboren.earliest(), geboren.latest())}
    return tuple(str(jaar) for jaar in sorted(lines))


def consent_ages(*, on: date, wet: Wetboek) -> tuple[int, ...]:
    """The birthdays that reopen the question. Units: whole years. Source: row toestemming.grenzen."""
    return tuple(part(jaar, int) for jaar in items(wet.waarde("toestemming.grenzen", on)))


def _needed(naam: str, gezin: Gezin, vervangen: bool, on: date, wet: Wetboek) -> Nodig | Refused:
    bron = wet.rij(naam, on).bron
    if gezin.geboren is None:
        return refused("age_unknown_for_consent", bron)
    lines = [table(wet.tabel(naam, on)[age]) for age in possible_ages(gezin.geboren, on=on, wet=wet)]
    if not all(part(line["kan"], bool) for line in lines):
        return refused("not_at_this_age", bron)
    gezag = any(_asks_gezag(line, gezin) for line in lines) and not vervangen
    known = _gezag_known(gezin, on, wet) if gezag else ALLOWED
    if isinstance(known, Refused):
        return known
    return Nodig(gezin.kind if any("kind" in texts(line["ja"]) for line in lines) else None,
                 gezin.gezagdragers if gezag else frozenset(),
                 any(part(line["kind_gehoord"], bool) for line in lines))


def _asks_gezag(line: Mapping[str, Waarde], gezin: Gezin) -> bool:
    return "gezag" in texts(line["ja"]) and gezin.kind_alleen not in texts(line["kind_alleen"])


def _gezag_known(gezin: Gezin, on: date, wet: Wetboek) -> Verdict:
    bron = "rij toestemming.gezag"
    if gezin.gezag is Gezagsoort.TIJDELIJK_GEEN:
        return refused("gezag_absent", bron)
    if gezin.gezag is Gezagsoort.NIET_TE_BEPALEN:
        return refused("gezag_unknown", bron)
    row = table(wet.tabel("toestemming.gezag", on)[gezin.gezag])
    if not part(row["minst"], int) <= len(gezin.gezagdragers) <= part(row["meest"], int):
        return refused("gezag_incomplete", bron)
    return ALLOWED
