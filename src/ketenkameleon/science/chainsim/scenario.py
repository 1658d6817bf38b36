"""A scenario: everything the simulator must know, as frozen values that are checked when they are made.

The model that these values drive is written out in docs/science/simulator.md. Units: hours are hours of work,
days are calendar days, weeks begin on Monday. Nothing here reads a clock or a file.
Source: science.md 1.1, 1.4, 1.5; design section 8.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal, get_args

from ketenkameleon.science.chainsim import checks
from ketenkameleon.science.chainsim.staff import Professional
from ketenkameleon.science.fouten import ScienceError

Kind = Literal["gamma", "exponential", "lognormal", "fixed"]
Level = Literal["work", "slot"]
Order = Literal["fifo", "oldest", "youngest", "savable"]
Choice = Literal["least_loaded", "random"]

EVEN_WEEK = (1.0,) * 7
OFFICE_WEEK = (1.0, 1.0, 1.0, 1.0, 1.0, 0.0, 0.0)
EVEN_YEAR = (1.0,) * 12
MOST_ROLLEN = 16
MOST_STAFF = 256


@dataclass(frozen=True, slots=True)
class Duration:
    """A random amount with its mean: hours or days, as the field that holds it says.

    gamma: `shape` is k, so 2 is Erlang-2. lognormal: `shape` is the standard deviation of the logarithm.
    exponential and fixed do not use `shape`.
    """

    mean: float
    kind: Kind = "gamma"
    shape: float = 2.0

    def __post_init__(self) -> None:
        checks.number("mean", self.mean)
        checks.one_of("kind", self.kind, get_args(Kind))
        checks.number("shape", self.shape, above=True, high=1000)


NOTHING = Duration(0.0, "fixed")


@dataclass(frozen=True, slots=True)
class Rol:
    """One stage of the path: the work of one rol for one child.

    `hours` is the work of the whole stage, split evenly over `contacts`; `external` is waiting for others, one
    part after each contact but the last of the stage. `slot_days` is used at slot level only. `follows` holds
    (next rol, probability); what is left of one ends the work for this child. With `done` given, the shares and
    `done` must add up to one. `entry` is the weight with which a report begins here.
    """

    name: str
    contacts: int = 1
    hours: Duration = NOTHING
    external: Duration = NOTHING
    slot_days: Duration = NOTHING
    follows: tuple[tuple[str, float], ...] = ()
    entry: float = 0.0
    done: float | None = None

    def __post_init__(self) -> None:
        checks.text("name", self.name)
        checks.whole("contacts", self.contacts, low=1, high=200)
        checks.number("entry", self.entry)
        checks.unique("follows", [name for name, _ in self.follows])
        for name, share in self.follows:
            checks.number(f"follows.{name}", share, high=1.0)
        onward = sum(share for _, share in self.follows)
        if self.done is not None:
            checks.number("done", self.done, high=1.0)
            if abs(onward + self.done - 1) > checks.SUM_TOLERANCE:
                raise ScienceError("follows", f"de kansen na {self.name} tellen met done op tot {onward + self.done:g}")
        if onward > 1 + checks.SUM_TOLERANCE:
            raise ScienceError("follows", f"de kansen na {self.name} tellen op tot meer dan een")


@dataclass(frozen=True, slots=True)
class Arrivals:
    """When reports come in.

    `per_year` with `month_weights` (January first): month m gets per_year × weight / sum of weights, evenly over
    its days. `weekday_weights` (Monday first) and `holiday_factor` (on school holidays) multiply a day's rate.
    `week_dispersion` k multiplies each week's rate by a gamma draw with mean 1 and variance 1/k; None is none.
    `daily` gives the rate of every day from the first simulated day instead, and `counts` the exact number of
    reports of every day (a replay); both switch the other fields off.
    """

    per_year: float = 0.0
    month_weights: tuple[float, ...] = EVEN_YEAR
    weekday_weights: tuple[float, ...] = EVEN_WEEK
    holiday_factor: float = 1.0
    week_dispersion: float | None = None
    daily: tuple[float, ...] | None = None
    counts: tuple[int, ...] | None = None

    def __post_init__(self) -> None:
        checks.number("per_year", self.per_year, high=5e6)
        checks.weights("month_weights", self.month_weights, length=12)
        checks.weights("weekday_weights", self.weekday_weights, length=7)
        checks.number("holiday_factor", self.holiday_factor)
        if self.week_dispersion is not None:
            checks.number("week_dispersion", self.week_dispersion, above=True)
        if self.daily is not None and self.counts is not None:
            raise ScienceError("counts", "geef dagcijfers (daily) of aantallen (counts), niet allebei")
        for at, rate in enumerate(self.daily or ()):
            checks.number(f"daily[{at}]", rate, high=1e5)
        for at, count in enumerate(self.counts or ()):
            checks.whole(f"counts[{at}]", count, high=100_000)


@dataclass(frozen=True, slots=True)
class Calendar:
    """Which days have working hours. Holidays are (first, last) pairs; `closed` days have none at all.

    `workweek` says how a week's hours lie over Monday to Sunday; `month_hours` multiplies the hours of a month
    (annual hours moved to the winter).
    """

    school_holidays: tuple[tuple[date, date], ...] = ()
    closed: tuple[date, ...] = ()
    workweek: tuple[float, ...] = OFFICE_WEEK
    month_hours: tuple[float, ...] = EVEN_YEAR

    def __post_init__(self) -> None:
        checks.weights("workweek", self.workweek, length=7)
        checks.weights("month_hours", self.month_hours, length=12)
        for closed in self.closed:
            checks.day("closed", closed)
        for first, last in self.school_holidays:
            checks.period("school_holidays", first, last)


@dataclass(frozen=True, slots=True)
class Policy:
    """How work is given and taken. Times in days, hours in hours of work.

    `choice`: who gets a child, among those who may. `intake_order`: which waiting child first. `order`: which of
    my own waiting contacts first. `keep` False hands over at every change of rol. `takeover_days` n: who has
    nothing waiting may do a colleague's contact that waits n days or more; None is never. `takeover_hours` is
    extra work for that. `reserve_slots` and `reserve_weeks`: each slot short of the reserve counts as so many
    weeks of load. `reassign_leave_days`: a leave of more days than this hands the children over; None is never.
    """

    choice: Choice = "least_loaded"
    intake_order: Order = "fifo"
    order: Order = "fifo"
    keep: bool = True
    takeover_days: float | None = None
    takeover_hours: float = 0.0
    reserve_slots: int = 0
    reserve_weeks: float = 0.0
    reassign_leave_days: int | None = None

    def __post_init__(self) -> None:
        checks.one_of("choice", self.choice, get_args(Choice))
        checks.one_of("intake_order", self.intake_order, get_args(Order))
        checks.one_of("order", self.order, get_args(Order))
        checks.switch("keep", self.keep)
        if self.takeover_days is not None:
            checks.number("takeover_days", self.takeover_days)
        checks.number("takeover_hours", self.takeover_hours)
        checks.whole("reserve_slots", self.reserve_slots)
        checks.number("reserve_weeks", self.reserve_weeks)
        if self.reassign_leave_days is not None:
            checks.whole("reassign_leave_days", self.reassign_leave_days)


@dataclass(frozen=True, slots=True)
class Uncertainty:
    """How sure the parameters are: a coefficient of variation for each kind; zero is taken as known.

    Each replication draws gamma multipliers with mean one: `level` for the year's number of reports, `months`
    per month weight, `hours`, `external` per rol, `offer`, `transfer`; `effort` for the part of effort above
    one. `routing_cases` n draws each row of the route table from a Dirichlet with n cases; None is known.
    """

    level: float = 0.0
    months: float = 0.0
    hours: float = 0.0
    external: float = 0.0
    offer: float = 0.0
    transfer: float = 0.0
    effort: float = 0.0
    routing_cases: float | None = None

    def __post_init__(self) -> None:
        for name in ("level", "months", "hours", "external", "offer", "transfer", "effort"):
            checks.number(name, getattr(self, name), high=3)
        if self.routing_cases is not None:
            checks.number("routing_cases", self.routing_cases, above=True)


@dataclass(frozen=True, slots=True)
class Scenario:
    """One what-if: rollen, staff, reports, calendar and policy, and the months to warm up, measure and follow."""

    name: str
    measure_from: date
    rollen: tuple[Rol, ...]
    professionals: tuple[Professional, ...]
    arrivals: Arrivals
    offer: Duration = NOTHING
    transfer: Duration = NOTHING
    retelling_hours: float = 0.0
    calendar: Calendar = field(default_factory=Calendar)
    policy: Policy = field(default_factory=Policy)
    uncertainty: Uncertainty = field(default_factory=Uncertainty)
    level: Level = "work"
    warmup_months: int = 7
    measure_months: int = 12
    follow_months: int = 10
    promise_months: int = 3
    assumptions: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        checks.text("name", self.name)
        checks.day("measure_from", self.measure_from)
        checks.one_of("level", self.level, get_args(Level))
        checks.number("retelling_hours", self.retelling_hours)
        checks.whole("warmup_months", self.warmup_months, high=1200)
        checks.whole("measure_months", self.measure_months, low=1, high=1200)
        checks.whole("follow_months", self.follow_months, high=120)
        checks.whole("promise_months", self.promise_months, low=1, high=36)
        if not self.rollen:
            raise ScienceError("rollen", "er is geen rol")
        if not self.professionals:
            raise ScienceError("professionals", "er is niemand die het werk doet")
        checks.unique("rollen", [rol.name for rol in self.rollen])
        checks.unique("professionals", [who.name for who in self.professionals])
        check_names(self)


def check_names(scenario: Scenario) -> None:
    """Refuse rollen that are named but not there."""
    names = {rol.name for rol in scenario.rollen}
    for rol in scenario.rollen:
        for name, _ in rol.follows:
            if name not in names:
                raise ScienceError("follows", f"{name!r} na {rol.name} is geen rol in dit scenario")
    held = [(who.name, certificate.rol) for who in scenario.professionals for certificate in who.certificates]
    for name, certified in held:
        if certified not in names:
            raise ScienceError("certificates", f"{certified!r} van {name} is geen rol in dit scenario")
    check_sizes(scenario)


def check_sizes(scenario: Scenario) -> None:
    """Refuse more rollen or staff than the engine holds."""
    if len(scenario.rollen) > MOST_ROLLEN:
        raise ScienceError("rollen", f"hoogstens {MOST_ROLLEN}, niet {len(scenario.rollen)}")
    if len(scenario.professionals) > MOST_STAFF:
        raise ScienceError("professionals", f"hoogstens {MOST_STAFF}, niet {len(scenario.professionals)}")
