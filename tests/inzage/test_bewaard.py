"""A table that says of itself that it hangs on a zaak (`kept`) is in requests, in retention and in destruction."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime

import pytest
from django.db import connection, transaction
from django.db.utils import ProgrammingError

from inzage_bouw import OUD, filled_zaak
from ketenkameleon.inzage.actions.bewaren import approve, destroy_agreed, propose
from ketenkameleon.inzage.actions.verzoeken import VerzoekInvoer, check_identity, write_request
from ketenkameleon.inzage.queries.bewaren import kept_long_enough
from ketenkameleon.inzage.queries.verzoeken import records, request_page
from ketenkameleon.logboek.ids import new_id
from ketenkameleon.logboek.walls import append_only, kept
from ketenkameleon.rules.access import Functie
from ketenkameleon.rules.roles import Regime
from ketenkameleon.rules.visibility import Band
from wereld import NU, VANDAAG
from zaken_bouw import make_zaak

pytestmark = pytest.mark.acties
GESLOTEN, DAN = date(2020, 6, 1), datetime(2035, 10, 8, 9, tzinfo=UTC)
TABEL = ("CREATE TABLE proef_stuk (id uuid PRIMARY KEY, regio_id uuid, verantwoordelijke_id uuid, muur smallint,"
         " zaak_id uuid, op date, tekst text, onzin text, leeg text)")
SOORT = kept("proef_stuk", onderdeel="notitie", soort="proef", dag="op", weglaten=("onzin",))


@pytest.fixture
def tabel(db):
    """A table of the kind that a later migration makes, written once."""
    _sql(TABEL, append_only("proef_stuk").sql, SOORT.sql)


def _sql(*statements):
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def _put(hier, zaak, muur, organisatie="gemeente", op=VANDAAG):
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO proef_stuk VALUES (%s, %s, %s, %s, %s, %s, %s, 'onzinwoord')",
                       [new_id(), zaak.regio_id, hier.organisaties[organisatie].id, muur, zaak.id, op, f"proef{muur}"])


def _left():
    with connection.cursor() as cursor:
        cursor.execute("SELECT tekst FROM proef_stuk ORDER BY tekst")
        return [tekst for (tekst,) in cursor.fetchall()]


def _destroy(als, als_plicht):
    with als("jan", at=DAN) as actor:
        lijst = propose(actor, "Selectielijst", at=DAN)
    with als("ria", at=DAN) as actor:
        approve(actor, lijst, at=DAN)
    with als_plicht(Functie.KLOK, at=DAN) as actor:
        destroy_agreed(actor, at=DAN)


@pytest.mark.parametrize(("regime", "shown"), [(Regime.AVG, {"proef101"}), (Regime.WPG, {"proef401"})])
def test_a_request_shows_the_rows_of_the_own_organisatie_and_law_without_keys(
    als, fgs, tabel, volle_zaak, regime, shown,
):
    _put(fgs.hier, volle_zaak, 101)
    _put(fgs.hier, volle_zaak, 401)
    _put(fgs.hier, volle_zaak, 301, "rvdk")
    with als("jan") as actor:
        asked = VerzoekInvoer(volle_zaak.nummer, "inzage", regime, Band.OUDER_MET_GEZAG, "Mila Vos", "alles", VANDAAG)
        verzoek = write_request(actor, asked, at=NU)
        check_identity(actor, verzoek, "paspoort gezien", at=NU)
        found = [stuk for stuk in records(actor, request_page(actor, verzoek, on=VANDAAG), on=VANDAAG)
                 if stuk.soort == "proef"]
    assert {stuk.inhoud["tekst"] for stuk in found} == shown
    assert all(set(stuk.inhoud) == {"op", "tekst"} for stuk in found)
    assert "onzinwoord" not in json.dumps([dict(stuk.inhoud) for stuk in found])


def test_what_was_kept_long_enough_counts_from_the_last_day_in_any_table(als, fgs, tabel):
    zaak = filled_zaak(fgs.hier, geboren=OUD, gesloten=GESLOTEN)
    with als("jan", at=DAN) as actor:
        assert 102 not in {b.muur for b in kept_long_enough(actor, on=DAN.date())}
    _put(fgs.hier, zaak, 102, op=GESLOTEN)
    with als("jan", at=DAN) as actor:
        assert 102 in {b.muur for b in kept_long_enough(actor, on=DAN.date())}


def test_a_destroyed_list_takes_its_rows_and_leaves_those_of_others(als, als_plicht, fgs, tabel):
    zaak = filled_zaak(fgs.hier, geboren=OUD, gesloten=GESLOTEN)
    for muur, organisatie in ((100, "gemeente"), (101, "gemeente"), (301, "rvdk")):
        _put(fgs.hier, zaak, muur, organisatie, GESLOTEN)
    _destroy(als, als_plicht)
    assert _left() == ["proef301"]


@pytest.mark.parametrize(("row", "name"), [(True, "Zilverlinde"), (False, "")])
def test_a_person_is_not_emptied_while_a_row_of_any_table_is_left(als, als_plicht, fgs, tabel, row, name):
    """The Raad keeps longer: its row can be all that is left of a zaak."""
    closed = {"stand": "gesloten", "uitkomst": "terug", "gesloten_at": datetime(2020, 6, 1, 9, tzinfo=UTC)}
    zaak = make_zaak(fgs.hier, "Zilverlinde", OUD, gemeld=date(2019, 6, 1), plek_gestart_op=GESLOTEN, **closed)
    if row:
        _put(fgs.hier, zaak, 301, "rvdk", GESLOTEN)
    _destroy(als, als_plicht)
    zaak.persoon.refresh_from_db()
    assert zaak.persoon.voornaam == name


@pytest.mark.parametrize("statement", ["DELETE FROM proef_stuk", "UPDATE proef_stuk SET tekst = ''"])
def test_a_table_written_once_lets_nobody_else_take_anything_away(fgs, tabel, volle_zaak, statement):
    _put(fgs.hier, volle_zaak, 101)
    with pytest.raises(ProgrammingError, match="blijft staan"), transaction.atomic():
        _sql(statement)


def test_the_way_back_forgets_the_table_and_gives_the_first_guard_again(tabel):
    _sql(SOORT.reverse_sql)
    with connection.cursor() as cursor:
        cursor.execute("SELECT (SELECT count(*) FROM logboek_bewaard WHERE tabel = 'proef_stuk'), p.proname"
                       " FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid WHERE t.tgname = 'proef_stuk_vast'")
        assert cursor.fetchall() == [(0, "logboek_weiger")]
