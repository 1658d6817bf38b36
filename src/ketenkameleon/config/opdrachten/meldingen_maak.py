"""`./kameleon meldingen maak BESTAND`: a file of invented meldingen, of any size, the same for the same seed."""

from __future__ import annotations

import argparse
import sys
from datetime import UTC, date, datetime
from pathlib import Path

from ketenkameleon.koppelingen.duo.maak import GEMEENTEN, SCHOLEN, write_file
from ketenkameleon.koppelingen.duo.reader import FORMATEN


def run(args: list[str]) -> int:
    """Write the file and say how many lines it has, and how many of them were spoiled on purpose."""
    parser = argparse.ArgumentParser(prog="./kameleon meldingen maak")
    parser.add_argument("bestand", type=Path)
    parser.add_argument("--regels", type=int, default=1000)
    parser.add_argument("--kinderen", type=int, default=5000, help="hoeveel kinderen; hoogstens 9.000 proefnummers")
    parser.add_argument("--zaad", type=int, default=1, help="hetzelfde zaad geeft hetzelfde bestand")
    parser.add_argument("--vandaag", type=date.fromisoformat, default=datetime.now(tz=UTC).date())
    parser.add_argument("--formaat", choices=FORMATEN, default="csv")
    parser.add_argument("--slecht", type=int, default=0, help="hoeveel regels met opzet fout")
    parser.add_argument("--gemeente", action="append", help="gemeentecode; mag vaker")
    parser.add_argument("--school", action="append", help="vestiging, bijvoorbeeld 99AA00; mag vaker")
    chosen = parser.parse_args(args)
    with chosen.bestand.open("wb") as stream:
        made = write_file(stream, lines=chosen.regels, seed=chosen.zaad, today=chosen.vandaag, kinderen=chosen.kinderen,
                          gemeenten=tuple(chosen.gemeente or GEMEENTEN), scholen=tuple(chosen.school or SCHOLEN),
                          formaat=chosen.formaat, slecht=chosen.slecht)
    sys.stdout.write(f"{made.regels} regels geschreven in {chosen.bestand}, waarvan {made.slecht} met opzet fout.\n")
    return 0
