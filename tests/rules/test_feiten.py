"""What was recorded, read as the facts that Halt, leave, luxeverzuim and sickness ask."""

from datetime import date

import pytest

from ketenkameleon.rules.calendar import school_calendar
from ketenkameleon.rules.feiten import (
    INGEDIEND,
    VERLOF,
    VERSTUURD,
    Bekend,
    Dagtelling,
    absence_days,
    count_days,
    halt_facts,
    leave_asked,
    luxe_facts,
    questions,
    sick_days,
)
from ketenkameleon.rules.halt import Oordeel, birthdays_between, conditions
from ketenkameleon.rules.leerplicht import BirthDate
from ketenkameleon.rules.luxe import LuxeFeiten
from ketenkameleon.rules.rijen import shipped
from ketenkameleon.rules.routes import Route
from ketenkameleon.rules.verlof import Verlofsoort, Verlofvraag
from ketenkameleon.rules.wetboek import frozen
from ketenkameleon.rules.ziekte import Ziekmelding

WET = shipped()
ON = date(2026, 10, 8)
NOORD = school_calendar("noord", wet=WET)
BORN = BirthDate(2012, 5, 17)


def known(**facts):
    return {code: Bekend(ON, frozen(waarde), "gesprek") for code, waarde in facts.items()}


def halt(geboren=BORN, kwalificatie=False, **facts):
    return halt_facts(known(**facts), geboren=geboren, startkwalificatie=kwalificatie, kalender=NOORD, wet=WET)


def days(*said):
    return {"dagen": list(said)}


def test_nothing_recorded_is_nothing_known():
    assert halt() is None
    assert halt(verzuimdagen=days("2026-09-14")) is None
    assert (absence_days({}), luxe_facts({}), leave_asked({}), sick_days({})) == (frozenset(), None, None, ())


def test_halt_is_read_from_what_was_recorded_and_what_is_left_out_is_not_known():
    found = halt(verzuimdagen=days("2026-09-14", "2026-09-15"), halt_verzuim={"uren": 10, "eigen_keuze": True})
    assert (found.uren, found.te_laat, found.eigen_keuze, found.school_deed) == (10, 0, True, None)
    assert (found.dagen_achter_elkaar, found.dagen_half_jaar, found.leerplichtig) == (2, 2, True)
    assert (found.antwoord, found.officier_op) == (None, None)
    told = halt(halt_verzuim={"te_laat": 12, "probleem_zonder_hulp": True, "school_deed": False, "zorgelijk": True})
    assert (told.uren, told.te_laat) == (0, 12)
    assert (told.probleem_zonder_hulp, told.school_deed, told.zorgelijk) == (True, False, True)
    open_ones = {v.code for v in conditions(found, on=ON, wet=WET) if v.oordeel is Oordeel.ONBEKEND}
    assert open_ones == {"hulp_genoeg", "eerste_keer", "school_deed", "niet_zorgelijk"}


def test_the_answer_of_halt_and_the_officier_keep_their_day_and_source():
    facts = known(halt_verzuim={"te_laat": 61}, halt_antwoord={"eerder": False}, halt_officier={})
    found = halt_facts(facts, geboren=BORN, startkwalificatie=None, kalender=NOORD, wet=WET)
    assert (found.antwoord.eerder, found.antwoord.op, found.antwoord.bron) == (False, ON, "gesprek")
    assert (found.te_laat, found.officier_op) == (61, ON)
    assert (found.dagen_achter_elkaar, found.dagen_half_jaar, found.leerplichtig) == (None, None, None)


def test_days_before_that_are_not_in_the_list_count_when_they_are_more():
    assert halt(verzuimdagen=days("2026-09-14"), halt_verzuim={"half_jaar": 11}).dagen_half_jaar == 11
    assert halt(verzuimdagen=days("2026-09-14", "2026-09-15"), halt_verzuim={"half_jaar": 1}).dagen_half_jaar == 2
    assert halt(halt_verzuim={"half_jaar": 3}).dagen_half_jaar == 3


@pytest.mark.parametrize(("geboren", "dag", "said", "answer"), [
    (BirthDate(2012, 5, 17), "2026-09-14", None, True), (BirthDate(2008, 9, 14), "2026-09-14", None, False),
    (BirthDate(2008, 2, 29), "2026-02-27", None, True), (None, "2026-09-14", None, None),
    (None, "2026-09-14", True, True),
    (BirthDate(2008), "2026-09-14", False, False),
])
def test_whether_the_child_was_bound_is_computed_and_asked_only_where_that_cannot(geboren, dag, said, answer):
    verzuim = {"uren": 10} | ({} if said is None else {"leerplichtig": said})
    assert halt(geboren, verzuimdagen=days(dag), halt_verzuim=verzuim).leerplichtig is answer


@pytest.mark.parametrize(("said", "telling", "why"), [
    (("2026-09-11", "2026-09-14"), (2, 2), "a weekend does not break a row"),
    (("2026-10-09", "2026-10-19"), (2, 2), "nor does the autumn holiday"),
    (("2026-09-14", "2026-09-16"), (1, 2), "a school day between does"),
    (("2026-09-12", "2026-10-12"), (0, 0), "a Saturday and a day of holiday do not count"),
    (("2027-01-29", "2027-02-01"), (2, 1), "half a school year ends with January"),
    (("2026-09-14", "2027-01-29", "2027-02-01"), (2, 2), "September and January are one half"),
    (("2026-08-31", "2027-01-29"), (1, 2), "and so is August"),
    (("2027-02-01", "2027-03-01"), (1, 2), "and the spring"),
    (("2026-07-06", "2026-08-31"), (1, 1), "July is of the year before"),
])
def test_days_are_counted_as_school_days(said, telling, why):
    assert count_days(map(date.fromisoformat, said), NOORD, wet=WET) == Dagtelling(*telling), why


def test_luxe_leave_and_sickness_are_read_back_as_they_were_written():
    luxe = {"schooldagen": 3, "eerder": False, "meer_dan_het_verlof": True, "school_maakte_bekend": False}
    leave = {"soort": "11_onder_g", "dagen": 12, "eerste_dag": "2026-11-02", "eerste_schooldag": "2026-08-31",
             "dagen_gehad": 4, "keren_gehad": 1}
    sick = {"keren": [{"van": "2026-09-21"}, {"van": "2026-09-01", "tot": "2026-09-02"}]}
    facts = known(luxe_feiten=luxe, verlofvraag=leave, ziekmeldingen=sick)
    assert luxe_facts(facts) == LuxeFeiten(3, eerder=False, meer_dan_het_verlof=True)
    assert leave_asked(facts) == Verlofvraag(Verlofsoort.GEWICHTIG, 12, date(2026, 11, 2), date(2026, 8, 31), 4, 1)
    assert sick_days(facts) == (Ziekmelding(date(2026, 9, 1), date(2026, 9, 2)), Ziekmelding(date(2026, 9, 21)))


@pytest.mark.parametrize(("geboren", "van", "tot", "found"), [
    (BirthDate(2010, 10, 20), date(2026, 10, 8), date(2026, 11, 7), ((16, date(2026, 10, 20)),)),
    (BirthDate(2014, 10, 9), date(2026, 10, 8), date(2026, 10, 9), ((12, date(2026, 10, 9)),)),
    (BirthDate(2012, 2, 29), date(2030, 2, 28), date(2030, 3, 1), ((18, date(2030, 3, 1)),)),
    (BirthDate(2010, 10), date(2026, 9, 30), date(2026, 10, 1), ((16, date(2026, 10, 1)),)),
    (None, date(2026, 9, 30), date(2026, 10, 1), ()),
])
def test_a_birthday_in_the_weeks_of_halt_is_seen_also_of_a_leap_day_and_of_an_unknown_day(geboren, van, tot, found):
    assert birthdays_between(geboren, van, tot, wet=WET) == found


def test_each_route_asks_its_own_questions():
    assert list(questions(Route.HALT, on=ON, wet=WET)) == ["verzuimdagen", "halt_verzuim", "halt_antwoord",
                                                           "halt_officier"]
    assert questions(Route.CIVIEL, on=ON, wet=WET) == {}
    assert list(questions(Route.VRIJSTELLING, on=ON, wet=WET)) == [VERSTUURD, INGEDIEND]
    assert questions(Route.VERLOF, on=ON, wet=WET).keys() == {VERLOF, VERSTUURD, INGEDIEND}


def test_a_child_that_is_bound_in_two_ways_on_its_days_is_bound():
    turns = BirthDate(2010, 9, 15)  # 16, and with that the end of the first duty, in the summer after
    assert halt(turns, verzuimdagen=days("2026-09-14", "2027-06-14"), halt_verzuim={"uren": 9}).leerplichtig is True
