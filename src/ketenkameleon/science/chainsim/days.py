"""Days of a scenario: day 0, the borders, calendar months, holidays. Source: docs/science/simulator.md 1, 2, 9."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

import numpy as np

from ketenkameleon.science.chainsim.records import Floats, Ints
from ketenkameleon.science.fouten import ScienceError

if TYPE_CHECKING:
    from ketenkameleon.science.chainsim.scenario import Calendar, Scenario

WEEK = 7


def add_months(day: date, months: int) -> date:
    """The same day so many calendar months on, clamped to the month's end. Source: design section 2, promise 2.

    >>> add_months(date(2026, 11, 30), 3)
    datetime.date(2027, 2, 28)
    """
    count = day.year * 12 + day.month - 1 + months
    year, month = count // 12, count % 12 + 1
    if not date.min.year <= year < date.max.year:
        raise ScienceError("measure_from", f"{months} maanden vanaf {day} valt buiten de kalender")
    return date(year, month, min(day.day, monthrange(year, month)[1]))


@dataclass(frozen=True, slots=True)
class Span:
    """The simulated days: `first` is day 0; measured from day `measure` up to day `follow`; ends before `days`."""

    first: date
    measure: int
    follow: int
    days: int

    def number(self, day: date) -> int:
        """The number of this date, which may lie outside the span."""
        return (day - self.first).days

    def dates(self) -> list[date]:
        """All dates, day 0 first."""
        return [self.first + timedelta(days=n) for n in range(self.days)]

    def mask(self, first: date | None, last: date | None) -> tuple[int, int]:
        """The days from `first` up to and including `last` as a half-open pair inside the span; None is open."""
        begin = 0 if first is None else min(max(self.number(first), 0), self.days)
        end = self.days if last is None else min(max(self.number(last) + 1, 0), self.days)
        return begin, max(begin, end)


def span_of(scenario: Scenario) -> Span:
    """The span of days of a scenario."""
    first = add_months(scenario.measure_from, -scenario.warmup_months)
    follow = add_months(scenario.measure_from, scenario.measure_months)
    end = add_months(scenario.measure_from, scenario.measure_months + scenario.follow_months)
    return Span(first, (scenario.measure_from - first).days, (follow - first).days, (end - first).days)


def promise_days(span: Span, months: int) -> Ints:
    """For a report on each day, the number of the promise day."""
    return np.array([span.number(add_months(day, months)) for day in span.dates()], np.int64)


def report_months(span: Span, start: date, months: int) -> Ints:
    """For each day, the number of the measured month it lies in, or -1."""
    found = np.full(span.days, -1, np.int64)
    for n in range(months):
        found[span.number(add_months(start, n)) : span.number(add_months(start, n + 1))] = n
    return found


def is_holiday(span: Span, calendar: Calendar) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """For each day, whether it lies in a school holiday."""
    found = np.zeros(span.days, np.bool_)
    for first, last in calendar.school_holidays:
        begin, end = span.mask(first, last)
        found[begin:end] = True
    return found


def open_share(span: Span, calendar: Calendar) -> Floats:
    """For each day, the share of a week's hours that it holds, times the factor of its month."""
    week = np.array(calendar.workweek) / sum(calendar.workweek)
    found = np.array([week[d.weekday()] * calendar.month_hours[d.month - 1] for d in span.dates()])
    for day in calendar.closed:
        if 0 <= span.number(day) < span.days:
            found[span.number(day)] = 0.0
    return found


def rates(scenario: Scenario, span: Span) -> Floats:
    """Expected reports of each day. Source: docs/science/simulator.md 3."""
    reports = scenario.arrivals
    if reports.counts is not None:
        return np.array(reports.counts, np.float64)
    if reports.daily is not None:
        return np.array(reports.daily, np.float64)
    month = np.array(reports.month_weights) * reports.per_year / sum(reports.month_weights)
    week = np.array(reports.weekday_weights) * WEEK / sum(reports.weekday_weights)
    found = np.array([
        month[d.month - 1] / monthrange(d.year, d.month)[1] * week[d.weekday()] for d in span.dates()
    ])
    found[is_holiday(span, scenario.calendar)] *= reports.holiday_factor
    return found
