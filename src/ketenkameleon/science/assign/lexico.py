"""Level after level: each as small as it can be, then kept while the next is solved.

Per level, in this order: a bound that needs no solver, the linear relaxation, an integer program when neither
has settled it. Columns whose reduced cost is above the gap can be in no solution that is as good, and are
closed. Source: science.md 1.6; reduced-cost fixing as in any textbook on integer programming [R].
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from ketenkameleon.science.assign.arrays import Floats, Ints
from ketenkameleon.science.assign.exact import complete, fits, values
from ketenkameleon.science.assign.levels import THRESHOLDS, Level
from ketenkameleon.science.assign.linear import NEAR, Effort, Found, State, begin, relax, rounded, solve_whole
from ketenkameleon.science.assign.model import Model
from ketenkameleon.science.assign.promising import is_large, promising
from ketenkameleon.science.assign.threshold import lowest


@dataclass(frozen=True, eq=False)
class Kept:
    """The value of a level, and the bound below which it cannot come while the levels before it are kept."""

    value: int
    bound: int


def lexicographic(model: Model, choice: Ints, effort: Effort) -> tuple[Ints, dict[Level, Kept]]:
    """The best choices, level after level, from a first set of choices that keeps the hard rows."""
    state, kept = begin(model), dict[Level, Kept]()
    for level in Level:
        if level in THRESHOLDS:
            choice, state, bound = lowest(model, state, level, choice, effort)
        else:
            choice, state, bound = _smallest(model, state, level, choice, effort)
        kept[level] = Kept(values(model, choice)[level], bound)
    return choice, kept


def linear_bounds(model: Model) -> dict[Level, int]:
    """Per level a bound that no division can come below, each level by itself."""
    found = dict.fromkeys(Level, 0)
    for level in Level:
        if level not in THRESHOLDS:
            relaxed = relax(model, begin(model), model.costs[level])
            found[level] = _up(relaxed.bound, model.costs[level])
    return found


def _smallest(model: Model, state: State, level: Level, choice: Ints,
              effort: Effort) -> tuple[Ints, State, int]:
    cost = model.costs[level]
    value = _value(model, cost, choice)
    least = _least_per_kind(model, state, cost)
    bound = int(np.rint(least @ model.columns.count))
    if value == bound:
        return choice, _only_least(model, state, cost, least), value
    relaxed, scale = relax(model, state, cost), float(np.abs(cost).max(initial=1))
    if relaxed.x is None:
        return _searched(model, state, cost, choice, effort, bound)
    bound = _up(relaxed.bound, cost)
    choice, value = _better(model, state, cost, relaxed.x, choice)
    if value > bound + effort.gap * value and is_large(state):
        used = np.maximum(relaxed.x[:model.columns.size], choice)
        core = solve_whole(model, promising(model, state, relaxed.reduced, used), cost, effort)
        choice, value = (choice, value) if core.x is None else _better(model, state, cost, core.x, choice)
    if value > bound + effort.gap * value:
        choice, bound = _proven(model, state, cost, relaxed, choice, effort)
        value = _value(model, cost, choice)
    closed = _close(model, state, relaxed.reduced, value - relaxed.bound, scale)
    return choice, closed.keep(cost, value), min(bound, value)


def _proven(model: Model, state: State, cost: Ints, relaxed: Found, choice: Ints, effort: Effort) -> tuple[Ints, int]:
    """Is there anything better by more than the gap? The choices that are, or the same with the bound that says no.

    Asked as a row and by closing what alone would pass it, so that a no comes without a search for solutions.
    """
    share, value = _share(cost), _value(model, cost, choice)
    asked = int(np.ceil((1 - effort.gap) * value / share - NEAR)) * share - share
    scale = float(np.abs(cost).max(initial=1))
    narrowed = _close(model, state, relaxed.reduced, asked - relaxed.bound, scale).keep(cost, asked)
    whole = solve_whole(model, narrowed, cost, effort)
    if whole.x is not None:
        choice, value = _better(model, state, cost, whole.x, choice)
    inside = asked + share if whole.impossible else min(_up(whole.bound, cost), asked + share)
    return choice, max(_up(relaxed.bound, cost), min(inside, value))


def _searched(model: Model, state: State, cost: Ints, choice: Ints, effort: Effort,
              bound: int) -> tuple[Ints, State, int]:
    """What the integer program makes of it: never worse than the choices that went in."""
    whole = solve_whole(model, state, cost, effort)
    value = _value(model, cost, choice)
    if whole.x is not None:
        choice, value = _better(model, state, cost, whole.x, choice)
    bound = max(bound, value if whole.impossible else min(_up(whole.bound, cost), value))
    return choice, state.keep(cost, value), min(bound, value)


def _value(model: Model, cost: Ints, choice: Ints) -> int:
    return int(np.rint(complete(model, choice) @ cost))


def _better(model: Model, state: State, cost: Ints, x: Floats, choice: Ints) -> tuple[Ints, int]:
    """The whole solution if it is one, keeps everything exactly and is better; else the one we had."""
    other, value = rounded(model, x), _value(model, cost, choice)
    if other is None or not fits(model, other):
        return choice, value
    full = complete(model, other)
    kept = np.all(state.less @ full <= state.top + NEAR) and np.all(full <= state.high + NEAR)
    found = _value(model, cost, other)
    return (other, found) if kept and found < value else (choice, value)


def _least_per_kind(model: Model, state: State, cost: Ints) -> Floats:
    """Per kind the least that one of it can cost, whatever the others do."""
    size = model.columns.size
    least = np.full(len(model.columns.count), np.inf)
    opened = state.high[:size] > 0
    np.minimum.at(least, model.columns.kind[opened], cost[:size][opened])
    return least


def _only_least(model: Model, state: State, cost: Ints, least: Floats) -> State:
    """Nothing but the cheapest choices stays open, as the best is the sum of them. Exact: no row is needed."""
    size = model.columns.size
    dear = np.concatenate([cost[:size] > least[model.columns.kind], cost[size:] > 0])
    return replace(state, high=np.where(dear, state.low, state.high))


def _close(model: Model, state: State, reduced: Floats, gap: float, scale: float) -> State:
    """Close what cannot be in a solution that is as good: its reduced cost alone passes the gap."""
    if not np.isfinite(gap):
        return state
    sure = gap + 1e-7 * scale + 1e-6
    return replace(state, high=np.where(reduced > sure, state.low, state.high),
                   low=np.where(-reduced > sure, state.high, state.low))


def _up(bound: float, cost: Ints) -> int:
    """A bound rounded up to a value that the cost can have, with a margin for the arithmetic of the solver."""
    share = _share(cost)
    return int(np.ceil((bound - min(0.4, 1e-6 + 1e-8 * abs(bound))) / share)) * share if np.isfinite(bound) else 0


def _share(cost: Ints) -> int:
    """The step in which a cost goes: whole numbers of columns can give no value in between."""
    return max(1, int(np.gcd.reduce(cost)))
