"""The engine against exact formulas, at a million customers each, by means of independent batches."""

from __future__ import annotations

import math
import os

import numpy as np
import pytest

from ketenkameleon.science.chainsim.scenario import NOTHING, Arrivals, Duration, Policy, Rol, Scenario
from ketenkameleon.science.queues import Wachtrij, sine_load
from science.chainsim.oracles.gesloten import one_case_manager, person, steady
from science.chainsim.oracles.machine import figures_of_engine
from science.oracles import utilisation_with_limit

pytestmark = pytest.mark.xdist_group("numba")
NIGHT = os.environ.get("KAMELEON_NACHT") == "1"
MORE = 10 if NIGHT else 1
BATCHES = 60 * MORE


def _agrees(found, expected):
    error = found.std(ddof=1) / len(found) ** 0.5
    assert abs(found.mean() - expected) <= 3 * error
    # A check that nothing could fail is no check.
    assert error < 0.03 * expected


def _random(mean):
    return Duration(mean, "exponential")


@pytest.mark.parametrize(("servers", "load"), [(1, 0.7), (10, 8.0), (25, 22.0)])
def test_slots_are_a_queue_with_as_many_servers(servers, load):
    per_day = 400.0
    rol = Rol("L", slot_days=_random(load / per_day), entry=1.0)
    staff = tuple(person(f"p{n}", "L", limit=1) for n in range(servers))
    found = figures_of_engine(steady("M/M/c", (rol,), staff, per_day, level="slot", months=(1, 2, 0)),
                              replications=BATCHES, seed=1)
    queue = Wachtrij(servers, per_day, per_day / load)
    _agrees(found["first_contact"], queue.mean_wait)
    _agrees(found["days"], queue.mean_stay)


def test_one_professional_without_limit_is_the_simplest_queue():
    rol = Rol("L", 1, hours=_random(10 * 0.8 / 400), entry=1.0)
    scenario = steady("M/M/1", (rol,), (person("p", "L", limit=200),), 400.0, months=(1, 2, 0))
    found = figures_of_engine(scenario, replications=BATCHES, seed=2)
    rate = 400 / 0.8 - 400
    _agrees(found["days"], 1 / rate)
    _agrees(found["p95"], -math.log(0.05) / rate)
    _agrees(found["load"], 0.8)


def test_colleagues_who_take_over_at_once_are_one_queue():
    rol = Rol("L", 1, hours=_random(10 * 4.2 / 400), entry=1.0)
    staff = tuple(person(f"p{n}", "L", limit=200) for n in range(5))
    scenario = steady("pool", (rol,), staff, 400.0, months=(1, 2, 0), policy=Policy(takeover_days=0))
    found = figures_of_engine(scenario, replications=BATCHES, seed=3)
    _agrees(found["days"], Wachtrij(5, 400, 400 / 4.2).mean_stay)


def test_a_chain_of_slots_is_a_row_of_queues():
    first = Rol("L", slot_days=_random(6 / 300), follows=(("H", 0.4),), entry=1.0)
    rollen = (first, Rol("H", slot_days=_random(3 / 120)))
    staff = (*(person(f"l{n}", "L", limit=1) for n in range(7)), *(person(f"h{n}", "H", limit=2) for n in range(2)))
    found = figures_of_engine(steady("Jackson", rollen, staff, 300.0, level="slot", months=(1, 2, 0)),
                              replications=BATCHES, seed=4)
    _agrees(found["days"], Wachtrij(7, 300, 50).mean_stay + 0.4 * Wachtrij(4, 120, 40).mean_stay)
    _agrees(found["handovers"], 0.4)


@pytest.mark.parametrize("limit", [2, 6, 10])
def test_a_full_professional_works_as_much_as_mean_value_analysis_says(limit):
    # Five contacts with a wait between two: four waits for every five contacts, so z counts for four fifths.
    work, wait = 0.01, 0.1
    rol = Rol("L", 5, _random(10 * 5 * work), _random(5 * wait), entry=1.0)
    share = utilisation_with_limit(0.8 * wait / work, limit)
    scenario = steady("MVA", (rol,), (person("p", "L", limit=limit),), 1.3 * share / (5 * work), months=(1, 4, 0))
    found = figures_of_engine(scenario, replications=BATCHES, seed=5)
    _agrees(found["load"], share)


def test_a_professional_with_slots_and_returning_children_is_the_exact_markov_chain():
    rol = Rol("L", 3, _random(10 * 3 * 0.01), _random(3 * 0.02), entry=1.0)
    scenario = steady("case manager", (rol,), (person("p", "L", limit=3),), 17.0, months=(1, 12, 0))
    found = figures_of_engine(scenario, replications=4 * BATCHES, seed=6)
    exact = one_case_manager(3, 3, arrival=17.0, work=100.0, back=50.0, room=60)
    _agrees(found["days"], exact.present / 17.0)
    _agrees(found["load"], exact.work)


def test_work_in_progress_follows_the_season_as_eick_massey_and_whitt_say():
    plain = steady("M(t)/M/∞", (Rol("L", slot_days=_random(40.0), entry=1.0),), (person("p", "L", limit=5000),), 1.0,
                   level="slot", months=(12, 12, 0))
    days = len(plain.arrivals.daily or ())
    middle = np.arange(days) + 0.5
    rates = 20 + 12 * np.sin(2 * math.pi * middle / 365)
    scenario = Scenario(**{**{name: getattr(plain, name) for name in plain.__slots__},
                           "arrivals": Arrivals(daily=tuple(rates.tolist())), "offer": NOTHING})
    found = figures_of_engine(scenario, replications=60 * MORE, seed=7)
    ends = np.cumsum([31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]) + 365
    for month, expected in enumerate(sine_load(ends, level=20, amplitude=12, period=365, service_rate=1 / 40)):
        _agrees(found["work_in_progress"][:, month], expected)
