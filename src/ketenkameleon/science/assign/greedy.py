"""The rule of thumb that always answers: the longest waiting first, to whoever has most room and fits best."""

from __future__ import annotations

import numpy as np

from ketenkameleon.science.assign.arrays import Floats, Ints
from ketenkameleon.science.assign.compact import Compact
from ketenkameleon.science.assign.levels import Level
from ketenkameleon.science.assign.model import Model
from ketenkameleon.science.assign.program import fits_alone

HANDOVER, MINUTE = 1.0, 1 / 480


def greedy(model: Model) -> Ints:
    """Choices that keep every hard rule. Must-be-placed first, then the longest waiting, then by id.

    A unit starts in the first week in which somebody can take it (its own person counts as the same day up to
    the floor), with whoever scores least: load after it in parts of the limit, 1 per hand-over, 1 per 480
    minutes. Source: science.md 1.6 (greedy fallback).
    """
    given, columns = model.given, model.columns
    units, weeks = given.units, given.weeks
    place = {(int(k), int(b), int(t)): j
             for j, (k, b, t) in enumerate(zip(columns.kind, columns.who, columns.week, strict=True))}
    kind_of = {unit: k for k, group in enumerate(columns.kinds) for unit in group}
    ramp, most, load = given.staff.ramp.copy(), given.staff.most.copy(), given.staff.load.copy()
    alone, choice = fits_alone(given), np.zeros(columns.size, dtype=np.int64)
    for unit in _order(given):
        found = _cheapest(given, unit, alone[unit], ramp, most, load)
        choice[place[kind_of[unit], *found]] += 1
        b, week = found
        if b >= 0:
            used = units.load[unit, :weeks - week]
            ramp[b, week] -= units.size[unit]
            most[b, week:] -= used
            load[b, week:] += used
    return choice


def _order(given: Compact) -> list[int]:
    units = given.units
    waiting = [max(given.zaken[i].days_waiting for i in group) for group in units.members]
    return sorted(range(len(waiting)), key=lambda u: (not units.must[u], -waiting[u], units.members[u]))


def _cheapest(given: Compact, unit: int, alone: Ints, ramp: Ints, most: Ints, load: Ints) -> tuple[int, int]:
    """The professional and week of the least wait and, within that, the least score; (-1, weeks): not placed."""
    units, weeks = given.units, given.weeks
    best: tuple[float, ...] = (float(units.late[unit, weeks]), float(units.none_wait[unit]), 0.0, -1, weeks)
    may_stay = not units.must[unit]
    for b, week in zip(*np.nonzero(alone & (ramp >= units.size[unit])), strict=True):
        used = units.load[unit, :weeks - week]
        if np.any(used > most[b, week:]):
            continue
        score = (float(units.late[unit, week]), float(units.wait[unit, b, week]),
                 _score(given, unit, int(b), load[b, week:] + used, int(week)), int(b), int(week))
        if score < best or (best[3] < 0 and not may_stay):
            best = score
    return int(best[3]), int(best[4])


def _score(given: Compact, unit: int, b: int, load: Ints, week: int) -> float:
    limit: Floats = np.maximum(given.staff.limit[b, week:], 1)
    units = given.units
    return float(np.max(load / limit) + HANDOVER * units.handover[unit, b] / 1000 + MINUTE * units.minutes[unit, b])


def without_competition(model: Model) -> dict[Level, int]:
    """Per level a bound without any solver: every kind as cheap as if it were the only one."""
    size, found = model.columns.size, dict[Level, int]()
    for level in Level:
        if level not in model.costs:
            found[level] = 0
            continue
        least = np.full(len(model.columns.count), np.iinfo(np.int64).max)
        np.minimum.at(least, model.columns.kind, model.costs[level][:size])
        found[level] = int(least.max(initial=0) if level is Level.LANGST_WACHTEND
                           else least @ model.columns.count)
    return found
