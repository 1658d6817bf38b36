"""The commands of `./kameleon`: which there are, as which database user each runs, and where its code is.

A module is loaded only when its command is called, so that `help` needs no database and no Django.
"""

from __future__ import annotations

import importlib
import os
import sys
from typing import NamedTuple

from ketenkameleon.config.omgeving import become
from ketenkameleon.start.fout import StartFout


class Opdracht(NamedTuple):
    """Where a command lives and who it is: `user` is owner, web, jobs, or "" for a command without database."""

    module: str
    user: str
    zin: str


_HERE = "ketenkameleon.config.opdrachten"
OPDRACHTEN = {
    ("demo",): Opdracht("ketenkameleon.demo.starten", "", "start een proefregio"),
    ("meldingen", "lees"): Opdracht(f"{_HERE}.meldingen_lees", "jobs", "lees een bestand met meldingen"),
    ("meldingen", "maak"): Opdracht(f"{_HERE}.meldingen_maak", "", "maak een proefbestand met meldingen"),
    ("meldingen", "uitvoer"): Opdracht(f"{_HERE}.meldingen_uitvoer", "owner",
                                       "schrijf de stand van meldingen en zaken"),
    ("personen", "lees"): Opdracht(f"{_HERE}.personen_lees", "jobs", "lees een bestand met persoonsgegevens"),
    ("logboek", "verify"): Opdracht(f"{_HERE}.logboek_verify", "owner", "controleer het logboek"),
    ("logboek", "verwerkingen"): Opdracht(f"{_HERE}.logboek_verwerkingen", "owner",
                                          "toon het logboek als Logboek Dataverwerkingen"),
    ("logboek", "wpg-audit"): Opdracht(f"{_HERE}.logboek_wpg_audit", "owner", "maak de jaarlijkse audit van de Wpg"),
    ("logboek", "hoofden"): Opdracht(f"{_HERE}.logboek_hoofden", "owner", "onderteken het einde van elke keten"),
    ("sleutels", "status"): Opdracht(f"{_HERE}.sleutels_status", "owner", "toon welke sleutels in gebruik zijn"),
    ("sleutels", "wissel"): Opdracht(f"{_HERE}.sleutels_wissel", "owner", "verzegel alles met nieuwe sleutels"),
    ("inloggen", "koppel"): Opdracht(f"{_HERE}.inloggen_koppel", "owner", "koppel een inlog van een organisatie"),
    ("brieven", "toets"): Opdracht(f"{_HERE}.brieven_toets", "", "kijk of elke brief goed en leesbaar is"),
    ("brieven", "voorbeeld"): Opdracht(f"{_HERE}.brieven_voorbeeld", "",
                                         "maak een brief als PDF, met verzonnen mensen"),
    ("post", "verstuur"): Opdracht(f"{_HERE}.post_verstuur", "jobs", "verstuur de berichten die klaarstaan"),
    ("post", "terug"): Opdracht(f"{_HERE}.post_terug", "jobs", "noteer dat een mail terugkwam"),
    ("db", "rollen"): Opdracht(f"{_HERE}.db_rollen", "", "toon de SQL voor de databasebeheerder"),
    ("db", "migreer"): Opdracht(f"{_HERE}.db_migreer", "owner", "breng de database bij"),
    ("regels", "teken"): Opdracht(f"{_HERE}.regels_teken", "", "teken de standen en stappen in docs/rules"),
    ("talen", "stand"): Opdracht(f"{_HERE}.talen_stand", "", "toon welke vertalingen er zijn en wat ze missen"),
    ("talen", "maak"): Opdracht(f"{_HERE}.talen_maak", "", "maak of verleng het bestand met teksten voor een taal"),
    ("talen", "gelezen"): Opdracht(f"{_HERE}.talen_gelezen", "", "teken dat iemand een hele vertaling las"),
    ("voorspel",): Opdracht(f"{_HERE}.voorspel", "", "voorspel het aantal meldingen per week"),
    ("simuleer",): Opdracht(f"{_HERE}.simuleer", "", "speel een jaar van een regio na, met deze bezetting"),
    ("test",): Opdracht(f"{_HERE}.test", "", "draai alle tests"),
    ("check",): Opdracht(f"{_HERE}.check", "", "controleer stijl, typen, lagen en migraties"),
    ("bench",): Opdracht(f"{_HERE}.bench", "", "meet snelheid en geheugen"),
}
WRONG_USE = 2


def main(argv: list[str]) -> int:
    """Run one command. Returns its exit code; a StartFout becomes its sentence and exit code 1."""
    found = _find(argv)
    if found is None:
        _show_choices(argv)
        return WRONG_USE
    opdracht, rest = found
    try:
        if opdracht.user:
            become(opdracht.user)
        return int(importlib.import_module(opdracht.module).run(rest))
    except StartFout as exc:
        sys.stderr.write(f"{exc}\n")
        return 1
    except BrokenPipeError:
        # Whoever read along has gone (`| head`): nothing is wrong, and Python must not say so at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        sys.stderr.write("Gestopt.\n")
        return 130


def _find(argv: list[str]) -> tuple[Opdracht, list[str]] | None:
    for length in (2, 1):
        opdracht = OPDRACHTEN.get(tuple(argv[:length]))
        if opdracht is not None and len(argv) >= length:
            return opdracht, argv[length:]
    return None


def _show_choices(argv: list[str]) -> None:
    near = [words for words in OPDRACHTEN if argv and words[0] == argv[0]]
    said = f"'{' '.join(argv[:2])}' is geen opdracht." if argv else "Kies een opdracht."
    sys.stderr.write(f"{said} U kunt kiezen uit:\n")
    for words in near or OPDRACHTEN:
        sys.stderr.write(f"  ./kameleon {' '.join(words):18} {OPDRACHTEN[words].zin}\n")


