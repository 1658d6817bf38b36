"""The people of a synthetic region and everything that was reported about them, for a seed and a day.

Pupils are simulated lightly; only those about whom something is reported become children with a family. Pure
Python. Source: data.md 3.7 and 3.8; the curve that comes out is the output of an assumption.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from random import Random
from typing import Final

from ketenkameleon.demo.gezinnen import Kind, families, shown
from ketenkameleon.demo.parameters import PARAMETERS, Parameters
from ketenkameleon.demo.streekplan import SchoolPlan, Streekplan
from ketenkameleon.demo.verzuim import Gemeld, Leerling, Regel, simulate
from ketenkameleon.rules.calendar import Schoolkalender, school_calendar
from ketenkameleon.rules.wetboek import Wetboek

_AUGUSTUS: Final = 8
_DAGEN_PER_MAAND: Final = 30.44
_TELDAG: Final = (10, 1)
# Children who moved in, so many days before today: their clocks stand at every level on any day, and
# some wait for a professional.
_VERHUISD: Final = (3, 2, 1, 97, 93, 84, 80, 68, 40, 16)
# Of one of them the whole family has pages to look at.
_MET_PAGINA: Final = 68
_HULPVRAAG: Final = 25
_RUSTIG: Final = 0.3  # lesson hours a week: nobody else reports these children


@dataclass(frozen=True)
class Bevolking:
    """Who lives here, as far as something was reported, and what was reported, in order of day."""

    plan: Streekplan
    today: date
    begin: date
    zomer: date
    kinderen: tuple[Kind, ...]
    meldingen: tuple[Gemeld, ...]
    leerplichtigen: int

    @cached_property
    def by_nr(self) -> dict[int, Kind]:
        """The children by their number in the simulation."""
        return {kind.nr: kind for kind in self.kinderen}


def population(
    plan: Streekplan,
    *,
    seed: int,
    today: date,
    wet: Wetboek,
    parameters: Parameters = PARAMETERS,
    regel: Regel | None = None,
) -> Bevolking:
    """Everybody and everything reported in the months of the plan up to and including `today`.

    Raises GeenRij with a Dutch sentence when the school holidays of that year are not known.
    """
    calendar = school_calendar(plan.vakantieregio, wet=wet)
    begin = today - timedelta(days=round(plan.maanden * _DAGEN_PER_MAAND))
    zomer = _summer(calendar, today)
    people = pupils(plan, seed=seed, parameters=parameters)
    reports = list[Gemeld]()
    for jaar in range(_jaar(begin), _jaar(today) + 1):
        reports += simulate(
            people, jaar=jaar, calendar=calendar, wet=wet, seed=seed, parameters=parameters, regel=regel
        )
        reports += _by_hand(people, jaar, calendar, seed, parameters)
    moved = _moved_in(people, plan.verhuisd, today, seed)
    family = next((report.leerling for report in moved if (today - report.op).days == _MET_PAGINA), None)
    reports = [report for report in reports if report.leerling != family] + moved
    kept = [report for report in reports if begin <= report.op <= today]
    if plan.maanden < 12:
        kept = _still_running(kept, zomer, seed, parameters)
    kept = sorted({_key(report): report for report in kept}.values(), key=_key)
    known = {pupil.nr: pupil for pupil in people}
    children = families(
        [known[nr] for nr in sorted({report.leerling for report in kept})],
        seed=seed,
        streek=plan.code,
        today=today,
        parameters=parameters,
    )
    children = tuple(shown(kind, today) if kind.nr == family else kind for kind in children)
    return Bevolking(plan, today, begin, zomer, children, tuple(kept), plan.leerplichtigen)


def pupils(plan: Streekplan, *, seed: int, parameters: Parameters = PARAMETERS) -> list[Leerling]:
    """Every pupil of the regio: gemeente, school, and how much that pupil tends to miss.

    The mean hours a week follow a gamma over pupils, times what sector and gemeente do.
    """
    rng = Random(f"{seed}/{plan.code}/leerlingen")
    gemeenten = plan.gemeenten
    shares = [gemeente.deel for gemeente in gemeenten]
    schools = {soort: _schools(plan, soort) for soort in ("po", "vo", "so", "mbo")}
    adults = round(plan.leerplichtigen * parameters.studenten_18)
    scale = parameters.uren_per_week / parameters.vorm
    found = []
    for nr in range(plan.leerplichtigen + adults):
        adult = nr >= plan.leerplichtigen
        gemeente = rng.choices(gemeenten, weights=shares)[0]
        soort = "mbo" if adult else _soort(rng, parameters)
        school = _school(rng, schools[soort] or plan.scholen, gemeente.code)
        weight = {"po": parameters.po, "vo": parameters.vo, "mbo": parameters.mbo}.get(soort, 1.0)
        weight *= {"stad": parameters.stad, "villadorp": parameters.villadorp}.get(gemeente.aard, 1.0)
        found.append(
            Leerling(
                nr,
                gemeente.code,
                school.brin6,
                school.soort,
                adult,
                rng.gammavariate(parameters.vorm, scale) * weight,
            )
        )
    return found


def _soort(rng: Random, parameters: Parameters) -> str:
    draw = rng.random()
    if draw < parameters.aandeel_po:
        return "po" if draw > 0.02 else "so"
    return "vo" if draw < parameters.aandeel_po + parameters.aandeel_vo else "mbo"


def _schools(plan: Streekplan, soort: str) -> tuple[SchoolPlan, ...]:
    return tuple(school for school in plan.scholen if school.soort == soort)


def _school(rng: Random, schools: Sequence[SchoolPlan], gemeente: str) -> SchoolPlan:
    """A school of the kind, four times as often one in the own gemeente."""
    weights = [school.deel * (4 if school.gemeente == gemeente else 1) for school in schools]
    return rng.choices(schools, weights=weights)[0]


def _jaar(day: date) -> int:
    """The year in which the school year of that day began."""
    return day.year if day.month >= _AUGUSTUS else day.year - 1


def _summer(calendar: Schoolkalender, today: date) -> date:
    """The first school day of the school year of `today`, or of the one before while it has not begun."""
    for jaar in (_jaar(today), _jaar(today) - 1):
        first = calendar.add_school_days(date(jaar, _AUGUSTUS, 1) - timedelta(days=1), 1)
        if first <= today:
            return first
    return today


def _by_hand(
    people: Sequence[Leerling], jaar: int, calendar: Schoolkalender, seed: int, parameters: Parameters
) -> list[Gemeld]:
    """Absolute absence around the count of 1 October and on moving in, and questions of families for help."""
    rng = Random(f"{seed}/{jaar}/met de hand")
    days = calendar.school_days(date(jaar, _AUGUSTUS, 1), date(jaar + 1, 7, 31))
    count = date(jaar, *_TELDAG)
    children = [pupil for pupil in people if not pupil.boven_18]
    found = []
    for soort, chance in (
        ("absoluut", parameters.absoluut_per_kind),
        ("hulpvraag", parameters.hulpvraag_per_kind),
    ):
        for pupil in rng.sample(children, round(len(children) * chance)):
            op = rng.choice(days)
            if soort == "absoluut" and rng.random() < 0.6:
                op = calendar.add_school_days(count, rng.randint(1, 12))
            found.append(Gemeld(pupil.nr, soort, op, op - timedelta(days=rng.randint(5, 20)), op))
    return found


def _moved_in(people: Sequence[Leerling], many: int, today: date, seed: int) -> list[Gemeld]:
    """Children without a school who moved in lately, and a family that asks for help."""
    rng = Random(f"{seed}/verhuisd")
    quiet = [pupil for pupil in people if pupil.schoolsoort == "vo" and pupil.tempo < _RUSTIG]
    chosen = rng.sample(quiet, many + 1)
    ops = [today - timedelta(days=days) for days in _VERHUISD[:many]]
    asks = today - timedelta(days=_HULPVRAAG)
    return [
        Gemeld(pupil.nr, "absoluut", op, op - timedelta(days=6), op)
        for pupil, op in zip(chosen, ops, strict=False)
    ] + [Gemeld(chosen[-1].nr, "hulpvraag", asks, asks, asks)]


def _still_running(reports: list[Gemeld], zomer: date, seed: int, parameters: Parameters) -> list[Gemeld]:
    """Of before the summer only what still runs: whole children stay or go."""

    def stays(nr: int) -> bool:
        return Random(f"{seed}/zomer/{nr}").random() < parameters.loopt_nog

    return [
        report
        for report in reports
        if report.op >= zomer or report.soort in ("absoluut", "hulpvraag") or stays(report.leerling)
    ]


def _key(report: Gemeld) -> tuple[date, int, str]:
    return report.op, report.leerling, report.soort
