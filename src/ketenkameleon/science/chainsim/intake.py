"""Queues and who gets a child. Source: docs/science/simulator.md 6."""

from __future__ import annotations

import math

import numpy as np

from ketenkameleon.science.chainsim.agenda import put
from ketenkameleon.science.chainsim.compiled import compiled
from ketenkameleon.science.chainsim.contacts import make_ready
from ketenkameleon.science.chainsim.counter import CHOICE, SLOT, amount, code, uniform
from ketenkameleon.science.chainsim.places import cell, child, person, skill, stage
from ketenkameleon.science.chainsim.records import (
    EXTERNAL,
    MORNING,
    NOBODY,
    PRESENT,
    RANDOM,
    SLOT_ENDS,
    UNDER_WAY,
    WAITING,
    World,
)
from ketenkameleon.science.chainsim.work import comes_first, effort_now, load_of

ONE = np.uint64(1)


@compiled
def may_take(w: World, today: int, b: int, s: int) -> bool:
    """May b take on one more child in this rol today: present, certificate, limit, number of the week?"""
    here, p = cell(w, today, b), person(w, b)
    able = (here.may & PRESENT) != 0 and (here.may >> s) & 1 == 1
    return able and p.held < here.limit and p.taken < p.per_week


@compiled
def score(w: World, today: int, b: int) -> float:
    """Micro-weeks of work in hand, plus the soft price of the reserve."""
    p = person(w, b)
    short = w.reserve - (cell(w, today, b).limit - p.held - 1)
    return p.load / p.weight + (w.reserve_weeks * short if short > 0 else 0.0)


@compiled
def by_chance(w: World, today: int, i: int) -> int:
    """Anyone who may take child i, each with the same chance; or nobody."""
    c = child(w, i)
    able = 0
    for b in range(w.staff):
        able += may_take(w, today, b, c.stage)
    if able == 0:
        return NOBODY
    at = int(uniform(c.key, code(c.visit, c.given, CHOICE)) * able)
    for b in range(w.staff):
        if may_take(w, today, b, c.stage):
            if at == 0:
                return b
            at -= 1
    return NOBODY


@compiled
def who(w: World, today: int, i: int) -> int:
    """The professional who gets child i now, by the choice of the policy; or nobody."""
    if w.choice == RANDOM:
        return by_chance(w, today, i)
    s = child(w, i).stage
    found, lowest = NOBODY, math.inf
    for b in range(w.staff):
        if may_take(w, today, b, s):
            here = score(w, today, b)
            if here < lowest:
                found, lowest = b, here
    return found


@compiled
def meet(w: World, i: int, b: int) -> None:
    """Child i has met b."""
    child(w, i).faces[b >> 6] |= ONE << np.uint64(b & 63)


@compiled
def take_on(w: World, t: float, i: int, b: int) -> None:
    """b takes child i on in its present rol: effort is fixed, load counted, and the work can begin."""
    c = child(w, i)
    c.effort = effort_now(w, b, c.stage)
    skill(w, b, c.stage).taken_on += 1
    person(w, b).load += load_of(w, i, b)
    if w.slot_level:
        rol = stage(w, c.stage)
        slot_days = amount(c.key, code(c.visit, 0, SLOT), rol.slot_kind, rol.slot_shape, rol.slot)
        c.status = UNDER_WAY
        c.worker = b
        c.began = t
        put(w, t + slot_days * c.effort, i, SLOT_ENDS)
    elif c.status != EXTERNAL:
        make_ready(w, t, i, t)


@compiled
def assign(w: World, t: float, i: int, b: int) -> None:
    """Child i gets b as owner."""
    c = child(w, i)
    c.owner = b
    c.given += 1
    person(w, b).held += 1
    person(w, b).taken += 1
    if c.before != NOBODY and c.before != b:
        c.handovers += 1
        c.retell = 1
    if w.slot_level:
        meet(w, i, b)
        if c.first < 0.0:
            c.first = t
    take_on(w, t, i, b)


@compiled
def unqueue(w: World, i: int) -> None:
    """Take child i out of the queue of its rol."""
    c = child(w, i)
    rol = stage(w, c.stage)
    at = rol.queue
    if at == i:
        rol.queue = c.after
        return
    while child(w, at).after != i:
        at = child(w, at).after
    child(w, at).after = c.after


@compiled
def join(w: World, t: float, i: int) -> None:
    """Child i joins the queue of its rol, and is assigned at once when somebody may take it."""
    c = child(w, i)
    c.joined = t
    if c.status != EXTERNAL:
        c.status = WAITING
    b = NOBODY if w.defer == MORNING else who(w, int(t), i)
    if b != NOBODY:
        assign(w, t, i, b)
        return
    rol = stage(w, c.stage)
    c.after = rol.queue
    rol.queue = i


@compiled
def first_in_queue(w: World, today: int, stages: int) -> int:
    """The first waiting child over the queues whose bit is set in `stages`; or nobody."""
    found = NOBODY
    for s in range(w.rollen):
        at = stage(w, s).queue if (stages >> s) & 1 else NOBODY
        while at != NOBODY:
            c, first = child(w, at), child(w, max(found, 0))
            if found == NOBODY or comes_first(w.intake_order, today, c, c.joined, first, first.joined):
                found = at
            at = c.after
    return found


@compiled
def fill(w: World, t: float, b: int) -> None:
    """b has a slot free: take waiting children on for as long as b may."""
    today = int(t)
    while True:
        stages = 0
        for s in range(w.rollen):
            if stage(w, s).queue != NOBODY and may_take(w, today, b, s):
                stages |= 1 << s
        if stages == 0:
            return
        i = first_in_queue(w, today, stages)
        unqueue(w, i)
        assign(w, t, i, b)
