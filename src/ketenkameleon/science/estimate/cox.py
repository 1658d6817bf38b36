"""Cox regression with Efron's ties, its check of proportional hazards, and its concordance."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numba import njit
from numpy.typing import ArrayLike
from scipy import stats

from ketenkameleon.science.estimate.arrays import Bools, Floats, Ints, design, flags, not_negative
from ketenkameleon.science.estimate.counting import tally
from ketenkameleon.science.estimate.results import Ratio, ratio_of
from ketenkameleon.science.estimate.survival import product_limit
from ketenkameleon.science.fouten import ScienceError
from ketenkameleon.science.getallen import share

ROUNDS = 50
# A standardised coefficient this large means that a covariate orders the events perfectly.
RUNAWAY = 15.0


@dataclass(frozen=True, eq=False)
class CoxModel:
    """Coefficients are logs of hazard ratios, per unit of their covariate, in the order of the columns.

    `log_likelihood` is the partial one, `null_log_likelihood` without covariates; `chi_squared` the
    likelihood ratio test with as many degrees as columns. `concordance`: the share of comparable pairs in
    which the model gives the child with the earlier event the higher risk. `event_time` and `residuals`
    (Schoenfeld's, a row per event) feed the check.
    """

    coefficients: Floats
    std_err: Floats
    covariance: Floats
    ratios: tuple[Ratio, ...]
    log_likelihood: float
    null_log_likelihood: float
    chi_squared: float
    p_value: float
    concordance: float
    events: int
    event_time: Floats
    event_score: Floats
    residuals: Floats

    def proportional_hazards(self) -> HazardCheck:
        """Does the effect of a covariate change as time goes on? A small p-value says yes.

        Time is counted as one minus Kaplan–Meier, which late single events cannot dominate.
        Source: Grambsch & Therneau 1994 (as R's cox.zph before version 3).
        """
        if self.event_time.size < 2 or np.ptp(self.event_score) == 0:
            raise ScienceError("event", "heeft te weinig tijdstippen met een gebeurtenis voor deze toets")
        moment = self.event_score - self.event_score.mean()
        scale = self.events / float(moment @ moment)
        score = moment @ self.residuals
        scaled = score @ self.covariance
        each = scaled**2 * scale / np.diag(self.covariance)
        whole = float(score @ scaled) * scale
        return HazardCheck(each, stats.chi2.sf(each, 1), whole, float(stats.chi2.sf(whole, score.size)))


@dataclass(frozen=True, eq=False)
class HazardCheck:
    """Per covariate and for all together: chi-squared and p-value of "the hazards are proportional"."""

    chi_squared: Floats
    p_values: Floats
    overall_chi_squared: float
    overall_p_value: float


@dataclass(frozen=True, eq=False)
class _RiskSets:
    """Rows sorted by time. Per event: its row, its event time's number, Efron's share of ties."""

    x: Floats
    first: Ints
    row: Ints
    moment: Ints
    starts: Ints
    tied: Floats


def cox(time: ArrayLike, event: ArrayLike, covariates: ArrayLike, *, confidence: float = 0.95) -> CoxModel:
    """Fit Cox's model by Newton's steps. `covariates`: a row per child, a column per characteristic.

    Raises ScienceError without events, and when a covariate orders the events perfectly (its ratio is
    infinite).
    Source: Cox 1972; Efron 1977; Harrell's concordance 1982.
    """
    share("confidence", confidence)
    times = not_negative("time", time)
    happened = flags("event", event, length=times.size)
    if not happened.any():
        raise ScienceError("event", "bevat geen enkele gebeurtenis")
    x = design("covariates", covariates, length=times.size)
    middle, spread = x.mean(axis=0), x.std(axis=0)
    order = np.argsort(times, kind="stable")
    sets = _risk_sets(times[order], happened[order], ((x - middle) / spread)[order])
    beta, null, found, information = _newton(sets)
    covariance = np.linalg.inv(information) / np.outer(spread, spread)
    coefficients, std_err = beta / spread, np.sqrt(np.diag(covariance))
    chi_squared = 2 * (found - null)
    return CoxModel(
        coefficients, std_err, covariance,
        tuple(ratio_of(float(a), float(b), confidence) for a, b in zip(coefficients, std_err, strict=True)),
        found, null, chi_squared, float(stats.chi2.sf(chi_squared, x.shape[1])),
        _concordance(times[order], happened[order], sets.x @ beta), int(happened.sum()),
        times[order][sets.row], _km_score(times, happened, sets.moment), _schoenfeld(sets, beta) * spread)


def _risk_sets(time: Floats, event: Bools, x: Floats) -> _RiskSets:
    row = np.flatnonzero(event)
    moments, starts, moment, count = np.unique(
        time[row], return_index=True, return_inverse=True, return_counts=True)
    tied = (np.arange(row.size) - starts[moment]) / count[moment]
    return _RiskSets(x, np.searchsorted(time, moments, side="left"), row, moment, starts, tied)


def _newton(sets: _RiskSets) -> tuple[Floats, float, float, Floats]:
    """Coefficients, log-likelihood at zero and at the top, information. Halves a step that does not climb."""
    beta = np.zeros(sets.x.shape[1])
    null, score, information = _partial(sets, beta)
    here = null
    for _ in range(ROUNDS):
        if np.linalg.cond(information) > 1e12:
            break
        step = np.linalg.solve(information, score)
        there, score_there, information_there = _partial(sets, beta + step)
        while not there >= here - 1e-9 * abs(here) and np.abs(step).max() > 1e-12:
            step = step / 2
            there, score_there, information_there = _partial(sets, beta + step)
        beta, here, score, information = beta + step, there, score_there, information_there
        if np.abs(beta).max() > RUNAWAY:
            break
        if np.abs(step).max() < 1e-9:
            return beta, null, here, information
    raise ScienceError("covariates", "een kenmerk ordent de gebeurtenissen volledig")


def _partial(sets: _RiskSets, beta: Floats) -> tuple[float, Floats, Floats]:
    """Efron's partial log-likelihood, its slope and its information at `beta`."""
    line = sets.x @ beta
    # A step that is much too long can leave nobody with weight at risk; it is then halved.
    with np.errstate(divide="ignore", invalid="ignore"):
        level, mean, second = _weighted_moments(sets, beta)
        value = float((line[sets.row] - line.max()).sum() - np.log(level).sum())
    score = (sets.x[sets.row] - mean).sum(axis=0)
    return value, score, second - mean.T @ mean


def _weighted_moments(sets: _RiskSets, beta: Floats) -> tuple[Floats, Floats, Floats]:
    """Per event the weight at risk and the mean of x there (ties leave by parts); the sum of mean x xᵀ."""
    line = sets.x @ beta
    risk = np.exp(line - line.max())
    tied = sets.tied
    level = _at_risk(risk, sets) - tied * _dying(risk, sets)
    first = _at_risk(risk[:, None] * sets.x, sets) - tied[:, None] * _dying(risk[:, None] * sets.x, sets)
    columns = sets.x.shape[1]
    second = np.empty((columns, columns))
    for number in range(columns):
        product = (risk * sets.x[:, number])[:, None] * sets.x
        both = _at_risk(product, sets) - tied[:, None] * _dying(product, sets)
        second[number] = (both / level[:, None]).sum(axis=0)
    return level, first / level[:, None], second


def _at_risk(values: Floats, sets: _RiskSets) -> Floats:
    return np.asarray(np.cumsum(values[::-1], axis=0)[::-1][sets.first][sets.moment])


def _dying(values: Floats, sets: _RiskSets) -> Floats:
    return np.asarray(np.add.reduceat(values[sets.row], sets.starts, axis=0)[sets.moment])


def _schoenfeld(sets: _RiskSets, beta: Floats) -> Floats:
    """Per event its x minus the mean x at risk, that mean averaged over the events tied with it."""
    _, mean, _ = _weighted_moments(sets, beta)
    count = np.bincount(sets.moment)
    average = np.add.reduceat(mean, sets.starts, axis=0) / count[:, None]
    return np.asarray(sets.x[sets.row] - average[sets.moment])


def _km_score(time: Floats, event: Bools, moment: Ints) -> Floats:
    """Per event one minus the Kaplan–Meier share just before it."""
    counted = tally(time, event)
    survival, _ = product_limit(counted.at_risk[0], counted.events[0])
    before = np.concatenate(([1.0], survival[:-1]))[counted.events[0] > 0]
    return np.asarray(1 - before[moment])


def _concordance(time: Floats, event: Bools, risk: Floats) -> float:
    """Harrell's C; NaN when no two children can be compared. Rows sorted by time."""
    levels, rank = np.unique(np.round(risk, 12), return_inverse=True)
    good, equal, bad = _pairs(time, event, rank.astype(np.int64), levels.size)
    pairs = good + equal + bad
    return float((good + equal / 2) / pairs) if pairs else float("nan")


@njit(cache=True)
def _pairs(time: Floats, event: Bools, rank: Ints, levels: int) -> tuple[int, int, int]:
    """Count pairs from late to early with a binary indexed tree over the ranks. Censored outlives events."""
    tree = np.zeros(levels + 1, np.int64)
    good, equal, bad, inside, stop = 0, 0, 0, 0, time.size
    while stop > 0:
        start = stop
        while start > 0 and time[start - 1] == time[stop - 1]:
            start -= 1
        for turn in range(3):  # put in the censored, compare the events, put in the events
            for row in range(start, stop):
                if event[row] != (turn > 0):
                    continue
                if turn == 1:
                    lower = _below(tree, rank[row])
                    same = _below(tree, rank[row] + 1) - lower
                    good, equal, bad = good + lower, equal + same, bad + inside - lower - same
                else:
                    place, inside = rank[row] + 1, inside + 1
                    while place <= levels:
                        tree[place] += 1
                        place += place & -place
        stop = start
    return good, equal, bad


@njit(cache=True)
def _below(tree: Ints, place: int) -> int:
    total = 0
    while place > 0:
        total += tree[place]
        place -= place & -place
    return total
