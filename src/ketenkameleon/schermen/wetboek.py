"""The rows of the law in words: their subject, value and source, since when, how sure, national or of the regio."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache
from typing import Final, NamedTuple

from ketenkameleon.rules.texts import dutch_date
from ketenkameleon.rules.waarden import names
from ketenkameleon.rules.wetboek import Rij, Scope, Waarde, Wetboek
from ketenkameleon.rules.wetboek_vorm import Veld, fields, may_propose
from ketenkameleon.web.dates import dagen

LONG: Final = 60
_NAAM: Final = ("termijn.", "mijlpaal.")
_SCOPES: Final = {Scope.RIJK: "landelijk", Scope.REGIO: "van uw regio", Scope.SCHOOL: "van een school"}


class Regel(NamedTuple):
    """One row as a line: what it is called, its value in a few words, and where it comes from.

    `van`: since when; a row that begins later says so with `straks`. `eigen`: the regio may have one of its own.
    """

    naam: str
    titel: str
    waarde: str
    eenheid: str
    bron: str
    zekerheid: str
    van: date
    straks: bool
    herkomst: str
    eigen: bool


class Deel(NamedTuple):
    """One part of a value in words: where it stands, and what it says."""

    pad: str
    tekst: str


@lru_cache(maxsize=64)
def subjects(wet: Wetboek, regio: str, on: date) -> tuple[tuple[str, tuple[Regel, ...]], ...]:
    """Every row that holds on that day for that regio, by subject, in the order of row wetboek.onderwerpen.

    A row that begins later stands there too, and says so. Units: `on` is a date. Source: design.md 2, promise 8.
    """
    words = names(wet.waarde("wetboek.onderwerpen", on))
    found: dict[str, list[Regel]] = {subject: [] for subject in words.values()}
    for naam in sorted({rij.naam for rij in wet.rijen}):
        found[words[naam.partition(".")[0]]].append(line(in_force(naam, wet, regio, on), wet, on))
    return tuple((subject, tuple(lines)) for subject, lines in found.items() if lines)


def in_force(naam: str, wet: Wetboek, regio: str, on: date) -> Rij:
    """The row that holds on that day for that regio, or the first that will. Raises IndexError for no such row."""
    first = wet.versies(naam)[0].van
    return wet.rij(naam, max(on, first), regio=regio)


def line(rij: Rij, wet: Wetboek, on: date) -> Regel:
    """That row as a line. Units: `on` is a date. Source: design.md 2, promise 8."""
    return Regel(rij.naam, title(rij), in_short(rij, wet), rij.eenheid, rij.bron, rij.zekerheid.value, rij.van,
                 rij.van > on, _SCOPES[rij.scope], bool(may_propose(rij.naam, on=rij.van, wet=wet)))


def title(rij: Rij) -> str:
    """What the row is called: its own words where it has them, else its name."""
    words = rij.naam
    if rij.naam.startswith(_NAAM) and isinstance(rij.waarde, Mapping) and "naam" in rij.waarde:
        words = str(rij.waarde["naam"])
    words = words.replace("_", " ").replace(".", ", ")
    return words[:1].upper() + words[1:]


def in_short(rij: Rij, wet: Wetboek) -> str:
    """The value in a few words: whole when it is short, else how much there is."""
    value = rij.waarde
    if rij.naam.startswith(_NAAM) and isinstance(value, Mapping) and "naam" in value:
        return " ".join(str(value[key]) for key in ("lengte", "aantal", "telt") if key in value)
    if isinstance(value, Mapping) and value:
        said = "; ".join(f"{deel.pad}: {deel.tekst}" for deel in parts(rij, wet))
        return said if 0 < len(said) <= LONG else _many(len(value), "deel", "delen")
    if isinstance(value, tuple) and any(isinstance(item, (Mapping, tuple)) for item in value):
        return _many(len(value), "regel", "regels")
    said = _said(value, _choices(rij, wet).get((), {}))
    return said if len(said) <= LONG or not isinstance(value, tuple) else _many(len(value), "woord", "woorden")


def parts(rij: Rij, wet: Wetboek) -> tuple[Deel, ...]:
    """The whole value, part by part in words. Source: design.md 2, promise 8."""
    return tuple(_parts(rij.waarde, (), _choices(rij, wet)))


def changes(rij: Rij, wet: Wetboek, regio: str) -> tuple[tuple[str, str, str], ...]:
    """Per part that a proposed row changes: its question, what holds on its first day, and what it says.

    Source: design.md 2, promise 8.
    """
    labels = {" · ".join(veld.pad).replace("_", " ") or "waarde": veld.label
              for veld in fields(rij.naam, on=rij.van, wet=wet)}
    was, new = (dict(parts(r, wet)) for r in (wet.rij(rij.naam, rij.van, regio=regio), rij))
    return tuple((labels.get(pad, pad), was.get(pad, "niets"), new.get(pad, "niets"))
                 for pad in {**was, **new} if was.get(pad) != new.get(pad))


def roughly(tens: int) -> str:
    """A number of terms in tens: fewer than ten is never told. Units: tens. Source: design.md 2, promise 10.

    >>> roughly(0), roughly(12)
    ('minder dan 10', '120 tot 129')
    """
    return f"{tens}0 tot {tens}9" if tens else "minder dan 10"


def moved(least: int, most: int) -> str:
    """By how much a last day moves, in words. Units: calendar days, later when above zero. Source: ux.md 9 (B1).

    >>> moved(-16, -16), moved(-2, 3), moved(1, 4)
    ('16 dagen eerder', '2 dagen eerder tot 3 dagen later', '1 dag later tot 4 dagen later')
    """
    words = [f"{dagen(abs(days))} {'eerder' if days < 0 else 'later'}" for days in (least, most)]
    return words[0] if least == most else " tot ".join(words)


def _choices(rij: Rij, wet: Wetboek) -> dict[tuple[str, ...], Mapping[str, str]]:
    found: tuple[Veld, ...] = fields(rij.naam, on=rij.van, wet=wet)
    return {veld.pad: veld.keuzes for veld in found}


def _parts(value: Waarde, pad: tuple[str, ...], keuzes: Mapping[tuple[str, ...], Mapping[str, str]]) -> Iterator[Deel]:
    if isinstance(value, Mapping) and value:
        for code, item in value.items():
            yield from _parts(item, (*pad, code), keuzes)
    elif isinstance(value, tuple) and any(isinstance(item, (Mapping, tuple)) for item in value):
        for number, item in enumerate(value, 1):
            yield from _parts(item, (*pad, str(number)), keuzes)
    else:
        yield Deel(" · ".join(code.replace("_", " ") for code in pad) or "waarde", _said(value, keuzes.get(pad, {})))


def _said(value: Waarde, keuzes: Mapping[str, str]) -> str:
    if value is None:
        return "geen"
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, date):
        return dutch_date(value)
    if isinstance(value, (tuple, Mapping)):
        return ", ".join(_said(item, keuzes) for item in value) or "geen"
    return keuzes.get(str(value), str(value).replace("_", " "))


def _many(count: int, one: str, more: str) -> str:
    return f"1 {one}" if count == 1 else f"{count or 'geen'} {more}"
