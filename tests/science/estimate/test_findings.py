"""From an interval to a finding, and the table of what a pilot of six can find."""

from __future__ import annotations

import math
import os

import numpy as np
import pytest
from scipy import stats

from ketenkameleon.science.estimate import (
    Bevinding,
    compare_clusters,
    compare_means,
    find,
    find_by_bounds,
    finding_table,
    simulate_pilots,
)

NIGHT = os.environ.get("KAMELEON_NACHT") == "1"
PILOTS = 400_000 if NIGHT else 40_000
PILOT = {"clusters": 6, "control_clusters": 18, "size": 53}


def luck(share: float, standard_errors: float = 3.3) -> float:
    """How far a simulated share may lie from the true one by drawing alone (3.3: once in a thousand)."""
    return standard_errors * math.sqrt(share * (1 - share) / PILOTS)


@pytest.mark.parametrize(("lower", "likely", "upper", "finding"), [
    (0.02, 0.05, 0.30, Bevinding.BEWEZEN_BETER), (0.01, 0.02, 0.08, Bevinding.BEWEZEN_BETER),
    (-0.02, 0.01, 0.25, Bevinding.WAARSCHIJNLIJK_BETER), (-0.10, -0.03, 0.20, Bevinding.ONBESLIST),
    (-0.10, -0.06, 0.09, Bevinding.GEEN_RELEVANT_VERSCHIL),
    (-0.02, 0.01, 0.09, Bevinding.GEEN_RELEVANT_VERSCHIL),
    (-0.20, -0.15, -0.01, Bevinding.SLECHTER), (0.0, 0.01, 0.10, Bevinding.WAARSCHIJNLIJK_BETER),
    (-0.10, -0.05, 0.0, Bevinding.GEEN_RELEVANT_VERSCHIL), (-0.10, 0.0, 0.10, Bevinding.ONBESLIST),
])
def test_bounds_give_the_finding_of_the_plan(lower, likely, upper, finding):
    assert find_by_bounds(lower, upper, likely, relevant=0.10) is finding


def test_a_difference_is_judged_at_95_and_80_whatever_its_own_confidence():
    draw = np.random.default_rng(5)
    outcome, arm = draw.normal(size=40), np.arange(40) < 20
    for shift in (-2.0, 0.0, 0.35, 0.5, 2.0):
        wide, narrow = (compare_means(outcome + shift * arm, arm, confidence=one) for one in (0.99, 0.5))
        assert find(wide, relevant=0.8) is find(narrow, relevant=0.8)
        lower, upper = wide.interval(0.95)
        assert find(wide, relevant=0.8) is find_by_bounds(lower, upper, wide.interval(0.8)[0], relevant=0.8)


def test_the_table_of_findings_of_a_pilot_of_six_is_made_again():
    table = finding_table(
        [0, .05, .10, .16, .20], share_control=0.58, icc=0.03, relevant=0.10, pilots=PILOTS, **PILOT)
    printed = [(.03, .08, .49, .38, .03), (.15, .22, .49, .14, .00), (.45, .28, .25, .02, .00),
               (.83, .14, .03, .00, .00), (.96, .04, .01, .00, .00)]
    for row, shares in zip(table, printed, strict=True):
        assert sum(row.shares.values()) == pytest.approx(1)
        for finding, share in zip(Bevinding, shares, strict=True):
            # Printed: two decimals of 6,000 pilots, so rounding, their luck and ours.
            allowed = 0.005 + 3.3 * math.sqrt(max(share, 0.01) * 0.99 / 6_000) + luck(max(share, 0.01))
            assert row.shares[finding] == pytest.approx(share, abs=allowed), (row.effect, finding)


@pytest.mark.parametrize("control_clusters", [6, 18])
@pytest.mark.parametrize(("share", "icc"), [(0.6, 0.0), (0.6, 0.03), (0.58, 0.05), (0.5, 0.03)])
def test_intervals_of_few_clusters_cover_what_they_promise(control_clusters, share, icc):
    draws = simulate_pilots(0.0, share_control=share, icc=icc, clusters=6, control_clusters=control_clusters,
                            size=53, pilots=PILOTS, seed=1_000)
    # With the luck of the draw inside the bounds.
    assert 0.935 + luck(0.935) < draws.coverage() < 0.965 - luck(0.965)
    assert 1 - draws.coverage() < 0.06 - luck(0.06), "false alarms at no effect"


@pytest.mark.parametrize("effect", [0.05, 0.16])
def test_intervals_cover_a_true_effect_as_well(effect):
    draws = simulate_pilots(effect, share_control=0.58, icc=0.03, pilots=PILOTS, **PILOT)
    assert 0.935 + luck(0.935) < draws.coverage() < 0.965 - luck(0.965)
    assert draws.difference.mean() == pytest.approx(effect, abs=0.002)


def test_as_if_children_were_independent_false_alarms_come_in_one_of_five():
    """The reason for clusters: the plain z of two shares, and the sandwich, on the same kind of pilots."""
    draw, pilots = np.random.default_rng(4), 4_000
    weight = (1 - 0.03) / 0.03
    yes = draw.binomial(53, draw.beta(0.6 * weight, 0.4 * weight, (pilots, 6)))
    no = draw.binomial(53, draw.beta(0.6 * weight, 0.4 * weight, (pilots, 18)))
    parts = [arm.sum(axis=1) / (53 * arm.shape[1]) for arm in (yes, no)]
    gap = parts[0] - parts[1]
    naive = np.sqrt(sum(p * (1 - p) / (53 * k) for p, k in zip(parts, (6, 18), strict=True)))
    robust = np.sqrt(sum(((arm - 53 * p[:, None]) ** 2).sum(axis=1) / (53 * arm.shape[1]) ** 2
                         for arm, p in zip((yes, no), parts, strict=True)))
    plain, sandwich = (np.abs(gap) > 1.96 * naive).mean(), (np.abs(gap) > 1.96 * robust).mean()
    assert plain == pytest.approx(0.22, abs=0.025)
    assert sandwich == pytest.approx(0.10, abs=0.02)


def test_a_simulated_pilot_is_analysed_as_a_real_one_is():
    """One pilot typed out as children, through the function a report would call."""
    draw = np.random.default_rng(3)
    cluster = np.repeat(np.arange(24), 53)
    chance = draw.beta(0.6 * 30, 0.4 * 30, 24)
    outcome = draw.random(cluster.size) < chance[cluster]
    found = compare_clusters(outcome, cluster < 6, cluster)
    means = outcome.reshape(24, 53).mean(axis=1)
    theirs = stats.ttest_ind(means[:6], means[6:], equal_var=False)
    assert found.p_value == pytest.approx(theirs.pvalue)


def test_the_same_seed_gives_the_same_pilots():
    settings = {"share_control": 0.58, "icc": 0.03, "pilots": 50, **PILOT}
    one, other = (simulate_pilots(0.1, seed=9, **settings) for _ in range(2))
    assert one.difference.tolist() == other.difference.tolist()
    assert one.difference.tolist() != simulate_pilots(0.1, seed=8, **settings).difference.tolist()
