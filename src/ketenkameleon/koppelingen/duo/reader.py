"""Reads a file of meldingen line by line: what is good comes out as Mutatie, what is not as SlechteRegel.

Plain Python: no database and no Django, so that a notebook reads the same file with the same answers.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from operator import itemgetter
from typing import BinaryIO, Final, Literal

from ketenkameleon.koppelingen.duo.columns import (
    DAGSCHEIDING,
    KOLOMMEN,
    KOPPEN,
    LAYOUT_NAAM,
    LAYOUT_STATUS,
    NAMEN,
    SCHEIDING,
    VERSIEREGEL,
    Controle,
)
from ketenkameleon.koppelingen.duo.keuring import Gekeurd, Keuring, as_mutatie
from ketenkameleon.koppelingen.duo.mutatie import Mutatie
from ketenkameleon.koppelingen.duo.zinnen import ZINNEN
from ketenkameleon.koppelingen.jsonregels import check_layout, json_object
from ketenkameleon.koppelingen.regels import (
    Fout,
    LangeRegel,
    OnleesbaarBestand,
    Regel,
    SlechteRegel,
    bad_line,
    count_lines,
    decode,
    first_line,
    lines,
)
from ketenkameleon.koppelingen.waarden import clean
from ketenkameleon.rules.wetboek import Wetboek

Formaat = Literal["csv", "jsonl"]
FORMATEN: Final = ("csv", "jsonl")
ToCells = Callable[[bytes], list[str]]
_VRIJ: Final = tuple(kolom.controle is Controle.TEKST for kolom in KOLOMMEN)
_TE_GROOT: Final = 10**18
_GETALLEN: Final = frozenset(("meldingsnummer", "opleiding_niveau"))
_NIET_AF: Final = frozenset(("kolommen", "aanhaling", "geen_json"))


def read(stream: BinaryIO, *, formaat: Formaat, wet: Wetboek, today: date, start_offset: int = 0,
         start_regel: int | None = None,
         is_school_day: Callable[[date], bool] | None = None) -> Iterator[Mutatie | SlechteRegel]:
    """Return the mutations and the bad lines of a file, in the order of the file, in bounded memory.

    The stream stands at its beginning. `today` is the Dutch calendar day of reading: it picks the code
    tables and bounds the dates. To go on after a batch, give `start_offset` the `volgende` of the last
    record (the stream must then be seekable); its number plus one as `start_regel` saves counting lines.
    With `is_school_day` a day of absence on a closed day gets a warning.

    Raises OnleesbaarBestand, at the call, when the file as a whole cannot be read; ValueError for a
    `start_offset` that is not the beginning of a line.
    """
    checked = read_checked(stream, formaat=formaat, keuring=Keuring(wet=wet, today=today, is_school_day=is_school_day),
                           start_offset=start_offset, start_regel=start_regel)
    return (as_mutatie(found) if isinstance(found, Gekeurd) else found for found in checked)


def read_checked(stream: BinaryIO, *, formaat: Formaat, keuring: Keuring, start_offset: int = 0,
                 start_regel: int | None = None) -> Iterator[Gekeurd | SlechteRegel]:
    """The same lines, checked but not yet made into mutations: what the importer writes out at once. See `read`."""
    if formaat not in FORMATEN:
        raise ValueError(f"onbekend formaat {formaat!r}; kies uit {', '.join(FORMATEN)}")
    regels = lines(stream)
    to_cells, body = _open_csv(regels) if formaat == "csv" else _open_json(regels)
    if start_offset > body:
        number = count_lines(stream, start_offset) + 1 if start_regel is None else start_regel
        stream.seek(start_offset)
        regels = lines(stream, offset=start_offset, nummer=number)
    return _records(regels, to_cells, keuring)


def _records(regels: Iterable[Regel], to_cells: ToCells, keuring: Keuring) -> Iterator[Gekeurd | SlechteRegel]:
    keur = keuring.keur
    record: Gekeurd | SlechteRegel
    for regel in regels:
        data = regel.data
        try:
            if isinstance(data, LangeRegel):
                raise Fout("regel_te_lang")
            record = keur(to_cells(data), regel)
        except Fout as fout:
            record = _second_look(regel, fout, to_cells, keuring)
        yield record


def _second_look(regel: Regel, fout: Fout, to_cells: ToCells, keuring: Keuring) -> Gekeurd | SlechteRegel:
    """Blanks around the cells are forgiven, on a second look only: nearly no line has them."""
    try:
        if not isinstance(regel.data, LangeRegel):
            cells = to_cells(regel.data)
            stripped = list(map(str.strip, cells))
            if stripped != cells:
                return keuring.keur(stripped, regel)
    except Fout as still:
        fout = still
    return bad_line(regel, _cut_off(regel, fout), ZINNEN)


def _cut_off(regel: Regel, fout: Fout) -> Fout:
    """A last line without line end that breaks off says so, instead of naming what the break looks like."""
    ended = isinstance(regel.data, LangeRegel) or regel.volgende - regel.offset > len(regel.data)
    broken = fout.code in _NIET_AF or fout.veld == NAMEN[-1]
    return Fout("regel_afgebroken") if broken and not ended else fout


def _open_csv(regels: Iterator[Regel]) -> tuple[ToCells, int]:
    """What turns a line into cells in declared order, and where the first record begins."""
    version, _ = first_line(regels)
    if version.rstrip(SCHEIDING) != VERSIEREGEL:
        raise OnleesbaarBestand("versie_onbekend", (
            f"Dit bestand heeft niet de indeling {LAYOUT_NAAM}."
            f" De eerste regel hoort te zijn: {VERSIEREGEL}"))
    header, end = first_line(regels)
    found = header.split(SCHEIDING)
    if sorted(found) != sorted(KOPPEN):
        raise OnleesbaarBestand("kopregel_onbekend", (
            "De tweede regel van dit bestand is niet de kopregel van deze indeling."
            " Vergelijk de kolomnamen met het voorbeeldbestand."))
    order = None if tuple(found) == KOPPEN else itemgetter(*(found.index(kop) for kop in KOPPEN))
    width = len(KOPPEN)

    def to_cells(data: bytes) -> list[str]:
        text = decode(data)
        cells = _unquote(text) if '"' in text else text.split(SCHEIDING)
        if len(cells) != width:
            raise Fout("kolommen")
        if order is not None:
            cells = list(order(cells))
        return cells if text.isprintable() else _clean_cells(cells)

    return to_cells, end


def _unquote(text: str) -> list[str]:
    try:
        rows = list(csv.reader([text], delimiter=SCHEIDING, strict=True))
    except csv.Error:
        raise Fout("aanhaling") from None
    return rows[0]


def _clean_cells(cells: list[str]) -> list[str]:
    """Free text without control characters; in a coded cell they stay, so that its own check refuses it."""
    if any("\0" in cell for cell in cells):
        raise Fout("nul_teken")
    return [clean(cell) if free else cell for cell, free in zip(cells, _VRIJ, strict=True)]


def _open_json(regels: Iterator[Regel]) -> tuple[ToCells, int]:
    """What turns a line into cells in declared order, and where the first record begins."""
    text, end = first_line(regels)
    check_layout(text, {"layout": LAYOUT_NAAM, "status": LAYOUT_STATUS})
    known = frozenset(NAMEN)

    def to_cells(data: bytes) -> list[str]:
        text = decode(data)
        found = json_object(text)
        if not known.issuperset(found):
            raise Fout("veld_onbekend")
        cells = [_json_cell(k.naam, k.controle, found.get(k.naam)) for k in KOLOMMEN]
        return _clean_cells(cells) if "\\" in text or not text.isprintable() else cells

    return to_cells, end


def _json_cell(naam: str, controle: Controle, value: object) -> str:
    """The text that a CSV cell would hold."""
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, bool):
        if controle is Controle.JA_NEE:
            return "ja" if value else "nee"
    elif isinstance(value, int):
        if naam in _GETALLEN and abs(value) < _TE_GROOT:
            return str(value)
    elif isinstance(value, dict) and controle is Controle.DAGEN:
        return DAGSCHEIDING.join(f"{day}={_json_hours(hours)}" for day, hours in value.items())
    raise Fout("veld_soort", naam)


def _json_hours(value: object) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, list) and all(type(hour) is int and abs(hour) < _TE_GROOT for hour in value):
        return ",".join(map(str, value))
    raise Fout("veld_soort", "verzuimspecificatie")
