"""The kernteam of a school, signalen, and who is involved: the officials' examples, and docs/rules/kernteam.md."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest

from ketenkameleon.rules.kernteam import (
    Bezetting,
    Plaatssoort,
    Teamplaats,
    function_names,
    is_complete,
    may_be_absent,
    meanings,
    standing,
    team_functions,
    team_standing,
    with_own_functions,
)
from ketenkameleon.rules.leerplicht import BirthDate
from ketenkameleon.rules.rijen import shipped
from ketenkameleon.rules.signaal import (
    Antwoord,
    Gevraagd,
    answer_by,
    has_reason,
    long_at_home_since,
    may_answer_directly,
    may_ask_involved,
    may_become_zaak,
    may_name,
    name_until,
    signal_kinds,
    who_gets_it,
)
from ketenkameleon.rules.verdict import ALLOWED
from ketenkameleon.rules.waarden import part, table
from ketenkameleon.rules.wetboek import Rij, Scope

WET = shipped()
ON = date(2026, 10, 8)
BEGIN, SEPT, NOOIT = date(2020, 8, 1), date(2026, 9, 1), date.max
JA, NEE, NIET = Antwoord.JA, Antwoord.NEE, Antwoord.NIET_GEVRAAGD
ROB, ELS, PETER = UUID(int=11), UUID(int=12), UUID(int=13)


def plaats(soort, van=BEGIN, tot=NOOIT, functie="smw"):
    return Teamplaats(functie, Plaatssoort(soort), van, tot)


def test_functions_per_kind_of_school_are_those_of_the_page(blad):
    said = {soort: tuple(codes.split(", ")) for soort, codes in blad("kernteam").tabel("soort school")}
    assert said == {soort: team_functions(soort, on=ON, wet=WET)
                    for soort in table(WET.waarde("kernteam.functies", ON))}
    assert {code for codes in said.values() for code in codes} <= set(function_names(on=ON, wet=WET))


def test_a_regio_has_a_function_of_its_own():
    rows = [Rij("kernteam.functies", ON, {**table(WET.waarde("kernteam.functies", ON)), "po": ("leerplicht", "tolk")},
                "", "besluit regio 25", WET.rij("kernteam.functies", ON).zekerheid, Scope.REGIO, "25")]
    assert team_functions("po", on=ON, wet=WET.met(rows), regio="25") == ("leerplicht", "tolk")
    assert "tolk" not in team_functions("po", on=ON, wet=WET.met(rows), regio="15")
    assert team_functions("onbekend", on=ON, wet=WET) == ()


@pytest.mark.parametrize(("rows", "belongs", "stand", "since", "why"), [
    ([plaats("houder")], True, "bezet", None, "somebody holds it"),
    ([plaats("houder"), plaats("vacature")], True, "bezet", None, "who holds it goes before what was noted"),
    ([plaats("houder", tot=date(2026, 8, 31))], True, "vacature", SEPT, "vacant since the day after the last holder"),
    ([plaats("houder", tot=date(2026, 8, 31)), plaats("houder", tot=date(2026, 6, 30))], True, "vacature", SEPT,
     "of two holders the one who stayed longest counts"),
    ([plaats("houder", tot=date(2026, 8, 31)), plaats("vacature", date(2026, 9, 7))], True, "vacature",
     date(2026, 9, 7), "the day that was noted goes before"),
    ([plaats("vacature", SEPT), plaats("vervanger", SEPT)], True, "vervangen", SEPT, "the CJG-coach stands in"),
    ([plaats("vervanger", tot=ON)], True, "vervangen", None, "the last day of a stand-in counts"),
    ([plaats("houder", functie="ggd")], True, "vacature", None, "another functie fills nothing"),
    ([plaats("houder", van=date(2026, 10, 9))], True, "vacature", None, "who begins tomorrow is not there today"),
    ([], True, "vacature", None, "a school without any function filled"),
    ([plaats("niet_hier")], True, "niet_hier", None, "als die er is"),
    ([], False, "hoort_niet", None, "schoolmaatschappelijk werk does not belong at a basisschool"),
    ([plaats("houder")], False, "bezet", None, "who is there all the same is shown"),
])
def test_how_a_function_is_filled(rows, belongs, stand, since, why):
    found = standing("smw", rows, belongs=belongs, on=ON)
    assert (found.bezetting, found.sinds) == (Bezetting(stand), since), why


@pytest.mark.parametrize(("standen", "whole"), [
    (["bezet", "vervangen", "niet_hier"], True), (["bezet", "hoort_niet"], True), (["bezet", "vacature"], False),
    (["niet_hier", "hoort_niet"], False), (["hoort_niet"], False), ([], False),
])
def test_a_team_is_complete_when_every_function_that_belongs_has_somebody(standen, whole):
    rows = {"bezet": [plaats("houder")], "vervangen": [plaats("vervanger")], "niet_hier": [plaats("niet_hier")],
            "vacature": [], "hoort_niet": []}
    assert is_complete(standing("smw", rows[s], belongs=s != "hoort_niet", on=ON) for s in standen) is whole



def test_a_school_can_have_functions_of_its_own_and_is_then_judged_by_those():
    assert with_own_functions(WET) == frozenset()
    own = Rij("kernteam.functies", ON, {**table(WET.waarde("kernteam.functies", ON)), "po": ("ggd",)}, "",
              "besluit van de school", WET.rij("kernteam.functies", ON).zekerheid, Scope.SCHOOL, "99AB00")
    wet = WET.met([own])
    assert with_own_functions(wet) == {"99AB00"}
    for school, complete in (("99AB00", True), ("99AA00", False)):
        found = team_standing("po", [plaats("houder", functie="ggd")], on=ON, wet=wet, school=school)
        assert is_complete(found) is complete


def test_what_belongs_stands_first_in_the_order_of_the_page_and_every_other_function_after_it():
    found = team_standing("po", [plaats("houder"), plaats("vervanger", functie="cjg")], on=ON, wet=WET)
    assert [stand.functie for stand in found[:4]] == ["leerplicht", "ggd", "cjg", "consulent"]
    assert {stand.functie for stand in found} == set(function_names(on=ON, wet=WET))
    assert {stand.functie: stand.bezetting.value for stand in found} == {
        "leerplicht": "vacature", "ggd": "vacature", "cjg": "vervangen", "consulent": "vacature", "smw": "bezet",
        "zorgcoordinator": "hoort_niet", "doorstroompunt": "hoort_niet"}


def test_only_a_function_that_a_school_may_do_without_can_be_absent():
    assert may_be_absent("smw", on=ON, wet=WET)
    assert not may_be_absent("leerplicht", on=ON, wet=WET)


def test_every_word_is_explained_by_two_partners_or_more():
    words = meanings(on=ON, wet=WET)
    assert len(words) == 12
    assert all(len(said) >= 2 for said in words.values())


def test_kinds_of_signaal_are_those_of_the_page(blad):
    said = {soort: tuple(rest) for soort, *rest in blad("kernteam").tabel("soort", "wie het ziet")}
    assert said == {k.code: (k.kring.value, ", ".join(k.eigenaar), k.aanleiding)
                    for k in signal_kinds(on=ON, wet=WET).values()}
    functies = function_names(on=ON, wet=WET)
    assert all(set(k.eigenaar) <= set(functies) and k.tip for k in signal_kinds(on=ON, wet=WET).values())


@pytest.mark.parametrize(("soort", "holders", "gets", "why"), [
    ("zorgen", {"cjg": ROB, "smw": ELS}, ("smw", ELS), "the first functie of its kind"),
    ("zorgen", {"cjg": ROB, "consulent": ELS}, ("cjg", ROB), "the second, when the first is vacant"),
    ("te_laat", {"consulent": ELS}, ("consulent", ELS), "anyone of the team, when none of its kind is there"),
    ("ziek", {"cjg": ROB}, ("", PETER), "what is about health goes to nobody but the youth doctor"),
    ("zorgen", {}, ("", PETER), "a school without any function filled: the sender keeps it"),
])
def test_a_signaal_always_has_an_owner(soort, holders, gets, why):
    assert who_gets_it(signal_kinds(on=ON, wet=WET)[soort], holders, sender=PETER) == gets, why


def test_the_owner_answers_within_five_workdays():
    assert answer_by(ON, wet=WET) == date(2026, 10, 15)


def test_a_name_that_nobody_does_anything_with_stands_six_weeks():
    assert name_until(ON, wet=WET) == date(2026, 11, 19)


@pytest.mark.parametrize(("geboren", "ouders", "said", "code", "why"), [
    (BirthDate(2016, 5, 1), 2, (JA, JA, NIET), "", "ten years old: both parents said yes"),
    (BirthDate(2016, 5, 1), 1, (JA, NIET, NIET), "", "one parent has gezag"),
    (BirthDate(2016, 5, 1), 2, (JA, NIET, JA), "consent_missing", "the second parent was not asked"),
    (BirthDate(2016, 5, 1), 2, (JA, NEE, JA), "consent_missing", "the second parent said no"),
    (BirthDate(2013, 5, 1), 2, (JA, JA, NIET), "child_not_heard", "a child of thirteen is asked what it thinks"),
    (BirthDate(2013, 5, 1), 2, (JA, JA, NEE), "", "the parents decide at thirteen; the child was asked"),
    (BirthDate(2010, 10, 8), 2, (NEE, NEE, JA), "", "sixteen today: the pupil decides"),
    (BirthDate(2010, 10, 8), 2, (JA, JA, NEE), "consent_missing", "sixteen today: the parents do not"),
    (BirthDate(2010, 10, 9), 2, (NEE, NEE, JA), "consent_missing", "sixteen tomorrow"),
    (None, 2, (JA, JA, JA), "age_unknown_for_consent", "without a birth date nobody knows who decides"),
])
def test_a_name_needs_the_yes_of_who_decides_at_that_age(geboren, ouders, said, code, why):
    found = may_name(Gevraagd(geboren, ouders, *said), on=ON, wet=WET)
    assert (found if code == "" else found.code) == (ALLOWED if code == "" else code), why


def test_who_is_missing_is_said_in_words():
    asked = Gevraagd(BirthDate(2016, 5, 1), 2, NIET, NIET, NIET)
    assert dict(may_name(asked, on=ON, wet=WET).gegevens) == {"wie": "de eerste ouder en de tweede ouder"}


@pytest.mark.parametrize(("soort", "named", "code"), [
    ("zorgen", True, ""), ("zorgen", False, "signal_without_name"), ("ziek", True, "signal_stays_here"),
    ("ziek", False, "signal_stays_here"),
])
def test_only_a_signaal_with_a_name_and_not_about_illness_goes_on_as_a_report(soort, named, code):
    found = may_become_zaak(signal_kinds(on=ON, wet=WET)[soort], named=named)
    assert (found if code == "" else found.code) == (ALLOWED if code == "" else code)


def test_a_person_asks_twenty_times_a_day_and_no_more():
    assert may_ask_involved(19, on=ON, wet=WET)
    assert may_ask_involved(20, on=ON, wet=WET).code == "too_many_questions"


def test_a_direct_answer_needs_a_ground_of_the_page_with_a_reason(blad):
    grounds = dict(blad("kernteam").tabel("grond", "bron"))
    rows = table(WET.waarde("betrokken.gronden", ON))
    assert grounds == {code: part(table(ground)["bron"], str) for code, ground in rows.items()}
    for code in grounds:
        assert may_answer_directly(code, "Moeder belde: zij is bang.", on=ON, wet=WET)
        assert may_answer_directly(code, "   bang.   ", on=ON, wet=WET).code == "ground_missing"
    assert may_answer_directly("nieuwsgierig", "Moeder belde: zij is bang.", on=ON, wet=WET).code == "ground_missing"


def test_a_child_is_long_at_home_from_the_day_after_four_weeks():
    assert long_at_home_since(ON, wet=WET) == date(2026, 9, 10)


@pytest.mark.parametrize(("reason", "counts"), [("", False), ("omdat", False), ("negen let", False),
                                                (" negen let ", False), ("tien lette", True)])
def test_a_reason_has_ten_letters_without_the_blanks_around_it(reason, counts):
    assert has_reason(reason) is counts
