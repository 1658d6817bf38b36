"""Levels that are a highest value: found by trying thresholds, so that no row with a big number is needed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from ketenkameleon.science.assign.arrays import Floats, Ints
from ketenkameleon.science.assign.exact import complete, fits, values
from ketenkameleon.science.assign.levels import STEP, Level
from ketenkameleon.science.assign.linear import NEAR, Effort, State, relax, rounded, solve_whole
from ketenkameleon.science.assign.model import Model
from ketenkameleon.science.assign.promising import is_large, promising


def lowest(model: Model, state: State, level: Level, choice: Ints, effort: Effort) -> tuple[Ints, State, int]:
    """The lowest threshold that leaves a solution, that solution, and the state with the threshold kept.

    First the lowest threshold at which the relaxation has a solution (bisection), then upwards with whole
    numbers.
    """
    value = values(model, choice)[level]
    tighten = _TIGHTEN[level]
    steps = _candidates(model, state, level, value)
    low, high = 0, len(steps) - 1
    if steps[0] < value:
        low, choice = _relaxed_lowest(model, state, tighten, steps, choice)
        high = int(np.searchsorted(steps, values(model, choice)[level]))
    bound = int(steps[low])
    while low < high:
        found, impossible = _feasible(model, tighten(model, state, int(steps[low])), effort)
        if found is not None:
            choice, high = found, low
            break
        if not impossible:
            break
        low += 1
        bound = int(steps[low])
    value = values(model, choice)[level]
    return choice, tighten(model, state, value), min(bound, value)


def _relaxed_lowest(model: Model, state: State, tighten: Callable[[Model, State, int], State], steps: Ints,
                    choice: Ints) -> tuple[int, Ints]:
    """The first step at which the relaxation has a solution, and the choices if that solution is whole."""
    low, high = 0, len(steps) - 1
    nothing = np.zeros(len(model.most), dtype=np.int64)
    while low < high:
        middle = (low + high) // 2
        narrowed = tighten(model, state, int(steps[middle]))
        relaxed = relax(model, narrowed, nothing)
        if relaxed.impossible:
            low = middle + 1
            continue
        high = middle
        if relaxed.x is not None and (whole := _checked(model, narrowed, relaxed.x)) is not None:
            choice = whole
    return low, choice


def _feasible(model: Model, state: State, effort: Effort) -> tuple[Ints | None, bool]:
    """Whole choices in this state, or none; True when it is certain that there are none."""
    nothing, minutes = np.zeros(len(model.most), dtype=np.int64), model.costs[Level.MINUTEN]
    if is_large(state):
        relaxed = relax(model, state, minutes)
        if relaxed.x is None:
            return None, relaxed.impossible
        core = promising(model, state, relaxed.reduced, relaxed.x[:model.columns.size])
        part = solve_whole(model, core, nothing, effort)
        choice = None if part.x is None else _checked(model, state, part.x)
        if choice is not None:
            return choice, False
    found = solve_whole(model, state, nothing, effort)
    return (None if found.x is None else _checked(model, state, found.x)), found.impossible


def _checked(model: Model, state: State, x: Floats) -> Ints | None:
    choice = rounded(model, x)
    if choice is None or not fits(model, choice):
        return None
    full = complete(model, choice)
    kept = np.all(state.less @ full <= state.top + NEAR) and np.all(full <= state.high + NEAR)
    return choice if kept and np.all(full[:len(choice)] >= state.low[:len(choice)]) else None


def _candidates(model: Model, state: State, level: Level, value: int) -> Ints:
    """The values that the level can have, up to the one we have."""
    if level is Level.LANGST_WACHTEND:
        size = model.columns.size
        days = model.costs[level][:size]
        opened = state.high[:size] > 0
        least = np.full(len(model.columns.count), np.iinfo(np.int64).max)
        np.minimum.at(least, model.columns.kind[opened], days[opened])
        floor = int(max(least.max(initial=0), days[state.low[:size] > 0].max(initial=0)))
        steps = np.unique(days[opened & (days >= floor) & (days <= value)])
    else:
        steps = np.arange(-(-_floor(model, state, level, value) // STEP) * STEP, value + 1, STEP)
    return steps.astype(np.int64) if len(steps) else np.array([value], dtype=np.int64)


def _floor(model: Model, state: State, level: Level, value: int) -> int:
    """A threshold below which one kind alone, or in one week all kinds together, could not be placed."""
    if level is not Level.DRUKSTE or model.given.weeks > 1 or _may_stay(model, state):
        return 0
    staff, kinds = model.given.staff, model.columns.kinds
    total = sum(int(model.given.units.load[group[0], 0]) * len(group) for group in kinds)
    low, high = 0, value
    while low < high:
        middle = (low + high) // 2
        room = np.maximum(0, middle * staff.limit // 100 - staff.load)
        low, high = (low, middle) if room.sum() >= total else (middle + 1, high)
    return low


def _may_stay(model: Model, state: State) -> bool:
    out = model.columns.who < 0
    return bool((state.high[:model.columns.size][out] > 0).any())


def _shorter_wait(model: Model, state: State, days: int) -> State:
    longer = np.zeros(len(state.high), dtype=np.bool_)
    longer[:model.columns.size] = model.costs[Level.LANGST_WACHTEND][:model.columns.size] > days
    return replace(state, high=np.where(longer, state.low, state.high))


def _less_busy(model: Model, state: State, percent: int) -> State:
    staff = model.given.staff
    room = np.minimum(staff.most, np.maximum(0, percent * staff.limit // 100 - staff.load)).ravel()
    top = state.top.copy()
    top[model.load_rows] = np.minimum(top[model.load_rows], room // model.divisors)
    alone = np.asarray(model.use.load.tocoo().data > room[model.use.load.tocoo().row])
    return _closed(model, replace(state, top=top), model.use.load.tocoo().col[alone])


def _less_hard(model: Model, state: State, most: int) -> State:
    staff = model.given.staff
    room = np.maximum(0, most * staff.limit.max(axis=1) // 100_000 - staff.hard_recent)
    top = state.top.copy()
    top[model.hard_rows] = np.minimum(top[model.hard_rows], room)
    alone = np.asarray(model.use.hard.tocoo().data > room[model.use.hard.tocoo().row])
    return _closed(model, replace(state, top=top), model.use.hard.tocoo().col[alone])


def _closed(model: Model, state: State, columns: Ints) -> State:
    high = state.high.copy()
    high[columns] = state.low[columns]
    return replace(state, high=high)


_TIGHTEN: dict[Level, Callable[[Model, State, int], State]] = {
    Level.LANGST_WACHTEND: _shorter_wait, Level.DRUKSTE: _less_busy, Level.ZWAARSTE: _less_hard,
}
