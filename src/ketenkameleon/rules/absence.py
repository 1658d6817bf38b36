"""The 16-hour rule: when a pupil's unlawful absence must be reported, and when the next count starts."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from ketenkameleon.rules.calendar import Schoolkalender
from ketenkameleon.rules.terms import add_workdays
from ketenkameleon.rules.wetboek import Wetboek

_MINUTES_IN_A_DAY: Final = 24 * 60


@dataclass(frozen=True, slots=True)
class AbsenceDay:
    """Unlawful absence on one day. `minuten`: a lesson hour counts as 60, half of it as 30."""

    op: date
    minuten: int


@dataclass(frozen=True, slots=True)
class Threshold:
    """The limit was reached: from the first absence that counted to the day itself, with its minutes."""

    begin: date
    bereikt: date
    minuten: int


def thresholds(days: Sequence[AbsenceDay], *, calendar: Schoolkalender, wet: Wetboek) -> list[Threshold]:
    """Each time the absence of one pupil reaches 16 hours inside four consecutive lesweken, in order of time.

    Units: minutes and dates. The order of `days` does not matter, and several entries on a day are added
    up. Days without school do not count. The next count starts the day after the limit was reached. When
    the absence goes on without a school day in between, there is at most one report per seven calendar
    days: the hours stay in the count and the report comes with the first day of absence on or after the
    seventh day since the last one (our reading: the source says no more than "at most one"). Raises
    ValueError with a Dutch sentence for negative minutes or more than 24 hours on a day, GeenRij for an
    unknown school year.

    Source: Leerplichtwet 1969 art. 21a; DUO, soorten verzuim; domain.md 3.1.

    >>> from ketenkameleon.rules.calendar import school_calendar
    >>> from ketenkameleon.rules.rijen import shipped
    >>> week = [AbsenceDay(date(2026, 9, 7 + n), 240) for n in range(4)]
    >>> noord = school_calendar("noord", wet=shipped())
    >>> [found.bereikt for found in thresholds(week, calendar=noord, wet=shipped())]
    [datetime.date(2026, 9, 10)]
    """
    found: list[Threshold] = []
    counted: deque[AbsenceDay] = deque()
    before = reported = None  # the day of absence before this one; the report that absence has gone on since
    for day in _per_school_day(days, calendar):
        window = calendar.window_start(day.op, wet.getal("verzuim.venster", day.op))
        while counted and counted[0].op < window:
            counted.popleft()
        counted.append(day)
        if before and calendar.add_school_days(before, 1) != day.op:
            reported = None
        before = day.op
        minutes = sum(one.minuten for one in counted)
        if minutes >= limit_in_minutes(day.op, wet=wet) and not _too_soon(reported, day.op, wet):
            found.append(Threshold(counted[0].op, day.op, minutes))
            counted.clear()
            reported = day.op
    return found


def _per_school_day(days: Sequence[AbsenceDay], calendar: Schoolkalender) -> list[AbsenceDay]:
    """One entry per school day with absence, in order of time."""
    per_day: dict[date, int] = {}
    for day in days:
        if day.minuten < 0:
            raise ValueError(f"Het verzuim op {day.op.isoformat()} is kleiner dan nul.")
        per_day[day.op] = per_day.get(day.op, 0) + day.minuten
        if per_day[day.op] > _MINUTES_IN_A_DAY:
            raise ValueError(f"Het verzuim op {day.op.isoformat()} is meer dan 24 uur.")
    return [AbsenceDay(op, minutes) for op, minutes in sorted(per_day.items())
            if minutes and calendar.is_school_day(op)]


def limit_in_minutes(on: date, *, wet: Wetboek) -> int:
    """The absence within four lesweken that must be reported.

    Units: minutes out, `on` is a date. Source: Leerplichtwet 1969 art. 21a; rows verzuim.grens, verzuim.uur.

    >>> from ketenkameleon.rules.rijen import shipped
    >>> limit_in_minutes(date(2026, 9, 7), wet=shipped())
    960
    """
    return wet.getal("verzuim.grens", on) * wet.getal("verzuim.uur", on)


def _too_soon(reported: date | None, on: date, wet: Wetboek) -> bool:
    return reported is not None and (on - reported).days < wet.getal("verzuim.rust", on)


def report_due_by(bereikt: date, *, wet: Wetboek) -> date:
    """The last day on which a report counts as "without delay".

    Units: workdays after the day the limit was reached; that day does not count. This is practice, not law.
    Source: Leerplichtwet 1969 art. 21a ("onverwijld"), row verzuim.melden_binnen (niet bevestigd).

    >>> from ketenkameleon.rules.rijen import shipped
    >>> report_due_by(date(2026, 9, 10), wet=shipped())
    datetime.date(2026, 9, 17)
    """
    return add_workdays(bereikt, wet.getal("verzuim.melden_binnen", bereikt), wet=wet)
