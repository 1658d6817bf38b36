"""Ten thousand log rows, drawn at random, each bent in one of many ways by whoever owns the database: all are found.

All are bent at once, at most one row per link, and verify must name every one of those links. Its answer is compared
with the list of what was bent, never with itself.
"""

from __future__ import annotations

import random
from uuid import UUID

import psycopg
import pytest

from ketenkameleon.logboek.ids import new_id
from ketenkameleon.logboek.verify import snapshot, verify
from logboek_bouw import Maat, fill_log

pytestmark = [pytest.mark.muren, pytest.mark.usefixtures("losse_wereld")]
LINKS, BENT, SEED = 14_000, 10_000, 20261122
_OF = "handeling_id IN (SELECT handeling_id FROM logboek_schakel WHERE keten = %(keten)s AND nummer = ANY(%(nummers)s))"
_HANDELING = _OF.replace("handeling_id IN", "id IN", 1)
_LINK = "keten = %(keten)s AND nummer = ANY(%(nummers)s)"
# Every way, with whether it needs a link that changed something (one in five did).
_H, _R, _N, _Z, _S = (f"logboek_{table}" for table in ("handeling", "regel", "inhoud", "inzage", "schakel"))
WAYS = {
    "another moment": (False, f"UPDATE {_H} SET at = at + interval '1 microsecond' WHERE {_HANDELING}"),
    "another person": (False, f"UPDATE {_H} SET account_id = gen_random_uuid() WHERE {_HANDELING}"),
    "nobody": (False, f"UPDATE {_H} SET account_id = NULL WHERE {_HANDELING}"),
    "another purpose": (False, f"UPDATE {_H} SET doel = doel || ' ' WHERE {_HANDELING}"),
    "another rol": (False, f"UPDATE {_H} SET rol = 'raad' WHERE {_HANDELING}"),
    "another organisatie": (False, f"UPDATE {_H} SET verantwoordelijke_id = gen_random_uuid() WHERE {_HANDELING}"),
    "handeling gone": (False, f"DELETE FROM {_H} WHERE {_HANDELING}"),
    "another zaak looked at": (False, f"UPDATE {_Z} SET gevraagd = gevraagd || '0' WHERE {_OF}"),
    "look gone": (False, f"DELETE FROM {_Z} WHERE {_OF}"),
    "look added": (False, f"INSERT INTO {_Z} (id, handeling_id, soort, object_soort, gevraagd, reden) SELECT"
                          f" gen_random_uuid(), handeling_id, 'bekeken', 'zaak', 'x', '' FROM {_S} WHERE {_LINK}"),
    "another zaak in the list": (False, f"UPDATE {_Z} SET zaken = ARRAY[gen_random_uuid()] WHERE {_OF}"),
    "an empty list": (False, f"UPDATE {_Z} SET zaken = '{{}}' WHERE {_OF}"),
    "look made a refusal": (False, f"UPDATE {_Z} SET soort = 'geweigerd', reden = 'x' WHERE {_OF}"),
    "another event": (True, f"UPDATE {_R} SET gebeurtenis = 'notitie.weg' WHERE volgnr = 1 AND {_OF}"),
    "another object": (True, f"UPDATE {_R} SET object_id = gen_random_uuid() WHERE volgnr = 2 AND {_OF}"),
    "lines swapped": (True, f"UPDATE {_R} SET volgnr = CASE volgnr WHEN 1 THEN 3 ELSE 1 END WHERE {_OF}"),
    "line gone": (True, f"DELETE FROM {_R} WHERE volgnr = 2 AND {_OF}"),
    "line added": (True, f"INSERT INTO {_R} (handeling_id, volgnr, gebeurtenis, object_soort, object_id, digest)"
                         f" SELECT handeling_id, 9, 'x', 'x', gen_random_uuid(), '' FROM {_S} WHERE {_LINK}"),
    "another content": (True, f"UPDATE {_N} SET inhoud = replace(inhoud, 'niet', 'wel') WHERE volgnr = 1 AND {_OF}"),
    "another salt": (True, f"UPDATE {_N} SET zout = zout || '\\x00'::bytea WHERE volgnr = 1 AND {_OF}"),
    "content gone": (True, f"DELETE FROM {_N} WHERE volgnr = 2 AND {_OF}"),
    "another digest": (True, f"UPDATE {_R} SET digest = sha256('ander') WHERE volgnr = 1 AND {_OF}"),
    "another link": (False, f"UPDATE {_S} SET hash = sha256(hash) WHERE {_LINK}"),
    "another link before": (False, f"UPDATE {_S} SET vorige = sha256(vorige) WHERE {_LINK}"),
}


@pytest.fixture(scope="module")
def keten(losse_database, losse_wereld) -> UUID:
    """A chain in which one link in five changed something, with the guards of the tables put aside."""
    regio = new_id()
    with psycopg.connect(losse_database.owner_url) as conn:
        fill_log(conn, regio, UUID(int=7), Maat(LINKS, 50))
    return regio


def test_every_one_of_ten_thousand_bent_rows_is_found_and_located(losse_database, keten):
    draw = random.Random(SEED)
    bent = draw.sample(range(1, LINKS + 1), BENT)
    by_way: dict[str, list[int]] = {way: [] for way in WAYS}
    for nummer in bent:
        ways = [way for way, (changed, _) in WAYS.items() if nummer % 5 == 0 or not changed]
        by_way[draw.choice(ways)].append(nummer)
    with psycopg.connect(losse_database.owner_url) as conn:
        conn.execute("SET session_replication_role = replica")
        for way, nummers in by_way.items():
            assert nummers, f"no row was drawn for: {way}"
            done = conn.execute(WAYS[way][1], {"keten": keten, "nummers": nummers})
            assert done.rowcount >= len(nummers), way
        found = {fout.nummer for fout in verify(conn).fouten if fout.keten == keten}
        conn.rollback()
    assert set(bent) - found == set()
    # A link that was not touched is only named when the one before it no longer says what it says.
    after = {nummer + 1 for nummer in by_way["another link"]}
    assert found - set(bent) - after == set()


def test_links_that_change_places_are_found(losse_database, keten):
    with psycopg.connect(losse_database.owner_url) as conn:
        conn.execute("SET session_replication_role = replica")
        conn.execute("UPDATE logboek_schakel SET nummer = -nummer WHERE keten = %s AND nummer IN (70, 71)", [keten])
        conn.execute("UPDATE logboek_schakel SET nummer = 141 + nummer WHERE keten = %s AND nummer < 0", [keten])
        found = {fout.nummer for fout in verify(conn).fouten if fout.keten == keten}
        conn.rollback()
    assert {70, 71, 72} <= found


def test_an_untouched_log_has_no_fault_to_name(losse_database, keten):
    with psycopg.connect(losse_database.owner_url) as conn:
        assert [fout for fout in verify(conn).fouten if fout.keten == keten] == []


def test_two_processes_read_what_one_reads(losse_database, keten, monkeypatch):
    monkeypatch.setattr("ketenkameleon.logboek.verify.STRETCH", 5_000)
    with snapshot(losse_database.owner_url) as one, snapshot(losse_database.owner_url) as two:
        assert verify(one) == verify(two, processes=2)
