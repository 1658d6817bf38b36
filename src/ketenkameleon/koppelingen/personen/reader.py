"""Reads persons from JSON lines, layout kameleon-personen/1: facts and bad lines, in bounded memory.

Plain Python: no database and no Django. Two children with one number are not seen here: the reader looks at
one line at a time. The intake, which knows who is there already, refuses the second one.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from datetime import date
from typing import BinaryIO, Final

from ketenkameleon.koppelingen.jsonregels import check_layout, json_object
from ketenkameleon.koppelingen.personen.feiten import PersoonFeit
from ketenkameleon.koppelingen.personen.velden import geboortedatum, gezag, ja_nee, known_only, tekst
from ketenkameleon.koppelingen.regels import (
    ALGEMENE_ZINNEN,
    Fout,
    LangeRegel,
    Regel,
    SlechteRegel,
    Zinnen,
    bad_line,
    count_lines,
    decode,
    first_line,
    lines,
)
from ketenkameleon.koppelingen.waarden import check_number
from ketenkameleon.rules.numbers import is_brin6

LAYOUT_NAAM: Final = "kameleon-personen/1"
_VELDEN: Final = frozenset((
    "bsn", "onderwijsnummer", "voornamen", "voorvoegsel", "achternaam", "roepnaam", "geboortedatum",
    "gemeente", "taal", "tolk_nodig", "gezag", "geheimhouding", "school", "klas",
    "startkwalificatie", "overleden"))
_GEMEENTE: Final = re.compile(r"[0-9]{4}").fullmatch
_TAAL: Final = re.compile(r"[a-z]{2,3}").fullmatch

ZINNEN: Final[Zinnen] = {
    **ALGEMENE_ZINNEN,
    "gezag_onbekend": "De soort gezag staat niet in de lijst. Is het gezag niet bekend? Kies dan"
                      " GezagNietTeBepalen.",
    "gezag_past_niet": "Het aantal personen past niet bij de soort gezag. Kijk het gezag na.",
    "gemeente_ongeldig": "De code in het veld {veld} is geen gemeentecode. Schrijf vier cijfers.",
    "taal_ongeldig":
        "De code in het veld {veld} is geen taalcode. Schrijf twee of drie kleine letters, zoals nl.",
}


def read_persons(stream: BinaryIO, *, today: date, start_offset: int = 0,
                 start_regel: int | None = None) -> Iterator[PersoonFeit | SlechteRegel]:
    """Return the persons and the bad lines of a file, in the order of the file.

    The stream stands at its beginning; `today` is the Dutch calendar day of reading and bounds birth dates.
    To go on after a batch give `start_offset` the `volgende` of the last record (seekable streams only);
    its line number plus one as `start_regel` saves counting lines.

    Raises OnleesbaarBestand, at the call, when the file as a whole cannot be read; ValueError for a
    `start_offset` that is not the beginning of a line.
    """
    regels = lines(stream)
    text, body = first_line(regels)
    check_layout(text, {"layout": LAYOUT_NAAM})
    if start_offset > body:
        number = count_lines(stream, start_offset) + 1 if start_regel is None else start_regel
        stream.seek(start_offset)
        regels = lines(stream, offset=start_offset, nummer=number)
    return _records(regels, today)


def _records(regels: Iterator[Regel], today: date) -> Iterator[PersoonFeit | SlechteRegel]:
    record: PersoonFeit | SlechteRegel
    for regel in regels:
        try:
            record = _persoon(regel, today)
        except Fout as fout:
            record = bad_line(regel, fout, ZINNEN)
        yield record


def _object(regel: Regel) -> dict[str, object]:
    if isinstance(regel.data, LangeRegel):
        raise Fout("regel_te_lang")
    try:
        found = json_object(decode(regel.data))
    except Fout as fout:
        if fout.code == "geen_json" and regel.volgende - regel.offset == len(regel.data):
            raise Fout("regel_afgebroken") from None
        raise
    known_only(found, _VELDEN)
    return found


def _persoon(regel: Regel, today: date) -> PersoonFeit:
    velden = _object(regel)
    number, kind = check_number(tekst(velden, "bsn"), tekst(velden, "onderwijsnummer"))
    gemeente, taal, school = _codes(velden)
    return PersoonFeit(
        regel.nummer, regel.offset, regel.volgende, number, kind,
        tekst(velden, "voornamen"), tekst(velden, "voorvoegsel"), tekst(velden, "achternaam", verplicht=True),
        tekst(velden, "roepnaam"), geboortedatum(velden, today=today), gemeente, taal,
        ja_nee(velden, "tolk_nodig") is True, gezag(velden), ja_nee(velden, "geheimhouding") is True,
        school, tekst(velden, "klas"), ja_nee(velden, "startkwalificatie"),
        ja_nee(velden, "overleden") is True, _hash(velden))


def _codes(velden: dict[str, object]) -> tuple[str, str, str]:
    gemeente = tekst(velden, "gemeente", verplicht=True)
    if not _GEMEENTE(gemeente):
        raise Fout("gemeente_ongeldig", "gemeente")
    taal = tekst(velden, "taal") or "nl"
    if not _TAAL(taal):
        raise Fout("taal_ongeldig", "taal")
    school = tekst(velden, "school")
    if school and not is_brin6(school):
        raise Fout("vestiging_ongeldig", "school")
    return gemeente, taal, school


def _hash(velden: dict[str, object]) -> bytes:
    return hashlib.sha256(json.dumps(velden, sort_keys=True).encode()).digest()
