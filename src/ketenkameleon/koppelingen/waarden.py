"""Values that every file has: text without control characters, dates, and the number of a person."""

from __future__ import annotations

import re
from datetime import date
from typing import Final, Literal

from ketenkameleon.koppelingen.regels import Fout
from ketenkameleon.rules.numbers import is_bsn, is_onderwijsnummer

_WIT: Final = re.compile(r"[\t\n\r\x85\u2028\u2029]+")
_ONZICHTBAAR: Final = re.compile(
    "[\x01-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ud800-\udfff"
    "\U000e0000-\U000e007f]+")


def clean(text: str) -> str:
    """Return the text without control characters and marks that turn the reading direction or that nobody sees.

    A tab or line break becomes one space. Raises Fout for a NUL: the file is damaged.
    """
    if "\0" in text:
        raise Fout("nul_teken")
    return _ONZICHTBAAR.sub("", _WIT.sub(" ", text))


def strict_date(text: str, veld: str) -> date:
    """Return the date of a text jjjj-mm-dd; Fout for every other shape that Python would read as a date."""
    try:
        if len(text) != 10 or text[4] != "-" or text[7] != "-":
            raise ValueError
        return date.fromisoformat(text)
    except ValueError:
        raise Fout("datum_ongeldig", veld) from None


def check_number(bsn: str, onderwijsnummer: str) -> tuple[str, Literal["bsn", "onderwijsnummer"]]:
    """Return the number given and its kind; Fout for none, both, a wrong one, or one in the other's field."""
    if bsn and onderwijsnummer:
        raise Fout("twee_persoonsnummers", "onderwijsnummer")
    if bsn:
        if is_bsn(bsn):
            return bsn, "bsn"
        raise Fout("onderwijsnummer_in_bsn" if is_onderwijsnummer(bsn) else "bsn_ongeldig", "bsn")
    if not onderwijsnummer:
        raise Fout("persoonsnummer_ontbreekt", "bsn")
    if is_onderwijsnummer(onderwijsnummer):
        return onderwijsnummer, "onderwijsnummer"
    raise Fout("bsn_in_onderwijsnummer" if is_bsn(onderwijsnummer) else "onderwijsnummer_ongeldig",
               "onderwijsnummer")
