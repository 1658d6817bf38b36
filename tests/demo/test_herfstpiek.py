"""The autumn peak comes out of the 16-hour rule and the calendar; take the rule away and it is gone."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random

import pytest

from ketenkameleon.demo.bevolking import pupils
from ketenkameleon.demo.streekplan import REGIO
from ketenkameleon.demo.verzuim import Gemeld, Regel, school_year, simulate
from ketenkameleon.rules.absence import AbsenceDay, Threshold, thresholds
from ketenkameleon.rules.calendar import Schoolkalender, school_calendar
from ketenkameleon.rules.rijen import shipped

JAAR = 2025


def reports(calendar: Schoolkalender, regel: Regel | None = None) -> list[Gemeld]:
    found = simulate(pupils(REGIO, seed=4), jaar=JAAR, calendar=calendar, wet=shipped(), seed=4, regel=regel)
    return [report for report in found if report.soort in ("V3", "V4")]


def per_week(found: Sequence[Gemeld], calendar: Schoolkalender) -> list[int]:
    """Reports per school week, by the day on which the absence that counted ended."""
    mondays = calendar.school_weeks(date(JAAR, 8, 1), date(JAAR + 1, 7, 31))
    return [
        sum(monday <= report.einde < monday + timedelta(days=7) for report in found) for monday in mondays
    ]


@pytest.fixture(scope="module")
def calendar() -> Schoolkalender:
    return school_calendar("noord", wet=shipped())


@pytest.fixture(scope="module")
def by_rule(calendar: Schoolkalender) -> list[Gemeld]:
    return reports(calendar)


def test_almost_nothing_is_reported_in_the_first_three_school_weeks(
    by_rule: list[Gemeld], calendar: Schoolkalender
) -> None:
    weeks = per_week(by_rule, calendar)
    assert sum(weeks[:3]) < 0.06 * sum(weeks)
    assert weeks[0] < weeks[1] < weeks[2] < weeks[5]


def test_october_and_november_are_high_and_the_weeks_around_christmas_are_low(
    by_rule: list[Gemeld], calendar: Schoolkalender
) -> None:
    def between(first: date, last: date) -> float:
        return sum(first <= report.op <= last for report in by_rule) / ((last - first).days + 1)

    autumn = between(date(2025, 10, 1), date(2025, 11, 30))
    assert autumn > 1.4 * len(by_rule) / 365
    assert between(date(2025, 12, 15), date(2026, 1, 8)) < 0.65 * autumn
    assert between(date(2026, 1, 9), date(2026, 3, 31)) > 1.3 * between(date(2026, 4, 20), date(2026, 6, 30))


def test_without_the_rule_there_is_no_slow_start_and_no_peak(
    by_rule: list[Gemeld], calendar: Schoolkalender
) -> None:
    """The same absence, but each of a pupil's reports falls on a random school day of the year."""
    days, rng = school_year(calendar, JAAR).dagen, Random(7)

    def at_random(hours: Sequence[AbsenceDay]) -> list[Threshold]:
        many = len(thresholds(hours, calendar=calendar, wet=shipped()))
        chosen = sorted(rng.choice(days) for _ in range(many))
        return [Threshold(day, day, 16 * 60) for day in chosen]

    ruled, flat = per_week(by_rule, calendar), per_week(reports(calendar, at_random), calendar)
    assert sum(ruled[:3]) / 3 < 0.4 * sum(ruled[4:13]) / 9
    assert sum(flat[:3]) / 3 > 0.7 * sum(flat[4:13]) / 9
    assert sum(ruled[4:13]) / 9 > 1.4 * sum(ruled) / len(ruled)
    assert sum(flat[4:13]) / 9 < 1.2 * sum(flat) / len(flat)
