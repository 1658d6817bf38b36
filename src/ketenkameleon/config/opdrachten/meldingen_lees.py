"""`./kameleon meldingen lees BESTAND`: a file of DUO into the database, as `jobs` with the duty duo-import."""

from __future__ import annotations

from ketenkameleon.config.opdrachten.inlezen import run_reader
from ketenkameleon.koppelingen.duo.lezen import read_file


def run(args: list[str]) -> int:
    """Read the file; may be stopped at any moment and run again."""
    return run_reader(args, "meldingen", read_file)
