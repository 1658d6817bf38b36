"""When a message goes and how often it is tried, as the page says; and who keeps away from a complaint."""

from __future__ import annotations

import re
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from ketenkameleon.rules.berichten import Berichtsoort, digest_due, message_rule, next_try
from ketenkameleon.rules.klacht import Klachtstand, answer_due, may_handle, may_step
from ketenkameleon.rules.rijen import shipped
from ketenkameleon.rules.waarden import items

WET = shipped()
ON = date(2026, 10, 8)
HERE = ZoneInfo("Europe/Amsterdam")


def test_messages_are_those_of_the_page(blad):
    held = [[soort, rule.grond, ", ".join(rule.velden) or "–", "ja" if rule.uit else "nee",
             "ja" if rule.nog_eens else "nee"]
            for soort in Berichtsoort for rule in [message_rule(soort, on=ON, wet=WET)]]
    assert blad("berichten").tabel("bericht") == held


def test_only_the_daily_message_can_be_switched_off():
    assert [soort for soort in Berichtsoort if message_rule(soort, on=ON, wet=WET).uit] == [Berichtsoort.DAGELIJKS]


def test_the_daily_message_goes_when_the_page_says(blad, dagen):
    for said, answer in blad("berichten").tabel("tijd op de klok"):
        hour, minute = map(int, re.search(r"(\d+)\.(\d\d) uur", said).groups())
        [day] = dagen(said)
        here = datetime(day.year, day.month, day.day, hour, minute, tzinfo=HERE)
        assert digest_due(here, wet=WET) is (answer == "ja"), said


def test_waits_are_those_of_the_page_and_end(blad):
    waits = list(items(WET.waarde("bericht.herhalen", ON)))
    said = ", ".join(map(str, waits[:-1])) + f" en {waits[-1]} minuten"
    assert said in blad("berichten").tekst
    assert f"{WET.getal('bericht.bewaren', ON)} dagen" in blad("berichten").tekst
    tries = [next_try(n, on=ON, wet=WET) for n in range(1, len(waits) + 2)]
    assert [int(wait.total_seconds() // 60) for wait in tries[:-1]] == waits
    assert tries[-1] is None


@pytest.mark.parametrize(("was", "to", "allowed"), [
    ("ontvangen", "bij_organisatie", True), ("bij_organisatie", "beantwoord", True),
    ("ontvangen", "beantwoord", False), ("beantwoord", "bij_organisatie", False), ("ontvangen", "ontvangen", False)])
def test_a_complaint_goes_one_way_and_skips_nothing(was, to, allowed):
    assert bool(may_step(Klachtstand(was), Klachtstand(to), on=ON, wet=WET)) is allowed


def test_whoever_a_complaint_is_about_does_not_handle_it_and_everybody_else_may():
    about, other = UUID(int=1), UUID(int=2)
    assert may_handle(about, about).code == "complaint_about_you"
    assert may_handle(other, about)
    assert may_handle(other, None)


@pytest.mark.parametrize(("came", "due"), [
    (date(2026, 10, 8), date(2026, 11, 19)), (date(2026, 11, 13), date(2026, 12, 28))])
def test_an_answer_is_due_after_six_weeks_and_never_on_a_closed_day(came, due):
    assert answer_due(came, wet=WET) == due
