"""Weights: the LaLonde data, the exact balance, and the sandwich against a numeric one and a bootstrap."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.optimize import approx_fprime

from ketenkameleon.science.estimate import balance, compare_means, propensity, weighted_difference
from science.estimate.reference import lalonde, nsw

TARGETS = ("overlap", "all", "treated")


def small(seed: int = 4, rows: int = 160) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    draw = np.random.default_rng(seed)
    x = np.column_stack([draw.normal(size=rows), draw.random(rows) < 0.4]).astype(float)
    arm = draw.random(rows) < 1 / (1 + np.exp(-0.6 * x[:, 0] + 0.5 * x[:, 1]))
    return 2 * x[:, 0] + x[:, 1] + 1.5 * arm + draw.normal(size=rows), arm, x


def test_the_raw_difference_and_the_experiment_are_the_published_ones():
    earnings, trained, _ = lalonde()
    assert f"{compare_means(earnings, trained).estimate:.3f}" == "-635.026"
    experiment = compare_means(*nsw(), equal_variance=True)
    assert f"{experiment.estimate:.2f}" == "1794.34"
    assert f"{experiment.estimate / experiment.std_err:.3f}" == "2.835"


@pytest.mark.parametrize(("target", "printed"), [
    ("all", "224.68"), ("treated", "1214.07"), ("overlap", "1242.20"),
])
def test_weighted_differences_of_lalonde_are_the_known_ones(target, printed):
    assert f"{weighted_difference(*lalonde(), target=target).difference.estimate:.2f}" == printed


def test_overlap_weights_make_every_mean_equal():
    _, trained, x = lalonde()
    found = balance(trained, x, propensity(trained, x).weights("overlap"))
    assert np.abs(found.after).max() < 1e-10
    assert np.abs(found.before).max() > 1.6
    assert 100 < found.effective_yes < 185
    assert 100 < found.effective_no < 429


@pytest.mark.parametrize("target", TARGETS)
def test_weights_sum_to_one_in_each_arm_and_equal_weights_change_no_number(target):
    _, arm, x = small()
    weights = propensity(arm, x).weights(target)
    assert weights[arm].sum() == pytest.approx(1)
    assert weights[~arm].sum() == pytest.approx(1)
    plain = balance(arm, x, np.full(arm.size, 0.3))
    assert plain.after == pytest.approx(plain.before)
    assert plain.effective_yes == pytest.approx(arm.sum())


@pytest.mark.parametrize("target", TARGETS)
def test_the_sandwich_is_that_of_the_stacked_equations_with_numeric_derivatives(target):
    outcome, arm, x = small()
    design = np.column_stack([np.ones(arm.size), x])

    def equations(theta):
        """A row per child, a column per equation: the score, then the two means."""
        e = 1 / (1 + np.exp(-design @ theta[:3]))
        weights = {"overlap": (1 - e, e), "all": (1 / e, 1 / (1 - e)), "treated": (e / e, e / (1 - e))}
        yes, no = weights[target]
        return np.column_stack([design * (arm - e)[:, None], arm * yes * (outcome - theta[3]),
                                ~arm * no * (outcome - theta[4])])

    found = weighted_difference(outcome, arm, x, target=target)
    beta = np.linalg.lstsq(design, np.log((c := propensity(arm, x).chance) / (1 - c)), rcond=None)[0]
    theta = np.concatenate([beta, [found.mean_yes, found.mean_no]])
    assert np.abs(equations(theta).sum(axis=0)).max() < 1e-6
    bread = np.linalg.inv(approx_fprime(theta, lambda t: equations(t).sum(axis=0), 1e-6))
    variance = bread @ equations(theta).T @ equations(theta) @ bread.T
    numeric = np.sqrt(variance[3, 3] + variance[4, 4] - 2 * variance[3, 4])
    assert found.difference.std_err == pytest.approx(numeric, rel=1e-4)


@pytest.mark.parametrize("target", TARGETS)
def test_the_sandwich_is_near_a_bootstrap_that_weighs_anew(target):
    outcome, arm, x = small(rows=600)
    draw = np.random.default_rng(9)
    again = []
    for _ in range(400):
        rows = draw.integers(0, 600, 600)
        found = weighted_difference(outcome[rows], arm[rows], x[rows], target=target)
        again.append(found.difference.estimate)
    # A standard deviation of 400 draws is itself known to some 3.5%; four times that is allowed.
    assert weighted_difference(outcome, arm, x, target=target).difference.std_err == pytest.approx(
        np.std(again), rel=0.14)


def test_a_cluster_per_child_gives_the_same_error_and_copies_in_a_cluster_add_nothing():
    outcome, arm, x = small()
    alone = weighted_difference(outcome, arm, x).difference.std_err
    each = weighted_difference(outcome, arm, x, cluster=np.arange(160)).difference.std_err
    assert each == pytest.approx(alone * np.sqrt(160 / 159))
    twice = weighted_difference(np.tile(outcome, 2), np.tile(arm, 2), np.tile(x, (2, 1)),
                                cluster=np.tile(np.arange(160), 2)).difference.std_err
    assert twice == pytest.approx(each)


def test_a_confounder_in_the_score_is_taken_out_of_the_difference():
    outcome, arm, x = small(rows=4_000)
    assert compare_means(outcome, arm).lower > 1.7
    found = weighted_difference(outcome, arm, x).difference
    assert found.lower < 1.5 < found.upper
