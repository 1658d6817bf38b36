"""The way through the team: steps, programme, time at partners, room, and what the leerlog refuses."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bevoegd_bouw import AKTE_TOT, AKTE_VAN, ALONE, BEGIN, DEED, HAARLEM, ON, RAAD, WET, chain, code, pro, said
from ketenkameleon.rules.bewijs import Bewijs
from ketenkameleon.rules.boa_verslag import AkteJaar, Bijscholing, deeds_in, modules_done, training_due
from ketenkameleon.rules.fase import Fase, FaseStap
from ketenkameleon.rules.inzet import InzetFeit, Inzetsoort, check_inzet, hours_away, hours_in_week
from ketenkameleon.rules.leerlog import names_a_child
from ketenkameleon.rules.loopbaan import (
    Loopbaan,
    LoopbaanStap,
    career_name,
    career_steps,
    check_step,
    has_zaken,
    may_move,
    stand_on,
)
from ketenkameleon.rules.programma import Vastgelegd, hours_done, programme, progress
from ketenkameleon.rules.roles import Rol
from ketenkameleon.rules.ruimte import may_give, most_zaken
from ketenkameleon.rules.wetboek import Rij, Scope, Zekerheid, frozen

KANDIDAAT, GEKOZEN, OPLEIDING, INGEZET, GESTOPT = Loopbaan
A_DAY = timedelta(days=1)
NOV = InzetFeit("halt", Inzetsoort.MEEWERKEN, date(2026, 11, 2), date(2026, 11, 30), Decimal(16))
CONTRACT = Decimal(32)


def step(stand, op):
    return LoopbaanStap(stand, op)


# Steps


@pytest.mark.parametrize(("was", "to", "refusal"), [
    (None, KANDIDAAT, None), (None, INGEZET, "career_step"), (KANDIDAAT, GEKOZEN, None), (GEKOZEN, OPLEIDING, None),
    (OPLEIDING, INGEZET, None), (INGEZET, OPLEIDING, None), (KANDIDAAT, INGEZET, "career_step"),
    (GEKOZEN, INGEZET, "career_step"), (INGEZET, GEKOZEN, "career_step"), (GESTOPT, INGEZET, "career_step"),
    (GESTOPT, KANDIDAAT, None), (INGEZET, INGEZET, "career_step"), (GESTOPT, GESTOPT, "career_step")])
def test_somebody_goes_through_the_team_one_step_at_a_time_and_writes_no_own_step(was, to, refusal):
    assert code(may_move(was, to, zelf=False, on=ON, wet=WET)) == refusal
    assert code(may_move(was, to, zelf=True, on=ON, wet=WET)) == "phase_own_sign"


def test_from_everywhere_somebody_can_stop_and_every_step_has_a_ground():
    table = career_steps(on=ON, wet=WET)
    assert {was for was, to in table if to is GESTOPT} == set(Loopbaan) - {GESTOPT}
    assert all(table.values())


def test_a_step_that_cannot_be_is_named_in_words():
    assert said(may_move(None, INGEZET, zelf=False, on=ON, wet=WET)) == {"nu": "nog niets", "naar": "ingezet"}
    assert said(may_move(KANDIDAAT, INGEZET, zelf=False, on=ON, wet=WET)) == {"nu": "kandidaat", "naar": "ingezet"}
    assert career_name(OPLEIDING, ON, WET) == "in opleiding"


@given(st.lists(st.builds(step, st.sampled_from(Loopbaan), st.dates(date(2024, 1, 1), date(2028, 1, 1))),
                unique_by=lambda stap: stap.op))
def test_somebody_stands_where_the_newest_step_says_whatever_the_order(stappen):
    begun = sorted((stap for stap in stappen if stap.op <= ON), key=lambda stap: stap.op)
    assert stand_on(stappen, ON) == stand_on(stappen[::-1], ON) == (begun[-1].stand if begun else None)


def test_a_step_begins_after_the_one_before():
    held = [step(KANDIDAAT, BEGIN), step(GEKOZEN, ON)]
    assert check_step(ON + A_DAY, held) == check_step(ON, []) == ""
    late = "De vorige stap was op 8 oktober 2026. Kies een latere dag."
    assert check_step(ON, held) == check_step(BEGIN, held) == late


def test_only_who_learns_or_works_has_zaken_and_of_whom_nothing_is_known_it_is_not_asked():
    assert [stand for stand in (None, *Loopbaan) if has_zaken(stand, ON, WET)] == [None, OPLEIDING, INGEZET]


# Programme


def test_the_programme_has_the_order_of_the_pilot():
    assert [deel.code for deel in programme(ON, WET)] == [
        "eed", "raad", "raad_inwerken", "leerplicht", "leerplicht_inwerken", "halt", "halt_inwerken", "boa_cursus",
        "boa_akte"]
    assert all(deel.uren > 0 for deel in programme(ON, WET))


def test_a_part_is_done_by_its_proof_and_a_part_without_one_by_its_own_day():
    own = [Vastgelegd("boa_cursus", None, date(2026, 9, 1), Decimal(72)),
           Vastgelegd("halt", date(2026, 9, 2), date(2026, 9, 3), Decimal(20))]
    found = {stand.deel.code: stand for stand in progress(own, chain(Rol.RAAD), on=ON, wet=WET)}
    assert (found["raad"].gedaan_op, found["raad"].uit_bewijs) == (BEGIN, True)
    assert (found["boa_cursus"].gedaan_op, found["boa_cursus"].uit_bewijs) == (date(2026, 9, 1), False)
    # Halt gives a proof, and there is none: a day that was typed does not count.
    assert (found["halt"].gedaan_op, found["halt"].gepland_op, found["halt"].uren) == (None, date(2026, 9, 2), 20)
    assert hours_done(found.values()) == 72


def test_a_proof_that_begins_later_is_not_done_yet():
    later = chain(Rol.RAAD, van=ON + A_DAY)
    assert {stand.gedaan_op for stand in progress([], later, on=ON, wet=WET)} == {None}
    assert {stand.gedaan_op for stand in progress([], later, on=ON + A_DAY, wet=WET)} == {None, ON + A_DAY}


def test_leaving_the_order_gives_advice_and_no_refusal():
    first = chain(Rol.LEERPLICHT_GESPREK, van=BEGIN + A_DAY)
    found = {s.deel.code: s.advies for s in progress([], (*first, *chain(Rol.RAAD)), on=ON, wet=WET)}
    assert found["raad"] == "Advies: het programma zet dit eerst: Eed of belofte als leerplichtambtenaar, bij de " \
                            "burgemeester."
    assert (found["eed"], found["leerplicht"], found["halt"]) == ("", "", "")
    same = {s.deel.code: s.advies for s in progress([], (*chain(Rol.LEERPLICHT_GESPREK), *chain(Rol.RAAD)), on=ON,
                                                    wet=WET)}
    assert set(same.values()) == {""}


def test_a_plan_before_an_earlier_part_gives_advice_too():
    plans = [Vastgelegd("halt", BEGIN, None, None), Vastgelegd("eed", BEGIN, None, None)]
    found = {s.deel.code: s.advies for s in progress(plans, (), on=ON, wet=WET)}
    assert found["halt"].endswith("onderzoek van de Raad naar schoolverzuim.")
    assert found["eed"] == ""


def test_a_regio_can_have_its_own_programme_with_a_part_without_hours():
    row = frozen([{"code": "eigen", "naam": "Eigen deel", "rol": "", "soort": ""}])
    wet = WET.met([Rij("team.programma", BEGIN, row, "", "", Zekerheid.KEUZE, Scope.REGIO, "25")])
    assert [(deel.code, deel.uren) for deel in programme(ON, wet, "25")] == [("eigen", 0)]
    assert len(programme(ON, wet, "15")) == 9


# Time at partners


@pytest.mark.parametrize(("on", "hours"), [
    (date(2026, 11, 1), 0), (date(2026, 11, 2), 16), (date(2026, 11, 30), 16), (date(2026, 12, 1), 0)])
def test_hours_at_a_partner_count_from_the_first_day_to_the_last(on, hours):
    assert hours_away([NOV], on) == hours
    assert hours_away([replace(NOV, tot=None)], date(2030, 1, 1)) == 16


@pytest.mark.parametrize(("change", "wrong"), [
    ({}, {"van": "Er is al een periode bij deze partner vanaf 2 november 2026, tot en met 30 november 2026. "
                 "Kies andere dagen."}),
    ({"van": date(2026, 11, 30), "tot": None}, {"van"}),
    ({"van": date(2026, 10, 1), "tot": date(2026, 11, 2)}, {"van"}),
    ({"van": date(2026, 12, 1), "tot": None}, set()), ({"van": date(2026, 10, 1), "tot": date(2026, 11, 1)}, set()),
    ({"organisatie": "raad"}, set()), ({"organisatie": "raad", "uren": Decimal("16.1")}, {"uren"}),
    ({"organisatie": "raad", "van": date(2026, 10, 1), "tot": None, "uren": Decimal(17)}, {"uren"}),
    ({"organisatie": "raad", "van": date(2026, 12, 1), "tot": None, "uren": Decimal(32)}, set()),
    ({"tot": date(2026, 11, 1)}, {"tot": "De laatste dag ligt voor de eerste dag. Kies een latere dag."}),
    ({"van": date(2026, 12, 1), "tot": None, "uren": Decimal(0)}, {"uren": "Vul in hoeveel uur per week."}),
    ({"van": date(2026, 12, 1), "tot": date(2026, 12, 1), "uren": Decimal("0.1")}, set())])
def test_a_time_at_a_partner_that_cannot_be_is_answered_with_a_sentence(change, wrong):
    found = check_inzet(replace(NOV, **change), [NOV], contract=CONTRACT)
    assert found == wrong if isinstance(wrong, dict) else set(found) == wrong


def test_a_time_without_end_is_named_so():
    held = replace(NOV, tot=None)
    assert check_inzet(replace(NOV, van=date(2030, 1, 1), tot=None), [held], contract=CONTRACT) == {
        "van": "Er is al een periode bij deze partner vanaf 2 november 2026, zonder einde. Kies andere dagen."}


@pytest.mark.parametrize(("monday", "hours"), [
    (date(2026, 10, 26), "0.0"), (date(2026, 11, 2), "16.0"), (date(2026, 11, 30), "3.2"), (date(2026, 12, 7), "0.0")])
def test_a_week_has_the_share_of_its_working_days(monday, hours):
    assert hours_in_week(NOV, monday) == Decimal(hours)


# Room


@pytest.mark.parametrize(("fase", "uren", "most"), [
    (Fase.ZELFSTANDIG, 0, 16), (Fase.ZELFSTANDIG, 16, 8), (Fase.ZELFSTANDIG, 1, 15), (Fase.ZELFSTANDIG, 32, 0),
    (Fase.ZELFSTANDIG, 40, 0), (Fase.ONDER_BEGELEIDING, 0, 6), (Fase.ONDER_BEGELEIDING, 16, 3), (Fase.MEELOPEN, 0, 0)])
def test_who_works_elsewhere_has_room_for_a_share_of_the_zaken_rounded_down(fase, uren, most):
    facts = replace(pro(fasen=(FaseStap(fase, BEGIN, True),)), inzetten=(replace(NOV, van=ON, uren=Decimal(uren)),))
    assert most_zaken(facts, 16, CONTRACT, on=ON, wet=WET) == most
    assert most_zaken(facts, 16, CONTRACT, on=ON - A_DAY, wet=WET) == most_zaken(
        replace(facts, inzetten=()), 16, CONTRACT, on=ON, wet=WET)


def test_who_is_elsewhere_all_week_has_room_for_nothing_however_many_they_could_have():
    facts = replace(pro(fasen=(ALONE,)), inzetten=(replace(NOV, van=ON, uren=Decimal(40)),))
    assert most_zaken(facts, 100, CONTRACT, on=ON, wet=WET) == 0


@pytest.mark.parametrize(("stand", "most"), [(KANDIDAAT, 0), (OPLEIDING, 16), (INGEZET, 16), (GESTOPT, 0)])
def test_who_stopped_or_is_not_there_yet_has_no_room_from_that_day(stand, most):
    facts = replace(pro(fasen=(ALONE,)), loopbaan=(step(stand, ON),))
    assert most_zaken(facts, 16, CONTRACT, on=ON, wet=WET) == most
    assert most_zaken(facts, 16, CONTRACT, on=ON - A_DAY, wet=WET) == 16


@pytest.mark.parametrize(("zaken", "most", "why", "refusal"), [
    (5, 6, "", None), (6, 6, "", "caseload_needs_reason"), (7, 6, " ", "caseload_needs_reason"),
    (6, 6, "kent het kind", None)])
def test_a_zaak_for_who_has_no_room_needs_a_reason_and_is_never_forbidden(zaken, most, why, refusal):
    verdict = may_give(zaken, most, why)
    assert (code(verdict), bool(verdict)) == (refusal, refusal is None)
    assert said(verdict) == ({"zaken": str(zaken), "most": str(most)} if refusal else {})


# The leerlog


@pytest.mark.parametrize("text", [
    "zaak 2026-00041", "2026 - 00041", "2026/00041", "(2026–00041)", "bsn 999990342", "999.990.342", "999 990 342",
    "9999.90.342", "melding 700000555"])
def test_a_number_of_a_child_is_refused_however_it_is_written(text):
    assert names_a_child(text).endswith("Hier staat niets over een kind of gezin.")


@pytest.mark.parametrize("text", [
    "", "Halt werkt met een band van 16 uur.", "schooljaar 2026-2027", "12-10-2026 van 9 tot 11", "bel 06-12345678",
    "bel 0612345678", "artikel 2.4", "12345-2026-0004"])
def test_a_text_about_the_trade_is_kept(text):
    assert names_a_child(text) == ""


# The yearly report


MODULE = Bewijs(Rol.LEERPLICHT_VERHOOR, "phb_mas", None, date(2027, 3, 1), None)


def test_the_report_has_the_deeds_of_the_year_with_their_area():
    facts = pro(DEED, MODULE)
    deed = AkteJaar("1234567", (HAARLEM,), AKTE_VAN, date(2028, 5, 1))
    assert deeds_in(facts, 2025, on=ON, wet=WET) == [deed] == deeds_in(facts, 2028, on=ON, wet=WET)
    assert deeds_in(facts, 2024, on=ON, wet=WET) == deeds_in(facts, 2029, on=ON, wet=WET) == []


def test_the_report_says_which_modules_were_due_and_which_were_done():
    facts = pro(DEED, MODULE, replace(MODULE, soort="phb_sanctie", van=date(2027, 1, 2)), diensten=pro().diensten)
    assert training_due(facts, 2026, wet=WET) == []
    assert training_due(facts, 2027, wet=WET) == [Bijscholing(date(2027, 5, 2), 1, 2)]
    assert training_due(facts, 2028, wet=WET) == [Bijscholing(date(2028, 5, 2), 2, 2)]
    assert modules_done(facts, 2027, wet=WET) == [
        ("de module sanctionerend optreden (PHB)", date(2027, 1, 2)), ("de module MAS (PHB)", date(2027, 3, 1))]
    assert modules_done(facts, 2026, wet=WET) == []


def test_a_module_before_the_deed_or_after_the_day_it_was_due_does_not_count():
    early, late = replace(MODULE, van=AKTE_VAN - A_DAY), replace(MODULE, van=date(2027, 5, 3))
    assert training_due(pro(DEED, early, late), 2027, wet=WET) == [Bijscholing(date(2027, 5, 2), 1, 0)]
    assert (AKTE_TOT.year, RAAD) == (2030, DEED.werkgever)
