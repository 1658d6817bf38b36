"""The deed of a BOA, its training, the job it hangs on; acts of law; rollen that lie uneasily together."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from bevoegd_bouw import (
    AKTE_TOT,
    ALL,
    BEGIN,
    DEED,
    GEMEENTE,
    HAARLEM,
    JOB,
    ON,
    PURMEREND,
    WET,
    chain,
    code,
    pro,
    said,
    without,
    zaak,
)
from ketenkameleon.rules.access import Functie
from ketenkameleon.rules.authority import (
    Bewijs,
    Dienst,
    Dubbelrol,
    Geldigheid,
    Paar,
    authority_note,
    holds,
    may_do,
    may_take,
    pairs,
)
from ketenkameleon.rules.bewijs import kinds
from ketenkameleon.rules.fase import Besluitdaad
from ketenkameleon.rules.roles import Rol
from ketenkameleon.rules.texts import weigering
from ketenkameleon.rules.wetboek import Rij, Scope, Zekerheid, frozen

GESPREK, VERHOOR = Rol.LEERPLICHT_GESPREK, Rol.LEERPLICHT_VERHOOR
A_DAY = timedelta(days=1)


def take(rol, *bewijzen, on=ON, child=None, **rest):
    return may_take(rol, pro(*bewijzen, **rest), child or zaak(), on, wet=WET)


@pytest.mark.parametrize("what", ["job", "proof", "deed"])
def test_authority_ends_the_day_after_the_job_the_proof_or_the_deed_ends(what):
    last = date(2026, 11, 30)
    held = {"job": pro(*ALL, diensten=(replace(JOB, tot=last),)),
            "proof": pro(*without("vog"), Bewijs(None, "vog", None, BEGIN, last)),
            "deed": pro(*without("akte_boa"), replace(DEED, tot=last))}[what]
    assert [bool(holds(VERHOOR, held, HAARLEM, on, wet=WET)) for on in (last, last + A_DAY)] == [True, False]


def test_a_deed_falls_with_a_change_of_employer_though_the_zaak_goes_on():
    moved = (replace(JOB, tot=ON - A_DAY), Dienst(GEMEENTE, Functie.BIP, ON, None))
    verdict = holds(VERHOOR, pro(*ALL, diensten=moved), HAARLEM, ON, wet=WET)
    assert code(verdict) == "proof_other_employer"
    assert weigering(verdict).waarom == (
        "Dit bewijs hoort bij een andere werkgever: de akte van beëdiging als BOA.")
    assert holds(VERHOOR, pro(*ALL, diensten=moved), HAARLEM, ON - A_DAY, wet=WET)
    assert take(GESPREK, *ALL, diensten=moved), "an aanwijzing is of the gemeente, not of the employer"
    new = replace(DEED, van=ON, tot=ON + 365 * A_DAY, werkgever=GEMEENTE)
    assert holds(VERHOOR, pro(*ALL, new, diensten=moved), HAARLEM, ON, wet=WET), "a deed of the new employer"


@pytest.mark.parametrize("diensten", [(), (replace(JOB, tot=ON - A_DAY),), (replace(JOB, van=ON + A_DAY),),
                                      (replace(JOB, functie=Functie.COORDINATOR),)])
def test_without_a_job_in_a_functie_that_takes_rollen_nothing_holds(diensten):
    assert code(take(Rol.RAAD, *ALL, diensten=diensten)) == "not_in_service"
    assert code(may_do(Besluitdaad.VTO, pro(*ALL, diensten=diensten), zaak(), ON, wet=WET)) == "not_in_service"


def test_a_deed_holds_only_in_its_own_area():
    held = pro(*without("akte_boa", chain(VERHOOR, HAARLEM, PURMEREND)), DEED)
    assert holds(VERHOOR, held, HAARLEM, ON, wet=WET)
    assert code(holds(VERHOOR, held, PURMEREND, ON, wet=WET)) == "proof_elsewhere"


def test_a_deed_holds_five_years_at_most_whatever_was_written_down():
    long = replace(DEED, tot=date(2040, 1, 1))
    modules = phb(4, date(2026, 1, 1))
    held = pro(*without("akte_boa"), long, *modules)
    assert [bool(holds(VERHOOR, held, HAARLEM, on, wet=WET)) for on in (AKTE_TOT, AKTE_TOT + A_DAY)] == [True, False]
    assert said(holds(VERHOOR, held, HAARLEM, AKTE_TOT + A_DAY, wet=WET))["tot"] == "1 mei 2030"


def phb(count, van):
    return tuple(Bewijs(VERHOOR, soort, None, van, None) for soort in WET.waarde("boa.modules", ON)[:count])


@pytest.mark.parametrize(("due", "asked"), [(date(2027, 5, 2), 1), (date(2028, 5, 2), 2), (date(2029, 5, 2), 3)])
def test_a_module_that_is_missed_on_its_due_day_ends_the_power(due, asked):
    enough, short = pro(*ALL, *phb(asked, BEGIN)), pro(*ALL, *phb(asked - 1, BEGIN))
    assert holds(VERHOOR, enough, HAARLEM, due, wet=WET)
    assert holds(VERHOOR, short, HAARLEM, due - A_DAY, wet=WET)
    verdict = holds(VERHOOR, short, HAARLEM, due, wet=WET)
    assert code(verdict) == "phb_missed"
    assert said(verdict) == {"op": f"2 mei {due.year}", "wie": "Uw werkgever, bij Justis"}
    late = pro(*ALL, *phb(asked - 1, BEGIN), Bewijs(VERHOOR, "phb_mas", None, due + A_DAY, None))
    assert code(holds(VERHOOR, late, HAARLEM, due + 9 * A_DAY, wet=WET)) == "phb_missed", "late is missed"
    on_the_day = pro(*ALL, *phb(asked - 1, BEGIN), Bewijs(VERHOOR, "phb_mas", None, due, None))
    assert holds(VERHOOR, on_the_day, HAARLEM, due, wet=WET)
    assert take(GESPREK, *ALL, on=due), "the aanwijzing stays"


def test_the_same_module_twice_counts_once_and_one_before_the_deed_does_not_count():
    due = date(2028, 5, 2)
    twice = [Bewijs(VERHOOR, "phb_mas", None, van, None) for van in (BEGIN, BEGIN + A_DAY)]
    assert code(holds(VERHOOR, pro(*ALL, *twice), HAARLEM, due, wet=WET)) == "phb_missed"
    before = [Bewijs(VERHOOR, "phb_sanctie", None, DEED.van - A_DAY, None)]
    assert code(holds(VERHOOR, pro(*ALL, *phb(1, BEGIN), *before), HAARLEM, due, wet=WET)) == "phb_missed"


@pytest.mark.parametrize(("count", "held"), [(4, True), (3, False)])
def test_a_renewed_deed_asks_for_four_modules_in_the_run_of_the_one_before(count, held):
    renewed = replace(DEED, van=AKTE_TOT + A_DAY, tot=date(2035, 5, 1), nummer="7654321")
    verdict = holds(VERHOOR, pro(*ALL, renewed, *phb(count, BEGIN)), HAARLEM, AKTE_TOT + A_DAY, wet=WET)
    assert bool(verdict) is held
    apart = replace(renewed, van=AKTE_TOT + 2 * A_DAY)
    assert holds(VERHOOR, pro(*ALL, apart), HAARLEM, apart.van, wet=WET), "a new deed, not a renewal"


@pytest.mark.parametrize(("daad", "missing"), [
    (Besluitdaad.PROCES_VERBAAL, "akte_boa"), (Besluitdaad.HALT_VERWIJZING, "akte_boa"),
    (Besluitdaad.VERLOF_BOVEN_TIEN_DAGEN, "aanwijzing"), (Besluitdaad.VTO, "mandaat_vto"),
    (Besluitdaad.VRIJSTELLING, "mandaat_vrijstelling")])
def test_an_act_asks_for_its_own_deed_designation_or_mandate(daad, missing):
    mandates = tuple(Bewijs(None, soort, HAARLEM, BEGIN, None) for soort in ("mandaat_vto", "mandaat_vrijstelling"))
    whole = (*ALL, *mandates)
    assert may_do(daad, pro(*whole), zaak(), ON, wet=WET)
    verdict = may_do(daad, pro(*without(missing, whole)), zaak(), ON, wet=WET)
    assert (code(verdict), said(verdict)["bewijs"]) == (
        "proof_missing", WET.tabel("rol.bewijs_namen", ON)[missing][0])
    assert code(may_do(daad, pro(*whole), zaak(PURMEREND), ON, wet=WET)) == "proof_elsewhere"
    assert code(may_do(daad, pro(*whole, fasen=()), zaak(), ON, wet=WET)) == "phase_too_early"


def test_a_request_for_research_is_of_the_college_and_not_of_the_officer():
    verdict = may_do(Besluitdaad.VTO, pro(*ALL), zaak(), ON, wet=WET)
    assert (said(verdict)["wie"], verdict.bron) == ("Het college van de gemeente",
                                                   "Jeugdwet art. 2.4; mandaat na te vragen")


@pytest.mark.parametrize(("daad", "leeftijd", "code_"), [
    (Besluitdaad.PROCES_VERBAAL, 11, "too_young"), (Besluitdaad.PROCES_VERBAAL, 18, None),
    (Besluitdaad.HALT_VERWIJZING, 18, "too_old"), (Besluitdaad.HALT_VERWIJZING, 12, None),
    (Besluitdaad.VERLOF_BOVEN_TIEN_DAGEN, 5, None)])
def test_a_child_is_not_a_suspect_before_twelve_and_not_for_halt_from_eighteen(daad, leeftijd, code_):
    assert code(may_do(daad, pro(*ALL), zaak(leeftijd=leeftijd), ON, wet=WET)) == code_


def test_a_proces_verbaal_against_a_parent_asks_no_age_of_the_child():
    parent = zaak(leeftijd=6, kind_verdacht=False)
    assert may_do(Besluitdaad.PROCES_VERBAAL, pro(*ALL), parent, ON, wet=WET)


WHY = Dubbelrol("De Raad vroeg om deze onderzoeker.", ON, ON - A_DAY)


@pytest.mark.parametrize(("dubbelrol", "code_"), [
    (None, "pair_needs_reason"), (WHY, None), (replace(WHY, reden="  "), "pair_needs_reason"),
    (replace(WHY, verteld_op=None), "pair_needs_reason"),
    (replace(WHY, collega_aangeboden_op=None), "pair_needs_reason"),
    (replace(WHY, collega_aangeboden_op=ON + A_DAY), "pair_needs_reason"),
    (replace(WHY, verteld_op=ON + A_DAY), "pair_needs_reason")])
def test_raad_after_verhoor_asks_for_a_reason_the_child_told_and_a_colleague_offered_first(dubbelrol, code_):
    had = zaak(gehouden=frozenset({VERHOOR}), dubbelrol=dubbelrol)
    assert code(take(Rol.RAAD, *ALL, child=had)) == code_
    assert authority_note(Rol.RAAD, pro(*ALL), had, ON, wet=WET) == Geldigheid.GELDIG, "noting is not refused"


def test_a_regio_can_forbid_the_pair_and_another_pair_is_free():
    row = frozen([{"rollen": ["leerplicht_verhoor", "raad"], "stand": "verboden", "bron": "Besluit van de regio"}])
    strict = WET.met([Rij("rol.onverenigbaar", BEGIN, row, "", "", Zekerheid.KEUZE, Scope.REGIO, "25")])
    had = zaak(gehouden=frozenset({VERHOOR}), dubbelrol=WHY, regio="25")
    verdict = may_take(Rol.RAAD, pro(*ALL), had, ON, wet=strict)
    assert (code(verdict), verdict.bron) == ("pair_forbidden", "Besluit van de regio")
    assert may_take(Rol.RAAD, pro(*ALL), replace(had, regio="15"), ON, wet=strict)
    assert pairs(GESPREK, frozenset({VERHOOR, Rol.RAAD}), ON, wet=strict, regio="25") == (Paar.VRIJ, "")
    assert pairs(Rol.RAAD, frozenset({Rol.RAAD}), ON, wet=WET) == (Paar.VRIJ, "")




def test_every_kind_of_proof_that_can_be_written_down_stands_in_the_list_once_with_its_name():
    found = kinds(ON, WET)
    assert len({(eis.rol, eis.soort) for eis in found}) == len(found)
    assert {eis.soort for eis in found} == set(WET.tabel("rol.bewijs_namen", ON))
    assert {(eis.rol, eis.waar) for eis in found if eis.soort.startswith("phb_")} == {(VERHOOR, "")}
    assert {(eis.rol, eis.waar) for eis in found if eis.soort.startswith("mandaat_")} == {(None, "gemeente")}
