"""`./kameleon brieven voorbeeld BRIEF`: what a letter looks like on paper, about people who do not exist."""

from __future__ import annotations

import os
import sys
from datetime import UTC, datetime
from pathlib import Path

from ketenkameleon.config.opdrachtregel import Opdrachtregel
from ketenkameleon.post.mappen import template
from ketenkameleon.post.papier import Papier, as_pdf
from ketenkameleon.post.sjabloon import SjabloonFout, fill
from ketenkameleon.post.voorbeeld import VOORBEELD
from ketenkameleon.rules.brieven import letters
from ketenkameleon.rules.rijen import shipped
from ketenkameleon.rules.texts import dutch_date
from ketenkameleon.start.fout import StartFout, from_os_error
from ketenkameleon.toegang.dagen import local_day


def run(args: list[str]) -> int:
    """Write the PDF and say where it is. Raises StartFout with a sentence."""
    on, wet = local_day(datetime.now(UTC)), shipped()
    parser = Opdrachtregel(prog="./kameleon brieven voorbeeld")
    parser.add_argument("brief", choices=sorted(letters(on=on, wet=wet)), help="welke brief")
    parser.add_argument("--regio", default="", help="de code van een regio met eigen brieven")
    parser.add_argument("--uit", type=Path, metavar="BESTAND", help="de PDF; zonder --uit: BRIEF.pdf")
    asked = parser.parse_args(args)
    path = asked.uit or Path(f"{asked.brief}.pdf")
    try:
        sjabloon = template(asked.brief, asked.regio, os.environ.get("KAMELEON_BRIEVEN", ""), on=on, wet=wet)
        path.write_bytes(as_pdf(Papier(
            fill(sjabloon, VOORBEELD), "Gemeente Haarlem",
            ("Mevrouw El Amrani", "Wilgenlaan 4", "2000 AB Haarlem"), dutch_date(on), "2026-00041")))
    except SjabloonFout as fout:
        raise StartFout("\n".join(fout.zinnen)) from fout
    except OSError as exc:
        raise from_os_error(exc, path) from exc
    sys.stdout.write(f"De brief staat in {path}.\n")
    return 0
