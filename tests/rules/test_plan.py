"""The plan: what fits in it, where school and home differ, and who must have said yes."""

from datetime import UTC, date, datetime
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketenkameleon.rules.gezag import Gezagsoort, Gezin
from ketenkameleon.rules.leerplicht import BirthDate
from ketenkameleon.rules.plan import (
    Bericht,
    Gezegd,
    Planstand,
    agreement,
    avoided_in_words,
    differences,
    free_place,
    hearing_reminder,
    is_support,
    may_use,
)
from ketenkameleon.rules.rijen import shipped
from ketenkameleon.rules.toestemming import Hoedanigheid, Toestemming, Toestemmingsvorm
from ketenkameleon.rules.verdict import Refused

WET = shipped()
ON = date(2026, 10, 8)
KIND, MOEDER, VADER = UUID(int=1), UUID(int=2), UUID(int=3)
BEGIN = datetime(2026, 10, 1, 9, tzinfo=UTC)
LATER = datetime(2026, 10, 2, 9, tzinfo=UTC)
HOE = ("beter", "gelijk", "minder")


def gezin(geboren=(2012, 5, 17), dragers=(MOEDER,), soort=Gezagsoort.EENHOOFDIG):
    return Gezin(KIND, BirthDate(*geboren) if geboren else None, soort, frozenset(dragers))


def said(door, als=Hoedanigheid.GEZAG, ja=True, at=LATER):
    yes = Toestemming(door, als, ja, at.date(), date.max, "plan", frozenset({"plan"}), Toestemmingsvorm.MONDELING, None)
    return Gezegd(yes, at)


def stand(who, *words, steun=BEGIN, on=ON):
    return agreement(who, words, steun, on=on, wet=WET)


CHILD = said(KIND, Hoedanigheid.KIND)


def test_differences_are_those_of_the_page(blad, dagen):
    for school, school_op, ouder, ouder_op, words in blad("plan").tabel("school zei"):
        said_here = [Bericht(van, hoe, *dagen(op)) for van, hoe, op in
                     (("school", school, school_op), ("ouder", ouder, ouder_op)) if hoe != "–"]
        found = differences(said_here, {}, on=ON, wet=WET)
        assert " ".join(found) == ("" if words == "–" else words), (school, ouder)


@given(st.lists(st.builds(Bericht, st.sampled_from(["kind", "ozm"]), st.sampled_from(HOE),
                          st.dates(date(2026, 9, 1), ON))))
def test_what_child_and_worker_say_is_never_laid_beside_school_or_home(berichten):
    assert differences(berichten, {}, on=ON, wet=WET) == ()


@given(st.permutations([Bericht("school", "minder", date(2026, 10, 1)), Bericht("school", "beter", date(2026, 10, 6)),
                        Bericht("ouder", "beter", date(2026, 10, 7))]))
def test_the_last_word_of_a_side_counts_in_whatever_order_they_come(berichten):
    assert differences(berichten, {}, on=ON, wet=WET) == ()


@pytest.mark.parametrize(("stappen", "words"), [
    ({"school": 1}, ("Op school zijn er stappen. Thuis nog niet.",)),
    ({"thuis": 2, "kind": 1}, ("Thuis zijn er stappen. Op school nog niet.",)),
    ({"school": 1, "thuis": 1}, ()),
    ({"kind": 1}, ()),
])
def test_steps_on_one_side_alone_are_said(stappen, words):
    assert differences([], stappen, on=ON, wet=WET) == words


@pytest.mark.parametrize(("taken", "place"), [([], 1), ([1, 2], 3), ([2, 3], 1), ([1, 3], 2)])
def test_the_first_free_place_is_given(taken, place):
    assert free_place(taken, most="plan.stappen", on=ON, wet=WET) == place


def test_a_fourth_goal_is_refused_with_how_many_fit():
    full = free_place([1, 2, 3], most="plan.doelen", on=ON, wet=WET)
    assert isinstance(full, Refused)
    assert dict(full.gegevens) == {"aantal": "3", "wat": "doelen"}


@pytest.mark.parametrize(("lezersmuur", "kan"), [(100, True), (101, True), (201, True), (301, True), (401, False)])
def test_the_plan_is_not_there_in_a_verhoor(lezersmuur, kan):
    assert bool(may_use(lezersmuur, on=ON, wet=WET)) is kan


@pytest.mark.parametrize(("who", "words", "expected", "missing"), [
    (gezin(), (), Planstand.VOORSTEL, {KIND, MOEDER}),
    (gezin(), (said(MOEDER),), Planstand.VOORSTEL, {KIND}),
    (gezin(), (said(MOEDER), CHILD), Planstand.AFGESPROKEN, set()),
    (gezin((2016, 5, 17)), (said(MOEDER),), Planstand.AFGESPROKEN, set()),
    (gezin((2010, 5, 17)), (said(MOEDER),), Planstand.VOORSTEL, {KIND}),
    (gezin((2010, 5, 17)), (CHILD,), Planstand.AFGESPROKEN, set()),
    (gezin(dragers=(MOEDER, VADER), soort=Gezagsoort.GEZAMENLIJK), (said(MOEDER), CHILD), Planstand.VOORSTEL, {VADER}),
    (gezin(), (said(MOEDER), CHILD, said(MOEDER, ja=False, at=datetime(2026, 10, 3, 9, tzinfo=UTC))),
     Planstand.VOORSTEL, {MOEDER}),
    (gezin(), (CHILD, said(None, Hoedanigheid.RECHTER)), Planstand.AFGESPROKEN, set()),
    (gezin((2016, 5, 17)), (said(None, Hoedanigheid.RECHTER),), Planstand.AFGESPROKEN, set()),
])
def test_a_plan_is_a_proposal_until_everybody_whose_yes_is_needed_said_yes(who, words, expected, missing):
    found = stand(who, *words)
    assert (found.stand, found.ontbreekt) == (expected, frozenset(missing))


def test_support_that_was_added_after_the_yes_asks_for_a_new_one():
    assert stand(gezin(), said(MOEDER), CHILD, steun=datetime(2026, 10, 5, 9, tzinfo=UTC)).stand is Planstand.AANGEVULD
    assert stand(gezin(), said(MOEDER), CHILD, steun=None).stand is Planstand.AFGESPROKEN


def test_a_birthday_makes_it_a_proposal_again():
    """On 17 May 2028 the child is 16 and decides alone; what was said before is asked again."""
    before = stand(gezin(), said(MOEDER), CHILD, on=date(2028, 5, 16))
    after = stand(gezin(), said(MOEDER), CHILD, on=date(2028, 5, 17))
    assert (before.stand, after.stand, after.ontbreekt) == (Planstand.AFGESPROKEN, Planstand.VOORSTEL, {KIND})


@pytest.mark.parametrize("who", [gezin(None), gezin(soort=Gezagsoort.NIET_TE_BEPALEN),
                                 gezin(soort=Gezagsoort.TIJDELIJK_GEEN, dragers=())])
def test_a_plan_stays_a_proposal_when_nobody_can_be_asked_and_says_why(who):
    found = stand(who, CHILD)
    assert found.stand is Planstand.VOORSTEL
    assert found.kan_niet is not None


@pytest.mark.parametrize(("waar", "steun"), [("school", False), ("thuis", True), ("kind", True)])
def test_steps_at_home_and_of_the_child_are_the_support(waar, steun):
    assert is_support(waar, on=ON, wet=WET) is steun


@pytest.mark.parametrize(("opp", "meegepraat", "on", "herinnert"), [
    (True, None, ON, True), (True, False, ON, True), (True, True, ON, False), (False, None, ON, False),
    (None, None, ON, False), (True, None, date(2025, 7, 31), False), (True, None, date(2025, 8, 1), True),
])
def test_the_reminder_to_hear_the_child_stands_with_a_plan_of_an_opp(opp, meegepraat, on, herinnert):
    assert bool(hearing_reminder(opp, meegepraat, on=on, wet=WET)) is herinnert


def test_what_did_not_come_is_told_as_what_somebody_says():
    words = avoided_in_words("strafrecht", "ouder", on=ON, wet=WET)
    assert words.startswith("Volgens een ouder of voogd")
    assert "weet niemand zeker" in words
