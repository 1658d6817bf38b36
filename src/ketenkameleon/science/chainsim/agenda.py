"""What will happen: a chain of events for each later day, and a sorted list of turns for today.

Most waits end days from now, so putting an event on the agenda is one write; only the few events of today are sorted.
"""

from __future__ import annotations

from ketenkameleon.science.chainsim.compiled import compiled
from ketenkameleon.science.chainsim.places import chain, child, node, set_chain, turn
from ketenkameleon.science.chainsim.records import FLOOR, NOBODY, Event, Turn, World


@compiled
def is_earlier(w: World, a: Turn, time: float, at: int) -> bool:
    """Does turn a come before the event of this time and node: by time, then in the order in which they were put."""
    return a.time < time or (a.time == time and node(w, a.at).sequence < node(w, at).sequence)


@compiled
def insert(w: World, place: int, gap: int, time: float, at: int) -> None:
    """Write an event at this place or, gap by gap, before the turns that come earlier."""
    while place >= gap and is_earlier(w, turn(w, place - gap), time, at):
        before, here = turn(w, place - gap), turn(w, place)
        here.time, here.at = before.time, before.at
        place -= gap
    here = turn(w, place)
    here.time, here.at = time, at


@compiled
def take_turn(w: World) -> int:
    """The node of the next event of today, which is off the list from now on."""
    w.turn_count -= 1
    return turn(w, w.turn_count).at


@compiled
def put(w: World, time: float, i: int, kind: int) -> None:
    """Put an event of child i on the agenda; what lies after the last day never happens."""
    if not time < w.days:
        return
    used_before = w.free_node != NOBODY
    free = w.free_node if used_before else w.fresh_node
    e = node(w, free)
    e.time = time
    e.sequence = w.sequence
    w.sequence += 1
    e.child = i
    e.kind = kind
    e.version = child(w, i).version
    if used_before:
        w.free_node = e.after
    else:
        w.fresh_node += 1
    day = int(time)
    if day <= w.today:
        insert(w, w.turn_count, 1, time, free)
        w.turn_count += 1
        return
    e.after = chain(w, day)
    set_chain(w, day, free)


@compiled
def give_back(w: World, at: int) -> None:
    """Node `at` is free again."""
    node(w, at).after = w.free_node
    w.free_node = at


@compiled
def open_day(w: World, day: int) -> None:
    """Make turns of the chain of this day, in order: straight insertion, for many by Shell with the gaps of Knuth."""
    at = chain(w, day)
    while at >= 0:
        here = turn(w, w.turn_count)
        here.time, here.at = node(w, at).time, at
        w.turn_count += 1
        at = node(w, at).after
    set_chain(w, day, -1)
    gap = 1
    while gap < w.turn_count // 9:
        gap = 3 * gap + 1
    while gap > 0:
        for place in range(gap, w.turn_count):
            insert(w, place, gap, turn(w, place).time, turn(w, place).at)
        gap //= 3


@compiled
def is_void(w: World, e: Event) -> bool:
    """Was this event called off? A floor is judged when it comes."""
    return e.kind != FLOOR and e.version != child(w, e.child).version


@compiled
def sweep(w: World, today: int) -> None:
    """Give back the nodes of events that were called off, so that the agenda cannot fill up with them."""
    for day in range(today, w.days):
        at = chain(w, day)
        set_chain(w, day, -1)
        while at >= 0:
            e = node(w, at)
            following = e.after
            if is_void(w, e):
                give_back(w, at)
            else:
                e.after = chain(w, day)
                set_chain(w, day, at)
            at = following
