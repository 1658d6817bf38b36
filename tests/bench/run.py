"""`./kameleon bench [import] [paginas] [start] [--regels N]`: measure, and print ratios against a named peer in one run."""

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

import psycopg

DATABASE = "kameleon_bench"


def main(argv: list[str]) -> int:
    """Run the asked parts (all without a word) and print a table. Exit code 1 when a ratio is over its limit."""
    parser = argparse.ArgumentParser(prog="./kameleon bench")
    parser.add_argument("delen", nargs="*", choices=["import", "paginas", "start", []], default=[])
    parser.add_argument("--regels", type=int, default=100_000, help="regels in het importbestand")
    parser.add_argument("--groot", type=int, default=1_000_000, help="regels in het grote importbestand; 0 slaat het over")
    chosen = parser.parse_args(argv)
    delen = chosen.delen or ["import", "paginas", "start"]
    lines = []
    if "import" in delen:
        from import_bench import import_lines

        lines += import_lines(chosen.regels, chosen.groot)
    if "paginas" in delen:
        lines += _pages()
    if "start" in delen:
        from start_bench import start_lines

        lines += start_lines()
    return _table(lines)


def _pages() -> list:
    with _database() as (owner, web):
        os.environ["KAMELEON_DATABASE_URL"] = owner
        import django
        from django.core.management import call_command

        django.setup()
        call_command("migrate", verbosity=0)
        from wereld import build_world

        build_world()
        from django.db import connection

        connection.close()
        from paginas import against_bare, environment, fill, with_history

        with psycopg.connect(owner) as conn:
            fill(conn)
            return against_bare(conn, environment(web)) + with_history(conn, environment(web))


@contextmanager
def _database() -> Iterator[tuple[str, str]]:
    """A database of the bench's own, dropped afterwards; gives the owner's and web's address."""
    server = os.environ["KAMELEON_DATABASE_URL"]
    with psycopg.connect(server, autocommit=True) as conn:
        conn.execute(f"DROP DATABASE IF EXISTS {DATABASE} WITH (FORCE)")
        conn.execute(f"CREATE DATABASE {DATABASE}")
    try:
        yield tuple(urlunsplit(urlsplit(os.environ[name])._replace(path=f"/{DATABASE}"))
                    for name in ("KAMELEON_DATABASE_URL", "KAMELEON_WEB_URL"))
    finally:
        with psycopg.connect(server, autocommit=True) as conn:
            conn.execute(f"DROP DATABASE IF EXISTS {DATABASE} WITH (FORCE)")


def _table(lines: list) -> int:
    over = [line for line in lines if line.verhouding > line.grens]
    print(f"{platform.machine()}, {os.cpu_count()} processors, Python {platform.python_version()}")
    for line in lines:
        mark = "te veel" if line in over else "goed"
        print(f"{line.wat:62} {line.verhouding:6.2f}  (≤ {line.grens:g})  {mark:8} {line.cijfers}")
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
