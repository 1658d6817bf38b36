"""How good a forecast was, once the weeks are known."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import stdtr

from ketenkameleon.science.forecast.baselines import naive_errors
from ketenkameleon.science.forecast.weeks import Floats, WeekSeries, floats
from ketenkameleon.science.fouten import ScienceError

BAND: Final = 0.90
PIT_BINS: Final = 10


@dataclass(frozen=True)
class Comparison:
    """Two rows of losses: mean difference a - b, its t value and two-sided p; below zero a is better."""

    difference: float
    t_value: float
    p_value: float


def crps(draws: ArrayLike, observed: ArrayLike) -> Floats:
    """The continuous ranked probability score per week, E|X - y| - E|X - X'| / 2; lower is better.

    Units: reports; draws (m, weeks), observed (weeks,), result (weeks,). Raises ScienceError naming `draws`
    or `observed`. Source: Gneiting & Raftery 2007, JASA 102:359, equation 21.
    """
    drawn, seen = _pair(draws, observed)
    ordered = np.sort(drawn, axis=0)
    number = len(ordered)
    rank = 2 * np.arange(1, number + 1)[:, None] - number - 1
    return np.asarray(np.mean(np.abs(ordered - seen), axis=0) - np.sum(rank * ordered, axis=0) / number**2)


def mase(point: ArrayLike, observed: ArrayLike, history: WeekSeries) -> float:
    """The mean absolute error as a share of that of "last year again" in the history; below 1 is better.

    Units: none. Raises ScienceError naming `point`, or `history` when every year was exactly like the one
    before. Source: Hyndman & Koehler 2006, Int. J. Forecasting 22:679.
    """
    guessed, seen = floats(point, "point"), floats(observed, "observed")
    if guessed.shape != seen.shape or guessed.size == 0:
        raise ScienceError("point", f"heeft vorm {guessed.shape}, maar er zijn {seen.size} weken")
    _finite("point", guessed)
    _finite("observed", seen)
    scale = float(np.mean(np.abs(naive_errors(history)))) if len(naive_errors(history)) else 0.0
    if scale == 0:
        raise ScienceError("history", "geeft geen maat: er is geen jaar dat anders was dan het vorige")
    return float(np.mean(np.abs(guessed - seen))) / scale


def inside_band(draws: ArrayLike, observed: ArrayLike, *, level: float = BAND) -> Floats:
    """1 for each week whose count lies inside the middle `level` of the draws, else 0; shape (weeks,).

    Raises ScienceError naming `draws`, `observed` or `level`. Source: science.md 4 (90% coverage).
    """
    drawn, seen = _pair(draws, observed)
    low, high = band(drawn, level=level)
    return np.asarray((low <= seen) & (seen <= high), dtype=np.float64)


def band(draws: ArrayLike, *, level: float = BAND) -> tuple[Floats, Floats]:
    """The lowest and the highest value of the middle `level` of the draws, per week, shapes (weeks,).

    Both ends are drawn values, so whole reports for whole draws. Raises ScienceError naming `draws` or `level`.
    Source: Gneiting & Raftery 2007, section 6.2 (central prediction interval).
    """
    if not 0 < level < 1:
        raise ScienceError("level", "moet tussen 0 en 1 liggen")
    low, high = np.quantile(_table(draws), [(1 - level) / 2, (1 + level) / 2], axis=0,
                            method="inverted_cdf")
    return low, high


def pit_histogram(draws: ArrayLike, observed: ArrayLike, *, bins: int = PIT_BINS) -> Floats:
    """Where the counts fell in their forecasts, as shares per tenth; all equal is right, a U is too narrow.

    A count holds a jump of the distribution, so its weight is spread evenly over that jump.
    Units: shares that sum to 1, shape (bins,). Raises ScienceError naming `draws`, `observed` or `bins`.
    Source: Czado, Gneiting & Held 2009, Biometrics 65:1254, equation 2 (non-randomised PIT).
    """
    if bins < 1:
        raise ScienceError("bins", "moet ten minste 1 zijn")
    drawn, seen = _pair(draws, observed)
    below, upto = np.mean(drawn < seen, axis=0), np.mean(drawn <= seen, axis=0)
    edges = np.linspace(0, 1, bins + 1)[:, None]
    jump = np.where(upto > below, upto - below, 1.0)
    # Outside all draws the distribution has no jump to spread over: then all the weight lies at that point.
    at_point = edges > np.minimum(below, 1 - 1e-12)
    reached = np.where(upto > below, np.clip((edges - below) / jump, 0, 1), at_point)
    return np.asarray(np.diff(reached, axis=0).mean(axis=1))


def compare_losses(first: ArrayLike, second: ArrayLike, *, overlap: int) -> Comparison:
    """Is the difference between two rows of losses, in the order of time, more than chance? Only as support.

    Units: `overlap` is the number of neighbours that share weeks; their covariances are weighted down to zero
    (Bartlett) and small samples are corrected. Raises ScienceError naming `first` or `overlap`.
    Source: Diebold & Mariano 1995, J. Bus. Econ. Stat. 13:253; Harvey, Leybourne & Newbold 1997, IJF 13:281.
    """
    losses = floats(first, "first"), floats(second, "second")
    for name, row in zip(("first", "second"), losses, strict=True):
        if row.ndim != 1 or row.shape != losses[0].shape:
            raise ScienceError(name, f"moet één rij verliezen zijn, even lang als de andere, niet vorm {row.shape}")
        _finite(name, row)
    apart = losses[0] - losses[1]
    number = len(apart)
    if not 0 <= overlap < number - 1:
        raise ScienceError("overlap", f"moet van 0 tot en met {number - 2} zijn bij {number} verliezen")
    centred = apart - apart.mean()
    lags = [float(centred[lag:] @ centred[:number - lag]) / number for lag in range(overlap + 1)]
    variance = lags[0] + 2 * sum((1 - lag / (overlap + 1)) * lags[lag] for lag in range(1, overlap + 1))
    if variance <= 0:
        raise ScienceError("first", "en second verschillen overal evenveel: er is geen toeval")
    steps = overlap + 1
    shrink = (number + 1 - 2 * steps + steps * (steps - 1) / number) / number
    t_value = float(apart.mean() / np.sqrt(variance / number) * np.sqrt(max(shrink, 0.0)))
    return Comparison(float(apart.mean()), t_value, float(2 * stdtr(number - 1, -abs(t_value))))


def _pair(draws: ArrayLike, observed: ArrayLike) -> tuple[Floats, Floats]:
    drawn, seen = _table(draws), floats(observed, "observed")
    if seen.shape != drawn.shape[1:]:
        raise ScienceError("observed", f"heeft vorm {seen.shape}, maar er zijn {drawn.shape[1]} weken")
    _finite("observed", seen)
    return drawn, seen


def _table(draws: ArrayLike) -> Floats:
    drawn = floats(draws, "draws")
    if drawn.ndim != 2 or drawn.size == 0 or not np.all(np.isfinite(drawn)):
        raise ScienceError("draws", "moet een tabel zijn van trekkingen bij weken, zonder NaN")
    return drawn


def _finite(name: str, values: Floats) -> None:
    if not np.all(np.isfinite(values)):
        raise ScienceError(name, "bevat NaN of oneindig")


def medians(draws: ArrayLike) -> Floats:
    """The middle forecast per week, shape (weeks,). Raises ScienceError naming `draws`.

    Source: the point that minimises the absolute error.
    """
    return np.asarray(np.median(_table(draws), axis=0), dtype=np.float64)
