"""What each choice costs, per zaak × professional × week, in whole numbers."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ketenkameleon.science.assign.arrays import Bools, Ints
from ketenkameleon.science.assign.problem import Problem, Professional, Zaak

MILLI, CENTI, DAYS = 1000, 100, 7


def nearest(values: NDArray[np.float64], unit: int) -> Ints:
    """The values in whole numbers of 1/unit, halves up."""
    return np.floor(values * unit + 0.5).astype(np.int64)


def clashes(problem: Problem, zaak: Zaak, professional: str) -> bool:
    """Had this professional a rol with this child that does not go with the rol that is needed now?"""
    return any(who == professional and do_not_go(problem, rol, zaak.role) for who, rol in zaak.had)


def do_not_go(problem: Problem, one: str, other: str) -> bool:
    """May these two roles not be had by one person with one child? Either order."""
    return (one, other) in problem.incompatible or (other, one) in problem.incompatible


def allowed(problem: Problem) -> Bools:
    """Who may take what in which week: eligible, no conflict, no clashing rol. In the order of the problem."""
    eligible = problem.eligible
    cube = eligible[:, :, None].repeat(problem.weeks, axis=2) if eligible.ndim == 2 else eligible.copy()
    for i, zaak in enumerate(problem.zaken):
        for b, one in enumerate(problem.professionals):
            if (zaak.id, one.id) in problem.conflicts or clashes(problem, zaak, one.id):
                cube[i, b] = False
    return cube


@dataclass(frozen=True, eq=False)
class Waits:
    """Cost of waiting and days waited, per zaak × professional × week, and not placed within the horizon."""

    wait: Ints
    none_wait: Ints
    longest: Ints
    none_longest: Ints


def waits(problem: Problem, zaken: tuple[Zaak, ...], people: tuple[Professional, ...], allow: Bools) -> Waits:
    """A day of waiting weighs as many as the days the child waits by then, times urgency, in hundredths.

    A child that waits for its own person up to the published floor day costs nothing; after it, everything.
    """
    weeks = problem.weeks
    days = _days(zaken, weeks)
    first = days[:, :1]
    cost = urgencies(zaken) * ((days * (days + 1) - first * (first + 1)) // 2)
    wait, longest = (table[:, None, :weeks].repeat(len(people), axis=1) for table in (cost, days))
    none_wait, none_longest = cost[:, weeks].copy(), days[:, weeks].copy()
    own = np.array([[one.id == zaak.eigen for one in people] for zaak in zaken], dtype=np.bool_)
    own = own.reshape(len(zaken), len(people)) & allow.any(axis=2)
    free = days <= problem.floor_day
    may = own[:, :, None] & free[:, None, :weeks]
    wait[may] = 0
    longest = np.where(may, first[:, :, None], longest)
    stays = own.any(axis=1) & free[:, weeks]
    none_wait[stays] = 0
    none_longest[stays] = first[stays, 0]
    return Waits(wait, none_wait, longest, none_longest)


def urgencies(zaken: tuple[Zaak, ...]) -> Ints:
    """Urgency in hundredths, a column."""
    return nearest(np.array([zaak.urgency for zaak in zaken], dtype=float), CENTI).reshape(-1, 1)


def lateness(zaken: tuple[Zaak, ...], weeks: int) -> Ints:
    """Urgency (hundredths) × days past the promise, for a start in each week; last column: not placed."""
    left = np.array([zaak.days_needed - zaak.days_left for zaak in zaken], dtype=np.int64).reshape(-1, 1)
    days: Ints = np.maximum(0, left + DAYS * np.arange(weeks + 1))
    return urgencies(zaken) * days


def _days(zaken: tuple[Zaak, ...], weeks: int) -> Ints:
    waited = np.array([zaak.days_waiting for zaak in zaken], dtype=np.int64).reshape(-1, 1)
    days: Ints = waited + DAYS * np.arange(weeks + 1)
    return days


def handovers(problem: Problem, zaken: tuple[Zaak, ...], people: tuple[Professional, ...]) -> Ints:
    """Thousandths of a hand-over: a change from the own person, and later roles this person cannot take."""
    table = np.zeros((len(zaken), len(people)))
    for i, zaak in enumerate(zaken):
        for b, one in enumerate(people):
            later = sum(p for rol, p in zaak.later if rol not in one.rollen or do_not_go(problem, zaak.role, rol))
            table[i, b] = later + (zaak.eigen is not None and zaak.eigen != one.id)
    return nearest(table, MILLI)


def minutes(problem: Problem, rows: Ints, columns: Ints, zaken: tuple[Zaak, ...],
            people: tuple[Professional, ...]) -> Ints:
    """Minutes of travel, and of an interpreter where nobody speaks the language of the family."""
    shape = (len(zaken), len(people))
    travel = np.zeros(shape) if problem.travel is None else problem.travel[np.ix_(rows, columns)]
    foreign = np.array([[zaak.taal is not None and zaak.taal not in one.talen for one in people] for zaak in zaken],
                       dtype=float).reshape(shape)
    return nearest(travel + foreign * problem.interpreter_minutes, 1)


def curves(problem: Problem, rows: Ints) -> NDArray[np.float64]:
    """Share of the load that is left after each week, zaken in the given order."""
    if problem.curve is None:
        return np.ones((len(rows), problem.weeks))
    if problem.curve.ndim == 1:
        return np.broadcast_to(problem.curve, (len(rows), problem.weeks))
    table: NDArray[np.float64] = problem.curve[rows]
    return table
