"""The line for parents changes until 8.00 the next workday, and stands from then on."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bevoegd_bouw import WET
from ketenkameleon.rules.ouderregel import fixed_from
from ketenkameleon.rules.terms import is_workday


@pytest.mark.parametrize(("saved", "stands", "why"), [
    (date(2026, 10, 8), date(2026, 10, 9), "a Thursday"),
    (date(2026, 10, 9), date(2026, 10, 12), "a Friday: the Monday after"),
    (date(2026, 10, 10), date(2026, 10, 12), "written on a Saturday"),
    (date(2026, 4, 2), date(2026, 4, 7), "before Goede Vrijdag and Tweede Paasdag"),
    (date(2026, 12, 31), date(2027, 1, 4), "over Nieuwjaarsdag and a weekend"),
])
def test_the_line_stands_from_eight_on_the_next_workday(saved, stands, why):
    assert fixed_from(saved, wet=WET) == (stands, time(8)), why


@given(saved=st.dates(date(2020, 1, 1), date(2040, 1, 1)))
def test_the_line_never_becomes_fixed_on_the_day_itself_or_on_a_closed_day(saved):
    day, _ = fixed_from(saved, wet=WET)
    assert day > saved
    assert is_workday(day, wet=WET)
