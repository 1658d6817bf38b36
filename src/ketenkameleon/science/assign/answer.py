"""What comes back: a proposal per zaak, who is not placed, and how good the whole is. Nobody is ranked."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ketenkameleon.science.assign.arrays import Ints
from ketenkameleon.science.assign.levels import Level, in_units
from ketenkameleon.science.assign.lexico import Kept
from ketenkameleon.science.assign.model import Model


@dataclass(frozen=True, slots=True)
class Voorstel:
    """Who could take this zaak and in which week of the horizon (0: now). A human decides."""

    zaak: str
    professional: str
    week: int


@dataclass(frozen=True, slots=True)
class Reached:
    """The value of a level, in its own units, and the bound that no division comes below.

    The bound of a solved level holds while the levels before it keep their values.
    """

    level: Level
    value: float
    bound: float

    @property
    def gap(self) -> float:
        """How far the value may be above the best, as a part of the value; 0 is proven optimal."""
        return 0.0 if self.value <= self.bound else (self.value - self.bound) / self.value


@dataclass(frozen=True, slots=True)
class Verdeling:
    """Proposals sorted by zaak, zaken without one sorted by id, and the levels in their order.

    `method`: "solver" or "greedy". `proven`: no other division is better, level by level.
    """

    voorstellen: tuple[Voorstel, ...]
    niet_geplaatst: tuple[str, ...]
    levels: tuple[Reached, ...]
    method: str

    @property
    def proven(self) -> bool:
        """Is every level at its bound?"""
        return all(reached.gap == 0.0 for reached in self.levels)

    @property
    def gap(self) -> float:
        """The widest gap of any level, as a part."""
        return max(reached.gap for reached in self.levels)

    def value(self, level: Level) -> float:
        """The value of one level."""
        return next(reached.value for reached in self.levels if reached.level is level)

    def of(self, zaak: str) -> Voorstel | None:
        """The proposal for this zaak, or None."""
        return next((voorstel for voorstel in self.voorstellen if voorstel.zaak == zaak), None)


def to_answer(model: Model, choice: Ints, kept: dict[Level, Kept], method: str) -> Verdeling:
    """The choices in words. Zaken that are alike get the first places in the order of their ids."""
    columns, given = model.columns, model.given
    waiting = [list(group) for group in columns.kinds]
    voorstellen, left = [], []
    for j in np.lexsort((columns.who, columns.week, columns.kind)):
        kind, b, week = int(columns.kind[j]), int(columns.who[j]), int(columns.week[j])
        for _ in range(int(choice[j])):
            members = given.units.members[waiting[kind].pop(0)]
            ids = [given.zaken[i].id for i in members]
            if b < 0:
                left += ids
            else:
                voorstellen += [Voorstel(one, given.staff.ids[b], week) for one in ids]
    reached = tuple(Reached(level, in_units(level, one.value), in_units(level, one.bound))
                    for level, one in kept.items() if level is not Level.NIET_GEPLAATST)
    return Verdeling(tuple(sorted(voorstellen, key=lambda v: v.zaak)), tuple(sorted(left)), reached, method)
