"""Where a row of the World lies. Nothing here checks bounds: the engine's own numbers are the only ones used."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import numpy as np
from llvmlite.ir import Constant, IRBuilder, Value
from numba import from_dtype, types
from numba.core.base import BaseContext
from numba.extending import intrinsic

from ketenkameleon.science.chainsim.compiled import compiled
from ketenkameleon.science.chainsim.records import (
    CELL,
    CHILD,
    DAY,
    EVENT,
    LINK,
    PERSON,
    SKILL,
    STAGE,
    TOTAL,
    Cell,
    Child,
    Day,
    Event,
    Link,
    Person,
    Skill,
    Stage,
    Total,
    World,
)

Row = TypeVar("Row")
Place = Callable[[int, int], Row]


def place_of(dtype: np.dtype[np.void]) -> Place[Row]:
    """The compiled function (address of row 0, number) -> row of this dtype: no array, no counting of uses."""
    record = from_dtype(dtype)

    def place(_typing: object, _address: object, _number: object) -> object:
        def generate(context: BaseContext, builder: IRBuilder, _signature: object, given: list[Value]) -> Value:
            step = builder.mul(given[1], Constant(given[1].type, dtype.itemsize))
            return builder.inttoptr(builder.add(given[0], step), context.get_value_type(record))  # type: ignore[no-untyped-call]

        return record(types.int64, types.int64), generate

    ready: Place[Row] = intrinsic(place)  # type: ignore[assignment]
    return ready


child_at: Place[Child] = place_of(CHILD)
person_at: Place[Person] = place_of(PERSON)
skill_at: Place[Skill] = place_of(SKILL)
cell_at: Place[Cell] = place_of(CELL)
stage_at: Place[Stage] = place_of(STAGE)
day_at: Place[Day] = place_of(DAY)
event_at: Place[Event] = place_of(EVENT)
total_at: Place[Total] = place_of(TOTAL)
link_at: Place[Link] = place_of(LINK)


@compiled
def child(w: World, i: int) -> Child:
    """Child i, in the order of the reports."""
    return child_at(w.children, i)


@compiled
def person(w: World, b: int) -> Person:
    """Professional b."""
    return person_at(w.people, b)


@compiled
def skill(w: World, b: int, s: int) -> Skill:
    """Professional b in rol s."""
    return skill_at(w.skills, b * w.rollen + s)


@compiled
def cell(w: World, day: int, b: int) -> Cell:
    """Professional b on this day."""
    return cell_at(w.cells, day * w.staff + b)


@compiled
def stage(w: World, s: int) -> Stage:
    """Rol s."""
    return stage_at(w.stages, s)


@compiled
def day_of(w: World, day: int) -> Day:
    """This day of the calendar."""
    return day_at(w.calendar, day)


@compiled
def node(w: World, at: int) -> Event:
    """Event `at` of the chains of later days."""
    return event_at(w.nodes, at)


@compiled
def heap(w: World, at: int) -> Event:
    """Event `at` of today's heap."""
    return event_at(w.heap, at)


@compiled
def hours_until(w: World, b: int, day: int) -> float:
    """Hours of capacity of b before this day; b = staff is the most of anybody."""
    return total_at(w.capacity, b * (w.days + 1) + day).hours


@compiled
def chain(w: World, day: int) -> int:
    """The first event of a later day, or -1."""
    return link_at(w.chains, day).first


@compiled
def set_chain(w: World, day: int, first: int) -> None:
    """Make `first` the first event of a later day."""
    link_at(w.chains, day).first = first
