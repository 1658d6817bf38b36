"""The forecast itself: fit the weeks, say how many to expect, and draw what may come."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from ketenkameleon.science.forecast.design import COLUMNS, HOLIDAYS, KINDS, TREND, design_matrix, years_after
from ketenkameleon.science.forecast.glm import CountRegression, NormalPrior, fit_counts
from ketenkameleon.science.forecast.weeks import (
    SEASON_WEEKS,
    Floats,
    Ints,
    WeekCalendar,
    WeekSeries,
    check_follows,
)
from ketenkameleon.science.fouten import ScienceError

LEAST_WEEKS: Final = 2 * SEASON_WEEKS
# Below this eleven columns describe single reports: forecasts ran away on random sparse series. Our choice.
LEAST_REPORTS: Final = 50
LEAST_FILLED_WEEKS: Final = 26
DRAWS: Final = 2000
# Measured on invented regions: where the level drifts, older weeks say less (docs/science/forecast.md).
HALF_LIFE_YEARS: Final = 2.0
# So wide that it only speaks where the data are silent: a kind of week in which nobody ever reported.
_VAGUE_SD: Final = 3.0
_MOST_PER_WEEK: Final = 1e7


@dataclass(frozen=True, eq=False)
class WeekModel:
    """A fitted series, ready to forecast the weeks after it.

    `names` say which column each coefficient belongs to; the level is that of the last week of the series.
    """

    series: WeekSeries
    regression: CountRegression
    names: tuple[str, ...]
    shifts: tuple[np.datetime64, ...]

    def design(self, calendar: WeekCalendar) -> Floats:
        """The columns of other weeks, shape (n, p). Source: science.md 4."""
        return design_matrix(calendar, origin=self.series.calendar.mondays[-1], shifts=self.shifts)

    def mean(self, ahead: WeekCalendar) -> Floats:
        """The expected number of reports per week at the estimated coefficients, shape (weeks,).

        Raises ScienceError naming `ahead` when the weeks do not follow the series. Source: science.md 4.
        """
        check_follows(ahead, self.series)
        self._check_known(ahead)
        return np.exp(self.design(ahead) @ self.regression.coefficients)

    def draw_rates(self, ahead: WeekCalendar, *, draws: int = DRAWS, seed: int = 1) -> Floats:
        """Possible rates of reports per week, shape (draws, weeks): what a simulator of arrivals needs.

        Each row has its own coefficients, drawn from their normal approximation, and each week its own gamma
        factor with mean 1 and variance alpha; Poisson counts around these rates are negative-binomial. Weeks
        in one row share the coefficients, so a row may be added up. The same seed gives the same numbers.
        Raises as `mean`. Source: science.md 4 (predictive draws = parameter draws x NB); McCullagh & Nelder
        6.2.3 (gamma mixture).
        """
        check_follows(ahead, self.series)
        self._check_known(ahead)
        check_draws(draws, seed)
        random = np.random.Generator(np.random.Philox(seed))
        noise = random.standard_normal((draws, len(self.names))) @ _root(self.regression.covariance).T
        means = np.exp((self.regression.coefficients + noise) @ self.design(ahead).T)
        if not np.all(means < _MOST_PER_WEEK):
            raise ScienceError("series", "de verwachting loopt uit de hand: deze weken geven geen houvast")
        alpha = self.regression.alpha
        return means * random.gamma(1 / alpha, alpha, size=means.shape) if alpha > 0 else means

    def draw(self, ahead: WeekCalendar, *, draws: int = DRAWS, seed: int = 1) -> Ints:
        """Possible futures: whole reports per week, shape (draws, weeks): Poisson counts around `draw_rates`.

        Raises as `mean`. Source: science.md 4.
        """
        rates = self.draw_rates(ahead, draws=draws, seed=seed)
        random = np.random.Generator(np.random.Philox(key=[seed, 1]))
        return random.poisson(rates).astype(np.int64)

    def _check_known(self, ahead: WeekCalendar) -> None:
        """A kind of week that never occurred has no estimate; with a vague prior it would be a wild guess."""
        weak = np.flatnonzero(np.diag(self.regression.covariance)[HOLIDAYS] > (_VAGUE_SD * 0.9) ** 2)
        for kind in (KINDS[at] for at in weak):
            if np.any(ahead.holidays == kind) and not np.any(self.series.calendar.holidays == kind):
                raise ScienceError("ahead", f"heeft een week van soort {kind.name}, die nog nooit voorkwam")


def fit(series: WeekSeries, *, half_life_years: float | None = HALF_LIFE_YEARS,
        shifts: Sequence[np.datetime64] = ()) -> WeekModel:
    """Fit the negative-binomial regression on at least two years of weeks.

    Units: a week `half_life_years` back counts half, with None every week counts the same; `shifts` are
    Mondays from which on the level is another one (a new rule, a school that begins to report). Raises
    ScienceError naming `series`, `counts` (too few reports), `half_life_years` or `shifts`.
    Source: science.md 4.
    """
    if len(series) < LEAST_WEEKS:
        raise ScienceError("series", f"heeft {len(series)} weken; nodig zijn er {LEAST_WEEKS} (twee jaar), "
                                     "of de modellen van vergelijkbare regio's (fit_short)")
    if series.counts.sum() < LEAST_REPORTS or np.count_nonzero(series.counts) < LEAST_FILLED_WEEKS:
        raise ScienceError("counts", f"geven te weinig houvast: nodig zijn {LEAST_REPORTS} meldingen, "
                                     f"in ten minste {LEAST_FILLED_WEEKS} weken")
    prior = NormalPrior(np.zeros(len(COLUMNS)), np.zeros(len(COLUMNS)))
    prior.precision[HOLIDAYS] = _VAGUE_SD**-2
    return fit_with(series, prior, half_life_years=half_life_years, shifts=shifts)


def fit_with(series: WeekSeries, prior: NormalPrior, *, half_life_years: float | None,
             shifts: Sequence[np.datetime64] = (), alpha: float | None = None) -> WeekModel:
    """Fit with a prior on the columns of COLUMNS; the shifts have a vague one. Raises as `fit`.

    Source: science.md 4.
    """
    if not np.any(series.counts):
        raise ScienceError("counts", "zijn allemaal nul: daar valt niets uit te leren")
    steps = _checked_shifts(series, shifts)
    vague = np.full(len(steps), _VAGUE_SD**-2)
    belief = NormalPrior(np.concatenate([prior.mean, np.zeros(len(steps))]),
                         np.concatenate([prior.precision, vague]))
    design = design_matrix(series.calendar, origin=series.calendar.mondays[-1], shifts=steps)
    weights = _weights(series, half_life_years)
    regression = fit_counts(design, series.counts, weights=weights, prior=belief, alpha=alpha)
    names = (*COLUMNS, *(f"shift {step}" for step in steps))
    return WeekModel(series, regression, names, steps)


def growth_per_year(model: WeekModel) -> tuple[float, float, float]:
    """The trend as a factor per year with its 95% interval: 1.03 is 3% more a year. Source: science.md 4."""
    trend = float(model.regression.coefficients[TREND])
    margin = 1.959964 * float(np.sqrt(model.regression.covariance[TREND, TREND]))
    return float(np.exp(trend)), float(np.exp(trend - margin)), float(np.exp(trend + margin))


def check_draws(draws: int, seed: int) -> None:
    """Raise ScienceError naming `draws` unless that is at least 1, or `seed` unless that is at least 0; both whole."""
    for name, value, least in (("draws", draws, 1), ("seed", seed, 0)):
        if isinstance(value, bool) or not isinstance(value, int | np.integer) or value < least:
            raise ScienceError(name, f"moet een heel getal van ten minste {least} zijn, niet {value!r}")


def _weights(series: WeekSeries, half_life_years: float | None) -> Floats | None:
    if half_life_years is None:
        return None
    if not np.isfinite(half_life_years) or half_life_years <= 0:
        raise ScienceError("half_life_years", "moet groter zijn dan nul")
    back = -years_after(series.calendar.mondays, series.calendar.mondays[-1])
    return np.asarray(0.5 ** (back / half_life_years), dtype=np.float64)


def _checked_shifts(series: WeekSeries, shifts: Sequence[np.datetime64]) -> tuple[np.datetime64, ...]:
    first, last = series.calendar.mondays[0], series.calendar.mondays[-1]
    for shift in shifts:
        if not first < shift <= last:
            raise ScienceError("shifts", f"{shift} valt buiten de weken {first} tot en met {last}")
    if len(set(shifts)) < len(shifts):
        raise ScienceError("shifts", "noemt een week twee keer")
    return tuple(sorted(shifts))


def _root(covariance: Floats) -> Floats:
    # Not Cholesky: with little data a covariance may be semi-definite up to rounding.
    values, vectors = np.linalg.eigh(covariance)
    return np.asarray(vectors * np.sqrt(np.maximum(values, 0.0)), dtype=np.float64)
