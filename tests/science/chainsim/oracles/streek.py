"""A region in SimPy, written from docs/science/simulator.md without the engine: its independent judge.

One child is an object, one contact a process; nothing is made fast. Numbers in brackets are sections of that page.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator
from contextlib import contextmanager

import numpy as np
import simpy

from ketenkameleon.science.chainsim.scenario import Duration, Rol, Scenario
from science.chainsim.oracles.dagen import draw, end_of_work
from science.chainsim.oracles.mensen import Kind, Mens
from science.chainsim.oracles.verdeling import Verdeling

Steps = Generator[simpy.Event, object, None]


class Streek:
    """One replication. `run` plays it; `children` holds everybody afterwards."""

    def __init__(self, scenario: Scenario, seed: int) -> None:
        self.scenario = scenario
        self.chance = np.random.Generator(np.random.PCG64(seed))
        self.env = simpy.Environment()
        self.verdeling = Verdeling(scenario, self.env, self.chance)
        self.dagen, self.people = self.verdeling.dagen, self.verdeling.people
        self.rollen = {rol.name: rol for rol in scenario.rollen}
        self.children: list[Kind] = []
        self.overtime: list[float] = []
        self.held: list[Mens] | None = None

    def run(self) -> Streek:
        """Play all days."""
        self.env.process(self._mornings())
        self.env.process(self._reports())
        self.env.run(until=self.dagen.count)
        for who in self.people:
            if who.doing is not None:
                who.worked.append((who.begun, float(self.dagen.count)))
        return self

    # -- what is drawn (3, 4) ----------------------------------------------------------------------------------

    def _draw(self, what: Duration, parts: int = 1) -> float:
        return draw(self.chance, what, parts)

    def _reports(self) -> Steps:
        entry = np.array([rol.entry for rol in self.scenario.rollen])
        for moment in self.dagen.reports(self.chance):
            yield self.env.timeout(moment - self.env.now)
            rol = self.scenario.rollen[self.chance.choice(len(entry), p=entry / entry.sum())]
            child = Kind(moment, rol)
            self.children.append(child)
            self._new_stage(child, rol)
            self._join(child)

    def _new_stage(self, child: Kind, rol: Rol) -> None:
        child.rol, child.left = rol, rol.contacts
        child.hours = self._draw(rol.hours, rol.contacts)
        child.slot_days = self._draw(rol.slot_days)

    # -- getting a child (5, 6) --------------------------------------------------------------------------------

    def _join(self, child: Kind) -> None:
        child.queued = self.env.now
        self.verdeling.waiting.append(child)
        if takers := self.verdeling.takers(child):
            self._assign(child, self.verdeling.choose(takers))

    def _fill(self, who: Mens) -> None:
        while child := self.verdeling.first_waiting(lambda c: self.verdeling.may_take(who, c)):
            self._assign(child, who)

    def _hand_out(self) -> None:
        while child := self.verdeling.first_waiting(self.verdeling.takers):
            self._assign(child, self.verdeling.choose(self.verdeling.takers(child)))

    def _assign(self, child: Kind, who: Mens) -> None:
        self.verdeling.waiting.remove(child)
        if child.before not in (None, who):
            child.handovers += 1
            child.retell = True
        child.owner = child.before = who
        who.children.append(child)
        who.new += 1
        who.take_on(child)
        if self.scenario.level == "slot":
            self._hold_slot(child, who)
        elif not child.waits:
            self._ready(child)

    def _hold_slot(self, child: Kind, who: Mens) -> None:
        child.first = min(child.first, self.env.now)
        child.faces.add(who.person.name)
        child.slot = self.env.process(self._slot(child))

    def _slot(self, child: Kind) -> Steps:
        try:
            yield self.env.timeout(child.slot_days * child.effort)
        except simpy.Interrupt:
            return
        self._after_stage(child)

    # -- contacts (5, 8) ---------------------------------------------------------------------------------------

    def _ready(self, child: Kind) -> None:
        child.ready = self.env.now
        self._begin(child.owner)
        days = self.scenario.policy.takeover_days
        if child.ready is not None and days is not None:
            self.env.process(self._floor(child, child.ready, days))

    def _floor(self, child: Kind, since: float, days: float) -> Steps:
        """A colleague may begin the contact once it has waited so many days."""
        yield self.env.timeout(days)
        if child.ready == since and child.owner is not None:
            able = [who for who in self.people if who is not child.owner and self.verdeling.idle(who)
                    and self.verdeling.valid(who, child.rol.name)]
            if able:
                self._start(min(able, key=self.verdeling.weeks), child)

    @contextmanager
    def _nobody_begins(self) -> Iterator[list[Mens]]:
        """Within this block nobody begins a contact; who would have is in the list."""
        self.held = asked = []
        yield asked
        self.held = None

    def _begin(self, who: Mens) -> None:
        if self.held is not None:
            self.held.append(who)
        elif self.verdeling.idle(who):
            self._begin_own(who)
            if who.doing is None:
                self._begin_other(who)

    def _begin_own(self, who: Mens) -> None:
        order = self.scenario.policy.order
        own = [c for c in who.children if c.ready is not None]
        if own and self.verdeling.idle(who):
            self._start(who, min(own, key=lambda c: self.verdeling.rank(order, c, c.ready)))

    def _begin_other(self, who: Mens) -> None:
        days = self.scenario.policy.takeover_days
        if days is None or not self.verdeling.idle(who):
            return
        border = self.env.now - days + 1e-9
        long = [c for colleague in self.people if colleague is not who for c in colleague.children
                if c.ready is not None and c.ready <= border and self.verdeling.valid(who, c.rol.name)]
        if long:
            self._start(who, min(long, key=lambda c: (c.ready, c.reported)))

    def _start(self, who: Mens, child: Kind) -> None:
        work = child.hours * (child.effort if who is child.owner else who.effort(child.rol.name))
        work += self.scenario.retelling_hours * child.retell
        work += self.scenario.policy.takeover_hours * (who is not child.owner)
        who.waited, who.begun, who.doing = self.env.now - child.ready, self.env.now, child
        child.ready, child.busy_with = None, who
        who.work = self.env.process(self._contact(who, child, work))

    def _contact(self, who: Mens, child: Kind, work: float) -> Steps:
        end = end_of_work(who.hours, self.env.now, work)
        try:
            yield self.env.timeout(min(end, self.dagen.count + 1) - self.env.now)
        except simpy.Interrupt:
            return
        self._put_down(who)
        child.faces.add(who.person.name)
        child.first = min(child.first, self.env.now)
        child.retell = False
        owner = child.owner
        with self._nobody_begins() as asked:
            self._after_contact(child)
        for free in dict.fromkeys((owner, who, *asked)):
            self._begin(free)

    def _put_down(self, who: Mens) -> None:
        who.worked.append((who.begun, self.env.now))
        who.doing.busy_with = who.doing = None

    def _after_contact(self, child: Kind) -> None:
        child.left -= 1
        if child.left == 0:
            self._after_stage(child)
            return
        child.hours = self._draw(child.rol.hours, child.rol.contacts)
        child.waits = True
        self.env.process(self._wait(child, self._draw(child.rol.external, child.rol.contacts)))
        if child.release_after:
            owner = child.owner
            self._release(child)
            self.verdeling.waiting.remove(child)
            self._join(child)
            self._fill(owner)

    def _wait(self, child: Kind, days: float) -> Steps:
        yield self.env.timeout(days)
        child.waits = False
        if child.owner is not None:
            self._ready(child)

    def _after_stage(self, child: Kind) -> None:
        child.release_after = False
        names = [name for name, _ in child.rol.follows]
        shares = np.cumsum([share for _, share in child.rol.follows])
        at = int(np.searchsorted(shares, self.chance.random(), side="right"))
        if at == len(names):
            child.last = self.env.now
            child.started = self.env.now + self._draw(self.scenario.offer)
            self._free_slot(child)
            return
        self._new_stage(child, self.rollen[names[at]])
        if self.scenario.policy.keep and self.verdeling.valid(child.owner, names[at]):
            child.owner.take_on(child)
            if self.scenario.level == "slot":
                self._hold_slot(child, child.owner)
            else:
                self._ready(child)
            return
        self.env.process(self._transfer(child))
        self._free_slot(child)

    def _transfer(self, child: Kind) -> Steps:
        yield self.env.timeout(self._draw(self.scenario.transfer))
        self._join(child)

    def _free_slot(self, child: Kind) -> None:
        owner = child.owner
        owner.children.remove(child)
        child.owner = None
        self._fill(owner)

    # -- mornings (7) ------------------------------------------------------------------------------------------

    def _mornings(self) -> Steps:
        for day in range(self.dagen.count):
            if self.dagen.date[day].weekday() == 0:
                self._monday(day)
            with self._nobody_begins():
                for who in self.people:
                    if self._goes(who, day):
                        self._leave(who)
                self._lost_certificates()
                self._hand_out()
            for step in (self._begin_own, self._begin_other):
                for who in self.people:
                    step(who)
            yield self.env.timeout(1)

    def _monday(self, day: int) -> None:
        over = 0.0
        for who in self.people:
            own = sum(c.rol.hours.mean / c.rol.contacts for c in who.children if c.ready is not None)
            over += max(0.0, own - sum(who.hours[day: day + 7]))
            who.new = 0
        if self.dagen.first_measured <= day < self.dagen.first_followed:
            self.overtime.append(over)

    def _goes(self, who: Mens, day: int) -> bool:
        today, person = self.dagen.date[day], who.person
        if who.present[day] or not self.dagen.present(person, day - 1):
            return False
        longest = self.scenario.policy.reassign_leave_days
        long = longest is not None and any(
            first == today and (last - first).days + 1 > longest for first, last in person.leave)
        return long or (person.until is not None and today > person.until)

    def _leave(self, who: Mens) -> None:
        for child in list(who.children):
            self._release(child)
        if (child := who.doing) is not None:
            self._break(who)
            child.ready = self.env.now - who.waited

    def _lost_certificates(self) -> None:
        for who in self.people:
            for child in [c for c in who.children if not self.verdeling.valid(who, c.rol.name)]:
                if child.busy_with is None:
                    self._release(child)
                else:
                    child.release_after = True

    def _release(self, child: Kind) -> None:
        if child.busy_with is not None:
            self._break(child.busy_with)
        if child.slot is not None and child.slot.is_alive and child.slot is not self.env.active_process:
            child.slot.interrupt()
        child.owner.children.remove(child)
        child.owner, child.ready, child.release_after = None, None, False
        child.queued = self.env.now
        self.verdeling.waiting.append(child)

    def _break(self, who: Mens) -> None:
        who.work.interrupt()
        self._put_down(who)
