"""Queues that can be worked out exactly, written down once more to judge the simulator by.

Nothing here is used by the program. Sources stand with each function; what was recalled and not read says so.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csc_array, lil_array
from scipy.sparse.linalg import spsolve

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Swing:
    """How a mean follows a sine: the level, the height of the swing, and how long it lags behind the arrivals."""

    mean: float
    amplitude: float
    lag: float


def erlang_r(level: float, swing: float, period: float, *, mu: float, delta: float, back: float) -> Swing:
    """The number in work when customers come back: R1' = λ(t) + δ·R2 − μ·R1, R2' = p·μ·R1 − δ·R2.

    Source: Yom-Tov & Mandelbaum 2014 (recalled); the answer to a sine is the transfer function at that frequency.
    """
    pace = 2j * math.pi / period
    answer = (pace + delta) / ((pace + mu) * (pace + delta) - back * mu * delta)
    turned = -math.atan2(answer.imag, answer.real)
    return Swing(level / ((1 - back) * mu), swing * abs(answer), turned / abs(pace))


def utilisation_with_limit(outside: float, limit: int, *, work: float = 1.0) -> float:
    """Share of the time one professional works when `limit` cases go to and fro: mean value analysis.

    Source: Reiser & Lavenberg 1980 (recalled): R = s·(1 + Q), X = k/(R + z), Q = X·R, for k = 1 … limit.
    """
    queue, throughput = 0.0, 0.0
    for k in range(1, limit + 1):
        stay = work * (1 + queue)
        throughput = k / (stay + outside)
        queue = throughput * stay
    return throughput * work


@dataclass(frozen=True)
class CaseManager:
    """One professional with a limit: share of arrivals that finds no free slot, wait for a slot, cases in a slot."""

    p_full: float
    wait: float
    cases: float


def case_manager(limit: int, *, arrival: float, work: float, back: float, done: float, room: int = 400) -> CaseManager:
    """One professional, `limit` slots, a line before them; contacts at rate `work`, away at rate `back` between them.

    After each contact a case is done with chance `done`. A state is (contacts waiting or going on, cases inside);
    a line before the slots exists only when all slots are taken, so it counts on as more cases than slots.
    Source: the stationary equations of the Markov chain of science.md 1.3, solved directly; `room` cases at most.
    """
    states = [(ready, cases) for cases in range(room + 1) for ready in range(min(cases, limit) + 1)]
    place = {state: number for number, state in enumerate(states)}
    rates = lil_array((len(states), len(states)))

    def flow(here: tuple[int, int], there: tuple[int, int], rate: float) -> None:
        rates[place[there], place[here]] += rate
        rates[place[here], place[here]] -= rate

    for ready, cases in states:
        here, inside = (ready, cases), min(cases, limit)
        if cases < room:
            flow(here, (ready + (cases < limit), cases + 1), arrival)
        if ready:
            # A case that is done leaves; the first of the line takes the slot with a contact that is ready.
            flow(here, (ready - (cases <= limit), cases - 1), work * done)
            flow(here, (ready - 1, cases), work * (1 - done))
        if inside > ready:
            flow(here, (ready + 1, cases), back * (inside - ready))
    rates[0, :] = 1.0
    right = np.zeros(len(states))
    right[0] = 1.0
    chance = spsolve(csc_array(rates), right)
    number = np.array([cases for _, cases in states])
    line = float(chance @ np.maximum(number - limit, 0))
    return CaseManager(float(chance[number >= limit].sum()), line / arrival, float(chance @ np.minimum(number, limit)))


def long_chain_sales(demand: Floats, capacity: float) -> Floats:
    """Most that can be sold when plant i makes products i and i+1, in a ring. One row of `demand` per draw.

    Source: max-flow min-cut on the closed chain of Jordan & Graves 1995 (recalled): a cut keeps a set of products,
    and then all plants that make one of them, or leaves a product's own demand out.
    """
    draws, products = demand.shape
    best = np.full(draws, np.inf)
    for kept_last in (False, True):
        # cost[kept]: cheapest cut so far, by whether the product just passed is kept (its plants pay instead).
        cost = {True: np.full(draws, np.inf), False: np.full(draws, np.inf)}
        cost[kept_last] = np.zeros(draws)
        for product in range(products):
            wanted = demand[:, product]
            kept = np.minimum(cost[True], cost[False]) + capacity
            left = np.minimum(cost[True] + capacity, cost[False]) + wanted
            cost = {True: kept, False: left}
        best = np.minimum(best, cost[kept_last])
    return best


def cut_normal(draws: int, products: int, *, mean: float, sd: float, seed: int) -> Floats:
    """Normal demand with everything beyond two standard deviations drawn again."""
    generator = np.random.Generator(np.random.PCG64(seed))
    found = generator.standard_normal((draws, products))
    while (far := np.abs(found) > 2).any():
        found[far] = generator.standard_normal(int(far.sum()))
    return mean + sd * found
