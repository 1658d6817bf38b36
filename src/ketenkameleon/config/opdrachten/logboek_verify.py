"""`./kameleon logboek verify`: is the log still what it was when it was written?"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import Final

import psycopg

from ketenkameleon.config.omgeving import urls
from ketenkameleon.logboek.hoofden import HoofdenFout, read_heads
from ketenkameleon.logboek.ids import new_id
from ketenkameleon.logboek.verify import Hoofd, Uitslag, snapshot, verify
from ketenkameleon.start.fout import StartFout, from_os_error

NIET_VERGELEKEN: Final = (
    "Niet vergeleken met hoofden die elders bewaard zijn: een keten die heel opnieuw is gemaakt, valt zo niet op.\n"
)


def run(args: list[str]) -> int:
    """Read every chain as owner and print what was found; exit code 1 when something does not hold."""
    parser = argparse.ArgumentParser(prog="./kameleon logboek verify")
    parser.add_argument("--hoofden", type=Path, metavar="BESTAND", help="ondertekende hoofden die elders bewaard zijn")
    parser.add_argument("--sleutel", default="", help="de openbare sleutel die bij die hoofden hoort")
    parser.add_argument("--processen", type=int, default=os.cpu_count() or 1, help="hoeveel er naast elkaar lezen")
    asked = parser.parse_args(args)
    heads = _heads(asked.hoofden, asked.sleutel) if asked.hoofden else []
    with snapshot(urls().owner) as conn:
        outcome = verify(conn, processes=asked.processen, hoofden=heads)
    _keep(outcome)
    _tell(outcome, heads)
    return 1 if outcome.fouten else 0


def _keep(outcome: Uitslag) -> None:
    """What was found stays, so that a privacy officer sees a log that does not hold. Source: ux.md S15 (red banner)."""
    with psycopg.connect(urls().owner) as conn:
        conn.execute("INSERT INTO logboek_controle (id, at, ketens, schakels, fouten) VALUES (%s, now(), %s, %s, %s)",
                     [new_id(), outcome.ketens, outcome.schakels, len(outcome.fouten)])


def _heads(path: Path, sleutel: str) -> list[Hoofd]:
    try:
        return read_heads(path.read_text(encoding="utf-8").splitlines(), sleutel=sleutel)
    except OSError as exc:
        raise from_os_error(exc, path) from exc
    except (HoofdenFout, UnicodeDecodeError) as exc:
        raise StartFout(f"{path}: {exc}") from exc


def _tell(outcome: Uitslag, heads: list[Hoofd]) -> None:
    for fout in outcome.fouten:
        where = f"keten {fout.keten} schakel {fout.nummer}: " if fout.nummer else ""
        sys.stdout.write(f"{where}{fout.zin}\n")
    for certificaat, aantal in sorted(outcome.vernietigd.items()):
        sys.stdout.write(f"De inhoud van {aantal} regels is vernietigd volgens certificaat {certificaat}.\n")
    sys.stdout.write(f"Vergeleken met {len(heads)} hoofden die elders bewaard zijn.\n" if heads else NIET_VERGELEKEN)
    heel = "Het logboek is heel" if not outcome.fouten else f"Het logboek klopt niet op {len(outcome.fouten)} plaatsen"
    sys.stdout.write(f"{heel}: {outcome.ketens} ketens, {outcome.schakels} schakels, "
                     f"{outcome.regels} regels gelezen.\n")
