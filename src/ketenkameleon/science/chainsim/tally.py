"""The figures of one replication. Source: docs/science/simulator.md 9."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from ketenkameleon.science.chainsim.ceiling import earliest
from ketenkameleon.science.chainsim.compiled import compiled
from ketenkameleon.science.chainsim.places import cell, child, day_of, hours_until, person
from ketenkameleon.science.chainsim.records import DONE, Child, Floats, World

# Columns of a replication.
(REPORTS, IN_TIME, CEILING, DAYS, MEDIAN, P95, LATE, FIRST, MET, HANDOVERS, FACES, UNFINISHED, OVERTIME, SPREAD,
 EVENTS, COLUMNS) = range(16)
# Columns of a report month.
M_REPORTS, M_IN_TIME, M_CEILING, M_DAYS, M_MEDIAN, M_P95, M_WIP, M_COLUMNS = range(8)
ONE = np.uint64(1)


@compiled
def bits(words: Sequence[np.uint64]) -> int:
    """How many bits are set."""
    found = 0
    for at in range(len(words)):
        left = words[at]
        while left:
            left &= left - ONE
            found += 1
    return found


@compiled
def part(values: Floats, low: int, high: int) -> tuple[int, int]:
    """Put the values from low to high on either side of the one between them; returns where the sides end."""
    pivot = values[(low + high) >> 1]
    while low <= high:
        while values[low] < pivot:
            low += 1
        while values[high] > pivot:
            high -= 1
        if low <= high:
            values[low], values[high] = values[high], values[low]
            low += 1
            high -= 1
    return low, high


@compiled
def rank(values: Floats, share: float) -> float:
    """The ceil(share × n)-th smallest of n numbers, which change places; NaN when there is none. Source: Hoare 1961."""
    low, high = 0, values.size - 1
    if high < 0:
        return math.nan
    wanted = max(0, math.ceil(share * values.size - 1e-9) - 1)
    while low < high:
        right, left = part(values, low, high)
        if wanted <= left:
            high = left
        elif wanted >= right:
            low = right
        else:
            break
    return float(values[wanted])


@compiled
def days_taken(w: World, c: Child) -> float:
    """Days from report to the start of the plek; up to the last day when that is not known."""
    return (c.outcome if c.status == DONE else float(w.days)) - c.reported


@compiled
def add_child(w: World, i: int, out: Floats, month: Floats) -> None:
    """Add one measured child to the sums of the replication and of its report month."""
    c = child(w, i)
    days = days_taken(w, c)
    in_time = c.status == DONE and math.floor(c.outcome) <= c.promise
    known = c.status == DONE and c.clock < math.inf and not w.slot_level
    ceiling = math.floor(c.clock if known else earliest(w, i)) <= c.promise
    out[IN_TIME] += in_time
    out[CEILING] += ceiling
    out[DAYS] += days
    out[HANDOVERS] += c.handovers
    out[FACES] += bits(c.faces)
    out[UNFINISHED] += c.status != DONE
    if c.first >= 0.0:
        out[FIRST] += c.first - c.reported
        out[MET] += 1
    month[M_REPORTS] += 1
    month[M_IN_TIME] += in_time
    month[M_CEILING] += ceiling
    month[M_DAYS] += days


@compiled
def close_month(days: Floats, month: Floats) -> None:
    """Median and P95 of one report month."""
    month[M_MEDIAN], month[M_P95] = rank(days, 0.5), rank(days, 0.95)


@compiled
def add_children(w: World, out: Floats, months: Floats) -> None:
    """Sums over measured children, and median and P95, of the year and per report month."""
    days, at, begin, month = np.empty(w.number), 0, 0, 0
    for i in range(w.number):
        c = child(w, i)
        if not c.measured:
            continue
        while day_of(w, int(c.reported)).report_month != month:
            close_month(days[begin:at], months[month])
            begin, month = at, month + 1
        add_child(w, i, out, months[month])
        days[at] = days_taken(w, c)
        at += 1
    while month < months.shape[0]:
        close_month(days[begin:at], months[month])
        begin, month = at, month + 1
    out[REPORTS] = at
    out[MEDIAN], out[P95] = rank(days[:at], 0.5), rank(days[:at], 0.95)


@compiled
def add_in_progress(w: World, months: Floats) -> None:
    """Children reported and not started at the end of each measured month: plus on entry, minus on start."""
    ends = np.zeros(months.shape[0])
    for day in range(w.measure, w.follow):
        ends[day_of(w, day).report_month] = day + 1.0
    for i in range(w.number):
        c = child(w, i)
        start = c.outcome if c.status == DONE else math.inf
        month = 0
        while month < ends.size and ends[month] <= c.reported:
            month += 1
        while month < ends.size and ends[month] <= start:
            months[month, M_WIP] += 1
            month += 1


@compiled
def available(w: World, b: int) -> float:
    """Hours of capacity of b on the measured days; at slot level slot days."""
    if not w.slot_level:
        return hours_until(w, b, w.follow) - hours_until(w, b, w.measure)
    found = 0.0
    for day in range(w.measure, w.follow):
        found += cell(w, day, b).limit
    return found


@compiled
def spread(w: World) -> float:
    """Standard deviation over professionals of hours worked ÷ capacity on the measured days."""
    n, total, squares = 0, 0.0, 0.0
    for b in range(w.staff):
        capacity = available(w, b)
        if capacity > 0.0:
            load = person(w, b).worked / capacity
            n, total, squares = n + 1, total + load, squares + load * load
    return math.sqrt(max(0.0, squares / n - (total / n) ** 2)) if n else math.nan


@compiled
def tally(w: World, out: Floats, months: Floats) -> None:
    """Write the figures of a finished replication into zeros; sums become means."""
    add_children(w, out, months)
    add_in_progress(w, months)
    n = out[REPORTS]
    out[FIRST] = out[FIRST] / out[MET] if out[MET] else math.nan
    out[LATE] = n - out[IN_TIME]
    for column in (IN_TIME, CEILING, DAYS, HANDOVERS, FACES):
        out[column] = out[column] / n if n else math.nan
    mondays = 0
    for day in range(w.measure, min(w.follow, w.days - 6)):
        mondays += day_of(w, day).monday
    out[OVERTIME] = w.overtime / mondays if mondays else 0.0
    out[SPREAD] = spread(w)
    out[EVENTS] = w.sequence
