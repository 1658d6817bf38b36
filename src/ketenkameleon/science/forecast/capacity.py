"""From forecast to capacity: how many places to keep free, and arrivals per day for the simulator."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import ArrayLike

from ketenkameleon.science.forecast.model import DRAWS, WeekModel
from ketenkameleon.science.forecast.weeks import Floats, Ints, WeekCalendar, floats
from ketenkameleon.science.fouten import ScienceError

RESERVATION_LEVEL: Final = 0.90
WORKDAYS: Final = (1.0, 1.0, 1.0, 1.0, 1.0, 0.0, 0.0)
_DAYS: Final = 7


def upper_quantile(draws: ArrayLike, *, level: float = RESERVATION_LEVEL, cumulative: bool = False) -> Ints:
    """The smallest whole number of reports per week that holds in at least `level` of the futures.

    Units: reports, shape (weeks,); with `cumulative` it is the total from the first week up to and including
    each. This is the forecast's upper quantile that the assignment keeps places free for. Raises ScienceError
    naming `draws` or `level`. Source: science.md 1.6 (reservation).
    """
    drawn = floats(draws, "draws")
    if drawn.ndim != 2 or drawn.size == 0 or not np.all(np.isfinite(drawn)) or np.any(drawn < 0):
        raise ScienceError("draws", "moet een tabel van trekkingen bij weken zijn, zonder NaN en zonder min")
    if not 0 < level < 1:
        raise ScienceError("level", "moet tussen 0 en 1 liggen")
    reached = np.cumsum(drawn, axis=1) if cumulative else drawn
    return np.ceil(np.quantile(reached, level, axis=0, method="inverted_cdf")).astype(np.int64)


def daily_rates(weekly: ArrayLike, *, day_weights: ArrayLike = WORKDAYS) -> Floats:
    """Reports per day from reports per week: (weeks,) becomes (7 weeks,), (draws, weeks) (draws, 7 weeks).

    Units: the days run from the first Monday; `day_weights` are seven shares, Monday first, scaled to sum to
    1. With rows of `WeekModel.draw_rates` and Poisson arrivals per day a simulated week is distributed as
    forecast. Raises ScienceError naming `weekly` or `day_weights`. Source: science.md 1.2 (lambda(t)) and 4.
    """
    weeks = floats(weekly, "weekly")
    if weeks.ndim not in (1, 2) or weeks.size == 0 or not np.all(np.isfinite(weeks)) or np.any(weeks < 0):
        raise ScienceError("weekly", "moet per week een aantal zijn, zonder NaN en niet onder nul")
    share = floats(day_weights, "day_weights")
    if share.shape != (_DAYS,) or not np.all(np.isfinite(share)) or np.any(share < 0) or share.sum() == 0:
        raise ScienceError("day_weights", "moeten zeven getallen zijn, niet onder nul en niet alle nul")
    days = weeks[..., None] * (share / share.sum())
    return np.asarray(days.reshape(*weeks.shape[:-1], -1), dtype=np.float64)


def arrival_rates(model: WeekModel, ahead: WeekCalendar, *, first: np.datetime64, days: int, draws: int = DRAWS,
                  seed: int = 1, day_weights: ArrayLike = WORKDAYS) -> Floats:
    """Reports per day over one span of days, shape (draws, days): the past as estimated, the future as drawn.

    Units: `first` is the date of day 0 and may lie in the series, as a simulator that warms up before it
    measures asks; one row is the simulator's `Arrivals.daily`. The past is the same in every row. Raises
    ScienceError naming `first` or `days` when the weeks do not cover the span, and as
    `WeekModel.draw_rates` and `daily_rates`. Source: science.md 1.2 (lambda(t)) and 4.
    """
    begin = int((first - model.series.calendar.mondays[0]).astype(np.int64))
    if begin < 0:
        raise ScienceError("first", f"ligt voor de eerste week, {model.series.calendar.mondays[0]}")
    known = len(model.series)
    if days < 1 or begin + days > (known + len(ahead)) * _DAYS:
        raise ScienceError("days", "moet ten minste 1 zijn en binnen de voorspelde weken vallen")
    future = model.draw_rates(ahead, draws=draws, seed=seed)
    week = min(begin // _DAYS, known)
    past = np.broadcast_to(model.regression.fitted[week:], (draws, known - week))
    rates = daily_rates(np.hstack([past, future]), day_weights=day_weights)
    offset = begin - week * _DAYS
    return rates[:, offset:offset + days]
