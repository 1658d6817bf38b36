"""The whole model: choices, soft columns and rows, ready for a linear solver."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import sparse

from ketenkameleon.science.assign.arrays import Floats, Ints
from ketenkameleon.science.assign.compact import Compact
from ketenkameleon.science.assign.levels import Level
from ketenkameleon.science.assign.program import Columns, Use, choice_costs, columns_of, kinds_of, use_of
from ketenkameleon.science.assign.rows import Soft, hard_rows, soft_most, soft_of, soft_rows


@dataclass(frozen=True, eq=False)
class Model:
    """Rows `less` x ≤ `top` and `same` x = count of each kind; x whole, 0 ≤ x ≤ `most`.

    First the columns of choices, then the soft ones. `load_rows` are the rows of load per (professional,
    week), divided by `divisors`; `hard_rows` those of hard zaken. `costs`: per level what one of each column
    costs.
    """

    given: Compact
    columns: Columns
    use: Use
    soft: Soft
    costs: dict[Level, Ints]
    less: sparse.csr_array
    top: Floats
    same: sparse.csr_array
    most: Floats
    load_rows: slice
    divisors: Ints
    hard_rows: slice


def build(given: Compact, *, apart: bool = False) -> Model:
    """The model of a compact problem. `apart` keeps zaken that are alike apart (to follow one of them)."""
    columns = columns_of(given, kinds_of(given.units, apart=apart))
    use = use_of(given, columns)
    soft = soft_of(given, use)
    hard, divisors = hard_rows(given, use, soft.width)
    rows = [*hard, *soft_rows(given, use, soft)]
    same = sparse.csr_array((np.ones(columns.size), (columns.kind, np.arange(columns.size))),
                            shape=(len(columns.kinds), soft.width))
    ramps, loads, people = (len(top) for _, top in hard)
    return Model(given, columns, use, soft, _costs(given, columns, soft),
                 sparse.csr_array(sparse.vstack([row for row, _ in rows])), np.concatenate([top for _, top in rows]),
                 same, np.concatenate([columns.count[columns.kind], soft_most(given, soft)]),
                 slice(ramps, ramps + loads), divisors, slice(ramps + loads, ramps + loads + people))


def _costs(given: Compact, columns: Columns, soft: Soft) -> dict[Level, Ints]:
    costs = {level: np.concatenate([cost, np.zeros(soft.width - columns.size, dtype=np.int64)])
             for level, cost in choice_costs(given, columns).items()}
    place = np.arange(soft.width)
    above = (place >= soft.base[0]) & (place < soft.base[2])
    costs[Level.OVERBELASTING] = np.where(above, soft.unit, 0)
    costs[Level.RESERVERING] = np.where(place >= soft.base[3], soft.unit, 0)
    return costs
