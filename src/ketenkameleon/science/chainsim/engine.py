"""One replication, and many. Arrays in, arrays out; the same numbers for any number of threads."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from ketenkameleon.science.chainsim import (
    agenda,
    ceiling,
    contacts,
    counter,
    intake,
    mornings,
    places,
    records,
    reports,
    steps,
    tally,
    work,
)
from ketenkameleon.science.chainsim.agenda import give_back, is_void, open_day, take_turn
from ketenkameleon.science.chainsim.compiled import compiled, compiled_and_kept, fingerprint
from ketenkameleon.science.chainsim.counter import key_of
from ketenkameleon.science.chainsim.intake import join
from ketenkameleon.science.chainsim.mornings import morning
from ketenkameleon.science.chainsim.places import child, node, person, set_chain, skill, stage, turn
from ketenkameleon.science.chainsim.records import (
    AT_ONCE,
    CHILD,
    EVENT,
    NOBODY,
    STAFF_WORDS,
    TURN,
    Floats,
    Ints,
    Rows,
    World,
)
from ketenkameleon.science.chainsim.reports import count_days, write_all
from ketenkameleon.science.chainsim.steps import happen

SPARE_NODES = 64


class Memory(NamedTuple):
    """What a thread works in: the World and the fixed rows it points to."""

    world: Rows
    people: Rows
    skills: Rows
    cells: Rows
    able: Rows
    stages: Rows
    calendar: Rows
    capacity: Floats


class Parameters(NamedTuple):
    """What is drawn per replication. First axis: replications, or length 1 when all are known."""

    level: Floats  # R: factor on the number of reports
    months: Floats  # R, 12: factor on the rate of a month
    hours: Floats  # R, S: mean hours of one contact
    external: Floats  # R, S: mean days of one wait
    slot: Floats  # R, S: mean days of a slot
    offer: Floats  # R
    transfer: Floats  # R
    effort: Floats  # R: factor on effort above one
    route: Floats  # R, S, S: cumulative


class Found(NamedTuple):
    """Where the figures go; first axis: replications."""

    out: Floats  # R, COLUMNS
    months: Floats  # R, measured months, M_COLUMNS
    worked: Floats  # R, B
    hours: Floats  # R, S


@compiled
def set_parameters(w: World, pr: Parameters, r: int) -> None:
    """Write the parameters of row r into the World."""
    w.level, w.offer, w.transfer, w.effort = pr.level[r], pr.offer[r], pr.transfer[r], pr.effort[r]
    for s in range(w.rollen):
        rol = stage(w, s)
        rol.hours, rol.external, rol.slot = pr.hours[r, s], pr.external[r, s], pr.slot[r, s]
        for following in range(w.rollen):
            rol.route[following] = pr.route[r, s, following]


@compiled
def start_empty(w: World) -> None:
    """An empty region at time 0."""
    w.number = w.arrived = w.open = w.turn_count = w.fresh_node = w.sequence = w.today = 0
    w.ready_count = 0
    w.overtime = 0.0
    w.defer = AT_ONCE
    w.free_node = NOBODY
    for word in range(STAFF_WORDS):
        w.busy[word] = np.uint64(0)
    for day in range(w.days):
        set_chain(w, day, NOBODY)
    for b in range(w.staff):
        p = person(w, b)
        p.load = p.held = p.taken = 0
        p.worked = 0.0
        p.busy = p.ready = NOBODY
        for s in range(w.rollen):
            skill(w, b, s).taken_on = 0
    for s in range(w.rollen):
        stage(w, s).worked = 0.0
        stage(w, s).queue = NOBODY
        stage(w, s).ready = 0


@compiled
def live_day(w: World, day: int) -> None:
    """Everything of one day after its morning.

    Counters live in the World: a local that begins as a literal 0 has every function it reaches compiled twice.
    """
    while True:
        reported = child(w, w.arrived).reported if w.arrived < w.number else math.inf
        if w.turn_count > 0 and turn(w, w.turn_count - 1).time <= reported:
            at = take_turn(w)
            e = node(w, at)
            time, i, kind, void = e.time, e.child, e.kind, is_void(w, e)
            give_back(w, at)
            if not void:
                happen(w, time, i, kind)
        elif reported < day + 1:
            join(w, reported, w.arrived)
            w.arrived += 1
        else:
            return


@compiled
def live(w: World) -> None:
    """All days, or until every measured child is done."""
    for day in range(w.days):
        if day >= w.follow and w.open == 0:
            break
        w.today = day
        morning(w, day)
        open_day(w, day)
        live_day(w, day)


@compiled
def replicate(
    w: World, key: np.uint64, found: Ints, children: Rows, chains: Ints, events: Rows,
    turns: Rows,
) -> None:
    """One replication in memory that is big enough for it. The caller keeps the arrays alive."""
    w.children, w.chains = children.ctypes.data, chains.ctypes.data
    w.nodes, w.turns = events.ctypes.data, turns.ctypes.data
    start_empty(w)
    write_all(w, key, found)
    live(w)


Batch = Callable[[Memory, Parameters, int, int, Found], None]


def make_batch(version: int) -> Batch:
    """The entry point, kept on disk under this version of the engine."""

    @compiled_and_kept
    def batch(memory: Memory, pr: Parameters, seed: int, first: int, found: Found) -> None:
        """Replications `first`, `first + 1`, … into the rows of `found`; parameters by row, or one row for all."""
        w = memory.world[0]
        if version < 0:  # never; but only what is named here counts as part of the kept code
            return
        seed_key = key_of(np.uint64(0), seed)
        numbers, chains = np.empty(w.days, np.int64), np.empty(w.days, np.int64)
        children, events, turns = np.empty(0, CHILD), np.empty(0, EVENT), np.empty(0, TURN)
        for k in range(found.out.shape[0]):
            r = k if pr.level.size > 1 else 0
            key = key_of(seed_key, first + k)
            set_parameters(w, pr, r)
            count_days(w, pr.months[r], key, numbers)
            n = numbers.sum()
            if n >= children.size:
                room = n + n // 4 + 1
                children, events = np.empty(room, CHILD), np.empty(3 * room + SPARE_NODES, EVENT)
                turns = np.empty(3 * room + SPARE_NODES, TURN)
            replicate(w, key, numbers, children, chains, events, turns)
            read(w, found.out[k], found.months[k], found.worked[k], found.hours[k], children)

    return batch


@compiled
def read(w: World, out: Floats, months: Floats, worked: Floats, hours: Floats, _alive: Rows) -> None:
    """Write the figures of the replication that has just been lived; `_alive` keeps its children in memory."""
    tally.tally(w, out, months)
    for b in range(w.staff):
        worked[b] = person(w, b).worked
    for s in range(w.rollen):
        hours[s] = stage(w, s).worked


MODULES = [agenda, ceiling, contacts, counter, intake, mornings, places, records, reports, steps, tally, work]
VERSION = int(fingerprint(MODULES)[:12], 16)
"""The engine's own version: any change of a compiled function changes it."""
run_batch = make_batch(VERSION)
