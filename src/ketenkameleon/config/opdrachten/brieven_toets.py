"""`./kameleon brieven toets`: can every letter be used, and is it easy to read; also the letters of the regio's."""

from __future__ import annotations

import os
import sys
from datetime import UTC, datetime
from pathlib import Path

from ketenkameleon.config.opdrachtregel import Opdrachtregel
from ketenkameleon.post.mappen import MEEGELEVERD, check_folders, read_folder, region_folders
from ketenkameleon.post.sjabloon import SjabloonFout
from ketenkameleon.post.taaltoets import template_hard_to_read
from ketenkameleon.rules.brieven import letters
from ketenkameleon.rules.rijen import shipped
from ketenkameleon.toegang.dagen import local_day


def run(args: list[str]) -> int:
    """Print what is wrong, each with its file; exit code 1 when something is."""
    parser = Opdrachtregel(prog="./kameleon brieven toets")
    parser.add_argument("--map", default=os.environ.get("KAMELEON_BRIEVEN", ""), metavar="MAP",
                        help="de map met brieven van de regio's; zonder --map: KAMELEON_BRIEVEN")
    map_ = parser.parse_args(args).map
    on, wet = local_day(datetime.now(UTC)), shipped()
    try:
        count = check_folders(map_, on=on, wet=wet)
        wrong = [zin for folder in (MEEGELEVERD, *region_folders(map_)) for zin in _too_hard(folder)]
    except SjabloonFout as fout:
        count, wrong = 0, list(fout.zinnen)
    for zin in wrong:
        sys.stderr.write(f"{zin}\n")
    if not wrong:
        sys.stdout.write(f"{count} brieven zijn goed.\n")
    return 1 if wrong else 0


def _too_hard(folder: Path) -> list[str]:
    on, wet = local_day(datetime.now(UTC)), shipped()
    kinds = letters(on=on, wet=wet)
    return [f"{folder.name}/{code}.txt: {gebrek.zin}" for code, sjabloon in read_folder(folder, on=on, wet=wet).items()
            for gebrek in template_hard_to_read(sjabloon, kinds[code], on=on, wet=wet)]
