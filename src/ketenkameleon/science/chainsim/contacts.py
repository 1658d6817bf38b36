"""Contacts: who begins which, also for a colleague. Source: docs/science/simulator.md 5 and 8."""

from __future__ import annotations

import math

import numpy as np

from ketenkameleon.science.chainsim.agenda import put
from ketenkameleon.science.chainsim.compiled import compiled
from ketenkameleon.science.chainsim.counter import HOURS, amount, code
from ketenkameleon.science.chainsim.places import able, cell, child, person, stage
from ketenkameleon.science.chainsim.records import (
    AT_ONCE,
    CONTACT_ENDS,
    FIFO,
    FLOOR,
    NOBODY,
    STAFF_WORDS,
    UNDER_WAY,
    WAITING,
    World,
)
from ketenkameleon.science.chainsim.work import comes_first, effort_now, end_of_work, is_free, may_do

ONE = np.uint64(1)


@compiled
def length(w: World, i: int, b: int) -> float:
    """Hours that the next contact of child i takes when b does it."""
    c = child(w, i)
    rol = stage(w, c.stage)
    hours = amount(c.key, code(c.visit, c.contact, HOURS), rol.hours_kind, rol.hours_shape, rol.hours)
    c.hours = hours
    if c.owner == b:
        hours *= c.effort
    else:
        hours = hours * effort_now(w, b, c.stage) + w.takeover_hours
    if c.retell:
        hours += w.retelling
    return hours


@compiled
def set_busy(w: World, b: int, i: int) -> None:
    """b does a contact of child i now; NOBODY: of no one."""
    person(w, b).busy = i
    bit = ONE << np.uint64(b & 63)
    if i == NOBODY:
        w.busy[b >> 6] &= ~bit
    else:
        w.busy[b >> 6] |= bit


@compiled
def begin(w: World, t: float, i: int, b: int) -> None:
    """b begins the contact of child i now."""
    c = child(w, i)
    hours = length(w, i, b)
    c.status = UNDER_WAY
    c.worker = b
    c.began = t
    set_busy(w, b, i)
    put(w, end_of_work(w, b, t, hours), i, CONTACT_ENDS)


@compiled
def unlist(w: World, i: int) -> None:
    """Take child i out of its owner's list of ready contacts."""
    c = child(w, i)
    w.ready_count -= 1
    stage(w, c.stage).ready -= 1
    at = person(w, c.owner).ready
    if at == i:
        person(w, c.owner).ready = c.after
        return
    while child(w, at).after != i:
        at = child(w, at).after
    child(w, at).after = c.after


@compiled
def begin_own(w: World, t: float, b: int) -> None:
    """If b is free and present and has ready contacts: begin the first by the order of the policy."""
    today, best = int(t), person(w, b).ready
    if best == NOBODY or not is_free(w, today, b):
        return
    at = child(w, best).after
    while at != NOBODY:
        c, first = child(w, at), child(w, best)
        if comes_first(w.order, today, c, c.ready, first, first.ready):
            best = at
        at = c.after
    unlist(w, best)
    begin(w, t, best, b)


@compiled
def stages_ready(w: World, today: int, b: int) -> int:
    """The rollen that b may do today and in which somebody's contact is ready, as bits."""
    stages = 0
    for s in range(w.rollen):
        if stage(w, s).ready > 0:
            stages |= 1 << s
    return stages & cell(w, today, b).may


@compiled
def longest_waiting(w: World, t: float, b: int) -> int:
    """The child of a colleague whose contact waits longest and past the floor, in a rol b may do; or nobody."""
    found, today = NOBODY, int(t)
    stages = stages_ready(w, today, b)
    if stages == 0:
        return found
    for o in range(w.staff):
        at = person(w, o).ready if o != b else NOBODY
        while at != NOBODY:
            c = child(w, at)
            if (stages >> c.stage) & 1 == 1 and c.ready + w.takeover <= t:
                first = child(w, max(found, 0))
                if found == NOBODY or comes_first(FIFO, today, c, c.ready, first, first.ready):
                    found = at
            at = c.after
    return found


@compiled
def begin_for_colleague(w: World, t: float, b: int) -> None:
    """If b is free, present and has nothing ready: begin a colleague's contact, the longest waiting past the floor."""
    if w.takeover < 0.0 or w.ready_count == 0 or person(w, b).ready != NOBODY or not is_free(w, int(t), b):
        return
    i = longest_waiting(w, t, b)
    if i != NOBODY:
        unlist(w, i)
        begin(w, t, i, b)


@compiled
def begin_next(w: World, t: float, b: int) -> None:
    """If b is free: begin an own contact, else a colleague's."""
    begin_own(w, t, b)
    begin_for_colleague(w, t, b)


@compiled
def all_busy(w: World, today: int, s: int) -> bool:
    """Is everybody busy who is present today and may do rol s? Most often so, and known without looking at each."""
    may, free = able(w, today, s), np.uint64(0)
    for word in range(STAFF_WORDS):
        free |= may.who[word] & ~w.busy[word]
    return bool(free == np.uint64(0))


@compiled
def free_colleague(w: World, today: int, i: int) -> int:
    """The least loaded free and present colleague who may do child i's rol; ties to the first; or nobody."""
    c = child(w, i)
    found, lowest = NOBODY, math.inf
    if all_busy(w, today, c.stage):
        return found
    for b in range(w.staff):
        if b == c.owner or not is_free(w, today, b) or not may_do(w, today, b, c.stage):
            continue
        score = person(w, b).load / person(w, b).weight
        if score < lowest:
            found, lowest = b, score
    return found


@compiled
def plan_floor(w: World, i: int) -> None:
    """Look at child i again when its contact has waited up to the floor."""
    c = child(w, i)
    if w.takeover >= 0.0 and not c.floor_set:
        c.floor_set = 1
        put(w, c.ready + w.takeover, i, FLOOR)


@compiled
def reach_floor(w: World, t: float, i: int) -> None:
    """A ready contact may have waited long enough: a free colleague begins it, or it waits on."""
    c = child(w, i)
    if w.takeover < 0.0 or c.status != WAITING or c.owner == NOBODY:
        return
    if c.ready + w.takeover > t:
        plan_floor(w, i)
        return
    b = free_colleague(w, int(t), i)
    if b != NOBODY:
        unlist(w, i)
        begin(w, t, i, b)


@compiled
def make_ready(w: World, t: float, i: int, since: float) -> None:
    """The next contact of child i can be done: the owner begins if free, else it waits in the owner's list."""
    c = child(w, i)
    b = c.owner
    c.status = WAITING
    c.ready = since
    c.after = person(w, b).ready
    person(w, b).ready = i
    w.ready_count += 1
    stage(w, c.stage).ready += 1
    if w.defer != AT_ONCE:
        plan_floor(w, i)
        return
    begin_own(w, t, b)
    reach_floor(w, t, i)
