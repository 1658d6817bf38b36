"""`./kameleon bench [DEEL ...]`: measure, and print ratios against a named peer in one run."""

from __future__ import annotations

import argparse
import os
import platform
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

import django  # noqa: E402 - the folders above must be on the path first
import psycopg  # noqa: E402
from bevoegd_bench import authority_lines  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from import_bench import run as measure_import  # noqa: E402
from last import Regel  # noqa: E402
from logboek_bench import log_lines, verify_lines  # noqa: E402
from science_assign import assign_lines  # noqa: E402
from science_forecast import forecast_lines  # noqa: E402
from science_km import survival_lines  # noqa: E402
from science_sim import simulator_lines  # noqa: E402
from start_bench import start_lines  # noqa: E402
from termijnen_bench import term_lines  # noqa: E402

DATABASE = "kameleon_bench"
DELEN = ("import", "paginas", "muren", "logboek", "start", "verwachting", "overleving", "verdeling", "simulator",
         "termijnen", "bevoegdheid", "herreken", "betrokken", "overleg")
WITHOUT_DATABASE = {
    "start": start_lines, "verwachting": forecast_lines, "overleving": survival_lines, "verdeling": assign_lines,
    "simulator": simulator_lines, "termijnen": term_lines, "bevoegdheid": authority_lines,
}
ADDRESSES = ("KAMELEON_DATABASE_URL", "KAMELEON_WEB_URL", "KAMELEON_JOBS_URL")
MB = 300


def main(argv: list[str]) -> int:
    """Run the asked parts (all without a word) and print a table. Exit code 1 when a ratio is over its limit."""
    parser = argparse.ArgumentParser(prog="./kameleon bench")
    parser.add_argument("delen", nargs="*", help=f"kies uit {', '.join(DELEN)}; zonder woord alles")
    parser.add_argument("--regels", type=int, default=100_000, help="regels in het kleine importbestand")
    parser.add_argument("--groot", type=int, default=1_000_000, help="regels in het grote; 0 slaat het over")
    chosen = parser.parse_args(argv)
    if wrong := set(chosen.delen) - set(DELEN):
        parser.error(f"onbekend deel: {', '.join(sorted(wrong))}")
    asked = chosen.delen or DELEN
    lines: list[Regel] = []
    with _database():
        if "import" in asked:
            lines += _import(chosen.regels, chosen.groot)
        for name, measure in WITH_DATABASE.items():
            if name in asked:
                lines += measure()
    for name, measure in WITHOUT_DATABASE.items():
        if name in asked:
            lines += measure()
    return _table(lines)


def _import(small: int, large: int) -> list[Regel]:
    one = measure_import(small)
    lines = [Regel(f"import van {small} regels ÷ copy.write_row", one["verhouding"], 15,
                   f"{one['import_s']} s ÷ {one['kaal_s']} s, {one['zaken']} zaken")]
    if large:
        other = measure_import(large)
        lines += [
            Regel(f"tijd per regel bij {large} ÷ bij {small} regels", other["us_per_regel"] / one["us_per_regel"], 1.3,
                  f"{other['us_per_regel']} µs ÷ {one['us_per_regel']} µs"),
            Regel(f"geheugen bij {large} regels ÷ 1 MB", other["mb"], MB,
                  f"{other['mb_inlezer']} MB inlezen + {other['mb_voorlezer']} MB voorlezen, elk op zijn hoogst"),
        ]
    return lines


def _pages() -> list[Regel]:
    # Models load only after Django is set up.
    from paginas import against_bare, environment, fill, with_history

    from wereld import build_world

    build_world()
    connection.close()
    web = environment(os.environ["KAMELEON_WEB_URL"])
    with psycopg.connect(os.environ["KAMELEON_DATABASE_URL"]) as conn:
        fill(conn)
        return against_bare(conn, web) + with_history(conn, web)


def _walls() -> list[Regel]:
    # Models load only after Django is set up.
    from muren_bench import measure_walls

    return measure_walls()


def _involved() -> list[Regel]:
    from kernteam_bench import measure_involved

    return measure_involved()


def _meeting() -> list[Regel]:
    # Models load only after Django is set up.
    from kernteam_bench import measure_meeting

    return measure_meeting()


def _log() -> list[Regel]:
    # Verify first: it fills a chain of its own and reads every chain there is.
    owner = os.environ["KAMELEON_DATABASE_URL"]
    return verify_lines(owner) + log_lines(owner)


def _recount() -> list[Regel]:
    # Models load only after Django is set up.
    from herreken_bench import recount_lines

    return recount_lines(os.environ["KAMELEON_DATABASE_URL"], os.environ["KAMELEON_JOBS_URL"])


WITH_DATABASE = {"paginas": _pages, "muren": _walls, "logboek": _log, "herreken": _recount,
                 "overleg": _meeting, "betrokken": _involved}


@contextmanager
def _database() -> Iterator[None]:
    """A migrated database of the bench's own, which the addresses in the environment then point to."""
    server = os.environ["KAMELEON_DATABASE_URL"]
    _on_server(server, "DROP DATABASE IF EXISTS {} WITH (FORCE)", "CREATE DATABASE {} TEMPLATE template0")
    for name in ADDRESSES:
        os.environ[name] = urlunsplit(urlsplit(os.environ[name])._replace(path=f"/{DATABASE}"))
    try:
        django.setup()
        call_command("migrate", verbosity=0)
        connection.close()
        yield
    finally:
        connection.close()
        _on_server(server, "DROP DATABASE IF EXISTS {} WITH (FORCE)")


def _on_server(server: str, *statements: str) -> None:
    with psycopg.connect(server, autocommit=True) as conn:
        for statement in statements:
            conn.execute(statement.format(DATABASE))


def _table(lines: list[Regel]) -> int:
    over = [line for line in lines if line.verhouding > line.grens]
    print(f"{platform.machine()}, {os.cpu_count()} processors, Python {platform.python_version()}")  # noqa: T201
    for line in lines:
        mark = "te veel" if line in over else "goed"
        print(f"{line.wat:62} {line.verhouding:7.2f}  (≤ {line.grens:g})  {mark:8} {line.cijfers}")  # noqa: T201
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
