"""Which folder with translations the commands about languages work in."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from ketenkameleon.start.fout import StartFout
from ketenkameleon.web.catalogi import CODE


def add_folder(parser: argparse.ArgumentParser) -> None:
    """Let the command be told a folder; without it the one of KAMELEON_TALEN."""
    parser.add_argument("--map", default=os.environ.get("KAMELEON_TALEN", ""), metavar="MAP",
                        help="de map met vertalingen; zonder --map: KAMELEON_TALEN")


def add_language(parser: argparse.ArgumentParser) -> None:
    """Let the command be told which language."""
    parser.add_argument("taal", help="de code van de taal, bijvoorbeeld ar, tr of pl")


def asked_folder(said: str) -> Path:
    """The folder. Errors: StartFout when none was named."""
    if not said:
        raise StartFout("Zeg in welke map de vertalingen staan: --map MAP, of KAMELEON_TALEN.")
    return Path(said)


def asked_language(said: str) -> str:
    """The code. Errors: StartFout for what is no code, and for Dutch, which stands in the program itself."""
    if not CODE.fullmatch(said) or said == "nl":
        raise StartFout(f"'{said}' kan niet. Geef de code van een andere taal dan Nederlands, bijvoorbeeld ar of tr.")
    return said
