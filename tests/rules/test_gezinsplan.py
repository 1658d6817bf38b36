"""What a parent or child is asked about the support in the plan, by the yes that the Jeugdwet asks."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest

from ketenkameleon.rules.gezag import Gezagsoort, Gezin
from ketenkameleon.rules.gezinsplan import question_on_plan
from ketenkameleon.rules.gezinsvraag import Vraagstand
from ketenkameleon.rules.leerplicht import BirthDate
from ketenkameleon.rules.plan import Gezegd
from ketenkameleon.rules.rijen import shipped
from ketenkameleon.rules.toestemming import Hoedanigheid, Toestemming, Toestemmingsvorm

NOOR, MILA, VIK = (UUID(int=n) for n in (1, 2, 3))
ON, STEUN = date(2026, 10, 8), datetime(2026, 10, 1, 9, tzinfo=UTC)


def family(age: int, gezag: Gezagsoort = Gezagsoort.GEZAMENLIJK) -> Gezin:
    return Gezin(NOOR, BirthDate(2026 - age, 5, 17), gezag, frozenset({MILA, VIK}))


def said(door: UUID | None, als: str = "gezag", *, ja: bool = True, days: int = 1, leeftijd: int = 14) -> Gezegd:
    at = STEUN + timedelta(days=days)
    yes = Toestemming(door, Hoedanigheid(als), ja, at.date(), date.max, "plan", frozenset({"plan"}),
                      Toestemmingsvorm.PORTAAL, leeftijd)
    return Gezegd(yes, at)


def ask(wie: UUID, *gezegd: Gezegd, age: int = 14, steun: datetime | None = STEUN):
    return question_on_plan(wie, family(age), gezegd, steun, on=ON, wet=shipped())


@pytest.mark.parametrize(("gezegd", "stand", "aangevuld", "why"), [
    ([], "open", False, "nothing was said"),
    ([said(MILA)], "ja", False, "a yes after the last step"),
    ([said(MILA, ja=False)], "nee", False, "a no"),
    ([said(MILA), said(MILA, ja=False, days=2)], "nee", False, "the last word counts"),
    ([said(MILA, days=-1)], "opnieuw", True, "a step came after the yes"),
    ([said(MILA, days=0)], "ja", False, "a yes of the moment the support grew is a yes to it"),
    ([said(VIK)], "open", False, "the yes of the other parent is not hers"),
])
def test_the_question_stands_as_the_own_last_word_left_it(gezegd, stand, aangevuld, why):
    vraag = ask(MILA, *gezegd)
    assert (vraag.stand, vraag.aangevuld) == (Vraagstand(stand), aangevuld), why


def test_others_are_missing_until_everybody_else_said_yes():
    assert ask(MILA).anderen
    assert ask(MILA, said(VIK)).anderen
    assert not ask(MILA, said(VIK), said(NOOR, "kind")).anderen


def test_under_twelve_the_child_is_asked_what_it_thinks_or_not_at_all_and_does_not_decide():
    vraag = ask(NOOR, age=11)
    assert vraag is None or not vraag.beslist
    assert ask(NOOR).beslist
    assert ask(MILA, age=11).beslist


def test_a_yes_from_before_the_sixteenth_birthday_is_asked_again_and_parents_are_not_asked():
    in_march = said(NOOR, "kind", leeftijd=15, days=-200)
    vraag = ask(NOOR, in_march, age=16, steun=STEUN - timedelta(days=300))
    assert (vraag.stand, vraag.aangevuld) == (Vraagstand.OPNIEUW, False)
    assert ask(MILA, age=16) is None


@pytest.mark.parametrize(("gezin", "steun", "gezegd"), [
    (family(14), None, ()),
    (family(14, Gezagsoort.NIET_TE_BEPALEN), STEUN, ()),
    (family(14), STEUN, (said(None, "rechter"),)),
])
def test_nothing_is_asked_of_an_empty_plan_an_unknown_gezag_or_once_the_court_said_yes(gezin, steun, gezegd):
    assert question_on_plan(MILA, gezin, gezegd, steun, on=ON, wet=shipped()) is None
