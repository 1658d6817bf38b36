"""What there is to divide this week: zaken, professionals, and the rules between them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

PerWeek = float | Sequence[float]


@dataclass(frozen=True, slots=True)
class Zaak:
    """One zaak that asks for a professional, new or because its own professional falls away.

    `role`: the rol that is needed first. `weight`: load at the start, in units of a professional's limit.
    `hours`: client hours in the first week. `urgency` > 0 weighs its days. `days_waiting`: days this child
    already waits for somebody. `days_left`: days from today to the promise date (negative: passed).
    `days_needed`: days from start to plek as expected. `hard`: counts as a hard zaak. `taal`: the language
    of the family. `gezin`: siblings carry the same word and get one person in one week. `eigen`: the id of
    the person the child already has. `later`: (rol, probability) of roles that may follow. `had`:
    (professional, rol) of earlier contacts in this zaak.
    """

    id: str
    role: str = ""
    weight: float = 1.0
    hours: float = 0.0
    urgency: float = 1.0
    days_waiting: int = 0
    days_left: int = 91
    days_needed: int = 0
    hard: bool = False
    taal: str | None = None
    gezin: str | None = None
    eigen: str | None = None
    later: tuple[tuple[str, float], ...] = ()
    had: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Professional:
    """One professional and the room there is, per week of the horizon (one number holds for every week).

    `limit`: caseload limit M(t). `load`: what is left of the present load, L(t), same units. `ramp`: most
    new zaken that may begin in a week. `hours`: free client hours H(t), None: not bound by hours.
    `stretch`: load above the limit that may be used when a child would wait otherwise. `rollen`: roles held.
    `hard_recent`: hard zaken given in the last seven weeks.
    """

    id: str
    limit: PerWeek
    load: PerWeek = 0.0
    ramp: PerWeek = 1_000
    hours: PerWeek | None = None
    stretch: PerWeek = 0.0
    rollen: frozenset[str] = frozenset()
    talen: frozenset[str] = frozenset()
    hard_recent: int = 0


@dataclass(frozen=True, slots=True)
class Reservering:
    """Room to keep free after a week, from the forecast's upper quantile: `room` in load units, among `who`."""

    week: int
    room: float
    who: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Problem:
    """The assignment of one week, or of the coming weeks (`weeks`), of which the first is then given.

    `eligible`: booleans, zaken × professionals, or × weeks; filled by the caller from rules/authority.
    `reasons`: codes per (zaak, professional) that is not eligible. `conflicts`: pairs that may never meet.
    `incompatible`: pairs of roles that one person may not have with one child (a region's switch).
    `curve`: share of a zaak's load that is left after 0, 1, … weeks, (weeks,) or (zaken, weeks).
    `travel`: minutes, zaken × professionals. `floor_day`: the published day of waiting after which no child
    waits for "their" person any longer; up to that day such waiting is not counted against anybody.
    Raises ScienceError with the name of the argument that cannot be used.
    Source: science.md 1.6; design.md 2 (promise 9) and 2a.
    """

    zaken: tuple[Zaak, ...]
    professionals: tuple[Professional, ...]
    eligible: NDArray[np.bool_]
    weeks: int = 1
    floor_day: int = 0
    curve: NDArray[np.float64] | None = None
    travel: NDArray[np.float64] | None = None
    reasons: Mapping[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)
    conflicts: frozenset[tuple[str, str]] = frozenset()
    incompatible: frozenset[tuple[str, str]] = frozenset()
    reservations: tuple[Reservering, ...] = ()
    interpreter_minutes: float = 60.0
