"""A child's next step: after a contact, after a stage, and back to the queue. Source: docs/science/simulator.md 5."""

from __future__ import annotations

from ketenkameleon.science.chainsim.agenda import put
from ketenkameleon.science.chainsim.compiled import compiled
from ketenkameleon.science.chainsim.contacts import begin_next, make_ready, reach_floor, set_busy, unlist
from ketenkameleon.science.chainsim.counter import OFFER, ROUTE, TRANSFER, WAIT, amount, code, uniform
from ketenkameleon.science.chainsim.intake import fill, join, meet, take_on
from ketenkameleon.science.chainsim.places import child, person, stage
from ketenkameleon.science.chainsim.records import (
    AFTER_STEP,
    AT_ONCE,
    BETWEEN,
    CONTACT_ENDS,
    DONE,
    EXTERNAL,
    NOBODY,
    SLOT_ENDS,
    TRANSFER_ENDS,
    UNDER_WAY,
    WAIT_ENDS,
    WAITING,
    World,
)
from ketenkameleon.science.chainsim.work import advance, book, load_of, may_do


@compiled
def let_go(w: World, i: int) -> int:
    """Child i leaves its owner: the slot is free, the load gone. Returns who that was."""
    c = child(w, i)
    b = c.owner
    person(w, b).held -= 1
    person(w, b).load -= load_of(w, i, b)
    c.before = b
    c.owner = NOBODY
    return b


@compiled
def break_off(w: World, t: float, i: int) -> None:
    """The contact of child i that is under way stops; it will be done again from its beginning."""
    c = child(w, i)
    book(w, i, t)
    if not w.slot_level:
        set_busy(w, c.worker, NOBODY)
    c.worker = NOBODY
    c.version += 1
    c.status = WAITING


@compiled
def release(w: World, t: float, i: int) -> int:
    """Child i goes back to the queue of its rol. Returns who had it."""
    c = child(w, i)
    if c.status == WAITING:
        unlist(w, i)
    elif c.status == UNDER_WAY:
        break_off(w, t, i)
    b = let_go(w, i)
    join(w, t, i)
    return b


@compiled
def next_rol(w: World, s: int, u: float) -> int:
    """The rol that follows, or -1 when the work is done."""
    for following in range(w.rollen):
        if u < stage(w, s).route[following]:
            return following
    return NOBODY


@compiled
def finish(w: World, t: float, i: int) -> None:
    """The work for child i is done; the plek starts after the offer."""
    c = child(w, i)
    c.status = DONE
    offer = amount(c.key, code(0, 0, OFFER), w.offer_kind, w.offer_shape, w.offer)
    c.outcome = t + offer
    c.clock += offer
    w.open -= c.measured
    fill(w, t, let_go(w, i))


@compiled
def keep(w: World, t: float, i: int, following: int) -> None:
    """The same owner goes on in the next rol."""
    c = child(w, i)
    person(w, c.owner).load -= load_of(w, i, c.owner)
    c.stage = following
    c.contact = 0
    c.visit += 1
    c.apart = 0
    take_on(w, t, i, c.owner)


@compiled
def transfer(w: World, t: float, i: int, following: int) -> None:
    """The child is on its way to the queue of the next rol; the slot is free now."""
    c = child(w, i)
    wait = amount(c.key, code(c.visit, 0, TRANSFER), w.transfer_kind, w.transfer_shape, w.transfer)
    b = let_go(w, i)
    c.apart = 1 - stage(w, c.stage).together[following]
    c.clock += c.apart * wait
    c.stage = following
    c.contact = 0
    c.visit += 1
    c.status = BETWEEN
    put(w, t + wait, i, TRANSFER_ENDS)
    fill(w, t, b)


@compiled
def end_stage(w: World, t: float, i: int) -> None:
    """The last contact of the stage is over: done, the next rol with the same owner, or a transfer."""
    c = child(w, i)
    c.status = WAITING
    following = next_rol(w, c.stage, uniform(c.key, code(c.visit, 0, ROUTE)))
    if following == NOBODY:
        finish(w, t, i)
    elif w.keep and may_do(w, int(t), c.owner, following):
        keep(w, t, i, following)
    else:
        transfer(w, t, i, following)


@compiled
def after_contact(w: World, t: float, i: int) -> None:
    """Child i's own next step after a contact: wait for others, or the end of the stage."""
    c = child(w, i)
    rol = stage(w, c.stage)
    person(w, c.owner).load -= rol.unit
    advance(w, c)
    c.contact += 1
    if c.contact == rol.contacts:
        end_stage(w, t, i)
        return
    wait = amount(c.key, code(c.visit, c.contact, WAIT), rol.external_kind, rol.external_shape, rol.external)
    c.status = EXTERNAL
    c.clock += wait
    put(w, t + wait, i, WAIT_ENDS)
    if not may_do(w, int(t), c.owner, c.stage):
        fill(w, t, release(w, t, i))


@compiled
def end_contact(w: World, t: float, i: int) -> None:
    """A contact is over: the child's next step, the freed slot, and then the people begin something else."""
    c = child(w, i)
    worker, owner = c.worker, c.owner
    book(w, i, t)
    meet(w, i, worker)
    if c.first < 0.0:
        c.first = t
    c.worker = NOBODY
    c.retell = 0
    w.defer = AFTER_STEP
    after_contact(w, t, i)
    w.defer = AT_ONCE
    set_busy(w, worker, NOBODY)
    if owner != worker:
        begin_next(w, t, owner)
    begin_next(w, t, worker)


@compiled
def end_wait(w: World, t: float, i: int) -> None:
    """An external wait is over; without an owner the child just waits in the queue."""
    c = child(w, i)
    c.status = WAITING
    if c.owner != NOBODY:
        make_ready(w, t, i, t)


@compiled
def happen(w: World, t: float, i: int, kind: int) -> None:
    """One event."""
    if kind == CONTACT_ENDS:
        end_contact(w, t, i)
    elif kind == WAIT_ENDS:
        end_wait(w, t, i)
    elif kind == TRANSFER_ENDS:
        join(w, t, i)
    elif kind == SLOT_ENDS:
        book(w, i, t)
        end_stage(w, t, i)
    else:
        child(w, i).floor_set = 0
        reach_floor(w, t, i)
