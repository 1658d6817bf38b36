"""Messages of a family, beside the page of officials: who reads what, when an answer is due, which moves are asked."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketenkameleon.rules.gezinsbericht import (
    Gezinsbericht,
    Leesbaar,
    all_different,
    answer_by,
    longest_message,
    may_propose,
    may_read_message,
    proposals_asked,
    waits_too_long_from,
)
from ketenkameleon.rules.rijen import shipped
from ketenkameleon.rules.terms import is_workday
from ketenkameleon.rules.visibility import Band
from ketenkameleon.rules.wetboek import Rij, Scope, Zekerheid, frozen

WET = shipped()
ON = date(2026, 10, 8)
NU = datetime.combine(ON, time(10))
MORGEN = date(2026, 10, 9)
DAYS = st.dates(date(2024, 1, 1), date(2035, 1, 1))
EVERY = [Leesbaar(soort, eigen, yes) for soort in Gezinsbericht for eigen in (False, True) for yes in (False, True)]


def reads(band, bericht):
    return bool(may_read_message(band, bericht, on=ON, wet=WET))


def test_an_answer_is_due_on_the_day_of_the_page(blad, dagen):
    for said, due in blad("berichten").tabel("bericht op"):
        assert [answer_by(*dagen(said), wet=WET)] == dagen(due), said


@given(on=DAYS)
def test_a_message_waits_too_long_from_the_day_its_answer_was_due_and_not_before(on):
    last = waits_too_long_from(on, wet=WET)
    assert answer_by(last, wet=WET) <= on < answer_by(last + timedelta(days=1), wet=WET)


@given(op=DAYS)
def test_an_answer_is_due_on_a_workday_after_the_message(op):
    due = answer_by(op, wet=WET)
    assert due > op
    assert is_workday(due, wet=WET)


@pytest.mark.parametrize("bericht", EVERY, ids=str)
def test_a_parent_reads_of_another_thread_what_a_child_shared_and_nothing_else(bericht):
    shared = bericht.met_ja and bericht.soort is Gezinsbericht.KIND_ZEGT
    assert reads(Band.OUDER_MET_GEZAG, bericht) is (bericht.eigen or shared)
    assert reads(Band.KIND, bericht) is bericht.eigen


@pytest.mark.parametrize("bericht", EVERY, ids=str)
def test_the_contact_and_the_coordinator_read_different_things(bericht):
    other = bericht.soort is Gezinsbericht.ANDER_CONTACT
    for band in (Band.VAST, Band.WAARNEMING):
        assert reads(band, bericht) is (bericht.met_ja if other else True)
    assert reads(Band.COORDINATOR, bericht) is other
    assert reads(Band.NOODTOEGANG, bericht) is not other


@pytest.mark.parametrize("band", set(Band) - {Band.VAST, Band.WAARNEMING, Band.COORDINATOR, Band.NOODTOEGANG,
                                              Band.OUDER_MET_GEZAG, Band.KIND})
def test_nobody_else_reads_a_message_in_any_way(band):
    assert not any(reads(band, bericht) for bericht in EVERY)


@pytest.mark.parametrize(("day", "hour", "code"), [
    (date(2026, 10, 8), time(10), "proposal_past"), (date(2026, 10, 8), time(10, 1), ""),
    (date(2026, 10, 9), time(7, 59), "proposal_closed_hour"), (date(2026, 10, 9), time(8), ""),
    (date(2026, 10, 9), time(17, 59), ""), (date(2026, 10, 9), time(18), "proposal_closed_hour"),
    (date(2026, 10, 10), time(10), "proposal_closed_day"), (date(2026, 12, 7), time(10), ""),
    (date(2026, 12, 8), time(10), "proposal_too_far"),
])
def test_a_moment_can_be_proposed_or_not_as_the_row_says(day, hour, code):
    verdict = may_propose(datetime.combine(day, hour), now=NU, wet=WET)
    assert bool(verdict) is (code == "")
    assert (getattr(verdict, "code", "")) == code


@given(day=DAYS, hour=st.times())
def test_no_moment_is_taken_that_is_past_or_on_a_closed_day(day, hour):
    moment = datetime.combine(day, hour)
    if may_propose(moment, now=NU, wet=WET):
        assert moment > NU
        assert is_workday(moment.date(), wet=WET)


def test_the_numbers_are_those_of_the_page(blad):
    tekst = blad("berichten").tekst
    assert f"hoogstens {longest_message(on=ON, wet=WET)} tekens" in tekst
    assert proposals_asked(on=ON, wet=WET) == 2
    assert "Twee voorstellen" in tekst
    assert (all_different([NU, NU]), all_different([NU, NU + timedelta(hours=1)])) == (False, True)


@pytest.mark.parametrize("band", [Band.SCHOOL, Band.OUDER_MET_GEZAG])
def test_a_refusal_to_read_says_that_the_part_is_not_for_them(band):
    refusal = may_read_message(band, Leesbaar(Gezinsbericht.ANDER_CONTACT, eigen=False, met_ja=True), on=ON, wet=WET)
    assert getattr(refusal, "code", "") == "part_not_for_you"


def test_a_closed_hour_says_between_which_hours_it_can_be():
    wet = WET.met((Rij("bericht.verzetten", date(2026, 1, 1), frozen(
        {"voorstellen": 2, "dagen": 60, "vanaf": 515, "tot": 1050}), "x", "besluit", Zekerheid.KEUZE, lokaal=True,
        scope=Scope.REGIO, sleutel="25"),))
    early = may_propose(datetime.combine(MORGEN, time(8, 34)), now=NU, wet=wet, regio="25")
    assert dict(early.gegevens) == {"vanaf": "8.35", "tot": "17.30"}
    assert may_propose(datetime.combine(MORGEN, time(8, 35)), now=NU, wet=wet, regio="25")
    assert may_propose(datetime.combine(MORGEN, time(17, 29)), now=NU, wet=wet, regio="25")
    assert not may_propose(datetime.combine(MORGEN, time(17, 30)), now=NU, wet=wet, regio="25")
