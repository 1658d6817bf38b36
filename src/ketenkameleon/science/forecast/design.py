"""The columns of the regression: level, trend, the year, kinds of school weeks, and flagged level shifts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np

from ketenkameleon.science.forecast.weeks import Days, Floats, SchoolWeek, WeekCalendar

FOURIER_PAIRS: Final = 3
DAYS_PER_YEAR: Final = 365.25
KINDS: Final = (SchoolWeek.SHORT_HOLIDAY, SchoolWeek.SUMMER, SchoolWeek.FIRST_WEEK_BACK)
COLUMNS: Final = (
    "level", "trend",
    *(f"{wave}{pair}" for pair in range(1, FOURIER_PAIRS + 1) for wave in ("sin", "cos")),
    *(kind.name.lower() for kind in KINDS),
)
LEVEL: Final = COLUMNS.index("level")
TREND: Final = COLUMNS.index("trend")
SEASON: Final = slice(TREND + 1, TREND + 1 + 2 * FOURIER_PAIRS)
HOLIDAYS: Final = slice(SEASON.stop, SEASON.stop + len(KINDS))


def design_matrix(calendar: WeekCalendar, *, origin: np.datetime64,
                  shifts: Sequence[np.datetime64] = ()) -> Floats:
    """One row per week, the columns of COLUMNS and then one 0/1 step per shift, 1 from that Monday on.

    Units: the trend is in years after `origin`, so the level is that of `origin`; the phase of the year is
    the day of the year of the Thursday. Shape (n, 11 + shifts). Source: science.md 4.
    """
    thursday = calendar.mondays + np.timedelta64(3, "D")
    day_of_year = (thursday - thursday.astype("datetime64[Y]").astype("datetime64[D]")).astype(np.float64)
    angle = 2 * np.pi * (day_of_year + 0.5) / DAYS_PER_YEAR
    waves = [wave(pair * angle) for pair in range(1, FOURIER_PAIRS + 1) for wave in (np.sin, np.cos)]
    kinds = [(calendar.holidays == kind).astype(np.float64) for kind in KINDS]
    steps = [(calendar.mondays >= shift).astype(np.float64) for shift in shifts]
    trend = years_after(calendar.mondays, origin)
    return np.column_stack([np.ones(len(calendar)), trend, *waves, *kinds, *steps])


def years_after(mondays: Days, origin: np.datetime64) -> Floats:
    """Years from `origin` to each Monday. Units: years of 365.25 days, shape (n,)."""
    return np.asarray((mondays - origin).astype(np.float64) / DAYS_PER_YEAR, dtype=np.float64)
