"""The memory of the engine: rows of named fields, and one World that knows where each row lies.

A compiled function gets the World alone, one address, whatever it needs; passing thirty arrays to each small function
costs more than the simulation itself (measured: thirty times slower). The protocols name the fields for people
and for the type checker. The arrays behind the addresses are kept alive by the caller of the engine.
"""

from __future__ import annotations

from collections.abc import MutableSequence, Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Rows = NDArray[np.void]

# Standing of a child.
WAITING, UNDER_WAY, EXTERNAL, BETWEEN, DONE = 0, 1, 2, 3, 4
# Kinds of event.
CONTACT_ENDS, WAIT_ENDS, TRANSFER_ENDS, SLOT_ENDS, FLOOR = 0, 1, 2, 3, 4
# Rules, in the order of the words in scenario.py.
FIFO, OLDEST, YOUNGEST, SAVABLE = 0, 1, 2, 3
LEAST_LOADED, RANDOM = 0, 1
# When contacts begin: at once, after this step, or at the end of the morning (and no one is assigned before that).
AT_ONCE, AFTER_STEP, MORNING = 0, 1, 2
PRESENT = 1 << 30
NOBODY = -1
LOAD_UNITS = 1e6  # loads are whole micro-hours, so that equal loads are equal and ties mean something
MOST_ROLLEN = 16
STAFF_WORDS = 4
MOST_STAFF = 64 * STAFF_WORDS

# One width of whole numbers everywhere: with several, each function would be compiled for each mix of them.
F8, I8, U8 = np.float64, np.int64, np.uint64


class Child(Protocol):
    """One child: moments in days, people and rollen by number; `after` chains a queue or a list of ready contacts.

    `clock` is where the child would be if nobody ever waited for a professional; `hours` is the draw of the contact
    that was begun last; `apart` says that nobody holds both this rol and the one before it.
    """

    key: np.uint64
    faces: MutableSequence[np.uint64]
    reported: float
    joined: float
    ready: float
    began: float
    first: float
    outcome: float
    effort: float
    hours: float
    clock: float
    owner: int
    before: int
    worker: int
    stage: int
    visit: int
    contact: int
    promise: int
    version: int
    handovers: int
    given: int
    after: int
    status: int
    retell: int
    floor_set: int
    measured: int
    apart: int


# First what a queue or a list of ready contacts is searched by, so that one line of cache holds it.
CHILD = np.dtype(
    [(name, F8) for name in ("reported", "ready", "joined")]
    + [(name, I8) for name in ("stage", "after", "status", "owner", "contact")]
    + [(name, F8) for name in ("began", "effort", "hours", "clock", "first", "outcome")]
    + [("key", U8)] + [(name, I8) for name in ("worker", "visit", "version", "retell", "floor_set", "measured")]
    + [(name, I8) for name in ("apart", "promise", "before", "handovers", "given")]
    + [("faces", U8, (STAFF_WORDS,))],
    align=True,
)


class Person(Protocol):
    """One professional: load in micro-hours, children held, contact under way, first of the ready contacts."""

    load: int
    worked: float
    weight: float
    held: int
    busy: int
    ready: int
    taken: int
    per_week: int


PERSON = np.dtype(
    [("load", I8), ("worked", F8), ("weight", F8)]
    + [(name, I8) for name in ("held", "busy", "ready", "taken", "per_week")], align=True,
)


class Skill(Protocol):
    """One professional in one rol."""

    effort: float
    learn: float
    done_before: float
    later: int
    taken_on: int


SKILL = np.dtype(
    [("effort", F8), ("learn", F8), ("done_before", F8), ("later", I8), ("taken_on", I8)], align=True,
)


class Cell(Protocol):
    """One professional on one day: bit s for a valid certificate in rol s, and PRESENT."""

    may: int
    limit: int
    leaving: int


CELL = np.dtype([("may", I8), ("limit", I8), ("leaving", I8)], align=True)


class Able(Protocol):
    """One rol on one day: a bit for each professional who is present and has a valid certificate."""

    who: Sequence[np.uint64]


ABLE = np.dtype([("who", U8, (STAFF_WORDS,))])


class Stage(Protocol):
    """One rol: the scenario's and the replication's parameters, its queue, and how many contacts of it are ready."""

    hours: float
    external: float
    slot: float
    hours_shape: float
    external_shape: float
    slot_shape: float
    entry: float
    low_effort: float
    worked: float
    unit: int
    route: MutableSequence[float]
    together: Sequence[int]
    contacts: int
    hours_kind: int
    external_kind: int
    slot_kind: int
    queue: int
    ready: int


STAGE = np.dtype(
    [(f"{name}{end}", F8) for end in ("", "_shape") for name in ("hours", "external", "slot")]
    + [("entry", F8), ("low_effort", F8), ("worked", F8), ("unit", I8), ("route", F8, (MOST_ROLLEN,))]
    + [("together", I8, (MOST_ROLLEN,)), ("contacts", I8)]
    + [(name, I8) for name in ("hours_kind", "external_kind", "slot_kind", "queue", "ready")], align=True,
)


class Day(Protocol):
    """One day: expected or exact reports, calendar, and whether its morning can matter."""

    rate: float
    count: int
    month: int
    week: int
    monday: int
    report_month: int
    promise: int
    change: int


DAY = np.dtype(
    [("rate", F8), ("count", I8)]
    + [(name, I8) for name in ("month", "week", "monday", "report_month", "promise", "change")], align=True,
)


class Event(Protocol):
    """One thing that will happen; `after` chains the events of one later day."""

    time: float
    sequence: int
    child: int
    kind: int
    version: int
    after: int


EVENT = np.dtype(
    [("time", F8), ("sequence", I8)] + [(name, I8) for name in ("child", "kind", "version", "after")], align=True,
)


class World(Protocol):
    """Everything of one replication: addresses, the scenario's rules, drawn parameters, counters, and who is busy."""

    children: int
    people: int
    skills: int
    cells: int
    able: int
    stages: int
    calendar: int
    capacity: int
    chains: int
    nodes: int
    turns: int
    days: int
    measure: int
    follow: int
    staff: int
    rollen: int
    slot_level: int
    exact_counts: int
    offer_kind: int
    transfer_kind: int
    choice: int
    intake_order: int
    order: int
    keep: int
    reserve: int
    dispersion: float
    offer_shape: float
    transfer_shape: float
    retelling: float
    takeover: float
    takeover_hours: float
    reserve_weeks: float
    level: float
    offer: float
    transfer: float
    effort: float
    overtime: float
    number: int
    arrived: int
    open: int
    turn_count: int
    ready_count: int
    free_node: int
    fresh_node: int
    sequence: int
    today: int
    defer: int
    busy: MutableSequence[np.uint64]


ADDRESSES = ("children", "people", "skills", "cells", "able", "stages", "calendar", "capacity", "chains", "nodes",
             "turns")
SETTINGS = ("days", "measure", "follow", "staff", "rollen", "slot_level", "exact_counts", "offer_kind",
            "transfer_kind", "choice", "intake_order", "order", "keep", "reserve")
AMOUNTS = ("dispersion", "offer_shape", "transfer_shape", "retelling", "takeover", "takeover_hours", "reserve_weeks")
DRAWN = ("level", "offer", "transfer", "effort", "overtime")
COUNTERS = ("number", "arrived", "open", "turn_count", "ready_count", "free_node", "fresh_node",
            "sequence", "today", "defer")
WORLD = np.dtype(
    [(name, I8) for name in ADDRESSES + SETTINGS] + [(name, F8) for name in AMOUNTS + DRAWN]
    + [(name, I8) for name in COUNTERS] + [("busy", U8, (STAFF_WORDS,))], align=True,
)


class Turn(Protocol):
    """One event of today: when, and its node."""

    time: float
    at: int


TURN = np.dtype([("time", F8), ("at", I8)], align=True)


class Total(Protocol):
    """Hours of capacity of a professional before a day."""

    hours: float


class Link(Protocol):
    """The first event of a later day."""

    first: int


TOTAL = np.dtype([("hours", F8)])
LINK = np.dtype([("first", I8)])
