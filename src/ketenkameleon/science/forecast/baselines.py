"""Two plain forecasts to beat: last year again, and what this time of the year always brought."""

from __future__ import annotations

from typing import Final

import numpy as np

from ketenkameleon.science.forecast.model import DRAWS, LEAST_WEEKS, check_draws
from ketenkameleon.science.forecast.weeks import (
    SEASON_WEEKS,
    Days,
    Floats,
    Ints,
    WeekCalendar,
    WeekSeries,
    check_follows,
)
from ketenkameleon.science.fouten import ScienceError

NEAR_DAYS: Final = 17  # a week more or less two weeks away in another year, whatever the weekday of 1 January
ENOUGH_WEEKS: Final = 3
_YEAR_DAYS: Final = 365


def seasonal_naive(series: WeekSeries, ahead: WeekCalendar, *, draws: int = DRAWS, seed: int = 1) -> Ints:
    """Last year again: the count of 52 weeks before, with the errors that this would have made so far.

    Units: reports per week, shape (draws, weeks), never below zero. Raises ScienceError naming `series`,
    `ahead` or `draws`. Source: Hyndman & Athanasopoulos, Forecasting 5.2; science.md 4.
    """
    _check(series, ahead, draws, seed)
    last_year = series.counts[len(series) - SEASON_WEEKS + np.arange(len(ahead)) % SEASON_WEEKS]
    errors = naive_errors(series)
    random = np.random.Generator(np.random.Philox(seed))
    picked = errors[random.integers(0, len(errors), (draws, len(ahead)))]
    return np.maximum(last_year + picked, 0).astype(np.int64)


def naive_errors(series: WeekSeries) -> Floats:
    """Each count minus the one of 52 weeks before, shape (n - 52,). Source: as seasonal_naive."""
    return np.asarray(series.counts[SEASON_WEEKS:] - series.counts[:-SEASON_WEEKS], dtype=np.float64)


def climatology(series: WeekSeries, ahead: WeekCalendar, *, draws: int = DRAWS, seed: int = 1) -> Ints:
    """What this time of the year always brought: counts of weeks of the same kind, at most two weeks away.

    When there are fewer than three such weeks, the nearest three of the same kind are taken. Units: reports
    per week, shape (draws, weeks). Raises as seasonal_naive; `ahead` also for a kind that never was. Source:
    science.md 4 (climatology matched on holiday class).
    """
    _check(series, ahead, draws, seed)
    random = np.random.Generator(np.random.Philox(seed))
    columns = [random.choice(_alike(series, monday, kind), size=draws)
               for monday, kind in zip(ahead.mondays, ahead.holidays, strict=True)]
    return np.stack(columns, axis=1).astype(np.int64)


def _alike(series: WeekSeries, monday: np.datetime64, kind: np.int64) -> Floats:
    same = np.asarray(series.calendar.holidays == kind)
    if not np.any(same):
        raise ScienceError("ahead", f"heeft een week van soort {kind}, en die kwam nog nooit voor")
    away = _days_apart(series.calendar.mondays[same], monday)
    limit = max(NEAR_DAYS, int(np.sort(away)[:ENOUGH_WEEKS][-1]))
    return np.asarray(series.counts[same][away <= limit], dtype=np.float64)


def _days_apart(mondays: Days, monday: np.datetime64) -> Ints:
    """How many days lie between the places in the year, the short way round."""
    apart = np.abs(_day_of_year(mondays) - _day_of_year(np.asarray(monday)))
    return np.asarray(np.minimum(apart, _YEAR_DAYS - apart), dtype=np.int64)


def _day_of_year(days: Days) -> Ints:
    new_year = days.astype("datetime64[Y]").astype("datetime64[D]")
    return np.asarray((days - new_year).astype(np.int64), dtype=np.int64)


def _check(series: WeekSeries, ahead: WeekCalendar, draws: int, seed: int) -> None:
    check_follows(ahead, series)
    check_draws(draws, seed)
    if len(series) < LEAST_WEEKS:
        raise ScienceError("series", f"heeft {len(series)} weken; nodig zijn er {LEAST_WEEKS} (twee jaar)")
