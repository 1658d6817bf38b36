"""The levels of a division worked out again from the words of docs/science/assign.md, and every division tried."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import numpy as np

from ketenkameleon.science.assign import Problem, Professional, Zaak

Division = dict[str, tuple[str, int] | None]


def weekly(value: object, week: int) -> float | None:
    return None if value is None else float(np.broadcast_to(np.asarray(value, dtype=float), (53,))[week]
                                            if np.ndim(value) == 0 else value[week])


def milli(value: float) -> int:
    return int(np.floor(value * 1000 + 0.5))


def may(problem: Problem, i: int, b: int, week: int) -> bool:
    zaak, one = problem.zaken[i], problem.professionals[b]
    cell = problem.eligible[i, b]
    pairs = problem.incompatible | {(right, left) for left, right in problem.incompatible}
    return (bool(cell if cell.ndim == 0 else cell[week]) and (zaak.id, one.id) not in problem.conflicts
            and not any(who == one.id and (rol, zaak.role) in pairs for who, rol in zaak.had))


def has_own(problem: Problem, i: int) -> bool:
    return any(one.id == problem.zaken[i].eigen and any(may(problem, i, b, t) for t in range(problem.weeks))
               for b, one in enumerate(problem.professionals))


def curve(problem: Problem, i: int, after: int) -> float:
    if problem.curve is None:
        return 1.0
    return float(problem.curve[after] if problem.curve.ndim == 1 else problem.curve[i, after])


def used(problem: Problem, division: Division, name: str, amount: str) -> list[int]:
    """Thousandths of weight or hours that the division brings this professional, per week."""
    total = [0] * problem.weeks
    for i, zaak in enumerate(problem.zaken):
        place = division[zaak.id]
        if place is not None and place[0] == name:
            for week in range(place[1], problem.weeks):
                total[week] += milli(getattr(zaak, amount) * curve(problem, i, week - place[1]))
    return total


def breaks_a_rule(problem: Problem, division: Division) -> bool:
    column = {one.id: b for b, one in enumerate(problem.professionals)}
    families: dict[str, set[object]] = {}
    for i, zaak in enumerate(problem.zaken):
        place = division[zaak.id]
        if zaak.gezin is not None:
            families.setdefault(zaak.gezin, set()).add(place)
        if place is not None and not may(problem, i, column[place[0]], place[1]):
            return True
    return any(len(places) > 1 for places in families.values()) or any(
        _too_much(problem, division, one) for one in problem.professionals)


def _too_much(problem: Problem, division: Division, one: Professional) -> bool:
    load = used(problem, division, one.id, "weight")
    for week in range(problem.weeks):
        begun = sum(place == (one.id, week) for place in division.values())
        limit = milli(weekly(one.limit, week))
        most = max(0, limit + milli(weekly(one.stretch, week)) - milli(weekly(one.load, week))) if limit else 0
        if begun > weekly(one.ramp, week) or load[week] > most:
            return True
    return False


def worth(problem: Problem, division: Division) -> tuple[float, ...] | None:
    """The levels in their order and units, or None for a division that breaks a hard rule."""
    if breaks_a_rule(problem, division):
        return None
    late, longest, waiting, changes, minutes = _of_zaken(problem, division)
    over, short, busiest, hardest = _of_people(problem, division)
    return late, longest, waiting, changes, over, short, busiest, hardest, minutes


def _of_zaken(problem: Problem, division: Division) -> tuple[float, ...]:
    late = longest = waiting = changes = minutes = 0.0
    for i, zaak in enumerate(problem.zaken):
        place = division[zaak.id]
        week = problem.weeks if place is None else place[1]
        urgency = np.floor(zaak.urgency * 100 + 0.5) / 100
        late += urgency * max(0, zaak.days_needed + 7 * week - zaak.days_left)
        waits = place is None or place[0] == zaak.eigen
        days = zaak.days_waiting + 7 * week
        free = waits and has_own(problem, i) and days <= problem.floor_day
        longest = max(longest, zaak.days_waiting if free else days)
        waiting += 0 if free else urgency * sum(range(zaak.days_waiting + 1, days + 1))
        if place is not None:
            more, travel = _with(problem, i, zaak, place[0])
            changes, minutes = changes + more, minutes + travel
    return late, longest, waiting, changes, minutes


def _with(problem: Problem, i: int, zaak: Zaak, name: str) -> tuple[float, float]:
    b, one = next((b, one) for b, one in enumerate(problem.professionals) if one.id == name)
    pairs = problem.incompatible | {(right, left) for left, right in problem.incompatible}
    later = sum(p for rol, p in zaak.later if rol not in one.rollen or (zaak.role, rol) in pairs)
    foreign = zaak.taal is not None and zaak.taal not in one.talen
    travel = 0.0 if problem.travel is None else float(problem.travel[i, b])
    return (milli(later + (zaak.eigen is not None and zaak.eigen != name)) / 1000,
            float(np.floor(travel + problem.interpreter_minutes * foreign + 0.5)))


def _of_people(problem: Problem, division: Division) -> tuple[float, ...]:
    over = busiest = hardest = 0
    free: dict[tuple[str, int], int] = {}
    for one in problem.professionals:
        load, hours = (used(problem, division, one.id, name) for name in ("weight", "hours"))
        hard = sum(zaak.hard and (division[zaak.id] or ("",))[0] == one.id for zaak in problem.zaken)
        for week in range(problem.weeks):
            limit, now, ours = milli(weekly(one.limit, week)), milli(weekly(one.load, week)), load[week]
            free[one.id, week] = max(0, max(0, limit - now) - ours)
            over += max(0, ours - max(0, limit - now))
            if one.hours is not None:
                over += max(0, hours[week] - milli(weekly(one.hours, week)))
            if ours:
                busiest = max(busiest, 5 * -(-100 * (now + ours) // (5 * limit)))
        if hard:
            top = max(milli(weekly(one.limit, week)) for week in range(problem.weeks))
            hardest = max(hardest, 5 * -(-100_000 * (one.hard_recent + hard) // (5 * top)))
    short = sum(max(0, milli(row.room) - sum(free[name, row.week] for name in row.who)) for row in problem.reservations)
    return over / 1000, short / 1000, busiest, hardest


def every(problem: Problem) -> Iterator[Division]:
    places = [None, *((one.id, week) for one in problem.professionals for week in range(problem.weeks))]
    ids = [zaak.id for zaak in problem.zaken]
    return (dict(zip(ids, chosen, strict=True)) for chosen in product(places, repeat=len(ids)))


def best(problem: Problem) -> tuple[float, ...]:
    """The best levels of all divisions there are."""
    return min(found for division in every(problem) if (found := worth(problem, division)) is not None)
