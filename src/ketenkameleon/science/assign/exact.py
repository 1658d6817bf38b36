"""What a set of choices is worth, in exact whole numbers, whatever a solver said about it."""

from __future__ import annotations

import numpy as np

from ketenkameleon.science.assign.arrays import Bools, Floats, Ints
from ketenkameleon.science.assign.levels import STEP, Level
from ketenkameleon.science.assign.model import Model


def complete(model: Model, choice: Ints) -> Floats:
    """The choices with the least values of the soft columns that go with them."""
    staff, soft, given = model.given.staff, model.soft, model.given
    used, hours = np.rint(model.use.load @ choice), np.rint(model.use.hours @ choice)
    room = staff.room.ravel()
    free = np.maximum(0, room - used)
    short = [max(0, amount - sum(free[b * given.weeks + week] for b in who)) for week, amount, who in given.reserve]
    above = np.concatenate([np.maximum(0, used - room)[soft.over],
                            np.maximum(0, hours - staff.hours.ravel())[soft.hours], free[soft.free],
                            np.array(short, dtype=float)])
    return np.concatenate([choice.astype(float), above / soft.unit])


def values(model: Model, choice: Ints) -> dict[Level, int]:
    """Every level of these choices, exactly."""
    full = complete(model, choice)
    found = {level: int(np.rint(full @ cost)) for level, cost in model.costs.items()}
    days = model.costs[Level.LANGST_WACHTEND][:len(choice)][choice > 0]
    found[Level.LANGST_WACHTEND] = int(days.max()) if len(days) else 0
    staff = model.given.staff
    used = np.rint(model.use.load @ choice).astype(np.int64)
    found[Level.DRUKSTE] = _highest(100 * (staff.load.ravel() + used), staff.limit.ravel(), used > 0)
    hard = np.rint(model.use.hard @ choice).astype(np.int64)
    found[Level.ZWAARSTE] = _highest(100_000 * (staff.hard_recent + hard), staff.limit.max(axis=1), hard > 0)
    return {level: found[level] for level in Level}


def _highest(above: Ints, below: Ints, counts: Bools) -> int:
    """The highest quotient, rounded up to a multiple of STEP, of the rows that count; 0 when none does."""
    asked = counts & (below > 0)
    return int((-(-above[asked] // (below[asked] * STEP))).max()) * STEP if asked.any() else 0


def fits(model: Model, choice: Ints) -> bool:
    """Do these choices keep every hard row, exactly?"""
    staff = model.given.staff
    sums = np.bincount(model.columns.kind, weights=choice, minlength=len(model.columns.count))
    return bool(np.all(sums == model.columns.count) and np.all(choice >= 0)
                and np.all(model.use.size @ choice <= staff.ramp.ravel() + 0.5)
                and np.all(model.use.load @ choice <= staff.most.ravel() + 0.5))
