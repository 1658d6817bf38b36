"""Heads that were kept elsewhere find even a chain that was made anew as a whole."""

from __future__ import annotations

import json
from types import SimpleNamespace
from uuid import UUID

import psycopg
import pytest
from django.utils.timezone import now

from ketenkameleon.config.opdrachten import logboek_hoofden, logboek_verify
from ketenkameleon.logboek.hoofden import HoofdenFout, keep_heads, public_key, read_heads, signed_heads
from ketenkameleon.logboek.ids import new_id
from ketenkameleon.logboek.jobs import hoofden
from ketenkameleon.logboek.verify import verify
from logboek_bouw import Maat, fill_log
from wereld import NU

pytestmark = [pytest.mark.muren, pytest.mark.usefixtures("losse_wereld")]
ACCOUNT = UUID(int=7)


@pytest.fixture
def keten(losse_database):
    """A chain of its own of forty links; gone afterwards."""
    regio = new_id()
    with psycopg.connect(losse_database.owner_url) as conn:
        fill_log(conn, regio, ACCOUNT, Maat(40, 4))
    yield regio
    with psycopg.connect(losse_database.owner_url) as conn:
        _empty(conn, regio)


def _empty(conn, regio):
    conn.execute("SET session_replication_role = replica")
    for table in ("logboek_regel", "logboek_inhoud", "logboek_inzage", "logboek_handeling"):
        conn.execute(f"DELETE FROM {table} WHERE regio_id = %s", [regio])
    conn.execute("DELETE FROM logboek_schakel WHERE keten = %s", [regio])
    conn.execute("DELETE FROM logboek_kop WHERE keten = %s", [regio])


def _lines(database) -> list[str]:
    with database.verbonden("jobs"):
        return list(signed_heads(at=NU))


def test_a_chain_that_grew_since_still_holds_against_its_head(losse_database, keten):
    heads = read_heads(_lines(losse_database))
    assert keten in {head.keten for head in heads}
    with psycopg.connect(losse_database.owner_url) as conn:
        assert verify(conn, hoofden=heads).fouten == ()


def test_a_chain_that_was_made_anew_as_a_whole_is_found(losse_database, keten):
    heads = read_heads(_lines(losse_database))
    with psycopg.connect(losse_database.owner_url) as conn:
        _empty(conn, keten)
        fill_log(conn, keten, new_id(), Maat(60, 4))  # the same looks, by somebody else
        assert verify(conn).fouten == (), "without the head nothing shows"
        assert [f.zin for f in verify(conn, hoofden=heads).fouten] == [
            "De keten is opnieuw gemaakt: zij eindigde hier eerder anders."]
        conn.rollback()


def test_a_chain_that_was_cut_short_is_found(losse_database, keten):
    heads = read_heads(_lines(losse_database))
    with psycopg.connect(losse_database.owner_url) as conn:
        _empty(conn, keten)
        fill_log(conn, keten, ACCOUNT, Maat(39, 4))
        assert [f.zin for f in verify(conn, hoofden=heads).fouten] == [
            "Deze schakel is bewaard als einde van de keten, en is nu weg."]
        conn.rollback()


@pytest.mark.parametrize(("change", "says"), [
    ({"nummer": 39}, "handtekening op regel 1 klopt niet"),
    ({"hash": "00"}, "handtekening op regel 1 klopt niet"),
    ({"sleutel": "AAAA"}, "andere sleutel"),
    ({"handtekening": "niet"}, "regel 1"),
])
def test_a_head_that_was_changed_is_refused(losse_database, keten, change, says):
    line = json.loads(_lines(losse_database)[0]) | change
    with losse_database.verbonden("jobs"), pytest.raises(HoofdenFout, match=f"(?i){says}"):
        read_heads([json.dumps(line)])


def test_a_line_that_is_no_head_is_named(losse_database):
    with pytest.raises(HoofdenFout, match="Regel 1 is geen hoofd"):
        read_heads(["geen json"])


def test_the_job_puts_a_file_of_the_day_in_the_folder_and_may_run_twice(losse_database, keten, tmp_path, settings):
    settings.HOOFDEN_MAP = str(tmp_path / "elders")
    with losse_database.verbonden("jobs"):
        hoofden(int(NU.timestamp()))
        hoofden(int(NU.timestamp()))
    [path] = (tmp_path / "elders").iterdir()
    assert path.name == "hoofden-2026-10-08.jsonl"
    assert len(read_heads(path.read_text().splitlines(), sleutel=public_key())) == len(_lines(losse_database))


def test_no_folder_no_file(losse_database, settings, tmp_path, monkeypatch):
    settings.HOOFDEN_MAP = ""
    monkeypatch.chdir(tmp_path)
    hoofden(int(now().timestamp()))
    assert list(tmp_path.iterdir()) == []


def test_the_commands_write_and_compare(losse_database, keten, tmp_path, capsys, monkeypatch):
    monkeypatch.setattr(logboek_verify, "urls", lambda: SimpleNamespace(owner=losse_database.owner_url))
    with losse_database.verbonden("owner"):
        path = keep_heads(tmp_path, at=NU)
        assert logboek_hoofden.run(["--sleutel"]) == 0
    assert capsys.readouterr().out.strip() == public_key()
    assert logboek_verify.run(["--hoofden", str(path), "--sleutel", public_key(), "--processen", "1"]) == 0
    assert "hoofden die elders bewaard zijn" in capsys.readouterr().out
