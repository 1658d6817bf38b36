"""Terms of the Algemene termijnenwet."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketenkameleon.rules.calendar import public_holidays
from ketenkameleon.rules.rijen import shipped
from ketenkameleon.rules.terms import add_months, add_workdays, is_workday, last_day_of_term

WET = shipped()
DAYS = st.dates(date(2014, 1, 1), date(2060, 1, 1))


@pytest.mark.parametrize(("day", "months", "last"), [
    (date(2026, 9, 7), 3, date(2026, 12, 7)), (date(2026, 1, 31), 3, date(2026, 4, 30)),
    (date(2026, 11, 30), 3, date(2027, 2, 28)), (date(2027, 11, 30), 3, date(2028, 2, 29)),
    (date(2026, 12, 31), 2, date(2027, 2, 28)), (date(2026, 12, 1), 1, date(2027, 1, 1)),
    (date(2026, 1, 15), -1, date(2025, 12, 15)), (date(2026, 5, 5), 0, date(2026, 5, 5)),
])
def test_months_are_added_and_clamped_to_the_end_of_the_month(day, months, last):
    assert add_months(day, months) == last


@pytest.mark.parametrize(("day", "workday"), [
    (date(2026, 9, 7), True), (date(2026, 9, 5), False), (date(2026, 9, 6), False),
    (date(2026, 4, 3), False), (date(2026, 5, 5), False), (date(2026, 4, 27), False),
])
def test_workday_is_a_weekday_that_is_no_holiday(day, workday):
    assert is_workday(day, wet=WET) is workday


@pytest.mark.parametrize(("day", "n", "last", "why"), [
    (date(2026, 9, 7), 5, date(2026, 9, 14), "a plain week"),
    (date(2026, 9, 5), 1, date(2026, 9, 7), "from a Saturday"),
    (date(2026, 4, 2), 1, date(2026, 4, 7), "Goede Vrijdag to Tweede Paasdag"),
    (date(2026, 9, 5), 0, date(2026, 9, 5), "nothing to add"),
])
def test_workdays_are_counted_from_the_day_after(day, n, last, why):
    assert add_workdays(day, n, wet=WET) == last, why


def test_workdays_are_not_counted_backwards():
    with pytest.raises(ValueError, match="Tel alleen vooruit"):
        add_workdays(date(2026, 9, 7), -1, wet=WET)


@pytest.mark.parametrize(("start", "length", "last", "why"), [
    (date(2026, 3, 3), {"weeks": 8}, date(2026, 4, 28), "an ordinary Tuesday"),
    (date(2026, 3, 2), {"weeks": 8}, date(2026, 4, 28), "Koningsdag moves one day"),
    (date(2026, 2, 6), {"weeks": 8}, date(2026, 4, 7), "Goede Vrijdag, weekend, Tweede Paasdag"),
    (date(2026, 1, 31), {"months": 3}, date(2026, 4, 30), "the end of a shorter month"),
    (date(2026, 9, 4), {"days": 1}, date(2026, 9, 7), "a day ends on Saturday"),
    (date(2026, 9, 3), {"days": 2}, date(2026, 9, 7), "two days: no two ordinary days are asked"),
    (date(2026, 4, 2), {"days": 3}, date(2026, 4, 8), "three days over Easter hold two ordinary days"),
    (date(2026, 12, 24), {"days": 4}, date(2026, 12, 29), "four days over Christmas hold two ordinary days"),
    (date(2026, 6, 10), {"days": 90}, date(2026, 9, 8), "the longest term in days"),
])
def test_term_ends_on_the_day_the_act_says(start, length, last, why):
    assert last_day_of_term(start, **length, wet=WET) == last, why


@pytest.mark.parametrize("length", [{"days": 91}, {"weeks": 13}, {"months": 4}, {"weeks": -1}])
def test_a_term_that_the_act_does_not_cover_is_refused(length):
    with pytest.raises(ValueError, match="De Algemene termijnenwet geldt voor 1 tot"):
        last_day_of_term(date(2026, 3, 2), **length, wet=WET)


@pytest.mark.parametrize("length", [{}, {"days": 1, "weeks": 1}])
def test_a_term_has_exactly_one_length(length):
    with pytest.raises(ValueError, match="Geef één lengte op"):
        last_day_of_term(date(2026, 3, 2), **length, wet=WET)


@given(start=DAYS, weeks=st.integers(1, 12))
def test_the_act_never_shortens_a_term_and_never_ends_it_on_a_closed_day(start, weeks):
    last = last_day_of_term(start, weeks=weeks, wet=WET)
    assert last >= start + timedelta(weeks=weeks)
    assert last.weekday() < 5
    assert last not in public_holidays(last.year, wet=WET)


@given(start=DAYS, days=st.integers(3, 90))
def test_a_term_of_three_days_or_more_always_holds_two_ordinary_days(start, days):
    last = last_day_of_term(start, days=days, wet=WET)
    inside = [start + timedelta(days=n) for n in range(1, (last - start).days + 1)]
    assert sum(is_workday(day, wet=WET) for day in inside) >= 2


@given(day=DAYS, n=st.integers(1, 40))
def test_the_nth_workday_has_n_workdays_up_to_and_including_it(day, n):
    last = add_workdays(day, n, wet=WET)
    inside = [day + timedelta(days=k) for k in range(1, (last - day).days + 1)]
    assert sum(is_workday(one, wet=WET) for one in inside) == n
    assert is_workday(last, wet=WET)
