"""What the two commands that read a file have in common: the words after it, progress, and the closing lines."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Protocol

from django.utils import timezone

from ketenkameleon.koppelingen.inlezen import Uitslag
from ketenkameleon.koppelingen.regels import OnleesbaarBestand
from ketenkameleon.meldingen.feiten import Telling
from ketenkameleon.start.messages import Progress
from ketenkameleon.toegang.dagen import local_day


class Lezer(Protocol):
    """A function that reads one file into the database."""

    def __call__(self, source: Path, *, regio_code: str, today: date, at: datetime,
                 progress: Callable[[str, Telling], None]) -> Uitslag: ...


def run_reader(args: list[str], naam: str, lees: Lezer) -> int:
    """Read the file in `args` and print what it brought. Exit code 1, with one sentence, when nothing can be read."""
    parser = argparse.ArgumentParser(prog=f"./kameleon {naam} lees")
    parser.add_argument("bestand", type=Path, help="het bestand")
    parser.add_argument("--regio", default="", help="code van de regio; niet nodig als er één regio is")
    chosen = parser.parse_args(args)
    shown, now = Progress(), timezone.now()
    try:
        told = lees(chosen.bestand, regio_code=chosen.regio, today=local_day(now), at=now,
                    progress=lambda phase, count: shown.count(*_counted(phase, count)))
    except OnleesbaarBestand as exc:
        sys.stderr.write(f"{exc.zin}\n")
        return 1
    sys.stdout.write(f"{told.regels} regels gelezen, {told.nieuw} nieuw, {told.afgekeurd} afgekeurd, "
                     f"{told.verwerkt} {naam} verwerkt, {told.zaken} zaken geraakt.\n")
    if told.afgekeurd:
        sys.stdout.write("De afgekeurde regels staan op de pagina Meldingen, Afgekeurde regels.\n")
    return 0


def _counted(phase: str, told: Telling) -> tuple[str, int]:
    return ("Regels gelezen", told.regels) if phase == "lezen" else ("Meldingen verwerkt", told.meldingen)
