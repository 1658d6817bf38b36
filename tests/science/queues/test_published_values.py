"""Formulas against published or separately computed values, each to the digits that are printed."""

from __future__ import annotations

import math

import numpy as np
import pytest
from scipy.optimize import linprog
from scipy.stats import norm

from ketenkameleon.science.queues import (
    Wachtrij,
    allen_cunneen,
    erlang_c,
    halfin_whitt,
    load_at_blocking,
    offered_load,
    sine_lag,
    sine_load,
    spare_for,
)
from science.oracles import case_manager, cut_normal, erlang_r, long_chain_sales, utilisation_with_limit


@pytest.mark.parametrize(("servers", "printed"), [
    (5, "1.361"), (10, "4.461"), (15, "8.108"), (20, "12.031"), (50, "37.901"), (100, "84.064"),
])
def test_one_percent_is_lost_at_the_load_of_the_tables(servers, printed):
    assert f"{load_at_blocking(servers, 0.01):.3f}" == printed


@pytest.mark.parametrize(("servers", "load", "printed"), [
    (10, 8, "0.409180"), (10, 9, "0.668732"), (100, 95, "0.506457"),
])
def test_the_share_that_waits_is_that_of_the_tables(servers, load, printed):
    assert f"{erlang_c(servers, load):.6f}" == printed


def test_bronsons_two_exercises_come_out():
    first = Wachtrij(1, 24, 30)
    assert (first.mean_present, first.mean_stay) == (pytest.approx(4, rel=1e-12), pytest.approx(1 / 6, rel=1e-12))
    second = Wachtrij(1, 30, 40)
    assert (second.mean_queue, second.mean_wait * 60) == (pytest.approx(2.25), pytest.approx(4.5))


def test_the_county_hospital_comes_out():
    one, two = Wachtrij(1, 2, 3), Wachtrij(2, 2, 3)
    assert (one.mean_wait, one.mean_present) == (pytest.approx(2 / 3), pytest.approx(2))
    found = (two.mean_queue, two.mean_wait, two.mean_stay, two.p_empty)
    assert found == tuple(map(pytest.approx, (1 / 12, 1 / 24, 3 / 8, 1 / 2)))


@pytest.mark.parametrize(("spare", "printed"), [
    (0.1, ".8803"), (0.25, ".7209"), (0.5, ".5045"), (1, ".2234"), (1.5, ".0847"), (2, ".0269"),
])
def test_halfin_and_whitts_limit_is_that_of_the_table(spare, printed):
    assert f"{halfin_whitt(spare):.4f}"[1:] == printed


def test_half_waits_at_the_published_spare():
    assert f"{spare_for(0.5):.4f}" == "0.5061"
    assert halfin_whitt(spare_for(0.03)) == pytest.approx(0.03, rel=1e-12)


@pytest.mark.parametrize(("servers", "printed"), [(25, ".2525"), (100, ".2377"), (400, ".2305")])
def test_the_exact_share_comes_down_to_the_limit_as_the_group_grows(servers, printed):
    # c = a + √a, solved for a.
    load = ((math.sqrt(1 + 4 * servers) - 1) / 2) ** 2
    assert f"{erlang_c(servers, load):.4f}"[1:] == printed


def test_the_work_follows_a_sine_with_the_printed_swing_and_lag():
    printed = ["28.529959", "32.931030", "35.615144", "31.470041", "24.384856"]
    found = sine_load([0, 3, 6, 12, 18], level=30, amplitude=6, period=24, service_rate=1)
    assert [f"{value:.6f}" for value in found] == printed
    assert f"{sine_lag(period=24, service_rate=1):.5f}" == "0.97805"
    top = sine_load([6 + sine_lag(period=24, service_rate=1)], level=30, amplitude=6, period=24, service_rate=1)
    assert f"{top[0] - 30:.5f}" == "5.80438"


def test_the_same_sine_in_small_steps_gives_the_same_work():
    steps = 24 * 400
    middle = (np.arange(steps) + 0.5) / 400
    found = offered_load(30 + 6 * np.sin(2 * math.pi * middle / 24), step=1 / 400, mean=1, before="again")
    at = np.array([24, 3, 6, 12, 18]) * 400 - 1
    assert found[at] == pytest.approx([28.529959, 32.931030, 35.615144, 31.470041, 24.384856], abs=2e-6)


def test_customers_that_come_back_flatten_the_peak_and_bring_it_later():
    found = erlang_r(30, 6, 24, mu=1, delta=0.5, back=2 / 3)
    assert (round(found.mean, 6), round(found.amplitude, 5), round(found.lag, 3)) == (90, 8.36605, 3.222)
    assert f"{sine_lag(period=24, service_rate=1 / 3):.3f}" == "2.543"
    single = sine_load([6 + 2.543], level=30, amplitude=6, period=24, service_rate=1 / 3)[0] - 90
    assert f"{single:.3f}" == "14.156"
    assert f"{single / found.amplitude - 1:.2f}" == "0.69"


def test_the_case_manager_comes_out():
    found = case_manager(3, arrival=0.15, work=1, back=0.5, done=0.25)
    assert (round(found.p_full, 6), round(found.wait, 6), round(found.cases, 6)) == (0.436419, 6.751838, 1.917708)


@pytest.mark.parametrize(("limit", "printed"), [
    (4, ".425365"), (6, ".610248"), (8, ".764430"), (10, ".878339"), (12, ".948594"), (16, ".995470"), (20, ".999841"),
])
def test_a_limit_far_below_the_saturation_point_leaves_people_idle(limit, printed):
    assert f"{utilisation_with_limit(8, limit):.6f}"[1:] == printed


def test_two_skills_in_a_ring_bring_nearly_all_that_all_skills_bring():
    demand = cut_normal(200_000, 10, mean=100, sd=40, seed=3)
    alone = np.minimum(demand, 100).sum(axis=1)
    every = np.minimum(demand.sum(axis=1), 1000)
    ring = long_chain_sales(demand, 100)
    # Jordan & Graves print 853, about 950 and 954 from their own draws; without draws the first is 855.44.
    exact = 1000 - 400 * (norm.pdf(0) - norm.pdf(2)) / (2 * norm.cdf(2) - 1)
    assert alone.mean() == pytest.approx(exact, abs=3 * alone.std() / 200_000**0.5)
    assert (ring.mean(), every.mean()) == (pytest.approx(951.9, abs=0.5), pytest.approx(955.7, abs=0.5))
    assert f"{(ring - alone).mean() / (every - alone).mean():.2f}" == "0.96"


def test_the_flow_in_the_ring_is_the_best_that_a_linear_programme_finds():
    demand = cut_normal(25, 10, mean=100, sd=40, seed=4)
    makes = [(plant, product % 10) for plant in range(10) for product in (plant, plant + 1)]
    limits = np.array([[float(plant == row) for plant, _ in makes] for row in range(10)]
                      + [[float(product == row) for _, product in makes] for row in range(10)])
    for wanted, sold in zip(demand, long_chain_sales(demand, 100), strict=True):
        best = linprog(-np.ones(20), A_ub=limits, b_ub=np.concatenate([np.full(10, 100.0), wanted]))
        assert sold == pytest.approx(-best.fun, abs=1e-9)


def test_the_rule_of_thumb_is_exact_for_random_and_halves_for_even_work():
    queue = Wachtrij(10, 8, 1)
    assert allen_cunneen(queue, arrival_scv=1, service_scv=1) == pytest.approx(queue.mean_wait)
    # For one server with even work the halving is exact (Pollaczek–Khinchine).
    one = Wachtrij(1, 0.8, 1)
    assert allen_cunneen(one, arrival_scv=1, service_scv=0) == pytest.approx(0.8 / (2 * (1 - 0.8)))
