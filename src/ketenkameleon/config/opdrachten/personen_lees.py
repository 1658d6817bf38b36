"""`./kameleon personen lees BESTAND`: who the children are, as `jobs` with the duty duo-import."""

from __future__ import annotations

from ketenkameleon.config.opdrachten.inlezen import run_reader
from ketenkameleon.koppelingen.personen.lezen import read_persons_file


def run(args: list[str]) -> int:
    """Read the file; may be stopped at any moment and run again."""
    return run_reader(args, "personen", read_persons_file)
