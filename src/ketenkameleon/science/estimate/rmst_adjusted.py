"""The difference in restricted mean time between two arms, adjusted for what the children brought with them.

The method is that of Tian, Zhao & Wei (Biostatistics 2014, 15(2), 222–233): a regression of the time within
the horizon on arm and covariates, in which a child that is followed to its event or to the horizon also
stands for the children like it that were censored before (inverse probability of censoring, estimated within
each arm).
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from ketenkameleon.science.estimate.arrays import Bools, Floats, Ints, design, flags, not_negative, two_arms
from ketenkameleon.science.estimate.results import Difference, Ratio, difference_of, ratio_of
from ketenkameleon.science.estimate.rmst import known_up_to
from ketenkameleon.science.fouten import ScienceError
from ketenkameleon.science.getallen import positive, share

ROUNDS = 100


@dataclass(frozen=True)
class AdjustedMeans:
    """Arm True against arm False at equal covariates: difference and ratio of RMST, ratio of RMTL.

    `ratio_lost` is None when an arm lost no time at all.
    """

    difference: Difference
    ratio: Ratio
    ratio_lost: Ratio | None


@dataclass(frozen=True, eq=False)
class _Sample:
    """Times cut at the horizon, which of them are known, censoring weights, and regressors."""

    time: Floats
    known: Bools
    weight: Floats
    x: Floats
    arm: Bools


def adjusted_restricted_means(
    time: ArrayLike, event: ArrayLike, arm: ArrayLike, covariates: ArrayLike, *, horizon: float,
    confidence: float = 0.95,
) -> AdjustedMeans:
    """How the arms (True against False) differ in mean time up to `horizon`, at equal covariates.

    `covariates`: a row per child, a column per characteristic known at the start. Assumes that censoring does
    not depend on the covariates within an arm, and a straight line (difference) or log-line (ratios) in them.
    Source: Tian, Zhao & Wei 2014; same numbers as R's survRM2 with covariates.
    """
    share("confidence", confidence)
    times = not_negative("time", time)
    happened = flags("event", event, length=times.size)
    arms = two_arms("arm", arm, length=times.size)
    x = np.column_stack([np.ones(times.size), arms, design("covariates", covariates, length=times.size)])
    if np.linalg.matrix_rank(x) < x.shape[1]:
        raise ScienceError("covariates", "hangen volledig samen met de arm")
    limit = positive("horizon", horizon)
    for side in (arms, ~arms):
        if limit > known_up_to(times[side], happened[side]):
            raise ScienceError("horizon", "ligt na de laatste waarneming van een arm waarin nog iemand wacht")
    sample = _sample(times, happened, arms, x, limit)
    lost = limit - sample.time
    if not (lost > 0).any():
        raise ScienceError("event", "bevat voor de horizon geen gebeurtenis")
    loses = bool((lost[arms] > 0).any() and (lost[~arms] > 0).any())
    return AdjustedMeans(difference_of(*_straight(sample), confidence),
                         ratio_of(*_on_log_scale(sample, sample.time), confidence),
                         ratio_of(*_on_log_scale(sample, lost), confidence) if loses else None)


def _sample(time: Floats, event: Bools, arm: Bools, x: Floats, horizon: float) -> _Sample:
    cut = np.minimum(time, horizon)
    known = event | (time >= horizon)
    weight = np.zeros(time.size)
    for side in (arm, ~arm):
        weight[side] = known[side] / _uncensored_before(cut[side], known[side])
    return _Sample(cut, known, weight, x, arm)


def _uncensored_before(time: Floats, known: Bools) -> Floats:
    """Per row the chance of not having been censored before its time. Events come before censoring."""
    order, first, group = _steps(time, known)
    at_risk = time.size - first
    censored = np.add.reduceat((~known[order]).astype(np.int64), first)
    after = np.cumprod(1 - censored / at_risk)
    result = np.empty(time.size)
    result[order] = np.concatenate(([1.0], after[:-1]))[group]
    return result


def _steps(time: Floats, known: Bools) -> tuple[Ints, Ints, Ints]:
    """The order by time with events first, where each step begins, the step of each place."""
    order = np.lexsort((~known, time))
    sorted_time, sorted_known = time[order], known[order]
    changed = (sorted_time[1:] != sorted_time[:-1]) | (sorted_known[1:] != sorted_known[:-1])
    new = np.concatenate(([True], changed))
    return order, np.flatnonzero(new), np.asarray(np.cumsum(new) - 1, np.int64)


def _straight(sample: _Sample) -> tuple[float, float]:
    """The arm's coefficient on the scale of time and its standard error."""
    x, weight = sample.x, sample.weight
    square = x.T @ (x * weight[:, None])
    if np.linalg.matrix_rank(x[weight > 0]) < x.shape[1]:
        raise ScienceError("covariates", "zijn te veel voor de kinderen van wie de tijd bekend is")
    beta = np.linalg.solve(square, x.T @ (weight * sample.time))
    return float(beta[1]), _std_err(sample, sample.time - x @ beta, x.T @ x)


def _on_log_scale(sample: _Sample, outcome: Floats) -> tuple[float, float]:
    """The arm's coefficient for the log of the mean of `outcome`, and its standard error."""
    x, weight = sample.x, sample.weight
    mean = float((weight * outcome).sum() / weight.sum())
    beta = np.zeros(x.shape[1])
    if mean > 0:
        beta[0] = math.log(mean)
    for _ in range(ROUNDS):
        with np.errstate(over="ignore", invalid="ignore"):
            fitted = np.exp(x @ beta)
            slope = x.T @ (x * (weight * fitted)[:, None])
        if not np.isfinite(slope).all() or np.linalg.cond(slope) > 1e14:
            break
        step = np.linalg.solve(slope, x.T @ (weight * (outcome - fitted)))
        beta = beta + step * min(1.0, 5 / max(5.0, float(np.abs(x @ step).max())))
        if np.abs(step).max() <= 1e-10 * max(1.0, float(np.abs(beta).max())):
            fitted = np.exp(x @ beta)
            return float(beta[1]), _std_err(sample, outcome - fitted, x.T @ (x * fitted[:, None]))
    raise ScienceError("covariates", "geven geen eindige verhouding: een kenmerk scheidt alles")


def _std_err(sample: _Sample, residual: Floats, bread: Floats) -> float:
    """The standard error of the arm's coefficient; what estimating the censoring adds is in it."""
    score = sample.x * (sample.weight * residual)[:, None]
    meat = np.zeros_like(bread)
    for side in (sample.arm, ~sample.arm):
        influence = _influence(sample.time[side], sample.known[side], score[side])
        meat += influence.T @ influence
    variance = np.linalg.solve(bread, np.linalg.solve(bread, meat).T)
    if not variance[1, 1] > 0:
        raise ScienceError("event", "bevat voor de horizon geen gebeurtenis die spreiding geeft")
    return math.sqrt(float(variance[1, 1]))


def _influence(time: Floats, known: Bools, score: Floats) -> Floats:
    """Each row's part in the estimate: its own score, plus a martingale term for the censoring curve."""
    order, first, group = _steps(time, known)
    at_risk = time.size - first
    censored = np.add.reduceat((~known[order]).astype(np.int64), first)
    ahead = np.cumsum(score[order][::-1], axis=0)[::-1][first] / at_risk[:, None]
    compensator = np.cumsum(ahead * (censored / at_risk)[:, None], axis=0)
    result = np.empty_like(score)
    result[order] = score[order] + ahead[group] * (~known[order])[:, None] - compensator[group]
    return result
