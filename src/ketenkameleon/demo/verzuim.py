"""Simulates absence, pupil by pupil, and lets the 16-hour rule say when a school must report.

The autumn peak is nowhere in this file: it comes out of `rules.absence` and the school calendar. What
is drawn is only how many hours a pupil misses in a school week. Pure Python; the same for the same seed.
Source: data.md 3.7 (generative advice, an assumption) and 3.8.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from random import Random
from typing import Final

from ketenkameleon.demo.parameters import PARAMETERS, Parameters
from ketenkameleon.rules.absence import AbsenceDay, Threshold, thresholds
from ketenkameleon.rules.calendar import Schoolkalender
from ketenkameleon.rules.wetboek import Wetboek

HELE_DAG: Final = 8
_MEESTE_LESUREN: Final = 7
_MINUTEN: Final = 60
_VROEG_UREN: Final = 9
# Below this mean nobody reaches 16 hours in four weeks (Poisson(2.4) >= 16: below one in ten million).
_TE_WEINIG: Final = 0.6
_LRV_WEKEN: Final = 4

Dagen = dict[date, int]
Regel = Callable[[Sequence[AbsenceDay]], list[Threshold]]


@dataclass(frozen=True, slots=True)
class Leerling:
    """A pupil of the simulation: gemeente, school, and the mean of unauthorised hours a week."""

    nr: int
    gemeente: str
    brin6: str
    schoolsoort: str
    boven_18: bool
    tempo: float


@dataclass(frozen=True, slots=True)
class Gemeld:
    """One report: what the school (or a person) says. `dagen`: lesson hours missed per day; 8 is a whole day.

    `afloop`: `I` withdrawn or `K` taken for information on `afloop_op`, else empty.
    """

    leerling: int
    soort: str
    op: date
    begin: date
    einde: date
    dagen: tuple[tuple[date, int], ...] = ()
    actie_gewenst: bool = True
    afloop: str = ""
    afloop_op: date | None = None


@dataclass(frozen=True, slots=True)
class Schooljaar:
    """The school days of one school year, per lesweek, and the days next to a holiday."""

    weken: tuple[tuple[date, ...], ...]
    randen: tuple[tuple[date, ...], ...]

    @property
    def dagen(self) -> list[date]:
        """Every school day, in order."""
        return [day for week in self.weken for day in week]


def school_year(calendar: Schoolkalender, jaar: int) -> Schooljaar:
    """The school year that begins in August of `jaar`, by the calendar of the schools.

    `randen` are the three school days just before and just after each holiday of a week or more.
    """
    first, last = date(jaar, 8, 1), date(jaar + 1, 7, 31)
    weken = [
        tuple(calendar.school_days(monday, date.fromordinal(monday.toordinal() + 4)))
        for monday in calendar.school_weeks(first, last)
    ]
    randen = []
    for before, after in pairwise(weken):
        if (after[0] - before[-1]).days > _LRV_WEKEN + 3:
            randen += [before[-3:], after[:3]]
    return Schooljaar(tuple(weken), tuple(randen))


def simulate(
    pupils: Sequence[Leerling],
    *,
    jaar: int,
    calendar: Schoolkalender,
    wet: Wetboek,
    seed: int,
    parameters: Parameters = PARAMETERS,
    regel: Regel | None = None,
) -> Iterator[Gemeld]:
    """Every report of these pupils in one school year, pupil by pupil.

    The count of 16 hours begins anew with the school year (an assumption, data.md 3.7). `regel` says when a
    report is due; without it that is `rules.absence.thresholds`. Each pupil has a random stream of its
    own, so one more pupil or one more day changes nothing for the others.
    """
    year = school_year(calendar, jaar)

    def rule(days: Sequence[AbsenceDay]) -> list[Threshold]:
        return thresholds(days, calendar=calendar, wet=wet)

    for pupil in pupils:
        yield from _Jaar(
            pupil,
            year,
            parameters,
            regel or rule,
            Random(f"{seed}/{jaar}/{pupil.nr}"),
            calendar,
        ).meldingen()


def poisson(rng: Random, mean: float) -> int:
    """A Poisson number by multiplication (Knuth); for the small means used here."""
    limit, product, count = math.exp(-mean), rng.random(), 0
    while product > limit:
        product *= rng.random()
        count += 1
    return count


class _Jaar:
    """One pupil in one school year."""

    def __init__(
        self,
        pupil: Leerling,
        year: Schooljaar,
        parameters: Parameters,
        rule: Regel,
        rng: Random,
        calendar: Schoolkalender,
    ) -> None:
        self.pupil, self.year, self.p, self.rule, self.rng = pupil, year, parameters, rule, rng
        self.calendar = calendar

    def meldingen(self) -> Iterator[Gemeld]:
        """The reports of the year. Most pupils have none, and cost four random numbers."""
        luxe, lrv, overig = (self.rng.random() < chance for chance in self._chances())
        spell = self._spell() if lrv else {}
        if self.pupil.tempo >= _TE_WEINIG or spell:
            yield from self._sixteen_hours(spell)
        if spell:
            yield from self._long(spell)
        if luxe and not self.pupil.boven_18:
            yield self._luxe()
        if overig:
            yield self._overig()

    def _chances(self) -> tuple[float, float, float]:
        weight = {"po": self.p.po, "vo": self.p.vo, "mbo": self.p.mbo}.get(self.pupil.schoolsoort, 1.0)
        return self.p.luxe_per_kind, self.p.lrv_per_kind * weight, self.p.overig_per_kind * weight

    def _weeks(self) -> Dagen:
        """Unauthorised hours per school day: a Poisson number a week, laid on some of its days."""
        found: Dagen = {}
        for week in self.year.weken[self._onset() :]:
            hours = min(poisson(self.rng, self.pupil.tempo * len(week) / 5), _MEESTE_LESUREN * len(week))
            for day in self.rng.sample(week, len(week)):
                if not hours:
                    break
                missed = min(hours, self.rng.randint(2, _MEESTE_LESUREN))
                found[day] = missed
                hours -= missed
        return found

    def _onset(self) -> int:
        """The school week in which the absence begins; past the last one it never does this year."""
        return int(math.log(1.0 - self.rng.random()) / math.log(1.0 - self.p.begint))

    def _spell(self) -> Dagen:
        """A time of unbroken absence of five to sixteen lesweken; whole days."""
        weeks = self.year.weken
        start = self.rng.randrange(len(weeks) - _LRV_WEKEN - 1)
        length = self.rng.randint(_LRV_WEKEN + 1, 16)
        return {day: HELE_DAG for week in weeks[start : start + length] for day in week}

    def _sixteen_hours(self, spell: Dagen) -> Iterator[Gemeld]:
        if self.pupil.boven_18 and self.rng.random() >= self.p.vrijwillig_18:
            return
        hours = (self._weeks() if self.pupil.tempo >= _TE_WEINIG else {}) | spell
        reached = self._reached(hours)
        told = False
        for found in reached:
            inside = found.bereikt in spell
            if inside and told:  # the school has reported this spell; it now waits for the four weeks
                continue
            told = told or inside
            yield self._report("V4" if self.pupil.boven_18 else "V3", found, hours)

    def _reached(self, hours: Dagen) -> list[Threshold]:
        """When the rule says that a report is due; after the first report fewer hours are missed."""
        found = self.rule(_as_days(hours))
        if not found:
            return []
        first = found[0].bereikt
        for day in [day for day in hours if day > first and hours[day] < HELE_DAG]:
            hours[day] = sum(self.rng.random() < self.p.na_melding for _ in range(hours[day]))
        return self.rule(_as_days(hours))

    def _report(self, soort: str, found: Threshold, hours: Dagen) -> Gemeld:
        days = [
            (day, hours[day]) for day in sorted(hours) if found.begin <= day <= found.bereikt and hours[day]
        ]
        einde = found.bereikt
        if self.rng.random() < self.p.vroeg and days:  # some schools do not wait for the sixteenth hour
            days = _up_to(days, _VROEG_UREN)
            einde = days[-1][0]
        return self._finish(soort, found.begin, einde, self.rng.randint(1, 4), days)

    def _long(self, spell: Dagen) -> Iterator[Gemeld]:
        """Four weeks unbroken: langdurig relatief verzuim, or RMC from 18."""
        first, last = min(spell), max(spell)
        reached = self.calendar.add_school_weeks(first, _LRV_WEKEN)
        if reached > last:
            return
        days = [(day, HELE_DAG) for day in sorted(spell) if day <= reached]
        soort = "RMC" if self.pupil.boven_18 else "LRV"
        yield self._finish(soort, first, days[-1][0], self.rng.randint(1, 4), days)

    def _luxe(self) -> Gemeld:
        """A trip in the school days next to a holiday."""
        days = self.rng.choice(self.year.randen)
        days = days[: self.rng.randint(1, len(days))]
        return self._finish("L", days[0], days[-1], self.rng.randint(1, 3), [(day, HELE_DAG) for day in days])

    def _overig(self) -> Gemeld:
        """A doubt of the school, on any school day; the hours say little."""
        week = self.rng.choice(self.year.weken)
        days = [(day, self.rng.randint(1, 5)) for day in week[: self.rng.randint(1, len(week))]]
        return self._finish("O", days[0][0], days[-1][0], 2, days)

    def _finish(
        self, soort: str, begin: date, einde: date, later: int, days: list[tuple[date, int]]
    ) -> Gemeld:
        """The report, some school days later, and what becomes of it."""
        op = self.calendar.add_school_days(einde, later)
        wanted = soort in ("LRV", "RMC") or self.rng.random() >= self.p.geen_actie
        afloop, afloop_op = "", None
        if wanted and self.rng.random() >= self.p.terecht:
            afloop = "I" if self.rng.random() < self.p.ingetrokken else "K"
            afloop_op = self.calendar.add_school_days(op, self.rng.randint(2, 8))
        return Gemeld(self.pupil.nr, soort, op, begin, einde, tuple(days), wanted, afloop, afloop_op)


def _as_days(hours: Dagen) -> list[AbsenceDay]:
    return [AbsenceDay(day, missed * _MINUTEN) for day, missed in sorted(hours.items()) if missed]


def _up_to(days: list[tuple[date, int]], most: int) -> list[tuple[date, int]]:
    """The first days with so many hours together; at least one day."""
    kept: list[tuple[date, int]] = []
    total = 0
    for day, hours in days:
        if kept and total + hours > most:
            break
        kept.append((day, min(hours, most)))
        total += hours
    return kept
