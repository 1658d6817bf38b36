"""`./kameleon logboek verify`: is the log still what it was when it was written?"""

from __future__ import annotations

import sys

import psycopg

from ketenkameleon.config.omgeving import urls
from ketenkameleon.logboek.verify import verify


def run(args: list[str]) -> int:
    """Read every chain as owner and print what was found; exit code 1 when something does not hold."""
    with psycopg.connect(urls().owner) as conn:
        outcome = verify(conn)
    for fout in outcome.fouten:
        sys.stdout.write(f"keten {fout.keten} schakel {fout.nummer}: {fout.zin}\n")
    heel = "Het logboek is heel" if not outcome.fouten else f"Het logboek klopt niet op {len(outcome.fouten)} plaatsen"
    sys.stdout.write(f"{heel}: {outcome.ketens} ketens, {outcome.schakels} schakels, "
                     f"{outcome.regels} regels gelezen.\n")
    return 1 if outcome.fouten else 0
