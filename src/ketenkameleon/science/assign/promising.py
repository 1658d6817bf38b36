"""The most promising columns of a large program, for a first solution; the bound stays that of the whole."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from ketenkameleon.science.assign.arrays import Floats, Ints
from ketenkameleon.science.assign.linear import NEAR, State
from ketenkameleon.science.assign.model import Model

LARGE, PER_KIND = 3_000, 8


def is_large(state: State) -> bool:
    """Are there so many open columns that a first try with a part of them pays? Measured, not derived."""
    return int((state.high > state.low).sum()) > LARGE


def promising(model: Model, state: State, score: Floats | Ints, used: Floats | Ints) -> State:
    """The state with per kind only the open columns of the lowest scores, and those that are in use.

    Source: core problems of assignment and knapsack programs [R].
    """
    size, kind = model.columns.size, model.columns.kind
    asked = np.where(state.high[:size] > state.low[:size], score[:size].astype(float), np.inf)
    order = np.lexsort((np.arange(size), asked, kind))
    rank = np.empty(size, dtype=np.int64)
    rank[order] = np.arange(size) - np.searchsorted(kind[order], kind[order])
    high = state.high.copy()
    high[:size] = np.where((rank < PER_KIND) | (used > NEAR), state.high[:size], state.low[:size])
    return replace(state, high=high)
