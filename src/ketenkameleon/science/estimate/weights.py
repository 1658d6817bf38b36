"""Comparing two arms that were not drawn by lot: propensity scores, weights, balance, and honest errors.

With overlap weights the comparison is about the children who could have gone either way, and the means of
every covariate in the score come out exactly equal.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import expit

from ketenkameleon.science.estimate.arrays import Bools, Floats, Ints, column, design, groups, two_arms, weights_for
from ketenkameleon.science.estimate.results import Difference, difference_of
from ketenkameleon.science.fouten import ScienceError
from ketenkameleon.science.getallen import share

Target = Literal["overlap", "all", "treated"]
ROUNDS = 60
RUNAWAY = 30.0
# A spread this small against the numbers themselves is rounding.
ROUNDING = 1e-12


@dataclass(frozen=True, eq=False)
class Propensity:
    """The estimated chance of being in arm True, per row; `design`: intercept and standardised columns."""

    arm: Bools
    chance: Floats
    design: Floats

    def weights(self, target: Target = "overlap") -> Floats:
        """Weights per row for a target population; in each arm they sum to 1.

        overlap: children who could have gone either way; all: everybody (inverse probability); treated: those
        of arm True. Source: Li, Morgan & Zaslavsky 2018 (overlap); Hirano, Imbens & Ridder 2003.
        """
        raw, _ = _raw_weights(self.arm, self.chance, target)
        return np.asarray(np.where(self.arm, raw / raw[self.arm].sum(), raw / raw[~self.arm].sum()))


@dataclass(frozen=True, eq=False)
class Balance:
    """How alike the arms are: standardised mean difference per covariate, effective numbers per arm.

    The difference is divided by the unweighted standard deviation of both arms together, before as well as
    after; it is NaN where that is 0. Flag above 0.10 before and 0.05 after (science plan 3.5).
    """

    before: Floats
    after: Floats
    effective_yes: float
    effective_no: float


@dataclass(frozen=True)
class WeightedDifference:
    """The weighted mean of the outcome in each arm, and their difference, True minus False."""

    mean_yes: float
    mean_no: float
    difference: Difference


def propensity(arm: ArrayLike, covariates: ArrayLike) -> Propensity:
    """The chance of arm True from the covariates (a row per child), by logistic regression, main terms.

    Raises ScienceError when an arm is empty or a covariate separates the arms completely.
    Source: Rosenbaum & Rubin 1983.
    """
    arms = two_arms("arm", arm)
    x = design("covariates", covariates, length=arms.size)
    x = np.column_stack([np.ones(arms.size), (x - x.mean(axis=0)) / x.std(axis=0)])
    beta = np.zeros(x.shape[1])
    beta[0] = math.log(arms.mean() / (1 - arms.mean()))
    for _ in range(ROUNDS):
        chance = np.asarray(expit(x @ beta))
        information = x.T @ (x * (chance * (1 - chance))[:, None])
        if np.abs(beta).max() > RUNAWAY or np.linalg.cond(information) > 1e12:
            break
        step = np.linalg.solve(information, x.T @ (arms - chance))
        beta = beta + step * min(1.0, 4 / max(4.0, float(np.abs(step).max())))
        if np.abs(step).max() < 1e-12 and chance.min() > 0 and chance.max() < 1:
            return Propensity(arms, np.asarray(expit(x @ beta)), x)
    raise ScienceError("covariates", "scheiden de armen volledig: er is geen kind dat beide kanten op kon")


def balance(arm: ArrayLike, covariates: ArrayLike, weights: ArrayLike) -> Balance:
    """How alike the arms are before and after weighting.

    Source: Austin 2009 (standardised difference); Kish 1965 (effective number: (Σw)² / Σw²).
    """
    arms = two_arms("arm", arm)
    x = design("covariates", covariates, length=arms.size)
    weight = weights_for("weights", weights, arms.size)
    yes, no = weight[arms], weight[~arms]
    if min(yes.sum(), no.sum()) <= 0:
        raise ScienceError("weights", "telt in een arm op tot nul")
    if min(yes.size, no.size) < 2:
        raise ScienceError("arm", "heeft een arm met minder dan twee kinderen")
    spread = np.sqrt((x[arms].var(axis=0, ddof=1) + x[~arms].var(axis=0, ddof=1)) / 2)
    spread = np.where(spread > 0, spread, np.nan)
    before = (x[arms].mean(axis=0) - x[~arms].mean(axis=0)) / spread
    after = (yes @ x[arms] / yes.sum() - no @ x[~arms] / no.sum()) / spread
    return Balance(before, after, float(yes.sum() ** 2 / (yes @ yes)), float(no.sum() ** 2 / (no @ no)))


def weighted_difference(
    outcome: ArrayLike, arm: ArrayLike, covariates: ArrayLike, *, target: Target = "overlap",
    cluster: ArrayLike | None = None, confidence: float = 0.95,
) -> WeightedDifference:
    """The difference in mean outcome after weighting by the propensity score.

    The standard error is the sandwich of the stacked equations, so it knows that the score was estimated;
    with `cluster` contributions are added within clusters first (G/(G−1)), which is too small with few
    clusters: see `clusters.compare_clusters` with `weights`.
    Source: Lunceford & Davidian 2004; Li, Thomas & Li 2019; as R's PSweight.
    """
    share("confidence", confidence)
    score = propensity(arm, covariates)
    y = column("outcome", outcome, length=score.arm.size)
    if np.ptp(y) == 0:
        raise ScienceError("outcome", "heeft geen spreiding")
    mean_yes, from_yes = _arm_mean(score, y, target, arm=True)
    mean_no, from_no = _arm_mean(score, y, target, arm=False)
    part, factor = from_yes - from_no, 1.0
    if cluster is not None:
        part, factor = _by_cluster(part, groups("cluster", cluster, length=y.size)[1])
    std_err = math.sqrt(float(part @ part) * factor)
    if std_err <= ROUNDING * float(np.abs(y).max()):
        raise ScienceError("outcome", "heeft binnen de armen geen spreiding")
    return WeightedDifference(mean_yes, mean_no, difference_of(mean_yes - mean_no, std_err, confidence))


def _by_cluster(part: Floats, code: Ints) -> tuple[Floats, float]:
    total = np.asarray(np.bincount(code, part), np.float64)
    if total.size < 2:
        raise ScienceError("cluster", "heeft maar één cluster")
    return total, total.size / (total.size - 1)


def _arm_mean(score: Propensity, y: Floats, target: Target, *, arm: bool) -> tuple[float, Floats]:
    """The weighted mean of one arm, and what each row adds to it, by its outcome and by the score."""
    raw, change = _raw_weights(score.arm, score.chance, target)
    inside = score.arm == arm
    weight = np.where(inside, raw, 0.0)
    total = float(weight.sum())
    mean = float(weight @ y) / total
    residual = np.where(inside, y - mean, 0.0)
    # How the mean moves with the coefficients of the score, times how each row moves those coefficients.
    slope = score.design.T @ (change * residual)
    information = score.design.T @ (score.design * (score.chance * (1 - score.chance))[:, None])
    through = (score.design * (score.arm - score.chance)[:, None]) @ np.linalg.solve(information, slope)
    return mean, (weight * residual + through) / total


def _raw_weights(arm: Bools, chance: Floats, target: Target) -> tuple[Floats, Floats]:
    """The weight of every row, and its derivative to the linear predictor of the score."""
    odds = chance / (1 - chance)
    steep = chance * (1 - chance)
    if target == "overlap":
        return np.where(arm, 1 - chance, chance), np.where(arm, -steep, steep)
    if target == "all":
        return np.where(arm, 1 / chance, 1 / (1 - chance)), np.where(arm, -1 / odds, odds)
    if target == "treated":
        return np.where(arm, 1.0, odds), np.where(arm, 0.0, odds)
    raise ScienceError("target", f"onbekend: {target!r}")
