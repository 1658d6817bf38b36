"""The log: one link per transaction, nobody bends it, and verify sees it when someone does."""

from __future__ import annotations

import threading

import psycopg
import pytest
from django.db import connection, transaction

from ketenkameleon.logboek.ids import new_id
from ketenkameleon.logboek.schrijven import ZAKEN_PER_RIJ, Lijstsoort, Wijziging, looked, looked_at_list, record
from ketenkameleon.logboek.verify import verify
from ketenkameleon.toegang.context import begin
from wereld import NU

TABLES = ("logboek_handeling", "logboek_regel", "logboek_inzage", "logboek_schakel")
pytestmark = [pytest.mark.muren, pytest.mark.usefixtures("losse_wereld")]


def _act(account, **content: object) -> None:
    """One transaction of web: two changes and a look."""
    with transaction.atomic():
        lopend = begin(account, doel="test", at=NU).lopend
        record(lopend, Wijziging("proef.gedaan", "proef", new_id(), content),
               Wijziging("proef.gedaan", "proef", new_id(), {"naam": "Zoë, «met» \"tekens\"\n"}))
        looked(lopend, "proef", "2026-00001")
        looked_at_list(lopend, Lijstsoort.ZAKEN, [new_id(), new_id()])


def _verify(database):
    with psycopg.connect(database.owner_url) as conn:
        return verify(conn)


def test_verify_finds_an_untouched_log_whole(losse_database, losse_wereld):
    with losse_database.verbonden("web"):
        for number in range(3):
            _act(losse_wereld.hier.account_id("samira"), nummer=number)
        _act(losse_wereld.elders.account_id("bram"))
        with transaction.atomic():
            begin(None, doel="niet ingelogd: account_login", at=NU)
    outcome = _verify(losse_database)
    assert outcome.fouten == ()
    assert outcome.schakels >= 5
    assert outcome.regels >= 8


def test_a_rolled_back_transaction_leaves_no_link(losse_database, losse_wereld):
    before = _verify(losse_database).schakels
    with losse_database.verbonden("web"), transaction.atomic():
        begin(losse_wereld.hier.account_id("samira"), doel="test", at=NU)
        transaction.set_rollback(True)
    assert _verify(losse_database).schakels == before


def test_many_writers_at_once_make_one_unbroken_chain(losse_database, losse_wereld):
    def write() -> None:
        for number in range(15):
            _act(losse_wereld.hier.account_id("tom"), nummer=number)
        connection.close()

    with losse_database.verbonden("web"):
        writers = [threading.Thread(target=write) for _ in range(4)]
        for writer in writers:
            writer.start()
        for writer in writers:
            writer.join()
    outcome = _verify(losse_database)
    assert outcome.fouten == ()
    assert outcome.schakels >= 60


@pytest.mark.parametrize(("tamper", "says"), [
    ('UPDATE logboek_inhoud SET inhoud = \'{"x": 1}\'', "inhoud van regel 1 is veranderd"),
    ("DELETE FROM logboek_inhoud", "inhoud van regel 1 is weg"),
    ("UPDATE logboek_regel SET gebeurtenis = 'niets'", "na het schrijven veranderd"),
    ("DELETE FROM logboek_inzage", "na het schrijven veranderd"),
    ("UPDATE logboek_handeling SET doel = 'iets anders'", "na het schrijven veranderd"),
    ("DELETE FROM logboek_schakel WHERE nummer = (SELECT max(nummer) FROM logboek_schakel)", "einde van de keten"),
    ("DELETE FROM logboek_schakel WHERE nummer = 1", "ontbreekt"),
    ("UPDATE logboek_schakel SET nummer = nummer + 1000 WHERE nummer = 1", "buiten de keten"),
    ("INSERT INTO logboek_regel (handeling_id, volgnr, gebeurtenis, object_soort, object_id, digest)"
     " VALUES (gen_random_uuid(), 1, 'x', 'x', gen_random_uuid(), '')", "regel hoort bij geen enkele keten"),
    ("INSERT INTO logboek_inzage (id, handeling_id, soort, object_soort, gevraagd, reden)"
     " SELECT gen_random_uuid(), handeling_id, 'bekeken', 'x', 'x', '' FROM logboek_inzage LIMIT 1",
     "na het schrijven veranderd"),
    ("UPDATE logboek_inzage SET zaken = zaken[1:1] WHERE zaken IS NOT NULL", "na het schrijven veranderd"),
    ("UPDATE logboek_inzage SET zaken = zaken || gen_random_uuid() WHERE zaken IS NOT NULL",
     "na het schrijven veranderd"),
    ("UPDATE logboek_inzage SET zaken = ARRAY[zaken[2], zaken[1]] WHERE zaken IS NOT NULL",
     "na het schrijven veranderd"),
    ("UPDATE logboek_inzage SET zaken = NULL WHERE zaken IS NOT NULL", "na het schrijven veranderd"),
    ("UPDATE logboek_inzage SET zaken = ARRAY[gen_random_uuid()] WHERE zaken IS NULL", "na het schrijven veranderd"),
    ("INSERT INTO logboek_inhoud (handeling_id, volgnr, zout, inhoud)"
     " SELECT handeling_id, 99, zout, inhoud FROM logboek_inhoud LIMIT 1", "inhoud hoort bij geen enkele keten"),
])
def test_verify_sees_what_even_the_owner_changed(losse_database, losse_wereld, tamper, says):
    with losse_database.verbonden("web"):
        _act(losse_wereld.hier.account_id("samira"))
        _act(losse_wereld.hier.account_id("samira"))
    with psycopg.connect(losse_database.owner_url) as conn:
        for table in TABLES:
            conn.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")  # the guards must go aside first
        conn.execute(tamper)
        assert any(says in fout.zin for fout in verify(conn).fouten)
        conn.rollback()


def test_a_list_of_any_length_is_written_whole_each_zaak_once_and_an_empty_one_too(losse_database, losse_wereld):
    many = [new_id() for _ in range(2 * ZAKEN_PER_RIJ + 1)]
    with losse_database.verbonden("web"), transaction.atomic():
        lopend = begin(losse_wereld.hier.account_id("samira"), doel="test", at=NU).lopend
        looked_at_list(lopend, Lijstsoort.ZAKEN, [*many, *many])
        looked_at_list(lopend, Lijstsoort.VRAGEN, [])
    with psycopg.connect(losse_database.owner_url) as conn:
        kept = conn.execute("SELECT object_soort, zaken FROM logboek_inzage WHERE handeling_id = %s ORDER BY id",
                            [lopend.handeling_id]).fetchall()
    assert [(soort, len(zaken)) for soort, zaken in kept] == [
        ("zaken", ZAKEN_PER_RIJ), ("zaken", ZAKEN_PER_RIJ), ("zaken", 1), ("vragen", 0)]
    assert [zaak for _, zaken in kept for zaak in zaken] == many
    assert _verify(losse_database).fouten == ()


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("how", ["DELETE FROM {}", "TRUNCATE {} CASCADE"])
def test_even_the_owner_cannot_empty_the_log_in_passing(losse_database, table, how):
    with psycopg.connect(losse_database.owner_url) as conn, pytest.raises(psycopg.Error):
        conn.execute(how.format(table))
        conn.execute("SELECT 1/0")  # an empty table would have let the line above pass


@pytest.mark.parametrize("user", ["web", "jobs"])
def test_the_serving_users_can_neither_read_nor_change_the_log(losse_database, user):
    for statement in ("SELECT inhoud FROM logboek_inhoud", "UPDATE logboek_regel SET volgnr = 0",
                      "DELETE FROM logboek_regel", "UPDATE logboek_kop SET nummer = 0",
                      "INSERT INTO logboek_handeling DEFAULT VALUES"):
        with psycopg.connect(losse_database.url(user)) as conn, pytest.raises(psycopg.errors.InsufficientPrivilege):
            conn.execute(statement)
