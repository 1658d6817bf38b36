"""Which parts of a row a regio fills in, within which limits, and from which day an added row may hold."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType
from typing import Final, NamedTuple

from ketenkameleon.rules.texts import dutch_date
from ketenkameleon.rules.verdict import ALLOWED, Verdict, refused
from ketenkameleon.rules.waarden import items, names, part, table, texts
from ketenkameleon.rules.wetboek import GeenRij, NietToegestaan, Rij, Scope, Waarde, Wetboek

Pad = tuple[str, ...]
_TWO: Final = 2
_GEEN: Final[Mapping[str, str]] = MappingProxyType({})


class Veldsoort(StrEnum):
    """What kind of value a part holds: a number, one of a list, some of a list, a list of names, or lines of parts."""

    GETAL = "getal"
    KEUZE = "keuze"
    MEER = "meer"
    NAMEN = "namen"
    REGELS = "regels"


class Kolomsoort(StrEnum):
    """What one part of a line holds: words, a day, one of a list, or two of a list."""

    WOORD = "woord"
    DATUM = "datum"
    KEUZE = "keuze"
    PAAR = "paar"


class Besluit(StrEnum):
    """What became of a proposal for a row. One that waits has none."""

    GOEDGEKEURD = "goedgekeurd"
    GEWEIGERD = "geweigerd"
    INGETROKKEN = "ingetrokken"


class Kolom(NamedTuple):
    """One part of a line: its code, its name for the screen, and what it may be."""

    code: str
    label: str
    soort: Kolomsoort
    keuzes: Mapping[str, str] = _GEEN


class Veld(NamedTuple):
    """One part that a regio fills in. `pad`: where it stands in the value, () for the value itself.

    `leeg`: nothing may be filled in. Units of `minst` and `meest`: those of the row.
    """

    pad: Pad
    label: str
    soort: Veldsoort
    minst: int = 0
    meest: int = 0
    leeg: bool = False
    keuzes: Mapping[str, str] = _GEEN
    kolommen: tuple[Kolom, ...] = ()


@lru_cache(maxsize=256)
def fields(naam: str, *, on: date, wet: Wetboek) -> tuple[Veld, ...]:
    """The parts of that row which a regio fills in, in the order of the form; none for a row that has none.

    Units: `on` is a date. Source: row wetboek.velden.

    >>> from ketenkameleon.rules.rijen import shipped
    >>> [veld.label for veld in fields("termijn.halt.startgesprek", on=date(2026, 10, 8), wet=shipped())]
    ['Hoe lang is de termijn?', 'Waarin telt de termijn?']
    """
    try:
        held = wet.tabel("wetboek.velden", on)
    except GeenRij:
        return ()
    found = held.get(naam, held.get(naam.partition(".")[0]))
    if found is None:
        return ()
    return tuple(_field(pad, table(said)) for pad, said in table(found).items())


def _field(pad: str, said: Mapping[str, Waarde]) -> Veld:
    least, most = (part(said.get(key, 0), int) for key in ("minst", "meest"))
    columns = tuple(Kolom(code, part(table(column)["label"], str), Kolomsoort(part(table(column)["soort"], str)),
                          _choices(table(column))) for code, column in table(said.get("kolommen", _GEEN)).items())
    return Veld(tuple(pad.split(".")) if pad else (), part(said["label"], str),
                Veldsoort(part(said["soort"], str)), least, most, part(said.get("leeg", False), bool), _choices(said),
                columns)


def _choices(said: Mapping[str, Waarde]) -> Mapping[str, str]:
    return names(said.get("keuzes", _GEEN))


def held(value: Waarde, pad: Pad) -> Waarde:
    """The part of that value; KeyError when there is none. Source: design.md 5 (a row is a value)."""
    for code in pad:
        value = table(value)[code]
    return value


def filled(value: Waarde, parts: Mapping[Pad, Waarde]) -> Waarde:
    """The same value with these parts in the place of its own. Source: design.md 5 (a row is a value).

    >>> dict(filled({"lengte": 30, "telt": "dagen"}, {("lengte",): 14}))
    {'lengte': 14, 'telt': 'dagen'}
    """
    if () in parts:
        return parts[()]
    if not isinstance(value, Mapping):
        return value
    deeper: dict[str, dict[Pad, Waarde]] = {}
    for (first, *rest), new in parts.items():
        deeper.setdefault(first, {})[tuple(rest)] = new
    return MappingProxyType({code: filled(old, deeper[code]) if code in deeper else old
                             for code, old in value.items()})


def check_row(rij: Rij, *, wet: Wetboek) -> None:
    """Go on when a regio or school may add this row and every part that it fills in can be.

    Raises NietToegestaan, with a Dutch sentence. Source: Wetboek.check_addition; row wetboek.velden.
    """
    wet.check_addition(rij)
    for veld in fields(rij.naam, on=rij.van, wet=wet):
        if wrong := wrong_part(veld, held(rij.waarde, veld.pad)):
            raise NietToegestaan(f"{veld.label} {wrong}")


def wrong_part(veld: Veld, value: Waarde) -> str:
    """What is wrong with this part, as a Dutch sentence; "" when it can be. Units: as the row says.

    Source: row wetboek.velden.
    """
    if veld.soort is Veldsoort.GETAL:
        return _wrong_number(veld, value)
    if veld.soort is Veldsoort.KEUZE:
        return "" if isinstance(value, str) and value in veld.keuzes else "Kies een van de antwoorden."
    if isinstance(value, (tuple, Mapping)) and not value:
        return "" if veld.leeg else "Vul hier iets in."
    if veld.soort is Veldsoort.MEER:
        return "" if _all_of(value, veld.keuzes) else "Kies uit de antwoorden, elk één keer."
    if veld.soort is Veldsoort.NAMEN:
        return _wrong_names(value)
    return _wrong_lines(veld, value)


def _all_of(value: Waarde, keuzes: Mapping[str, str]) -> bool:
    """Is it a list of codes from these, each once?"""
    codes = [code for code in value if isinstance(code, str)] if isinstance(value, tuple) else None
    return codes is not None and len(codes) == len(items(value)) == len(set(codes)) and set(codes) <= set(keuzes)


def _wrong_number(veld: Veld, value: Waarde) -> str:
    if value is None and veld.leeg:
        return ""
    if type(value) is int and veld.minst <= value <= veld.meest:
        return ""
    return f"Vul een heel getal in van {veld.minst} tot en met {veld.meest}."


def _wrong_names(value: Waarde) -> str:
    if isinstance(value, Mapping) and all(code and isinstance(naam, str) and naam for code, naam in value.items()):
        return ""
    return "Schrijf op elke regel een code, een = en een naam."


def _wrong_lines(veld: Veld, value: Waarde) -> str:
    if not isinstance(value, tuple):
        return "Vul hier regels in."
    for number, line in enumerate(value, 1):
        wrong = next((kolom.label for kolom in veld.kolommen
                      if not isinstance(line, Mapping) or not _column_fits(kolom, line.get(kolom.code))), "")
        if wrong:
            return f"In regel {number} klopt dit niet: {wrong}."
        if _ends_before_it_begins(table(line)):
            return f"In regel {number} ligt de laatste dag voor de eerste dag."
    return ""


def _column_fits(kolom: Kolom, value: Waarde) -> bool:
    if kolom.soort is Kolomsoort.DATUM:
        return isinstance(value, date)
    if kolom.soort is Kolomsoort.KEUZE:
        return isinstance(value, str) and value in kolom.keuzes
    if kolom.soort is Kolomsoort.PAAR:
        return isinstance(value, tuple) and len(value) == _TWO and _all_of(value, kolom.keuzes)
    return isinstance(value, str) and bool(value.strip())


def _ends_before_it_begins(line: Mapping[str, Waarde]) -> bool:
    van, tot = line.get("van"), line.get("tot")
    return isinstance(van, date) and isinstance(tot, date) and tot < van


def may_propose(naam: str, *, on: date, wet: Wetboek) -> Verdict:
    """May a regio add a row of that name that begins on that day? Refused for a row of the law that is not *lokaal*.

    Units: `on` is a date. Raises GeenRij for a day before the law's row. Source: design.md 5 (marked lokaal).
    """
    rij = wet.rij(naam, on)
    return ALLOWED if rij.lokaal and fields(naam, on=on, wet=wet) else refused("row_not_lokaal", "docs/adr/0034")


def start_value(naam: str, *, on: date, wet: Wetboek, regio: str) -> Waarde:
    """What a proposal for that day begins with: the regio's own value, where the rest is as the national row has it.

    Units: `on` is the day the row would begin. Raises GeenRij for a day before the law's row. Source: docs/adr/0034.
    """
    national, own = wet.rij(naam, on).waarde, wet.rij(naam, on, regio=regio).waarde
    parts = {veld.pad: held(own, veld.pad) for veld in fields(naam, on=on, wet=wet)}
    return own if filled(national, parts) == own else national


def may_begin_before(naam: str, *, on: date, wet: Wetboek) -> bool:
    """May a row of this name begin on a day before today? Units: `on` is a date. Source: row wetboek.terug."""
    return naam.partition(".")[0] in texts(wet.waarde("wetboek.terug", on))


def check_begin(rij: Rij, *, reden: str, on: date, wet: Wetboek) -> None:
    """Go on when an added row of this regio may begin on its day, proposed or approved on `on`.

    What was decided stays: only a row of a kind that changes running terms alone may begin before today, and then
    with a reason. Two rows of a regio never begin on one day, and a row that changes nothing is none.
    Raises NietToegestaan, with a Dutch sentence. Units: dates. Source: docs/adr/0034; row wetboek.terug.
    """
    if rij.van < on and not may_begin_before(rij.naam, on=on, wet=wet):
        raise NietToegestaan("Kies vandaag of een latere dag. Alleen een termijn mag eerder beginnen.")
    if rij.van < on and not reden.strip():
        raise NietToegestaan("Deze rij begint voor vandaag. Schrijf op waarom.")
    if any(_same_place(rij, other) and other.van == rij.van for other in wet.versies(rij.naam)):
        raise NietToegestaan(f"Er is al een rij van uw regio die op {dutch_date(rij.van)} begint. Kies een andere dag.")
    if _in_force(rij, wet).waarde == rij.waarde:
        raise NietToegestaan(f"Op {dutch_date(rij.van)} geldt deze waarde al.")


def holds_until(rij: Rij, *, wet: Wetboek) -> date | None:
    """The day on which a later row of the same regio takes over; None when there is none.

    Units: dates. Source: Wetboek.rij (the last row that had begun).
    """
    later: Iterable[Rij] = (other for other in wet.versies(rij.naam) if other.van > rij.van)
    ends = [other.van for other in later
            if _same_place(rij, other) or (other.scope is Scope.RIJK and not other.lokaal)]
    return min(ends, default=None)


def _same_place(rij: Rij, other: Rij) -> bool:
    return (other.scope, other.sleutel) == (rij.scope, rij.sleutel)


def _in_force(rij: Rij, wet: Wetboek) -> Rij:
    if rij.scope is Scope.SCHOOL:
        return wet.rij(rij.naam, rij.van, school=rij.sleutel)
    return wet.rij(rij.naam, rij.van, regio=rij.sleutel)
