"""Every way in which the generator can spoil a line, each with the code that the reader must answer."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Final, NamedTuple

from ketenkameleon.koppelingen.duo.columns import PLAATS
from ketenkameleon.koppelingen.duo.reader import Formaat
from ketenkameleon.koppelingen.duo.writer import as_line

Cells = list[str]
_GEEN_BSN: Final = "123456789"
_ONDERWIJSNUMMER: Final = "101222331"
_TE_LANG: Final = b"x" * 70_000


class Bederf(NamedTuple):
    """One way: changes cells, or the bytes of the line; `formaat` where it only exists in one of the two."""

    code: str
    cells: Callable[[Cells, date], None] | None = None
    raw: Callable[[bytes], bytes] | None = None
    formaat: Formaat | None = None


def _put(**values: str) -> Callable[[Cells, date], None]:
    def change(cells: Cells, _: date) -> None:
        for naam, value in values.items():
            cells[PLAATS[naam]] = value
    return change


def _day(*names: str, days: int, tail: str = "") -> Callable[[Cells, date], None]:
    """Fill fields with a day counted from today."""
    def change(cells: Cells, today: date) -> None:
        for naam in names:
            cells[PLAATS[naam]] = (today + timedelta(days=days)).isoformat() + tail
    return change


def _begin_plus(naam: str, days: int, tail: str = "", *, status: str = "") -> Callable[[Cells, date], None]:
    """Fill a field with a day counted from the begin of the absence."""
    def change(cells: Cells, _: date) -> None:
        begin = date.fromisoformat(cells[PLAATS["begindatum"]])
        cells[PLAATS[naam]] = (begin + timedelta(days=days)).isoformat() + tail
        if status:
            cells[PLAATS["status"]] = status
            cells[PLAATS["reden_afgesloten"]] = "a" if status == "G" else ""
            cells[PLAATS["toelichting_afsluiting"]] = ""
    return change


def _dagen(*parts: str) -> Callable[[Cells, date], None]:
    def change(cells: Cells, _: date) -> None:
        begin = cells[PLAATS["begindatum"]]
        cells[PLAATS["verzuimspecificatie"]] = "|".join(f"{begin}={part}" for part in parts)
    return change


def _before(cells: Cells, _: date) -> None:
    begin = date.fromisoformat(cells[PLAATS["begindatum"]])
    cells[PLAATS["verzuimspecificatie"]] = f"{begin - timedelta(days=1)}=heel"


BEDERF: Final = (
    Bederf("kolommen", raw=lambda line: line.replace(b"\n", b";teveel\n"), formaat="csv"),
    Bederf("aanhaling", raw=lambda line: b'"' + line, formaat="csv"),
    Bederf("geen_json", raw=lambda line: line[: len(line) // 2] + b"\n", formaat="jsonl"),
    Bederf("geen_object", raw=lambda _: b"[1, 2]\n", formaat="jsonl"),
    Bederf("veld_onbekend", raw=lambda line: b'{"naam": "x", ' + line[1:], formaat="jsonl"),
    Bederf("sleutel_dubbel", raw=lambda line: b'{"status": "R", ' + line[1:], formaat="jsonl"),
    Bederf("codering", raw=lambda line: line.replace(b"\n", "é".encode("latin-1") + b"\n")),
    Bederf("nul_teken", _put(leslocatie="\0")),
    Bederf("regel_te_lang", raw=lambda line: _TE_LANG + line),
    Bederf("lege_regel", raw=lambda _: b"\n"),
    Bederf("meldingsnummer_ongeldig", _put(meldingsnummer="7e8")),
    Bederf("bsn_ongeldig", _put(bsn=_GEEN_BSN)),
    Bederf("onderwijsnummer_in_bsn", _put(bsn=_ONDERWIJSNUMMER)),
    Bederf("twee_persoonsnummers", _put(onderwijsnummer=_ONDERWIJSNUMMER)),
    Bederf("persoonsnummer_ontbreekt", _put(bsn="")),
    Bederf("datum_ongeldig", _put(begindatum="2026-02-30")),
    Bederf("datum_in_toekomst", _day("begindatum", days=1)),
    Bederf("mutatie_in_toekomst", _day("laatste_mutatie", days=2, tail="T09:00:00")),
    Bederf("moment_ongeldig", _put(laatste_mutatie="gisteren")),
    Bederf("begin_na_mutatie", _begin_plus("laatste_mutatie", -1, "T09:00:00", status="R")),
    Bederf("afgesloten_voor_begin", _begin_plus("laatste_mutatie", -1, "T09:00:00", status="G")),
    Bederf("einde_voor_begin", _begin_plus("einddatum", -1)),
    Bederf("code_onbekend", _put(soort="V9")),
    Bederf("status_w", _put(status="W", reden_afgesloten="", toelichting_afsluiting="")),
    Bederf("afgesloten_zonder_reden", _put(status="G", reden_afgesloten="")),
    Bederf("reden_zonder_afsluiting", _put(status="B", reden_afgesloten="a")),
    Bederf("toelichting_zonder_afsluiting",
           _put(status="B", reden_afgesloten="", toelichting_afsluiting="gezien")),
    Bederf("toelichting_ontbreekt", _put(actie_gewenst="nee", toelichting_geen_actie="")),
    Bederf("te_lang", _put(melder_netnummer="0123456")),
    Bederf("dag_ongeldig", _put(verzuimspecificatie="maandag=heel")),
    Bederf("dag_dubbel", _dagen("heel", "1,2")),
    Bederf("dag_buiten_verzuim", _before),
    Bederf("negatieve_uren", _dagen("-1")),
    Bederf("lesuur_ongeldig", _dagen("13")),
    Bederf("lesuur_dubbel", _dagen("2,2")),
    Bederf("veld_leeg", _put(soort="")),
    Bederf("ja_nee", _put(actie_gewenst="misschien")),
    Bederf("vestiging_ongeldig", _put(vestiging="99AA")),
    Bederf("brin_ongeldig", _put(verzender="AB12")),
    Bederf("uitvoerder_ongeldig", _put(uitvoerder="9901")),
)


def ways(formaat: Formaat) -> tuple[Bederf, ...]:
    """Return every way that exists in this format."""
    return tuple(way for way in BEDERF if way.formaat in (None, formaat))


def spoil(cells: Cells, way: Bederf, *, formaat: Formaat, today: date) -> bytes:
    """Return the line of these cells, spoiled in this way."""
    changed = list(cells)
    if way.cells is not None:
        way.cells(changed, today)
    line = as_line(changed, formaat)
    return way.raw(line) if way.raw is not None else line
