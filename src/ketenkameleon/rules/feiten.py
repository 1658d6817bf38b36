"""What was recorded for a route, read as the facts that the rules of Halt, leave, luxeverzuim and sickness ask.

A fact is kept as a small table under a code. Here it is read; a code or a part that is not there is not known yet.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from ketenkameleon.rules.calendar import Schoolkalender
from ketenkameleon.rules.halt import HaltAntwoord, HaltFeiten
from ketenkameleon.rules.leerplicht import BirthDate, Duty, duty_on
from ketenkameleon.rules.luxe import LuxeFeiten
from ketenkameleon.rules.routes import Route
from ketenkameleon.rules.verlof import Verlofsoort, Verlofvraag
from ketenkameleon.rules.waarden import items, part, table, texts
from ketenkameleon.rules.wetboek import Waarde, Wetboek
from ketenkameleon.rules.ziekte import Ziekmelding

DAGEN: Final = "verzuimdagen"
VERZUIM: Final = "halt_verzuim"
ANTWOORD: Final = "halt_antwoord"
OFFICIER: Final = "halt_officier"
LUXE: Final = "luxe_feiten"
VERLOF: Final = "verlofvraag"
ZIEK: Final = "ziekmeldingen"
VERSTUURD: Final = "besluit_verstuurd"
INGEDIEND: Final = "bezwaar_ingediend"
_BOUND: Final = frozenset({Duty.LEERPLICHTIG, Duty.KWALIFICATIEPLICHTIG})


@dataclass(frozen=True, slots=True)
class Bekend:
    """One recorded fact that holds now: its day, what it says, and where it was found."""

    op: date
    waarde: Mapping[str, Waarde]
    bron: str


@dataclass(frozen=True, slots=True)
class Dagtelling:
    """What the days of absence themselves say. Units: school days."""

    achter_elkaar: int
    half_jaar: int


def questions(route: Route, *, on: date, wet: Wetboek) -> Mapping[str, str]:
    """What is asked for this route beside "recorded, with a day", by code and name. Units: `on` is a date.

    Source: row route.vragen.

    >>> from ketenkameleon.rules.rijen import shipped
    >>> list(questions(Route.LUXEVERZUIM, on=date(2026, 10, 8), wet=shipped()))
    ['luxe_feiten']
    """
    rows = {code: table(row) for code, row in wet.tabel("route.vragen", on).items()}
    return {code: part(row["naam"], str) for code, row in rows.items() if route in texts(row["routes"])}


def absence_days(bekend: Mapping[str, Bekend]) -> frozenset[date]:
    """The days of absence that this is about; empty while nobody wrote them down. Source: domain.md 14b, rule 1."""
    found = bekend.get(DAGEN)
    return frozenset(map(date.fromisoformat, texts(found.waarde["dagen"]))) if found else frozenset()


def count_days(dagen: Iterable[date], kalender: Schoolkalender, *, wet: Wetboek) -> Dagtelling:
    """The longest row of school days one after another, and the most in one half of a school year.

    A weekend or holiday does not break a row; a day without school does not count. Units: school days. Raises GeenRij
    for a day outside the known school years. Source: row halt.half_jaar (our reading).
    """
    days = sorted(day for day in set(dagen) if kalender.is_school_day(day))
    longest = run = 0
    for was, day in zip([None, *days], days, strict=False):
        run = run + 1 if was and kalender.add_school_days(was, 1) == day else 1
        longest = max(longest, run)
    halves = [_half(day, wet) for day in days]
    return Dagtelling(longest, max(map(halves.count, halves), default=0))


def halt_facts(bekend: Mapping[str, Bekend], *, geboren: BirthDate | None, startkwalificatie: bool | None,
               kalender: Schoolkalender, wet: Wetboek) -> HaltFeiten | None:
    """What Halt asks, from what was recorded; None while nothing about the absence was.

    Whether the child was bound by the law is computed from its birth date, and asked where that does not say it.
    Units: hours, times, school days. Raises GeenRij for days outside the known school years.
    Source: domain.md 7; row halt.voorwaarden.
    """
    found = bekend.get(VERZUIM)
    if found is None:
        return None
    days, told = absence_days(bekend), found.waarde
    counted = count_days(days, kalender, wet=wet) if days else None
    half = [counted.half_jaar] if counted else []
    half += [more] if (more := _number(told, "half_jaar")) is not None else []
    bound = _bound(geboren, days, startkwalificatie, wet)
    answer, officier = bekend.get(ANTWOORD), bekend.get(OFFICIER)
    return HaltFeiten(
        geboren, days, _number(told, "uren") or 0, _number(told, "te_laat") or 0,
        leerplichtig=_said(told, "leerplichtig") if bound is None else bound,
        dagen_achter_elkaar=counted.achter_elkaar if counted else None,
        dagen_half_jaar=max(half, default=None),
        eigen_keuze=_said(told, "eigen_keuze"), probleem_zonder_hulp=_said(told, "probleem_zonder_hulp"),
        school_deed=_said(told, "school_deed"), zorgelijk=_said(told, "zorgelijk"),
        antwoord=HaltAntwoord(part(answer.waarde["eerder"], bool), answer.op, answer.bron) if answer else None,
        officier_op=officier.op if officier else None)


def luxe_facts(bekend: Mapping[str, Bekend]) -> LuxeFeiten | None:
    """What luxeverzuim asks; None while it was not recorded. Units: school days. Source: domain.md 9.1."""
    found = bekend.get(LUXE)
    if found is None:
        return None
    return LuxeFeiten(part(found.waarde["schooldagen"], int), *(
        part(found.waarde[key], bool) for key in ("eerder", "meer_dan_het_verlof", "school_maakte_bekend")))


def leave_asked(bekend: Mapping[str, Bekend]) -> Verlofvraag | None:
    """The leave that was asked; None while it was not recorded. Units: school days. Source: domain.md 2.1."""
    found = bekend.get(VERLOF)
    if found is None:
        return None
    said = found.waarde
    first, start = (date.fromisoformat(part(said[key], str)) for key in ("eerste_dag", "eerste_schooldag"))
    days, had, times = (part(said[key], int) for key in ("dagen", "dagen_gehad", "keren_gehad"))
    return Verlofvraag(Verlofsoort(part(said["soort"], str)), days, first, start, had, times)


def sick_days(bekend: Mapping[str, Bekend]) -> tuple[Ziekmelding, ...]:
    """Every time the child was reported sick, in order. Source: domain.md 3.2."""
    found = bekend.get(ZIEK)
    lines = [table(line) for line in items(found.waarde["keren"])] if found else []
    times = (Ziekmelding(date.fromisoformat(part(line["van"], str)), _day(line.get("tot"))) for line in lines)
    return tuple(sorted(times, key=lambda melding: melding.van))


def _bound(geboren: BirthDate | None, days: frozenset[date], startkwalificatie: bool | None,
           wet: Wetboek) -> bool | None:
    """Was the child bound by the law on every one of these days? None when that cannot be said."""
    found = {duty_on(geboren, day, startkwalificatie=startkwalificatie, wet=wet) for day in days}
    if not found or Duty.NIET_TE_BEPALEN in found:
        return None
    return found <= _BOUND


def _half(day: date, wet: Wetboek) -> tuple[int, int]:
    """Which half of which school year: the year and month in which that half began."""
    first, second = (part(month, int) for month in items(wet.waarde("halt.half_jaar", day)))
    if day.month >= first:
        return day.year, first
    return (day.year, second) if day.month >= second else (day.year - 1, first)


def _number(told: Mapping[str, Waarde], key: str) -> int | None:
    value = told.get(key)
    return None if value is None else part(value, int)


def _said(told: Mapping[str, Waarde], key: str) -> bool | None:
    value = told.get(key)
    return None if value is None else part(value, bool)


def _day(value: Waarde) -> date | None:
    return None if value is None else date.fromisoformat(part(value, str))
