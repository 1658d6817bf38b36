"""Our log in the shape of Logboek Dataverwerkingen: what stands in a record, and what never does."""

from __future__ import annotations

import json
from types import SimpleNamespace

import psycopg
import pytest
from django.db import transaction

from ketenkameleon import __version__
from ketenkameleon.config.opdrachten import logboek_verwerkingen
from ketenkameleon.logboek.schrijven import Lijstsoort, Wijziging, looked, looked_at_list, record, refused
from ketenkameleon.start.fout import StartFout
from ketenkameleon.toegang.context import begin
from wereld import NU, child
from zaken_bouw import make_zaak

pytestmark = pytest.mark.muren
DAG = ["--van", "2026-10-08", "--tot", "2026-10-08"]


@pytest.fixture(scope="module")
def zaak(losse_database, losse_wereld):
    """Samira looks at a zaak as Leerplicht, writes something down, and is refused another."""
    with losse_database.verbonden("owner"):
        zaak = make_zaak(losse_wereld.hier, persoon=child(losse_wereld.hier, "999990342", "Zilverlinde"))
    with losse_database.verbonden("web"):
        account = losse_wereld.hier.account_id("samira")
        with transaction.atomic():
            lopend = begin(account, rol="leerplicht_gesprek", doel="zaak", at=NU).lopend
            looked(lopend, "zaak", zaak.nummer, zaak_id=zaak.id)
            record(lopend, Wijziging("contact.begonnen", "contact", zaak.id, {"geheim": "feitenbloem"}, zaak.id))
        with transaction.atomic():
            refused(begin(account, doel="weigering", at=NU).lopend, "zaak", "2026-99999", reden="not_your_zaak")
    return zaak


@pytest.fixture
def exported(losse_database, zaak, capsys, monkeypatch):
    """What the command prints for that day, line by line."""
    monkeypatch.setattr(logboek_verwerkingen, "urls", lambda: SimpleNamespace(owner=losse_database.owner_url))
    assert logboek_verwerkingen.run(DAG) == 0
    return capsys.readouterr().out.splitlines()


def test_a_look_a_change_and_a_refusal_are_a_record_each(exported):
    found = [json.loads(line) for line in exported]
    assert [(r["name"], r["status"]) for r in found] == [
        ("zaak.bekeken", "Ok"), ("contact.begonnen", "Ok"), ("zaak.geweigerd", "Error")]
    look, change, refusal = found
    assert look["trace_id"] == change["trace_id"] != refusal["trace_id"]
    assert len(bytes.fromhex(look["trace_id"])) == 16
    assert len(bytes.fromhex(look["span_id"])) == 8
    assert look["span_id"] != change["span_id"]
    assert look["start_time"] == NU.timestamp() * 1000
    assert look["resource"] == {"service.name": "ketenkameleon", "service.version": __version__}
    assert look["attributes"]["dpl.core.processing_activity_id"] == "urn:ketenkameleon:verwerking:toezicht:2000-01-01"
    assert look["attributes"]["dpl.core.data_subject_id"] == change["attributes"]["dpl.core.data_subject_id"]
    assert "dpl.core.data_subject_id" not in refusal["attributes"], "whose zaak it was, nobody may tell from a refusal"


def test_no_record_says_who_did_it_or_whom_it_is_about(exported, zaak, losse_wereld):
    text = "\n".join(exported)
    for secret in (str(losse_wereld.hier.account_id("samira")), "Samira", str(zaak.persoon_id), str(zaak.id),
                   "999990342", "Zilverlinde", "feitenbloem", zaak.nummer):
        assert secret not in text


def test_the_same_log_gives_the_same_records(exported, losse_database, capsys, monkeypatch):
    assert logboek_verwerkingen.run(DAG) == 0
    assert capsys.readouterr().out.splitlines() == exported


def test_a_look_at_a_list_is_a_record_for_each_child_on_it(losse_database, zaak, losse_wereld):
    later = NU.replace(day=12)
    with losse_database.verbonden("owner"):
        other = make_zaak(losse_wereld.hier, "Rietkraag")
    with losse_database.verbonden("web"), transaction.atomic():
        lopend = begin(losse_wereld.hier.account_id("samira"), doel="mijn_dag", at=later).lopend
        looked_at_list(lopend, Lijstsoort.MIJN_DAG, [zaak.id, other.id])
        looked_at_list(lopend, Lijstsoort.ZAKEN, [])
    with psycopg.connect(losse_database.owner_url) as conn:
        found = list(logboek_verwerkingen.records(
            conn, van=later, tot=later.replace(day=13), versie="0", wet=logboek_verwerkingen.shipped()))
    assert [r["name"] for r in found] == ["mijn_dag.bekeken", "mijn_dag.bekeken", "zaken.bekeken"]
    subjects = [r["attributes"].get("dpl.core.data_subject_id") for r in found]
    assert len({*subjects}) == 3
    assert subjects[2] is None
    assert len({r["span_id"] for r in found}) == 3


def test_a_day_without_anything_gives_nothing(losse_database, capsys, monkeypatch):
    monkeypatch.setattr(logboek_verwerkingen, "urls", lambda: SimpleNamespace(owner=losse_database.owner_url))
    assert logboek_verwerkingen.run(["--van", "2026-10-09", "--tot", "2026-10-09"]) == 0
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(("args", "says"), [
    (["--van", "8 oktober", "--tot", "2026-10-08"], "is geen dag"),
    (["--van", "2026-10-09", "--tot", "2026-10-08"], "ligt voor de eerste"),
])
def test_days_that_make_no_sense_are_refused_in_a_sentence(args, says):
    with pytest.raises(StartFout, match=says):
        logboek_verwerkingen.run(args)


def test_a_page_without_an_activity_is_a_fault_and_not_a_record(losse_database, zaak, losse_wereld, monkeypatch):
    with psycopg.connect(losse_database.owner_url) as conn:
        conn.execute("SET session_replication_role = replica")
        conn.execute("UPDATE logboek_handeling SET doel = 'niemand kent dit'")
        conn.execute("SET session_replication_role = DEFAULT")
        with pytest.raises(LookupError, match="niemand kent dit"):
            list(logboek_verwerkingen.records(
                conn, van=NU, tot=NU.replace(year=2027), versie="0", wet=logboek_verwerkingen.shipped()))
        conn.rollback()
