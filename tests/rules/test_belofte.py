"""The promise: three calendar months, never paused, never moved."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketenkameleon.rules.belofte import (
    Niveau,
    day_number,
    day_total,
    days_left,
    in_time,
    milestones,
    niveau,
    promise,
)
from ketenkameleon.rules.rijen import shipped
from ketenkameleon.rules.wetboek import NietToegestaan, Rij, Scope, Wetboek, Zekerheid, frozen

WET = shipped()
OP = date(2026, 12, 7)
DAYS = st.dates(date(2010, 1, 1), date(2060, 1, 1))


def regional(naam, waarde, van=date(2026, 1, 1)):
    return Rij(naam, van, frozen(waarde), "", "besluit van de regio", Zekerheid.KEUZE, Scope.REGIO, "25")


@pytest.mark.parametrize(("van", "op", "why"), [
    (date(2026, 9, 7), date(2026, 12, 7), "the example of the letter"),
    (date(2026, 1, 31), date(2026, 4, 30), "April has no 31st"),
    (date(2026, 11, 30), date(2027, 2, 28), "February"),
    (date(2027, 11, 30), date(2028, 2, 29), "February of a leap year"),
    (date(2027, 11, 29), date(2028, 2, 29), "the leap day itself"),
    (date(2028, 2, 29), date(2028, 5, 29), "from a leap day"),
    (date(2026, 10, 24), date(2027, 1, 24), "the clock goes back in between, days do not"),
    (date(2026, 12, 25), date(2027, 3, 25), "a holiday does not move it"),
    (date(2026, 8, 15), date(2026, 11, 15), "a Sunday is a promise too"),
])
def test_promise_is_three_calendar_months_after_the_report(van, op, why):
    made = promise(van, wet=WET)
    assert (made.van, made.op) == (van, op), why


def test_promise_says_by_which_row_it_was_made():
    rij = WET.rij("belofte.termijn", date(2026, 9, 7))
    made = promise(date(2026, 9, 7), wet=WET)
    assert (made.rij_id, made.rij_hash) == (rij.id, rij.hash)
    assert made.rij_id == "belofte.termijn@2000-01-01"


def test_promise_of_an_old_report_keeps_the_old_term_when_the_law_changes():
    shorter = Rij("belofte.termijn", date(2027, 1, 1), 2, "kalendermaanden", "besluit", Zekerheid.KEUZE)
    wet = Wetboek((*WET.rijen, shorter))
    assert promise(date(2026, 12, 31), wet=wet).op == date(2027, 3, 31)
    assert promise(date(2027, 1, 1), wet=wet).op == date(2027, 3, 1)


def test_no_region_may_change_the_promise():
    with pytest.raises(NietToegestaan, match="mag een regio niet afwijken"):
        WET.met([regional("belofte.termijn", 4)])


@given(van=DAYS)
def test_promise_always_lies_90_to_93_days_from_the_report_both_days_counted(van):
    made = promise(van, wet=WET)
    assert 90 <= day_total(van, made.op) <= 93
    assert made == promise(van, wet=WET), "never moves when it is computed again"


@given(one=DAYS, later=st.integers(0, 400))
def test_a_later_report_never_gets_an_earlier_promise(one, later):
    assert promise(one, wet=WET).op <= promise(one + timedelta(days=later), wet=WET).op


@pytest.mark.parametrize(("on", "level", "left"), [
    (date(2026, 9, 7), Niveau.OP_SCHEMA, 91), (date(2026, 11, 4), Niveau.OP_SCHEMA, 33),
    (date(2026, 11, 5), Niveau.LET_OP, 32), (date(2026, 11, 22), Niveau.LET_OP, 15),
    (date(2026, 11, 23), Niveau.SPOED, 14), (date(2026, 12, 7), Niveau.SPOED, 0),
    (date(2026, 12, 8), Niveau.TE_LAAT, -1),
])
def test_level_follows_the_days_that_are_left(on, level, left):
    assert niveau(OP, on, wet=WET) == level
    assert days_left(OP, on) == left


@pytest.mark.parametrize(("gestart", "on", "level", "why"), [
    (date(2026, 11, 2), date(2027, 1, 5), Niveau.OP_SCHEMA, "started in time: the clock stands still"),
    (date(2026, 12, 7), date(2027, 1, 5), Niveau.OP_SCHEMA, "on the promised day is in time"),
    (date(2026, 12, 8), date(2027, 1, 5), Niveau.TE_LAAT, "a day too late stays too late"),
    (date(2026, 12, 1), date(2026, 12, 1), Niveau.OP_SCHEMA, "from the day of the start"),
    (date(2026, 12, 1), date(2026, 11, 30), Niveau.SPOED, "a plan to start is no start"),
])
def test_level_stops_at_the_start_of_a_plek(gestart, on, level, why):
    assert niveau(OP, on, wet=WET, plek_gestart_op=gestart) == level, why
    assert in_time(OP, gestart) is (gestart <= OP)


def test_a_region_may_warn_earlier():
    wet = WET.met([regional("mijlpaal.let_op", {"naam": "x", "telt": "kalenderdagen voor de belofte",
                                                "aantal": 40})])
    assert niveau(OP, date(2026, 10, 28), wet=wet, regio="25") == Niveau.LET_OP
    assert niveau(OP, date(2026, 10, 28), wet=wet) == Niveau.OP_SCHEMA


@pytest.mark.parametrize("code", ["let_op", "spoed"])
def test_a_level_is_never_read_from_a_row_that_counts_from_the_other_end(code):
    other_end = {"naam": "x", "telt": "werkdagen na de melding", "aantal": 40}
    wet = WET.met([regional(f"mijlpaal.{code}", other_end)])
    with pytest.raises(ValueError, match="telt in kalenderdagen voor de belofte"):
        niveau(OP, date(2026, 10, 28), wet=wet, regio="25")


@given(on=DAYS, later=st.integers(0, 200))
def test_level_never_gets_better_while_no_plek_has_started(on, later):
    order = list(Niveau)
    first, second = (niveau(OP, day, wet=WET) for day in (on, on + timedelta(days=later)))
    assert order.index(first) <= order.index(second)


def test_milestones_are_the_five_of_the_design():
    found = milestones(date(2026, 9, 7), OP, wet=WET)
    assert [(m.code, m.op) for m in found] == [
        ("eerste_contact", date(2026, 9, 14)), ("kennismaking", date(2026, 9, 21)),
        ("plan", date(2026, 10, 7)), ("let_op", date(2026, 11, 5)), ("spoed", date(2026, 11, 23))]
    assert found[0].naam == "Eerste contact"
    rij = WET.rij("mijlpaal.eerste_contact", date(2026, 9, 7))
    assert (found[0].rij_id, found[0].rij_hash) == (rij.id, rij.hash)


def test_first_contact_is_counted_in_workdays_over_holidays():
    assert milestones(date(2026, 4, 2), date(2026, 7, 2), wet=WET)[0].op == date(2026, 4, 13)


def test_a_region_has_milestones_of_its_own():
    wet = WET.met([regional("mijlpaal.plan", {"naam": "Plan klaar", "telt": "werkdagen na de melding",
                                              "aantal": 10}),
                   regional("mijlpalen", ("plan",))])
    [plan] = milestones(date(2026, 9, 7), OP, wet=wet, regio="25")
    assert plan.op == date(2026, 9, 21)
    assert plan.rij_id == "mijlpaal.plan@2026-01-01/regio:25"


def test_a_milestone_that_counts_in_an_unknown_way_is_refused():
    wet = WET.met([regional("mijlpaal.plan", {"naam": "Plan", "telt": "maanstanden", "aantal": 1})])
    with pytest.raises(ValueError, match="telt op een manier die niet bekend is"):
        milestones(date(2026, 9, 7), OP, wet=wet, regio="25")


@pytest.mark.parametrize(("on", "number"), [
    (date(2026, 9, 7), 1), (date(2026, 10, 8), 32), (date(2026, 12, 7), 92), (date(2026, 12, 8), 93)])
def test_day_one_is_the_day_of_the_report(on, number):
    assert day_number(date(2026, 9, 7), on) == number


def test_total_counts_the_first_and_the_last_day():
    assert day_total(date(2026, 9, 7), OP) == 92
