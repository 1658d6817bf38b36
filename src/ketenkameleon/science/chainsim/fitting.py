"""Parameters from dated events: durations with censoring, routing, months, learning. Source: science.md 1.7.

Each fit gives its best values and can draw from its uncertainty, so that a run can carry it on.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.optimize import least_squares, minimize
from scipy.special import gammaincc, gammaln, log_ndtr

from ketenkameleon.science.chainsim.records import Floats
from ketenkameleon.science.chainsim.scenario import Duration
from ketenkameleon.science.fouten import ScienceError

LEAST_ENDED = 10
HALF = 0.5  # Jeffreys
TINY = 1e-300


def column(argument: str, values: ArrayLike, length: int | None = None) -> Floats:
    """One-dimensional finite numbers, as many as `length` when given."""
    try:
        found = np.asarray(values, float)
    except (TypeError, ValueError):
        raise ScienceError(argument, "bevat iets dat geen getal is") from None
    if found.ndim != 1 or found.size == 0:
        raise ScienceError(argument, "moet een rij getallen zijn die niet leeg is")
    if not np.isfinite(found).all():
        raise ScienceError(argument, "heeft een leeg getal")
    if length is not None and found.size != length:
        raise ScienceError(argument, f"heeft {length} getallen nodig, niet {found.size}")
    return found


def whole_column(argument: str, values: ArrayLike, length: int | None = None) -> NDArray[np.int64]:
    """As `column`, whole numbers only."""
    found = column(argument, values, length)
    if (found != np.floor(found)).any():
        raise ScienceError(argument, "moet hele getallen bevatten")
    return found.astype(np.int64)


def flag_column(argument: str, values: ArrayLike, length: int) -> NDArray[np.bool_]:
    """As `column`, yes and no (1 and 0) only."""
    found = column(argument, values, length)
    if not np.isin(found, (0.0, 1.0)).all():
        raise ScienceError(argument, "mag alleen ja en nee (1 en 0) bevatten")
    return np.asarray(found == 1.0, np.bool_)


@dataclass(frozen=True, eq=False)
class FittedDuration:
    """A fitted distribution; `covariance` is that of (log mean, log shape). Counts: ended and still running."""

    duration: Duration
    covariance: Floats
    ended: int
    running: int

    def draw_means(self, n: int, seed: int) -> Floats:
        """n draws of the mean."""
        spread = math.sqrt(self.covariance[0, 0])
        found: Floats = self.duration.mean * np.exp(np.random.default_rng(seed).normal(0.0, spread, n))
        return found


def minus_loglik(theta: Floats, days: Floats, ended: NDArray[np.bool_], kind: str) -> float:
    """Minus the log likelihood of (log mean, log shape) with right censoring."""
    mean, shape = math.exp(theta[0]), math.exp(theta[1])
    if kind == "gamma":
        x = days * shape / mean
        density = (shape - 1) * np.log(x[ended]) - x[ended] - gammaln(shape) + math.log(shape / mean)
        beyond = np.log(np.maximum(gammaincc(shape, x[~ended]), TINY))
    else:
        z = (np.log(days) - math.log(mean) + shape**2 / 2) / shape
        density = -0.5 * z[ended] ** 2 - 0.5 * math.log(2 * math.pi) - math.log(shape) - np.log(days[ended])
        beyond = log_ndtr(-z[~ended])
    return -float(density.sum() + beyond.sum())


def curvature(theta: Floats, days: Floats, ended: NDArray[np.bool_], kind: str) -> Floats:
    """The matrix of second derivatives of minus the log likelihood, by central differences."""
    step = 1e-4
    found = np.zeros((2, 2))
    for i in range(2):
        for j in range(2):
            a, b = np.eye(2)[i] * step, np.eye(2)[j] * step
            corners = [(a + b, 1), (a - b, -1), (b - a, -1), (-a - b, 1)]
            total = sum(sign * minus_loglik(theta + at, days, ended, kind) for at, sign in corners)
            found[i, j] = total / (4 * step**2)
    return found


def fit_duration(
    days: ArrayLike, ended: ArrayLike, *, kind: Literal["gamma", "lognormal"] = "gamma",
) -> FittedDuration:
    """Gamma or lognormal by maximum likelihood; `ended` False means still running after `days` (right-censored).

    Raises ScienceError below ten ended durations, or when there is no spread to fit. Source: Klein & Moeschberger,
    Survival Analysis, ch. 12; science.md 1.7.
    """
    lengths = column("days", days)
    over = flag_column("ended", ended, lengths.size)
    if (lengths <= 0).any():
        raise ScienceError("days", "moet overal meer dan nul zijn")
    if kind not in ("gamma", "lognormal"):
        raise ScienceError("kind", f"moet gamma of lognormal zijn, niet {kind!r}")
    if over.sum() < LEAST_ENDED:
        raise ScienceError("ended", f"minstens {LEAST_ENDED} duren moeten af zijn, niet {int(over.sum())}")
    if np.ptp(lengths[over]) == 0:
        raise ScienceError("days", "zijn allemaal even lang")
    start = np.array([math.log(lengths.mean() * over.size / over.sum()), 0.0])
    best = minimize(minus_loglik, start, (lengths, over, kind), method="Nelder-Mead",
                    options={"xatol": 1e-8, "fatol": 1e-9, "maxiter": 4000})
    covariance: Floats = np.linalg.inv(curvature(best.x, lengths, over, kind)).astype(float)
    if not best.success or covariance[0, 0] <= 0:
        raise ScienceError("days", "geven geen eindige schatting; zijn er te weinig die af zijn?")
    fitted = Duration(math.exp(best.x[0]), kind, math.exp(best.x[1]))
    return FittedDuration(fitted, covariance, int(over.sum()), int((~over).sum()))


@dataclass(frozen=True, eq=False)
class FittedShares:
    """Shares with the weights of their Dirichlet: rows from, columns to; or one row for months."""

    shares: Floats
    weights: Floats

    def draw(self, n: int, seed: int) -> Floats:
        """n draws of the shares, first axis the draws."""
        found = np.random.default_rng(seed).gamma(np.broadcast_to(self.weights, (n, *self.weights.shape)))
        shares: Floats = found / found.sum(axis=-1, keepdims=True)
        return shares


def fit_routing(origin: ArrayLike, to: ArrayLike, *, rollen: int) -> FittedShares:
    """Where children went after each rol: Dirichlet-multinomial, half a child in each cell beforehand (Jeffreys).

    `origin` and `to` are numbers of rollen, one pair per finished stage; -1 in `to` is done. The last column of the
    shares is done; the shares are posterior means. A rol that nobody left gets the prior alone. Source: science.md 1.7.
    """
    begin = whole_column("origin", origin)
    end = whole_column("to", to, begin.size)
    if begin.min() < 0 or begin.max() >= rollen:
        raise ScienceError("origin", f"noemt een rol buiten 0 tot {rollen - 1}")
    if end.min() < -1 or end.max() >= rollen:
        raise ScienceError("to", f"noemt een rol buiten -1 tot {rollen - 1}")
    counts = np.zeros((rollen, rollen + 1))
    np.add.at(counts, (begin, np.where(end < 0, rollen, end)), 1)
    weights = counts + HALF
    return FittedShares(weights / weights.sum(axis=1, keepdims=True), weights)


def fit_months(month: ArrayLike, *, months_seen: ArrayLike) -> FittedShares:
    """The part of a year's reports that comes in each month (January first), by gamma-Poisson.

    `month` is the month (1–12) of each report, `months_seen` how often each month of the year was observed in full.
    """
    at = whole_column("month", month)
    seen = column("months_seen", months_seen, 12)
    if at.min() < 1 or at.max() > 12:
        raise ScienceError("month", "moet van 1 tot 12 zijn")
    if (seen <= 0).any():
        raise ScienceError("months_seen", "elke maand moet minstens een keer gezien zijn")
    counts = np.bincount(at - 1, minlength=12) + HALF
    rate = counts / seen
    return FittedShares(rate / rate.sum(), rate / rate.sum() * counts.sum())


@dataclass(frozen=True, eq=False)
class FittedLearning:
    """minutes = base × (1 + (effort - 1) exp(-n/τ)) × noise; `covariance` is that of (log base, effort, log τ)."""

    base_minutes: float
    effort: float
    learn_cases: float
    covariance: Floats


def fit_learning(case_number: ArrayLike, minutes: ArrayLike) -> FittedLearning:
    """The learning curve of minutes on the number of the child in this rol (0 = first), least squares on logarithms.

    Raises ScienceError when there are too few points, or they carry no curve. Source: science.md 1.5, 1.7.
    """
    n = column("case_number", case_number)
    y = column("minutes", minutes, n.size)
    if (n < 0).any():
        raise ScienceError("case_number", "mag niet negatief zijn")
    if (y <= 0).any():
        raise ScienceError("minutes", "moet overal meer dan nul zijn")
    if n.size < LEAST_ENDED or np.ptp(n) == 0:
        raise ScienceError("case_number", f"er zijn minstens {LEAST_ENDED} kinderen met verschillende nummers nodig")

    def off(theta: Floats) -> Floats:
        curve = 1 + (theta[1] - 1) * np.exp(-n / np.exp(theta[2]))
        found: Floats = theta[0] + np.log(np.maximum(curve, 1e-6)) - np.log(y)
        return found

    start = [math.log(np.median(y[n >= np.median(n)])), 1.2, math.log(np.ptp(n) / 3 + 1)]
    fit = least_squares(off, start, bounds=([-20, 0.05, -3], [20, 20, math.log(10 * n.max() + 10)]))
    information = fit.jac.T @ fit.jac
    if not fit.success or np.linalg.cond(information) > 1e12:
        raise ScienceError("minutes", "laten geen leercurve zien; gebruik een vaste factor")
    covariance = np.linalg.inv(information) * (2 * fit.cost / max(1, n.size - 3))
    return FittedLearning(math.exp(fit.x[0]), float(fit.x[1]), math.exp(fit.x[2]), covariance)
