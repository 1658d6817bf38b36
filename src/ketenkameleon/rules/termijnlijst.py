"""The terms that run in a zaak: each with its origin, its length, its kind, its last day and how it was counted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import Final, NamedTuple

from ketenkameleon.rules.calendar import SATURDAY, public_holidays
from ketenkameleon.rules.routes import Route, steps
from ketenkameleon.rules.terms import add_months, add_workdays, last_day_of_term
from ketenkameleon.rules.texts import dutch_date
from ketenkameleon.rules.waarden import part, table
from ketenkameleon.rules.wetboek import GeenRij, Rij, Scope, Wetboek

_STEP: Final = "stap"
_WORKDAYS: Final = "werkdagen"
_ONE: Final = {"dagen": timedelta(days=1), "weken": timedelta(weeks=1)}


class Termijnsoort(StrEnum):
    """Where the length of a term comes from: the law, a national norm, or a norm of the regio."""

    WET = "wet"
    NORM = "norm"
    LOKAAL = "lokaal"


class Gezet(NamedTuple):
    """A step that was taken: in which route, from stand to stand, on which day."""

    route: Route
    van: str
    naar: str
    op: date


class LopendeTermijn(NamedTuple):
    """One term that runs. `vanaf` and `laatste_dag` are None where the day it counts from is not known.
    `vervalt`: a right that is gone after the last day.

    `geteld` says in Dutch how the last day was found. `rij_id` and `rij_hash` name the row that was used.
    """

    code: str
    naam: str
    soort: Termijnsoort
    herkomst: str
    vanaf: date | None
    lengte: int
    telt: str
    laatste_dag: date | None
    geteld: str
    vervalt: bool
    bron: str
    zekerheid: str
    rij_id: str
    rij_hash: str


def term(code: str, vanaf: date, *, wet: Wetboek, regio: str = "") -> LopendeTermijn:
    """The term of that code that counts from that day, by the row in force on that day.

    The day itself does not count. A term of law that ends in a weekend or on a public holiday runs on; a norm
    ends where it ends. Units: days, workdays, weeks or months, as the row says; dates.
    Raises GeenRij, with a Dutch sentence, for a day before the row begins.
    Source: Algemene termijnenwet (terms of law); domain.md 7-9; rows termijn.*.

    >>> from ketenkameleon.rules.rijen import shipped
    >>> term("civiel.voorleggen", date(2026, 4, 20), wet=shipped()).geteld
    '2 weken na 20 april 2026 is 4 mei 2026'
    """
    return _term(code, vanaf, wet, regio)


def running_terms(gezet: Iterable[Gezet], *, dagen: Mapping[str, date], on: date, wet: Wetboek,
                  regio: str = "") -> tuple[LopendeTermijn, ...]:
    """Every term that runs in a zaak after these steps, the first to end first; without a last day at the end.

    `dagen`: the days that terms may count from other than the step itself, by code ("melding",
    "eerste_verhoor"). A term starts with the step that starts it and stops with the step that stops it, in
    whatever route; started again it counts again. A right that has lapsed by `on` is left out. A term whose
    origin is not known, or whose row began later, has no last day and says why. Each step is read by the law
    of its day; steps after `on` are left out. Units: dates. Raises GeenRij for a step of before the row of
    its route; KeyError for a step that the table of its day does not have.
    Source: rows route.* and termijn.*; domain.md 14b, rule 9.
    """
    running: dict[str, date] = {}
    for was in sorted((g for g in gezet if g.op <= on), key=_day):
        stap = steps(was.route, on=was.op, wet=wet)[was.van, was.naar]
        for code in stap.stopt:
            running.pop(code, None)
        for code in stap.start:
            running[code] = was.op
    found = (_started(code, op, dagen, wet, regio) for code, op in running.items())
    return tuple(sorted((termijn for termijn in found if not _lapsed(termijn, on)), key=_order))


def _lapsed(termijn: LopendeTermijn, on: date) -> bool:
    return termijn.vervalt and termijn.laatste_dag is not None and termijn.laatste_dag < on


def _day(gezet: Gezet) -> date:
    return gezet.op


def _order(termijn: LopendeTermijn) -> tuple[date, str]:
    return termijn.laatste_dag or date.max, termijn.code


def _started(code: str, op: date, dagen: Mapping[str, date], wet: Wetboek, regio: str) -> LopendeTermijn:
    """The term that a step of that day started; without a last day where its origin or its row is missing."""
    try:
        _, origin = _blank(code, op, wet, regio)
        vanaf = op if origin == _STEP else dagen.get(origin)
        if vanaf is not None:
            return _term(code, vanaf, wet, regio)
    except GeenRij as geen:
        return _without_day(code, str(geen), wet)
    return _without_day(code, "", wet)


@lru_cache(maxsize=65536)
def _term(code: str, vanaf: date, wet: Wetboek, regio: str) -> LopendeTermijn:
    blank, _ = _blank(code, vanaf, wet, regio)
    plain = last = _count(vanaf, blank.lengte, blank.telt, wet)
    if blank.soort is Termijnsoort.WET:
        last = _by_law(vanaf, blank.lengte, blank.telt, wet)
    said = f"{blank.lengte} {blank.telt} na {dutch_date(vanaf)} is {dutch_date(plain)}{_moved(plain, last, wet)}"
    return blank._replace(vanaf=vanaf, laatste_dag=last, geteld=said)


def _without_day(code: str, why: str, wet: Wetboek) -> LopendeTermijn:
    """What the oldest row of this term says, without a day and without a row that was used."""
    _, blank, _ = _versions(code, wet, "")[-1]
    said = why or f"Niet te bepalen: de dag van {blank.herkomst} is niet bekend."
    return blank._replace(geteld=said, rij_id="", rij_hash="")


def _blank(code: str, on: date, wet: Wetboek, regio: str) -> tuple[LopendeTermijn, str]:
    """The term of that day before it is counted, and the code of the day it counts from."""
    for van, blank, origin in _versions(code, wet, regio):
        if van <= on:
            return blank, origin
    raise GeenRij(f"Er is geen regel 'termijn.{code}' die gold op {dutch_date(on)}.")


@lru_cache(maxsize=1024)
def _versions(code: str, wet: Wetboek, regio: str) -> tuple[tuple[date, LopendeTermijn, str], ...]:
    """What holds from each day on which some row of this term begins, the last day first."""
    begun = sorted({rij.van for rij in wet.versies(f"termijn.{code}")}, reverse=True)
    return tuple((van, *_parsed(code, wet.rij(f"termijn.{code}", van, regio=regio))) for van in begun)


def _parsed(code: str, rij: Rij) -> tuple[LopendeTermijn, str]:
    row = table(rij.waarde)
    naam, herkomst, telt, origin = (part(row[key], str) for key in ("naam", "herkomst", "telt", "vanaf"))
    soort = Termijnsoort(part(row["soort"], str)) if rij.scope is Scope.RIJK else Termijnsoort.LOKAAL
    blank = LopendeTermijn(code, naam, soort, herkomst, None, part(row["lengte"], int), telt, None, "",
                           part(row["vervalt"], bool), rij.bron, rij.zekerheid.value, rij.id, rij.hash)
    return blank, origin


def _count(vanaf: date, lengte: int, telt: str, wet: Wetboek) -> date:
    if telt == _WORKDAYS:
        return add_workdays(vanaf, lengte, wet=wet)
    if telt == "maanden":
        return add_months(vanaf, lengte)
    return vanaf + lengte * _ONE[telt]


def _by_law(vanaf: date, lengte: int, telt: str, wet: Wetboek) -> date:
    if telt == _WORKDAYS:
        return add_workdays(vanaf, lengte, wet=wet)
    units = {"dagen": "days", "weken": "weeks", "maanden": "months"}
    return last_day_of_term(vanaf, **{units[telt]: lengte}, wet=wet)


def _moved(plain: date, last: date, wet: Wetboek) -> str:
    """Why the last day is later than the plain count, as the end of the sentence; empty when it is not."""
    if plain == last:
        return ""
    why = public_holidays(plain.year, wet=wet).get(plain)
    if why is None:
        why = "weekend" if plain.weekday() >= SATURDAY else "te weinig werkdagen"
    return f" ({why}); daarom {dutch_date(last)}"
