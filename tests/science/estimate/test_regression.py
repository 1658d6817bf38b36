"""Cox, adjusted restricted means and ordered answers against published output."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from lifelines import CoxPHFitter
from lifelines.utils import concordance_index
from scipy import stats

from ketenkameleon.science.estimate import (
    adjusted_restricted_means,
    brunner_munzel,
    compare_restricted_means,
    cox,
    proportional_odds,
)
from science.estimate.reference import (
    SHOULDER_CONTROL,
    SHOULDER_TREATED,
    housing,
    leukaemia,
    lung,
    ovarian,
    pbc_trial,
)


def test_cox_on_the_lung_data_is_the_published_model():
    rows = lung()
    model = cox(rows["time"], rows["status"], rows[["age", "sex"]])
    assert model.coefficients == pytest.approx([0.017045, -0.513219], abs=2e-6)
    assert [f"{one:.6f}" for one in model.std_err] == ["0.009223", "0.167458"]
    assert (f"{model.chi_squared:.2f}", f"{model.concordance:.3f}", model.events) == ("14.12", "0.603", 165)


def test_cox_on_the_leukaemia_trial_is_the_published_model():
    rows = leukaemia()
    model = cox(rows["t"], rows["status"], rows["Rx"])
    assert (f"{model.coefficients[0]:.4f}", f"{model.std_err[0]:.4f}") == ("1.5721", "0.4124")


def test_cox_gives_the_numbers_of_lifelines_with_many_ties_and_unequal_scales():
    draw = np.random.default_rng(5)
    x = np.column_stack([draw.normal(2_000, 400, 500), draw.random(500) < 0.3])
    time = np.ceil(draw.exponential(8 * np.exp(-0.001 * (x[:, 0] - 2_000) - 0.5 * x[:, 1])))
    event = draw.random(500) < 0.7
    frame = pd.DataFrame({"time": time, "status": event.astype(int), "a": x[:, 0], "b": x[:, 1]})
    theirs = CoxPHFitter().fit(frame, "time", "status")
    ours = cox(time, event, x)
    assert ours.coefficients == pytest.approx(theirs.params_.to_numpy(), rel=1e-5)
    assert ours.std_err == pytest.approx(theirs.standard_errors_.to_numpy(), rel=1e-5)
    assert ours.log_likelihood == pytest.approx(theirs.log_likelihood_, rel=1e-10)
    ordered = concordance_index(time, -x @ ours.coefficients, event)
    assert ours.concordance == pytest.approx(ordered, abs=1e-12)


def test_the_check_of_proportional_hazards_is_the_one_that_r_printed_for_the_ovarian_data():
    rows = ovarian()
    check = cox(rows["futime"], rows["fustat"], rows[["age", "ecog.ps"]]).proportional_hazards()
    assert [f"{one:.3f}" for one in check.chi_squared] == ["0.856", "2.545"]
    assert [f"{one:.3f}" for one in check.p_values] == ["0.355", "0.111"]
    assert (f"{check.overall_chi_squared:.3f}", f"{check.overall_p_value:.3f}") == ("3.195", "0.202")


def test_the_check_sees_an_effect_that_turns_round():
    draw = np.random.default_rng(3)
    arm = np.repeat([0.0, 1.0], 400)
    early = draw.exponential(np.where(arm == 1, 0.5, 2.0))
    time = np.where(early < 1, early, 1 + draw.exponential(np.where(arm == 1, 2.0, 0.5)))
    assert cox(time, np.ones(800), arm).proportional_hazards().overall_p_value < 1e-6
    same = draw.exponential(np.where(arm == 1, 0.5, 1.0))
    assert cox(same, np.ones(800), arm).proportional_hazards().overall_p_value > 0.01


def test_adjusted_rmst_of_the_pbc_trial_is_the_published_one():
    # In one arm a death and a censoring fall on one day. We count the death first; the published run counted
    # the censoring first, so here that censoring is moved a moment forward.
    rows = pbc_trial()
    years, death, treated = (rows[name].to_numpy() for name in ("years", "death", "treated"))
    tied = np.isin(years, years[death & ~treated]) & ~death & ~treated
    assert tied.sum() == 1
    found = adjusted_restricted_means(
        np.where(tied, years - 1e-9, years), death, treated, rows[["age", "bili", "albumin"]], horizon=10)
    for one, printed in ((found.difference, "-0.210 -0.883 0.463 0.540"),
                         (found.ratio, "0.968 0.877 1.068 0.514"),
                         (found.ratio_lost, "1.035 0.806 1.329 0.786")):
        assert " ".join(f"{x:.3f}" for x in (one.estimate, one.lower, one.upper, one.p_value)) == printed
    assert f"{found.difference.std_err:.3f}" == "0.343"


def test_in_adjusted_rmst_censoring_on_the_day_of_an_event_comes_after_it():
    rows = pbc_trial()
    years, death, treated = (rows[name].to_numpy() for name in ("years", "death", "treated"))
    tied = np.isin(years, years[death & ~treated]) & ~death & ~treated
    x = rows[["age", "bili", "albumin"]]
    plain, later = (adjusted_restricted_means(one, death, treated, x, horizon=10)
                    for one in (years, np.where(tied, years + 1e-9, years)))
    assert plain.difference.std_err == pytest.approx(later.difference.std_err, rel=1e-12)
    assert f"{plain.difference.p_value:.3f}" == "0.541"


def test_adjusted_rmst_takes_out_a_difference_that_the_covariate_made():
    """Ages differ between the arms and age makes waiting longer; the arm itself does nothing."""
    inside, crude = 0, 0
    for seed in range(60):
        draw = np.random.default_rng(seed)
        arm = np.arange(300) % 2 == 0
        age = draw.normal(arm * 0.8, 1.0)
        # Within the horizon the mean is a straight line in age: uniform around it, never near 0 or 91.
        waiting = 45 + 6 * np.clip(age, -3, 3.5) + draw.uniform(-15, 15, 300)
        leaves = draw.uniform(20, 260, 300)
        time, event = np.minimum(waiting, leaves), waiting <= leaves
        time, event = np.append(time, [91, 91]), np.append(event, [False, False])
        arms, ages = np.append(arm, [True, False]), np.append(age, [0, 0])
        found = adjusted_restricted_means(time, event, arms, ages, horizon=91).difference
        inside += found.lower <= 0 <= found.upper
        plain = compare_restricted_means(time, event, arms, horizon=91).difference
        crude += plain.lower <= 0 <= plain.upper
    assert inside >= 52, "95% of 60 is 57; fewer than 52 comes once in three hundred such tests"
    assert crude < 10


def test_ordered_answers_of_the_housing_data_give_the_published_model():
    level, x, count = housing()
    model = proportional_odds(level, x, weights=count)
    assert model.coefficients == pytest.approx(
        [.5663937, 1.2888191, -.5723501, -.3661866, -1.0910149, .3602841], abs=2e-6)
    assert [f"{one:.4f}" for one in model.cuts] == ["-0.4961", "0.6907"]
    assert [f"{one:.5f}" for one in model.std_err] == [
        "0.10465", "0.12716", "0.11924", "0.15517", "0.15149", "0.09554"]
    assert [f"{one:.4f}" for one in model.cut_std_err] == ["0.1248", "0.1255"]
    assert f"{model.deviance:.3f}" == "3479.149"


def test_ordered_answers_row_by_row_give_the_same_as_counts_and_a_cluster_per_row_nearly_the_same_errors():
    level, x, count = housing()
    rows = np.repeat(np.arange(level.size), count)
    whole = proportional_odds(level, x, weights=count)
    each = proportional_odds(level[rows], x[rows])
    assert each.coefficients == pytest.approx(whole.coefficients, abs=1e-8)
    assert each.std_err == pytest.approx(whole.std_err, abs=1e-8)
    robust = proportional_odds(level[rows], x[rows], cluster=np.arange(rows.size))
    assert robust.std_err == pytest.approx(whole.std_err, rel=0.05)
    doubled = proportional_odds(np.tile(level[rows], 2), np.tile(x[rows], (2, 1)),
                                cluster=np.tile(np.arange(rows.size), 2))
    assert doubled.std_err == pytest.approx(robust.std_err, rel=1e-6), "a copy adds nothing"


def test_with_two_levels_ordered_answers_are_logistic_regression():
    draw = np.random.default_rng(8)
    arm = np.repeat([0, 1], 50)
    answer = draw.random(100) < np.where(arm == 1, 0.7, 0.4)
    a, b = answer[arm == 1].sum(), answer[arm == 0].sum()
    model = proportional_odds(answer, arm)
    alone = proportional_odds(answer, arm, cluster=np.arange(100))
    assert alone.std_err == pytest.approx(model.std_err * np.sqrt(100 / 99)), "saturated"
    assert model.ratios[0].estimate == pytest.approx(a * (50 - b) / ((50 - a) * b))
    assert model.std_err[0] == pytest.approx(np.sqrt(1 / a + 1 / (50 - a) + 1 / b + 1 / (50 - b)))


def test_brunner_munzel_on_the_shoulder_data_is_the_published_result():
    found = brunner_munzel(SHOULDER_CONTROL, SHOULDER_TREATED)
    assert f"{(found.estimate - 0.5) / found.std_err:.4f}" == "3.1375"
    assert (f"{found.degrees:.3f}", f"{found.p_value:.6f}") == ("17.683", "0.005786")
    assert [f"{one:.7f}" for one in (found.lower, found.upper)] == ["0.5952169", "0.9827052"]
    assert f"{found.estimate:.6f}" == "0.788961"
    theirs = stats.brunnermunzel(SHOULDER_TREATED, SHOULDER_CONTROL)
    assert found.p_value == pytest.approx(theirs.pvalue)
    other = brunner_munzel(SHOULDER_TREATED, SHOULDER_CONTROL)
    assert other.estimate == pytest.approx(1 - found.estimate)
