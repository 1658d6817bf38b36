"""Where a row of the World lies. Nothing here checks bounds: the engine's own numbers are the only ones used."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import numpy as np
from llvmlite.ir import Constant, IntType, IRBuilder, Value
from numba import from_dtype, types
from numba.core.base import BaseContext
from numba.extending import intrinsic

from ketenkameleon.science.chainsim.compiled import compiled
from ketenkameleon.science.chainsim.records import (
    ABLE,
    CELL,
    CHILD,
    DAY,
    EVENT,
    LINK,
    PERSON,
    SKILL,
    STAGE,
    TOTAL,
    TURN,
    WORLD,
    Able,
    Cell,
    Child,
    Day,
    Event,
    Link,
    Person,
    Skill,
    Stage,
    Total,
    Turn,
    World,
)

Row = TypeVar("Row")
Place = Callable[[World, int], Row]


def place_of(dtype: np.dtype[np.void], address: str) -> Place[Row]:
    """The compiled function (World, number) -> row of this dtype, counted from the address in that field of the World.

    Neither an array nor a function of its own: it is written into the caller.
    """
    record, offset = from_dtype(dtype), WORLD.fields[address][1]  # type: ignore[index]

    def place(_typing: object, world: types.Record, _number: object) -> object:
        def generate(context: BaseContext, builder: IRBuilder, _signature: object, given: list[Value]) -> Value:
            field = builder.gep(builder.bitcast(given[0], IntType(8).as_pointer()), [Constant(IntType(64), offset)])
            first = builder.load(builder.bitcast(field, IntType(64).as_pointer()))
            step = builder.mul(given[1], Constant(given[1].type, dtype.itemsize))
            return builder.inttoptr(builder.add(first, step), context.get_value_type(record))  # type: ignore[no-untyped-call]

        return record(world, types.int64), generate

    ready: Place[Row] = intrinsic(place)  # type: ignore[assignment]
    return ready


child: Place[Child] = place_of(CHILD, "children")
"""Child i, in the order of the reports."""
person: Place[Person] = place_of(PERSON, "people")
"""Professional b."""
stage: Place[Stage] = place_of(STAGE, "stages")
"""Rol s."""
day_of: Place[Day] = place_of(DAY, "calendar")
"""This day of the calendar."""
node: Place[Event] = place_of(EVENT, "nodes")
"""Event number so many of all that are on the agenda."""
turn: Place[Turn] = place_of(TURN, "turns")
"""Turn number so many of today, the last of the day first."""
skill_at: Place[Skill] = place_of(SKILL, "skills")
cell_at: Place[Cell] = place_of(CELL, "cells")
able_at: Place[Able] = place_of(ABLE, "able")
total_at: Place[Total] = place_of(TOTAL, "capacity")
link_at: Place[Link] = place_of(LINK, "chains")


@compiled
def skill(w: World, b: int, s: int) -> Skill:
    """Professional b in rol s."""
    return skill_at(w, b * w.rollen + s)


@compiled
def cell(w: World, day: int, b: int) -> Cell:
    """Professional b on this day."""
    return cell_at(w, day * w.staff + b)


@compiled
def able(w: World, day: int, s: int) -> Able:
    """Who may do rol s on this day."""
    return able_at(w, day * w.rollen + s)


@compiled
def hours_until(w: World, b: int, day: int) -> float:
    """Hours of capacity of b before this day; b = staff is the most of anybody."""
    return total_at(w, b * (w.days + 1) + day).hours


@compiled
def chain(w: World, day: int) -> int:
    """The first event of a later day, or -1."""
    return link_at(w, day).first


@compiled
def set_chain(w: World, day: int, first: int) -> None:
    """Make `first` the first event of a later day."""
    link_at(w, day).first = first
