"""Answers that have an order but no distance, such as a mark: Brunner–Munzel, proportional odds."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike
from scipy import stats

from ketenkameleon.science.estimate.arrays import Floats, Ints, column, design, groups, weights_for
from ketenkameleon.science.estimate.results import Difference, Ratio, critical_value, ratio_of
from ketenkameleon.science.fouten import ScienceError
from ketenkameleon.science.getallen import share

ROUNDS = 60
RUNAWAY = 30.0


def brunner_munzel(answers: ArrayLike, control: ArrayLike, *, confidence: float = 0.95) -> Difference:
    """The chance that an answer from the first group is higher than one of the control, ties counted half.

    The estimate is that chance (0.5: no difference); degrees and p-value belong to the test of 0.5. Bounds
    are cut at 0 and 1. Raises ScienceError when the groups do not overlap: there is no spread to test by
    then.
    Source: Brunner & Munzel 2000, Biometrical Journal 42, 17–25.
    """
    share("confidence", confidence)
    one, other = column("answers", answers), column("control", control)
    if min(one.size, other.size) < 2:
        raise ScienceError("answers" if one.size < 2 else "control", "heeft minder dan twee antwoorden")
    ranks = stats.rankdata(np.concatenate([one, other]))
    above, below = ranks[: one.size] - stats.rankdata(one), ranks[one.size :] - stats.rankdata(other)
    chance = float(above.mean()) / other.size
    parts = (float(above.var(ddof=1)) / other.size**2 / one.size,
             float(below.var(ddof=1)) / one.size**2 / other.size)
    variance = sum(parts)
    if variance <= 0:
        raise ScienceError("answers", "overlapt niet met de controlegroep, of iedereen antwoordt hetzelfde")
    degrees = variance**2 / (parts[0] ** 2 / (one.size - 1) + parts[1] ** 2 / (other.size - 1))
    std_err = math.sqrt(variance)
    half = critical_value(confidence, degrees) * std_err
    lower, upper = max(0.0, chance - half), min(1.0, chance + half)
    p_value = 2 * float(stats.t.sf(abs(chance - 0.5) / std_err, degrees))
    return Difference(chance, std_err, degrees, lower, upper, confidence, p_value)


@dataclass(frozen=True, eq=False)
class OrdinalModel:
    """logit P(answer at most level k) = cut k − covariates × coefficients.

    A positive coefficient goes with higher answers; `ratios` are odds ratios of a higher answer, per unit.
    `levels` from low to high; a cut between each pair. `deviance` is −2 × log-likelihood.
    """

    levels: tuple[float, ...]
    coefficients: Floats
    std_err: Floats
    ratios: tuple[Ratio, ...]
    cuts: Floats
    cut_std_err: Floats
    deviance: float


def proportional_odds(
    answers: ArrayLike, covariates: ArrayLike, *, weights: ArrayLike | None = None,
    cluster: ArrayLike | None = None, confidence: float = 0.95,
) -> OrdinalModel:
    """Fit ordered answers (numbers; only their order counts) on covariates, a row per answer.

    `weights` are counts of equal rows. With `cluster` the standard errors are cluster-robust (sandwich,
    G/(G−1)); they are too small with few clusters: prefer `clusters.compare_clusters` below some forty.
    Source: McCullagh 1980; the numbers of R's MASS::polr.
    """
    share("confidence", confidence)
    found = column("answers", answers)
    x = design("covariates", covariates, length=found.size)
    weight = weights_for("weights", weights, found.size)
    found = found[weight > 0]
    x = design("covariates", x[weight > 0], length=found.size)
    levels, code = np.unique(found, return_inverse=True)
    if levels.size < 2:
        raise ScienceError("answers", "heeft overal hetzelfde antwoord")
    middle, spread = x.mean(axis=0), x.std(axis=0)
    fit = _Ordered((x - middle) / spread, code.astype(np.int64), weight[weight > 0], levels.size)
    theta = fit.climb()
    value, scores, hessian = fit.at(theta)
    covariance = np.asarray(np.linalg.inv(-hessian), np.float64)
    if cluster is not None:
        code = groups("cluster", cluster, length=weight.size)[1]
        covariance = _robust(scores, covariance, code[weight > 0])
    cuts = levels.size - 1
    back = _unscale(middle, spread, cuts)
    return _model(levels, back @ theta, np.sqrt(np.diag(back @ covariance @ back.T)), -2 * value, confidence)


def _model(
    levels: Floats, theta: Floats, std_err: Floats, deviance: float, confidence: float,
) -> OrdinalModel:
    cuts = levels.size - 1
    pairs = zip(theta[cuts:].tolist(), std_err[cuts:].tolist(), strict=True)
    ratios = tuple(ratio_of(*pair, confidence) for pair in pairs)
    return OrdinalModel(tuple(levels.tolist()), theta[cuts:], std_err[cuts:], ratios, theta[:cuts],
                        std_err[:cuts], deviance)


def _unscale(middle: Floats, spread: Floats, cuts: int) -> Floats:
    """The matrix that turns parameters for standardised covariates into those for the covariates as given."""
    back = np.zeros((cuts + middle.size, cuts + middle.size))
    back[:cuts, :cuts] = np.eye(cuts)
    back[:cuts, cuts:] = middle / spread
    back[cuts:, cuts:] = np.diag(1 / spread)
    return back


def _robust(scores: Floats, covariance: Floats, code: Ints) -> Floats:
    count = np.unique(code).size
    if count < 2:
        raise ScienceError("cluster", "heeft maar één cluster")
    total = np.zeros((int(code.max()) + 1, scores.shape[1]))
    np.add.at(total, code, scores)
    return np.asarray(covariance @ (total.T @ total) @ covariance * count / (count - 1))


@dataclass(frozen=True, eq=False)
class _Ordered:
    """The likelihood of ordered answers; the parameters are the cuts and then the coefficients."""

    x: Floats
    code: Ints
    weight: Floats
    levels: int

    def climb(self) -> Floats:
        """The likeliest parameters. The log-likelihood has one top; a step that does not climb is halved."""
        cumulative = np.cumsum(np.bincount(self.code, self.weight))[:-1] / self.weight.sum()
        theta = np.concatenate([np.log(cumulative / (1 - cumulative)), np.zeros(self.x.shape[1])])
        value, scores, hessian = self.at(theta)
        for _ in range(ROUNDS):
            if np.linalg.cond(hessian) > 1e13:
                break
            step = np.linalg.solve(-hessian, scores.sum(axis=0))
            while not self._climbs(theta + step, value):
                step = step / 2
            theta = theta + step
            value, scores, hessian = self.at(theta)
            if np.abs(theta).max() > RUNAWAY:
                break
            if np.abs(step).max() < 1e-9:
                return theta
        raise ScienceError("covariates", "een kenmerk scheidt de antwoorden volledig")

    def _climbs(self, theta: Floats, value: float) -> bool:
        """Are the cuts still in order, and is the likelihood not lower (rounding aside)?"""
        ordered = bool((np.diff(theta[: self.levels - 1]) > 0).all())
        return ordered and self.value(theta) >= value - 1e-9 * abs(value)

    def value(self, theta: Floats) -> float:
        """The log-likelihood."""
        upper, lower = self._edges(theta)
        with np.errstate(divide="ignore"):
            return float(self.weight @ np.log(upper - lower))

    def at(self, theta: Floats) -> tuple[float, Floats, Floats]:
        """The log-likelihood, its slope per row, and its second derivatives."""
        upper, lower = self._edges(theta)
        chance = upper - lower
        steep_up, steep_low = upper * (1 - upper), lower * (1 - lower)
        rows_up, rows_low = self._rows(self.code), self._rows(self.code - 1)
        slope = (steep_up[:, None] * rows_up - steep_low[:, None] * rows_low) / chance[:, None]
        scores = slope * self.weight[:, None]
        bend_up = self.weight * steep_up * (1 - 2 * upper) / chance
        bend_low = self.weight * steep_low * (1 - 2 * lower) / chance
        hessian = rows_up.T @ (rows_up * bend_up[:, None]) - rows_low.T @ (rows_low * bend_low[:, None])
        return float(self.weight @ np.log(chance)), scores, hessian - slope.T @ scores

    def _edges(self, theta: Floats) -> tuple[Floats, Floats]:
        """Per row the chance of at most its level, and of less."""
        line = self.x @ theta[self.levels - 1 :]
        cuts = np.concatenate(([-np.inf], theta[: self.levels - 1], [np.inf]))
        with np.errstate(over="ignore"):
            return 1 / (1 + np.exp(line - cuts[self.code + 1])), 1 / (1 + np.exp(line - cuts[self.code]))

    def _rows(self, cut: Ints) -> Floats:
        """Per row the derivative of (cut − line); a cut outside the list has none."""
        return np.column_stack([cut[:, None] == np.arange(self.levels - 1), -self.x]).astype(np.float64)
