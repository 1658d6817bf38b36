"""Few professionals: means per cluster, permutation, intraclass correlation, bootstrap of clusters."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from scipy import stats

from ketenkameleon.science.estimate import (
    bootstrap_clusters,
    cluster_means,
    clustering,
    compare_clusters,
    compare_means,
    kaplan_meier,
    permute_arms,
)

CLUSTER = np.repeat(np.arange(9), [3, 4, 5, 2, 6, 3, 4, 3, 5])
ARM = CLUSTER < 4
OUTCOME = np.random.default_rng(12).normal(CLUSTER % 3, 1.0) + 0.5 * ARM
MEANS = np.array([OUTCOME[number == CLUSTER].mean() for number in range(9)])


def test_comparing_clusters_is_welch_on_their_means():
    found = compare_clusters(OUTCOME, ARM, CLUSTER)
    theirs = stats.ttest_ind(MEANS[:4], MEANS[4:], equal_var=False)
    assert (found.p_value, found.degrees) == (pytest.approx(theirs.pvalue), pytest.approx(theirs.df))
    bounds = theirs.confidence_interval(0.95)
    assert (found.lower, found.upper) == (pytest.approx(bounds.low), pytest.approx(bounds.high))
    assert found.interval(0.8) == pytest.approx(tuple(theirs.confidence_interval(0.8)))


def test_names_of_clusters_may_be_text_and_a_cluster_without_weight_is_left_out():
    names = np.array([f"prof-{number}" for number in CLUSTER])
    weights = np.where(CLUSTER == 8, 0.0, 1.0)
    found = cluster_means(OUTCOME, ARM, names, weights=weights)
    assert found.names == tuple(f"prof-{number}" for number in range(8))
    assert found.mean == pytest.approx(MEANS[:8])
    assert compare_clusters(OUTCOME, ARM, names, weights=weights).estimate == pytest.approx(
        MEANS[:4].mean() - MEANS[4:8].mean())


def test_weights_within_a_cluster_move_its_mean():
    weights = np.arange(1.0, CLUSTER.size + 1)
    found = cluster_means(OUTCOME, ARM, CLUSTER, weights=weights)
    assert found.mean[0] == pytest.approx(np.average(OUTCOME[:3], weights=[1, 2, 3]))


def test_independent_rows_are_compared_by_welch_and_by_student():
    theirs = stats.ttest_ind(MEANS[:4], MEANS[4:], equal_var=True)
    found = compare_means(MEANS, np.arange(9) < 4, equal_variance=True)
    assert (found.p_value, found.degrees) == (pytest.approx(theirs.pvalue), 7)
    assert compare_means(MEANS, np.arange(9) < 4).p_value == pytest.approx(
        stats.ttest_ind(MEANS[:4], MEANS[4:], equal_var=False).pvalue)


def test_six_against_six_fully_apart_gives_the_smallest_p_there_is():
    cluster = np.arange(12)
    found = permute_arms(cluster.astype(float), cluster < 6, cluster)
    assert (found.tried, found.exact) == (924, True)
    assert f"{found.p_value:.4f}" == "0.0022"


def test_permutation_counts_every_dealing():
    found = permute_arms(OUTCOME, ARM, CLUSTER)
    gaps = []
    for picked in combinations(range(9), 4):
        inside = np.isin(np.arange(9), picked)
        gaps.append(abs(MEANS[inside].mean() - MEANS[~inside].mean()))
    seen = abs(MEANS[:4].mean() - MEANS[4:].mean())
    assert found.p_value == pytest.approx(np.mean(np.array(gaps) >= seen - 1e-12))


def test_too_many_dealings_are_drawn_by_a_seed_and_come_near_the_full_count():
    draw = np.random.default_rng(2)
    outcome, cluster = draw.normal(size=40) + 0.6 * (np.arange(40) < 20), np.arange(40)
    found = permute_arms(outcome, cluster < 20, cluster, draws=20_000)
    assert (found.tried, found.exact) == (20_000, False)
    assert found == permute_arms(outcome, cluster < 20, cluster, draws=20_000)
    assert found.p_value == pytest.approx(compare_means(outcome, cluster < 20).p_value, abs=0.02)


def test_the_intraclass_correlation_is_that_of_analysis_of_variance():
    between, within = 7.0, 3.0  # three clusters of two: squares typed in, worked by hand
    outcome = np.array([0, 2, 3, 5, 4, 6], dtype=float)
    cluster = [0, 0, 1, 1, 2, 2]
    between = 2 * sum((m - 10 / 3) ** 2 for m in (1, 4, 5)) / 2
    within = sum([2, 2, 2]) / 3
    found = clustering(outcome, cluster)
    assert found.icc == pytest.approx((between - within) / (between + within))
    assert (found.clusters, found.mean_size) == (3, 2)
    assert found.design_effect == pytest.approx(1 + found.icc)


def test_a_design_effect_tells_how_much_wider_the_error_of_a_mean_is():
    draw = np.random.default_rng(1)
    cluster = np.repeat(np.arange(400), 10)
    outcome = draw.normal(size=400)[cluster] + 3 * draw.normal(size=4_000)
    assert clustering(outcome, cluster).icc == pytest.approx(0.1, abs=0.03)
    assert clustering(outcome, cluster).design_effect == pytest.approx(1.9, abs=0.27)


def test_a_bootstrap_of_clusters_knows_that_children_of_one_professional_are_alike():
    draw = np.random.default_rng(7)
    cluster = np.repeat(np.arange(24), 20)
    arm, outcome = cluster < 12, draw.normal(size=24)[cluster] + 0.2 * draw.normal(size=480)

    def gap(rows):
        return outcome[rows][arm[rows]].mean() - outcome[rows][~arm[rows]].mean()

    found = bootstrap_clusters(gap, arm, cluster, draws=400)
    honest = compare_clusters(outcome, arm, cluster)
    assert found.estimate == pytest.approx(honest.estimate)
    width = (found.upper - found.lower) / (honest.upper - honest.lower)
    assert 0.75 < width < 1.1
    assert found == bootstrap_clusters(gap, arm, cluster, draws=400)


def test_a_bootstrap_takes_any_statistic_such_as_a_share_at_the_horizon():
    draw = np.random.default_rng(3)
    cluster = np.repeat(np.arange(12), 15)
    days, event = np.ceil(draw.exponential(70, 180)), draw.random(180) < 0.8

    def gap(rows):
        yes, no = rows[cluster[rows] < 6], rows[cluster[rows] >= 6]
        return (kaplan_meier(days[no], event[no]).at(30).estimate
                - kaplan_meier(days[yes], event[yes]).at(30).estimate)

    found = bootstrap_clusters(gap, cluster < 6, cluster, draws=100)
    assert found.lower < found.estimate < found.upper
