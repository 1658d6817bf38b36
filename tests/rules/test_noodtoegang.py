"""Break-glass: a reason, an hour, and who is told."""

import dataclasses
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from ketenkameleon.rules.access import Functie
from ketenkameleon.rules.noodtoegang import (
    Noodtoegang,
    emergency_reasons,
    ends_at,
    is_open,
    may_open,
    who_is_told,
)
from ketenkameleon.rules.rijen import shipped
from ketenkameleon.rules.wetboek import frozen

WET = shipped()
ON = date(2026, 10, 8)
AT = datetime(2026, 10, 8, 19, 44, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
BIP = frozenset({Functie.BIP})


def opened(functies=BIP, reden="veiligheid", toelichting="moeder belde in paniek", open_nu=False):
    verdict = may_open(functies, reden=reden, toelichting=toelichting, open_nu=open_nu, on=ON, wet=WET)
    return getattr(verdict, "code", None)


@pytest.mark.parametrize("functie", Functie)
def test_break_glass_is_for_who_may_read_notities_at_all(functie):
    assert opened(frozenset({functie})) == (None if functie is Functie.BIP else "not_your_function")
    assert opened(frozenset()) == "not_your_function"
    assert opened(BIP | {Functie.COORDINATOR}) is None


@pytest.mark.parametrize(("changes", "code"), [
    ({"reden": "nieuwsgierig"}, "emergency_reason_unknown"), ({"reden": ""}, "emergency_reason_unknown"),
    ({"toelichting": "  "}, "reason_missing"), ({"open_nu": True}, "emergency_open"),
    ({"reden": "anders"}, None), ({"reden": "niemand_bereikbaar"}, None)])
def test_a_reason_is_asked_each_time(changes, code):
    assert opened(**changes) == code


def test_every_reason_asks_for_words_of_ones_own():
    reasons = emergency_reasons(on=ON, wet=WET)
    assert [r.code for r in reasons] == ["veiligheid", "niemand_bereikbaar", "anders"]
    assert all(r.toelichting and r.naam for r in reasons)


def test_a_reason_that_asks_for_no_words_needs_none():
    rij = WET.versies("noodtoegang.redenen")[-1]
    fire = frozen({"brand": {"naam": "Brand", "toelichting": False}})
    later = dataclasses.replace(rij, van=ON, waarde=fire)
    wet = dataclasses.replace(WET, rijen=(*WET.rijen, later))
    assert may_open(BIP, reden="brand", toelichting="", open_nu=False, on=ON, wet=wet)


def test_it_ends_by_itself_after_an_hour_or_when_it_is_closed():
    assert ends_at(AT, wet=WET) == AT + 60 * MINUTE
    nood = Noodtoegang(AT)
    assert not is_open(nood, at=AT - MINUTE, wet=WET)
    assert is_open(nood, at=AT, wet=WET)
    assert is_open(nood, at=AT + 59 * MINUTE, wet=WET)
    assert not is_open(nood, at=AT + 60 * MINUTE, wet=WET)
    closed = Noodtoegang(AT, AT + 5 * MINUTE)
    assert is_open(closed, at=AT + 4 * MINUTE, wet=WET)
    assert not is_open(closed, at=AT + 5 * MINUTE, wet=WET)
    late = Noodtoegang(AT, AT + 90 * MINUTE)
    assert not is_open(late, at=AT + 70 * MINUTE, wet=WET), "closing late makes it no longer"


def test_an_hour_is_an_hour_in_the_night_the_clock_changes():
    summer, winter = timezone(timedelta(hours=2)), timezone(timedelta(hours=1))
    van = datetime(2026, 10, 25, 2, 30, tzinfo=summer)
    assert ends_at(van, wet=WET) == datetime(2026, 10, 25, 2, 30, tzinfo=winter)
    with pytest.raises(ValueError, match="tijdzone"):
        ends_at(van.replace(tzinfo=None), wet=WET)


def test_fg_and_coordinator_are_told_at_once():
    assert who_is_told(on=ON, wet=WET) == ("fg", "coordinator")
