"""Hours as time: when a contact is finished, what was worked, how much effort a rol takes, what load a child is."""

from __future__ import annotations

import math

from ketenkameleon.science.chainsim.compiled import compiled
from ketenkameleon.science.chainsim.places import cell, child, hours_until, person, skill, stage
from ketenkameleon.science.chainsim.records import FIFO, NOBODY, PRESENT, SAVABLE, YOUNGEST, Child, World

LOWEST_EFFORT = 0.01


@compiled
def end_of_work(w: World, b: int, t: float, hours: float) -> float:
    """The first moment at which b has done `hours` of work begun at t; after the last day when never.

    Source: docs/science/simulator.md 2.
    """
    day = int(t)
    before, after = hours_until(w, b, day), hours_until(w, b, day + 1)
    target = before + (after - before) * (t - day) + hours
    while after < target:
        day += 1
        if day >= w.days:
            return w.days + 1.0
        before, after = after, hours_until(w, b, day + 1)
    if after <= before:
        return max(t, float(day))
    return max(t, day + (target - before) / (after - before))


@compiled
def hours_before(w: World, b: int, t: float) -> float:
    """Hours of capacity of b before moment t."""
    day = min(int(t), w.days - 1)
    before = hours_until(w, b, day)
    return before + (hours_until(w, b, day + 1) - before) * (t - day)


@compiled
def book(w: World, i: int, t: float) -> None:
    """Count what the worker of child i did until now, as far as measured: hours, or days of a slot at slot level."""
    c = child(w, i)
    begin, end = max(c.began, float(w.measure)), min(t, float(w.follow))
    if end <= begin:
        return
    worked = end - begin
    if not w.slot_level:
        worked = hours_before(w, c.worker, end) - hours_before(w, c.worker, begin)
    person(w, c.worker).worked += worked
    stage(w, c.stage).worked += worked


@compiled
def advance(w: World, c: Child) -> None:
    """The contact of child c that just ended, as it would have ended had nobody ever waited for a professional.

    Only for children that count. Past the last day the clock stops for good, and the ceiling is worked out afresh.
    """
    if not c.measured:
        return
    if not c.clock < w.days:
        c.clock = math.inf
        return
    hours = c.hours * stage(w, c.stage).low_effort
    if c.contact == 0 and c.apart:
        hours += w.retelling
    c.clock = end_of_work(w, w.staff, c.clock, hours)


@compiled
def effort_now(w: World, b: int, s: int) -> float:
    """The factor on hours for b in this rol, after the children taken on so far. Source: simulator.md 5, step 4."""
    k = skill(w, b, s)
    above = (k.effort - 1.0) * w.effort
    if above == 0.0:
        return 1.0
    if k.learn > 0.0:
        above *= math.exp(-(k.done_before + k.taken_on) / k.learn)
    return max(LOWEST_EFFORT, 1.0 + above)


@compiled
def load_of(w: World, i: int, b: int) -> int:
    """Expected load in micro-hours of child i for b: contacts left now, and later rollen b may do."""
    c = child(w, i)
    rol = stage(w, c.stage)
    return (rol.contacts - c.contact) * rol.unit + skill(w, b, c.stage).later


@compiled
def may_do(w: World, day: int, b: int, s: int) -> bool:
    """Has b a valid certificate for this rol today?"""
    return (cell(w, day, b).may >> s) & 1 == 1


@compiled
def is_free(w: World, day: int, b: int) -> bool:
    """Is b present today and doing no contact?"""
    return person(w, b).busy == NOBODY and (cell(w, day, b).may & PRESENT) != 0


@compiled
def comes_first(order: int, today: int, a: Child, a_since: float, b: Child, b_since: float) -> bool:
    """Does child a come before child b under this order; since: the moment that fifo looks at.

    Source: docs/science/simulator.md 6, "Orders".
    """
    if order == FIFO:
        return a_since < b_since or (a_since == b_since and a.reported < b.reported)
    if order == YOUNGEST:
        return a.reported > b.reported
    if order == SAVABLE:
        a_lost, b_lost = a.promise < today, b.promise < today
        if a_lost != b_lost:
            return b_lost
    return a.reported < b.reported
