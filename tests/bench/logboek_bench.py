"""How fast the log is read back, and how fast the whole log of one zaak is found, on a long and on a short log."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import time
from uuid import UUID

import psycopg
from last import Regel

from ketenkameleon.logboek.ids import new_id
from logboek_bouw import Maat, fill_log, zaak_key

ROWS_A_SECOND = 200_000
# Rows of all five tables per link: a handeling, a look, a link, and in one of five two lines with their content.
PER_LINK = 3.8
LONG, SHORT, LINKS_A_ZAAK = 5_000_000, 100_000, 200
MOST_MS = 50
FG = ("SELECT set_config('kk.regio', %s, false), set_config('kk.breed', '{log}', false),"
      " set_config('kk.organisatie', %s, false)")
# As the command does it: a reading process begins from a small program, not from all that the bench has loaded.
CHILD = """
import json, os, time
from ketenkameleon.logboek.verify import snapshot, verify
begun = time.perf_counter()
with snapshot(os.environ["KAMELEON_DATABASE_URL"]) as conn:
    found = verify(conn, processes=os.cpu_count() or 1)
print(json.dumps([found.rijen, time.perf_counter() - begun, [fout.zin for fout in found.fouten]]))
"""
LOG = "SELECT * FROM inzage_log(%s, '2000-01-01', '2100-01-01', NULL, 1000)"


def verify_lines(owner_url: str, schakels: int = 400_000) -> list[Regel]:
    """Rows per second of `logboek verify` with as many processes as there are cores. Rows of all five tables count."""
    with psycopg.connect(owner_url) as conn:
        fill_log(conn, new_id(), UUID(int=7), Maat(schakels, 200))
        conn.commit()
        conn.autocommit = True
        conn.execute("VACUUM ANALYZE")
    done = subprocess.run([sys.executable, "-c", CHILD], env={**os.environ, "KAMELEON_DATABASE_URL": owner_url},
                          check=True, capture_output=True, text=True)
    rijen, took, fouten = json.loads(done.stdout)
    if fouten:
        raise SystemExit(f"the log of the bench is not whole: {fouten[0]}")
    return [Regel("200.000 rijen per seconde ÷ logboek verify", ROWS_A_SECOND / (rijen / took), 1,
                  f"{rijen / took:,.0f} rijen per seconde, {rijen:,} rijen in {took:.1f} s")]


def log_lines(owner_url: str) -> list[Regel]:
    """The whole log of one zaak for its privacy officer: milliseconds on a long log, and that over a short one.

    Each log is in a regio of its own, in one database: the long one is there while the short one is read.
    """
    with psycopg.connect(owner_url) as conn:
        short, long = (_one_log(conn, int(rows / PER_LINK)) for rows in (SHORT, LONG))
        conn.commit()
        conn.autocommit = True
        conn.execute("VACUUM ANALYZE")
        took = {name: _milliseconds(conn, *where) for name, where in (("kort", short), ("lang", long))}
    found = f"{took['lang']:.1f} ms bij {LONG:,} rijen, {took['kort']:.1f} ms bij {SHORT:,}"
    return [Regel("volledig logboek van één zaak ÷ 50 ms", took["lang"] / MOST_MS, 1, found),
            Regel("volledig logboek van één zaak, lang ÷ kort", took["lang"] / took["kort"], 1.5, found)]


def _one_log(conn: psycopg.Connection, schakels: int) -> tuple[UUID, UUID]:
    """A regio with one organisatie, a log of so many links, and a zaak in it with two hundred looks."""
    regio, organisatie, persoon, zaken = new_id(), new_id(), new_id(), schakels // LINKS_A_ZAAK
    before = conn.execute("SELECT count(*) FROM logboek_schakel").fetchone()[0]
    conn.execute("INSERT INTO regio_regio (id, code, naam) VALUES (%s, %s, 'Bench')", [regio, regio.hex[-6:]])
    conn.execute("INSERT INTO regio_organisatie (id, regio_id, soort, naam) VALUES (%s, %s, 'gemeente', 'Bench')",
                 [organisatie, regio])
    conn.execute("INSERT INTO personen_persoon (id, regio_id, gegevens, voornaam, tussenvoegsel, achternaam, taal,"
                 " tolk, telefoon, geheim, overleden, klas)"
                 " VALUES (%s, %s, 'opvragen', '', '', '', '', false, '', false, false, '')", [persoon, regio])
    fill_log(conn, regio, UUID(int=7), Maat(schakels, zaken, before))
    conn.execute(
        "INSERT INTO zaken_zaak (id, regio_id, verantwoordelijke_id, muur, nummer, persoon_id, soort, werkwijze,"
        " aanleiding, stand, geopend_at, geopend_op, belofte_herkomst, belofte_rij, belofte_hash, stand_tekst,"
        " nazorg_tekst, uitkomst, uitkomst_reden) VALUES (%s, %s, %s, 100, '2026-00003', %s, 'vrijwillig', 'bip', 'x',"
        " 'nieuw', now(), now(), '', '', '', '', '', '', '')", [zaak_key(before + 3), regio, organisatie, persoon])
    return regio, organisatie


def _milliseconds(conn: psycopg.Connection, regio: UUID, organisatie: UUID) -> float:
    """The median of thirty readings, after one that warms up."""
    conn.execute(FG, [str(regio), str(organisatie)])
    took = []
    for _ in range(31):
        begun = time.perf_counter()
        lines = conn.execute(LOG, ["2026-00003"]).fetchall()
        took.append(1000 * (time.perf_counter() - begun))
    if len(lines) < LINKS_A_ZAAK:
        raise SystemExit(f"the log of the bench holds {len(lines)} lines for its zaak, not {LINKS_A_ZAAK}")
    return statistics.median(took[1:])
