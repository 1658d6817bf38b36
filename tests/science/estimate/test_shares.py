"""Shares and their differences against Newcombe's tables, and what the score intervals promise."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import binom

from ketenkameleon.science.estimate import constrained_shares, risk_difference, wilson


@pytest.mark.parametrize(("successes", "total", "lower", "upper"), [
    (81, 263, ".2553", ".3662"), (15, 148, ".0624", ".1605"),
    (0, 20, ".0000", ".1611"), (1, 29, ".0061", ".1718"),
])
def test_wilson_is_newcombe_1998a_to_the_printed_digits(successes, total, lower, upper):
    found = wilson(successes, total)
    assert (f"{found.lower:.4f}"[1:], f"{found.upper:.4f}"[1:]) == (lower, upper)


@pytest.mark.parametrize(("method", "lower", "upper", "printed"), [
    ("newcombe", "0.052431", "0.333873", (.0524, .3339)),
    ("miettinen-nurminen", "0.052830", "0.338173", (.0528, .3382)),
    ("mee", "0.053334", "0.337729", (.0533, .3377)),
])
def test_56_of_70_minus_48_of_80_is_newcombe_1998_to_the_printed_digits(method, lower, upper, printed):
    found = risk_difference(56, 70, 48, 80, method=method)
    assert found.estimate == pytest.approx(0.2)
    assert (f"{found.lower:.6f}", f"{found.upper:.6f}") == (lower, upper)
    assert (round(found.lower, 4), round(found.upper, 4)) == printed


@pytest.mark.parametrize(("method", "lower", "upper"), [("newcombe", 0.6791, 1.0), ("mee", 0.7225, 1.0)])
def test_ten_of_ten_against_none_of_twenty_stays_within_one(method, lower, upper):
    found = risk_difference(10, 10, 0, 20, method=method)
    assert (round(found.lower, 4), found.upper) == (lower, upper)


COUNTS = st.tuples(st.integers(1, 60), st.integers(1, 60)).flatmap(
    lambda n: st.tuples(st.integers(0, n[0]), st.just(n[0]), st.integers(0, n[1]), st.just(n[1])))


@settings(max_examples=60, deadline=None)
@given(counts=COUNTS, gap=st.floats(-0.95, 0.95))
def test_the_constrained_shares_are_the_likeliest_ones(counts, gap):
    x1, n1, x0, n0 = counts
    grid = np.linspace(max(0.0, -gap), min(1.0, 1.0 - gap), 4_001)

    def likelihood(control):
        return (binom.logpmf(x1, n1, np.clip(control + gap, 0, 1)) + binom.logpmf(x0, n0, control))

    first, control = constrained_shares(x1, n1, x0, n0, gap)
    assert first - control == pytest.approx(gap)
    assert likelihood(control) >= likelihood(grid).max() - 1e-7


@settings(max_examples=60, deadline=None)
@given(counts=COUNTS, method=st.sampled_from(["newcombe", "miettinen-nurminen", "mee"]))
def test_an_interval_holds_its_estimate_and_turns_round_with_the_arms(counts, method):
    x1, n1, x0, n0 = counts
    found, turned = risk_difference(*counts, method=method), risk_difference(x0, n0, x1, n1, method=method)
    assert -1 <= found.lower <= found.estimate <= found.upper <= 1
    assert (turned.lower, turned.upper) == pytest.approx((-found.upper, -found.lower), abs=1e-8)


@pytest.mark.parametrize("method", ["newcombe", "miettinen-nurminen", "mee"])
def test_intervals_cover_what_they_promise_when_every_outcome_is_added_up(method):
    """Exact coverage at 20 against 30, averaged over shares: no drawing, so no luck."""
    outcomes = [(x, y) for x in range(21) for y in range(31)]
    found = np.array([(one.lower, one.upper) for one in (risk_difference(x, 20, y, 30, method=method)
                                                         for x, y in outcomes)])
    covered = []
    for p1, p0 in [(.3, .3), (.5, .4), (.6, .3), (.2, .45), (.75, .58)]:
        chance = np.array([binom.pmf(x, 20, p1) * binom.pmf(y, 30, p0) for x, y in outcomes])
        covered.append(chance[(found[:, 0] <= p1 - p0) & (p1 - p0 <= found[:, 1])].sum())
    assert np.mean(covered) == pytest.approx(0.95, abs=0.012)
    assert min(covered) > 0.93
