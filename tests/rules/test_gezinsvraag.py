"""Who of a family is asked what about a share, and how the question stands with them and nobody else."""

from datetime import date
from uuid import UUID

import pytest

from ketenkameleon.rules.gezag import Gezagsoort, Gezin
from ketenkameleon.rules.gezinsvraag import Gezinsvraag, Vraagstand, may_answer, question_to
from ketenkameleon.rules.gronden import Grondsoort, Toetsen, Verteld
from ketenkameleon.rules.leerplicht import BirthDate
from ketenkameleon.rules.rijen import shipped
from ketenkameleon.rules.roles import Regime
from ketenkameleon.rules.toestemming import Deling, Hoedanigheid, Toestemming, Toestemmingsvorm, yes_by_person
from ketenkameleon.rules.verdict import ALLOWED

WET, ON = shipped(), date(2026, 10, 8)
KIND, MOEDER, VADER, OPA = (UUID(int=n) for n in range(1, 5))
ELF, VEERTIEN, ZESTIEN = BirthDate(2015, 3, 14), BirthDate(2012, 3, 14), BirthDate(2010, 10, 8)
PLAN = frozenset({"plan"})


def zei(door=MOEDER, ja=True, **changes):
    als = Hoedanigheid.RECHTER if door is None else Hoedanigheid.KIND if door == KIND else Hoedanigheid.GEZAG
    facts = {"door": door, "als": als, "ja": ja, "op": date(2026, 10, 1), "tot": date(2027, 1, 31), "ontvanger": "cjg",
             "soorten": PLAN, "hoe": Toestemmingsvorm.PORTAAL, "leeftijd_toen": 14}
    return Toestemming(**{**facts, **changes})


def deling(*said, geboren=VEERTIEN, **changes):
    facts = {"gever": "leerplicht", "ontvanger": "cjg", "soorten": PLAN, "regime": Regime.AVG,
             "grond": Grondsoort.TOESTEMMING, "doel": "starten", "van": date(2026, 10, 1), "tot": date(2027, 1, 31),
             "gezin": Gezin(KIND, geboren, Gezagsoort.GEZAMENLIJK, frozenset({MOEDER, VADER})), "toestemmingen": said,
             "toetsen": Toetsen("a", "b", "c"), "verteld": Verteld(ON, "thuis")}
    return Deling(**{**facts, **changes})


def asked(wie, *said, **changes):
    return question_to(wie, deling(*said, **changes), on=ON, wet=WET)


@pytest.mark.parametrize(("geboren", "regime", "asked_of", "decide"), [
    (ELF, Regime.AVG, {MOEDER, VADER}, {MOEDER, VADER}),
    (VEERTIEN, Regime.AVG, {KIND, MOEDER, VADER}, {MOEDER, VADER}),
    (VEERTIEN, Regime.JEUGDWET, {KIND, MOEDER, VADER}, {KIND, MOEDER, VADER}),
    (ZESTIEN, Regime.AVG, {KIND}, {KIND}),
    (ZESTIEN, Regime.WPG, set(), set()),
    (None, Regime.AVG, set(), set()),
])
def test_by_age_and_law_these_are_asked_and_these_decide(geboren, regime, asked_of, decide):
    found = {wie: asked(wie, geboren=geboren, regime=regime) for wie in (KIND, MOEDER, VADER, OPA)}
    assert {wie for wie, vraag in found.items() if vraag} == asked_of
    assert {wie for wie, vraag in found.items() if vraag and vraag.beslist} == decide


@pytest.mark.parametrize(("said", "stand"), [
    ((), Vraagstand.OPEN),
    ((zei(VADER), zei(KIND)), Vraagstand.OPEN),
    ((zei(),), Vraagstand.JA),
    ((zei(ja=False),), Vraagstand.NEE),
    ((zei(), zei(ja=False)), Vraagstand.NEE),
    ((zei(ja=False), zei()), Vraagstand.JA),
    ((zei(ingetrokken_op=ON),), Vraagstand.GESTOPT),
    ((zei(tot=date(2026, 10, 7)),), Vraagstand.OPNIEUW),
    ((zei(soorten=frozenset({"regie"})),), Vraagstand.OPEN),
])
def test_the_question_stands_as_the_last_own_word_says(said, stand):
    assert asked(MOEDER, *said).stand is stand


def test_a_part_of_it_is_no_yes_to_all_of_it():
    both = frozenset({"plan", "regie"})
    assert asked(MOEDER, zei(), soorten=both).stand is Vraagstand.OPNIEUW
    assert asked(MOEDER, zei(), zei(soorten=frozenset({"regie"})), soorten=both).stand is Vraagstand.JA


def test_what_the_other_said_changes_nothing_in_the_question():
    alone = asked(MOEDER)
    assert alone == asked(MOEDER, zei(VADER)) == asked(MOEDER, zei(VADER, ja=False))
    assert alone == Gezinsvraag(Vraagstand.OPEN, True, True, None)


def test_who_decides_alone_is_not_told_of_a_yes_of_somebody_else():
    assert not asked(KIND, geboren=ZESTIEN).anderen
    assert asked(KIND).anderen


def test_a_birthday_asks_the_child_again():
    before = zei(KIND, op=date(2026, 10, 7))
    assert asked(KIND, before, geboren=ZESTIEN).stand is Vraagstand.OPNIEUW


def test_once_the_court_said_yes_no_parent_is_asked():
    assert asked(MOEDER, zei(None, hoe=Toestemmingsvorm.BESCHIKKING)) is None


@pytest.mark.parametrize(("changes", "code"), [
    ({"grond": Grondsoort.WET}, "answer_not_asked"), ({"grond": Grondsoort.VITAAL_BELANG}, "answer_not_asked"),
    ({"regime": Regime.WPG}, "answer_not_asked"), ({"tot": date(2026, 10, 7)}, "answer_changed"),
    ({"van": date(2026, 10, 9)}, "answer_changed"), ({"tot": None}, "answer_changed"),
    ({"geboren": ZESTIEN}, "answer_not_yours"), ({}, None),
])
def test_an_answer_is_refused_with_why(changes, code):
    assert getattr(may_answer(MOEDER, deling(**changes), on=ON, wet=WET), "code", None) == code


def test_who_is_not_known_answers_nothing():
    assert may_answer(None, deling(), on=ON, wet=WET).code == "answer_not_yours"
    assert may_answer(OPA, deling(), on=ON, wet=WET).gegevens == (("jaar", "16"),)


def test_on_one_day_what_was_written_down_last_counts():
    no_yes, yes_no = deling(zei(ja=False), zei()), deling(zei(), zei(ja=False))
    assert yes_by_person(no_yes, on=ON, wet=WET) == {MOEDER: PLAN}
    assert yes_by_person(yes_no, on=ON, wet=WET) == {}
    later_day = deling(zei(ja=False, op=date(2026, 10, 2)), zei())
    assert yes_by_person(later_day, on=ON, wet=WET) == {}, "a no of a later day that was written down first"


def test_what_was_said_today_counts_and_what_is_said_tomorrow_does_not():
    assert asked(MOEDER, zei(op=ON)).stand is Vraagstand.JA
    assert asked(MOEDER, zei(op=date(2026, 10, 9))).stand is Vraagstand.OPEN


def test_who_is_asked_may_answer():
    assert may_answer(MOEDER, deling(), on=ON, wet=WET) is ALLOWED
