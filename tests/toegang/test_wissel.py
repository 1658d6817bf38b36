"""Changing the keys of sealed fields, also when it is killed half-way: nothing becomes unreadable or double."""

from __future__ import annotations

import ast
import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from uuid import UUID

import psycopg
import pytest
from django.apps import apps
from django.conf import settings
from django.db import transaction
from django.db.models import BinaryField

from ketenkameleon.config.cli import OPDRACHTEN, main
from ketenkameleon.personen.actions import persons_for_numbers
from ketenkameleon.personen.models import Persoon
from ketenkameleon.rules.access import Functie
from ketenkameleon.rules.numbers import is_bsn
from ketenkameleon.start import geheim
from ketenkameleon.start.fout import StartFout
from ketenkameleon.start.sleutelring import begin_change, end_change, read_ring
from ketenkameleon.toegang.context import begin_duty
from ketenkameleon.toegang.sleutels import seal, unseal
from ketenkameleon.toegang.wissel.lijst import NIET_VERZEGELD, VERZEGELD
from ketenkameleon.toegang.wissel.wisselen import how_sealed, reseal_all
from ketenkameleon.zaken.models import Concept
from wereld import NU, child

SRC = Path(__file__).resolve().parents[2] / "src" / "ketenkameleon"
NUMMERS = [n for n in map(str, range(999900000, 999900700)) if is_bsn(n)]
CONCEPT = UUID(int=7)


@pytest.fixture(scope="module")
def geheimen(tmp_path_factory):
    """A file of keys of this module's own, that the settings point at."""
    folder = tmp_path_factory.mktemp("sleutels")
    geheim.load_or_make(folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(settings, "GEHEIM_PAD", str(folder / "geheim.json"))
        yield folder / "geheim.json"


@pytest.fixture(scope="module")
def hier(losse_database, losse_wereld, geheimen):
    """A regio with children whose numbers are sealed, and a draft."""
    with losse_database.verbonden("owner"):
        hier = losse_wereld.hier
        for nummer in NUMMERS:
            child(hier, nummer)
        Concept.objects.create(
            regio_id=hier.regio.id, account_id=hier.account_id("samira"), formulier="notitie", object_id=CONCEPT,
            bewaard_at=NU,
            inhoud=seal(b"concept", regio_id=hier.regio.id, place="zaken_concept.inhoud/notitie", row=CONCEPT))
        return hier


@pytest.fixture
def eigenaar(losse_database, hier):
    """Django is the owner of this module's database."""
    with losse_database.verbonden("owner"):
        yield losse_database


def _all_readable(hier) -> bool:
    """Every number opens, and every number is found as the importer looks for it: no second record is made."""
    before = Persoon.objects.count()
    opened = {unseal(bytes(p.bsn), regio_id=p.regio_id, place="personen_persoon.bsn", row=p.id).decode(): p.id
              for p in Persoon.objects.filter(bsn__isnull=False)}
    with transaction.atomic():
        actor = begin_duty(Functie.DUO_IMPORT, regio_id=hier.regio.id, doel="test", at=NU)
        found = persons_for_numbers(actor, [("bsn", nummer) for nummer in opened], at=NU)
    draft = Concept.objects.get(object_id=CONCEPT)
    read = unseal(bytes(draft.inhoud), regio_id=hier.regio.id, place="zaken_concept.inhoud/notitie", row=CONCEPT)
    return (opened.keys() == set(NUMMERS) and {n: found["bsn", n] for n in opened} == opened
            and Persoon.objects.count() == before and read == b"concept")


def _wissel(database, geheimen) -> subprocess.Popen:
    env = {**os.environ, "KAMELEON_DATABASE_URL": database.owner_url, "KAMELEON_GEHEIM": str(geheimen)}
    return subprocess.Popen([sys.executable, "-m", "ketenkameleon", "sleutels", "wissel", "--per", "5"], env=env,
                            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def _until_it_waits(watcher: psycopg.Connection, holder: psycopg.Connection) -> None:
    """Until another connection stands waiting for the holder's lock; the database keeps the time, not this test."""
    asked = "SELECT pg_sleep(0.02), count(*) FROM pg_stat_activity WHERE %s = ANY(pg_blocking_pids(pid))"
    for _ in range(1000):
        if watcher.execute(asked, [holder.info.backend_pid]).fetchone()[1]:
            return
    raise AssertionError("the change never came to the held row")


@pytest.mark.muren
def test_a_change_of_keys_that_is_killed_half_way_is_finished_by_the_next_run(eigenaar, hier, geheimen):
    first = read_ring(geheimen)[0]
    held = Persoon.objects.filter(bsn__isnull=False).order_by("id")[len(NUMMERS) // 2].id
    with psycopg.connect(eigenaar.owner_url) as holder, psycopg.connect(eigenaar.owner_url, autocommit=True) as watcher:
        holder.execute("SELECT 1 FROM personen_persoon WHERE id = %s FOR UPDATE", [held])
        run = _wissel(eigenaar, geheimen)
        _until_it_waits(watcher, holder)
        run.send_signal(signal.SIGKILL)
        run.communicate()
    counts = how_sealed()["personen_persoon.bsn"]
    new, old = read_ring(geheimen)
    assert (old, new.id) == (first, first.id + 1), "the old keys are kept as long as a row needs them"
    assert counts[new.id] > 0
    assert counts[old.id] > 0
    assert sum(counts.values()) == len(NUMMERS)
    assert _all_readable(hier)

    again = _wissel(eigenaar, geheimen)
    said, wrong = again.communicate(timeout=60)
    assert again.returncode == 0, wrong
    assert "Een eerdere wissel was niet af" in said
    assert read_ring(geheimen) == (new,)
    assert how_sealed()["personen_persoon.bsn"] == {new.id: len(NUMMERS)}
    assert how_sealed()["zaken_concept.inhoud"] == {new.id: 1}
    assert _all_readable(hier)


def test_numbers_that_come_in_during_a_change_make_one_record_each(eigenaar, hier, geheimen):
    """Half of the rows are under the old pair: the importer finds them, and writes a new one under the new pair."""
    before = Persoon.objects.count()
    assert begin_change(geheimen)
    new, old = read_ring(geheimen)
    assert not begin_change(geheimen), "one change at a time"
    fresh = next(n for n in map(str, range(999901000, 999902000)) if is_bsn(n))
    with transaction.atomic():
        actor = begin_duty(Functie.DUO_IMPORT, regio_id=hier.regio.id, doel="test", at=NU)
        one, other = (persons_for_numbers(actor, [("bsn", n) for n in (*NUMMERS[:3], fresh)], at=NU) for _ in range(2))
        assert one == other
        assert Persoon.objects.count() == before + 1
        assert Persoon.objects.get(id=one["bsn", fresh]).bsn[0] == new.id
        transaction.set_rollback(True)
    reseal_all(batch=50)
    end_change(geheimen)
    assert old.id not in how_sealed()["personen_persoon.bsn"]
    assert _all_readable(hier)


def test_the_status_names_the_keys_by_number_and_says_when_one_is_gone(eigenaar, hier, geheimen, capsys, monkeypatch):
    monkeypatch.setenv("KAMELEON_DATABASE_URL", eigenaar.owner_url)
    number = read_ring(geheimen)[0].id
    assert main(["sleutels", "status"]) == 0
    assert f"{len(NUMMERS)} met sleutel {number}" in capsys.readouterr().out
    kept = geheimen.read_text()
    begin_change(geheimen)
    end_change(geheimen)
    try:
        assert main(["sleutels", "status"]) == 1
        assert "Zet het juiste bestand terug" in capsys.readouterr().out
    finally:
        geheimen.write_text(kept)
    assert {OPDRACHTEN["sleutels", word].user for word in ("status", "wissel")} == {"owner"}


@pytest.mark.migraties
def test_every_column_of_bytes_is_on_the_list_of_sealed_ones_or_known_not_to_be():
    found = {(model._meta.db_table, field.column) for model in apps.get_models() for field in model._meta.get_fields()
             if isinstance(field, BinaryField)}
    sealed = {(p.tabel, p.kolom) for p in VERZEGELD if p.tabel != "mfa_authenticator"}
    looked_up = {(p.tabel, p.zoek) for p in VERZEGELD if p.zoek}
    assert found == sealed | looked_up | NIET_VERZEGELD


def test_every_place_that_the_code_seals_for_is_on_the_list():
    """By the file it is done in: a new caller of `seal` must think of the list."""
    callers = {path.relative_to(SRC).as_posix() for path in SRC.rglob("*.py")
               for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
               if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "seal"}
    assert callers - {"toegang/wissel/wisselen.py"} == {
        "personen/actions.py", "zaken/actions/concept.py", "meldingen/actions/aankomst.py", "koppelingen/mail/adres.py",
        "toegang/inloggen/mfa.py", "zaken/actions/inlogbrief.py",
        "meldingen/actions/signaal.py",
        # The letter of a demo account, in the column and place of zaken/actions/inlogbrief.py.
        "demo/gezin.py",
        # In a session and in a form, for half an hour: what is under keys that are gone is not asked for again.
        "toegang/onderweg.py"}


def test_keys_that_come_from_the_environment_are_not_written_by_the_command(eigenaar, monkeypatch, capsys):
    monkeypatch.setenv("KAMELEON_DATABASE_URL", eigenaar.owner_url)
    ring = read_ring(Path(settings.GEHEIM_PAD))
    monkeypatch.setattr(settings, "GEHEIM_PAD", "")
    monkeypatch.setattr(settings, "SLEUTELRING", ring)
    assert main(["sleutels", "wissel"]) == 1
    assert "De sleutels komen uit de omgeving" in capsys.readouterr().err


def test_a_change_leaves_every_other_secret_as_it_was(tmp_path):
    geheim.load_or_make(tmp_path)
    path = tmp_path / "geheim.json"
    before = json.loads(path.read_text())
    begin_change(path)
    end_change(path)
    after = json.loads(path.read_text())
    assert {name for name in before if before[name] != after[name]} == {"versleutel", "zoek", "sleutel"}
    assert before.keys() == after.keys()
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_file_from_before_digests_had_their_own_key_keeps_its_digests(tmp_path):
    geheim.load_or_make(tmp_path)
    path = tmp_path / "geheim.json"
    old = {name: value for name, value in json.loads(path.read_text()).items() if name not in ("afdruk", "sleutel")}
    path.write_text(json.dumps(old))
    begin_change(path)
    assert json.loads(path.read_text())["afdruk"] == old["zoek"]
    assert [pair.id for pair in read_ring(path)] == [2, 1]


def test_two_pairs_with_one_number_are_refused(tmp_path):
    geheim.load_or_make(tmp_path)
    path = tmp_path / "geheim.json"
    raw = json.loads(path.read_text())
    path.write_text(json.dumps(raw | {"versleutel_oud": raw["versleutel"], "zoek_oud": raw["zoek"],
                                      "sleutel_oud": raw["sleutel"]}))
    with pytest.raises(StartFout, match="hetzelfde nummer"):
        read_ring(path)

