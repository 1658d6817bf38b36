"""How long an import takes beside the barest load there is, and how much memory it needs.

`run(lines)` makes a file, loads its parsed fields with psycopg's `copy.write_row` into one bare table, imports the
same file with zaken, history and log, each on a clone of the migrated database, and returns the ratios.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from datetime import UTC, date, datetime
from itertools import islice
from pathlib import Path
from statistics import median
from urllib.parse import urlsplit, urlunsplit

import psycopg
from psycopg import sql

from ketenkameleon.koppelingen.duo.columns import KOLOMMEN, NAMEN, Controle
from ketenkameleon.koppelingen.duo.maak import GEMEENTEN, SCHOLEN, write_file
from ketenkameleon.koppelingen.duo.reader import read
from ketenkameleon.logboek.ids import new_id
from ketenkameleon.rules.rijen import shipped

TODAY = date(2026, 11, 22)
AT = datetime(2026, 11, 22, 12, tzinfo=UTC)
REGIO = "25"
CHUNK = 10_000
LOADS = 3
PATIENCE = 60
# The most memory a process ever held is VmHWM in /proc. Not ru_maxrss: on Linux a process begins with that of its
# parent, so the reader of 70 MB would count for as much as the importer that started it.
CHILD = """
import json, sys, time
import django
django.setup()
from datetime import datetime, date
from pathlib import Path
from threading import Event, Thread
from ketenkameleon.koppelingen import vooruit
from ketenkameleon.koppelingen.duo.lezen import read_file

readers, peaks, done = [], {}, Event()

class Seen(vooruit.subprocess.Popen):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        readers.append(self.pid)

def peak(pid):
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next((int(line.split()[1]) for line in lines if line.startswith("VmHWM:")), 0)

def watch():
    # The reader ends before the importer does, and what it held can be asked only while it lives.
    while not done.wait(0.05):
        for pid in readers:
            try:
                peaks[pid] = max(peaks.get(pid, 0), peak(pid))
            except FileNotFoundError:
                pass

vooruit.subprocess.Popen = Seen
watcher = Thread(target=watch)
watcher.start()
begin = time.perf_counter()
uitslag = read_file(Path(sys.argv[1]), regio_code=sys.argv[2], today=date.fromisoformat(sys.argv[3]),
                    at=datetime.fromisoformat(sys.argv[4]))
seconds = time.perf_counter() - begin
done.set()
watcher.join()
reader, own = sum(peaks.values()) // 1024, peak("self") // 1024
print(json.dumps({"seconden": seconds, "mb": own + reader, "mb_inlezer": own, "mb_voorlezer": reader,
                  **uitslag._asdict()}))
"""


def run(lines: int = 100_000) -> dict[str, float]:
    """Measure, print and return: seconds bare and imported, their ratio, microseconds per line, peak megabytes.

    The megabytes are those of both our processes: the importer and the one that reads ahead, each at its own peak.
    Linux only, as /proc is.
    """
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "meldingen.csv"
        with path.open("wb") as stream:
            write_file(stream, lines=lines, seed=7, today=TODAY)
        with _Clone() as name:
            _region(name)
            bare = median(_bare(path, name) for _ in range(LOADS))
            imported = _import(path, name)
    found = {
        "regels": lines, "kaal_s": round(bare, 2), "import_s": round(imported["seconden"], 2),
        "verhouding": round(imported["seconden"] / bare, 1),
        "us_per_regel": round(1e6 * imported["seconden"] / lines, 1),
        **{name: imported[name] for name in ("mb", "mb_inlezer", "mb_voorlezer")},
        "meldingen": imported["verwerkt"], "zaken": imported["zaken"],
    }
    print(json.dumps(found))  # noqa: T201 -- a bench prints
    return found


def grows(small: int = 100_000, large: int = 1_000_000) -> dict[str, float]:
    """Time per line at `large` beside that at `small`; at most 1.3, and at most 300 MB at `large`."""
    one, other = run(small), run(large)
    found = {"groei": round(other["us_per_regel"] / one["us_per_regel"], 2), "mb": other["mb"]}
    print(json.dumps(found))  # noqa: T201 -- a bench prints
    return found


def _bare(path: Path, name: str) -> float:
    """Seconds that write_row needs for the parsed fields of the file; the reading itself is not counted."""
    types = {Controle.DATUM: "date", Controle.MOMENT: "timestamptz", Controle.JA_NEE: "boolean"}
    columns = ", ".join(f"{k.naam} {types.get(k.controle, 'text')}" for k in KOLOMMEN)
    seconds = 0.0
    with psycopg.connect(_url("owner", name)) as conn, path.open("rb") as stream:
        conn.execute(f"CREATE TABLE kaal ({columns}, minuten int, hash bytea)")
        records = read(stream, formaat="csv", wet=shipped(), today=TODAY)
        with conn.cursor() as cursor, cursor.copy("COPY kaal FROM STDIN") as copy:
            # Parsed beforehand, chunk by chunk: only the writing is timed.
            while chunk := [_fields(mutatie) for mutatie in islice(records, CHUNK)]:
                begin = time.perf_counter()
                for row in chunk:
                    copy.write_row(row)
                seconds += time.perf_counter() - begin
            begin = time.perf_counter()
        conn.commit()
        seconds += time.perf_counter() - begin
        conn.execute("DROP TABLE kaal")
    return seconds


def _fields(mutatie: object) -> tuple[object, ...]:
    """The fields of a line, each parsed once, in the order of the file."""
    said = dict(mutatie.inhoud)
    said[mutatie.nummersoort] = mutatie.nummer
    said |= {"begindatum": mutatie.begindatum, "einddatum": mutatie.einddatum, "meldingsdatum": mutatie.meldingsdatum,
             "laatste_mutatie": mutatie.laatste_mutatie, "actie_gewenst": mutatie.actie_gewenst,
             "alle_lessen_gemist": mutatie.alle_lessen_gemist}
    return (*map(said.get, NAMEN), mutatie.minuten, mutatie.inhoud_hash)


def _import(path: Path, name: str) -> dict[str, float]:
    env = {**os.environ, "KAMELEON_DATABASE_URL": _url("jobs", name),
           "DJANGO_SETTINGS_MODULE": "ketenkameleon.config.settings"}
    argv = [sys.executable, "-c", CHILD, str(path), REGIO, TODAY.isoformat(), AT.isoformat()]
    done = subprocess.run(argv, env=env, check=True, capture_output=True, text=True)
    return dict(json.loads(done.stdout))


class _Clone:
    """A copy of the migrated database, for as long as the block lasts."""

    def __enter__(self) -> str:
        source = urlsplit(os.environ["KAMELEON_DATABASE_URL"]).path[1:]
        self.name = f"{source}_bench_{os.getpid()}"
        self._on_server("DROP DATABASE IF EXISTS {} WITH (FORCE)", self.name)
        self._on_server("CREATE DATABASE {} TEMPLATE {}", self.name, source)
        return self.name

    def __exit__(self, *_: object) -> None:
        for _attempt in range(PATIENCE):
            # Only the server itself may end its autovacuum, and that ends by itself soon enough.
            with suppress(psycopg.errors.InsufficientPrivilege, psycopg.errors.ObjectInUse):
                self._on_server("DROP DATABASE IF EXISTS {} WITH (FORCE)", self.name)
                return
            time.sleep(1)

    def _on_server(self, statement: str, *names: str) -> None:
        with psycopg.connect(_url("owner", "postgres"), autocommit=True) as server:
            server.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))


def _region(name: str) -> None:
    """The gemeenten and scholen that the made file speaks of, in a region of their own."""
    regio, organisatie = new_id(), new_id()
    gemeenten = {code: new_id() for code in GEMEENTEN}
    with psycopg.connect(_url("owner", name)) as conn:
        conn.execute("INSERT INTO regio_regio (id, code, naam) VALUES (%s, %s, 'Duinstreek')", [regio, REGIO])
        conn.execute("INSERT INTO regio_organisatie (id, regio_id, soort, naam)"
                     " VALUES (%s, %s, 'gemeente', 'Duinstad')", [organisatie, regio])
        for code, key in gemeenten.items():
            conn.execute("INSERT INTO regio_gemeente (id, regio_id, code, naam, vakantieregio, organisatie_id)"
                         " VALUES (%s, %s, %s, %s, 'noord', %s)", [key, regio, code, f"Gemeente {code}", organisatie])
        for brin6 in SCHOLEN:
            conn.execute("INSERT INTO regio_school (id, regio_id, brin6, naam, soort, gemeente_id, telefoon)"
                         " VALUES (%s, %s, %s, %s, 'vo', %s, '')",
                         [new_id(), regio, brin6, f"School {brin6}", gemeenten[GEMEENTEN[0]]])


def _url(user: str, name: str) -> str:
    owner = os.environ["KAMELEON_DATABASE_URL"]
    url = owner if user == "owner" else os.environ["KAMELEON_JOBS_URL"]
    return urlunsplit(urlsplit(url)._replace(path=f"/{name}"))


if __name__ == "__main__":
    run(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
