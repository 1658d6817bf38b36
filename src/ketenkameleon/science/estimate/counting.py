"""Who is at risk, per distinct time and group, counted in one pass over a million rows or more."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numba import njit
from numpy.typing import NDArray

from ketenkameleon.science.estimate.arrays import Bools, Floats, Ints

Bits = NDArray[np.uint64]
# Times that are whole numbers below this (45 years in days) are counted in boxes instead of sorted.
BOXES = 1 << 14


@dataclass(frozen=True, eq=False)
class Tally:
    """Per distinct time, ascending: `at_risk` just before it, `events` at it, `censored` at it. By group."""

    time: Floats
    at_risk: Ints
    events: Ints
    censored: Ints


def tally(time: Floats, event: Bools, code: Ints | None = None, count: int = 1) -> Tally:
    """Count the rows by time and group. `time` is zero or more; `code` gives the group, 0 up to `count`."""
    group = np.empty(0, np.int64) if code is None else code
    events, censored = np.zeros((count, BOXES), np.int64), np.zeros((count, BOXES), np.int64)
    if _count_in_boxes(time, event, group, events, censored):
        used = np.flatnonzero((events + censored).any(axis=0))
        events, censored = events[:, used], censored[:, used]
        leaving = events + censored
        at_risk = np.cumsum(leaving[:, ::-1], axis=1)[:, ::-1]
        return Tally(used.astype(np.float64), np.ascontiguousarray(at_risk), events, censored)
    return _by_sorting(time, event, code, count)


def _by_sorting(time: Floats, event: Bools, code: Ints | None, count: int) -> Tally:
    # A float of zero or more keeps its order when read as a whole number, and its sign bit is free: shift it
    # out and put the event in. `+ 0.0` turns a minus zero into zero. Sorting one such column is far faster
    # than an argsort.
    packed: Bits = ((time + 0.0).view(np.uint64) << np.uint64(1)) | event.astype(np.uint64)
    parts = [packed] if code is None else [packed[code == number] for number in range(count)]
    edges = np.cumsum([0, *[part.size for part in parts]])
    for part in parts:
        part.sort()
    bits: Bits = np.empty(time.size, np.uint64)
    counts = np.empty((3, count, time.size), np.int64)
    used = int(_merge(parts[0] if code is None else np.concatenate(parts), edges, bits, counts))
    at_risk, events, censored = np.ascontiguousarray(counts[:, :, :used])
    return Tally(bits[:used].view(np.float64), at_risk, events, censored)


@njit(cache=True)
def _count_in_boxes(time: Floats, event: Bools, code: Ints, events: Ints, censored: Ints) -> bool:
    """Fill the boxes; False at the first time that is not a whole number below the number of boxes."""
    limit = events.shape[1]
    for row in range(time.size):
        if not time[row] < limit:
            return False
        box = int(time[row])
        if box != time[row]:
            return False
        group = code[row] if code.size else 0
        if event[row]:
            events[group, box] += 1
        else:
            censored[group, box] += 1
    return True


@njit(cache=True)
def _merge(packed: Bits, edges: Ints, bits: Bits, counts: Ints) -> int:
    """Walk through the groups' sorted rows together; counts: at risk, events, censored. Returns the times."""
    groups = edges.size - 1
    place, used = edges[:-1].copy(), 0
    while True:
        earliest, found = np.uint64(0), False
        for group in range(groups):
            if place[group] < edges[group + 1]:
                moment = packed[place[group]] >> np.uint64(1)
                if not found or moment < earliest:
                    earliest, found = moment, True
        if not found:
            return used
        bits[used] = earliest
        for group in range(groups):
            counts[0, group, used] = edges[group + 1] - place[group]
            happened, start = 0, place[group]
            while place[group] < edges[group + 1] and packed[place[group]] >> np.uint64(1) == earliest:
                happened += packed[place[group]] & np.uint64(1)
                place[group] += 1
            counts[1, group, used] = happened
            counts[2, group, used] = place[group] - start - happened
        used += 1
