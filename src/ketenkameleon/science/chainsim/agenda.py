"""What will happen: a chain of events for each later day, and a small heap for today.

Most waits end days from now, so putting an event on the agenda is one write; only the few events of today are sorted.
"""

from __future__ import annotations

from ketenkameleon.science.chainsim.compiled import compiled
from ketenkameleon.science.chainsim.places import chain, child, heap, node, set_chain
from ketenkameleon.science.chainsim.records import FLOOR, NOBODY, Event, World


@compiled
def copy(to: Event, source: Event) -> None:
    """Write event `source` over event `to`."""
    to.time = source.time
    to.sequence = source.sequence
    to.child = source.child
    to.kind = source.kind
    to.version = source.version


@compiled
def earlier(a: Event, b: Event) -> bool:
    """Does a come before b: by time, then by the order in which they were put down."""
    return a.time < b.time or (a.time == b.time and a.sequence < b.sequence)


@compiled
def push(w: World, event: Event) -> None:
    """Put an event into today's heap."""
    at = w.heap_size
    w.heap_size += 1
    while at > 0:
        parent = (at - 1) >> 1
        if not earlier(event, heap(w, parent)):
            break
        copy(heap(w, at), heap(w, parent))
        at = parent
    copy(heap(w, at), event)


@compiled
def drop_first(w: World) -> None:
    """Take the first event out of the heap."""
    size = w.heap_size - 1
    w.heap_size = size
    last, at = heap(w, size), 0
    while True:
        below = 2 * at + 1
        if below >= size:
            break
        if below + 1 < size and earlier(heap(w, below + 1), heap(w, below)):
            below += 1
        if not earlier(heap(w, below), last):
            break
        copy(heap(w, at), heap(w, below))
        at = below
    copy(heap(w, at), last)


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
    day = int(time)
    if day <= w.today:
        push(w, e)
        return
    if used_before:
        w.free_node = e.after
    else:
        w.fresh_node += 1
    e.after = chain(w, day)
    set_chain(w, day, free)


@compiled
def give_back(w: World, at: int) -> None:
    """Node `at` is free again."""
    node(w, at).after = w.free_node
    w.free_node = at


@compiled
def open_day(w: World, day: int) -> None:
    """Bring the chain of this day into the heap."""
    at = chain(w, day)
    while at >= 0:
        following = node(w, at).after
        push(w, node(w, at))
        give_back(w, at)
        at = following
    set_chain(w, day, -1)


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
