"""What a privacy officer watches, in dated examples. Source: domain.md 11.5; AVG art. 33; rows bewaren.* and others."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from ketenkameleon.rules.bewaren import Bewaarsoort, Einde
from ketenkameleon.rules.leerplicht import BirthDate
from ketenkameleon.rules.rijen import shipped
from ketenkameleon.rules.toezicht import Eenheid, Grenzen, kept_as, kept_until, limits, report_breach_by

DAG = date(2026, 10, 8)
GEBOREN = BirthDate(2012, 5, 17)


def _eenheid(soort="verzuim", muur=100, geboren=GEBOREN):
    return Eenheid(soort, muur, geboren, date(2026, 9, 7), date(2026, 12, 1))


def test_the_limits_of_an_odd_look_stand_in_the_row():
    assert limits(on=DAG, wet=shipped()) == Grenzen(nacht_van=22, nacht_tot=6, veel_zaken=40, weigeringen=5)


@pytest.mark.parametrize(("ontdekt", "uiterlijk"), [
    (datetime(2026, 10, 8, 8, tzinfo=UTC), datetime(2026, 10, 11, 8, tzinfo=UTC)),
    (datetime(2026, 10, 8, 8, tzinfo=ZoneInfo("Europe/Amsterdam")), datetime(2026, 10, 11, 6, tzinfo=UTC)),
    # The clock goes back in the night of 25 October: 72 real hours are 71 on the wall.
    (datetime(2026, 10, 24, 12, tzinfo=ZoneInfo("Europe/Amsterdam")), datetime(2026, 10, 27, 10, tzinfo=UTC)),
])
def test_a_breach_is_reported_within_72_real_hours(ontdekt, uiterlijk):
    found = report_breach_by(ontdekt, wet=shipped())
    assert (found, found.tzinfo) == (uiterlijk, UTC)


def test_a_moment_without_a_time_zone_is_refused_in_words():
    with pytest.raises(ValueError, match=r"^Geef het moment met een tijdzone\.$"):
        report_breach_by(datetime(2026, 10, 8, 8), wet=shipped())  # noqa: DTZ001 - that is the point


@pytest.mark.parametrize(("soort", "muur", "bewaard_als"), [
    ("verzuim", 100, Bewaarsoort.LEERPLICHT), ("luxe", 100, Bewaarsoort.LEERPLICHT),
    ("doorstroompunt", 100, Bewaarsoort.KWALIFICATIEPLICHT), ("vrijwillig", 100, Bewaarsoort.JEUGDHULP),
    ("vrijwillig", 101, Bewaarsoort.LEERPLICHT), ("verzuim", 201, Bewaarsoort.JEUGDHULP), ("verzuim", 401, None),
])
def test_a_record_is_kept_by_its_muur_and_the_zaak_itself_by_its_kind(soort, muur, bewaard_als):
    assert kept_as(_eenheid(soort, muur), on=DAG, wet=shipped()) is bewaard_als


def test_leerplicht_is_kept_nineteen_years_from_birth_and_jeugdhulp_twenty_from_the_last_change():
    leerplicht = kept_until(_eenheid(), on=DAG, wet=shipped())
    jeugdhulp = kept_until(_eenheid("vrijwillig"), on=DAG, wet=shipped())
    assert (leerplicht.einde, leerplicht.tot) == (Einde.DATUM, date(2031, 5, 17))
    assert (jeugdhulp.einde, jeugdhulp.tot) == (Einde.DATUM, date(2046, 12, 1))


def test_what_is_under_the_wpg_goes_by_its_own_ladder_from_the_first_processing():
    found = kept_until(_eenheid(muur=401), on=DAG, wet=shipped())
    assert (found.einde, found.tot) == (Einde.DATUM, date(2036, 9, 6))
