"""Do two or more groups wait equally long? The log-rank test, also by month of report or other strata."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numba import njit
from numpy.typing import ArrayLike
from scipy import stats

from ketenkameleon.science.estimate.arrays import Floats, Ints, flags, groups, not_negative
from ketenkameleon.science.estimate.counting import tally
from ketenkameleon.science.fouten import ScienceError


@dataclass(frozen=True, eq=False)
class LogRank:
    """The test: per group the events seen and expected, chi-squared with its degrees, and the p-value."""

    names: tuple[str, ...]
    observed: Floats
    expected: Floats
    chi_squared: float
    degrees: int
    p_value: float


def log_rank(
    time: ArrayLike, event: ArrayLike, group: ArrayLike, *, strata: ArrayLike | None = None,
) -> LogRank:
    """Compare the waiting times of two or more groups, with ties (hypergeometric variance).

    Raises ScienceError when there is one group only, no event at all, or groups that were never at risk at
    the same event.
    Source: Mantel 1966; Peto & Peto 1972; the variance as in Kalbfleisch & Prentice 1980, 1.4.
    """
    times = not_negative("time", time)
    happened = flags("event", event, length=times.size)
    names, code = groups("group", group, length=times.size)
    if len(names) < 2:
        raise ScienceError("group", "heeft maar één groep met iemand erin")
    if not happened.any():
        raise ScienceError("event", "bevat geen enkele gebeurtenis")
    observed, expected = np.zeros(len(names)), np.zeros(len(names))
    variance = np.zeros((len(names), len(names)))
    for rows in _strata(strata, times.size):
        counted = tally(times[rows], happened[rows], code[rows], len(names))
        observed += counted.events.sum(axis=1)
        _add_moments(counted.at_risk, counted.events, expected, variance)
    return _test(names, observed, expected, variance)


def _strata(strata: ArrayLike | None, length: int) -> Iterator[slice | Ints]:
    """Which rows belong to each stratum; all of them when there are no strata."""
    if strata is None:
        yield slice(None)
        return
    names, layer = groups("strata", strata, length=length)
    for number in range(len(names)):
        yield np.flatnonzero(layer == number)


@njit(cache=True)
def _add_moments(at_risk: Ints, events: Ints, expected: Floats, variance: Floats) -> None:
    """Add what every event time contributes to the expected events and to their hypergeometric variance."""
    groups_, times = at_risk.shape
    for time in range(times):
        total, dead = 0.0, 0.0
        for group in range(groups_):
            total += at_risk[group, time]
            dead += events[group, time]
        if dead == 0:
            continue
        # With one at risk there is nothing left to vary.
        factor = dead * (total - dead) / (total - 1) if total > 1 else 0.0
        for group in range(groups_):
            part = at_risk[group, time] / total
            expected[group] += dead * part
            variance[group, group] += factor * part
            for other in range(groups_):
                variance[group, other] -= factor * part * at_risk[other, time] / total


def _test(names: tuple[str, ...], observed: Floats, expected: Floats, variance: Floats) -> LogRank:
    gap, spread = (observed - expected)[:-1], variance[:-1, :-1]
    if np.linalg.matrix_rank(spread) < spread.shape[0]:
        raise ScienceError("group", "heeft groepen die nooit tegelijk wachtten toen er iets gebeurde")
    chi_squared = float(gap @ np.linalg.solve(spread, gap))
    degrees = len(names) - 1
    p_value = float(stats.chi2.sf(chi_squared, degrees))
    return LogRank(names, observed, expected, chi_squared, degrees, p_value)
