"""A route is begun by choice, its steps are taken by who may, and what happened is noted whatever the noter may."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from ketenkameleon.regio.models import Aanstelling
from ketenkameleon.routes.actions.feit import correct_fact, note_fact
from ketenkameleon.routes.actions.route import start_route
from ketenkameleon.routes.invoer import FeitInvoer, RouteInvoer
from ketenkameleon.routes.models import Routefeit, Routestap, Termijn, Zaakroute
from ketenkameleon.rules.routes import Route
from ketenkameleon.team.models import Bevoegdheid
from ketenkameleon.toegang.refusals import NotAllowed, NotFound, NotNow
from ketenkameleon.zaken.invoer import Onvolledig
from wereld import NU, VANDAAG

pytestmark = pytest.mark.acties
VERHOOR = "leerplicht_verhoor"

def of(route):
    return Route(route), VERHOOR if route in ("halt", "strafrecht") else ""


def give_mandate(hier):
    Bevoegdheid.objects.create(regio=hier.regio, professional=hier.professionals["samira"], rol="", soort="mandaat_vto",
                               gemeente=hier.gemeenten["Duinstad"], van=date(2026, 1, 1), bron="Mandaatregister")


@pytest.mark.parametrize("route", [route.value for route in Route])
def test_a_step_that_the_table_does_not_have_is_refused_and_nothing_is_written(als, begin_route, zet, route):
    with als("samira", rol=of(route)[1]) as actor:
        key = begin_route(actor, route)
        row = Zaakroute.objects.get(pk=key)
        with pytest.raises(NotNow, match="no_such_route_step"):
            zet(actor, key, row.stand, row.stand, "leerplicht", zelf=False)
    assert (Routestap.objects.count(), Termijn.objects.count()) == (0, 0)
    assert Zaakroute.objects.get(pk=key).stand == row.stand


def test_a_vto_walk_keeps_every_step_with_its_row_and_starts_and_stops_its_terms(als, wereld, begin_route, zet):
    give_mandate(wereld.hier)
    with als("samira") as actor:
        key = begin_route(actor, "civiel")
        zet(actor, key, "overwogen", "vto_ingediend", "college", feiten=("bedreigd", "hulp_niet_aanvaard"))
        [term] = Termijn.objects.filter(gestopt_op=None)
        assert (term.code, term.laatste_dag) == ("civiel.start_onderzoek", date(2026, 10, 18))
        assert (term.rij_id, term.geteld) == ("termijn.civiel.start_onderzoek@2019-01-01",
                                              "10 dagen na 8 oktober 2026 is 18 oktober 2026")
        zet(actor, key, "vto_ingediend", "intake_rvdk", "raad", zelf=False)
        zet(actor, key, "intake_rvdk", "onderzoek", "raad", zelf=False)
        term.refresh_from_db()
        assert (term.gestopt_op, term.gestopt_door) == (VANDAAG, actor.account_id)
    first, *_, last = Routestap.objects.order_by("nummer")
    assert (first.zelf, first.bevoegd_daad, first.rij_id) == (True, "vto", "route.civiel@2015-01-01")
    assert (last.nummer, last.naar, last.zelf, last.bevoegd_daad) == (3, "onderzoek", False, "")


def test_a_statutory_act_without_mandate_is_refused_and_noting_that_it_happened_is_not(als, begin_route, zet):
    with als("samira") as actor:
        key = begin_route(actor, "civiel")
        step = (key, "overwogen", "vto_ingediend", "college")
        with pytest.raises(NotAllowed, match="proof_missing"):
            zet(actor, *step, feiten=("bedreigd", "hulp_niet_aanvaard"))
        assert Routestap.objects.count() == 0
        zet(actor, *step, zelf=False)
    assert Routestap.objects.get().zelf is False


def test_who_changes_employer_halfway_takes_no_act_after_it_and_still_notes(als, wereld, gezin, boa, begin_route, zet):
    """A deed is of the employer it was given for; the act of the day before stays as it was."""
    with als("samira", rol=VERHOOR) as actor:
        key = begin_route(actor, "strafrecht", op=VANDAAG - timedelta(days=2))
        zet(actor, key, "overwogen", "hoorgesprek_uitgenodigd", "boa", op=VANDAAG - timedelta(days=1),
            feiten=("uitnodiging_op_papier",))
    hier, job = wereld.hier, Aanstelling.objects.get(account=wereld.hier.accounts["samira"])
    Aanstelling.objects.filter(pk=job.pk).update(tot=VANDAAG - timedelta(days=1))
    Aanstelling.objects.create(regio=hier.regio, account=job.account, organisatie=hier.organisaties["gemeente"],
                               functie="bip", van=VANDAAG)
    with als("samira", rol=VERHOOR) as actor:
        step = (key, "hoorgesprek_uitgenodigd", "niet_gekomen", "boa")
        with pytest.raises(NotAllowed, match="proof_other_employer"):
            zet(actor, *step)
        zet(actor, *step, zelf=False)
    assert [stap.bevoegd_daad for stap in Routestap.objects.order_by("nummer")] == [VERHOOR, ""]


def test_compulsion_before_help_asks_an_explanation_and_help_does_not(als, gezin, begin_route):
    with als("samira") as actor:
        with pytest.raises(NotNow, match="help_first"):
            begin_route(actor, "civiel", uitleg=" ")
        begin_route(actor, "vrijwillige_hulp", uitleg="")
        begin_route(actor, "civiel", uitleg="Het kind is in gevaar.")
    assert Zaakroute.objects.get(route="civiel").uitleg == "Het kind is in gevaar."


def test_two_routes_run_side_by_side_and_one_of_a_kind_at_a_time(als, begin_route, zet):
    with als("samira") as actor:
        key = begin_route(actor, "luxeverzuim")
        begin_route(actor, "vrijwillige_hulp")
        with pytest.raises(NotNow, match="route_running"):
            begin_route(actor, "luxeverzuim")
        zet(actor, key, "gemeld", "onderzoek", "leerplicht")
        zet(actor, key, "onderzoek", "waarschuwing", "leerplicht", feiten=("ouders_gehoord",))
        begin_route(actor, "luxeverzuim")
    assert Zaakroute.objects.get(pk=key).geeindigd_op == VANDAAG


def test_a_route_that_may_go_on_after_its_end_does_not_while_another_runs(als, begin_route, zet):
    with als("samira") as actor:
        key = begin_route(actor, "vrijstelling")
        zet(actor, key, "ontvangen", "compleet", "leerplicht", feiten=("5_onder_b", "geen_school_vorig_jaar",
                                                                        "kennisgeving"))
        zet(actor, key, "compleet", "vrijgesteld", "leerplicht")
        begin_route(actor, "vrijstelling")
        with pytest.raises(NotNow, match="route_running"):
            zet(actor, key, "vrijgesteld", "ontvangen", "ouders", zelf=False)


def test_criminal_law_and_halt_are_there_for_who_looks_as_verhoor_alone(als, boa, gezin, begin_route, zet):
    with als("samira", rol=VERHOOR) as actor:
        key = begin_route(actor, "strafrecht")
        begin_route(actor, "halt")
        zet(actor, key, "overwogen", "hoorgesprek_uitgenodigd", "boa", feiten=("uitnodiging_op_papier",))
        assert Termijn.objects.get().muur == 401
    for wie, rol in (("samira", ""), ("samira", "leerplicht_gesprek"), ("samira", "raad"), ("farah", ""),
                     ("peter", ""), ("tom", "")):
        with als(wie, rol=rol) as actor:
            for model in (Zaakroute, Routestap, Routefeit, Termijn):
                assert not model.objects.exists(), (wie, rol, model)
    with als("samira") as actor:
        with pytest.raises(NotFound):
            zet(actor, key, "hoorgesprek_uitgenodigd", "niet_gekomen", "boa", zelf=False)
        with pytest.raises(NotNow, match="route_other_rol"):
            begin_route(actor, "halt")


def test_a_route_is_for_who_runs_the_zaak_and_a_coordinator_sees_its_terms_alone(als, begin_route, zet):
    with als("samira") as actor:
        key = begin_route(actor, "civiel")
        zet(actor, key, "overwogen", "vto_ingediend", "college", zelf=False, feiten=("bedreigd", "hulp_niet_aanvaard"))
    seen = {}
    for wie in ("samira", "farah", "peter", "tom", "bram"):
        with als(wie):
            seen[wie] = [model.objects.count() for model in (Zaakroute, Routestap, Routefeit, Termijn)]
    assert seen == {"samira": [1, 1, 2, 1], "farah": [0, 0, 0, 1], "peter": [0] * 4, "tom": [0] * 4, "bram": [0] * 4}


def test_what_hangs_on_a_route_cannot_stand_behind_another_wall(als, begin_route):
    with als("samira") as actor:
        key = begin_route(actor, "civiel")
    row = Zaakroute.objects.get(pk=key)
    with pytest.raises(DatabaseError, match="achter_muur_van_route"), transaction.atomic():
        Routefeit.objects.create(regio_id=row.regio_id, verantwoordelijke_id=row.verantwoordelijke_id, muur=401,
                                 zaak_id=row.zaak_id, zaakroute=row, code="bedreigd", op=VANDAAG,
                                 vastgelegd_door=row.begonnen_door, at=NU)
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def test_a_correction_is_a_new_line_and_the_step_that_was_taken_stays(als, begin_route, zet):
    with als("samira") as actor:
        key = begin_route(actor, "luxeverzuim")
        zet(actor, key, "gemeld", "onderzoek", "leerplicht")
        feit = note_fact(actor, key, FeitInvoer("ouders_gehoord", VANDAAG, "telefoon"), at=NU)
        correct_fact(actor, feit, None, at=NU)
        with pytest.raises(NotNow, match="step_needs"):
            zet(actor, key, "onderzoek", "waarschuwing", "leerplicht")
        with pytest.raises(NotNow, match="fact_corrected"):
            correct_fact(actor, feit, FeitInvoer("ouders_gehoord", VANDAAG, "huisbezoek"), at=NU)
        zet(actor, key, "onderzoek", "waarschuwing", "leerplicht", feiten=("ouders_gehoord",))
    assert Routefeit.objects.count() == 3
    assert Routestap.objects.count() == 2


@pytest.mark.parametrize(("veld", "invoer", "zin"), [
    ("route", RouteInvoer("zomaar", VANDAAG), "Kies een route."),
    ("op", RouteInvoer("luxeverzuim", date(2013, 12, 31)), "Voor 1 januari 2014 kennen wij de regels van deze route"),
    ("op", RouteInvoer("luxeverzuim", VANDAAG + timedelta(days=1)), "Kies vandaag of een dag daarvoor."),
    ("uitleg", RouteInvoer("luxeverzuim", VANDAAG, "x" * 501), "")])
def test_a_route_that_cannot_be_begun_says_so_at_its_question(als, gezin, veld, invoer, zin):
    with als("samira") as actor, pytest.raises(Onvolledig) as fault:
        start_route(actor, gezin.zaak.id, invoer, at=NU)
    assert fault.value.velden[veld].startswith(zin)
    assert not Zaakroute.objects.exists()


def test_a_step_is_not_of_before_the_last_nor_without_the_reason_it_asks(als, begin_route, zet):
    with als("samira") as actor:
        key = begin_route(actor, "luxeverzuim", op=date(2026, 10, 5))
        zet(actor, key, "gemeld", "onderzoek", "leerplicht", op=date(2026, 10, 6))
        with pytest.raises(Onvolledig) as fault:
            zet(actor, key, "onderzoek", "geoorloofd", "leerplicht", op=date(2026, 10, 5))
    assert fault.value.velden == {"op": "De vorige stap was op 6 oktober 2026. Kies die dag of een latere dag.",
                                  "reden": "Schrijf op waarom u deze stap zet."}


@pytest.mark.parametrize("invoer", [
    FeitInvoer("cautie", VANDAAG, "papier"), FeitInvoer("reden", VANDAAG, "papier"),
    FeitInvoer("ouders_gehoord", VANDAAG, " "), FeitInvoer("ouders_gehoord", VANDAAG + timedelta(days=1), "papier")])
def test_what_this_route_does_not_ask_is_not_recorded(als, begin_route, invoer):
    with als("samira") as actor:
        key = begin_route(actor, "luxeverzuim")
        with pytest.raises(Onvolledig):
            note_fact(actor, key, invoer, at=NU)
    assert not Routefeit.objects.exists()
