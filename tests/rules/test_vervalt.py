"""Until when a proof holds, when a warning comes, and what cannot be written down."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bevoegd_bouw import ALL, BEGIN, DEED, GEMEENTE, HAARLEM, JOB, ON, PURMEREND, RAAD, WET, chain, pro, without
from ketenkameleon.rules.access import Functie
from ketenkameleon.rules.authority import Bewijs, Dienst, holds
from ketenkameleon.rules.roles import Rol
from ketenkameleon.rules.vervalt import check_proof, held_until, last_day, next_module, warnings

GESPREK, VERHOOR = Rol.LEERPLICHT_GESPREK, Rol.LEERPLICHT_VERHOOR
A_DAY = timedelta(days=1)
VOG = Bewijs(None, "vog", None, BEGIN, None)


def ends(days):
    return pro(*without("vog"), replace(VOG, tot=ON + days * A_DAY))


@pytest.mark.parametrize(("days", "grens"), [
    (91, None), (90, 90), (31, 90), (30, 30), (8, 30), (7, 7), (0, 7), (-1, None)])
def test_a_warning_comes_ninety_thirty_and_seven_days_before_the_last_day(days, grens):
    found = [w.grens for w in warnings(ends(days), on=ON, wet=WET) if w.bewijs.soort == "vog"]
    assert found == ([grens] if grens else [])


def test_a_proof_that_another_follows_without_a_gap_gives_no_warning():
    last = ON + 20 * A_DAY
    old = replace(VOG, tot=last)
    for van, warned in ((last + A_DAY, False), (last + 2 * A_DAY, True), (ON, False)):
        held = pro(*without("vog"), old, replace(VOG, van=van))
        assert bool(warnings(held, on=ON, wet=WET)) is warned
    shorter = pro(*without("vog"), old, replace(VOG, tot=last - A_DAY))
    assert [w.laatste_dag for w in warnings(shorter, on=ON, wet=WET)] == [last]
    together = pro(*without("vog"), old, replace(old, van=ON))
    assert len(warnings(together, on=ON, wet=WET)) == 2, "two that end together do not follow each other"
    elsewhere = [Bewijs(GESPREK, "eed", HAARLEM, BEGIN, last), Bewijs(GESPREK, "eed", PURMEREND, BEGIN, None)]
    assert [w.bewijs.gemeente for w in warnings(pro(*elsewhere), on=ON, wet=WET)] == [HAARLEM]


def test_a_proof_that_is_yet_to_begin_gives_no_warning():
    assert warnings(pro(replace(VOG, van=ON + A_DAY, tot=ON + 3 * A_DAY)), on=ON, wet=WET) == []


def test_what_ends_first_comes_first_and_a_deed_says_when_to_ask_for_the_next():
    deed = replace(DEED, van=date(2026, 6, 1), tot=ON + 60 * A_DAY)
    found = warnings(pro(deed, replace(VOG, tot=ON + 5 * A_DAY)), on=ON, wet=WET)
    assert [(w.naam, w.laatste_dag, w.aanvragen_voor) for w in found] == [
        ("de verklaring omtrent het gedrag (VOG)", date(2026, 10, 13), None),
        ("de akte van beëdiging als BOA", date(2026, 12, 7), date(2026, 9, 7))]


def test_a_deed_that_ends_for_want_of_a_module_is_not_renewed_by_asking_for_another():
    [found] = warnings(pro(DEED), on=date(2027, 3, 1), wet=WET)
    assert (found.laatste_dag, found.grens, found.aanvragen_voor) == (date(2027, 5, 1), 90, None)


@pytest.mark.parametrize(("held", "last"), [
    (pro(DEED), date(2027, 5, 1)),
    (pro(DEED, *(Bewijs(VERHOOR, soort, None, BEGIN, None) for soort in ("phb_mas", "phb_sanctie", "phb_strafrecht"))),
     date(2030, 5, 1)),
    (pro(replace(DEED, tot=date(2026, 12, 31))), date(2026, 12, 31)),
    (pro(DEED, diensten=(replace(JOB, tot=date(2026, 11, 1)),)), date(2026, 11, 1)),
    (pro(DEED, diensten=(replace(JOB, tot=ON),)), ON),
    (pro(DEED, diensten=(replace(JOB, tot=date(2026, 11, 1)), replace(JOB, van=date(2026, 11, 2)))), date(2027, 5, 1)),
    (pro(DEED, diensten=(Dienst(GEMEENTE, Functie.BIP, BEGIN, None),)), date(2027, 5, 1)),
])
def test_a_deed_ends_with_its_term_a_missed_module_or_the_job(held, last):
    assert last_day(held.bewijzen[0], held, on=ON, wet=WET) == last


def test_a_proof_without_an_end_has_no_last_day():
    assert last_day(VOG, pro(VOG), on=ON, wet=WET) is None


def test_a_rol_is_held_until_the_first_of_its_proofs_ends():
    assert held_until(GESPREK, pro(*ALL), HAARLEM, on=ON, wet=WET) is None
    assert held_until(VERHOOR, pro(*ALL), HAARLEM, on=ON, wet=WET) == date(2027, 5, 1)
    assert held_until(GESPREK, ends(20), HAARLEM, on=ON, wet=WET) == ON + 20 * A_DAY
    followed = pro(*ends(20).bewijzen, replace(VOG, van=ON + 21 * A_DAY, tot=ON + 50 * A_DAY))
    assert held_until(GESPREK, followed, HAARLEM, on=ON, wet=WET) == ON + 50 * A_DAY
    gap = pro(*ends(20).bewijzen, replace(VOG, van=ON + 22 * A_DAY))
    assert held_until(GESPREK, gap, HAARLEM, on=ON, wet=WET) == ON + 20 * A_DAY
    job = pro(*ALL, diensten=(replace(JOB, tot=ON + 3 * A_DAY),))
    assert held_until(GESPREK, job, HAARLEM, on=ON, wet=WET) == ON + 3 * A_DAY


@given(ends=st.lists(st.integers(0, 400), min_size=6, max_size=6))
def test_a_rol_is_held_through_its_last_day_and_not_the_day_after(ends):
    held = pro(*(replace(b, tot=ON + days * A_DAY) for b, days in zip(chain(GESPREK), ends, strict=False)))
    last = held_until(GESPREK, held, HAARLEM, on=ON, wet=WET)
    assert [bool(holds(GESPREK, held, HAARLEM, on, wet=WET)) for on in (last, last + A_DAY)] == [True, False]


def test_the_next_module_is_the_step_that_is_still_to_come():
    assert next_module(DEED, pro(DEED), on=ON, wet=WET) == (date(2027, 5, 2), 1)
    assert next_module(DEED, pro(DEED), on=date(2028, 5, 1), wet=WET) == (date(2028, 5, 2), 2)
    assert next_module(DEED, pro(DEED), on=date(2029, 5, 2), wet=WET) is None


@pytest.mark.parametrize(("nieuw", "sentence"), [
    (DEED, ""),
    (replace(DEED, tot=DEED.van - A_DAY), "De laatste dag ligt voor de eerste dag. Kies een latere dag."),
    (replace(VOG, tot=VOG.van), ""),
    (replace(VOG, tot=VOG.van - A_DAY), "De laatste dag ligt voor de eerste dag. Kies een latere dag."),
    (replace(VOG, van=date(1999, 12, 31)),
     "De begindatum ligt voor 1 januari 2000. Voor die tijd kennen wij de regels niet."),
    (replace(VOG, van=date(2000, 1, 1)), ""),
    (replace(DEED, tot=DEED.tot + A_DAY),
     "Een akte geldt ten hoogste 5 jaar. Kies een laatste dag tot en met 1 mei 2030."),
    (replace(DEED, tot=None), "Een akte geldt ten hoogste 5 jaar. Kies een laatste dag tot en met 1 mei 2030."),
    (replace(DEED, nummer=" "), "Vul het nummer van de akte in, en voor welke gemeenten zij geldt."),
    (replace(DEED, gebied=()), "Vul het nummer van de akte in, en voor welke gemeenten zij geldt."),
])
def test_a_proof_that_cannot_be_is_answered_with_a_dutch_sentence(nieuw, sentence):
    assert check_proof(nieuw, [VOG], wet=WET) == sentence


@pytest.mark.parametrize(("van", "tot", "overlaps"), [
    (date(2030, 5, 1), date(2031, 5, 1), True), (date(2030, 5, 2), date(2031, 5, 1), False),
    (date(2024, 5, 1), date(2025, 5, 2), True), (date(2024, 5, 1), date(2025, 5, 1), False)])
def test_two_deeds_that_overlap_are_refused_with_the_days_of_the_other(van, tot, overlaps):
    sentence = check_proof(replace(DEED, van=van, tot=tot), [VOG, DEED], wet=WET)
    assert sentence == ("Er is al een akte die geldt van 2 mei 2025 tot en met 1 mei 2030. Beëindig die eerst, of kies"
                        " andere dagen." if overlaps else "")


def test_deeds_of_two_employers_may_overlap():
    other = replace(DEED, werkgever=GEMEENTE)
    assert RAAD != GEMEENTE
    assert check_proof(other, [DEED], wet=WET) == ""
