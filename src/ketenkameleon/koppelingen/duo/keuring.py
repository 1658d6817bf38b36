"""The checks on one line, cell by cell.

Called once for each of a million lines, hence the shape: positions instead of names, checks over whole
groups of cells at once, and answers remembered for values that come back (dates, codes, days of absence).
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from itertools import compress
from operator import gt, itemgetter
from typing import Final, NamedTuple, TypeVar

from ketenkameleon.koppelingen.duo.columns import KOLOMMEN, NAMEN, PLAATS, Controle
from ketenkameleon.koppelingen.duo.dagen import Dagen
from ketenkameleon.koppelingen.duo.mutatie import Mutatie, Nummersoort
from ketenkameleon.koppelingen.regels import Fout, Regel
from ketenkameleon.koppelingen.waarden import check_number, strict_date
from ketenkameleon.rules.duo import AMSTERDAM
from ketenkameleon.rules.numbers import is_brin, is_brin6, is_rio_locatie
from ketenkameleon.rules.wetboek import Wetboek

Sleutel = TypeVar("Sleutel")
Waarde = TypeVar("Waarde")
_VEEL: Final = 20_000
_LANGSTE_NUMMER: Final = 18
_MELDINGSNUMMER, _BSN, _ONDERWIJSNUMMER = (PLAATS[n] for n in ("meldingsnummer", "bsn", "onderwijsnummer"))
_DAGEN, _MOMENT = PLAATS["verzuimspecificatie"], PLAATS["laatste_mutatie"]
_CODES: Final = ("soort", "status", "reden_afgesloten", "toelichting_afsluiting", "alle_lessen_gemist",
                 "actie_gewenst", "opleiding_soort", "opleiding_vorm", "opleiding_niveau")
_JA_NEE: Final = frozenset(("ja", "nee"))
_VERPLICHT: Final = frozenset(k.naam for k in KOLOMMEN if k.verplicht)
_TEKSTEN: Final = tuple((k.naam, k.lengte) for k in KOLOMMEN if k.controle is Controle.TEKST)
_ZELDEN: Final = ("adres_", "overnemende", "andere_", "telefoon_", "opleiding_")
_VAAK: Final = tuple((naam, lengte) for naam, lengte in _TEKSTEN if not naam.startswith(_ZELDEN))
_LENGTES: Final = tuple(lengte for _, lengte in _VAAK)


def _pick(*names: str) -> Callable[[list[str]], tuple[str, ...]]:
    return itemgetter(*(PLAATS[name] for name in names))


_codes = _pick(*_CODES)
_plekken = _pick("verzender", "vestiging", "uitvoerder")
_datums = _pick("begindatum", "einddatum", "meldingsdatum")
_teksten = _pick(*(naam for naam, _ in _TEKSTEN))
_vaak = _pick(*(naam for naam, _ in _VAAK))
_zelden = _pick(*(naam for naam, _ in _TEKSTEN if naam.startswith(_ZELDEN)))
_zwak = _pick("vermoedelijke_reden", "melder", "melder_email", "toelichting_geen_actie",
              "overnemende_partij", "andere_overnemende_partij")


class Gekeurd(NamedTuple):
    """A line that was found good: its cells in one spelling, without the person's number, and what was read in them.

    `codes` and `places` are the cells of _CODES and of verzender, vestiging and uitvoerder.
    """

    regel: Regel
    cells: list[str]
    codes: tuple[str, ...]
    places: tuple[str, ...]
    persoon: tuple[str, Nummersoort]
    begin: date
    einde: date | None
    gemeld: date | None
    at: datetime
    minuten: int | None
    waarschuwingen: tuple[str, ...]
    hash: bytes


def as_mutatie(g: Gekeurd) -> Mutatie:
    """The mutation that a checked line says."""
    soort, status, reden, toelichting, alle, actie, *_ = g.codes
    verzender, vestiging, uitvoerder = g.places
    nummer, kind = g.persoon
    return Mutatie(
        g.regel.nummer, g.regel.offset, g.regel.volgende, g.cells[_MELDINGSNUMMER], nummer, kind, g.begin, g.einde,
        soort, status, reden, toelichting, actie == "ja", alle == "ja" if alle else None, vestiging,
        g.gemeld, g.at, verzender, uitvoerder, g.minuten, g.waarschuwingen,
        dict(compress(zip(NAMEN, g.cells, strict=False), g.cells)), g.hash)


def remember(known: dict[Sleutel, Waarde], key: Sleutel, value: Waarde) -> Waarde:
    """Return `value` after keeping it; a store that grew too large for memory begins anew."""
    if len(known) >= _VEEL:
        known.clear()
    known[key] = value
    return value


class Keuring:
    """The checks for one file: the code tables of one day, and what was already found good."""

    def __init__(self, *, wet: Wetboek, today: date,
                 is_school_day: Callable[[date], bool] | None = None) -> None:
        tables = {"soort": "duo.soort", "status": "duo.status", "reden_afgesloten": "duo.reden_afgesloten",
                  "toelichting_afsluiting": "duo.toelichting_afsluiting",
                  "opleiding_soort": "duo.opleiding_soort", "opleiding_vorm": "duo.opleiding_vorm",
                  "opleiding_niveau": "duo.opleiding_niveau"}
        self.today = today
        self.allowed = {veld: frozenset(wet.tabel(row, today)) for veld, row in tables.items()}
        self.allowed |= {"alle_lessen_gemist": _JA_NEE, "actie_gewenst": _JA_NEE}
        self.wants_end = frozenset(soort for soort, row in wet.tabel("duo.soort", today).items()
                                   if isinstance(row, Mapping) and row["einddatum_verplicht"])
        self.unread = frozenset(status for status, row in wet.tabel("duo.status", today).items()
                                if isinstance(row, Mapping) and not row["lezen"])
        self.dagen = Dagen(wet=wet, today=today, is_school_day=is_school_day)
        self.good_codes: set[tuple[str, ...]] = set()
        self.good_places: set[tuple[str, ...]] = set()
        self.numbers: dict[tuple[str, str], tuple[str, Nummersoort]] = {}
        self.dates: dict[str, date] = {}
        self.hours: dict[str, tuple[str, date]] = {}

    def keur(self, cells: list[str], regel: Regel) -> Gekeurd:
        """Check these cells, in declared order, and put them in one spelling; Fout when they cannot be used."""
        codes, places = _codes(cells), _plekken(cells)
        if codes not in self.good_codes:
            self._check_codes(codes)
        if places not in self.good_places:
            self._check_places(places)
        _check_report_number(cells[_MELDINGSNUMMER])
        persons = cells[_BSN], cells[_ONDERWIJSNUMMER]
        person = self.numbers.get(persons) or remember(self.numbers, persons, check_number(*persons))
        if any(_zelden(cells)) or any(map(gt, map(len, _vaak(cells)), _LENGTES)):
            _check_lengths(cells)
        at, mutated_on = self._moment(cells)
        begin, einde, gemeld = self._periode(cells, codes[1], mutated_on)
        minutes, closed_day = None, False
        if cells[_DAGEN]:
            minutes, closed_day, cells[_DAGEN] = self.dagen.lees(cells[_DAGEN], begin, einde or mutated_on)
        warnings = self._warnings(cells, codes, einde, closed_day)
        digest = hashlib.sha256("\x1f".join(cells).encode()).digest()
        cells[_BSN] = cells[_ONDERWIJSNUMMER] = ""
        return Gekeurd(regel, cells, codes, places, person, begin, einde, gemeld, at, minutes, warnings, digest)

    def _check_codes(self, codes: tuple[str, ...]) -> None:
        for veld, code in zip(_CODES, codes, strict=True):
            if code and code not in self.allowed[veld]:
                raise Fout("ja_nee" if self.allowed[veld] is _JA_NEE else "code_onbekend", veld)
            if not code and veld in _VERPLICHT:
                raise Fout("veld_leeg", veld)
        _, status, reden, toelichting, *_ = codes
        if status in self.unread:
            raise Fout("status_w", "status")
        _check_closing(status, reden, toelichting)
        if len(self.good_codes) < _VEEL:
            self.good_codes.add(codes)

    def _check_places(self, places: tuple[str, ...]) -> None:
        verzender, vestiging, uitvoerder = places
        for veld, text in (("verzender", verzender), ("uitvoerder", uitvoerder)):
            if not text:
                raise Fout("veld_leeg", veld)
        if not is_brin(verzender):
            raise Fout("brin_ongeldig", "verzender")
        if vestiging and not (is_brin6(vestiging) or is_rio_locatie(vestiging)):
            raise Fout("vestiging_ongeldig", "vestiging")
        if not (len(uitvoerder) == 6 and uitvoerder.startswith("00") and uitvoerder.isascii()
                and uitvoerder.isdigit()):
            raise Fout("uitvoerder_ongeldig", "uitvoerder")
        if len(self.good_places) < _VEEL:
            self.good_places.add(places)

    def _datum(self, text: str, veld: str) -> date:
        return self.dates.get(text) or remember(self.dates, text, strict_date(text, veld))

    def _moment(self, cells: list[str]) -> tuple[datetime, date]:
        """The last mutation in UTC, written back so that one moment is always one text, and its Dutch day."""
        text = cells[_MOMENT]
        hour = self.hours.get(text[:13]) if len(text) == 19 and text[13] == text[16] == ":" else None
        try:
            if hour is None:
                at, day = self._slow_moment(text)
                cells[_MOMENT] = at.isoformat()
            else:
                day = hour[1]
                cells[_MOMENT] = utc_text = f"{hour[0]}{text[13:]}+00:00"
                at = datetime.fromisoformat(utc_text)
        except (ValueError, OverflowError):
            raise Fout("moment_ongeldig" if text else "veld_leeg", "laatste_mutatie") from None
        if day > self.today:
            raise Fout("mutatie_in_toekomst", "laatste_mutatie")
        return at, day

    def _slow_moment(self, text: str) -> tuple[datetime, date]:
        """Read one moment; the hour of Dutch time is remembered where it is a whole hour of UTC."""
        if text[4:5] != "-" or text[7:8] != "-" or text[10:11] != "T" or len(text) < 16:
            raise ValueError(text)
        at = datetime.fromisoformat(text)
        here = at.astimezone(AMSTERDAM) if at.tzinfo else at.replace(tzinfo=AMSTERDAM)
        utc, day = here.astimezone(UTC), here.date()
        if len(text) == 19 and at.tzinfo is None and utc.minute == at.minute and utc.second == at.second:
            remember(self.hours, text[:13], (utc.isoformat()[:13], day))
        return utc, day

    def _periode(self, cells: list[str], status: str,
                 mutated_on: date) -> tuple[date, date | None, date | None]:
        begin_text, einde_text, gemeld_text = _datums(cells)
        if not begin_text:
            raise Fout("veld_leeg", "begindatum")
        begin = self._datum(begin_text, "begindatum")
        if begin > mutated_on:
            raise Fout(self._late_begin(begin, status), "begindatum")
        einde = self._datum(einde_text, "einddatum") if einde_text else None
        if einde is not None and einde < begin:
            raise Fout("einde_voor_begin", "einddatum")
        gemeld = self._datum(gemeld_text, "meldingsdatum") if gemeld_text else None
        if gemeld is not None and gemeld > self.today:
            raise Fout("datum_in_toekomst", "meldingsdatum")
        return begin, einde, gemeld

    def _late_begin(self, begin: date, status: str) -> str:
        if begin > self.today:
            return "datum_in_toekomst"
        return "afgesloten_voor_begin" if status == "G" else "begin_na_mutatie"

    def _warnings(self, cells: list[str], codes: tuple[str, ...], einde: date | None,
                  closed_day: bool) -> tuple[str, ...]:
        reden, melder, email, why_not, *overname = _zwak(cells)
        if codes[5] == "nee" and not why_not.strip():
            raise Fout("toelichting_ontbreekt", "toelichting_geen_actie")
        no_end = einde is None and codes[0] in self.wants_end
        late_end = einde is not None and einde > self.today
        taken = codes[1] != "D" and overname != ["", ""]
        if reden and melder and email and not (closed_day or no_end or late_end or taken):
            return ()
        return tuple(compress(
            ("dag_in_vakantie", "einddatum_ontbreekt", "einddatum_in_toekomst", "overname_zonder_d",
             "reden_ontbreekt", "melder_ontbreekt", "email_ontbreekt"),
            (closed_day, no_end, late_end, taken, not reden, not melder, not email)))


def _check_closing(status: str, reden: str, toelichting: str) -> None:
    if status == "G":
        if not reden:
            raise Fout("afgesloten_zonder_reden", "reden_afgesloten")
    elif reden:
        raise Fout("reden_zonder_afsluiting", "reden_afgesloten")
    elif toelichting:
        raise Fout("toelichting_zonder_afsluiting", "toelichting_afsluiting")


def _check_lengths(cells: list[str]) -> None:
    for (veld, lengte), text in zip(_TEKSTEN, _teksten(cells), strict=True):
        if len(text) > lengte:
            raise Fout("te_lang", veld)


def _check_report_number(text: str) -> None:
    if not (text.isdigit() and text.isascii() and text[0] != "0" and len(text) <= _LANGSTE_NUMMER):
        raise Fout("meldingsnummer_ongeldig" if text else "veld_leeg", "meldingsnummer")
