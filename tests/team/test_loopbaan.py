"""Steps, programme and time at partners: written down by the coördinator, never changed, and the room that is left."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from importlib import import_module

import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction
from django.db.utils import InternalError

from ketenkameleon.logboek.ids import new_id
from ketenkameleon.logboek.models import Regel
from ketenkameleon.regio.models import Aanstelling
from ketenkameleon.rules.authority import holds
from ketenkameleon.rules.inzet import Inzetsoort
from ketenkameleon.rules.loopbaan import Loopbaan, stand_on
from ketenkameleon.rules.programma import Vastgelegd
from ketenkameleon.rules.roles import Rol
from ketenkameleon.team.actions_loopbaan import add_stint, end_stint, note_part, sign_stint, take_step
from ketenkameleon.team.invoer import DeelInvoer, InzetInvoer, OnvolledigBewijs, StapInvoer
from ketenkameleon.team.models import Bevoegdheid, Inzet, Loopbaanstap, Professional, Voortgang
from ketenkameleon.team.queries import facts_of, proofs_of
from ketenkameleon.team.queries_loopbaan import career, parts_noted, stint_of, stints
from ketenkameleon.toegang.refusals import NotAllowed, NotFound, NotNow
from ketenkameleon.zaken.actions.toewijzen import ask
from ketenkameleon.zaken.models import Toewijzing
from ketenkameleon.zaken.queries.kandidaten import candidates, load_of
from wereld import BEGIN, NU, VANDAAG
from zaken_bouw import make_vast, make_zaak

pytestmark = pytest.mark.acties
A_DAY = timedelta(days=1)
KANDIDAAT, GEKOZEN, OPLEIDING, INGEZET, GESTOPT = Loopbaan


@pytest.fixture
def tom(wereld):
    return wereld.hier.account_id("tom")


@pytest.fixture
def halt(wereld):
    """Tom learns at Halt in the autumn, half of his hours."""
    return InzetInvoer(wereld.hier.organisaties["halt"].id, Inzetsoort.INWERKEN, Rol.HALT, date(2026, 10, 1), None,
                       Decimal(16), "Ans Vis")


def step(stand, op, waarom="Zo is besloten."):
    return StapInvoer(stand, op, waarom)


def test_the_whole_way_is_written_down_step_by_step_and_stands_with_its_writer(als, tom):
    days = [date(2026, month, 1) for month in range(1, 6)]
    with als("farah") as farah:
        for stand, op in zip(Loopbaan, days, strict=True):
            take_step(farah, tom, step(stand, op), at=NU)
        lines, facts = career(farah, tom), facts_of(farah, tom)
    assert [(line.stand, line.op, line.door) for line in lines] == [
        (stand.value, op, "Farah Aziz") for stand, op in zip(reversed(Loopbaan), reversed(days), strict=True)]
    assert [stand_on(facts.loopbaan, op) for op in days] == list(Loopbaan)
    assert Regel.objects.filter(gebeurtenis="loopbaan.stap").count() == 5


@pytest.mark.parametrize(("change", "field"), [
    ({"waarom": " "}, "waarom"), ({"waarom": "x" * 201}, "waarom"), ({"op": BEGIN}, "op")])
def test_a_step_without_a_reason_or_before_the_last_one_is_answered_and_not_kept(als, tom, change, field):
    with als("farah") as farah:
        take_step(farah, tom, step(KANDIDAAT, BEGIN), at=NU)
        with pytest.raises(OnvolledigBewijs) as wrong:
            take_step(farah, tom, replace(step(GEKOZEN, VANDAAG), **change), at=NU)
    assert (set(wrong.value.velden), Loopbaanstap.objects.count()) == ({field}, 1)


def test_a_step_that_is_no_step_is_refused(als, tom):
    with als("farah") as farah, pytest.raises(NotNow, match="career_step"):
        take_step(farah, tom, step(INGEZET, VANDAAG), at=NU)


def test_who_changes_employer_goes_on_where_they_were(als, wereld, tom):
    hier, half = wereld.hier, date(2026, 7, 1)
    with als("farah") as farah:
        take_step(farah, tom, step(KANDIDAAT, BEGIN), at=NU)
        take_step(farah, tom, step(GEKOZEN, half), at=NU)
    Aanstelling.objects.filter(account_id=tom).update(tot=VANDAAG - A_DAY)
    job = Aanstelling.objects.create(regio=hier.regio, account_id=tom, organisatie=hier.organisaties["rvdk"],
                                     functie="bip", van=VANDAAG)
    Professional.objects.create(regio=hier.regio, aanstelling=job, uren_per_week=24, zaken_maximaal=10)
    with als("farah") as farah:
        take_step(farah, tom, step(OPLEIDING, VANDAAG), at=NU)
        assert [line.stand for line in career(farah, tom)] == ["in_opleiding", "gekozen", "kandidaat"]


@pytest.mark.parametrize("wie", ["tom", "samira", "peter"])
def test_nobody_but_the_coordinator_writes_down_the_way_of_somebody(als, tom, halt, wie):
    with als("farah") as farah:
        key = add_stint(farah, tom, halt, at=NU)
    with als(wie) as actor:
        for act in (lambda: take_step(actor, tom, step(KANDIDAAT, VANDAAG), at=NU),
                    lambda: note_part(actor, tom, "halt", DeelInvoer(VANDAAG), at=NU),
                    lambda: add_stint(actor, tom, halt, at=NU), lambda: sign_stint(actor, tom, key, VANDAAG, at=NU),
                    lambda: end_stint(actor, tom, key, VANDAAG, "x", at=NU)):
            with pytest.raises(NotAllowed, match="not_your_function"):
                act()


def test_the_database_shows_and_takes_a_row_of_somebody_else_for_the_coordinator_alone(als, wereld, tom, halt):
    with als("farah") as farah:
        take_step(farah, tom, step(KANDIDAAT, VANDAAG), at=NU)
        note_part(farah, tom, "halt", DeelInvoer(VANDAAG), at=NU)
        add_stint(farah, tom, halt, at=NU)
    for wie, seen in (("tom", True), ("samira", False), ("peter", False), ("els", False)):
        with als(wie) as actor:
            assert bool(career(actor, tom)) is bool(parts_noted(actor, tom)) is bool(stints(actor, tom)) is seen, wie
    own = {"regio_id": wereld.hier.regio.id, "account_id": tom, "at": NU}
    for row in (Loopbaanstap(**own, stand="ingezet", op=VANDAAG + A_DAY, waarom="x"),
                Voortgang(**own, deel="halt", door_id=tom)):
        with als("tom"), pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
            row.save(force_insert=True)


@pytest.mark.parametrize("model", [Loopbaanstap, Voortgang])
def test_a_step_and_a_line_of_the_programme_are_never_changed(als, tom, model):
    with als("farah") as farah:
        take_step(farah, tom, step(KANDIDAAT, VANDAAG), at=NU)
        note_part(farah, tom, "halt", DeelInvoer(VANDAAG), at=NU)
    with pytest.raises((ProgrammingError, InternalError, IntegrityError)), transaction.atomic():
        model.objects.update(at=NU + A_DAY)


def test_the_newest_line_about_a_part_counts(als, tom):
    with als("farah") as farah:
        note_part(farah, tom, "boa_cursus", DeelInvoer(VANDAAG), at=NU)
        note_part(farah, tom, "boa_cursus", DeelInvoer(VANDAAG, VANDAAG, Decimal("72.5")), at=NU + A_DAY)
        [line] = parts_noted(farah, tom)
    assert line == Vastgelegd("boa_cursus", VANDAAG, VANDAAG, Decimal("72.5"))


@pytest.mark.parametrize(("code", "invoer", "field"), [
    ("halt", DeelInvoer(gedaan_op=VANDAAG), "gedaan_op"),
    ("boa_cursus", DeelInvoer(gedaan_op=VANDAAG + A_DAY), "gedaan_op"),
    ("boa_cursus", DeelInvoer(), "gepland_op"), ("boa_cursus", DeelInvoer(uren=Decimal(-1)), "uren")])
def test_a_part_that_cannot_be_so_is_answered_at_its_question(als, tom, code, invoer, field):
    with als("farah") as farah, pytest.raises(OnvolledigBewijs) as wrong:
        note_part(farah, tom, code, invoer, at=NU)
    assert (set(wrong.value.velden), Voortgang.objects.count()) == ({field}, 0)


def test_a_part_that_is_not_in_the_programme_is_not_there(als, tom):
    with als("farah") as farah, pytest.raises(NotFound):
        note_part(farah, tom, "bestaat_niet", DeelInvoer(VANDAAG), at=NU)


def test_signing_learning_time_off_writes_its_proof_once_and_the_rol_opens(als, wereld, tom, halt):
    Bevoegdheid.objects.filter(soort="inwerken_halt").delete()
    with als("farah") as farah:
        key = add_stint(farah, tom, halt, at=NU)
        assert holds(Rol.HALT, facts_of(farah, tom), None, VANDAAG, wet=farah.wet).code == "proof_missing"
        sign_stint(farah, tom, key, VANDAAG, at=NU)
        assert holds(Rol.HALT, facts_of(farah, tom), None, VANDAAG, wet=farah.wet)
        proof = next(line for line in proofs_of(farah, tom) if line.soort == "inwerken_halt")
        with pytest.raises(NotNow, match="already_done"):
            sign_stint(farah, tom, key, VANDAAG, at=NU)
        assert stint_of(farah, tom, key).getekend_op == VANDAAG
    assert proof.document == "Inwerken bij Halt Duinstreek, afgetekend door Ans Vis op 8 oktober 2026"
    assert Bevoegdheid.objects.filter(soort="inwerken_halt").count() == 1


def test_who_has_the_proof_already_gets_no_second_one(als, tom, halt):
    before = Bevoegdheid.objects.count()
    with als("farah") as farah:
        sign_stint(farah, tom, add_stint(farah, tom, halt, at=NU), VANDAAG, at=NU)
    assert Bevoegdheid.objects.count() == before


@pytest.mark.parametrize("op", [date(2026, 9, 30), VANDAAG + A_DAY])
def test_learning_time_is_signed_off_between_its_first_day_and_today(als, tom, halt, op):
    with als("farah") as farah, pytest.raises(OnvolledigBewijs):
        sign_stint(farah, tom, add_stint(farah, tom, halt, at=NU), op, at=NU)


def test_working_along_is_not_signed_off_and_an_unknown_time_is_not_there(als, tom, halt):
    with als("farah") as farah:
        key = add_stint(farah, tom, replace(halt, soort=Inzetsoort.MEEWERKEN, begeleider=""), at=NU)
        with pytest.raises(NotNow, match="already_done"):
            sign_stint(farah, tom, key, VANDAAG, at=NU)
        with pytest.raises(NotFound):
            sign_stint(farah, tom, new_id(), VANDAAG, at=NU)


@pytest.mark.parametrize(("change", "field"), [
    ({"begeleider": " "}, "begeleider"), ({"begeleider": "x" * 121}, "begeleider"), ({"tot": date(2026, 9, 30)}, "tot"),
    ({"organisatie": new_id()}, "organisatie"), ({"uren": Decimal(33)}, "uren"), ({}, "van")])
def test_a_time_at_a_partner_that_cannot_be_is_answered_and_not_kept(als, tom, halt, change, field):
    with als("farah") as farah:
        if not change:
            add_stint(farah, tom, replace(halt, van=date(2026, 9, 1), tot=date(2026, 10, 1)), at=NU)
        before = Inzet.objects.count()
        with pytest.raises(OnvolledigBewijs) as wrong:
            add_stint(farah, tom, replace(halt, **change), at=NU)
    assert (set(wrong.value.velden), Inzet.objects.count()) == ({field}, before)


def test_two_times_with_one_partner_on_one_day_are_refused_by_the_database_too(als, tom, halt):
    with als("farah") as farah:
        key = add_stint(farah, tom, halt, at=NU)
    again = Inzet.objects.get(pk=key)
    again.id = new_id()
    with pytest.raises(IntegrityError, match="inzet_een_per_partner"), transaction.atomic():
        again.save(force_insert=True)


@pytest.mark.parametrize(("dag", "waarom", "field"), [
    (date(2026, 9, 30), "x", "laatste_dag"), (VANDAAG, " ", "waarom")])
def test_a_time_at_a_partner_ends_with_a_reason_and_a_day_that_can_be(als, tom, halt, dag, waarom, field):
    with als("farah") as farah:
        key = add_stint(farah, tom, halt, at=NU)
        with pytest.raises(OnvolledigBewijs) as wrong:
            end_stint(farah, tom, key, dag, waarom, at=NU)
        end_stint(farah, tom, key, VANDAAG, "Halt heeft het nu rustig.", at=NU)
        with pytest.raises(NotNow, match="already_done"):
            end_stint(farah, tom, key, VANDAAG, "x", at=NU)
        line = stint_of(farah, tom, key)
    assert set(wrong.value.velden) == {field}
    assert (line.tot, line.beeindigd_waarom) == (VANDAAG, "Halt heeft het nu rustig.")


def test_time_at_a_partner_leaves_less_room_for_zaken_from_its_first_day(als, wereld, tom, halt):
    zaak = make_zaak(wereld.hier, "Noor")
    with als("farah") as farah:
        add_stint(farah, tom, replace(halt, van=VANDAAG + A_DAY), at=NU)
        found = [(load_of(farah, tom, on=on), next(p for p in candidates(farah, zaak.id, on=on) if p.account_id == tom))
                 for on in (VANDAAG, VANDAAG + A_DAY)]
    assert [(load, person.zaken_maximaal, person.elders) for load, person in found] == [
        ((0, 16), 16, 0), ((0, 8), 8, 16)]


def test_a_zaak_for_who_has_no_room_is_given_with_a_reason_and_not_without(als, wereld, tom):
    hier = wereld.hier
    zaak, other = make_zaak(hier, "Noor"), make_zaak(hier, "Anna")
    make_vast(hier, other, "tom")
    Professional.objects.filter(aanstelling__account_id=tom).update(zaken_maximaal=1)
    with als("farah") as farah:
        with pytest.raises(NotNow, match="caseload_needs_reason"):
            ask(farah, zaak.id, tom, reden="De vorige gaat weg.", at=NU)
        ask(farah, zaak.id, tom, toch="Kent het gezin.", at=NU)
    assert Toewijzing.objects.get(zaak=zaak, stand="gevraagd").reden == "Kent het gezin."


def test_who_stopped_is_asked_with_a_reason_alone(als, wereld, tom):
    zaak = make_zaak(wereld.hier, "Noor")
    with als("farah") as farah:
        take_step(farah, tom, step(KANDIDAAT, BEGIN), at=NU)
        take_step(farah, tom, step(GESTOPT, VANDAAG), at=NU)
        assert load_of(farah, tom, on=VANDAAG) == (0, 0)
        with pytest.raises(NotNow, match="caseload_needs_reason"):
            ask(farah, zaak.id, tom, at=NU)


def test_everybody_who_worked_when_this_came_is_taken_to_have_been_ingezet(wereld):
    with connection.cursor() as cursor:
        cursor.execute(import_module("ketenkameleon.team.muren").BROUGHT_ALONG.sql)
    found = set(Loopbaanstap.objects.values_list("account__gebruikersnaam", "stand", "op", "door"))
    assert found == {(naam, "ingezet", BEGIN, None) for naam in ("samira", "tom", "bram")}
