"""`./kameleon logboek verwerkingen`: our log in the shape of Logboek Dataverwerkingen, as JSON lines."""

from __future__ import annotations

import argparse
import json
import sys
from datetime import date, datetime, time, timedelta

import psycopg

from ketenkameleon import __version__
from ketenkameleon.config.omgeving import urls
from ketenkameleon.koppelingen.ldv.records import records
from ketenkameleon.rules.rijen import shipped
from ketenkameleon.start.fout import StartFout
from ketenkameleon.toegang.dagen import AMSTERDAM


def run(args: list[str]) -> int:
    """Print the records of the asked days, oldest first. Exit code 1 with a sentence when the days make no sense."""
    parser = argparse.ArgumentParser(prog="./kameleon logboek verwerkingen")
    parser.add_argument("--van", required=True, help="eerste dag, zoals 2026-10-01")
    parser.add_argument("--tot", required=True, help="laatste dag, die dag meegerekend")
    asked = parser.parse_args(args)
    van, tot = _day("--van", asked.van), _day("--tot", asked.tot)
    if tot < van:
        raise StartFout("De laatste dag ligt voor de eerste. Draai --van en --tot om.")
    with psycopg.connect(urls().owner) as conn:
        for record in records(conn, van=_midnight(van), tot=_midnight(tot + timedelta(days=1)), versie=__version__,
                              wet=shipped()):
            sys.stdout.write(json.dumps(record, ensure_ascii=False) + "\n")
    return 0


def _day(option: str, said: str) -> date:
    try:
        return date.fromisoformat(said)
    except ValueError as exc:
        raise StartFout(f"{option} {said} is geen dag. Schrijf het zo: 2026-10-01.") from exc


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), tzinfo=AMSTERDAM)
