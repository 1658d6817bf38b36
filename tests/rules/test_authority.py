"""The roles, and who may take which one on a day."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bevoegd_bouw import (
    AKTE_TOT,
    ALL,
    ALONE,
    BEGIN,
    DEED,
    HAARLEM,
    ON,
    PURMEREND,
    RAAD,
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
    Geldigheid,
    authority_note,
    holds,
    may_take,
)
from ketenkameleon.rules.fase import Fase, FaseStap
from ketenkameleon.rules.roles import Rol, role_facts
from ketenkameleon.rules.texts import weigering
from ketenkameleon.rules.wetboek import GeenRij
from ketenkameleon.rules.zaak import Zaaksoort

GESPREK, VERHOOR = Rol.LEERPLICHT_GESPREK, Rol.LEERPLICHT_VERHOOR
A_DAY = timedelta(days=1)
INWERKEN = Bewijs(Rol.HALT, "inwerken_halt", None, BEGIN, None)


def take(rol, *bewijzen, on=ON, child=None, **rest):
    return may_take(rol, pro(*bewijzen, **rest), child or zaak(), on, wet=WET)


@pytest.mark.parametrize("rol", [rol for rol in Rol if rol is not VERHOOR])
def test_a_rol_is_taken_with_every_proof_it_asks_for_and_with_none_of_them_missing(rol):
    assert take(rol, *ALL)
    assert authority_note(rol, pro(*ALL), zaak(), ON, wet=WET) == Geldigheid.GELDIG
    for bewijs in chain(rol):
        verdict = take(rol, *without(bewijs.soort))
        assert code(verdict) == "proof_missing", bewijs.soort
        assert said(verdict)["bewijs"] == WET.tabel("rol.bewijs_namen", ON)[bewijs.soort][0]


def test_a_raadsonderzoeker_sworn_in_one_gemeente_takes_leerplicht_there_and_is_refused_next_door():
    sworn = pro(*chain(GESPREK, HAARLEM), *chain(Rol.RAAD))
    assert may_take(GESPREK, sworn, zaak(HAARLEM), ON, wet=WET)
    refused = may_take(GESPREK, sworn, zaak(PURMEREND), ON, wet=WET)
    assert (code(refused), refused.bron) == ("proof_elsewhere", "Leerplichtwet 1969 art. 16 lid 1 en 2")
    text = weigering(refused)
    assert text.waarom == "Dit ontbreekt voor deze gemeente: de aanwijzing als leerplichtambtenaar."
    assert text.wie_beslist == "Het college van de gemeente."
    assert may_take(Rol.RAAD, sworn, zaak(PURMEREND), ON, wet=WET), "the rol of the Raad has no gemeente"
    assert may_take(GESPREK, pro(*chain(GESPREK, HAARLEM, PURMEREND)), zaak(PURMEREND), ON, wet=WET)


def test_being_sworn_leerplichtambtenaar_and_being_boa_are_two_things():
    sworn, boa = pro(*chain(GESPREK)), pro(*without("eed", chain(VERHOOR)))
    assert holds(GESPREK, sworn, HAARLEM, ON, wet=WET)
    assert said(holds(VERHOOR, sworn, HAARLEM, ON, wet=WET))["bewijs"] == "de akte van beëdiging als BOA"
    lacks = holds(VERHOOR, boa, HAARLEM, ON, wet=WET)
    assert (said(lacks)["bewijs"], said(lacks)["wie"]) == (
        "de eed of belofte als leerplichtambtenaar", "De burgemeester van de gemeente")


@pytest.mark.parametrize(("van", "tot", "code_", "gegevens"), [
    (date(2026, 10, 8), date(2026, 10, 8), None, {}),
    (date(2026, 10, 9), None, "proof_not_yet", {"vanaf": "9 oktober 2026"}),
    (date(2021, 1, 1), date(2026, 10, 7), "proof_expired", {"tot": "7 oktober 2026"}),
])
def test_refusal_says_which_proof_since_or_until_when_and_who_can_mend_it(van, tot, code_, gegevens):
    verdict = take(Rol.HALT, *without("inwerken_halt"), replace(INWERKEN, van=van, tot=tot))
    assert code(verdict) == code_
    who = {"bewijs": "het inwerken bij Halt", "wie": "De coördinator van uw regio"}
    assert said(verdict) == ({**gegevens, **who} if code_ else {})


@pytest.mark.parametrize("wrong", [{"soort": "inwerken_raad"}, {"rol": Rol.RAAD}, {"rol": None}])
def test_a_proof_of_another_kind_or_rol_is_no_proof(wrong):
    assert code(take(Rol.HALT, *without("inwerken_halt"), replace(INWERKEN, **wrong))) == "proof_missing"


def test_the_last_proof_that_ended_and_the_first_that_begins_are_named():
    rest, own = without("inwerken_halt"), INWERKEN
    ended = [replace(own, van=date(2020, 1, 1), tot=tot) for tot in (date(2024, 1, 1), date(2025, 1, 1))]
    assert said(take(Rol.HALT, *rest, *ended))["tot"] == "1 januari 2025"
    coming = [replace(own, van=van) for van in (date(2028, 1, 1), date(2027, 1, 1))]
    assert said(take(Rol.HALT, *rest, *coming))["vanaf"] == "1 januari 2027"
    assert code(take(Rol.HALT, *rest, *ended, *coming)) == "proof_expired"
    assert take(Rol.HALT, *rest, *ended, own), "a renewed proof"


@pytest.mark.parametrize(("bewijzen", "code_"), [
    (chain(VERHOOR), "verhoor_on_paper"), (without("akte_boa"), "proof_missing"), ((DEED,), "proof_missing")])
def test_verhoor_never_begins_from_a_talk(bewijzen, code_):
    assert code(take(VERHOOR, *bewijzen)) == code_


def test_verhoor_with_every_proof_is_noted_as_valid():
    assert authority_note(VERHOOR, pro(*ALL), zaak(), ON, wet=WET) == Geldigheid.GELDIG
    assert authority_note(VERHOOR, pro(*ALL), zaak(), AKTE_TOT + A_DAY, wet=WET) == Geldigheid.ZONDER


@pytest.mark.parametrize(("rol", "leeftijd", "code_"), [
    (Rol.HALT, 11, "too_young"), (Rol.HALT, 12, None), (Rol.HALT, 17, None), (Rol.HALT, 18, "too_old"),
    (Rol.HALT, None, "age_unknown"), (VERHOOR, 11, "too_young"),
    (VERHOOR, 12, "verhoor_on_paper"), (VERHOOR, 18, "verhoor_on_paper"),
    (VERHOOR, None, "age_unknown"), (GESPREK, 6, None),
    (GESPREK, None, None), (Rol.RAAD, None, None), (Rol.ONDERWIJSZORG, 5, None),
])
def test_nobody_under_twelve_is_a_suspect_or_goes_to_halt(rol, leeftijd, code_):
    assert code(take(rol, *ALL, child=zaak(leeftijd=leeftijd))) == code_


@pytest.mark.parametrize(("zaaksoort", "rol"), [(Zaaksoort.VRIJWILLIG, GESPREK), (Zaaksoort.DOORSTROOMPUNT, Rol.HALT)])
def test_a_rol_that_does_not_fit_the_zaak_is_refused_whatever_the_proof(zaaksoort, rol):
    assert code(take(rol, *ALL, child=zaak(soort=zaaksoort))) == "role_not_in_kind"


@pytest.mark.parametrize("zaaksoort", Zaaksoort)
@pytest.mark.parametrize("rol", Rol)
def test_noting_what_happened_is_never_refused_but_says_that_there_was_no_authority(rol, zaaksoort):
    assert authority_note(rol, pro(), zaak(soort=zaaksoort, leeftijd=None), ON, wet=WET) == Geldigheid.ZONDER


def test_the_parent_of_a_child_of_any_age_can_be_the_suspect():
    parent = zaak(leeftijd=8, kind_verdacht=False)
    assert authority_note(VERHOOR, pro(*ALL), parent, ON, wet=WET) == Geldigheid.GELDIG
    assert code(take(VERHOOR, *ALL, child=parent)) == "verhoor_on_paper"
    assert authority_note(VERHOOR, pro(*ALL), replace(parent, leeftijd=None), ON, wet=WET) == Geldigheid.GELDIG
    assert authority_note(VERHOOR, pro(*ALL), replace(parent, kind_verdacht=True), ON, wet=WET) == Geldigheid.ZONDER
    assert code(take(Rol.HALT, *ALL, child=parent)) == "too_young"


@pytest.mark.parametrize(("rol", "leeftijd", "jaar"), [
    (Rol.HALT, 11, "12"), (Rol.HALT, None, "12"), (Rol.HALT, 18, "18"), (VERHOOR, 11, "12")])
def test_refusal_for_age_names_the_rol_and_the_year_at_which_it_turns(rol, leeftijd, jaar):
    verdict = take(rol, *ALL, child=zaak(leeftijd=leeftijd))
    assert said(verdict) == {"rol": role_facts(rol, on=ON, wet=WET).naam, "jaar": jaar}


@pytest.mark.parametrize("rol", Rol)
def test_refusal_for_a_proof_names_the_source_that_asks_for_it(rol):
    for eis in WET.tabel("rol.bewijzen", ON)[rol]:
        held = without(eis["soort"], chain(rol))
        assert holds(rol, pro(*held), HAARLEM, ON, wet=WET).bron == eis["bron"]


@pytest.mark.parametrize(("fasen", "gesprek", "verhoor"), [
    ((), "phase_too_early", "phase_too_early"),
    ((FaseStap(Fase.MEELOPEN, BEGIN, True),), "phase_too_early", "phase_too_early"),
    ((FaseStap(Fase.ONDER_BEGELEIDING, BEGIN, True),), None, "phase_too_early"),
    ((ALONE,), None, None),
    ((replace(ALONE, getekend=False),), "phase_too_early", "phase_too_early"),
    ((replace(ALONE, van=ON + A_DAY),), "phase_too_early", "phase_too_early"),
    ((ALONE, FaseStap(Fase.ONDER_BEGELEIDING, ON, True)), None, "phase_too_early"),
])
def test_rollen_open_with_the_phases_that_a_begeleider_signed(fasen, gesprek, verhoor):
    held = pro(*ALL, fasen=fasen)
    assert [code(holds(rol, held, HAARLEM, ON, wet=WET)) for rol in (GESPREK, VERHOOR)] == [gesprek, verhoor]


def test_in_no_gemeente_in_particular_every_proof_is_asked_for_in_one_and_the_same():
    split = pro(*without("eed", chain(GESPREK, HAARLEM)), *(b for b in chain(GESPREK, PURMEREND) if b.soort == "eed"))
    assert code(holds(GESPREK, split, None, ON, wet=WET)) == "proof_elsewhere"
    assert holds(GESPREK, pro(*chain(GESPREK, PURMEREND)), None, ON, wet=WET)
    assert code(holds(GESPREK, pro(), None, ON, wet=WET)) == "proof_missing"
    ended = chain(GESPREK, PURMEREND, tot=ON - A_DAY)
    assert code(holds(GESPREK, pro(*(b for b in ALL if b.soort != "eed" and b.rol is not GESPREK), *ended), None, ON,
                      wet=WET)) == "proof_expired"
    assert holds(Rol.RAAD, pro(*chain(Rol.RAAD)), None, ON, wet=WET)


def test_a_day_before_the_first_row_is_answered_with_a_dutch_sentence():
    with pytest.raises(GeenRij, match=r"Er is geen regel .* die gold op 1999-12-31"):
        take(Rol.RAAD, *ALL, on=date(1999, 12, 31))


DAYS = st.dates(date(2024, 1, 1), date(2032, 12, 31))


@given(rol=st.sampled_from(Rol), lost=st.sets(st.integers(0, len(ALL) - 1)), on=DAYS)
def test_taking_a_proof_away_never_opens_a_rol(rol, lost, on):
    fewer = [bewijs for index, bewijs in enumerate(ALL) if index not in lost]
    if holds(rol, pro(*fewer), HAARLEM, on, wet=WET):
        assert holds(rol, pro(*ALL), HAARLEM, on, wet=WET)


@given(rol=st.sampled_from(Rol), on=DAYS, order=st.randoms(use_true_random=False))
def test_the_order_in_which_proofs_were_written_down_does_not_matter(rol, on, order):
    mixed = list(ALL)
    order.shuffle(mixed)
    assert may_take(rol, pro(*mixed), zaak(), on, wet=WET) == may_take(rol, pro(*ALL), zaak(), on, wet=WET)


@given(rol=st.sampled_from(Rol), on=DAYS, tot=DAYS)
def test_nothing_is_taken_after_the_last_day_of_the_job(rol, on, tot):
    job = Dienst(RAAD, Functie.BIP, date(2020, 1, 1), tot)
    if on > tot:
        assert code(holds(rol, pro(*ALL, diensten=(job,)), HAARLEM, on, wet=WET)) == "not_in_service"
