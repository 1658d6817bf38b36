"""Who gets which child in the SimPy model: docs/science/simulator.md section 6."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

import numpy as np
import simpy

from ketenkameleon.science.chainsim.scenario import Rol, Scenario
from ketenkameleon.science.chainsim.staff import Professional
from science.chainsim.oracles.dagen import Dagen, covers
from science.chainsim.oracles.mensen import Kind, Mens

Roster = tuple[Professional, list[float], list[bool], list[int], dict[str, list[bool]], dict[str, float]]


class Verdeling:
    """The intake queues, and the questions who may, who should, and who is first."""

    def __init__(self, scenario: Scenario, env: simpy.Environment, chance: np.random.Generator) -> None:
        self.scenario, self.env, self.chance = scenario, env, chance
        self.dagen, rosters = _rosters(scenario)
        self.people = [Mens(*roster) for roster in rosters]
        self.waiting: list[Kind] = []

    @property
    def today(self) -> int:
        return int(self.env.now)

    def valid(self, who: Mens, rol: str) -> bool:
        """Has this person a certificate for the rol today?"""
        return rol in who.rights and who.rights[rol][self.today]

    def idle(self, who: Mens) -> bool:
        """Present and doing nothing."""
        return who.doing is None and who.present[self.today]

    def may_take(self, who: Mens, child: Kind) -> bool:
        """May this person take this waiting child now?"""
        most = who.person.new_per_week
        return (self._room(who) > 0 and who.present[self.today] and self.valid(who, child.rol.name)
                and (most is None or who.new < most))

    def takers(self, child: Kind) -> list[Mens]:
        """Everybody who may."""
        return [who for who in self.people if self.may_take(who, child)]

    def _room(self, who: Mens) -> int:
        return who.limit[self.today] - len(who.children)

    def weeks(self, who: Mens) -> float:
        """Load over hours of a week."""
        load = 0.0
        for child in who.children:
            part = child.left / child.rol.contacts if self.scenario.level == "work" else 1.0
            load += part * _size(self.scenario, child.rol) + who.later[child.rol.name]
        return load / (who.person.hours_week or who.person.hours_holiday_week or 1e-300)

    def _score(self, who: Mens) -> float:
        policy = self.scenario.policy
        short = max(0, policy.reserve_slots - (self._room(who) - 1))
        return self.weeks(who) + policy.reserve_weeks * short

    def choose(self, among: list[Mens]) -> Mens:
        """Who of those who may gets the child."""
        if self.scenario.policy.choice == "random":
            return among[self.chance.integers(len(among))]
        return min(among, key=self._score)

    def rank(self, order: str, child: Kind, since: float) -> tuple[float, float]:
        """The smaller the earlier; `since` is when it began to wait."""
        late = self.dagen.promise[int(child.reported)] < self.today
        first = {"fifo": since, "oldest": 0.0, "youngest": -child.reported, "savable": float(late)}[order]
        return first, child.reported

    def first_waiting(self, fits: Callable[[Kind], object]) -> Kind | None:
        """The waiting child whose turn it is, among those that fit."""
        order = self.scenario.policy.intake_order
        return min(filter(fits, self.waiting), key=lambda c: self.rank(order, c, c.queued), default=None)


@lru_cache(maxsize=8)
def _rosters(scenario: Scenario) -> tuple[Dagen, list[Roster]]:
    """The days, and what does not change from one replication to the next: made once for all of them."""
    dagen, found = Dagen(scenario), []
    days = range(dagen.count)
    for person in scenario.professionals:
        rights = {c.rol: [covers(c.since, c.until, day) for day in dagen.date] for c in person.certificates}
        present, limit = [dagen.present(person, n) for n in days], [dagen.limit(person, n) for n in days]
        found.append((person, dagen.hours(person), present, limit, rights, _later(scenario, person)))
    return dagen, found


def _size(scenario: Scenario, rol: Rol) -> float:
    return rol.hours.mean if scenario.level == "work" else rol.slot_days.mean


def _later(scenario: Scenario, person: Professional) -> dict[str, float]:
    """Expected work after each rol, along the rollen that this person has a certificate for."""
    own, rollen = {c.rol for c in person.certificates}, scenario.rollen
    step = np.array([[dict(a.follows).get(b.name, 0.0) * (b.name in own) for b in rollen] for a in rollen])
    found = np.linalg.solve(np.eye(len(rollen)) - step, step @ np.array([_size(scenario, rol) for rol in rollen]))
    return {rol.name: float(value) for rol, value in zip(rollen, found, strict=True)}
