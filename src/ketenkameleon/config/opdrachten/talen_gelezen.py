"""`./kameleon talen gelezen CODE --door NAAM`: a person read every text of this language; from now on families can."""

from __future__ import annotations

import argparse
import sys
from datetime import UTC, date, datetime

from ketenkameleon.config.opdrachten.talenmap import add_folder, add_language, asked_folder, asked_language
from ketenkameleon.config.opdrachtregel import Opdrachtregel
from ketenkameleon.start.fout import StartFout, from_os_error
from ketenkameleon.toegang.dagen import local_day
from ketenkameleon.web.bronteksten import source_texts
from ketenkameleon.web.catalogi import catalog_path, read_by, save, shortcomings
from ketenkameleon.web.po import PoFout, read_po


def run(args: list[str]) -> int:
    """Sign the catalog as it is and make what the program reads; nothing when a text is missing or wrong.

    Errors: StartFout with a sentence.
    """
    parser = Opdrachtregel(prog="./kameleon talen gelezen")
    add_language(parser)
    add_folder(parser)
    parser.add_argument("--door", required=True, metavar="NAAM", help="wie alle teksten las: naam en functie")
    parser.add_argument("--op", type=_day, metavar="DATUM", help="op welke dag, als 2026-11-30; zonder --op: vandaag")
    asked = parser.parse_args(args)
    code = asked_language(asked.taal)
    path = catalog_path(asked_folder(asked.map), code)
    today = local_day(datetime.now(UTC))
    if not path.exists():
        raise StartFout(f"Voor deze taal is er nog geen bestand. Begin met ./kameleon talen maak {code}.")
    if not asked.door.strip() or (asked.op or today) > today:
        raise StartFout("Zeg wie de teksten las, en niet op een dag die nog komt: --door 'naam, functie' --op DATUM.")
    try:
        catalog = read_po(path)
        faults = shortcomings(catalog, source_texts())
        if faults:
            raise StartFout("\n".join(["Deze vertaling is nog niet klaar:", *faults]))
        save(path, read_by(catalog, " ".join(asked.door.split()), asked.op or today))
    except PoFout as exc:
        raise StartFout(str(exc)) from exc
    except OSError as exc:
        raise from_os_error(exc, path) from exc
    sys.stdout.write("Getekend. Start het programma opnieuw: daarna kunnen gezinnen deze taal kiezen.\n")
    return 0


def _day(said: str) -> date:
    try:
        return date.fromisoformat(said)
    except ValueError as exc:
        raise argparse.ArgumentTypeError(f"{said} is geen datum. Schrijf die als 2026-11-30") from exc
