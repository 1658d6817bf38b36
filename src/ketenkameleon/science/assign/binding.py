"""What stands in the way of whoever would suit a child better by hand-overs and minutes."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ketenkameleon.science.assign.answer import Verdeling
from ketenkameleon.science.assign.arrays import Ints
from ketenkameleon.science.assign.compact import Compact, compact
from ketenkameleon.science.assign.levels import Level
from ketenkameleon.science.assign.problem import Problem
from ketenkameleon.science.assign.reasons import Grond, Reden, family, person, refusals


@dataclass(frozen=True, eq=False)
class Used:
    """What a division takes: zaken, load and hours per professional × week, hard zaken per professional."""

    size: Ints
    load: Ints
    hours: Ints
    hard: Ints


def used_by(given: Compact, verdeling: Verdeling) -> Used:
    """What the proposals take, in the whole numbers of the compact problem."""
    people, weeks, units = len(given.staff.ids), given.weeks, given.units
    size, load, hours = (np.zeros((people, weeks), dtype=np.int64) for _ in range(3))
    hard = np.zeros(people, dtype=np.int64)
    proposed = {voorstel.zaak: voorstel for voorstel in verdeling.voorstellen}
    for unit, group in enumerate(units.members):
        voorstel = proposed.get(given.zaken[group[0]].id)
        if voorstel is not None:
            b, week = given.staff.ids.index(voorstel.professional), voorstel.week
            size[b, week] += units.size[unit]
            load[b, week:] += units.load[unit, :weeks - week]
            hours[b, week:] += units.hours[unit, :weeks - week]
            hard[b] += units.hard[unit]
    return Used(size, load, hours, hard)


def in_the_way(problem: Problem, zaak: str, verdeling: Verdeling) -> tuple[Grond, ...]:
    """For each person who suits this child better: the rules that the zaak would break there, as things stand.

    Better: fewer hand-overs, or as many and fewer minutes. Checked by adding the zaak to what that person has. Empty
    for a person where nothing is broken: there the price of choosing otherwise says why.
    """
    given, voorstel = compact(problem), verdeling.of(zaak)
    if voorstel is None:
        return ()
    unit = next(u for u, group in enumerate(given.units.members) if zaak in {given.zaken[i].id for i in group})
    used, units = used_by(given, verdeling), given.units
    here = given.staff.ids.index(voorstel.professional)
    suits = [(int(units.handover[unit, b]), int(units.minutes[unit, b])) for b in range(len(given.staff.ids))]
    gronden: set[Grond] = set()
    for b, name in enumerate(given.staff.ids):
        if suits[b] < suits[here]:
            codes = [code for row in family(problem, zaak)
                     for code in refusals(problem, row, person(problem, name), voorstel.week)]
            gronden |= {Grond(name, code) for code in codes or _broken(given, used, unit, b, voorstel.week, verdeling)}
    return tuple(sorted(gronden))


def _broken(given: Compact, used: Used, unit: int, b: int, week: int, verdeling: Verdeling) -> list[Reden]:
    """The rules and levels that this unit would break with this person, on top of what that person is given."""
    staff, units, weeks = given.staff, given.units, given.weeks
    load = used.load[b, week:] + units.load[unit, :weeks - week]
    hours = used.hours[b, week:] + units.hours[unit, :weeks - week]
    free, limit = staff.hours[b, week:], staff.limit[b, week:]
    busiest, hardest = verdeling.value(Level.DRUKSTE), verdeling.value(Level.ZWAARSTE)
    hard = staff.hard_recent[b] + used.hard[b] + units.hard[unit]
    found = {
        Reden.INSTROOM: used.size[b, week] + units.size[unit] > staff.ramp[b, week],
        Reden.RUIMTE: np.any(load > staff.room[b, week:]),
        Reden.UREN: np.any((free >= 0) & (hours > free)),
        Reden.EERLIJK: np.any(100 * (staff.load[b, week:] + load) > busiest * limit),
        Reden.ZWAAR: units.hard[unit] > 0 and 100_000 * hard > hardest * staff.limit[b].max(),
    }
    return [code for code, broken in found.items() if broken]
