"""The reports of one replication: days, moments, first rol. Source: docs/science/simulator.md 3."""

from __future__ import annotations

import numpy as np

from ketenkameleon.science.chainsim.compiled import compiled
from ketenkameleon.science.chainsim.counter import ENTRY, code, gamma, key_of, poisson, uniform
from ketenkameleon.science.chainsim.places import child, day_of, stage
from ketenkameleon.science.chainsim.records import NOBODY, Floats, Ints, World

WEEK_KEYS = 1 << 30


@compiled
def count_days(w: World, months: Floats, key: np.uint64, found: Ints) -> None:
    """Write how many reports each day brings; `months` are this replication's factors on the months."""
    week, factor = -1, 1.0
    for day in range(w.days):
        today = day_of(w, day)
        if w.exact_counts:
            found[day] = today.count
            continue
        if w.dispersion > 0.0 and today.week != week:
            week = today.week
            factor = gamma(key_of(key, WEEK_KEYS + week), w.dispersion) / w.dispersion
        found[day] = poisson(key_of(key, 2 * day), today.rate * w.level * months[today.month] * factor)


@compiled
def sort_day(moments: Floats, order: Ints, n: int) -> None:
    """Sort the first n moments of a day in place, and the numbers of the reports with them."""
    gap = n >> 1
    while gap:
        for at in range(gap, n):
            moment, number, j = moments[at], order[at], at
            while j >= gap and moments[j - gap] > moment:
                moments[j], order[j] = moments[j - gap], order[j - gap]
                j -= gap
            moments[j], order[j] = moment, number
        gap >>= 1


@compiled
def first_rol(w: World, key: np.uint64) -> int:
    """The rol in which the way of the child with this key begins."""
    u, s = uniform(key, code(0, 0, ENTRY)), 0
    while u > stage(w, s).entry:
        s += 1
    return s


@compiled
def write(w: World, i: int, key: np.uint64, day: int, moment: float) -> None:
    """Write child i, reported on this day, over whatever was in its row."""
    c = child(w, i)
    c.key = key
    c.reported = day + moment
    c.clock = c.reported
    c.first = -1.0
    c.owner = c.before = c.worker = NOBODY
    c.stage = first_rol(w, key)
    c.promise = day_of(w, day).promise
    c.measured = w.measure <= day < w.follow
    c.visit = c.contact = c.version = c.handovers = c.given = 0
    c.status = c.retell = c.floor_set = c.apart = 0
    for word in range(len(c.faces)):
        c.faces[word] = np.uint64(0)
    w.open += c.measured


@compiled
def write_all(w: World, key: np.uint64, found: Ints) -> None:
    """Write the children of all days, in the order of their reports."""
    most = max(1, found.max())
    moments, order = np.empty(most), np.empty(most, np.int64)
    for day in range(w.days):
        day_key = key_of(key, 2 * day + 1)
        for j in range(found[day]):
            moments[j], order[j] = uniform(day_key, 2 * j), j
        sort_day(moments, order, found[day])
        for j in range(found[day]):
            write(w, w.number, key_of(day_key, 2 * order[j] + 1), day, moments[j])
            w.number += 1
