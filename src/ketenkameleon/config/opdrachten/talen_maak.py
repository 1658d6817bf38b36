"""`./kameleon talen maak CODE`: make the catalog of a language, or bring it up to the texts of now."""

from __future__ import annotations

import sys

from ketenkameleon.config.opdrachten.talenmap import add_folder, add_language, asked_folder, asked_language
from ketenkameleon.config.opdrachtregel import Opdrachtregel
from ketenkameleon.start.fout import StartFout, from_os_error
from ketenkameleon.web.bronteksten import source_texts
from ketenkameleon.web.catalogi import RICHTINGEN, catalog_path, new_catalog, save, updated
from ketenkameleon.web.po import PoFout, read_po


def run(args: list[str]) -> int:
    """Write the file and say where it is. What was translated stays. Errors: StartFout with a sentence."""
    parser = Opdrachtregel(prog="./kameleon talen maak")
    add_language(parser)
    add_folder(parser)
    parser.add_argument("--naam", default="", help="hoe de taal in die taal zelf heet, als het programma dat niet weet")
    parser.add_argument("--richting", choices=RICHTINGEN, default="", help="rtl: van rechts naar links")
    asked = parser.parse_args(args)
    code = asked_language(asked.taal)
    path = catalog_path(asked_folder(asked.map), code)
    try:
        known = read_po(path) if path.exists() else new_catalog(code, asked.naam, asked.richting)
        save(path, updated(known, source_texts()))
    except (PoFout, ValueError) as exc:
        raise StartFout(str(exc)) from exc
    except OSError as exc:
        raise from_os_error(exc, path) from exc
    sys.stdout.write(f"De teksten staan in {path}.\nVul ze in, laat iemand ze lezen, en geef dan: "
                     f"./kameleon talen gelezen {code} --door 'naam, functie'\n")
    return 0
