"""Terms are kept as they were counted: from which day, by which row, until a step stops them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from ketenkameleon.routes.actions.termijnen import settle_terms
from ketenkameleon.routes.models import Termijn
from ketenkameleon.routes.queries.termijn import running_terms_of, terms_this_week
from ketenkameleon.rules.access import Deed
from ketenkameleon.schermen.wacht_queries import waiting_for
from ketenkameleon.toegang.refusals import NotAllowed
from ketenkameleon.zaken.models import Zaak
from ketenkameleon.zaken.queries.zaak import zaak_for
from wereld import NU, VANDAAG

pytestmark = pytest.mark.acties
VERHOOR = "leerplicht_verhoor"
GEVRAAGD = (("overwogen", "vto_ingediend", "college"), ("bedreigd", "hulp_niet_aanvaard"))


def counted(actor, on):
    """How many terms Mijn dag counts that day: that end this week, and that are over."""
    waits = waiting_for(actor, on=on)
    return waits.deze_week, waits.te_laat


@pytest.fixture
def vto(als, begin_route, zet):
    """A civil route of which the request for research was noted on a day: ten days for the Raad to begin."""
    def asked(op=VANDAAG):
        with als("samira") as actor:
            key = begin_route(actor, "civiel", op=op)
            zet(actor, key, *GEVRAAGD[0], zelf=False, op=op, feiten=GEVRAAGD[1])
        return key

    return asked


def test_a_term_of_law_that_ends_on_a_holiday_runs_on_and_says_so(als, begin_route, zet):
    with als("samira") as actor:
        key = begin_route(actor, "absoluut_verzuim", op=date(2026, 3, 9))
        zet(actor, key, "gevonden", "onderzoek", "leerplicht", op=date(2026, 3, 9))
        zet(actor, key, "onderzoek", "school_in_twijfel", "leerplicht", op=date(2026, 3, 9))
    row = Termijn.objects.get()
    assert (row.laatste_dag, row.soort) == (date(2026, 4, 7), "wet")
    assert row.geteld == "4 weken na 9 maart 2026 is 6 april 2026 (Tweede Paasdag); daarom 7 april 2026"


def test_a_term_that_counts_from_a_day_nobody_knows_says_so_until_it_is_recorded(als, boa, gezin, begin_route):
    with als("samira", rol=VERHOOR) as actor:
        key = begin_route(actor, "halt")
        row = Termijn.objects.create(
            regio_id=actor.regio_id, verantwoordelijke_id=gezin.zaak.verantwoordelijke_id, muur=401, vervalt=False,
            zaak=gezin.zaak, zaakroute_id=key, code="halt.verwijzing", soort="norm", geteld="x", at=NU)
        zicht = zaak_for(actor, gezin.zaak.id, Deed.ZAAK_BEHANDELEN, on=VANDAAG)
        [seen] = running_terms_of(actor, zicht)
        assert (seen.laatste_dag, seen.rij_id, seen.naam) == (None, "", "Halt heeft de verwijzing")
        settle_terms(actor, gezin.zaak.id, at=NU)
        row.refresh_from_db()
    assert (row.gestopt_op, row.gestopt_door) == (VANDAAG, None)


def test_a_term_stays_as_it_was_counted_by_the_row_of_then_whatever_the_law_says_now(als, gezin, vto, zet):
    key = vto(date(2026, 10, 5))
    kept = {"laatste_dag": date(2026, 10, 30), "rij_id": "termijn.civiel.start_onderzoek@2010-01-01", "geteld": "toen"}
    Termijn.objects.update(**kept)
    with als("samira") as actor:
        settle_terms(actor, gezin.zaak.id, at=NU)
        zet(actor, key, "vto_ingediend", "intake_rvdk", "raad", zelf=False)
        zet(actor, key, "intake_rvdk", "wachtlijst", "raad", zelf=False)
    assert Termijn.objects.filter(gestopt_op=None, code="civiel.start_onderzoek").values(*kept).get() == kept
    assert Termijn.objects.filter(gestopt_op=None).count() == 2


def test_a_right_that_lapsed_is_in_no_list_and_ends_on_its_last_day(als, gezin, begin_route):
    op = date(2026, 8, 3)
    with als("samira") as actor:
        key = begin_route(actor, "verlof", op=op)
        row = Termijn.objects.create(
            regio_id=actor.regio_id, verantwoordelijke_id=gezin.zaak.verantwoordelijke_id, muur=100, zaak=gezin.zaak,
            zaakroute_id=key, code="besluit.bezwaar", soort="wet", vanaf=op, laatste_dag=op + timedelta(days=42),
            vervalt=True, geteld="x", at=NU)
        zicht = zaak_for(actor, gezin.zaak.id, Deed.ZAAK_BEHANDELEN, on=VANDAAG)
        assert running_terms_of(actor, zicht) == ()
        assert counted(actor, VANDAAG) == (0, 0)
        settle_terms(actor, gezin.zaak.id, at=NU)
    row.refresh_from_db()
    assert (row.gestopt_op, row.gestopt_door) == (op + timedelta(days=42), None)


def test_the_list_of_the_week_holds_what_ends_by_sunday_and_what_is_over(als, gezin, vto):
    """The tenth day after 1 October is Sunday the eleventh."""
    vto(date(2026, 10, 1))
    late = datetime(2026, 10, 12, 8, tzinfo=UTC)
    with als("samira") as actor:
        [line] = terms_this_week(actor, on=VANDAAG).termijnen
        assert (line.nummer, line.naam, line.vast) == (gezin.zaak.nummer, "Noor Vos", "Samira de Wit")
        assert (line.termijn.naam, line.termijn.laatste_dag) == ("de Raad begint het onderzoek", date(2026, 10, 11))
        assert counted(actor, VANDAAG) == (1, 0)
        assert counted(actor, VANDAAG - timedelta(days=7)) == (0, 0)
    with als("samira", at=late) as actor:
        assert counted(actor, late.date()) == (0, 1)
        assert terms_this_week(actor, on=late.date()).termijnen[0].termijn.te_laat(late.date())
    Zaak.objects.filter(pk=gezin.zaak.id).update(stand="gesloten", gesloten_at=NU, uitkomst="terug_op_school")
    with als("samira") as actor:
        assert terms_this_week(actor, on=VANDAAG).termijnen == ()


def test_the_list_of_the_week_is_of_the_own_zaken_or_of_the_regio_and_goes_on(als, gezin, vto, monkeypatch):
    vto(date(2026, 10, 1))
    monkeypatch.setattr("ketenkameleon.routes.queries.termijn.AANTAL", 1)
    own = Termijn.objects.get()
    Termijn.objects.create(
        regio_id=own.regio_id, verantwoordelijke_id=own.verantwoordelijke_id, muur=100, zaak_id=own.zaak_id, at=NU,
        zaakroute_id=own.zaakroute_id, code="civiel.wachten", soort="norm", vanaf=own.vanaf,
        laatste_dag=own.laatste_dag, vervalt=False, geteld="x")
    found = {}
    for wie in ("samira", "farah", "tom", "bram"):
        with als(wie) as actor:
            page = terms_this_week(actor, on=VANDAAG)
            rest = terms_this_week(actor, on=VANDAAG, na=page.verder) if page.verder else page
            found[wie] = (page.alle, sorted({line.termijn.naam for line in (*page.termijnen, *rest.termijnen)}))
    both = ["de Raad begint het onderzoek", "nog geen onderzoek: het gezin kan de Raad bellen"]
    assert found == {"samira": (False, both), "farah": (True, both), "tom": (False, []), "bram": (False, [])}
    with als("peter") as actor, pytest.raises(NotAllowed):
        terms_this_week(actor, on=VANDAAG)


def test_a_coordinator_who_is_bip_too_sees_no_term_of_the_wpg_in_the_regio(als, wereld, boa, begin_route, zet):
    with als("samira", rol=VERHOOR) as actor:
        key = begin_route(actor, "strafrecht")
        zet(actor, key, "overwogen", "hoorgesprek_uitgenodigd", "boa", feiten=("uitnodiging_op_papier",))
        week = datetime(2026, 11, 5, 8, tzinfo=UTC).date()
        assert [line.termijn.naam for line in terms_this_week(actor, on=week).termijnen] == [
            "proces-verbaal bij de officier, vanaf de melding"]
    with als("farah") as actor:
        assert terms_this_week(actor, on=week).termijnen == ()
