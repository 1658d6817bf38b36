"""The promise: within three months a place that fits. It never moves, and it says how much time is left."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import Final

from ketenkameleon.rules.terms import add_months, add_workdays
from ketenkameleon.rules.waarden import part, table, texts
from ketenkameleon.rules.wetboek import Rij, Wetboek

_WORKDAYS_AFTER: Final = "werkdagen na de melding"
_DAYS_AFTER: Final = "kalenderdagen na de melding"
_DAYS_BEFORE: Final = "kalenderdagen voor de belofte"


class Niveau(StrEnum):
    """How the promise stands, in the words of the screen."""

    OP_SCHEMA = "op schema"
    LET_OP = "let op"
    SPOED = "spoed"
    TE_LAAT = "te laat"


@dataclass(frozen=True, slots=True)
class Belofte:
    """A promise: made for a report of `van`, for `op`, by the row with that id and hash."""

    van: date
    op: date
    rij_id: str
    rij_hash: str


@dataclass(frozen=True, slots=True)
class Mijlpaal:
    """A day on the way to the promise, with the row it was computed by."""

    code: str
    naam: str
    op: date
    rij_id: str
    rij_hash: str


def promise(van: date, *, wet: Wetboek) -> Belofte:
    """The promise that belongs to a report of that day; the last day is still in time.

    Units: calendar months, clamped to the month's end; dates of the Netherlands, so summer time plays no
    part.
    Source: design.md 2, promise 2; row belofte.termijn (not local: no region may change it).

    >>> from ketenkameleon.rules.rijen import shipped
    >>> promise(date(2026, 9, 7), wet=shipped()).op
    datetime.date(2026, 12, 7)
    """
    rij = wet.rij("belofte.termijn", van)
    return Belofte(van, add_months(van, part(rij.waarde, int)), rij.id, rij.hash)


def niveau(op: date, on: date, *, wet: Wetboek, plek_gestart_op: date | None = None,
           regio: str = "") -> Niveau:
    """How a promise for `op` stands on the day `on`.

    Units: calendar days left: 32 or fewer is *let op*, 14 or fewer *spoed*, fewer than none *te laat*.
    `plek_gestart_op`: the first day of a plek whose start the school or a parent confirmed, None while nobody
    has. From that day on the answer no longer changes: *op schema* when the start was in time, else *te
    laat*. A start after `on` is a plan and does not count.
    The rows are those of the day `on`: how a screen warns may change for a running zaak, its promise and
    milestones never do. Raises ValueError when a regio lets one of the two rows count otherwise than in
    calendar days before the promise.
    Source: design.md 2a (milestones); rows mijlpaal.let_op and mijlpaal.spoed, which a regio may set.
    """
    if plek_gestart_op is not None and plek_gestart_op <= on:
        return Niveau.OP_SCHEMA if in_time(op, plek_gestart_op) else Niveau.TE_LAAT
    left = days_left(op, on)
    if left < 0:
        return Niveau.TE_LAAT
    if left <= _days_before("spoed", on, wet, regio):
        return Niveau.SPOED
    return Niveau.LET_OP if left <= _days_before("let_op", on, wet, regio) else Niveau.OP_SCHEMA


def in_time(op: date, plek_gestart_op: date) -> bool:
    """Did the plek start on or before the promised day? Units: dates. Source: design.md 2, promise 2.

    >>> in_time(date(2026, 12, 7), date(2026, 12, 7))
    True
    """
    return plek_gestart_op <= op


def days_left(op: date, on: date) -> int:
    """Calendar days from `on` to the promised day; 0 on the day itself, negative after it.

    Units: calendar days. Source: design.md 2, promise 2.
    """
    return (op - on).days


def day_number(van: date, on: date) -> int:
    """Which day of the zaak it is; day 1 is the day of the report.

    Units: calendar days. Source: ux.md 6.3.

    >>> day_number(date(2026, 9, 7), date(2026, 12, 7))
    92
    """
    return (on - van).days + 1


def day_total(van: date, op: date) -> int:
    """How many days the promise has, the day of the report and the last day both counted (90 to 93).

    Units: calendar days. Source: ux.md 6.3; design.md 2a.
    """
    return day_number(van, op)


def milestones(van: date, op: date, *, wet: Wetboek, regio: str = "") -> tuple[Mijlpaal, ...]:
    """The milestones between the report and the promise, in the order of the row `mijlpalen`.

    Units: dates; each row says whether it counts workdays or calendar days, and from which end.
    Source: design.md 2a; rows mijlpaal.*, of the day of the report.
    """
    codes = texts(wet.waarde("mijlpalen", van, regio=regio))
    return tuple(_milestone(code, van, op, wet, wet.rij(f"mijlpaal.{code}", van, regio=regio))
                 for code in codes)


def _milestone(code: str, van: date, op: date, wet: Wetboek, rij: Rij) -> Mijlpaal:
    row = table(rij.waarde)
    aantal, telt = part(row["aantal"], int), part(row["telt"], str)
    if telt == _WORKDAYS_AFTER:
        day = add_workdays(van, aantal, wet=wet)
    elif telt == _DAYS_AFTER:
        day = van + timedelta(days=aantal)
    elif telt == _DAYS_BEFORE:
        day = op - timedelta(days=aantal)
    else:
        raise ValueError(f"De mijlpaal '{code}' telt op een manier die niet bekend is: {telt}.")
    return Mijlpaal(code, part(row["naam"], str), day, rij.id, rij.hash)


@lru_cache(maxsize=256)
def _days_before(code: str, on: date, wet: Wetboek, regio: str) -> int:
    row = wet.tabel(f"mijlpaal.{code}", on, regio=regio)
    if row["telt"] != _DAYS_BEFORE:
        raise ValueError(f"De mijlpaal '{code}' hoort bij een niveau en telt in {_DAYS_BEFORE}.")
    return part(row["aantal"], int)
