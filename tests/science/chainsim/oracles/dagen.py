"""The days of a scenario as docs/science/simulator.md sections 1 to 3 say them: dates, hours, rates of reports.

Written from that page alone, to judge the engine by; nothing of the engine is used.
"""

from __future__ import annotations

import calendar
import math
from datetime import date, timedelta

import numpy as np

from ketenkameleon.science.chainsim.scenario import Duration, Scenario
from ketenkameleon.science.chainsim.staff import Professional

ONE = timedelta(days=1)


def plus_months(day: date, months: int) -> date:
    """The same day so many calendar months on, or the last of that month when it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def covers(first: date | None, last: date | None, day: date) -> bool:
    """Does this period, open where it has no date, hold the day? Both ends count."""
    return (first is None or first <= day) and (last is None or day <= last)


class Dagen:
    """Every day from the start of the warm-up to the end of following."""

    def __init__(self, scenario: Scenario) -> None:
        self.scenario = scenario
        start = plus_months(scenario.measure_from, -scenario.warmup_months)
        closing = plus_months(scenario.measure_from, scenario.measure_months)
        end = plus_months(closing, scenario.follow_months)
        self.date = [start + ONE * n for n in range((end - start).days)]
        self.count = len(self.date)
        self.first_measured = (scenario.measure_from - start).days
        self.first_followed = (closing - start).days
        self.holiday = [any(covers(*pair, day) for pair in scenario.calendar.school_holidays) for day in self.date]
        self.promise = [(plus_months(day, scenario.promise_months) - start).days for day in self.date]
        self.rate = [self._rate(n) for n in range(self.count)]

    def _rate(self, n: int) -> float:
        arrivals, day = self.scenario.arrivals, self.date[n]
        if arrivals.daily is not None:
            return arrivals.daily[n]
        of_month = arrivals.per_year * arrivals.month_weights[day.month - 1] / sum(arrivals.month_weights)
        rate = of_month / calendar.monthrange(day.year, day.month)[1]
        rate *= arrivals.weekday_weights[day.weekday()] / (sum(arrivals.weekday_weights) / 7)
        return rate * arrivals.holiday_factor if self.holiday[n] else rate

    def reports(self, chance: np.random.Generator) -> list[float]:
        """The moments at which reports come in, in order."""
        arrivals, moments, busy = self.scenario.arrivals, [], 1.0
        for n, day in enumerate(self.date):
            if arrivals.week_dispersion is not None and (n == 0 or day.weekday() == 0):
                busy = chance.gamma(arrivals.week_dispersion, 1 / arrivals.week_dispersion)
            number = arrivals.counts[n] if arrivals.counts is not None else chance.poisson(self.rate[n] * busy)
            moments.extend(n + chance.random(number))
        return sorted(moments)

    def present(self, person: Professional, n: int) -> bool:
        """Is this professional at work on day n (which may lie just before the first)?"""
        day = self.date[0] + ONE * n
        away = any(covers(*leave, day) for leave in person.leave)
        return covers(person.since, person.until, day) and not away

    def hours(self, person: Professional) -> list[float]:
        """Hours of work on each day."""
        return [self._hours(person, n) for n in range(self.count)]

    def _hours(self, person: Professional, n: int) -> float:
        day, plan = self.date[n], self.scenario.calendar
        if day in plan.closed or not self.present(person, n):
            return 0.0
        week = person.hours_holiday_week if self.holiday[n] else person.hours_week
        week -= sum(t.hours_week for t in person.training if covers(t.first, t.last, day))
        part = plan.workweek[day.weekday()] / sum(plan.workweek)
        return max(0.0, week) * part * plan.month_hours[day.month - 1]

    def limit(self, person: Professional, n: int) -> int:
        """The most children at once on day n."""
        begun = sorted((since, limit) for since, limit in person.limits if since <= self.date[n])
        return begun[-1][1] if begun else person.limit


def end_of_work(hours: list[float], begun: float, work: float) -> float:
    """The moment at which that much work is done, or infinity when the days run out. Even over the 24 hours."""
    if work <= 0:
        return begun
    at, n = begun, int(begun)
    while n < len(hours):
        rest = (n + 1 - at) * hours[n]
        if rest >= work:
            return at + work / hours[n]
        work -= rest
        n += 1
        at = float(n)
    return math.inf


def draw(chance: np.random.Generator, what: Duration, parts: int = 1) -> float:
    """One draw with the mean of a part of what is meant (section 4)."""
    mean = what.mean / parts
    if mean == 0 or what.kind == "fixed":
        return mean
    if what.kind == "exponential":
        return chance.exponential(mean)
    if what.kind == "lognormal":
        return mean * math.exp(what.shape * chance.standard_normal() - what.shape**2 / 2)
    return chance.gamma(what.shape, mean / what.shape)
