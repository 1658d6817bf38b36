"""When a child could have started with endless staff of the same kind: what no staffing can pass.

Source: docs/science/simulator.md 9, "ceiling"; science.md 1.4 reading (6).
"""

from __future__ import annotations

from ketenkameleon.science.chainsim.compiled import compiled
from ketenkameleon.science.chainsim.counter import HOURS, OFFER, ROUTE, SLOT, TRANSFER, WAIT, amount, code, uniform
from ketenkameleon.science.chainsim.places import child, stage
from ketenkameleon.science.chainsim.records import NOBODY, Child, World
from ketenkameleon.science.chainsim.reports import first_rol
from ketenkameleon.science.chainsim.steps import next_rol
from ketenkameleon.science.chainsim.work import end_of_work


@compiled
def end_without_queue(w: World, c: Child, t: float, s: int, visit: int, retelling: float) -> float:
    """The end of a stage that begins at t, when every contact begins the moment it is ready."""
    rol = stage(w, s)
    if w.slot_level:
        return t + amount(c.key, code(visit, 0, SLOT), rol.slot_kind, rol.slot_shape, rol.slot) * rol.low_effort
    for k in range(rol.contacts):
        if k > 0:
            t += amount(c.key, code(visit, k, WAIT), rol.external_kind, rol.external_shape, rol.external)
        hours = amount(c.key, code(visit, k, HOURS), rol.hours_kind, rol.hours_shape, rol.hours) * rol.low_effort
        if k == 0:
            hours += retelling
        if not t < w.days:
            return t
        t = end_of_work(w, w.staff, t, hours)
    return t


@compiled
def earliest(w: World, i: int) -> float:
    """The moment the plek of child i starts when nobody ever waits for a professional."""
    c = child(w, i)
    t, s, visit, retelling = c.reported, first_rol(w, c.key), 0, 0.0
    while True:
        t = end_without_queue(w, c, t, s, visit, retelling)
        following = next_rol(w, s, uniform(c.key, code(visit, 0, ROUTE)))
        if following == NOBODY:
            return t + amount(c.key, code(0, 0, OFFER), w.offer_kind, w.offer_shape, w.offer)
        retelling = 0.0
        if not stage(w, s).together[following]:
            retelling = w.retelling
            t += amount(c.key, code(visit, 0, TRANSFER), w.transfer_kind, w.transfer_shape, w.transfer)
        s = following
        visit += 1
