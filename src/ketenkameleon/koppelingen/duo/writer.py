"""Writes records in the file shape kameleon-duo/1, as CSV or as JSON lines."""

from __future__ import annotations

import json
from collections.abc import Sequence

from ketenkameleon.koppelingen.duo.columns import (
    DAGSCHEIDING,
    KOLOMMEN,
    KOPREGEL,
    LAYOUT_NAAM,
    LAYOUT_STATUS,
    SCHEIDING,
    VERSIEREGEL,
    Controle,
)
from ketenkameleon.koppelingen.duo.dagen import HEEL
from ketenkameleon.koppelingen.duo.reader import Formaat


def header(formaat: Formaat) -> bytes:
    """Return the first lines of a file."""
    if formaat == "csv":
        return f"{VERSIEREGEL}\n{KOPREGEL}\n".encode()
    return json.dumps({"layout": LAYOUT_NAAM, "status": LAYOUT_STATUS}).encode() + b"\n"


def as_line(cells: Sequence[str], formaat: Formaat) -> bytes:
    """Return one record with its line end, from cells in declared order."""
    if formaat == "csv":
        return (SCHEIDING.join(map(_quoted, cells)) + "\n").encode()
    found = {kolom.naam: _native(kolom.controle, cell)
             for kolom, cell in zip(KOLOMMEN, cells, strict=True) if cell}
    return json.dumps(found, ensure_ascii=False).encode() + b"\n"


def _quoted(cell: str) -> str:
    if SCHEIDING in cell or '"' in cell:
        return '"' + cell.replace('"', '""') + '"'
    return cell


def _native(controle: Controle, cell: str) -> object:
    if controle is Controle.JA_NEE and cell in ("ja", "nee"):
        return cell == "ja"
    if controle is Controle.DAGEN:
        days = [part.partition("=") for part in cell.split(DAGSCHEIDING)]
        if len({day for day, _, _ in days}) == len(days):
            return {day: _hours(hours) for day, _, hours in days}
    return cell


def _hours(text: str) -> object:
    return text if text == HEEL else [int(hour) for hour in text.split(",")]
