"""Leave, exemptions, luxeverzuim and the signal of sickness, in dated examples."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketenkameleon.rules.calendar import school_calendar
from ketenkameleon.rules.luxe import LuxeFeiten, amount_names, amounts, may_report
from ketenkameleon.rules.rijen import shipped
from ketenkameleon.rules.verlof import (
    Verlofsoort,
    Verlofvraag,
    exemptions,
    may_decide,
    may_grant,
    notice_by,
    renew_before,
    who_decides,
)
from ketenkameleon.rules.wetboek import GeenRij, Rij, Scope, Zekerheid
from ketenkameleon.rules.ziekte import Ziekmelding, Ziektesignaal, sickness_signal
from route_bouw import code_of

WET = shipped()
ON = date(2026, 10, 8)
NOORD = school_calendar("noord", wet=WET)
SCHOOL = date(2026, 8, 31)
F, G = Verlofsoort.WERK_OUDERS, Verlofsoort.GEWICHTIG


def vraag(soort, dagen, gehad=0, keren=0, eerste=date(2026, 11, 2)):
    return Verlofvraag(soort, dagen, eerste, SCHOOL, gehad, keren)


@pytest.mark.parametrize(("soort", "dagen", "gehad", "wie", "other"), [
    (G, 10, 0, "hoofd", "leave_for_head"), (G, 11, 0, "leerplicht", "leave_for_lpa"),
    (G, 4, 6, "hoofd", "leave_for_head"), (G, 5, 6, "leerplicht", "leave_for_lpa"),
    (G, 1, 10, "leerplicht", "leave_for_lpa"), (F, 10, 0, "hoofd", "leave_for_head"),
    (F, 11, 5, "hoofd", "leave_for_head")])
def test_the_head_decides_up_to_ten_days_of_a_school_year(soort, dagen, gehad, wie, other):
    asked = vraag(soort, dagen, gehad)
    assert who_decides(asked, on=ON, wet=WET) == wie
    assert may_decide(wie, asked, on=ON, wet=WET)
    refusal = may_decide("hoofd" if wie == "leerplicht" else "leerplicht", asked, on=ON, wet=WET)
    assert (refusal.code, dict(refusal.gegevens)) == (other, {"dagen": "10"})
    assert refusal.bron == "Leerplichtwet 1969 art. 13a en 14 lid 3"


@given(st.integers(1, 30), st.integers(0, 30))
def test_a_request_cannot_be_split_to_stay_with_the_head(dagen, gehad):
    assert who_decides(vraag(G, dagen, gehad), on=ON, wet=WET) == ("hoofd" if dagen + gehad <= 10 else "leerplicht")


@pytest.mark.parametrize(("asked", "code", "given"), [
    (vraag(F, 10), None, {}), (vraag(F, 11), "leave_too_long", {"dagen": "10"}),
    (vraag(F, 5, keren=1), "leave_had_before", {}),
    (vraag(F, 5, eerste=date(2026, 9, 13)), "leave_too_early", {"weken": "2"}),
    (vraag(F, 5, eerste=date(2026, 9, 14)), None, {}),
    (vraag(G, 40, keren=3, eerste=date(2026, 9, 1)), None, {})])
def test_leave_for_the_parents_work_has_limits_and_weighty_circumstances_none(asked, code, given):
    verdict = may_grant(asked, on=ON, wet=WET)
    assert (code_of(verdict), dict(getattr(verdict, "gegevens", ()))) == (code, given)
    assert verdict or verdict.bron == "Leerplichtwet 1969 art. 13a"


def test_a_request_without_a_word_about_earlier_leave_is_the_first_of_the_year():
    first = Verlofvraag(F, 10, date(2026, 11, 2), SCHOOL)
    assert may_grant(first, on=ON, wet=WET)
    assert who_decides(Verlofvraag(G, 10, date(2026, 11, 2), SCHOOL), on=ON, wet=WET) == "hoofd"


@pytest.mark.parametrize(("dagen", "gehad", "keren"), [(0, 0, 0), (1, -1, 0), (1, 0, -1)])
def test_a_request_of_no_days_is_no_request(dagen, gehad, keren):
    with pytest.raises(ValueError, match=r"^Vraag minstens één dag verlof\. Wat er al was, is niet minder dan nul\.$"):
        vraag(G, dagen, gehad, keren)


def test_five_under_a_and_five_a_are_two_exemptions():
    found = exemptions(on=ON, wet=WET)
    assert found["5_onder_a"].naam == "artikel 5 onder a: lichaam of geest"
    assert found["5a"].naam == "artikel 5a: een leven op reis"
    assert {code for code, soort in found.items() if soort.beslist == "college"} == {"15", "3a", "3b"}
    assert {code for code, soort in found.items() if soort.beslist == "wet"} == {
        "5_onder_a", "5_onder_b", "5_onder_c", "5a"}
    assert all(soort.code == code and soort.bron.startswith("Leerplichtwet") and soort.grens
               for code, soort in found.items())


@pytest.mark.parametrize(("begins", "by"), [
    (date(2026, 10, 1), date(2026, 9, 1)), (date(2027, 3, 31), date(2027, 2, 28)),
    (date(2028, 3, 31), date(2028, 2, 29))])
def test_the_first_notice_is_due_a_month_before_the_duty_begins(begins, by):
    assert notice_by(begins, wet=WET) == by


@pytest.mark.parametrize(("vanaf", "voor"), [
    (date(2026, 6, 30), date(2026, 7, 1)), (date(2026, 7, 1), date(2027, 7, 1)), (date(2026, 12, 1), date(2027, 7, 1))])
def test_an_exemption_is_asked_again_before_the_first_of_july(vanaf, voor):
    assert renew_before(vanaf, wet=WET) == voor


@pytest.mark.parametrize(("feiten", "code"), [
    (LuxeFeiten(1, eerder=False), "warning_first"), (LuxeFeiten(2, eerder=False), None),
    (LuxeFeiten(1, eerder=True), None), (LuxeFeiten(1, eerder=False, meer_dan_het_verlof=True), None),
    (LuxeFeiten(1, eerder=False, school_maakte_bekend=True), None)])
def test_a_first_single_day_gives_a_warning(feiten, code):
    verdict = may_report(feiten, on=ON, wet=WET)
    assert code_of(verdict) == code
    assert verdict or verdict.bron == "Richtlijn schoolverzuim 2017R002"


def test_luxeverzuim_of_no_days_is_none():
    with pytest.raises(ValueError, match=r"^Luxeverzuim duurt minstens één schooldag\.$"):
        may_report(LuxeFeiten(0, eerder=False), on=ON, wet=WET)


def test_every_amount_has_a_name():
    assert amount_names(on=ON, wet=WET).keys() == amounts(on=date(2017, 5, 31), wet=WET).keys()
    assert amount_names(on=ON, wet=WET)["gezin_eerste_week"] == "per gezin, tot een week"


def test_amounts_are_named_only_while_they_were_found():
    assert amounts(on=date(2017, 5, 31), wet=WET)["gezin_eerste_week"] == 600
    assert amounts(on=date(2017, 5, 31), wet=WET)["per_kind_per_dag"] == 100
    assert amounts(on=date(2017, 6, 1), wet=WET) == {}
    with pytest.raises(GeenRij, match=r"Er is geen regel 'luxe.bedragen'"):
        amounts(on=date(2013, 12, 31), wet=WET)


def signal(*meldingen, on=date(2026, 12, 31), **asked):
    return sickness_signal([Ziekmelding(*m) for m in meldingen], kalender=NOORD, on=on, wet=WET, **asked)


FOUR = [(date(2026, 9, 1),) * 2, (date(2026, 9, 21),) * 2, (date(2026, 10, 5),) * 2, (date(2026, 11, 27),) * 2]


def test_the_fourth_time_in_twelve_lesweken_is_a_signal():
    assert signal(*FOUR) == Ziektesignaal(date(2026, 11, 27), "4e keer ziek gemeld in 12 lesweken")
    assert signal(*reversed(FOUR)).op == date(2026, 11, 27)
    assert signal(*FOUR[:3]) is None
    assert signal(*FOUR, on=date(2026, 11, 26)) is None
    # The autumn holiday is no lesweek, so the window reaches a week further back; a week later it does not.
    assert signal(*FOUR[:3], (date(2026, 12, 1),) * 2) is None


def test_the_first_monday_of_the_window_and_the_day_itself_count():
    monday = NOORD.window_start(date(2026, 11, 27), 12)
    assert signal((monday,) * 2, *FOUR[1:]).op == date(2026, 11, 27)
    assert signal((monday - timedelta(days=1),) * 2, *FOUR[1:]) is None
    assert signal(*FOUR, on=date(2026, 11, 27)).op == date(2026, 11, 27)


def test_the_seventh_school_day_in_a_row_is_a_signal():
    seven = (date(2026, 10, 6), date(2026, 10, 22))
    assert signal(seven) == Ziektesignaal(date(2026, 10, 21), "7e schooldag ziek op rij")
    assert signal((date(2026, 10, 6), date(2026, 10, 20))) is None
    assert signal((date(2026, 10, 6),), on=date(2026, 10, 21)).op == date(2026, 10, 21)
    assert signal((date(2026, 10, 6),), on=date(2026, 10, 20)) is None
    assert signal(seven, on=date(2026, 10, 20)) is None


def test_what_comes_first_is_the_signal():
    found = signal(*FOUR[:3], (date(2026, 11, 16),))
    assert found == Ziektesignaal(date(2026, 11, 16), "4e keer ziek gemeld in 12 lesweken")
    long_first = signal((date(2026, 9, 1), date(2026, 9, 30)), *FOUR[1:])
    assert long_first == Ziektesignaal(date(2026, 9, 9), "7e schooldag ziek op rij")


def test_a_regio_may_look_sooner():
    row = Rij("ziekte.signaal", date(2026, 1, 1), {"meldingen": 2, "lesweken": 12, "schooldagen": 7}, "", "besluit",
              Zekerheid.KEUZE, Scope.REGIO, "NOORD", lokaal=True)
    found = sickness_signal([Ziekmelding(*m) for m in FOUR], kalender=NOORD, on=date(2026, 12, 31),
                            wet=WET.met([row]), regio="NOORD")
    assert found.op == date(2026, 9, 21)


def test_being_sick_cannot_end_before_it_began():
    with pytest.raises(ValueError, match=r"^De laatste dag ziek ligt voor de eerste dag\.$"):
        Ziekmelding(ON, ON - timedelta(days=1))
    assert Ziekmelding(ON, ON).tot == ON
