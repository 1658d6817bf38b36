"""The most promising columns of a large program, for a first solution; the bound stays that of the whole."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from ketenkameleon.science.assign.arrays import Floats, Ints
from ketenkameleon.science.assign.levels import Level
from ketenkameleon.science.assign.linear import NEAR, State
from ketenkameleon.science.assign.model import Model

LARGE, PER_KIND, LEAST = 3_000, 6, 3


def is_large(state: State) -> bool:
    """Are there so many open columns that a first try with a part of them pays? Measured, not derived."""
    return int((state.high > state.low).sum()) > LARGE


def promising(model: Model, state: State, score: Floats | Ints, used: Floats | Ints) -> State:
    """The state with only the open columns of the lowest scores, and those that are in use.

    Source: core problems of assignment and knapsack programs [R].
    """
    size, kind = model.columns.size, model.columns.kind
    minutes = model.costs[Level.MINUTEN][:size]
    opened = state.high[:size] > state.low[:size]
    asked = np.where(opened, score[:size].astype(float), np.inf)
    order = np.lexsort((np.arange(size), minutes, asked, kind))
    rank = np.empty(size, dtype=np.int64)
    rank[order] = np.arange(size) - np.searchsorted(kind[order], kind[order])
    first = np.empty(size, dtype=np.int64)
    first[np.lexsort((np.arange(size), minutes, asked))] = np.arange(size)
    inside = (first < PER_KIND * len(model.columns.count)) | (rank < LEAST) | (used > NEAR)
    high = state.high.copy()
    high[:size] = np.where(inside, state.high[:size], state.low[:size])
    return replace(state, high=high)
