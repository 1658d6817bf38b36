"""The zaak: kinds, steps, closing, and the question to a professional."""

from dataclasses import replace
from datetime import date

import pytest

from ketenkameleon.rules.rijen import shipped
from ketenkameleon.rules.roles import Rol
from ketenkameleon.rules.wetboek import Rij, Scope, Zekerheid, frozen
from ketenkameleon.rules.zaak import (
    CloseFacts,
    Stand,
    VerzoekStand,
    Zaaksoort,
    answer_due,
    choices_after_withdrawal,
    has_promise,
    may_answer,
    may_close,
    may_convert,
    may_hand_over,
    may_have_role,
    may_refuse,
    may_step,
    outcomes,
    refusal_reasons,
    steps,
    waiting_parties,
)

WET = shipped()
ON = date(2026, 10, 8)
STEPS = {("nieuw", "loopt"), ("nieuw", "plek_gestart"), ("nieuw", "gesloten"), ("loopt", "plek_gestart"),
         ("loopt", "gesloten"), ("plek_gestart", "loopt"), ("plek_gestart", "gesloten"),
         ("gesloten", "loopt")}
READY = CloseFacts("plek_past", nazorg_gedaan=True, plek_bevestigd=True)


@pytest.mark.parametrize("now_in", Stand)
@pytest.mark.parametrize("to", Stand)
def test_zaak_takes_only_the_steps_of_the_table(now_in, to):
    verdict = may_step(now_in, to, on=ON, wet=WET)
    assert bool(verdict) is ((now_in.value, to.value) in STEPS)
    if not verdict:
        assert verdict.code == "no_such_step"
        assert dict(verdict.gegevens)["nu"] == now_in.replace("_", " ")


def test_every_step_has_a_ground():
    assert all(steps(on=ON, wet=WET).values())


@pytest.mark.parametrize(("soort", "promised"), [
    (Zaaksoort.VERZUIM, True), (Zaaksoort.LUXE, False), (Zaaksoort.DOORSTROOMPUNT, False),
    (Zaaksoort.VRIJWILLIG, False)])
def test_only_a_verzuimzaak_has_a_promise(soort, promised):
    assert has_promise(soort, on=ON, wet=WET) is promised


@pytest.mark.parametrize(("soort", "not_allowed"), [
    (Zaaksoort.VERZUIM, set()), (Zaaksoort.LUXE, set()), (Zaaksoort.DOORSTROOMPUNT, {Rol.HALT}),
    (Zaaksoort.VRIJWILLIG, {Rol.LEERPLICHT_GESPREK, Rol.LEERPLICHT_VERHOOR})])
def test_kind_of_zaak_says_which_rollen_do_not_fit(soort, not_allowed):
    assert {rol for rol in Rol if not may_have_role(soort, rol, on=ON, wet=WET)} == not_allowed


def test_a_rol_that_does_not_fit_is_refused_with_the_kind_of_zaak():
    verdict = may_have_role(Zaaksoort.VRIJWILLIG, Rol.LEERPLICHT_GESPREK, on=ON, wet=WET)
    assert (verdict.code, verdict.gegevens) == ("role_not_in_kind", (("soort", "Vrijwillige hulp"),))


@pytest.mark.parametrize(("soort", "to", "told", "code"), [
    (Zaaksoort.VRIJWILLIG, Zaaksoort.VERZUIM, True, None),
    (Zaaksoort.VRIJWILLIG, Zaaksoort.VERZUIM, False, "family_not_told"),
    (Zaaksoort.LUXE, Zaaksoort.VERZUIM, False, None),
    (Zaaksoort.VERZUIM, Zaaksoort.VRIJWILLIG, True, "cannot_convert"),
    (Zaaksoort.DOORSTROOMPUNT, Zaaksoort.VERZUIM, True, "cannot_convert"),
])
def test_kind_of_zaak_changes_only_as_a_step_the_family_knows(soort, to, told, code):
    verdict = may_convert(soort, to, told_family=told, on=ON, wet=WET)
    assert getattr(verdict, "code", None) == code


@pytest.mark.parametrize(("changed", "code"), [
    ({}, None),
    ({"open_contacten": 1}, "contact_open"),
    ({"meldingen_zonder_reden": 1}, "melding_without_reason"),
    ({"uitkomst": ""}, "outcome_unknown"),
    ({"uitkomst": "opgelost"}, "outcome_unknown"),
    ({"plek_bevestigd": False}, "plek_not_confirmed"),
    ({"nazorg_gedaan": False}, "aftercare_not_done"),
    ({"uitkomst": "anders"}, "reason_missing"),
    ({"uitkomst": "anders", "reden": "  "}, "reason_missing"),
    ({"uitkomst": "anders", "reden": "Het gezin is onvindbaar."}, None),
    ({"uitkomst": "verhuisd", "plek_bevestigd": False}, None),
    ({"uitkomst": "verhuisd", "nazorg_gedaan": False}, "aftercare_not_done"),
    ({"uitkomst": "achttien_overgedragen", "plek_bevestigd": False}, None),
    ({"uitkomst": "overleden", "nazorg_gedaan": False, "plek_bevestigd": False}, None),
    ({"uitkomst": "ten_onrechte_gemeld", "nazorg_gedaan": False, "plek_bevestigd": False}, None),
])
def test_zaak_closes_only_when_nothing_is_left_open(changed, code):
    assert getattr(may_close(replace(READY, **changed), on=ON, wet=WET), "code", None) == code


def test_outcomes_are_those_of_the_house():
    assert list(outcomes(on=ON, wet=WET)) == [
        "plek_past", "verhuisd", "achttien_overgedragen", "ten_onrechte_gemeld", "overleden", "anders"]


def test_a_zaak_waits_for_a_named_party_and_a_region_may_name_its_own():
    assert waiting_parties(on=ON, wet=WET)["swv"] == "samenwerkingsverband"
    rij = Rij("zaak.wacht_op", ON, frozen({"wijkteam": "wijkteam"}), "", "regio", Zekerheid.KEUZE,
              Scope.REGIO, "25")
    assert waiting_parties(on=ON, wet=WET.met([rij]), regio="25") == {"wijkteam": "wijkteam"}


def test_withdrawing_the_only_melding_is_a_choice_of_a_person_and_nothing_closes_by_itself():
    assert set(choices_after_withdrawal(0, on=ON, wet=WET)) == {"doorgaan", "sluiten"}
    assert choices_after_withdrawal(1, on=ON, wet=WET) == {}


@pytest.mark.parametrize(("asked_on", "due"), [
    (date(2026, 9, 10), date(2026, 9, 11)), (date(2026, 9, 11), date(2026, 9, 14)),
    (date(2026, 4, 2), date(2026, 4, 7))])
def test_the_asked_professional_answers_within_one_workday(asked_on, due):
    assert answer_due(asked_on, wet=WET) == due


@pytest.mark.parametrize("stand", VerzoekStand)
def test_only_the_asked_person_answers_and_only_once(stand):
    assert may_answer(stand, False).code == "not_asked"
    verdict = may_answer(stand, True)
    assert bool(verdict) is (stand is VerzoekStand.GEVRAAGD)
    assert verdict or verdict.code == "already_answered"


@pytest.mark.parametrize(("code", "toelichting", "answer"), [
    ("kent_gezin", "", None), ("geen_ruimte", "", None), ("geen_bevoegdheid", "", None),
    ("anders", "", "reason_missing"), ("anders", "Ik ga met verlof.", None),
    ("geen_zin", "", "refusal_reason_unknown")])
def test_professional_refuses_with_a_reason_of_the_list(code, toelichting, answer):
    assert getattr(may_refuse(code, toelichting, on=ON, wet=WET), "code", None) == answer
    assert (code in refusal_reasons(on=ON, wet=WET)) is (answer != "refusal_reason_unknown")


def test_hand_over_asks_for_a_reason():
    assert may_hand_over("Samira gaat met verlof.")
    assert may_hand_over(" \n").code == "reason_missing"
