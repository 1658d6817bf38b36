"""The plek, from offer to confirmation, and what opens the zaak again."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketenkameleon.rules.calendar import school_calendar
from ketenkameleon.rules.plek import (
    PlekStand,
    dispute_until,
    kinds,
    may_confirm,
    may_dispute,
    may_step_plek,
    plek_steps,
    reopens_zaak,
)
from ketenkameleon.rules.rijen import shipped

WET = shipped()
NOORD = school_calendar("noord", wet=WET)
ON = date(2026, 11, 2)
STEPS = {"aangeboden": {"aanvaard", "vervallen"}, "aanvaard": {"gestart", "vervallen"},
         "gestart": {"bevestigd", "betwist", "gestopt"}, "bevestigd": {"betwist", "gestopt"},
         "betwist": {"bevestigd", "gestopt", "vervallen"}, "gestopt": set(), "vervallen": set()}


@pytest.mark.parametrize("now_in", PlekStand)
def test_plek_takes_only_the_steps_of_the_table(now_in):
    assert {to.value for to in PlekStand if may_step_plek(now_in, to, on=ON, wet=WET)} == STEPS[now_in]
    refusal = may_step_plek(now_in, now_in, on=ON, wet=WET)
    assert (refusal.code, dict(refusal.gegevens)["nu"]) == ("no_such_plek_step", now_in.value)
    assert all(plek_steps(on=ON, wet=WET).values()), "every step has a ground"


def test_plek_is_of_one_of_ten_kinds():
    assert len(kinds(on=ON, wet=WET)) == 10
    assert kinds(on=ON, wet=WET)["eigen_school_hervat"] == "Weer naar de eigen school"


@pytest.mark.parametrize(("wie", "own", "code"), [
    ("school", False, None), ("ouder", False, None), ("professional", False, "cannot_confirm"),
    ("jongere", False, "cannot_confirm"), ("school", True, "own_start"),
    ("professional", True, "cannot_confirm")])
def test_only_school_or_parent_confirms_and_never_the_one_who_wrote_the_start(wie, own, code):
    assert getattr(may_confirm(wie, own, on=ON, wet=WET), "code", None) == code


@pytest.mark.parametrize(("wie", "betwist_door", "code"), [
    ("ouder", "ouder", None), ("school", "school", None), ("school", "", None),
    ("school", "ouder", "disputed_by_other"), ("ouder", "school", "disputed_by_other")])
def test_after_klopt_niet_only_the_side_that_said_so_confirms(wie, betwist_door, code):
    verdict = may_confirm(wie, False, on=ON, wet=WET, betwist_door=betwist_door)
    assert getattr(verdict, "code", None) == code


@pytest.mark.parametrize(("confirmed", "until", "why"), [
    (date(2026, 11, 2), date(2026, 11, 16), "two plain weeks"),
    (date(2026, 10, 5), date(2026, 10, 26), "the autumn holiday does not count"),
    (date(2026, 12, 14), date(2027, 1, 11), "nor does Christmas"),
])
def test_klopt_niet_can_be_said_within_ten_school_days(confirmed, until, why):
    assert dispute_until(confirmed, NOORD, wet=WET) == until, why
    assert may_dispute(confirmed, until, NOORD, wet=WET)
    late = may_dispute(confirmed, until + timedelta(days=1), NOORD, wet=WET)
    assert (late.code, late.gegevens) == ("dispute_too_late", (("dagen", "10"),))


@pytest.mark.parametrize(("started", "last"), [
    (date(2026, 11, 4), date(2026, 12, 2)), (date(2026, 9, 30), date(2026, 11, 4)),
    (date(2026, 12, 9), date(2027, 1, 20))])
def test_a_plek_that_stops_within_four_lesweken_opens_the_zaak_again(started, last):
    assert reopens_zaak(started, started, NOORD, wet=WET)
    assert reopens_zaak(started, last, NOORD, wet=WET)
    assert not reopens_zaak(started, last + timedelta(days=1), NOORD, wet=WET)


def test_a_plek_cannot_stop_before_it_started():
    with pytest.raises(ValueError, match="niet stoppen voor de dag"):
        reopens_zaak(date(2026, 11, 4), date(2026, 11, 3), NOORD, wet=WET)


@given(started=st.dates(date(2020, 9, 1), date(2029, 9, 1)), after=st.integers(0, 28))
def test_a_holiday_never_shortens_the_four_weeks(started, after):
    assert reopens_zaak(started, started + timedelta(days=after), NOORD, wet=WET)
