"""Invented weeks with a known truth, for the tests, the bench and the example file.

Not the model's own shape: months are steps (science.md 1.4) that three waves of the year cannot draw exactly,
the level drifts as a random walk, and holidays are the real ones per region. Every parameter here is an
assumption.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from ketenkameleon.config.opdrachten.voorspel_weken import school_weeks, week_name
from ketenkameleon.science.forecast import WeekCalendar, WeekSeries

EERSTE = date(2020, 1, 6)
PER_JAAR, GROEI, K, DRIFT = 900, 0.03, 8, 0.012
MAANDEN = (1.10, .95, 1.15, .90, .90, .75, .75, .75, 1.20, 1.50, 1.70, 1.35)
DEEL = (1.0, 0.40, 0.15, 0.70)  # school week, short holiday, summer, first week back
REGIOS = ("noord", "midden", "zuid")


@dataclass(frozen=True)
class Reeks:
    """Drawn counts, and the mean they were drawn around."""

    weken: WeekSeries
    waarheid: np.ndarray


def make_series(seed: int, *, weeks: int = 391, regio: str | None = None, per_jaar: float = PER_JAAR,
                drift: float = DRIFT, first: date = EERSTE) -> Reeks:
    """One region's weeks from the first Monday on; the same seed gives the same numbers."""
    random = np.random.Generator(np.random.Philox(seed))
    mondays = [first + timedelta(weeks=n) for n in range(weeks)]
    kinds = school_weeks(mondays, regio or REGIOS[seed % 3])
    month = np.array([MAANDEN[(day + timedelta(days=3)).month - 1] for day in mondays])
    shape = month * np.array(DEEL)[kinds]
    year = np.arange(weeks) / 52.18
    level = np.exp(np.cumsum(random.normal(0, drift, weeks)))
    mean = per_jaar / 52.18 * shape / shape[:52].mean() * (1 + GROEI) ** year * level
    counts = random.poisson(mean * random.gamma(K, 1 / K, weeks))
    calendar = WeekCalendar(np.array(mondays, dtype="datetime64[D]"), kinds)
    return Reeks(WeekSeries(counts.astype(float), calendar), mean)


def as_csv(series: WeekSeries) -> str:
    """The weeks as the file that `./kameleon voorspel` reads."""
    days = (date.fromisoformat(str(day)) for day in series.calendar.mondays)
    lines = (f"{week_name(day)};{count:.0f}\n" for day, count in zip(days, series.counts, strict=True))
    return "week;aantal\n" + "".join(lines)


def example_file() -> str:
    """docs/science/voorbeeld-weken.csv: region noord, 2020-W02 to 2026-W40, seed 3."""
    return as_csv(make_series(3, weeks=352, regio="noord").weken)
