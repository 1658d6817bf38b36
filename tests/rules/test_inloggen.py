"""When a session ends, what a code looks like, and from when till when a family may look."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from ketenkameleon.rules.inloggen import Sessiesoort, code_shape, family_days, session_ends
from ketenkameleon.rules.leerplicht import BirthDate
from ketenkameleon.rules.rijen import shipped
from ketenkameleon.rules.visibility import Band

WET = shipped()
ON = date(2026, 10, 8)
NINE = datetime(2026, 10, 8, 9, tzinfo=UTC)
OUDER, ZONDER, KIND = Band.OUDER_MET_GEZAG, Band.OUDER_ZONDER_GEZAG, Band.KIND


@pytest.mark.parametrize(("soort", "laatst", "ends", "why"), [
    (Sessiesoort.WERK, 0, 30, "half an hour without doing anything"),
    (Sessiesoort.WERK, 300, 330, "half an hour after the last page"),
    (Sessiesoort.WERK, 590, 600, "ten hours in all, however busy"),
    (Sessiesoort.GEZIN, 0, 15, "a family's is shorter"),
    (Sessiesoort.GEZIN, 55, 60, "and an hour in all"),
])
def test_a_session_ends_at_whichever_comes_first(soort, laatst, ends, why):
    last = NINE + timedelta(minutes=laatst)
    assert session_ends(NINE, last, soort, on=ON, wet=WET) == NINE + timedelta(minutes=ends), why


def test_no_character_of_a_code_looks_like_another():
    vorm = code_shape(on=ON, wet=WET)
    assert (vorm.lengte, vorm.groep, vorm.dagen, vorm.pogingen, vorm.belcijfers) == (12, 4, 14, 5, 6)
    assert len(set(vorm.tekens)) == len(vorm.tekens) >= 20
    for alike in ("0OQ", "1IL", "2Z", "5S", "8B", "UV"):
        assert not set(alike) & set(vorm.tekens)


@pytest.mark.parametrize(("band", "geboren", "days", "why"), [
    (OUDER, BirthDate(2012, 5, 17), (ON, date(2028, 5, 16)), "until the day before the child is 16"),
    (ZONDER, BirthDate(2012, 5, 17), (ON, date(2028, 5, 16)), "the age rule is the same without gezag"),
    (OUDER, BirthDate(2010, 10, 9), (ON, ON), "today is the last day"),
    (KIND, BirthDate(2014, 10, 8), (ON, date.max), "12 today"),
    (OUDER, BirthDate(2012), (ON, date(2027, 12, 31)), "a birthday that is not known counts as the earliest"),
])
def test_a_family_may_look_between_the_birthdays_of_the_rule(band, geboren, days, why):
    assert family_days(band, geboren, on=ON, wet=WET) == days, why


@pytest.mark.parametrize(("band", "geboren", "code", "why"), [
    (OUDER, BirthDate(2010, 10, 8), "child_decides", "16 today: the child decides"),
    (KIND, BirthDate(2014, 10, 9), "child_through_parent", "12 tomorrow"),
    (KIND, BirthDate(2014), "child_through_parent", "a birthday that is not known counts as the latest"),
    (OUDER, None, "family_age_unknown", "nobody knows the birthday"),
    (KIND, None, "family_age_unknown", "nobody knows the birthday"),
])
def test_outside_those_birthdays_it_is_refused(band, geboren, code, why):
    verdict = family_days(band, geboren, on=ON, wet=WET)
    assert not verdict, why
    assert verdict.code == code
