"""Power, looks and many questions against R's and the textbooks' printed numbers."""

from __future__ import annotations

import math

import numpy as np
import pytest
from scipy import stats

from ketenkameleon.science.estimate import (
    benjamini_hochberg,
    equal_looks,
    events_for_ratio,
    fixed_sequence,
    holm,
    power_for_shares,
    power_t,
    size_for_shares,
    smallest_difference,
    smallest_effect,
    spending_looks,
)
from science.estimate.reference import BENJAMINI


def test_power_of_t_and_of_two_shares_is_what_r_prints():
    assert f"{power_t(20, 1.0):.7f}" == "0.8689528"
    assert f"{size_for_shares(0.5, 0.75, power=0.9):.4f}" == "76.7069"
    assert power_for_shares(size_for_shares(0.5, 0.75, power=0.9), 0.5, 0.75) == pytest.approx(0.9)


def test_events_for_a_hazard_ratio_are_schoenfelds():
    assert (f"{events_for_ratio(0.5):.2f}", f"{events_for_ratio(0.7):.1f}") == ("65.35", "246.8")
    assert events_for_ratio(0.5) == pytest.approx(events_for_ratio(2.0))


@pytest.mark.parametrize(("children", "control", "clusters", "control_clusters", "printed"), [
    (160, 160, 6, 6, ".160 .177 .206 .229 .274"), (160, 480, 6, 18, ".131 .146 .169 .188 .224"),
    (320, 320, 6, 6, ".116 .141 .179 .208 .260"), (320, 960, 6, 18, ".096 .116 .147 .170 .213"),
    (640, 1280, 6, 24, ".071 .097 .133 .159 .203"),
])
def test_the_table_of_smallest_differences_is_made_again(
    children, control, clusters, control_clusters, printed,
):
    found = [smallest_difference(children, control, clusters, control_clusters, share_control=0.6, icc=icc)
             for icc in (0, .01, .03, .05, .10)]
    assert " ".join(f"{one:.3f}"[1:] for one in found) == printed


def test_staff_and_client_scales_need_what_the_plan_says():
    assert f"{smallest_effect(6, 18):.1f}" == "1.4"
    clients = smallest_effect(100, 200, design_effect=1.5)
    assert f"{stats.norm.cdf(clients / math.sqrt(2)):.2f}" == "0.62"


@pytest.mark.parametrize(("looks", "printed"), [
    (2, "2.7965 1.9774"), (3, "3.4711 2.4544 2.0040"), (5, "4.5617 3.2256 2.6337 2.2809 2.0401"),
])
def test_obrien_fleming_bounds_are_those_of_the_tables(looks, printed):
    found = equal_looks(looks, kind="obrien-fleming")
    assert " ".join(f"{one:.4f}" for one in found.bounds) == printed
    assert found.spent[-1] == pytest.approx(0.05, abs=1e-8)


@pytest.mark.parametrize(("looks", "printed"), [(2, "2.1783"), (3, "2.2895"), (4, "2.3613"), (5, "2.4132")])
def test_pocock_bounds_are_those_of_the_tables(looks, printed):
    assert {f"{one:.4f}" for one in equal_looks(looks, kind="pocock").bounds} == {printed}


def test_spending_as_obrien_fleming_at_half_and_at_the_end_is_lan_and_demets():
    found = spending_looks([0.5, 1.0])
    assert [f"{one:.4f}" for one in found.bounds] == ["2.9626", "1.9686"]
    assert found.spent == pytest.approx([2 * stats.norm.sf(2.9625880), 0.05], abs=1e-6)


def test_a_single_look_is_the_ordinary_test():
    for found in (equal_looks(1, kind="pocock"), spending_looks([1.0])):
        assert found.bounds == pytest.approx([stats.norm.ppf(0.975)], abs=1e-6)


def test_bounds_at_uneven_looks_are_crossed_as_often_as_promised():
    times = np.array([0.2, 0.35, 0.8, 1.0])
    bounds = spending_looks(times).bounds
    steps = np.random.default_rng(10).normal(size=(200_000, 4)) * np.sqrt(np.diff(times, prepend=0))
    crossed = (np.abs(np.cumsum(steps, axis=1) / np.sqrt(times)) > bounds).any(axis=1).mean()
    assert crossed == pytest.approx(0.05, abs=4 * math.sqrt(0.05 * 0.95 / 200_000))


def test_of_the_fifteen_p_values_of_1995_four_and_three_are_rejected():
    assert (benjamini_hochberg(BENJAMINI) <= 0.05).sum() == 4
    assert (holm(BENJAMINI) <= 0.05).sum() == 3


def test_adjusted_p_values_do_not_depend_on_the_order_and_are_those_of_scipy():
    turn = np.random.default_rng(0).permutation(15)
    shuffled = np.array(BENJAMINI)[turn]
    assert benjamini_hochberg(shuffled) == pytest.approx(stats.false_discovery_control(shuffled))
    assert holm(shuffled) == pytest.approx(holm(BENJAMINI)[turn])
    assert holm([0.01, 0.04, 0.03]).tolist() == pytest.approx([0.03, 0.06, 0.06])


def test_a_fixed_order_ends_at_the_first_no():
    assert fixed_sequence([0.01, 0.2, 0.001]).tolist() == [0.01, 0.2, 0.2]
