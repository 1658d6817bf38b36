"""The problem in whole numbers and in one order, whatever the order of its rows.

Load and hours count in thousandths, urgency in hundredths, minutes whole, each rounded to the nearest. From
here on everything is exact, so that a level once reached is held exactly and two solvers can be compared.
"""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass

import numpy as np

from ketenkameleon.science.assign import costs
from ketenkameleon.science.assign.arrays import Bools, Ints
from ketenkameleon.science.assign.checks import check, per_week
from ketenkameleon.science.assign.costs import MILLI, nearest
from ketenkameleon.science.assign.problem import PerWeek, Problem, Professional, Zaak

SUMMED = ("size", "load", "hours", "late", "wait", "none_wait", "handover", "minutes", "hard")
HIGHEST = ("longest", "none_longest", "must")


@dataclass(frozen=True, eq=False)
class Staff:
    """Per professional × week: limit, present load, room within the limit and with stretch, ramp, free hours (-1: any).

    Room is 0 where the limit is 0 and where the present load is above it. Thousandths, except ramp.
    """

    ids: tuple[str, ...]
    limit: Ints
    load: Ints
    room: Ints
    most: Ints
    ramp: Ints
    hours: Ints
    hard_recent: Ints


@dataclass(frozen=True, eq=False)
class Units:
    """What is placed as one: a zaak, or siblings together; `members` are positions in Compact.zaken.

    allow (unit, professional, week) · size · load and hours per week after the start · late[·, t] cost of
    starting in week t, last column: not within the horizon · wait, longest (unit, professional, week) and
    their `none_` for not placed · handover and minutes (unit, professional) · hard: number of hard zaken ·
    must: may not be left.
    """

    members: tuple[tuple[int, ...], ...]
    allow: Bools
    size: Ints
    load: Ints
    hours: Ints
    late: Ints
    wait: Ints
    none_wait: Ints
    longest: Ints
    none_longest: Ints
    handover: Ints
    minutes: Ints
    hard: Ints
    must: Bools


@dataclass(frozen=True, eq=False)
class Compact:
    """Zaken and professionals sorted by id, in whole numbers; `reserve` is (week, thousandths, columns)."""

    zaken: tuple[Zaak, ...]
    staff: Staff
    units: Units
    weeks: int
    reserve: tuple[tuple[int, int, tuple[int, ...]], ...]


def compact(problem: Problem, *, must: Set[str] = frozenset(), together: bool = True) -> Compact:
    """The checked problem in whole numbers. `together` False lets siblings be placed apart (to explain a no).

    Raises ScienceError. Source: science.md 1.6.
    """
    check(problem)
    rows = np.array(sorted(range(len(problem.zaken)), key=lambda i: problem.zaken[i].id), dtype=np.int64)
    columns = np.array(sorted(range(len(problem.professionals)), key=lambda b: problem.professionals[b].id))
    zaken = tuple(problem.zaken[i] for i in rows)
    people = tuple(problem.professionals[b] for b in columns)
    position = {one.id: b for b, one in enumerate(people)}
    reserve = tuple(sorted((row.week, int(np.floor(row.room * MILLI + 0.5)),
                            tuple(sorted(position[one] for one in row.who))) for row in problem.reservations))
    units = _singles(problem, rows, columns, zaken, people, must)
    if together:
        units = _merged(units, _families(zaken))
    return Compact(zaken, _staff(people, problem.weeks), units, problem.weeks, reserve)


def _staff(people: tuple[Professional, ...], weeks: int) -> Staff:
    limit, load = _weekly(people, weeks, "limit"), _weekly(people, weeks, "load")
    most = np.maximum(0, limit + _weekly(people, weeks, "stretch") - load) * (limit > 0)
    return Staff(tuple(one.id for one in people), limit, load, np.maximum(0, limit - load), most,
                 _weekly(people, weeks, "ramp") // MILLI, _weekly(people, weeks, "hours"),
                 np.array([one.hard_recent for one in people], dtype=np.int64))


def _weekly(people: tuple[Professional, ...], weeks: int, name: str) -> Ints:
    rows = []
    for one in people:
        value: PerWeek | None = getattr(one, name)
        rows.append(np.full(weeks, -1) if value is None else nearest(per_week(name, value, weeks), MILLI))
    return np.array(rows, dtype=np.int64)


def _singles(problem: Problem, rows: Ints, columns: Ints, zaken: tuple[Zaak, ...],
             people: tuple[Professional, ...], must: Set[str]) -> Units:
    n = len(zaken)
    allow = costs.allowed(problem)[np.ix_(rows, columns)]
    left = costs.curves(problem, rows)
    weight, hours = (np.array([getattr(zaak, name) for zaak in zaken], dtype=float).reshape(n, 1)
                     for name in ("weight", "hours"))
    waits = costs.waits(problem, zaken, people, allow)
    return Units(
        members=tuple((i,) for i in range(n)), allow=allow, size=np.ones(n, dtype=np.int64),
        load=nearest(weight * left, MILLI), hours=nearest(hours * left, MILLI),
        late=costs.lateness(zaken, problem.weeks), wait=waits.wait, none_wait=waits.none_wait, longest=waits.longest,
        none_longest=waits.none_longest, handover=costs.handovers(problem, zaken, people),
        minutes=costs.minutes(problem, rows, columns, zaken, people),
        hard=np.array([zaak.hard for zaak in zaken], dtype=np.int64),
        must=np.array([zaak.id in must for zaak in zaken], dtype=np.bool_))


def _families(zaken: tuple[Zaak, ...]) -> tuple[tuple[int, ...], ...]:
    groups: dict[tuple[bool, str], list[int]] = {}
    for i, zaak in enumerate(zaken):
        groups.setdefault((zaak.gezin is not None, zaak.gezin or zaak.id), []).append(i)
    return tuple(tuple(group) for group in groups.values())


def _merged(single: Units, groups: tuple[tuple[int, ...], ...]) -> Units:
    if len(groups) == len(single.members):
        return single
    starts = np.cumsum([0, *(len(group) for group in groups)])[:-1]
    order = np.array([i for group in groups for i in group], dtype=np.int64)
    summed = {name: np.add.reduceat(getattr(single, name)[order], starts, axis=0) for name in SUMMED}
    highest = {name: np.maximum.reduceat(getattr(single, name)[order], starts, axis=0) for name in HIGHEST}
    return Units(members=groups, allow=np.minimum.reduceat(single.allow[order], starts, axis=0), **summed, **highest)
