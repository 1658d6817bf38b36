"""The children and the professionals of the SimPy model: what is known of each at a moment."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

import simpy

from ketenkameleon.science.chainsim.scenario import Rol
from ketenkameleon.science.chainsim.staff import Certificate, Professional


@dataclass(eq=False)
class Kind:
    """A child on its way. `left`: contacts of this stage that are not finished; `ready`: waiting for one since."""

    reported: float
    rol: Rol
    left: int = 0
    hours: float = 0.0
    slot_days: float = 0.0
    effort: float = 1.0
    queued: float = 0.0
    ready: float | None = None
    waits: bool = False
    retell: bool = False
    release_after: bool = False
    owner: Mens | None = None
    before: Mens | None = None
    busy_with: Mens | None = None
    slot: simpy.Process | None = None
    faces: set[str] = field(default_factory=set)
    handovers: int = 0
    first: float = math.inf
    last: float = math.inf
    started: float = math.inf


@dataclass(eq=False)
class Mens:
    """A professional at work. By day: hours, present, limit, and rights per rol; `later`: expected work after a rol."""

    person: Professional
    hours: list[float]
    present: list[bool]
    limit: list[int]
    rights: dict[str, list[bool]]
    later: dict[str, float]
    children: list[Kind] = field(default_factory=list)
    doing: Kind | None = None
    begun: float = 0.0
    waited: float = 0.0
    work: simpy.Process | None = None
    taken: dict[str, int] = field(default_factory=dict)
    new: int = 0
    worked: list[tuple[float, float]] = field(default_factory=list)

    def certificate(self, rol: str) -> Certificate | None:
        """The right to that rol, whatever its dates."""
        return next((c for c in self.person.certificates if c.rol == rol), None)

    def effort(self, rol: str) -> float:
        """The factor on hours with the experience of now (5.4)."""
        right = self.certificate(rol)
        if right is None:
            raise AssertionError(f"{self.person.name} works in {rol} without a certificate")
        if right.learn_cases is None:
            return right.effort
        done = right.cases_done + self.taken.get(rol, 0)
        return 1 + (right.effort - 1) * math.exp(-done / right.learn_cases)

    def take_on(self, child: Kind) -> None:
        """The effort for this child is fixed, and experience grows by one."""
        child.effort = self.effort(child.rol.name)
        self.taken[child.rol.name] = self.taken.get(child.rol.name, 0) + 1
