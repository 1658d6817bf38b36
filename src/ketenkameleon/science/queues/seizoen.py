"""Queues whose arrivals follow the year: how much work is there on a day, and who waits then."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal, get_args

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.stats import gamma

from ketenkameleon.science.fouten import ScienceError
from ketenkameleon.science.getallen import positive
from ketenkameleon.science.queues.checks import Floats, finite, not_negative, people, people_row, row

Before = Literal["empty", "same", "again"]
_TAIL: Final = 1e-12
_LOST: Final = 1e-9
_MOST_ROOM: Final = 20_000
_MOST_STEPS: Final = 10_000_000


def offered_load(rates: ArrayLike, *, step: float, mean: float, scv: float = 1.0, before: Before = "empty") -> Floats:
    """Expected number in service at the end of each step, if nobody ever had to wait: the load that is offered.

    In: `rates`, arrivals per unit of time in each step; `step`, its length; `mean` and `scv` (variance ÷ mean²) of
    the time in service, taken as gamma, exactly `mean` when scv = 0. `before` says what came before the first step:
    nothing, the first rate for ever, or the same row again and again (a year that repeats). Out: one number per step.
    Source: Eick, Massey & Whitt 1993, m(t) = ∫ λ(t − u)·P(S > u) du (recalled), exact for rates that keep the same
    pace within a step.
    """
    arrivals, width = row("rates", rates), positive("step", step)
    length, spread = positive("mean", mean), not_negative("scv", scv)
    if before not in get_args(Before):
        raise ScienceError("before", f"is 'empty', 'same' of 'again', niet {before!r}")
    if before == "again":
        return _year_after_year(arrivals, width, length, spread)
    served = _time_served(np.arange(arrivals.size + 1) * width, length, spread)
    loads = np.convolve(arrivals, np.diff(served))[: arrivals.size]
    if before == "same":
        loads += arrivals[0] * (length - served[1:])
    return loads


def _time_served(ages: ArrayLike, mean: float, scv: float) -> Floats:
    """E[min(S, age)]: the time that somebody who came `age` ago has been in service by now, expected."""
    past = np.asarray(ages, dtype=np.float64)
    if scv == 0:
        return np.minimum(past, mean)
    shape = 1 / scv
    scale = mean / shape
    within = mean * gamma.cdf(past, shape + 1, scale=scale)
    return np.asarray(within + past * gamma.sf(past, shape, scale=scale), dtype=np.float64)


def _year_after_year(arrivals: Floats, width: float, mean: float, scv: float) -> Floats:
    """The load at the end of each step when these arrivals have come, in this order, in all years before."""
    size, years = arrivals.size, 1
    while mean - _time_served(np.array([years * size * width]), mean, scv)[0] > _TAIL * mean:
        years *= 2
        if years * size > _MOST_STEPS:
            raise ScienceError("mean", "is te lang voor deze rij: het werk van vroeger raakt nooit af")
    weight = np.diff(_time_served(np.arange(years * size + 1) * width, mean, scv))
    of_one_year = weight.reshape(years, size).sum(axis=0)
    return np.convolve(np.tile(arrivals, 2), of_one_year)[size: 2 * size]


def sine_load(times: ArrayLike, *, level: float, amplitude: float, period: float, service_rate: float) -> Floats:
    """Expected number in service at these times when arrivals are level + amplitude·sin(2πt ÷ period), for long.

    Units: rates per unit of time, times in that unit, exponential time in service; one number per time out.
    Source: Eick, Massey & Whitt 1993 (recalled): m(t) = λ/μ + A·(μ·sin γt − γ·cos γt)/(μ² + γ²).
    """
    moments = finite("times", times)
    base, swing = positive("level", level), not_negative("amplitude", amplitude)
    mu = positive("service_rate", service_rate)
    if swing > base:
        raise ScienceError("amplitude", "is groter dan level: dan zouden er minder dan nul aankomsten zijn")
    pace = 2 * math.pi / positive("period", period)
    turn = mu * np.sin(pace * moments) - pace * np.cos(pace * moments)
    return np.asarray(base / mu + swing * turn / (mu * mu + pace * pace), dtype=np.float64)


def sine_lag(*, period: float, service_rate: float) -> float:
    """How long after the peak of the arrivals the peak of the work comes. Source: as `sine_load`, arctan(γ/μ)/γ."""
    pace = 2 * math.pi / positive("period", period)
    return math.atan(pace / positive("service_rate", service_rate)) / pace


def staff_for_load(loads: ArrayLike, *, spare: float) -> NDArray[np.int64]:
    """People per step by the modified offered load: the load, and β·√load above it, rounded up.

    Units: `loads` in people's worth of work, from `offered_load`; `spare` is β, from `staffing.spare_for`.
    Source: Green, Kolesar & Whitt 2007 (abstract read): the rule for work that lasts long.
    """
    offered = row("loads", loads)
    return np.ceil(offered + positive("spare", spare) * np.sqrt(offered)).astype(np.int64)


@dataclass(frozen=True, slots=True)
class Verloop:
    """A queue at the end of each step: numbers present and waiting (means), and the share that would have to wait."""

    present: Floats
    queue: Floats
    p_wait: Floats


def follow(
    rates: ArrayLike, *, step: float, service_rate: float, servers: int | Sequence[int] | NDArray[np.int64],
    room: int, present: int = 0,
) -> Verloop:
    """Follow a queue with random arrivals and work through a year of changing rates and staff (M(t)/M/c(t)).

    In: `rates` per step, `step` its length, `servers` one number or one per step, `room` the most that are followed
    at a time, `present` how many are there at the start. Who is being helped when staff falls goes back to the queue.
    Raises ScienceError naming `room` when more than one in 10⁹ would not fit: a load above the staff for too long.
    Source: the Kolmogorov forward equations, solved by uniformisation, exact within a step.
    """
    arrivals, width, mu = row("rates", rates), positive("step", step), positive("service_rate", service_rate)
    staff = people_row("servers", servers, size=arrivals.size)
    size = people("room", room)
    if size > _MOST_ROOM:
        raise ScienceError("room", f"mag hoogstens {_MOST_ROOM} zijn")
    if not_negative("present", present) != int(present) or present > size:
        raise ScienceError("present", f"moet een heel getal zijn van ten hoogste room ({size})")
    chance = np.zeros(size + 1)
    chance[int(present)] = 1.0
    state = np.arange(size + 1)
    means = np.empty((3, arrivals.size))
    for t, (rate, count) in enumerate(zip(arrivals.tolist(), staff.tolist(), strict=True)):
        chance = _after(chance, rate, np.minimum(state, count) * mu, width)
        if chance[-1] > _LOST:
            raise ScienceError("room", f"is te klein: in stap {t + 1} past niet iedereen erin")
        means[:, t] = chance @ state, chance @ np.maximum(state - count, 0), chance[count:].sum()
    return Verloop(present=means[0], queue=means[1], p_wait=means[2])


def _after(chance: Floats, arrival: float, leave: Floats, width: float) -> Floats:
    """The chances of each state one step later, by uniformisation."""
    pace = arrival + float(leave[-1])
    if pace == 0:
        return chance
    # Pieces of at most 50 expected jumps, so that the Poisson weights never underflow.
    pieces = max(1, math.ceil(pace * width / 50))
    for _ in range(pieces):
        chance = _mixed(chance, arrival / pace, leave / pace, pace * width / pieces)
    return chance


def _mixed(chance: Floats, up: float, down: Floats, jumps: float) -> Floats:
    """The chances after a Poisson number of jumps, each up by one, down by one, or nowhere."""
    weight = math.exp(-jumps)
    total, covered, k = weight * chance, weight, 0
    while 1 - covered > _TAIL and k < 10 * jumps + 100:
        k += 1
        chance = _jump(chance, up, down)
        weight *= jumps / k
        covered += weight
        total += weight * chance
    return total / covered


def _jump(chance: Floats, up: float, down: Floats) -> Floats:
    after = chance * (1 - up - down)
    after[-1] += up * chance[-1]  # no room above the last state
    after[1:] += up * chance[:-1]
    after[:-1] += down[1:] * chance[1:]
    return after
