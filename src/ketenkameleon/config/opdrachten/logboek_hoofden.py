"""`./kameleon logboek hoofden`: the signed end of every chain, to be kept elsewhere."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from django.utils import timezone

from ketenkameleon.logboek.hoofden import keep_heads, public_key, signed_heads
from ketenkameleon.start.fout import from_os_error


def run(args: list[str]) -> int:
    """Print the heads as JSON lines, or put them in a folder; with --sleutel print the public key."""
    parser = argparse.ArgumentParser(prog="./kameleon logboek hoofden")
    parser.add_argument("--uit", type=Path, metavar="MAP", help="zet ze in deze map, in een bestand per dag")
    parser.add_argument("--sleutel", action="store_true", help="toon alleen de openbare sleutel")
    asked = parser.parse_args(args)
    if asked.sleutel:
        sys.stdout.write(f"{public_key()}\n")
    elif asked.uit:
        try:
            sys.stdout.write(f"De hoofden staan in {keep_heads(asked.uit, at=timezone.now())}.\n")
        except OSError as exc:
            raise from_os_error(exc, asked.uit) from exc
    else:
        sys.stdout.writelines(f"{line}\n" for line in signed_heads(at=timezone.now()))
    return 0
