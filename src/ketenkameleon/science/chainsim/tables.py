"""A scenario as the arrays the engine reads. Source: docs/science/simulator.md, all sections."""

from __future__ import annotations

from typing import get_args

import numpy as np

from ketenkameleon.science.chainsim import roster
from ketenkameleon.science.chainsim.counter import ERLANG, EXPONENTIAL, FIXED, GAMMA, LOGNORMAL, MAX_ERLANG
from ketenkameleon.science.chainsim.days import Span, promise_days, rates, report_months, span_of
from ketenkameleon.science.chainsim.engine import Memory
from ketenkameleon.science.chainsim.records import (
    ABLE,
    CELL,
    DAY,
    LOAD_UNITS,
    PERSON,
    PRESENT,
    SKILL,
    STAGE,
    WORLD,
    Floats,
    Ints,
    Rows,
)
from ketenkameleon.science.chainsim.scenario import Choice, Duration, Order, Scenario

KINDS = {"gamma": GAMMA, "exponential": EXPONENTIAL, "lognormal": LOGNORMAL, "fixed": FIXED}
ENDLESS = 2**31 - 1


def kind_of(duration: Duration) -> int:
    """The engine's kind: a gamma with a small whole shape is drawn faster as an Erlang, the same distribution."""
    whole = duration.kind == "gamma" and duration.shape == int(duration.shape) and duration.shape <= MAX_ERLANG
    if duration.mean == 0:
        return FIXED
    return ERLANG if whole else KINDS[duration.kind]


def contacts_of(scenario: Scenario) -> Ints:
    """Contacts per stage; one at slot level, where a stage is one stretch."""
    return np.array([rol.contacts if scenario.level == "work" else 1 for rol in scenario.rollen], np.int64)


def route_of(scenario: Scenario) -> Floats:
    """S, S: the share that goes on from one rol to another."""
    names = [rol.name for rol in scenario.rollen]
    found = np.zeros((len(names), len(names)))
    for s, rol in enumerate(scenario.rollen):
        for name, share in rol.follows:
            found[s, names.index(name)] = share
    return found


def held_ever(scenario: Scenario) -> np.ndarray[tuple[int, int], np.dtype[np.bool_]]:
    """B, S: has this professional a certificate for this rol, whatever its dates?"""
    return np.array([
        [any(c.rol == rol.name for c in who.certificates) for rol in scenario.rollen]
        for who in scenario.professionals
    ])


def amounts(scenario: Scenario) -> Floats:
    """S: mean work of a whole stage, in hours; in days of a slot at slot level."""
    work = scenario.level == "work"
    return np.array([rol.hours.mean if work else rol.slot_days.mean for rol in scenario.rollen])


def later_loads(scenario: Scenario) -> Ints:
    """B, S: expected later work after this stage through rollen b has a certificate for, in micro-hours.

    V = P(w + V) with P the route limited to those rollen, so V = (I - P)⁻¹ P w.
    """
    route, work = route_of(scenario), amounts(scenario)
    found = np.zeros((len(scenario.professionals), len(work)))
    for b, held in enumerate(held_ever(scenario)):
        mine = route * held
        found[b] = np.linalg.solve(np.eye(len(work)) - mine, mine @ work)
    return np.rint(found * LOAD_UNITS * scenario.policy.keep).astype(np.int64)


def efforts(scenario: Scenario) -> tuple[Floats, Floats, Floats]:
    """B, S each: effort, τ of learning (0 is none), children done before."""
    names = [rol.name for rol in scenario.rollen]
    shape = (len(scenario.professionals), len(names))
    effort, learn, before = np.ones(shape), np.zeros(shape), np.zeros(shape)
    for b, who in enumerate(scenario.professionals):
        for c in who.certificates:
            at = b, names.index(c.rol)
            effort[at], learn[at], before[at] = c.effort, c.learn_cases or 0.0, c.cases_done
    return effort, learn, before


def lowest_efforts(scenario: Scenario) -> Floats:
    """S: the lowest effort anybody has or can learn; with drawn effort no one is held to what is above one."""
    effort, learn, _ = efforts(scenario)
    reach = np.where((learn > 0) | (scenario.uncertainty.effort > 0), np.minimum(effort, 1.0), effort)
    found: Floats = np.where(held_ever(scenario), reach, np.inf).min(axis=0)
    return np.where(np.isfinite(found), found, 1.0)


def together(scenario: Scenario) -> Ints:
    """S, S: 1 where one professional has certificates for both rollen and the policy keeps."""
    held = held_ever(scenario).astype(np.int64)
    return ((held.T @ held > 0) & scenario.policy.keep).astype(np.int64)


def weights_of(scenario: Scenario) -> Floats:
    """B: the hours a week that a load is divided by."""
    return np.array([who.hours_week or who.hours_holiday_week or 1.0 for who in scenario.professionals])


def stages(scenario: Scenario) -> Rows:
    """The rollen as rows."""
    rows = np.zeros(len(scenario.rollen), STAGE)
    contacts = contacts_of(scenario)
    rows["contacts"] = contacts
    for name in ("hours", "external", "slot"):
        durations = [getattr(rol, "slot_days" if name == "slot" else name) for rol in scenario.rollen]
        rows[f"{name}_kind"] = [kind_of(duration) for duration in durations]
        rows[f"{name}_shape"] = [duration.shape for duration in durations]
    entry = np.cumsum([rol.entry for rol in scenario.rollen])
    rows["entry"] = entry / entry[-1]
    rows["low_effort"] = lowest_efforts(scenario)
    rows["unit"] = np.rint(amounts(scenario) / contacts * LOAD_UNITS)
    rows["together"][:, : len(rows)] = together(scenario)
    return rows


def people(scenario: Scenario) -> tuple[Rows, Rows]:
    """The professionals, and each of them in each rol, as rows."""
    rows = np.zeros(len(scenario.professionals), PERSON)
    rows["weight"] = [who.hours_week or who.hours_holiday_week or 1.0 for who in scenario.professionals]
    rows["per_week"] = [who.new_per_week or ENDLESS for who in scenario.professionals]
    skills = np.zeros((len(rows), len(scenario.rollen)), SKILL)
    skills["effort"], skills["learn"], skills["done_before"] = efforts(scenario)
    skills["later"] = later_loads(scenario)
    return rows, skills.ravel()


def calendar(scenario: Scenario, span: Span) -> Rows:
    """The days as rows, but for the mornings that matter."""
    rows = np.zeros(span.days, DAY)
    dates = span.dates()
    rows["rate"] = rates(scenario, span)
    if scenario.arrivals.counts is not None:
        rows["count"] = scenario.arrivals.counts
    rows["month"] = [day.month - 1 for day in dates]
    rows["monday"] = [day.weekday() == 0 for day in dates]
    rows["week"] = np.cumsum(rows["monday"])
    rows["report_month"] = report_months(span, scenario.measure_from, scenario.measure_months)
    rows["promise"] = promise_days(span, scenario.promise_months)
    return rows


def cells(scenario: Scenario, span: Span) -> Rows:
    """D, B: each professional on each day."""
    rows = np.zeros((span.days, len(scenario.professionals)), CELL)
    rows["may"] = roster.permission(scenario, span)
    rows["limit"] = roster.limits(scenario, span)
    rows["leaving"] = roster.leaving(scenario, span)
    return rows


def who_may(scenario: Scenario, permission: Ints) -> Rows:
    """D, S: who is present and may do this rol, as bits; from the permissions of D, B."""
    present = permission & PRESENT != 0
    rows = np.zeros((len(permission), len(scenario.rollen)), ABLE)
    for b in range(permission.shape[1]):
        for s in range(len(scenario.rollen)):
            there = present[:, b] & ((permission[:, b] >> s) & 1 == 1)
            rows["who"][:, s, b >> 6] |= np.where(there, np.uint64(1 << (b & 63)), np.uint64(0))
    return rows.ravel()


def changes(scenario: Scenario, rows: Rows, monday: Ints) -> Ints:
    """D: 1 where a morning can matter."""
    found: Ints = np.asarray(rows["leaving"].any(axis=1), np.int64)
    for name in ("may", "limit"):
        found[1:] |= (rows[name][1:] != rows[name][:-1]).any(axis=1)
    weekly = any(who.new_per_week is not None for who in scenario.professionals)
    return np.asarray(found | monday, np.int64) if weekly else found


def world(scenario: Scenario, span: Span) -> Rows:
    """The World without its addresses."""
    rows = np.zeros(1, WORLD)
    policy = scenario.policy
    settings = {
        "days": span.days, "measure": span.measure, "follow": span.follow, "staff": len(scenario.professionals),
        "rollen": len(scenario.rollen), "slot_level": scenario.level == "slot",
        "exact_counts": scenario.arrivals.counts is not None, "offer_kind": kind_of(scenario.offer),
        "transfer_kind": kind_of(scenario.transfer), "choice": get_args(Choice).index(policy.choice),
        "intake_order": get_args(Order).index(policy.intake_order), "order": get_args(Order).index(policy.order),
        "keep": policy.keep, "reserve": policy.reserve_slots, "offer_shape": scenario.offer.shape,
        "dispersion": scenario.arrivals.week_dispersion or 0.0, "transfer_shape": scenario.transfer.shape,
        "retelling": scenario.retelling_hours, "takeover_hours": policy.takeover_hours,
        "takeover": -1.0 if policy.takeover_days is None else policy.takeover_days,
        "reserve_weeks": policy.reserve_weeks * LOAD_UNITS,
    }
    for name, value in settings.items():
        rows[name] = value
    return rows


def memory_of(scenario: Scenario) -> Memory:
    """A scenario as the memory of one thread; every thread needs its own."""
    span = span_of(scenario)
    whole, days, days_of_people = world(scenario, span), calendar(scenario, span), cells(scenario, span)
    days["change"] = changes(scenario, days_of_people, days["monday"].astype(np.int64))
    rows, skills = people(scenario)
    capacity = roster.capacity(scenario, span)
    return own_copy(Memory(whole, rows, skills, days_of_people.ravel(), who_may(scenario, days_of_people["may"]),
                           stages(scenario), days, capacity))


def own_copy(memory: Memory) -> Memory:
    """The same memory again, for another thread."""
    copy = Memory(
        memory.world.copy(), memory.people.copy(), memory.skills.copy(), memory.cells.copy(), memory.able.copy(),
        memory.stages.copy(), memory.calendar.copy(), memory.capacity.copy(),
    )
    for name in ("people", "skills", "cells", "able", "stages", "calendar", "capacity"):
        copy.world[name] = getattr(copy, name).ctypes.data
    return copy
