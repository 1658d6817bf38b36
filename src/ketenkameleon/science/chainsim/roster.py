"""The staff of a scenario as arrays: hours, presence, certificates, limits, leave. Source: simulator.md 2, 6, 7."""

from __future__ import annotations

import numpy as np

from ketenkameleon.science.chainsim.days import Span, is_holiday, open_share
from ketenkameleon.science.chainsim.records import PRESENT, Floats, Ints
from ketenkameleon.science.chainsim.scenario import Scenario
from ketenkameleon.science.chainsim.staff import Professional


def presence(span: Span, who: Professional) -> Ints:
    """1 on the days on which this professional works, leave taken out."""
    found = np.zeros(span.days, np.int64)
    begin, end = span.mask(who.since, who.until)
    found[begin:end] = 1
    for first, last in who.leave:
        begin, end = span.mask(first, last)
        found[begin:end] = 0
    return found


def hours_a_day(
    scenario: Scenario, span: Span, who: Professional, share: Floats, *, leave: bool = True,
) -> Floats:
    """Hours of capacity on each day, `share` of the week's; with `leave` False as if there were no leave."""
    week = np.where(is_holiday(span, scenario.calendar), who.hours_holiday_week, who.hours_week)
    for training in who.training:
        begin, end = span.mask(training.first, training.last)
        week[begin:end] = np.maximum(0.0, week[begin:end] - training.hours_week)
    begin, end = span.mask(who.since, who.until)
    there = np.zeros(span.days)
    there[begin:end] = 1.0
    day: Floats = week * share * (presence(span, who) if leave else there)
    return day


def capacity(scenario: Scenario, span: Span) -> Floats:
    """B + 1, D + 1: hours before each day begins; the last row is for the most hours anybody has, leave aside."""
    share = open_share(span, scenario.calendar)
    daily = np.array([hours_a_day(scenario, span, who, share) for who in scenario.professionals])
    all_year = [hours_a_day(scenario, span, who, share, leave=False) for who in scenario.professionals]
    found = np.zeros((len(daily) + 1, span.days + 1))
    np.cumsum(np.vstack([daily, np.max(all_year, axis=0)]), axis=1, out=found[:, 1:])
    return found


def permission(scenario: Scenario, span: Span) -> Ints:
    """D, B: bit s where a certificate for rol s is valid, and PRESENT."""
    rollen = [rol.name for rol in scenario.rollen]
    found = np.zeros((span.days, len(scenario.professionals)), np.int64)
    for b, who in enumerate(scenario.professionals):
        found[:, b] = presence(span, who) * PRESENT
        for certificate in who.certificates:
            begin, end = span.mask(certificate.since, certificate.until)
            found[begin:end, b] |= 1 << rollen.index(certificate.rol)
    return found


def limits(scenario: Scenario, span: Span) -> Ints:
    """D, B: the most children at once."""
    found = np.zeros((span.days, len(scenario.professionals)), np.int64)
    for b, who in enumerate(scenario.professionals):
        found[:, b] = who.limit
        for since, limit in sorted(who.limits):
            found[span.mask(since, None)[0] :, b] = limit
    return found


def leaving(scenario: Scenario, span: Span) -> Ints:
    """D, B: 1 on mornings when a professional hands all children over: after `until`, or for a long leave."""
    found = np.zeros((span.days, len(scenario.professionals)), np.int64)
    for b, who in enumerate(scenario.professionals):
        mornings = [] if who.until is None else [span.number(who.until) + 1]
        longest = scenario.policy.reassign_leave_days
        for first, last in who.leave:
            if longest is not None and (last - first).days + 1 > longest:
                mornings.append(span.number(first))
        for day in mornings:
            if 0 <= day < span.days:
                found[day, b] = 1
    return found
