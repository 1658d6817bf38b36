"""The fields of one person's line: how each value is taken out of the JSON object, or refused."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping
from datetime import date
from typing import Final, TypeAlias

from ketenkameleon.koppelingen.personen.feiten import Geboortedatum, Gezag, Gezagsdrager, Gezagsoort
from ketenkameleon.koppelingen.regels import Fout
from ketenkameleon.koppelingen.waarden import clean, strict_date
from ketenkameleon.rules.numbers import is_bsn

Velden: TypeAlias = Mapping[str, object]
LENGTES: Final = {
    "bsn": 9, "onderwijsnummer": 9, "voornamen": 200, "voorvoegsel": 10, "achternaam": 200, "roepnaam": 60,
    "gemeente": 4, "taal": 3, "school": 6, "klas": 20, "naam": 200, "relatie": 60, "telefoon": 20,
    "email": 100,
}
_DRAGER: Final = frozenset(("bsn", "naam", "relatie", "telefoon", "email", "adres_geheim"))
_AANTAL: Final = {
    Gezagsoort.GEZAMENLIJK: ("ouders", range(2, 3)), Gezagsoort.EENHOOFDIG: ("ouders", range(1, 2)),
    Gezagsoort.VOOGDIJ: ("voogden", range(10)), Gezagsoort.TIJDELIJK_GEEN: ("", range(1)),
    Gezagsoort.NIET_TE_BEPALEN: ("", range(1)),
}


def tekst(velden: Velden, naam: str, *, verplicht: bool = False) -> str:
    """Return the text of a field, clean and without blanks around it; empty where it is missing or null."""
    value = velden.get(naam)
    if value is None:
        value = ""
    if not isinstance(value, str):
        raise Fout("veld_soort", naam)
    value = unicodedata.normalize("NFC", clean(value)).strip()
    if len(value) > LENGTES[naam]:
        raise Fout("te_lang", naam)
    if verplicht and not value:
        raise Fout("veld_leeg", naam)
    return value


def ja_nee(velden: Velden, naam: str) -> bool | None:
    """Return true, false, or None where the field is missing or null."""
    value = velden.get(naam)
    if value is None or isinstance(value, bool):
        return value
    raise Fout("veld_soort", naam)


def known_only(velden: Velden, known: frozenset[str]) -> None:
    """Refuse a field that this layout does not have: what is not needed is not taken in."""
    if not known.issuperset(velden):
        raise Fout("veld_onbekend")


def _getal(velden: Velden, naam: str) -> int:
    value = velden.get(naam)
    if type(value) is int:
        return value
    raise Fout("datum_ongeldig", "geboortedatum")


def _volledig(velden: Velden) -> Geboortedatum:
    value = velden.get("datum")
    if not isinstance(value, str):
        raise Fout("datum_ongeldig", "geboortedatum")
    day = strict_date(value, "geboortedatum")
    return Geboortedatum(day.year, day.month, day.day)


_DATUMS: Final[Mapping[str, tuple[frozenset[str], Callable[[Velden], Geboortedatum]]]] = {
    "Datum": (frozenset(("type", "datum")), _volledig),
    "JaarMaandDatum": (frozenset(("type", "jaar", "maand")),
                       lambda v: Geboortedatum(_getal(v, "jaar"), _getal(v, "maand"))),
    "JaarDatum": (frozenset(("type", "jaar")), lambda v: Geboortedatum(_getal(v, "jaar"))),
    "DatumOnbekend": (frozenset(("type", "onbekend")), lambda _: Geboortedatum()),
}


def geboortedatum(velden: Velden, *, today: date) -> Geboortedatum:
    """Return the birth date, as far as known; Fout for one that cannot be or lies after today."""
    value = velden.get("geboortedatum")
    if value is None:
        raise Fout("veld_leeg", "geboortedatum")
    kind = value.get("type") if isinstance(value, dict) else None
    if not isinstance(value, dict) or not isinstance(kind, str) or kind not in _DATUMS:
        raise Fout("veld_soort", "geboortedatum")
    known, make = _DATUMS[kind]
    known_only(value, known)
    found = make(value)
    if found.jaar is None:
        return found
    try:
        earliest = date(found.jaar, found.maand if found.maand is not None else 1, found.dag or 1)
    except (ValueError, OverflowError):
        raise Fout("datum_ongeldig", "geboortedatum") from None
    if earliest > today:
        raise Fout("datum_in_toekomst", "geboortedatum")
    return found


def gezag(velden: Velden) -> Gezag:
    """Return the state of gezag with its persons; Fout when their number does not fit the state."""
    value = velden.get("gezag")
    if not isinstance(value, dict):
        raise Fout("veld_leeg" if value is None else "veld_soort", "gezag")
    try:
        soort = Gezagsoort(str(value.get("soort")))
    except ValueError:
        raise Fout("gezag_onbekend", "gezag") from None
    lijst, aantal = _AANTAL[soort]
    known_only(value, frozenset(("soort", "ouders", "voogden")))
    if any(value[other] for other in value if other not in ("soort", lijst)):
        raise Fout("gezag_past_niet", "gezag")
    found = value.get(lijst) or []
    if not isinstance(found, list):
        raise Fout("veld_soort", "gezag")
    if len(found) not in aantal:
        raise Fout("gezag_past_niet", "gezag")
    return Gezag(soort, tuple(_drager(item) for item in found))


def _drager(value: object) -> Gezagsdrager:
    if not isinstance(value, dict):
        raise Fout("veld_soort", "gezag")
    known_only(value, _DRAGER)
    bsn = tekst(value, "bsn")
    if bsn and not is_bsn(bsn):
        raise Fout("bsn_ongeldig", "gezag")
    return Gezagsdrager(
        tekst(value, "naam", verplicht=True), tekst(value, "relatie", verplicht=True), bsn,
        tekst(value, "telefoon"), tekst(value, "email"), ja_nee(value, "adres_geheim") is True)
