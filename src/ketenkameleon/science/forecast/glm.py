"""Regression for counts: a negative-binomial model with log link, an optional prior, and weights.

mean = exp(X b), variance = mean + alpha mean². Coefficients by Newton's method, alpha by the Pearson moment:
both in turn until neither moves. A prior makes the estimate the mode of the posterior.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from scipy.optimize import brentq

from ketenkameleon.science.forecast.weeks import Floats
from ketenkameleon.science.fouten import ScienceError

_TOLERANCE: Final = 1e-10
_ROUNDING: Final = 1e-12
_MOST_STEPS: Final = 100
_MOST_ROUNDS: Final = 60
_HIGHEST_ALPHA: Final = 1e3
_WIDEST_STEP: Final = 5.0  # on the log scale: a step beyond this is cut back


@dataclass(frozen=True, eq=False)
class NormalPrior:
    """What is believed of each coefficient before the data: normal and independent.

    Units: the log scale; `precision` is 1 / variance, 0 for no opinion. Shapes (p,).
    """

    mean: Floats
    precision: Floats


@dataclass(frozen=True, eq=False)
class CountRegression:
    """A fitted regression.

    `coefficients` (p,) and their `covariance` (p, p) on the log scale; `alpha` the extra variance (0 is
    Poisson); `fitted` (n,) the means; `leverage` (n,) the pull of each row on its own fit.
    """

    coefficients: Floats
    covariance: Floats
    alpha: float
    fitted: Floats
    leverage: Floats


def fit_counts(design: Floats, counts: Floats, *, weights: Floats | None = None,
               prior: NormalPrior | None = None, alpha: float | None = None) -> CountRegression:
    """Fit counts (n,) on the columns of design (n, p).

    Without `alpha` it is estimated from the Pearson moment: sum w (y - m)² / (m + alpha m²) = sum w (1 - h),
    h the leverage; without weights and prior the right side is n - p. A given `alpha` stays as it is. Weights
    multiply the log likelihood (a power prior), so the covariance stays the inverse of the weighted
    information. Raises ScienceError naming `design` when the columns cannot be told apart. Source: McCullagh
    & Nelder, Generalized Linear Models, 2nd ed., 2.5 and 6.2.3; Breslow 1984 (moment); Ibrahim & Chen 2000
    (power prior).
    """
    weight = np.ones(len(counts)) if weights is None else weights
    belief = prior or NormalPrior(np.zeros(design.shape[1]), np.zeros(design.shape[1]))
    used = 0.0 if alpha is None else alpha
    coefficients = _start(design, counts, weight, belief)
    for _ in range(_MOST_ROUNDS):
        coefficients = _climb(design, counts, weight, belief, used, coefficients)
        fitted, covariance, leverage = _state(design, weight, belief, used, coefficients)
        moved = used if alpha is not None else pearson_alpha(counts, fitted, weight, leverage)
        if abs(moved - used) <= _TOLERANCE * (1 + used):
            return CountRegression(coefficients, covariance, used, fitted, leverage)
        used = moved
    raise ScienceError("counts", "geven geen houvast: hun spreiding is niet te schatten")


def pearson_alpha(counts: Floats, fitted: Floats, weights: Floats, leverage: Floats) -> float:
    """The extra variance alpha that brings the Pearson statistic to its expectation; 0 if Poisson is enough.

    Units: none; shapes (n,). Source: Breslow 1984, Applied Statistics 33:38.
    """
    expected = float(np.sum(weights * (1 - leverage)))
    square = weights * (counts - fitted) ** 2

    def surplus(alpha: float) -> float:
        return float(np.sum(square / (fitted + alpha * fitted**2))) - expected

    if surplus(0.0) <= 0:
        return 0.0
    if surplus(_HIGHEST_ALPHA) > 0:
        raise ScienceError("counts", "hebben uitschieters die te groot zijn voor dit model")
    return float(brentq(surplus, 0.0, _HIGHEST_ALPHA, xtol=1e-14, rtol=1e-13))


def _climb(design: Floats, counts: Floats, weight: Floats, belief: NormalPrior, alpha: float,
           begin: Floats) -> Floats:
    """Newton steps on the log posterior, which with a log link and a given alpha has one top."""
    coefficients, height = begin, _log_posterior(begin, design, counts, weight, belief, alpha)
    for _ in range(_MOST_STEPS):
        mean = np.exp(design @ coefficients)
        curve = weight * mean * (1 + alpha * counts) / (1 + alpha * mean) ** 2
        information = design.T @ (curve[:, None] * design) + np.diag(belief.precision)
        score = (design.T @ (weight * (counts - mean) / (1 + alpha * mean))
                 + belief.precision * (belief.mean - coefficients))
        step = _solve(information, score)
        widest = float(np.max(np.abs(design @ step)))
        if widest <= _TOLERANCE:
            return coefficients + step
        # A full step may overshoot far from the answer: halve it until it climbs.
        part = min(1.0, _WIDEST_STEP / widest)
        while (reached := _log_posterior(coefficients + part * step, design, counts, weight, belief,
                                         alpha)) < height - _ROUNDING * (1 + abs(height)):
            part /= 2
        coefficients, height = coefficients + part * step, reached
    raise ScienceError("counts", "geven geen houvast: de schatting komt niet tot rust")


def _log_posterior(coefficients: Floats, design: Floats, counts: Floats, weight: Floats, belief: NormalPrior,
                   alpha: float) -> float:
    """The logarithm of likelihood times prior, up to a constant."""
    eta = design @ coefficients
    lost = np.exp(eta) if alpha == 0 else (counts + 1 / alpha) * np.log1p(alpha * np.exp(eta))
    pull = belief.precision @ (coefficients - belief.mean) ** 2
    return float(weight @ (counts * eta - lost)) - float(pull) / 2


def _state(design: Floats, weight: Floats, belief: NormalPrior, alpha: float,
           coefficients: Floats) -> tuple[Floats, Floats, Floats]:
    mean = np.exp(design @ coefficients)
    work = weight * mean / (1 + alpha * mean)
    information = design.T @ (work[:, None] * design) + np.diag(belief.precision)
    covariance = _solve(information, np.eye(len(information)))
    leverage = work * np.einsum("ij,jk,ik->i", design, covariance, design)
    return mean, (covariance + covariance.T) / 2, leverage


def _start(design: Floats, counts: Floats, weight: Floats, belief: NormalPrior) -> Floats:
    """Least squares on the log of the counts, moved a little off zero."""
    about = np.log(np.maximum(counts, float(np.average(counts, weights=weight)) / 4))
    information = design.T @ (weight[:, None] * design) + np.diag(belief.precision)
    return _solve(information, design.T @ (weight * about) + belief.precision * belief.mean)


def _solve(matrix: Floats, right: Floats) -> Floats:
    scale = 1 / np.sqrt(np.maximum(np.diag(matrix), 1e-300))
    scaled = matrix * scale[:, None] * scale[None, :]
    if np.linalg.cond(scaled) > 1e12:
        raise ScienceError("design", "de kolommen zijn met deze weken niet uit elkaar te houden")
    found = np.linalg.solve(scaled, (right.T * scale).T)
    return np.asarray((found.T * scale).T, dtype=np.float64)
