"""The rows of the model: those that may never be broken, and the soft ones with a column for what is over."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import sparse

from ketenkameleon.science.assign.arrays import Floats, Ints
from ketenkameleon.science.assign.compact import Compact
from ketenkameleon.science.assign.program import Use, gcd_rows

Rows = tuple[sparse.csr_array, Floats]


@dataclass(frozen=True, eq=False)
class Soft:
    """Where the soft columns stand: load and hours above, room kept free, shortfall.

    Cells count as professional × weeks + week.

    They count in `unit` thousandths, the greatest common divisor, so that they are whole numbers too. `base`: the first
    column of each of the four; `width`: all columns together.
    """

    over: Ints
    hours: Ints
    free: Ints
    reserve: Ints
    unit: int
    base: Ints
    width: int


def soft_of(given: Compact, use: Use) -> Soft:
    """A soft column only where it can be needed."""
    staff = given.staff
    kept = sorted({b * given.weeks + week for week, _, who in given.reserve for b in who})
    over, hours = np.flatnonzero((staff.most > staff.room).ravel()), np.flatnonzero((staff.hours >= 0).ravel())
    free, reserve = np.array(kept, dtype=np.int64), np.array([room for _, room, _ in given.reserve], dtype=np.int64)
    counted = (use.load.data.astype(np.int64), use.hours.data.astype(np.int64), staff.room.ravel(), staff.most.ravel(),
               staff.hours.ravel()[hours], reserve)
    starts = use.load.shape[1] + np.cumsum([0, len(over), len(hours), len(free), len(reserve)])
    return Soft(over, hours, free, reserve, max(1, int(np.gcd.reduce(np.concatenate(counted)))), starts[:4],
                int(starts[4]))


def soft_most(given: Compact, soft: Soft) -> Floats:
    """The most that each soft column can be, in soft units."""
    staff = given.staff
    hours = np.full(len(soft.hours), given.units.hours.sum())
    most = np.concatenate([(staff.most - staff.room).ravel()[soft.over], hours, staff.room.ravel()[soft.free],
                           soft.reserve])
    found: Floats = most / soft.unit
    return found


def hard_rows(given: Compact, use: Use, width: int) -> tuple[list[Rows], Ints]:
    """Ramp, load and hard zaken (open until the level sets it), in that order, and the divisors of the load rows."""
    staff = given.staff
    ramp, ramp_top, _ = gcd_rows(use.size, staff.ramp.ravel())
    load, load_top, divisors = gcd_rows(use.load, staff.most.ravel())
    hard_top = np.full(len(staff.ids), float(given.units.hard.sum()))
    rows = [(_wide(ramp, width), ramp_top), (_wide(load, width), load_top), (_wide(use.hard, width), hard_top)]
    return rows, divisors


def soft_rows(given: Compact, use: Use, soft: Soft) -> list[Rows]:
    """Load and hours with what is over, room kept free, reservations, and the rounded rows of the first two."""
    staff, height = given.staff, use.load.shape[0]
    over, late, free = (_unit(cell, first, height, soft.width)
                        for cell, first in zip((soft.over, soft.hours, soft.free), soft.base, strict=False))
    loads, hours = (_wide(part, soft.width) / soft.unit for part in (use.load, use.hours))
    room, most_hours = (part.ravel() // soft.unit for part in (staff.room, staff.hours))
    return [((loads - over)[soft.over], room[soft.over].astype(float)),
            ((hours - late)[soft.hours], most_hours[soft.hours].astype(float)),
            ((loads - over + free)[soft.free], room[soft.free].astype(float)), _reserved(given, soft),
            _rounded(loads[soft.over], over[soft.over], room[soft.over]),
            _rounded(hours[soft.hours], late[soft.hours], most_hours[soft.hours])]


def _rounded(used: sparse.csr_array, extra: sparse.csr_array, room: Ints) -> Rows:
    """What the excess must be when the use goes in steps of its divisor: sharper than used - extra ≤ room.

    Source: mixed-integer rounding [R]: with steps g and room = q g + r, extra ≥ (g - r) (used / g - q).
    """
    steps, whole, divisors = gcd_rows(sparse.csr_array(used), room)
    left = (divisors - room % divisors).astype(float)
    return sparse.csr_array(sparse.diags_array(left) @ steps - extra), left * whole


def _reserved(given: Compact, soft: Soft) -> Rows:
    place = {int(cell): j for j, cell in enumerate(soft.free)}
    made = sparse.lil_array((len(given.reserve), soft.width))
    for r, (week, _, who) in enumerate(given.reserve):
        for b in who:
            made[r, soft.base[2] + place[b * given.weeks + week]] = -1.0
        made[r, soft.base[3] + r] = -1.0
    return sparse.csr_array(made), -soft.reserve / soft.unit


def _wide(matrix: sparse.csr_array, width: int) -> sparse.csr_array:
    return sparse.csr_array((matrix.data, matrix.indices, matrix.indptr), shape=(matrix.shape[0], width))


def _unit(rows: Ints, first: int, height: int, width: int) -> sparse.csr_array:
    return sparse.csr_array((np.ones(len(rows)), (rows, first + np.arange(len(rows)))), shape=(height, width))
