"""The professionals of a scenario: hours, limits, leave, and what they may do from which day.

Source: science.md 1.1 (H_b, c_bs, eps_bs, M_b, r_b), 1.5 (learning).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ketenkameleon.science.chainsim import checks


@dataclass(frozen=True, slots=True)
class Certificate:
    """The right to work in one rol from `since` up to and including `until`; None is open.

    `effort` is the factor on hours in this rol (1 = home role) for the first child. With `learn_cases` τ it moves
    to one: 1 + (effort - 1) exp(-n/τ), n the children this person took on in this rol before, `cases_done` of
    them before the simulation. Without τ it stays.
    """

    rol: str
    since: date | None = None
    until: date | None = None
    effort: float = 1.0
    learn_cases: float | None = None
    cases_done: float = 0.0

    def __post_init__(self) -> None:
        checks.text("rol", self.rol)
        checks.period("until", self.since, self.until)
        checks.number("effort", self.effort, above=True, high=100)
        checks.number("cases_done", self.cases_done)
        if self.learn_cases is not None:
            checks.number("learn_cases", self.learn_cases, above=True)


@dataclass(frozen=True, slots=True)
class Training:
    """Hours of a week that go to training from `first` up to and including `last`."""

    first: date
    last: date
    hours_week: float

    def __post_init__(self) -> None:
        checks.period("last", self.first, self.last)
        checks.number("hours_week", self.hours_week)


@dataclass(frozen=True, slots=True)
class Professional:
    """One member of staff. Hours are client hours in an ordinary week and in a week of school holidays.

    Works from `since` up to and including `until` (None is open; the day after `until` the children are handed
    over). `leave` holds (first, last) days. `limit` is the number of children at once; `limits` holds
    (from day, limit) steps that replace it from that day on. `new_per_week` is the most children taken on in one
    week; None is no such limit. `team` is a label for the report.
    """

    name: str
    certificates: tuple[Certificate, ...]
    hours_week: float
    hours_holiday_week: float
    limit: int
    team: str = ""
    since: date | None = None
    until: date | None = None
    leave: tuple[tuple[date, date], ...] = ()
    limits: tuple[tuple[date, int], ...] = ()
    training: tuple[Training, ...] = ()
    new_per_week: int | None = None

    def __post_init__(self) -> None:
        checks.text("name", self.name)
        checks.unique("certificates", [c.rol for c in self.certificates])
        checks.number("hours_week", self.hours_week, high=80)
        checks.number("hours_holiday_week", self.hours_holiday_week, high=80)
        checks.whole("limit", self.limit)
        checks.period("until", self.since, self.until)
        for first, last in self.leave:
            checks.period("leave", first, last)
        for since, limit in self.limits:
            checks.day("limits", since)
            checks.whole("limits", limit)
        if self.new_per_week is not None:
            checks.whole("new_per_week", self.new_per_week, low=1)
