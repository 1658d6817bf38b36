"""Closed formulas for the simplest regions, and the region in the simulator's words that each of them describes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np
from scipy.sparse import coo_array, csc_array
from scipy.sparse.linalg import spsolve

from ketenkameleon.science.chainsim.scenario import NOTHING, Arrivals, Calendar, Policy, Rol, Scenario
from ketenkameleon.science.chainsim.staff import Certificate, Professional
from science.chainsim.oracles.dagen import plus_months

HOURS_WEEK = 70.0  # ten hours of work in each day of the week
DAY_ONE = date(2021, 1, 1)
State = tuple[tuple[int, ...], tuple[int, ...], int]


def steady(name: str, rollen: tuple[Rol, ...], staff: tuple[Professional, ...], per_day: float, *,
           level: str = "work", months: tuple[int, int, int] = (3, 12, 1), policy: Policy | None = None) -> Scenario:
    """A region in which every day is the same: no weekends, no holidays, no offer, no transfer."""
    warmup, measured, follow = months
    first = plus_months(DAY_ONE, warmup)
    days = (plus_months(first, measured + follow) - DAY_ONE).days
    return Scenario(name, first, rollen, staff, Arrivals(daily=(per_day,) * days), NOTHING, NOTHING, 0.0,
                    Calendar(workweek=(1.0,) * 7), policy or Policy(), level=level,  # type: ignore[arg-type]
                    warmup_months=warmup, measure_months=measured, follow_months=follow)


def person(name: str, *rollen: str, limit: int, hours_week: float = HOURS_WEEK) -> Professional:
    """Somebody who works the same hours on every day of the year, ten unless told otherwise."""
    return Professional(name, tuple(map(Certificate, rollen)), hours_week, hours_week, limit)


@dataclass(frozen=True)
class Lijn:
    """One professional with slots and children of so many contacts: children inside and before, on average."""

    present: float
    work: float


def one_case_manager(limit: int, contacts: int, *, arrival: float, work: float, back: float, room: int) -> Lijn:
    """The exact answer for one professional, first come first served, with exponential work and waits.

    A state is (contact number of each ready child in order, of each child away, number before the slots). Each child
    takes `contacts` contacts with a wait between two. Solved as a Markov chain with at most `room` before the slots.
    """
    number: dict[State, int] = {((), (), 0): 0}
    todo, flows = [((), (), 0)], []
    while todo:
        here = todo.pop()
        for there, rate in _steps(here, limit, contacts, arrival, work, back):
            if there[2] > room:
                continue
            if there not in number:
                number[there] = len(number)
                todo.append(there)
            flows.append((number[here], number[there], rate))
    start, end, rate = (np.array(column) for column in zip(*flows, strict=True))
    size = len(number)
    rates = coo_array((np.append(rate, -rate), (np.append(end, start), np.append(start, start))), (size, size)).tolil()
    rates[0, :] = 1.0
    chance = spsolve(csc_array(rates), np.eye(1, size)[0])
    present = np.array([len(ready) + len(away) + line for ready, away, line in number])
    working = np.array([len(ready) > 0 for ready, _, _ in number])
    return Lijn(float(chance @ present), float(chance @ working))


def _steps(
    here: State, limit: int, contacts: int, arrival: float, work: float, back: float,
) -> list[tuple[State, float]]:
    ready, away, line = here
    full = len(ready) + len(away) == limit
    steps: list[tuple[State, float]] = [((ready, away, line + 1) if full else ((*ready, 1), away, line), arrival)]
    if ready:
        served, rest = ready[0], ready[1:]
        if served < contacts:
            steps.append(((rest, tuple(sorted((*away, served + 1))), line), work))
        elif line:
            steps.append((((*rest, 1), away, line - 1), work))
        else:
            steps.append(((rest, away, line), work))
    for at, back_for in enumerate(away):
        steps.append((((*ready, back_for), away[:at] + away[at + 1:], line), back))
    return steps
