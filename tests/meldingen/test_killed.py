"""An import that is killed with SIGKILL and run again leaves the same database as one clean run."""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest
from psycopg import sql

from ketenkameleon.koppelingen.duo.maak import write_file
from ketenkameleon.logboek.verify import verify
from ketenkameleon.meldingen.canoniek import canonical_export
from wereld import NU

pytestmark = pytest.mark.muren
VANDAAG = date(2026, 10, 8)
LINES = 600
# Runs an import in small batches, and kills itself at the n-th statement that goes to the database.
CHILD = """
import os, signal, sys
import django
django.setup()
from datetime import date, datetime
from pathlib import Path
import psycopg
from psycopg.copy import Copy
from ketenkameleon.koppelingen import vooruit
from ketenkameleon.koppelingen.duo import lezen
from ketenkameleon.koppelingen.regels import OnleesbaarBestand
from ketenkameleon.meldingen.actions import intake

intake.BATCH, intake.MELDINGEN_PER_BATCH = 100, 50
if sys.argv[5] == "lezer":
    intake.BATCH = 10
lezen.ELDERS_VANAF = 0
left, readers = int(sys.argv[3]), []

class Noted(vooruit.subprocess.Popen):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        readers.append(self)

vooruit.subprocess.Popen = Noted

def at_line(phase, told):
    if sys.argv[5] == "lezer" and phase == "lezen":
        readers[0].kill()

def counted(method):
    def call(*args, **kwargs):
        global left
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return method(*args, **kwargs)
    return call

psycopg.Cursor.execute = counted(psycopg.Cursor.execute)
Copy.write = counted(Copy.write)
psycopg.Connection.commit = counted(psycopg.Connection.commit)
try:
    lezen.read_file(Path(sys.argv[1]), regio_code="25", today=date.fromisoformat(sys.argv[2]),
                    at=datetime.fromisoformat(sys.argv[4]), progress=at_line)
except OnleesbaarBestand as fault:
    sys.exit(fault.zin)
print(100_000_000 - left)
"""
NEVER = 100_000_000


@pytest.fixture(scope="module")
def meldingen(tmp_path_factory) -> Path:
    """A file with lives of reports, also bad lines and lines of another regio."""
    path = tmp_path_factory.mktemp("duo") / "meldingen.csv"
    stream = io.BytesIO()
    write_file(stream, lines=LINES, seed=11, today=VANDAAG, kinderen=120, gemeenten=("9901", "9902", "9801"),
               scholen=("99AA00", "99AB00", "99ZZ00"), slecht=40)
    path.write_bytes(stream.getvalue())
    return path


@contextmanager
def copy_of(database, name):
    """A clone of the committed world, for one story."""
    with psycopg.connect(_to(database.owner_url, "postgres"), autocommit=True) as server:
        server.execute(sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(*map(sql.Identifier, (name, database.naam))))
        try:
            yield _to(database.owner_url, name), _to(database.jobs_url, name)
        finally:
            server.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


def run(path: Path, jobs_url: str, at_statement: int = NEVER, victim: str = "") -> subprocess.CompletedProcess:
    argv = [sys.executable, "-c", CHILD, str(path), VANDAAG.isoformat(), str(at_statement), NU.isoformat(), victim]
    env = {**os.environ, "KAMELEON_DATABASE_URL": jobs_url}
    return subprocess.run(argv, env=env, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def schoon(losse_database, losse_wereld, meldingen) -> tuple[int, list[str]]:
    """One clean run: how many statements it takes, and what it leaves behind."""
    with copy_of(losse_database, f"{losse_database.naam}_schoon") as (owner, jobs):
        done = run(meldingen, jobs)
        assert done.returncode == 0, done.stderr
        return int(done.stdout), export(owner)


def test_killed_six_times_on_the_way_it_ends_as_one_clean_run(losse_database, schoon, meldingen):
    statements, expected = schoon
    assert len(expected) > LINES
    with copy_of(losse_database, f"{losse_database.naam}_zes") as (owner, jobs):
        # Each run begins with what the runs before it left, so each of these stops it somewhere else.
        killed = [run(meldingen, jobs, int(statements * part)).returncode for part in (0.08, 0.2, 0.35, 0.5, 0.55, 0.6)]
        assert killed.count(-signal.SIGKILL) >= 4, "the kills came too late to mean anything"
        assert run(meldingen, jobs).returncode == 0
        assert export(owner) == expected
        with psycopg.connect(owner) as conn:
            assert verify(conn).fouten == ()


@pytest.mark.parametrize(("part", "folding"), [(0.3, False), (0.75, True)])
def test_one_kill_loses_nothing(losse_database, schoon, meldingen, part, folding):
    """Killed while the lines are kept, and killed while the meldingen are folded: some are, and some still wait.

    Not later: the last batch may hold only meldingen that were folded under another child, and so change nothing.
    """
    statements, expected = schoon
    with copy_of(losse_database, f"{losse_database.naam}_een") as (owner, jobs):
        assert run(meldingen, jobs, int(statements * part)).returncode == -signal.SIGKILL
        with psycopg.connect(owner) as conn:
            assert conn.execute("SELECT EXISTS (SELECT FROM meldingen_tevouwen),"
                                " EXISTS (SELECT FROM meldingen_melding)").fetchone() == (True, folding)
        assert export(owner) != expected
        assert run(meldingen, jobs).returncode == 0
        assert export(owner) == expected


def test_a_reader_that_dies_on_the_way_is_one_sentence_and_the_next_run_does_the_rest(losse_database, schoon, tmp_path,
                                                                                     meldingen):
    expected = schoon[1]
    with copy_of(losse_database, f"{losse_database.naam}_lezer") as (owner, jobs):
        # Ahead are three packets at most and what a pipe holds, so of sixty batches some are not read yet.
        died = run(meldingen, jobs, victim="lezer")
        assert died.returncode == 1
        assert died.stderr.strip().endswith("Lees het bestand nog een keer: het gaat verder waar het was.")
        assert "Traceback" not in died.stderr
        assert run(meldingen, jobs).returncode == 0
        assert export(owner) == expected


def export(owner_url: str) -> list[str]:
    with psycopg.connect(owner_url) as conn:
        return list(canonical_export(conn))


def _to(url: str, name: str) -> str:
    return urlunsplit(urlsplit(url)._replace(path=f"/{name}"))
