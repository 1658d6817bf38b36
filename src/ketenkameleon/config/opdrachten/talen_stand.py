"""`./kameleon talen stand`: which languages there are beside Dutch, and what keeps each from a family."""

from __future__ import annotations

import sys
from pathlib import Path

from ketenkameleon.config.opdrachten.talenmap import add_folder, asked_folder
from ketenkameleon.config.opdrachtregel import Opdrachtregel
from ketenkameleon.web.bronteksten import source_texts
from ketenkameleon.web.catalogi import codes_in, standing
from ketenkameleon.web.po import PoFout

MEEST = 5


def run(args: list[str]) -> int:
    """Print one block per language; exit code 1 when a language cannot be read by a family."""
    parser = Opdrachtregel(prog="./kameleon talen stand")
    add_folder(parser)
    parser.add_argument("--alles", action="store_true", help=f"noem elk gebrek, niet alleen de eerste {MEEST}")
    asked = parser.parse_args(args)
    folder = asked_folder(asked.map)
    sys.stdout.write(f"Nederlands: {len(source_texts())} teksten. Dit is de taal van het programma zelf.\n")
    codes = codes_in(folder)
    if not codes:
        sys.stdout.write("Er is nog geen andere taal. Begin er een met ./kameleon talen maak CODE.\n")
    good = [_say(folder, code, most=None if asked.alles else MEEST) for code in codes]
    return 0 if all(good) else 1


def _say(folder: Path, code: str, *, most: int | None) -> bool:
    try:
        stand = standing(folder, code)
    except (PoFout, OSError) as exc:
        sys.stdout.write(f"{code}: niet te lezen. {exc}\n")
        return False
    read = f"gelezen door {stand.door} op {stand.op}" if stand.door else "nog door niemand gelezen"
    sys.stdout.write(f"{code} ({stand.taal.naam}): {stand.vertaald} van {stand.teksten} teksten vertaald, {read}.\n")
    for fault in stand.gebreken[:most]:
        sys.stdout.write(f"  {fault}\n")
    if most is not None and len(stand.gebreken) > most:
        sys.stdout.write(f"  En nog {len(stand.gebreken) - most}. Met --alles ziet u ze allemaal.\n")
    sys.stdout.write("  Gezinnen kunnen deze taal kiezen.\n" if stand.leesbaar else "  Gezinnen zien deze taal niet.\n")
    return stand.leesbaar
