"""Difference in differences: by hand, against statsmodels with a dummy per month, and its graph."""

from __future__ import annotations

import numpy as np
import pytest
import statsmodels.api as sm

from ketenkameleon.science.estimate import DifferenceInDifferences, compare_means, difference_in_differences

CLUSTERS, MONTHS, START = 10, 20, 14


def region(effect: float = 2.0, drift: float = 0.0, seed: int = 6) -> tuple[np.ndarray, ...]:
    """Ten schools, four of them in the arm, twenty months with a season; some rows are missing."""
    draw = np.random.default_rng(seed)
    school = np.repeat(np.arange(CLUSTERS), MONTHS * 3)
    month = np.tile(np.repeat(np.arange(MONTHS), 3), CLUSTERS)
    arm = school < 4
    outcome = (3 * np.sin(month * np.pi / 6) + draw.normal(size=CLUSTERS)[school]
               + effect * (arm & (month >= START)) + drift * arm * month + draw.normal(size=school.size))
    kept = draw.random(school.size) < 0.9
    return outcome[kept], arm[kept], month[kept], school[kept]


def study(**change: float) -> DifferenceInDifferences:
    return difference_in_differences(*region(**change), start=START)


def test_with_the_same_rows_everywhere_the_effect_is_the_difference_of_two_differences():
    outcome = np.arange(4 * 14 * 1.0) ** 1.5 % 7
    cluster, period = np.repeat(np.arange(4), 14), np.tile(np.arange(14), 4)
    arm = cluster < 2
    cells = {(a, b): outcome[(arm == a) & ((period >= 12) == b)].mean()
             for a in (True, False) for b in (True, False)}
    by_hand = cells[True, True] - cells[True, False] - cells[False, True] + cells[False, False]
    found = difference_in_differences(outcome, arm, period, cluster, start=12)
    assert found.effect.estimate == pytest.approx(by_hand)
    assert (found.clusters, found.pre_periods, found.effect.degrees) == (4, 12, 3)


def test_effect_and_robust_error_are_those_of_least_squares_with_a_dummy_per_month():
    outcome, arm, month, school = region()
    dummies = month[:, None] == np.arange(MONTHS)
    x = np.column_stack([arm, arm & (month >= START), dummies]).astype(float)
    theirs = sm.OLS(outcome, x).fit(cov_type="cluster", cov_kwds={"groups": school}, use_t=True)
    ours = study().effect
    assert ours.estimate == pytest.approx(theirs.params[1])
    assert ours.std_err == pytest.approx(theirs.bse[1])
    assert (ours.lower, ours.upper) == pytest.approx(tuple(theirs.conf_int()[1]))
    assert ours.lower < 2 < ours.upper


def test_the_graph_has_a_gap_per_month_but_for_the_last_one_before_the_start():
    outcome, arm, month, school = region()
    graph = study().event_study
    others = [number for number in range(MONTHS) if number != START - 1]
    x = np.column_stack([arm, *(arm & (month == one) for one in others), month[:, None] == np.arange(MONTHS)])
    theirs = sm.OLS(outcome, x.astype(float)).fit(cov_type="cluster", cov_kwds={"groups": school})
    assert graph.periods.tolist() == list(range(MONTHS))
    assert graph.gaps[START - 1] is None
    gaps = [graph.gaps[one] for one in others]
    assert [gap.estimate for gap in gaps] == pytest.approx(theirs.params[1 : len(others) + 1].tolist())
    assert [gap.std_err for gap in gaps] == pytest.approx(theirs.bse[1 : len(others) + 1].tolist())


def test_arms_that_drifted_apart_before_the_start_are_seen():
    honest, drifting = study().pre_trend, study(effect=0.0, drift=0.3).pre_trend
    assert honest.lower < 0 < honest.upper
    assert drifting.lower > 0
    assert drifting.estimate == pytest.approx(0.3, abs=0.06)


def test_the_change_of_each_cluster_by_welch_is_close_to_it_and_wider():
    outcome, _, month, school = region()
    after = month >= START
    change = np.array([outcome[(school == one) & after].mean() - outcome[(school == one) & ~after].mean()
                       for one in range(CLUSTERS)])
    by_cluster = compare_means(change, np.arange(CLUSTERS) < 4)
    assert by_cluster.estimate == pytest.approx(study().effect.estimate, abs=0.15)
    assert by_cluster.degrees < 9
