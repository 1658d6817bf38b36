"""Who is bound to attend school on a day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketenkameleon.rules.leerplicht import BirthDate, Duty, age_on, duty_on, has_personal_duty
from ketenkameleon.rules.rijen import shipped

WET = shipped()
DAYS = st.dates(date(2012, 1, 1), date(2030, 12, 31))


@pytest.mark.parametrize(("text", "birth"), [
    ("2012-05-17", BirthDate(2012, 5, 17)), ("2012-05-00", BirthDate(2012, 5)), ("2012", BirthDate(2012)),
    ("2012-00-00", BirthDate(2012)), ("2012-00-17", BirthDate(2012)), ("0000-00-00", None), ("0000", None),
])
def test_birth_date_is_read_as_far_as_it_is_known(text, birth):
    assert BirthDate.parse(text) == birth


@pytest.mark.parametrize("text", ["", "17-05-2012", "2012-5-17", "2012-05", "onbekend"])
def test_a_birth_date_in_another_shape_is_refused_with_a_sentence(text):
    with pytest.raises(ValueError, match="Schrijf de geboortedatum als jjjj-mm-dd"):
        BirthDate.parse(text)


@pytest.mark.parametrize("text", ["2012-13-01", "2013-02-29"])
def test_a_day_that_does_not_exist_is_refused(text):
    with pytest.raises(ValueError, match=r"month|day"):
        BirthDate.parse(text)


def test_a_day_without_a_month_cannot_be_made():
    with pytest.raises(ValueError, match="ook een maand"):
        BirthDate(2012, None, 17)


@pytest.mark.parametrize(("birth", "first", "last"), [
    (BirthDate(2012), date(2012, 1, 1), date(2012, 12, 31)),
    (BirthDate(2012, 2), date(2012, 2, 1), date(2012, 2, 29)),
    (BirthDate(2012, 2, 3), date(2012, 2, 3), date(2012, 2, 3)),
])
def test_an_incomplete_birth_date_spans_the_days_it_can_be(birth, first, last):
    assert (birth.earliest(), birth.latest()) == (first, last)


@pytest.mark.parametrize(("birth", "on", "age"), [
    (BirthDate(2012, 5, 17), date(2026, 5, 16), 13), (BirthDate(2012, 5, 17), date(2026, 5, 17), 14),
    (BirthDate(2012, 5), date(2026, 4, 30), 13), (BirthDate(2012, 5), date(2026, 5, 1), None),
    (BirthDate(2012, 5), date(2026, 5, 31), 14), (BirthDate(2012), date(2026, 12, 31), 14),
    (BirthDate(2012, 2, 29), date(2026, 2, 28), 13), (BirthDate(2012, 2, 29), date(2026, 3, 1), 14),
    (BirthDate(2012, 5, 17), date(2012, 5, 16), None), (BirthDate(2012, 5, 17), date(2012, 5, 17), 0),
    (None, date(2026, 5, 1), None),
])
def test_age_is_said_only_when_the_birth_date_allows_one_answer(birth, on, age):
    assert age_on(birth, on) == age


@pytest.mark.parametrize(("birth", "on", "duty", "why"), [
    ((2021, 9, 1), date(2026, 9, 30), Duty.NOG_NIET, "five on the first of the month: still next month"),
    ((2021, 9, 1), date(2026, 10, 1), Duty.LEERPLICHTIG, "the month after the fifth birthday"),
    ((2021, 12, 31), date(2027, 1, 1), Duty.LEERPLICHTIG, "over the year"),
    ((2010, 7, 31), date(2026, 7, 31), Duty.LEERPLICHTIG, "16 on the last day of the school year"),
    ((2010, 7, 31), date(2026, 8, 1), Duty.KWALIFICATIEPLICHTIG, "the school year in which 16 is over"),
    ((2010, 8, 1), date(2027, 7, 31), Duty.LEERPLICHTIG, "16 in the next school year"),
    ((2010, 8, 1), date(2027, 8, 1), Duty.KWALIFICATIEPLICHTIG, "that school year is over too"),
    ((2008, 10, 8), date(2026, 10, 7), Duty.KWALIFICATIEPLICHTIG, "the day before 18"),
    ((2008, 10, 8), date(2026, 10, 8), Duty.NIET_MEER, "18"),
    ((2012, 5, 17), date(2012, 5, 1), Duty.NOG_NIET, "not born yet"),
    ((2010,), date(2026, 7, 31), Duty.LEERPLICHTIG, "only the year is known and it makes no difference"),
    ((2010,), date(2026, 9, 1), Duty.NIET_TE_BEPALEN, "only the year is known and it does"),
    ((2021, 9), date(2026, 9, 15), Duty.NOG_NIET, "the day of the month makes no difference"),
])
def test_duty_follows_the_age_of_the_child(birth, on, duty, why):
    assert duty_on(BirthDate(*birth), on, startkwalificatie=False, wet=WET) == duty, why


@pytest.mark.parametrize(("startkwalificatie", "duty"), [
    (False, Duty.KWALIFICATIEPLICHTIG), (True, Duty.NIET_MEER), (None, Duty.NIET_TE_BEPALEN)])
def test_kwalificatieplicht_asks_whether_there_is_a_startkwalificatie(startkwalificatie, duty):
    birth = BirthDate(2009, 3, 3)
    assert duty_on(birth, date(2026, 10, 8), startkwalificatie=startkwalificatie, wet=WET) == duty


@pytest.mark.parametrize(("years", "duty"), [(11, Duty.LEERPLICHTIG), (12, Duty.KWALIFICATIEPLICHTIG)])
def test_twelve_full_school_years_end_the_leerplicht(years, duty):
    assert duty_on(BirthDate(2011, 3, 3), date(2026, 10, 8), startkwalificatie=False,
                   years_of_schooling=years, wet=WET) == duty


def test_duty_of_a_child_without_birth_date_is_not_to_be_said():
    assert duty_on(None, date(2026, 10, 8), startkwalificatie=False, wet=WET) == Duty.NIET_TE_BEPALEN


@pytest.mark.parametrize(("birth", "on", "own"), [
    (BirthDate(2014, 10, 9), date(2026, 10, 8), False), (BirthDate(2014, 10, 8), date(2026, 10, 8), True),
    (BirthDate(2014, 10), date(2026, 10, 8), None), (BirthDate(2014), date(2027, 1, 1), True),
    (None, date(2026, 10, 8), None),
])
def test_own_duty_to_attend_begins_at_twelve(birth, on, own):
    assert has_personal_duty(birth, on, wet=WET) is own


@given(born=st.dates(date(2004, 1, 1), date(2022, 12, 31)), on=DAYS, later=st.integers(0, 2000),
       startkwalificatie=st.booleans())
def test_duty_only_ever_goes_forward_in_time(born, on, later, startkwalificatie):
    order = [Duty.NOG_NIET, Duty.LEERPLICHTIG, Duty.KWALIFICATIEPLICHTIG, Duty.NIET_MEER]
    birth = BirthDate(born.year, born.month, born.day)
    first, second = (order.index(duty_on(birth, day, startkwalificatie=startkwalificatie, wet=WET))
                     for day in (on, on + timedelta(days=later)))
    assert first <= second


@given(born=st.dates(date(2004, 1, 1), date(2022, 12, 31)), on=DAYS, startkwalificatie=st.booleans(),
       known=st.integers(1, 3))
def test_what_is_said_with_less_of_the_birth_date_is_never_wrong(born, on, startkwalificatie, known):
    parts = (born.year, born.month, born.day)
    full = duty_on(BirthDate(*parts), on, startkwalificatie=startkwalificatie, wet=WET)
    less = duty_on(BirthDate(*parts[:known]), on, startkwalificatie=startkwalificatie, wet=WET)
    assert less in (full, Duty.NIET_TE_BEPALEN)
    assert age_on(BirthDate(*parts[:known]), on) in (age_on(BirthDate(*parts), on), None)
