"""Looking again at children in view: the officials' examples, and docs/rules/kernteam.md."""

from __future__ import annotations

from datetime import date

import pytest

from ketenkameleon.rules.in_beeld import (
    Beeldlijst,
    endings,
    grounds,
    last_look,
    look_due,
    looks_along_until,
    proposed_look,
    still_exempt,
    wrong_ground,
)
from ketenkameleon.rules.rijen import shipped
from ketenkameleon.rules.terms import add_months

WET, ON = shipped(), date(2026, 10, 8)


def test_the_next_look_is_proposed_and_bound_as_the_page_says(blad):
    said = {lijst: (int(voorstel), int(most)) for lijst, voorstel, most in blad("kernteam").tabel("lijst")}
    assert {Beeldlijst(lijst) for lijst in said} == set(Beeldlijst)
    for lijst, (voorstel, most) in said.items():
        assert proposed_look(Beeldlijst(lijst), on=ON, wet=WET) == add_months(ON, voorstel)
        assert last_look(Beeldlijst(lijst), on=ON, wet=WET) == add_months(ON, most)
        assert voorstel <= most


@pytest.mark.parametrize(("noted", "looked", "due", "why"), [
    (None, None, date(2026, 9, 29), "nobody looked: the day it came on the list, four weeks after the first day"),
    (date(2027, 5, 1), None, date(2027, 5, 1), "as it was noted with the exemption"),
    (date(2027, 5, 1), (ON, date(2027, 2, 1)), date(2027, 2, 1), "the last look decides, earlier"),
    (date(2027, 5, 1), (ON, date(2027, 10, 8)), date(2027, 10, 8), "the last look decides, later"),
    (None, (date(2026, 9, 1), date(2026, 10, 1)), date(2026, 10, 1), "looked on the first day"),
    (None, (date(2026, 8, 31), date(2026, 12, 1)), date(2026, 9, 29), "a look before this absence does not count"),
])
def test_somebody_looks_on_the_day_that_was_chosen_last(noted, looked, due, why):
    assert look_due(date(2026, 9, 1), noted, looked, wet=WET) == due, why


@pytest.mark.parametrize(("since", "ended", "holds"), [
    (ON, None, True), (ON, date(2026, 10, 7), True), (ON, ON, False), (ON, date(2026, 10, 9), False),
])
def test_an_exemption_of_a_route_holds_until_somebody_said_it_ended_and_again_after_a_later_one(since, ended, holds):
    assert still_exempt(since, ended) is holds


def test_the_reasons_for_an_end_are_those_of_the_page_and_only_another_one_needs_a_sentence(blad):
    said = {code: (naam, zin == "ja") for code, naam, zin in blad("kernteam").tabel("einde")}
    assert said == {end.code: (end.naam, end.zin) for end in endings(on=ON, wet=WET).values()}
    assert [code for code, (_, zin) in said.items() if zin] == ["anders"]


@pytest.mark.parametrize(("grond", "waarom", "told", "asked"), [
    ("taak", "De GGD roept op.", False, []), ("gevaar", "De GGD roept op.", False, []),
    ("toestemming", "De GGD roept op.", True, []), ("toestemming", "De GGD roept op.", False, ["verteld_op"]),
    ("taak", "negen let", False, ["waarom"]), ("taak", "tien lette", True, []),
    ("taak", "negen let ", True, ["waarom"]),
    ("", "", True, ["grond", "waarom"]),
])
def test_a_colleague_looks_along_on_a_ground_with_a_reason_and_a_yes_is_told_first(grond, waarom, told, asked):
    assert list(wrong_ground(grond, waarom, told=told, on=ON, wet=WET)) == asked


def test_the_grounds_and_how_long_somebody_looks_along_are_those_of_the_page(blad):
    for code, naam, first in blad("kernteam").tabel("grond", "naam"):
        found = grounds(on=ON, wet=WET)[code]
        assert (found.naam, found.vooraf) == (naam, first == "ja")
        assert found.bron
    assert f"hoogstens {(looks_along_until(on=ON, wet=WET) - ON).days // 30} maanden" in blad("kernteam").tekst
