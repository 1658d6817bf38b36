"""When a verhoor may begin: after a letter, on a later day, with everything said and nobody still to wait for."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bevoegd_bouw import ALL, ON, WET, code, pro, without, zaak
from ketenkameleon.rules.authority import Dubbelrol, may_explain, may_question
from ketenkameleon.rules.leerplicht import BirthDate, age_on
from ketenkameleon.rules.roles import Rol
from ketenkameleon.rules.verhoor import (
    Gezegd,
    Verdachte,
    answers,
    colleague_until,
    may_be_part,
    may_go_on,
    may_invite,
    questions,
    unsaid,
)
from ketenkameleon.rules.wetboek import Rij, Wetboek, Zekerheid, frozen

DAY = timedelta(days=1)
ALLES = Gezegd("Niet naar school geweest.", True, True, "wil_niet", "erbij", "niet_nodig")
SAME_DAY = Wetboek((*WET.rijen, Rij("verhoor.zelfde_dag", date(2026, 1, 1), "ja", "", "besluit van de regio",
                                    Zekerheid.NAVRAGEN, lokaal=True)))


@pytest.mark.parametrize(("verdachten", "found"), [
    ([], "verhoor_on_paper"),
    ([Verdachte(True, None)], "verhoor_on_paper"),
    ([Verdachte(True, ON - DAY)], None),
    ([Verdachte(True, ON)], "verhoor_same_day"),
    ([Verdachte(True, ON + DAY)], "verhoor_on_paper"),
    ([Verdachte(False, ON - DAY), Verdachte(False, ON - DAY)], None),
    ([Verdachte(False, ON - DAY), Verdachte(False, None)], "verhoor_on_paper"),
    ([Verdachte(False, ON - DAY), Verdachte(False, ON)], "verhoor_same_day"),
    ([Verdachte(True, ON - DAY), Verdachte(False, ON - DAY)], "verhoor_apart"),
])
def test_a_verhoor_begins_after_a_letter_to_everybody_who_is_questioned_and_on_a_later_day(verdachten, found):
    assert code(may_invite(verdachten, ON, wet=WET)) == found


def test_the_day_of_the_letter_itself_is_for_a_regio_that_said_so():
    assert may_invite([Verdachte(True, ON)], ON, wet=SAME_DAY)
    assert not may_invite([Verdachte(True, None)], ON, wet=SAME_DAY)


@pytest.mark.parametrize(("change", "field"), [
    ({"verdenking": " "}, "verdenking"), ({"verdenking_genoemd": False}, "verdenking_genoemd"),
    ({"zwijgen_gezegd": False}, "zwijgen_gezegd"), ({"advocaat": ""}, "advocaat"), ({"meekomen": ""}, "meekomen"),
    ({"tolk": "misschien"}, "tolk"),
])
def test_each_thing_that_was_not_said_or_asked_is_named(change, field):
    assert unsaid(ALLES, kind=True, on=ON, wet=WET) == ()
    assert unsaid(replace(ALLES, **change), kind=True, on=ON, wet=WET) == (field,)


def test_somebody_to_come_along_is_offered_to_a_child_alone():
    assert [questions(kind) for kind in (True, False)] == [("advocaat", "meekomen", "tolk"), ("advocaat", "tolk")]
    assert unsaid(replace(ALLES, meekomen=""), kind=False, on=ON, wet=WET) == ()
    assert may_go_on(replace(ALLES, meekomen="komt_nog"), kind=False, on=ON, wet=WET)


@pytest.mark.parametrize("vraag", ["advocaat", "meekomen", "tolk"])
def test_a_verhoor_waits_for_whoever_was_asked_for_and_goes_on_after_any_other_answer(vraag):
    found = {answer.code: bool(may_go_on(replace(ALLES, **{vraag: answer.code}), kind=True, on=ON, wet=WET))
             for answer in answers(vraag, on=ON, wet=WET).values()}
    assert found == {answer.code: answer.gaat_door for answer in answers(vraag, on=ON, wet=WET).values()}
    assert sorted(found.values()) == [False, True, True, *([True] if vraag == "advocaat" else [])]


@pytest.mark.parametrize("rol", Rol)
def test_every_rol_but_verhoor_can_be_the_next_part_of_a_talk(rol):
    assert code(may_be_part(rol)) == ("verhoor_from_talk" if rol is Rol.LEERPLICHT_VERHOOR else None)


@pytest.mark.parametrize(("wie", "bewijzen", "found"), [
    (zaak(), ALL, None), (zaak(leeftijd=12), ALL, None), (zaak(leeftijd=11), ALL, "too_young"),
    (zaak(leeftijd=None), ALL, "age_unknown"), (zaak(leeftijd=8, kind_verdacht=False), ALL, None),
    (zaak(), without("akte_boa"), "proof_missing"),
    (zaak(gehouden=frozenset({Rol.RAAD})), ALL, "pair_needs_reason"),
    (zaak(gehouden=frozenset({Rol.HALT})), ALL, None),
    (zaak(gehouden=frozenset({Rol.RAAD}), dubbelrol=Dubbelrol("Noor kent mij.", ON, ON - DAY)), ALL, None),
])
def test_who_may_question_whom(wie, bewijzen, found):
    assert code(may_question(pro(*bewijzen), wie, ON, wet=WET)) == found


@pytest.mark.parametrize(("geboren", "verzuim_op", "found"), [
    # Eleven on the day of the absence and twelve by the day of the verhoor.
    (BirthDate(2014, 9, 20), date(2026, 9, 19), "too_young"), (BirthDate(2014, 9, 20), date(2026, 9, 20), None),
    # A leap-day child is a year older on 1 March in other years.
    (BirthDate(2012, 2, 29), date(2024, 2, 28), "too_young"), (BirthDate(2012, 2, 29), date(2024, 2, 29), None),
])
def test_a_child_is_a_suspect_by_the_age_on_the_day_of_the_absence(geboren, verzuim_op, found):
    aged = zaak(leeftijd=age_on(geboren, verzuim_op))
    assert code(may_question(pro(*ALL), aged, ON, wet=WET)) == found


@pytest.mark.parametrize(("stand", "gehouden", "found"), [
    ("met_reden", Rol.RAAD, None), ("verboden", Rol.RAAD, "pair_forbidden"), ("met_reden", Rol.HALT, "pair_free"),
    ("vrij", Rol.RAAD, "pair_free"),
])
def test_a_reason_helps_where_the_row_asks_for_one_and_nowhere_else(stand, gehouden, found):
    pair = frozen([{"rollen": ("leerplicht_verhoor", "raad"), "stand": stand, "bron": "besluit van de regio"}])
    law = Wetboek((*WET.rijen, Rij("rol.onverenigbaar", date(2026, 1, 1), pair, "", "besluit van de regio",
                                   Zekerheid.NAVRAGEN, lokaal=True)))
    assert code(may_explain(Rol.LEERPLICHT_VERHOOR, frozenset({gehouden}), ON, wet=law)) == found


def test_a_colleague_stands_to_the_zaak_for_the_days_of_the_row_the_first_counted():
    assert colleague_until(ON, wet=WET) == ON + 13 * DAY


@given(kind=st.booleans(),
       posted=st.lists(st.one_of(st.none(), st.dates(date(2026, 1, 1), date(2027, 1, 1))), max_size=3))
def test_no_verhoor_ever_begins_on_or_before_the_day_of_a_letter(posted, kind):
    if may_invite([Verdachte(kind, day) for day in posted], ON, wet=WET):
        assert posted
        assert all(day is not None and day < ON for day in posted)
