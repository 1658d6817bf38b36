"""`./kameleon logboek wpg-audit JAAR`: the yearly audit set under the Wpg, as a folder of files."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Final

import psycopg

from ketenkameleon.config.omgeving import urls
from ketenkameleon.inzage.wpg_audit import write_audit
from ketenkameleon.rules.rijen import shipped
from ketenkameleon.start.fout import StartFout, from_os_error

EERSTE: Final = 2000
LAATSTE: Final = 2999


def run(args: list[str]) -> int:
    """Write the files and say where they are; exit code 1 with a sentence for a year that is none."""
    parser = argparse.ArgumentParser(prog="./kameleon logboek wpg-audit")
    parser.add_argument("jaar", help="het kalenderjaar, zoals 2026")
    parser.add_argument("--uit", type=Path, metavar="MAP", help="de map; zonder --uit: wpg-audit-JAAR")
    asked = parser.parse_args(args)
    jaar = int(asked.jaar) if asked.jaar.isascii() and asked.jaar.isdigit() else 0
    if not EERSTE <= jaar <= LAATSTE:
        raise StartFout(f"'{asked.jaar}' is geen jaar. Schrijf het zo: 2026.")
    folder = asked.uit or Path(f"wpg-audit-{jaar}")
    try:
        with psycopg.connect(urls().owner) as conn:
            names = write_audit(conn, jaar, folder, wet=shipped())
    except OSError as exc:
        raise from_os_error(exc, folder) from exc
    sys.stdout.write(f"De audit van {jaar} staat in {folder}: {', '.join(names)}.\n")
    return 0
