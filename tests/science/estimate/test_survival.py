"""Waiting times against R's printed output and against lifelines."""

from __future__ import annotations

import numpy as np
import pytest
from lifelines import AalenJohansenFitter, KaplanMeierFitter
from lifelines.statistics import logrank_test, multivariate_logrank_test

from ketenkameleon.science.estimate import (
    aalen_johansen,
    compare_restricted_means,
    kaplan_meier,
    log_rank,
    restricted_mean,
    weighted_incidence,
    weighted_restricted_mean,
)
from science.estimate.reference import leukaemia, lung, mgus, pbc_trial


def luck() -> np.random.Generator:
    return np.random.default_rng(20180901)


TIME = np.ceil(luck().exponential(60, 400))
KIND = luck().integers(0, 3, 400)


@pytest.mark.parametrize(("column", "value", "printed"), [
    ("sex", None, (310, 285, 363)), ("sex", 1, (270, 212, 310)), ("sex", 2, (426, 348, 550)),
    ("ph.ecog", 1, (306, 268, 429)), ("ph.ecog", 2, (199, 156, 288)),
])
def test_median_of_the_lung_data_and_its_bounds_are_those_that_r_prints(column, value, printed):
    rows = lung() if value is None else lung().query(f"`{column}` == {value}")
    median = kaplan_meier(rows["time"], rows["status"]).median
    assert (median.estimate, median.lower, median.upper) == printed


def test_medians_of_the_leukaemia_trial_are_those_of_the_textbook():
    rows = leukaemia()
    drug, placebo = (kaplan_meier(part["t"], part["status"]).median for _, part in rows.groupby("Rx"))
    assert (drug.estimate, placebo.estimate) == (23, 8)
    assert np.isnan(drug.upper), "the upper bound is never reached, so it has no number"


@pytest.mark.parametrize("decimals", [0, 3])
def test_kaplan_meier_gives_the_numbers_of_lifelines_for_days_and_for_fractions(decimals):
    draw = luck()
    time = np.round(draw.exponential(60, 2_000), decimals) + 10.0**-decimals
    event = draw.random(2_000) < 0.7
    theirs = KaplanMeierFitter().fit(time, event)
    ours = kaplan_meier(time, event, scale="log-log")
    assert ours.time == pytest.approx(theirs.survival_function_.index[1:])
    assert ours.survival == pytest.approx(theirs.survival_function_.to_numpy()[1:, 0], abs=1e-12)
    last = -1 if ours.survival[-1] == 0 else None
    theirs_bounds = theirs.confidence_interval_survival_function_.to_numpy()[1:]
    assert ours.lower[:last] == pytest.approx(theirs_bounds[:last, 0], abs=1e-9)
    assert ours.upper[:last] == pytest.approx(theirs_bounds[:last, 1], abs=1e-9)


def test_upper_bounds_on_the_log_scale_stop_at_one():
    curve = kaplan_meier([1, 2, 3, 4], [1, 0, 0, 0])
    assert curve.upper.tolist() == [1, 1, 1, 1]
    assert curve.lower[0] == pytest.approx(0.75 * np.exp(-1.959964 * np.sqrt(1 / 12)))


def test_a_curve_that_runs_along_one_half_has_the_middle_of_that_stretch_as_its_median():
    assert kaplan_meier([1, 2, 3, 4], [1, 1, 1, 1]).median.estimate == 2.5


def test_a_median_that_is_not_reached_has_no_number():
    assert np.isnan(kaplan_meier([1, 2, 3, 4, 5], [1, 0, 0, 0, 0]).median.estimate)


def test_days_up_to_and_past_the_last_box_are_counted_alike():
    for last in (16_383, 16_384, 16_385):
        curve = kaplan_meier([1, last, last, last + 1], [1, 1, 0, 1])
        assert curve.time.tolist() == [1, last, last + 1]
        assert curve.table.events.tolist() == [1, 1, 1]


def test_with_everybody_censored_the_share_stays_one():
    curve = kaplan_meier([3, 5, 5], [0, 0, 0])
    assert curve.survival.tolist() == [1, 1]
    assert (curve.at(4).lower, curve.at(4).upper) == (1, 1)
    assert np.isnan(curve.median.estimate)


def test_censoring_on_the_day_of_an_event_comes_after_it():
    curve = kaplan_meier([2, 2, 3], [1, 0, 0])
    assert curve.at(2).estimate == pytest.approx(2 / 3)
    assert curve.table.at_risk.tolist() == [3, 1]


def test_log_rank_of_the_lung_data_by_sex_is_the_published_one():
    rows = lung()
    found = log_rank(rows["time"], rows["status"], rows["sex"])
    assert (f"{found.chi_squared:.6f}", f"{found.p_value:.10f}") == ("10.326742", "0.0013111645")


def test_log_rank_of_the_leukaemia_trial_is_the_published_one():
    rows = leukaemia()
    assert f"{log_rank(rows['t'], rows['status'], rows['Rx']).chi_squared:.5f}" == "16.79294"


@pytest.mark.parametrize("decimals", [0, 3])
def test_log_rank_gives_the_numbers_of_lifelines_for_two_and_for_three_groups(decimals):
    draw = luck()
    time = np.round(draw.exponential(60, 900), decimals)
    event, group = draw.random(900) < 0.6, draw.integers(0, 3, 900)
    theirs = multivariate_logrank_test(time, group, event)
    ours = log_rank(time, event, group)
    assert (ours.chi_squared, ours.degrees) == (pytest.approx(theirs.test_statistic, rel=1e-9), 2)
    two = group < 2
    pair = logrank_test(time[group == 0], time[group == 1], event[group == 0], event[group == 1])
    assert log_rank(time[two], event[two], group[two]).p_value == pytest.approx(pair.p_value, rel=1e-9)


def test_log_rank_within_strata_adds_what_each_stratum_saw_and_expected():
    draw = luck()
    event, group, stratum = KIND > 0, draw.integers(0, 2, 400), draw.integers(0, 4, 400)
    parts = [log_rank(TIME[stratum == s], event[stratum == s], group[stratum == s]) for s in range(4)]
    whole = log_rank(TIME, event, group, strata=stratum)
    assert whole.expected == pytest.approx(sum(part.expected for part in parts))
    variance = sum((part.observed - part.expected)[0] ** 2 / part.chi_squared for part in parts)
    gap = sum((part.observed - part.expected)[0] for part in parts)
    assert whole.chi_squared == pytest.approx(gap**2 / variance)


def test_rmst_of_the_pbc_trial_is_the_published_one():
    rows = pbc_trial()
    found = compare_restricted_means(rows["years"], rows["death"], rows["treated"], horizon=10)
    assert [f"{one:.4f}" for one in (found.yes.mean, found.yes.std_err, found.no.mean, found.no.std_err)] == [
        "7.1465", "0.2828", "7.2834", "0.2955"]
    gap = found.difference
    assert [f"{one:.4f}" for one in (gap.estimate, gap.lower, gap.upper, gap.p_value)] == [
        "-0.1369", "-0.9385", "0.6647", "0.7378"]
    assert f"{found.ratio.estimate:.4f}" == "0.9812"
    lost = found.ratio_lost
    assert [f"{one:.3f}" for one in (lost.estimate, lost.lower, lost.upper)] == ["1.050", "0.787", "1.402"]


def test_without_censoring_rmst_is_the_mean_of_the_cut_times_and_its_error_that_of_a_mean():
    cut = np.minimum(TIME, 60)
    found = restricted_mean(TIME, np.ones(400), horizon=60)
    assert found.mean == pytest.approx(cut.mean())
    assert found.std_err == pytest.approx(cut.std() / 20, rel=1e-9)


def test_incidence_of_the_mgus_data_is_the_published_one_and_not_one_minus_kaplan_meier():
    time, kind = mgus()
    assert np.bincount(kind).tolist() == [409, 115, 860]
    progressed, died = aalen_johansen(time, kind, of=1), aalen_johansen(time, kind, of=2)
    for found, printed in ((progressed, "0.063722 0.099814 0.134042"), (died, "0.531818 0.724028 0.784208")):
        assert " ".join(f"{found.at(month).estimate:.6f}" for month in (120, 240, 360)) == printed
    assert f"{1 - kaplan_meier(time, kind == 1).at(360).estimate:.4f}" == "0.4248"


@pytest.mark.filterwarnings("ignore::UserWarning")
def test_the_error_of_an_incidence_is_that_of_lifelines_and_of_a_plain_share_without_censoring():
    time = TIME + np.arange(400) / 1_000  # lifelines shuffles ties
    theirs = AalenJohansenFitter(calculate_variance=True).fit(time, KIND, 1)
    ours = aalen_johansen(time, KIND, of=1)
    index = np.searchsorted(theirs.variance_.index, ours.time[:-1])
    assert ours.std_err[:-1] ** 2 == pytest.approx(theirs.variance_.to_numpy().ravel()[index], rel=1e-6)
    full = aalen_johansen(TIME, 1 + KIND % 2, of=1)
    assert full.std_err == pytest.approx(np.sqrt(full.incidence * (1 - full.incidence) / 400), abs=1e-9)


def test_with_one_kind_of_event_incidence_and_its_error_are_those_of_kaplan_meier():
    curve, found = kaplan_meier(TIME, KIND > 0), aalen_johansen(TIME, KIND > 0, of=1)
    assert found.incidence == pytest.approx(1 - curve.survival)
    alive = curve.survival > 0
    assert found.std_err[alive] == pytest.approx(curve.std_err[alive])


def test_weights_of_two_count_a_row_twice():
    twice = np.concatenate([np.arange(400), np.flatnonzero(KIND == 1)])
    weights = 1 + (KIND == 1)
    assert weighted_incidence(TIME, KIND, of=1, when=50, weights=weights) == pytest.approx(
        aalen_johansen(TIME[twice], KIND[twice], of=1).at(50).estimate)
    assert weighted_restricted_mean(TIME, KIND > 0, horizon=91, weights=weights) == pytest.approx(
        restricted_mean(TIME[twice], KIND[twice] > 0, horizon=91).mean)


def test_the_order_of_the_rows_changes_nothing():
    turn = luck().permutation(400)
    for time in (TIME, TIME / 7):
        one, other = kaplan_meier(time, KIND > 0), kaplan_meier(time[turn], KIND[turn] > 0)
        assert one.survival.tolist() == other.survival.tolist()


def test_days_counted_in_boxes_and_the_same_times_sorted_give_the_same_curve():
    # A fraction that is the same everywhere keeps the order but takes the other way through the code.
    days, fractions = kaplan_meier(TIME, KIND > 0), kaplan_meier(TIME + 0.25, KIND > 0)
    assert days.survival.tolist() == fractions.survival.tolist()
    assert days.table.censored.tolist() == fractions.table.censored.tolist()
    far = kaplan_meier(TIME + 1_000_000, KIND > 0)
    assert far.survival.tolist() == days.survival.tolist()
