"""The 16-hour rule."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketenkameleon.rules.absence import AbsenceDay, Threshold, report_due_by, thresholds
from ketenkameleon.rules.calendar import school_calendar
from ketenkameleon.rules.rijen import shipped

WET = shipped()
NOORD = school_calendar("noord", wet=WET)
HOUR = 60
MONDAY = date(2026, 9, 7)
LIMIT = 16 * HOUR


def found(*days):
    return thresholds([AbsenceDay(op, minuten) for op, minuten in days], calendar=NOORD, wet=WET)


def every_school_day(first, n, hours):
    days = NOORD.school_days(first, first + timedelta(days=60))[:n]
    return [(day, hours * HOUR) for day in days]


def test_sixteen_hours_in_four_lesweken_are_reached_on_the_day_of_the_sixteenth():
    days = [(MONDAY + timedelta(weeks=n), 4 * HOUR) for n in range(4)]
    assert found(*days) == [Threshold(MONDAY, date(2026, 9, 28), LIMIT)]


def test_a_minute_less_than_sixteen_hours_is_no_report():
    days = [(MONDAY + timedelta(weeks=n), 4 * HOUR) for n in range(3)]
    assert found(*days, (date(2026, 9, 28), 4 * HOUR - 1)) == []


def test_half_lesson_hours_are_counted_exactly():
    assert found(*[(MONDAY + timedelta(days=n), 3 * HOUR + 12) for n in range(5)])[0].minuten == LIMIT


def test_the_fifth_lesweek_no_longer_counts_the_first():
    days = [(MONDAY + timedelta(weeks=n), 4 * HOUR) for n in (0, 1, 2, 4)]
    assert found(*days) == []


def test_a_holiday_week_is_no_lesweek_so_the_window_reaches_over_it():
    days = [(date(2026, 9, 21), 4 * HOUR), (date(2026, 9, 28), 4 * HOUR),
            (date(2026, 10, 5), 4 * HOUR), (date(2026, 10, 19), 4 * HOUR)]
    assert found(*days) == [Threshold(date(2026, 9, 21), date(2026, 10, 19), LIMIT)]


def test_a_day_without_school_does_not_count():
    assert found((date(2026, 10, 12), 8 * HOUR), (date(2026, 10, 13), 8 * HOUR)) == []
    assert found((date(2026, 9, 5), 8 * HOUR), (MONDAY, 8 * HOUR)) == []


def test_a_day_of_no_minutes_is_no_absence():
    assert found((MONDAY - timedelta(days=3), 0), *every_school_day(MONDAY, 2, 8))[0].begin == MONDAY


def test_the_next_count_starts_the_day_after():
    first = [(MONDAY, 8 * HOUR), (date(2026, 9, 8), 8 * HOUR)]
    later = [(date(2026, 9, 21), 8 * HOUR), (date(2026, 9, 22), 8 * HOUR)]
    assert [t.begin for t in found(*first, *later)] == [MONDAY, date(2026, 9, 21)]


def test_absence_that_goes_on_gives_at_most_one_report_in_seven_calendar_days():
    reports = found(*every_school_day(MONDAY, 15, 8))
    assert [t.bereikt for t in reports] == [date(2026, 9, 8), date(2026, 9, 15), date(2026, 9, 22)]
    assert [t.begin for t in reports] == [MONDAY, date(2026, 9, 9), date(2026, 9, 16)]
    assert [t.minuten for t in reports] == [16 * HOUR, 40 * HOUR, 40 * HOUR]


def test_seven_days_do_not_hold_back_a_report_once_there_was_a_day_at_school():
    days = [(MONDAY, 8 * HOUR), (date(2026, 9, 8), 8 * HOUR),
            (date(2026, 9, 10), 8 * HOUR), (date(2026, 9, 11), 8 * HOUR)]
    assert [t.bereikt for t in found(*days)] == [date(2026, 9, 8), date(2026, 9, 11)]


def test_absence_goes_on_over_a_weekend():
    days = every_school_day(date(2026, 9, 10), 4, 8)
    assert [t.bereikt for t in found(*days)] == [date(2026, 9, 11)]


def test_entries_of_one_day_are_added_up():
    assert found((MONDAY, 8 * HOUR), (MONDAY, 8 * HOUR)) == [Threshold(MONDAY, MONDAY, LIMIT)]


@pytest.mark.parametrize(("days", "sentence"), [
    ([(MONDAY, -1)], "kleiner dan nul"), ([(MONDAY, 24 * HOUR + 1)], "meer dan 24 uur"),
    ([(MONDAY, 13 * HOUR), (MONDAY, 12 * HOUR)], "meer dan 24 uur"),
])
def test_impossible_absence_is_refused_with_a_sentence(days, sentence):
    with pytest.raises(ValueError, match=sentence):
        found(*days)


def test_a_day_has_room_for_exactly_24_hours():
    assert found((MONDAY, 24 * HOUR)) == [Threshold(MONDAY, MONDAY, 24 * HOUR)]


def test_report_is_due_within_five_workdays():
    assert report_due_by(date(2026, 9, 10), wet=WET) == date(2026, 9, 17)
    assert report_due_by(date(2026, 3, 30), wet=WET) == date(2026, 4, 8), "Goede Vrijdag and Tweede Paasdag"


ABSENCE = st.lists(st.builds(
    AbsenceDay, st.integers(0, 150).map(lambda n: MONDAY + timedelta(days=n)), st.integers(0, 8 * HOUR)),
    max_size=60, unique_by=lambda day: day.op)


@given(days_and_mixed=ABSENCE.flatmap(lambda days: st.tuples(st.just(days), st.permutations(days))))
def test_order_of_the_days_never_matters(days_and_mixed):
    days, mixed = days_and_mixed
    assert thresholds(mixed, calendar=NOORD, wet=WET) == thresholds(days, calendar=NOORD, wet=WET)


@given(days=ABSENCE)
def test_every_report_holds_sixteen_hours_within_four_lesweken_and_no_hour_counts_twice(days):
    reports = thresholds(days, calendar=NOORD, wet=WET)
    for report in reports:
        inside = [d for d in days if report.begin <= d.op <= report.bereikt and NOORD.is_school_day(d.op)]
        assert sum(d.minuten for d in inside) == report.minuten >= LIMIT
        assert len(NOORD.school_weeks(report.begin, report.bereikt)) <= 4
    assert all(one.bereikt < two.begin for one, two in pairwise(reports))


@given(days=ABSENCE)
def test_sixteen_hours_in_four_lesweken_are_reported_unless_the_absence_went_on_within_seven_days(days):
    reports = thresholds(days, calendar=NOORD, wet=WET)
    for last in days:
        if not last.minuten or not NOORD.is_school_day(last.op):
            continue
        before = max((r.bereikt for r in reports if r.bereikt < last.op), default=date.min)
        first = max(NOORD.window_start(last.op), before + timedelta(days=1))
        inside = [d for d in days if first <= d.op <= last.op and NOORD.is_school_day(d.op)]
        if sum(d.minuten for d in inside) >= LIMIT:
            absent = {d.op for d in days if d.minuten}
            held_back = (last.op - before).days < 7 and absent >= set(NOORD.school_days(before, last.op))
            assert held_back is (last.op not in {r.bereikt for r in reports})
