"""A figure over replications: Student's interval of the mean, the band of single years, and how they are written."""

from __future__ import annotations

import math

import numpy as np
import pytest
from scipy import stats

from ketenkameleon.science.chainsim.result import measure
from ketenkameleon.science.chainsim.summary import line

VALUES = np.array([3.0, 7.0, 4.0, 8.0, 5.0, 6.5])


def test_the_interval_is_students_and_the_band_holds_single_years():
    found = measure(VALUES)
    low, high = stats.t.interval(0.95, 5, VALUES.mean(), stats.sem(VALUES))
    assert (found.mean, found.low, found.high) == tuple(map(pytest.approx, (VALUES.mean(), low, high)))
    assert (found.band_low, found.band_high) == (pytest.approx(3.25), pytest.approx(7.75))


def test_years_without_a_value_are_left_out_and_one_year_has_no_interval():
    assert measure(np.append(VALUES, math.nan)) == measure(VALUES)
    one = measure(np.array([4.0]))
    assert one.mean == one.band_low == one.band_high == 4.0
    assert math.isnan(one.low)
    assert math.isnan(one.high)
    assert math.isnan(measure(np.array([math.nan])).mean)


def test_a_line_has_a_comma_and_says_until_in_words():
    said = line("Overdrachten", measure(-VALUES / 10), 1.0, "").split()
    assert said == ["Overdrachten", "-0,56", "-0,76", "tot", "-0,36", "-0,78", "tot", "-0,33"]
    in_days = " ".join(line("Dagen", measure(VALUES), 1.0, "dagen").split())
    assert in_days == "Dagen 5,6 3,6 tot 7,6 3,2 tot 7,8 dagen"
    assert line("Dagen", measure(np.array([math.nan])), 1.0, "dagen").split()[1] == "–"
