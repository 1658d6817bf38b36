"""What cannot give a right number is refused by the name of the argument; never a wrong number."""

from __future__ import annotations

import math

import numpy as np
import pytest

from ketenkameleon.science import estimate as e
from ketenkameleon.science.fouten import ScienceError

TIME, EVENT, ARM = [1.0, 2, 3, 4, 5, 6], [1, 1, 0, 1, 1, 0], [0, 0, 0, 1, 1, 1]
MIXED = [0, 1, 0, 0, 1, 1]
X = [[0.1, 1], [0.5, 2], [0.2, 2], [0.4, 1], [0.9, 3], [0.3, 1]]
PANEL = {"outcome": np.arange(32) % 5, "arm": np.arange(32) < 16, "period": np.tile(np.arange(8), 4),
         "cluster": np.repeat(np.arange(4), 8), "start": 6, "least_before": 4}
NAN = float("nan")

REFUSED = {
    "a negative time": ("time", lambda: e.kaplan_meier([-1, 2], [1, 1])),
    "a time that is not a number": ("time", lambda: e.kaplan_meier([NAN, 2], [1, 1])),
    "an infinite time": ("time", lambda: e.log_rank([math.inf, 2], [1, 1], [0, 1])),
    "nobody": ("time", lambda: e.kaplan_meier([], [])),
    "words for times": ("time", lambda: e.kaplan_meier(["morgen", "gisteren"], [1, 1])),
    "a table of times": ("time", lambda: e.kaplan_meier([[1, 2]], [1, 1])),
    "an event of two": ("event", lambda: e.kaplan_meier([1, 2], [1, 2])),
    "an event that is not known": ("event", lambda: e.kaplan_meier([1, 2], [1, NAN])),
    "too few events": ("event", lambda: e.kaplan_meier([1, 2, 3], [1, 1])),
    "an unknown scale": ("scale", lambda: e.kaplan_meier([1, 2], [1, 1], scale="plain")),
    "a confidence of one": ("confidence", lambda: e.kaplan_meier([1, 2], [1, 1], confidence=1.0)),
    "a time past the data": ("when", lambda: e.kaplan_meier(TIME, EVENT).at(7)),
    "the time by which all have had it": ("share_done", lambda: e.kaplan_meier(TIME, EVENT).quantile(1)),
    "one group in a log-rank": ("group", lambda: e.log_rank(TIME, EVENT, [1] * 6)),
    "no event in a log-rank": ("event", lambda: e.log_rank(TIME, [0] * 6, ARM)),
    "groups that never waited together": (
        "group", lambda: e.log_rank([1, 2, 5, 6], [0, 0, 1, 1], [0, 0, 1, 1])),
    "a group without a name": ("group", lambda: e.log_rank(TIME, EVENT, [0, 0, 0, 1, 1, NAN])),
    "a group that is None": ("group", lambda: e.log_rank(TIME, EVENT, ["a", "a", "b", "b", "b", None])),
    "strata of another length": ("strata", lambda: e.log_rank(TIME, EVENT, ARM, strata=[1, 2])),
    "half a kind": ("kind", lambda: e.aalen_johansen([1, 2], [0.5, 1], of=1)),
    "a kind below none": ("kind", lambda: e.aalen_johansen([1, 2], [-1, 1], of=1)),
    "half a kind of event": ("of", lambda: e.aalen_johansen([1, 2], [0, 1], of=1.5)),
    "half a weighted kind": ("of", lambda: e.weighted_incidence([1, 2], [1, 1], of=1.5, when=1)),
    "a seed below none": ("seed", lambda: e.permute_arms(range(40), [1, 0] * 20, range(40), seed=-1)),
    "looks that are words": ("information", lambda: e.spending_looks(["half"])),
    "incidence of being censored": ("of", lambda: e.aalen_johansen([1, 2], [0, 1], of=0)),
    "incidence past the data": ("when", lambda: e.aalen_johansen([1, 2, 3], [1, 2, 0], of=1).at(4)),
    "weighted incidence past the data": ("when", lambda: e.weighted_incidence([1, 2], [1, 0], of=1, when=3)),
    "weights that leave nobody": (
        "weights", lambda: e.weighted_incidence([1, 2], [1, 1], of=1, when=1, weights=[0, 0])),
    "a negative weight": (
        "weights", lambda: e.weighted_restricted_mean([1, 2], [1, 1], horizon=1, weights=[2, -1])),
    "a horizon past the data": ("horizon", lambda: e.restricted_mean(TIME, EVENT, horizon=7)),
    "a horizon past one arm": ("horizon", lambda: e.compare_restricted_means(TIME, EVENT, ARM, horizon=5)),
    "an adjusted horizon past one arm": (
        "horizon", lambda: e.adjusted_restricted_means(TIME, EVENT, ARM, X, horizon=5)),
    "an arm with nobody": ("arm", lambda: e.compare_restricted_means(TIME, EVENT, [1] * 6, horizon=3)),
    "three arms": ("arm", lambda: e.compare_restricted_means(TIME, EVENT, [0, 1, 2, 0, 1, 2], horizon=3)),
    "no event to compare by": ("event", lambda: e.compare_restricted_means(TIME, [0] * 6, ARM, horizon=3)),
    "no event to adjust by": (
        "event", lambda: e.adjusted_restricted_means([9.0] * 6, [0] * 6, ARM, [1, 2, 3, 4, 1, 9], horizon=5)),
    "covariates that are the arm": (
        "covariates", lambda: e.adjusted_restricted_means(TIME, EVENT, ARM, ARM, horizon=3)),
    "a covariate that is always the same": ("covariates", lambda: e.cox(TIME, EVENT, [7] * 6)),
    "a covariate that is another one": (
        "covariates", lambda: e.cox(TIME, EVENT, [[1, 2], [2, 4], [3, 6], [4, 8], [5, 10], [7, 14]])),
    "covariates of another length": ("covariates", lambda: e.cox(TIME, EVENT, [1, 2, 3])),
    "a covariate with a hole": ("covariates", lambda: e.cox(TIME, EVENT, [1, 2, 3, NAN, 5, 6])),
    "no event in cox": ("event", lambda: e.cox(TIME, [0] * 6, X)),
    "a covariate that orders every event": (
        "covariates", lambda: e.cox([1, 2, 3, 4], [1, 1, 1, 1], [9, 7, 4, 1])),
    "one event to check hazards by": (
        "event", lambda: e.cox([1, 2, 3, 4], [0, 1, 0, 0], [0, 1, 2, 0]).proportional_hazards()),
    "more successes than tries": ("successes", lambda: e.wilson(5, 4)),
    "a negative number of successes": ("control_successes", lambda: e.risk_difference(1, 2, -1, 2)),
    "an arm of none": ("control_total", lambda: e.risk_difference(1, 2, 0, 0)),
    "half a success": ("successes", lambda: e.wilson(0.5, 4)),
    "an unknown method": ("method", lambda: e.risk_difference(1, 2, 1, 2, method="wald")),
    "a difference beyond one": ("difference", lambda: e.constrained_shares(1, 2, 1, 2, 1.5)),
    "one answer": ("answers", lambda: e.brunner_munzel([1], [1, 2])),
    "groups fully apart": ("answers", lambda: e.brunner_munzel([5, 6], [1, 2])),
    "everybody the same mark": ("answers", lambda: e.brunner_munzel([7, 7], [7, 7, 7])),
    "more covariates than children with a known time": (
        "covariates", lambda: e.adjusted_restricted_means(
            [1, 2, 9, 9, 9, 9], [0, 0, 0, 0, 1, 1], ARM, [1, 2, 1, 1, 1, 1], horizon=9)),
    "covariates that are the same for all with weight": (
        "covariates",
        lambda: e.proportional_odds([1, 2, 1, 2, 1, 2], [1, 1, 1, 1, 2, 3], weights=[1, 1, 1, 1, 0, 0])),
    "one level of answers": ("answers", lambda: e.proportional_odds([3] * 6, X)),
    "an arm that separates the answers": ("covariates", lambda: e.proportional_odds([1, 1, 2, 3, 3, 3], ARM)),
    "one cluster of answers": (
        "cluster", lambda: e.proportional_odds([1, 2, 3, 1, 2, 1], ARM, cluster=[1] * 6)),
    "a score with an empty arm": ("arm", lambda: e.propensity([0] * 6, X)),
    "a covariate that separates the arms": ("covariates", lambda: e.propensity(ARM, [1, 2, 3, 4, 5, 6])),
    "an unknown target": ("target", lambda: e.propensity(MIXED, TIME).weights("everyone")),
    "weights that leave an arm empty": ("weights", lambda: e.balance(ARM, X, [1, 1, 1, 0, 0, 0])),
    "one child in an arm": ("arm", lambda: e.balance([1, 0, 0, 0, 0, 0], X, [1] * 6)),
    "one cluster under weights": (
        "cluster", lambda: e.weighted_difference(TIME, MIXED, TIME, cluster=[1] * 6)),
    "an outcome without spread": ("outcome", lambda: e.weighted_difference([0.3] * 6, MIXED, TIME)),
    "one cluster in an arm": ("cluster", lambda: e.compare_clusters(TIME, ARM, [0, 0, 0, 1, 1, 2])),
    "a cluster in both arms": ("cluster", lambda: e.compare_clusters(TIME, ARM, [0, 1, 2, 2, 3, 4])),
    "clusters without spread": ("outcome", lambda: e.compare_clusters([0.3] * 6, ARM, [0, 0, 1, 2, 3, 3])),
    "months without spread": (
        "outcome", lambda: e.difference_in_differences(**{**PANEL, "outcome": [0.3] * 32})),
    "one value in an arm": ("arm", lambda: e.compare_means([1, 2, 3], [1, 0, 0])),
    "a pooled arm of one": ("arm", lambda: e.compare_means([1, 2, 3], [1, 0, 0], equal_variance=True)),
    "one cluster to permute": ("cluster", lambda: e.permute_arms(TIME, ARM, [0, 0, 0, 1, 2, 3])),
    "one cluster to correlate": ("cluster", lambda: e.clustering(TIME, [1] * 6)),
    "a child per cluster": ("cluster", lambda: e.clustering(TIME, range(6))),
    "one cluster to draw": ("cluster", lambda: e.bootstrap_clusters(len, ARM, [0, 0, 0, 1, 2, 3])),
    "a statistic without a number": (
        "statistic", lambda: e.bootstrap_clusters(lambda rows: NAN, ARM, range(6), draws=3)),
    "a start before the data": ("start", lambda: e.difference_in_differences(**{**PANEL, "start": 0})),
    "a start after the data": ("start", lambda: e.difference_in_differences(**{**PANEL, "start": 8})),
    "too few months before": ("period", lambda: e.difference_in_differences(**{**PANEL, "least_before": 12})),
    "a month without one arm": ("period", lambda: e.difference_in_differences(
        **{**PANEL, "period": np.where(np.arange(32) < 16, np.tile(np.arange(8), 4), 0)})),
    "one treated cluster": ("cluster", lambda: e.difference_in_differences(
        **{**PANEL, "cluster": np.where(np.arange(32) < 16, 0, PANEL["cluster"])})),
    "no contact": ("professional", lambda: e.continuity([])),
    "two people at the same moment": ("at", lambda: e.continuity_per_zaak([1, 1], [5, 5], ["A", "B"])),
    "power of nothing": ("hazard_ratio", lambda: e.events_for_ratio(1.0)),
    "a size for no difference": ("share_other", lambda: e.size_for_shares(0.5, 0.5)),
    "a share of one": ("share_one", lambda: e.size_for_shares(1.0, 0.5)),
    "a power below the level": ("power", lambda: e.events_for_ratio(0.5, power=0.01)),
    "one cluster to plan with": (
        "clusters", lambda: e.smallest_difference(50, 50, 1, 6, share_control=0.6, icc=0.03)),
    "a rise that cannot be seen": (
        "clusters", lambda: e.smallest_difference(4, 4, 2, 2, share_control=0.9, icc=0.5)),
    "a negative correlation": (
        "icc", lambda: e.smallest_difference(50, 50, 6, 6, share_control=0.6, icc=-0.1)),
    "looks that go back": ("information", lambda: e.spending_looks([0.5, 0.4, 1.0])),
    "no look": ("looks", lambda: e.equal_looks(0, kind="pocock")),
    "an unknown kind of bound": ("kind", lambda: e.equal_looks(2, kind="haybittle")),
    "a p-value above one": ("p_values", lambda: e.holm([0.1, 1.2])),
    "bounds in the wrong order": ("likely_lower", lambda: e.find_by_bounds(0.2, 0.1, 0.15, relevant=0.1)),
    "nothing that matters": ("relevant", lambda: e.find_by_bounds(0.1, 0.3, 0.15, relevant=0)),
    "an effect past certainty": ("effect", lambda: e.simulate_pilots(
        0.5, share_control=0.6, icc=0.1, clusters=6, control_clusters=6, size=50, pilots=10)),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_gives_no_right_number_is_refused_by_name(case):
    argument, call = REFUSED[case]
    with pytest.raises(ScienceError) as caught:
        call()
    assert caught.value.argument == argument
    assert isinstance(caught.value, ValueError)


def test_one_event_gives_a_curve_and_a_test_without_a_wrong_number():
    curve = e.kaplan_meier([3, 5, 8], [0, 1, 0])
    assert curve.survival.tolist() == [1, 0.5, 0.5]
    assert curve.at(5).lower == pytest.approx(0.5 * math.exp(-1.959964 * math.sqrt(1 / 2)))
    found = e.log_rank([3, 5, 8, 9], [0, 1, 0, 0], [0, 0, 1, 1])
    assert found.chi_squared == pytest.approx((1 - 1 / 3) ** 2 / (1 / 3 * 2 / 3))


def test_a_ratio_too_large_for_a_number_is_infinite_and_its_test_stands():
    model = e.cox([1, 2, 3, 4, 5], [1, 1, 1, 1, 1], [3e-6, 1e-6, 5e-6, 2e-6, 1e-6])
    assert model.ratios[0].upper == math.inf
    assert model.p_value == pytest.approx(e.cox([1, 2, 3, 4, 5], [1] * 5, [3, 1, 5, 2, 1]).p_value)


def test_a_curve_at_zero_has_no_bounds_there_and_holds_for_ever_after():
    curve = e.kaplan_meier([1, 2], [1, 1])
    assert (curve.survival[-1], curve.at(99).estimate) == (0, 0)
    assert np.isnan([curve.std_err[-1], curve.lower[-1], curve.upper[-1]]).all()
    assert curve.at(0.5).estimate == 1


def test_a_kind_that_never_comes_has_incidence_none_and_no_bounds():
    found = e.aalen_johansen([1, 2, 3], [2, 0, 2], of=1)
    assert found.incidence.tolist() == [0, 0, 0]
    assert np.isnan(found.upper).all()


def test_an_arm_that_lost_no_time_has_no_ratio_of_lost_time():
    time, event = [2.0, 3, 9, 9, 9, 9], [1, 1, 0, 0, 0, 0]
    found = e.compare_restricted_means(time, event, [1, 1, 1, 0, 0, 0], horizon=5)
    assert (found.ratio_lost, found.no.std_err) == (None, 0)
    age = [0.1, 0.7, 0.2, 0.6, 0.5, 0.3]
    adjusted = e.adjusted_restricted_means(time, event, [1, 1, 1, 0, 0, 0], age, horizon=5)
    assert adjusted.ratio_lost is None


def test_lists_arrays_and_booleans_give_the_same_numbers():
    one = e.kaplan_meier(TIME, EVENT)
    other = e.kaplan_meier(np.array(TIME, np.float32), np.array(EVENT, bool))
    assert one.survival.tolist() == other.survival.tolist()
    given = np.array(TIME)
    e.kaplan_meier(given, EVENT)
    assert given.tolist() == TIME, "what was given is left as it was"


def test_the_error_says_in_dutch_what_is_wrong():
    with pytest.raises(ScienceError, match=r"time.*negatieve waarde"):
        e.kaplan_meier([-1], [1])
