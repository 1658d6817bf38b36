"""The forecast of weekly reports: regression on season, school holidays and trend; its judgement; its alarm.

In a notebook:

    from ketenkameleon.science import forecast
    model = forecast.fit(forecast.week_series(counts, mondays, holidays))
    draws = model.draw(forecast.week_calendar(next_mondays, next_holidays))

Formulas, measurements and limits: docs/science/forecast.md.
"""

from ketenkameleon.science.forecast.alarm import ShiftTest, Watch, level_shift_test, watch
from ketenkameleon.science.forecast.baselines import climatology, seasonal_naive
from ketenkameleon.science.forecast.capacity import arrival_rates, daily_rates, upper_quantile
from ketenkameleon.science.forecast.judgement import Judgement, Score, rolling_origin
from ketenkameleon.science.forecast.model import WeekModel, fit, growth_per_year
from ketenkameleon.science.forecast.pooling import Pool, fit_short, pool
from ketenkameleon.science.forecast.scores import (
    Comparison,
    band,
    compare_losses,
    crps,
    inside_band,
    mase,
    medians,
    pit_histogram,
)
from ketenkameleon.science.forecast.weeks import (
    SchoolWeek,
    WeekCalendar,
    WeekSeries,
    week_calendar,
    week_series,
)

__all__ = [
    "Comparison", "Judgement", "Pool", "SchoolWeek", "Score", "ShiftTest", "Watch", "WeekCalendar",
    "WeekModel", "WeekSeries", "arrival_rates", "band", "climatology", "compare_losses", "crps",
    "daily_rates", "fit", "fit_short", "growth_per_year", "inside_band", "level_shift_test", "mase",
    "medians", "pit_histogram", "pool", "rolling_origin", "seasonal_naive", "upper_quantile", "watch",
    "week_calendar", "week_series",
]
