"""Small regions for the tests of the simulator: everything fixed, so that a moment can be worked out by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from ketenkameleon.science.chainsim import (
    Arrivals,
    Calendar,
    Certificate,
    Duration,
    Policy,
    Professional,
    Rol,
    Scenario,
)
from ketenkameleon.science.chainsim.days import span_of

MONDAY = date(2026, 9, 7)
DAY_HOURS = 4.4  # 22 hours over five days


def fixed(mean: float) -> Duration:
    """Always this much."""
    return Duration(mean, "fixed")


def person(name: str, *rollen: str, limit: int = 20, **other: object) -> Professional:
    """Somebody of 22 hours, also in holidays, with these rollen."""
    return Professional(name, tuple(Certificate(rol) for rol in rollen), 22.0, 22.0, limit, **other)


def one_rol(*people: Professional, contacts: int = 1, wait: float = 0.0) -> Scenario:
    """A region with one rol, contacts of a day's work, `wait` days between them, and an offer of ten days."""
    rol = Rol("L", contacts, fixed(DAY_HOURS * contacts), fixed(wait * contacts), entry=1.0)
    return Scenario("een rol", date(2026, 9, 1), (rol,), people or (person("An", "L"),), Arrivals(100),
                    offer=fixed(10.0), warmup_months=0, measure_months=2, follow_months=4)


def two_rollen(*people: Professional) -> Scenario:
    """A region where everybody goes from L to H, one contact of a day's work in each."""
    rollen = (Rol("L", 1, fixed(DAY_HOURS), follows=(("H", 1.0),), entry=1.0), Rol("H", 1, fixed(DAY_HOURS)))
    return Scenario("twee rollen", date(2026, 9, 1), rollen, people, Arrivals(100), offer=fixed(10.0),
                    transfer=fixed(7.0), retelling_hours=DAY_HOURS / 2, warmup_months=0, measure_months=2,
                    follow_months=4)


def reported(scenario: Scenario, *days: date) -> Scenario:
    """The same region with exactly one report on each of these days, however often named."""
    span = span_of(scenario)
    counts = [0] * span.days
    for day in days:
        counts[span.number(day)] += 1
    return replace(scenario, arrivals=Arrivals(counts=tuple(counts)))


def later(days: int) -> date:
    """So many days after the Monday."""
    return MONDAY + timedelta(days=days)


def with_policy(scenario: Scenario, **policy: object) -> Scenario:
    """The same region under another policy."""
    return replace(scenario, policy=Policy(**policy))


def with_calendar(scenario: Scenario, **calendar: object) -> Scenario:
    """The same region with another calendar."""
    return replace(scenario, calendar=Calendar(**calendar))
