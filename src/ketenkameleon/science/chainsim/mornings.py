"""Mornings: leaving, lost certificates, waiting children, and who begins. Source: docs/science/simulator.md 7."""

from __future__ import annotations

from ketenkameleon.science.chainsim.agenda import sweep
from ketenkameleon.science.chainsim.compiled import compiled
from ketenkameleon.science.chainsim.contacts import begin_for_colleague, begin_own, make_ready
from ketenkameleon.science.chainsim.intake import assign, first_in_queue, may_take, unqueue, who
from ketenkameleon.science.chainsim.places import cell, child, day_of, hours_until, person, stage
from ketenkameleon.science.chainsim.records import AT_ONCE, LOAD_UNITS, MORNING, NOBODY, UNDER_WAY, World
from ketenkameleon.science.chainsim.steps import break_off, release
from ketenkameleon.science.chainsim.work import may_do


@compiled
def add_overtime(w: World, day: int) -> None:
    """Add this Monday's hours above contract that would clear everybody's own list. Source: simulator.md 9."""
    for b in range(w.staff):
        hours, at = 0.0, person(w, b).ready
        while at != NOBODY:
            hours += stage(w, child(w, at).stage).unit / LOAD_UNITS
            at = child(w, at).after
        w.overtime += max(0.0, hours - (hours_until(w, b, day + 7) - hours_until(w, b, day)))


@compiled
def leave(w: World, day: int, b: int) -> None:
    """b hands all children over, and what b is doing for a colleague is broken off."""
    i = person(w, b).busy
    if i != NOBODY and child(w, i).owner != b:
        break_off(w, float(day), i)
        make_ready(w, float(day), i, child(w, i).ready)
    for j in range(w.number):
        if child(w, j).owner == b:
            release(w, float(day), j)


@compiled
def leaving(w: World, day: int) -> None:
    """Steps 1 and 2 of the morning: who leaves, and children whose owner lost the certificate for their rol."""
    gone = False
    for b in range(w.staff):
        if cell(w, day, b).leaving:
            leave(w, day, b)
            gone = True
    if gone:
        sweep(w, day)
    for i in range(w.number):
        c = child(w, i)
        if c.owner != NOBODY and c.status != UNDER_WAY and not may_do(w, day, c.owner, c.stage):
            release(w, float(day), i)


@compiled
def stages_open(w: World, day: int) -> int:
    """The rollen with somebody waiting whom somebody may take, as bits."""
    stages = 0
    for s in range(w.rollen):
        if stage(w, s).queue == NOBODY:
            continue
        for b in range(w.staff):
            if may_take(w, day, b, s):
                stages |= 1 << s
                break
    return stages


@compiled
def assign_waiting(w: World, day: int) -> None:
    """Step 3: waiting children are assigned while somebody may take one."""
    stages = stages_open(w, day)
    while stages:
        i = first_in_queue(w, day, stages)
        unqueue(w, i)
        assign(w, float(day), i, who(w, day, i))
        stages = stages_open(w, day)


@compiled
def morning(w: World, day: int) -> None:
    """All of a morning; on a day without change nothing of it can matter, so it is left out then."""
    today = day_of(w, day)
    if today.monday:
        for b in range(w.staff):
            person(w, b).taken = 0
        if w.measure <= day < w.follow and day + 7 <= w.days:
            add_overtime(w, day)
    if not today.change:
        return
    w.defer = MORNING
    leaving(w, day)
    assign_waiting(w, day)
    w.defer = AT_ONCE
    for b in range(w.staff):
        begin_own(w, float(day), b)
    for b in range(w.staff):
        begin_for_colleague(w, float(day), b)
