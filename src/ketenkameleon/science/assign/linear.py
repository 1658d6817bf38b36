"""One linear or integer program, handed to HiGHS without the columns that are already decided."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from scipy import sparse
from scipy.optimize import LinearConstraint, linprog, milp

from ketenkameleon.science.assign.arrays import Bools, Floats, Ints
from ketenkameleon.science.assign.model import Model

NEAR = 1e-6


@dataclass(frozen=True, slots=True)
class Effort:
    """How far to go per level: stop at this relative gap, after so many nodes, after so many seconds."""

    gap: float = 0.0
    nodes: int = 200_000
    seconds: float = 60.0


@dataclass(frozen=True, eq=False)
class State:
    """What is still open: bounds per column and the rows, with those of the levels already kept."""

    low: Floats
    high: Floats
    less: sparse.csr_array
    top: Floats

    def keep(self, cost: Ints, value: int) -> State:
        """The same with one row more: this cost may not pass this value."""
        share = max(1, int(np.gcd.reduce(cost)))
        row = sparse.csr_array((cost // share).astype(float).reshape(1, -1))
        return replace(self, less=sparse.csr_array(sparse.vstack([self.less, row])),
                       top=np.append(self.top, float(value // share)))


@dataclass(frozen=True, eq=False)
class Found:
    """A solution (None: there is none, or none was found), its bound, and the reduced costs of a relaxation."""

    x: Floats | None
    bound: float
    reduced: Floats
    impossible: bool = False


def begin(model: Model) -> State:
    """Everything open."""
    return State(np.zeros(len(model.most)), model.most.copy(), model.less, model.top.copy())


def relax(model: Model, state: State, cost: Ints) -> Found:
    """The linear relaxation: solution, value and reduced costs. Source: scipy.optimize.linprog (HiGHS)."""
    free = state.high > state.low
    base = float(cost @ state.low)
    none = np.zeros(len(state.low))
    if not free.any():
        return _decided(model, state, base)
    less, top, same, count = _reduced(model, state, free)
    answer = linprog(cost[free].astype(float), A_ub=less, b_ub=top, A_eq=same, b_eq=count,
                     bounds=np.column_stack([state.low[free], state.high[free]]), method="highs")
    if answer.x is None:
        return Found(None, np.inf, none, impossible=answer.status == 2)
    x, reduced = state.low.copy(), none
    x[free] = answer.x
    reduced[free] = answer.lower.marginals + answer.upper.marginals
    return Found(x, float(cost @ x), reduced)


def solve_whole(model: Model, state: State, cost: Ints, effort: Effort) -> Found:
    """The best whole-number solution and a bound never above the best. Source: scipy.optimize.milp (HiGHS)."""
    free = state.high > state.low
    base = float(cost @ state.low)
    none = np.zeros(len(state.low))
    if not free.any():
        return _decided(model, state, base)
    less, top, same, count = _reduced(model, state, free)
    answer = milp(cost[free].astype(float), integrality=np.ones(int(free.sum())),
                  bounds=(state.low[free], state.high[free]),
                  constraints=[LinearConstraint(less, -np.inf, top), LinearConstraint(same, count, count)],
                  options={"mip_rel_gap": effort.gap, "node_limit": effort.nodes, "time_limit": effort.seconds})
    bound = -np.inf if answer.mip_dual_bound is None else float(answer.mip_dual_bound) + base
    if answer.x is None:
        return Found(None, np.inf if answer.status == 2 else bound, none, impossible=answer.status == 2)
    x = state.low.copy()
    x[free] = answer.x
    return Found(x, bound, none)


def _reduced(model: Model, state: State, free: Bools) -> tuple[sparse.csr_array, Floats, sparse.csr_array, Floats]:
    fixed = np.where(free, 0.0, state.low)
    less = sparse.csr_array(state.less.tocsc()[:, free])
    top = state.top - state.less @ fixed
    same = sparse.csr_array(model.same.tocsc()[:, free])
    count = model.columns.count - model.same @ fixed
    asked, bound = np.diff(less.indptr) > 0, np.diff(same.indptr) > 0
    if np.any(top[~asked] < -NEAR) or np.any(np.abs(count[~bound]) > NEAR):
        asked, bound = asked | (top < -NEAR), bound | (np.abs(count) > NEAR)
    return less[asked], top[asked], same[bound], count[bound]


def _decided(model: Model, state: State, base: float) -> Found:
    """The only point there is left, when it keeps every row."""
    none = np.zeros(len(state.low))
    same = np.abs(model.same @ state.low - model.columns.count) < NEAR
    if np.all(same) and np.all(state.less @ state.low <= state.top + NEAR):
        return Found(state.low.copy(), base, none)
    return Found(None, np.inf, none, impossible=True)


def rounded(model: Model, x: Floats) -> Ints | None:
    """The choices of a solution as whole numbers, None when they are not whole."""
    choice = x[:model.columns.size]
    whole = np.rint(choice)
    return whole.astype(np.int64) if np.all(np.abs(choice - whole) < 1e-5) else None
