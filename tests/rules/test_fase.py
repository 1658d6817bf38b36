"""How far a professional is: one signed step at a time, and what comes with it."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bevoegd_bouw import BEGIN, ON, WET, code, said
from ketenkameleon.rules.fase import Fase, FaseStap, caseload, may_sign, phase_on
from ketenkameleon.rules.wetboek import Rij, Scope, Zekerheid, frozen

MEE, ONDER, ALLEEN = Fase
A_DAY = timedelta(days=1)


@pytest.mark.parametrize(("was", "to", "code_"), [
    (MEE, ONDER, None), (ONDER, ALLEEN, None), (MEE, ALLEEN, "phase_step"), (ONDER, ONDER, "phase_step"),
    (ALLEEN, ONDER, None), (ALLEEN, MEE, None), (MEE, MEE, "phase_step")])
def test_a_begeleider_signs_one_phase_on_at_most_and_any_phase_back(was, to, code_):
    assert code(may_sign(was, to, zelf=False)) == code_
    assert code(may_sign(was, to, zelf=True)) == "phase_own_sign"


def test_a_step_that_is_skipped_is_named_in_words():
    assert said(may_sign(MEE, ALLEEN, zelf=False)) == {"nu": "meelopen", "naar": "zelfstandig"}


def test_the_number_of_zaken_rises_with_the_phase_and_never_passes_the_own_most():
    assert [caseload(fase, 16, ON, WET) for fase in Fase] == [0, 6, 16]
    assert [caseload(fase, 4, ON, WET) for fase in Fase] == [0, 4, 4]


def test_a_regio_can_set_its_own_build_up():
    row = frozen({fase.value: {"naam": "x", "rollen": [], "daden": [], "zaken": 2} for fase in Fase})
    wet = WET.met([Rij("team.fasen", BEGIN, row, "", "", Zekerheid.KEUZE, Scope.REGIO, "25")])
    assert [caseload(ALLEEN, 16, ON, wet, regio) for regio in ("25", "15")] == [2, 16]


@given(st.lists(st.builds(FaseStap, st.sampled_from(Fase), st.dates(date(2024, 1, 1), date(2028, 1, 1)), st.booleans()),
                unique_by=lambda stap: stap.van))
def test_the_phase_is_that_of_the_newest_signed_step_whatever_the_order(stappen):
    signed = sorted((stap for stap in stappen if stap.getekend and stap.van <= ON), key=lambda stap: stap.van)
    assert phase_on(stappen, ON) == phase_on(stappen[::-1], ON) == (signed[-1].fase if signed else MEE)
