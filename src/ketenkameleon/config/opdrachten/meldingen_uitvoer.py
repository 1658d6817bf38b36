"""`./kameleon meldingen uitvoer`: the stand of meldingen and zaken as JSON lines, the same for the same facts."""

from __future__ import annotations

import sys

import psycopg

from ketenkameleon.config.omgeving import urls
from ketenkameleon.meldingen.canoniek import canonical_export


def run(args: list[str]) -> int:
    """Print the canonical export: no ids, no recording times, no chain; for comparing two databases."""
    with psycopg.connect(urls().owner) as conn:
        for line in canonical_export(conn):
            sys.stdout.write(f"{line}\n")
    return 0
