"""How a bezwaar stands follows from days alone."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketenkameleon.rules.bezwaar import Bezwaarfeiten, Bezwaarstand, bezwaar
from ketenkameleon.rules.rijen import shipped
from ketenkameleon.rules.wetboek import GeenRij

WET = shipped()
SENT = date(2026, 9, 1)
LAST = date(2026, 10, 13)  # six weeks later, a Tuesday
A_DAY = timedelta(days=1)


def state(on, *days):
    return bezwaar(Bezwaarfeiten(*days), on=on, wet=WET)


@pytest.mark.parametrize(("on", "days", "stand", "zin"), [
    (LAST, (None,), "niet_verstuurd", "Het besluit is nog niet verstuurd. De termijn begint daarna."),
    (SENT - A_DAY, (SENT,), "niet_verstuurd", "Het besluit is nog niet verstuurd. De termijn begint daarna."),
    (LAST, (SENT,), "kan_nog", "Bezwaar kan tot en met 13 oktober 2026."),
    (LAST + A_DAY, (SENT,), "geen", "Er is geen bezwaar gemaakt. Dat kon tot en met 13 oktober 2026."),
    (LAST, (SENT, LAST), "ingediend",
     "Bezwaar ingediend op 13 oktober 2026. Dat is op tijd: het kon tot en met 13 oktober 2026."),
    (LAST + A_DAY, (SENT, LAST + A_DAY), "te_laat",
     "Bezwaar ingediend op 14 oktober 2026. Dat is te laat: het kon tot en met 13 oktober 2026."),
    (LAST, (SENT, LAST + A_DAY), "kan_nog", "Bezwaar kan tot en met 13 oktober 2026."),
    (date(2026, 12, 1), (SENT, LAST, date(2026, 11, 30)), "beslist",
     "Op 30 november 2026 is over het bezwaar van 13 oktober 2026 beslist."),
    (date(2026, 11, 29), (SENT, LAST, date(2026, 11, 30)), "ingediend",
     "Bezwaar ingediend op 13 oktober 2026. Dat is op tijd: het kon tot en met 13 oktober 2026."),
])
def test_the_state_follows_from_the_days(on, days, stand, zin):
    found = state(on, *days)
    assert (found.stand, found.zin) == (Bezwaarstand(stand), zin)


def test_a_last_day_on_a_holiday_runs_on_and_says_by_which_row():
    found = state(date(2026, 4, 7), date(2026, 2, 23))  # six weeks later is Tweede Paasdag
    assert (found.stand, found.termijn.laatste_dag) == (Bezwaarstand.KAN_NOG, date(2026, 4, 7))
    assert found.termijn.rij_id.startswith("termijn.besluit.bezwaar@")
    assert found.termijn.zekerheid == "niet bevestigd"


@pytest.mark.parametrize(("days", "sentence"), [
    ((None, LAST), r"^Het bezwaar ligt voor de dag waarop het besluit is verstuurd\.$"),
    ((SENT, SENT - A_DAY), r"^Het bezwaar ligt voor"), ((SENT, None, LAST), r"^De beslissing ligt voor"),
    ((SENT, LAST, SENT), r"^De beslissing ligt voor de dag waarop het bezwaar is ingediend\.$")])
def test_days_in_the_wrong_order_are_refused_in_a_sentence(days, sentence):
    with pytest.raises(ValueError, match=sentence):
        Bezwaarfeiten(*days)


def test_a_decision_of_before_the_row_is_refused_in_a_sentence():
    with pytest.raises(GeenRij, match=r"besluit\.bezwaar"):
        state(LAST, date(2007, 7, 31))


@given(sent=st.dates(date(2008, 1, 1), date(2035, 1, 1)), later=st.integers(0, 120), looked=st.integers(0, 200))
def test_every_bezwaar_is_in_time_or_too_late_and_never_both_nor_neither(sent, later, looked):
    filed = sent + timedelta(days=later)
    found = bezwaar(Bezwaarfeiten(sent, filed), on=filed + timedelta(days=looked), wet=WET)
    assert found.stand is (Bezwaarstand.INGEDIEND if filed <= found.termijn.laatste_dag else Bezwaarstand.TE_LAAT)


def test_a_bezwaar_can_be_decided_on_the_day_it_was_handed_in():
    assert state(LAST, SENT, SENT, SENT).stand is Bezwaarstand.BESLIST
