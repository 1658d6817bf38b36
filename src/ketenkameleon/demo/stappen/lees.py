"""Step `lees`, as jobs: writes the files of the deliveries and reads them, each on its own day."""

from __future__ import annotations

import sys
from pathlib import Path

from ketenkameleon.demo.bestanden import Levering
from ketenkameleon.demo.stappen.keuzes import Keuzes, parse
from ketenkameleon.koppelingen.duo.lezen import read_file
from ketenkameleon.koppelingen.personen.lezen import read_persons_file


def main(argv: list[str]) -> int:
    """Read every delivery of the part that is asked for, the oldest first."""
    keuzes = parse(argv)
    for plan in keuzes.plannen:
        chosen = [levering for levering in keuzes.deliveries(plan) if keuzes.wanted(levering)]
        told = [_read(keuzes, plan.code, levering) for levering in chosen]
        sys.stderr.write(f"  {plan.naam}: {len(chosen)} leveringen, {sum(told)} regels gelezen\n")
    for path in keuzes.voorbeelden:
        _read(keuzes, keuzes.plannen[0].code, _example(keuzes, path))
        sys.stderr.write(f"  voorbeeld gelezen: {path.name}\n")
    return 0


def _example(keuzes: Keuzes, path: Path) -> Levering:
    """A documented example file, as if it came today."""
    persons = "personen" in path.name
    return Levering(keuzes.today, None if persons else path, path if persons else None)


def _read(keuzes: Keuzes, code: str, levering: Levering) -> int:
    at, lines = keuzes.morning(levering.dag), 0
    if levering.duo:
        lines = read_file(levering.duo, regio_code=code, today=levering.dag, at=at).regels
    if levering.personen:
        read_persons_file(levering.personen, regio_code=code, today=levering.dag, at=at)
    return lines
