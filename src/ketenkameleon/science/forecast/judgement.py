"""Judging by rolling origin: forecast again and again from the past, and compare with what came."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from ketenkameleon.science.forecast.baselines import climatology, seasonal_naive
from ketenkameleon.science.forecast.model import DRAWS, HALF_LIFE_YEARS, LEAST_WEEKS, fit
from ketenkameleon.science.forecast.scores import crps, inside_band, mase, medians, pit_histogram
from ketenkameleon.science.forecast.weeks import Floats, Ints, WeekSeries
from ketenkameleon.science.fouten import ScienceError

HORIZON: Final = 12
ORIGINS: Final = 11


@dataclass(frozen=True, eq=False)
class Score:
    """How one way of forecasting did.

    Units: `crps` in reports per week; `mase` as a share of the naive error; `coverage` and `total_coverage`
    the share of weeks and of totals inside the 90% band; `total_error` the mean error of the total as a share
    of the mean total; `pit` shares per tenth; `losses` the mean CRPS per origin, in the order of time.
    """

    crps: float
    mase: float
    coverage: float
    total_coverage: float
    total_error: float
    pit: Floats
    losses: Floats


@dataclass(frozen=True, eq=False)
class Judgement:
    """The model beside its two baselines, judged on the same weeks."""

    origins: tuple[np.datetime64, ...]
    horizon: int
    model: Score
    seasonal_naive: Score
    climatology: Score

    @property
    def skill(self) -> float:
        """How much lower the CRPS is than that of seasonal naive: 0.25 is 25%. Source: science.md 4."""
        return 1 - self.model.crps / self.seasonal_naive.crps

    @property
    def skill_over_climatology(self) -> float:
        """How much lower the CRPS is than that of the climatology. Source: science.md 4."""
        return 1 - self.model.crps / self.climatology.crps


@dataclass(frozen=True, eq=False)
class _Trial:
    """One forecast of one origin, and what came."""

    draws: Ints
    observed: Floats
    history: WeekSeries


def rolling_origin(series: WeekSeries, *, origins: int = ORIGINS, horizon: int = HORIZON,
                   first: int = LEAST_WEEKS, half_life_years: float | None = HALF_LIFE_YEARS,
                   shifts: Sequence[np.datetime64] = (), draws: int = DRAWS, seed: int = 1) -> Judgement:
    """Forecast `horizon` weeks from `origins` moments, evenly spread, with nothing but the weeks before each.

    Units: `first` is the number of weeks before the first moment; of the flagged `shifts` each moment knows
    those that had begun. Raises ScienceError naming `origins`, `horizon`, `first` or `series` (too short).
    Source: science.md 4; Tashman 2000, Int. J. Forecasting 16:437.
    """
    model, naive, usual = [], [], []
    at = _moments(series, origins, horizon, first)
    for number, moment in enumerate(at):
        history, ahead = series.part(0, moment), series.calendar.part(moment, moment + horizon)
        seen = series.counts[moment:moment + horizon]
        # Another stream per origin: the error of drawing must not be shared by all of them.
        stream = seed + number * len(series)
        known = [shift for shift in shifts if shift <= history.calendar.mondays[-1]]
        fitted = fit(history, half_life_years=half_life_years, shifts=known)
        model.append(_Trial(fitted.draw(ahead, draws=draws, seed=stream), seen, history))
        naive.append(_Trial(seasonal_naive(history, ahead, draws=draws, seed=stream), seen, history))
        usual.append(_Trial(climatology(history, ahead, draws=draws, seed=stream), seen, history))
    begins = tuple(series.calendar.mondays[moment] for moment in at)
    return Judgement(begins, horizon, _score(model), _score(naive), _score(usual))


def _moments(series: WeekSeries, origins: int, horizon: int, first: int) -> list[int]:
    if horizon < 1:
        raise ScienceError("horizon", "moet ten minste 1 zijn")
    if first < LEAST_WEEKS:
        raise ScienceError("first", f"moet ten minste {LEAST_WEEKS} weken zijn")
    room = len(series) - horizon - first
    if room < 0:
        raise ScienceError("series", f"heeft {len(series)} weken; nodig zijn er {first + horizon}")
    if not 1 <= origins <= room + 1:
        raise ScienceError("origins", f"moet van 1 tot en met {room + 1} zijn bij deze reeks")
    return [first + round(step) for step in np.linspace(room if origins == 1 else 0, room, origins)]


def _score(trials: Sequence[_Trial]) -> Score:
    losses = np.array([crps(trial.draws, trial.observed).mean() for trial in trials])
    totals = [(trial.draws.sum(axis=1, keepdims=True), trial.observed.sum(keepdims=True)) for trial in trials]
    missed = sum(abs(float(np.median(drawn)) - float(seen[0])) for drawn, seen in totals)
    came = sum(float(seen[0]) for _, seen in totals)
    if came == 0:
        raise ScienceError("series", "heeft in de beoordeelde weken geen enkele melding")
    return Score(
        crps=float(losses.mean()),
        mase=float(np.mean([mase(medians(trial.draws), trial.observed, trial.history) for trial in trials])),
        coverage=float(np.mean([inside_band(trial.draws, trial.observed).mean() for trial in trials])),
        total_coverage=float(np.mean([inside_band(drawn, seen)[0] for drawn, seen in totals])),
        total_error=missed / came,
        pit=np.mean([pit_histogram(trial.draws, trial.observed) for trial in trials], axis=0),
        losses=losses)
