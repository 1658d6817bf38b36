"""The integer program: one column per kind of zaak × professional × week, one for not placed, and the rows.

Zaken that differ in nothing but their id are one kind with a count, so that no solver tries them in every
order. Rows are divided by the greatest common divisor of their coefficients and their right side is rounded
down.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from ketenkameleon.science.assign.arrays import Bools, Ints
from ketenkameleon.science.assign.compact import Compact, Units
from ketenkameleon.science.assign.levels import Level

PARTS = ("allow", "size", "load", "hours", "late", "wait", "none_wait", "longest", "none_longest", "handover",
         "minutes", "hard", "must")


@dataclass(frozen=True, eq=False)
class Columns:
    """Kind, professional (-1: not placed) and week of each column; the extra columns of soft rows come after them."""

    kinds: tuple[tuple[int, ...], ...]
    kind: Ints
    who: Ints
    week: Ints
    count: Ints

    @property
    def size(self) -> int:
        """How many columns of choices there are."""
        return len(self.kind)


@dataclass(frozen=True, eq=False)
class Use:
    """What the columns use: size, load and hours per (professional, week), hard zaken per professional."""

    size: sparse.csr_array
    load: sparse.csr_array
    hours: sparse.csr_array
    hard: sparse.csr_array


def kinds_of(units: Units, *, apart: bool = False) -> tuple[tuple[int, ...], ...]:
    """Units that differ in nothing but their id, in the order of their first member. `apart`: each its own kind."""
    groups: dict[object, list[int]] = {}
    for i in range(len(units.members)):
        mark: object = i if apart else tuple(getattr(units, name)[i].tobytes() for name in PARTS)
        groups.setdefault(mark, []).append(i)
    return tuple(tuple(group) for group in groups.values())


def columns_of(given: Compact, kinds: tuple[tuple[int, ...], ...]) -> Columns:
    """The choices that fit by themselves: eligible, and within ramp and limit of that professional."""
    first = [group[0] for group in kinds]
    kind, who, week = np.nonzero(fits_alone(given)[first]) if first else (np.zeros(0, dtype=np.int64),) * 3
    stay = np.arange(len(kinds))
    kind, who, week = (np.concatenate([left, right]).astype(np.int64) for left, right in (
        (kind, stay), (who, np.full(len(kinds), -1)), (week, np.full(len(kinds), given.weeks))))
    order = np.lexsort((week, who, kind))
    return Columns(kinds, kind[order], who[order], week[order], np.array([len(g) for g in kinds], dtype=np.int64))


def fits_alone(given: Compact) -> Bools:
    """Unit × professional × week: allowed, and it would fit if nobody else came."""
    units, staff = given.units, given.staff
    fits = units.allow & (units.size[:, None, None] <= staff.ramp[None])
    for start in range(given.weeks):
        load = units.load[:, None, :given.weeks - start]
        fits[:, :, start] &= (load <= staff.most[None, :, start:]).all(axis=2)
    return fits


def use_of(given: Compact, columns: Columns) -> Use:
    """What each column uses, with (professional, week) counted as professional × weeks + week."""
    units, weeks, people = given.units, given.weeks, len(given.staff.ids)
    placed = np.flatnonzero(columns.who >= 0)
    first = np.array([group[0] for group in columns.kinds], dtype=np.int64)[columns.kind[placed]]
    who, week = columns.who[placed], columns.week[placed]
    shape = (people * weeks, columns.size)
    size = sparse.csr_array((units.size[first].astype(float), (who * weeks + week, placed)), shape=shape)
    hard = sparse.csr_array((units.hard[first].astype(float), (who, placed)), shape=(people, columns.size))
    hard.eliminate_zeros()
    load, hours = (_spread(table, first, who, week, placed, shape) for table in (units.load, units.hours))
    return Use(size, load, hours, hard)


def _spread(table: Ints, first: Ints, who: Ints, week: Ints, placed: Ints, shape: tuple[int, int]) -> sparse.csr_array:
    weeks = table.shape[1]
    data, rows, cols = [], [], []
    for after in range(weeks):
        inside = week + after < weeks
        data.append(table[first[inside], after])
        rows.append(who[inside] * weeks + week[inside] + after)
        cols.append(placed[inside])
    made = sparse.csr_array((np.concatenate(data).astype(float), (np.concatenate(rows), np.concatenate(cols))),
                            shape=shape)
    made.eliminate_zeros()
    return made


def choice_costs(given: Compact, columns: Columns) -> dict[Level, Ints]:
    """Per level, what one of each column costs; for the longest wait the days themselves."""
    units = given.units
    first = np.array([group[0] for group in columns.kinds], dtype=np.int64)[columns.kind]
    who, week = columns.who, columns.week
    out = who < 0
    start = np.minimum(week, given.weeks - 1)
    return {
        Level.NIET_GEPLAATST: (out & units.must[first]).astype(np.int64),
        Level.TE_LAAT: units.late[first, week],
        Level.LANGST_WACHTEND: np.where(out, units.none_longest[first], units.longest[first, who, start]),
        Level.WACHTEN: np.where(out, units.none_wait[first], units.wait[first, who, start]),
        Level.WISSELS: np.where(out, 0, units.handover[first, who]),
        Level.MINUTEN: np.where(out, 0, units.minutes[first, who]),
    }


def gcd_rows(matrix: sparse.csr_array, most: Ints) -> tuple[sparse.csr_array, NDArray[np.float64], Ints]:
    """Whole-number rows divided by their greatest common divisor, right sides rounded down, and the divisors."""
    divisors = np.ones(matrix.shape[0], dtype=np.int64)
    for row in range(matrix.shape[0]):
        data = matrix.data[matrix.indptr[row]:matrix.indptr[row + 1]]
        if len(data):
            divisors[row] = np.gcd.reduce(data.astype(np.int64))
    scaled = sparse.csr_array(sparse.diags_array(1.0 / divisors) @ matrix)
    scaled.data = np.rint(scaled.data)
    return scaled, (most // divisors).astype(float), divisors
