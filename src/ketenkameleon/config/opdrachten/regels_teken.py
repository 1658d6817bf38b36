"""`./kameleon regels teken`: draw every state table into docs/rules, from the rows as they ship."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

from ketenkameleon.config.opdrachten.tekening import draw
from ketenkameleon.rules.rijen import shipped
from ketenkameleon.rules.standentabellen import state_tables

BLADEN = Path(__file__).resolve().parents[4] / "docs" / "rules"
NEWEST = date.max  # the drawings show the newest row of each table


def run(args: list[str]) -> int:
    """Write one SVG for each table; touches no database."""
    for name, text in drawings().items():
        (BLADEN / name).write_text(text, encoding="utf-8")
        sys.stdout.write(f"{name}\n")
    return 0


def drawings() -> dict[str, str]:
    """Every drawing by the name of its file."""
    return {f"{tabel.code}.svg": draw(tabel) for tabel in state_tables(on=NEWEST, wet=shipped())}
