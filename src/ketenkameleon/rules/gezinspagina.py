"""What the page of a parent or child shows: where we stand, and which afspraken are for whoever reads."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from ketenkameleon.rules.visibility import Band
from ketenkameleon.rules.waarden import items, part, table, texts
from ketenkameleon.rules.wetboek import Wetboek

_OUDERS: Final = frozenset({"ouder1", "ouder2", "voogd"})
_WOORD: Final = re.compile(r"\w+")


class Gezinsstap(StrEnum):
    """A step between the report and the plek, as a family reads it; the order is that of the list."""

    MELDING = "melding"
    KENNISMAKEN = "kennismaken"
    PLAN_MAKEN = "plan_maken"
    PLEK_ZOEKEN = "plek_zoeken"
    PLEK_GESTART = "plek_gestart"


class Stapstand(StrEnum):
    """Whether a step is behind us, is the one we are in, or comes later."""

    GEDAAN = "gedaan"
    NU = "nu"
    STRAKS = "straks"


# The milestone by which a step should be done; the first and the last step have a day of their own.
MIJLPALEN: Final[Mapping[Gezinsstap, str]] = {
    Gezinsstap.KENNISMAKEN: "kennismaking", Gezinsstap.PLAN_MAKEN: "plan", Gezinsstap.PLEK_ZOEKEN: "let_op"}


@dataclass(frozen=True, slots=True)
class Stapregel:
    """One step. `op`: the day it was done, or for the others the day by which; None where there is no such day."""

    stap: Gezinsstap
    stand: Stapstand
    op: date | None


@dataclass(frozen=True, slots=True)
class Gezinslezer:
    """Who reads: the child, or a parent. `apart`: there is another parent, or an address that is kept secret.

    `anderen`: the first names of the other adults around the child.
    """

    band: Band
    naam: str
    apart: bool
    anderen: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Gezinsafspraak:
    """For whom an afspraak is: the party that keeps it, a name where one was written, who were at the talk."""

    wie: str
    wie_naam: str
    met: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Steun:
    """Somebody who can stand beside a family; `telefoon` empty: the regio did not fill it in."""

    soort: str
    naam: str
    telefoon: str


def where_we_stand(gedaan: Mapping[Gezinsstap, date], straks: Mapping[Gezinsstap, date]) -> tuple[Stapregel, ...]:
    """The five steps in one list, of which exactly one is the current one.

    Everything before the furthest step that was done is behind us, also what was never done on a day of its own. When
    all is done the last step is the current one. `gedaan`: the day each was done; `straks`: the day by which.
    Units: dates. Source: ux.md S11a (one unbroken list); issue 6, part 5.

    >>> [regel.stand.value for regel in where_we_stand({Gezinsstap.MELDING: date(2026, 9, 7)}, {})]
    ['gedaan', 'nu', 'straks', 'straks', 'straks']
    """
    order = tuple(Gezinsstap)
    furthest = max((order.index(stap) for stap in gedaan), default=-1)
    current = min(furthest + 1, len(order) - 1)
    return tuple(_step(stap, n - current, gedaan, straks) for n, stap in enumerate(order))


def _step(stap: Gezinsstap, ahead: int, gedaan: Mapping[Gezinsstap, date],
          straks: Mapping[Gezinsstap, date]) -> Stapregel:
    if ahead < 0:
        return Stapregel(stap, Stapstand.GEDAAN, gedaan.get(stap))
    return Stapregel(stap, Stapstand.NU if ahead == 0 else Stapstand.STRAKS, gedaan.get(stap, straks.get(stap)))


def is_for(lezer: Gezinslezer, afspraak: Gezinsafspraak) -> bool:
    """Is it sure that this afspraak is for this reader? What is not sure is not shown.

    With another parent around, a visit is for the one whose name stands with it, for both when both were at the talk,
    and for whoever reads when it is with the child. Who "ouder 1" is, nobody wrote down, so one of the two at the
    talk says nothing. Source: issue 6, part 5 (separated parents never see each other's data); ux.md S11.

    >>> is_for(Gezinslezer(Band.OUDER_MET_GEZAG, "Mila Vos", True), Gezinsafspraak("ouders", "", ("ouder1",)))
    False
    """
    if lezer.band is Band.KIND:
        return afspraak.wie == "jongere" or (afspraak.wie == "contactpersoon" and (
            "kind" in afspraak.met or (not afspraak.met and not afspraak.wie_naam)))
    if afspraak.wie not in ("ouders", "jongere", "contactpersoon"):
        return False
    if not lezer.apart or afspraak.wie == "jongere" or _is_named(lezer, afspraak.wie_naam):
        return True
    adults = len(_OUDERS.intersection(afspraak.met))
    if afspraak.wie == "ouders":
        return not afspraak.wie_naam and adults != 1
    return adults > 1 or (bool(afspraak.met) and adults == 0)


def place_for(lezer: Gezinslezer, afspraak: Gezinsafspraak, waar: str, *, school: str, on: date, wet: Wetboek) -> str:
    """The place of an afspraak as this reader may know it; "" where it could be the home of somebody else.

    Units: `on` is a date. Source: row gezin.plaatsen; issue 6, part 5 (the other parent's address is never shown).
    """
    if lezer.band is Band.KIND or not lezer.apart or _is_named(lezer, afspraak.wie_naam):
        return waar
    known = {*texts(wet.waarde("gezin.plaatsen", on)), *_words(school)}
    return waar if known.issuperset(_words(waar)) else ""


def support(soort: str, *, on: date, wet: Wetboek, regio: str = "") -> tuple[Steun, ...]:
    """Who of this kind can stand beside a family in this regio; none when nobody filled it in.

    `soort`: vertrouwenspersoon or ondersteuner. Units: `on` is a date. Source: row gezin.steun, which a regio fills.
    """
    found = (Steun(*(part(table(line)[key], str) for key in ("soort", "naam", "telefoon")))
             for line in items(wet.waarde("gezin.steun", on, regio=regio)))
    return tuple(steun for steun in found if steun.soort == soort)


def _is_named(lezer: Gezinslezer, naam: str) -> bool:
    """Does this name say the reader, and nobody else around the child?"""
    said, whole = _words(naam), _words(lezer.naam)
    if not said or said not in (whole, whole[:1]):
        return False
    return (said == whole and len(whole) > 1) or said[0] not in {word for other in lezer.anderen
                                                               for word in _words(other)[:1]}


def _words(text: str) -> tuple[str, ...]:
    return tuple(_WOORD.findall(text.casefold()))
