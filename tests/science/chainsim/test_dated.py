"""Dates become lengths and months that the fits may trust: censoring at the cut, no half months."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from ketenkameleon.science import chainsim
from ketenkameleon.science.chainsim import ScienceError

CUT = date(2026, 9, 30)
BEGIN = [date(2026, 9, 1), date(2026, 9, 10), date(2026, 9, 20), date(2026, 9, 5)]
END = [date(2026, 9, 15), None, date(2026, 10, 4), date(2026, 9, 5)]


def test_what_had_not_ended_at_the_cut_counts_up_to_the_cut():
    days, ended = chainsim.durations(BEGIN, END, cut=CUT)
    assert days.tolist() == [14.0, 20.0, 10.0, 0.5]
    assert ended.tolist() == [True, False, False, True]


def test_an_end_on_the_day_of_the_cut_is_an_end():
    days, ended = chainsim.durations(["2026-09-01"], ["2026-09-30"], cut=CUT)
    assert (days.tolist(), ended.tolist()) == ([29.0], [True])


def test_moments_of_the_day_count_as_parts_of_days():
    days, _ = chainsim.durations(["2026-09-01T09:00"], ["2026-09-02T15:00"], cut=CUT)
    assert days.tolist() == [1.25]


def test_dates_of_waits_give_the_mean_back_through_the_cut():
    stream = np.random.default_rng(4)
    begin = np.datetime64("2026-01-01T00:00:00") + (stream.random(3000) * 270 * 86_400).astype("timedelta64[s]")
    length = stream.gamma(2.0, 20.0, 3000)
    end = begin + (length * 86_400).astype("timedelta64[s]")
    fit = chainsim.fit_duration(*chainsim.durations(begin, end, cut=CUT))
    assert fit.running > 200
    assert fit.duration.mean == pytest.approx(40.0, abs=4 * 40 * np.sqrt(fit.covariance[0, 0]))
    assert fit.duration.mean == pytest.approx(40.0, rel=0.06)


def test_months_seen_in_part_are_left_out_with_their_reports():
    reported = [date(2025, 8, 20), date(2025, 9, 1), date(2026, 8, 31), date(2026, 9, 30), date(2026, 10, 2)]
    month, seen = chainsim.report_months(reported, first=date(2025, 8, 15), last=date(2026, 10, 10))
    assert month.tolist() == [9, 8, 9]
    assert seen.tolist() == [1, 1, 1, 1, 1, 1, 1, 1, 2, 1, 1, 1]


def test_whole_months_count_to_their_last_day():
    month, seen = chainsim.report_months(["2026-02-28"], first=date(2026, 2, 1), last=date(2026, 2, 28))
    assert (month.tolist(), seen.tolist()) == ([2], [0, 1, *[0] * 10])
    month, seen = chainsim.report_months(["2026-02-28"], first=date(2026, 2, 2), last=date(2026, 2, 28))
    assert (month.tolist(), seen.sum()) == ([], 0)


@pytest.mark.parametrize(("argument", "ask"), [
    ("begin", lambda: chainsim.durations([None], [None], cut=CUT)),
    ("begin", lambda: chainsim.durations(["2026-10-01"], [None], cut=CUT)),
    ("begin", lambda: chainsim.durations(["morgen"], [None], cut=CUT)),
    ("begin", lambda: chainsim.durations([], [], cut=CUT)),
    ("end", lambda: chainsim.durations(["2026-09-02"], ["2026-09-01"], cut=CUT)),
    ("end", lambda: chainsim.durations(["2026-09-02"], [None, None], cut=CUT)),
    ("cut", lambda: chainsim.durations(["2026-09-02"], [None], cut=np.datetime64("NaT"))),
    ("last", lambda: chainsim.report_months(["2026-09-02"], first=CUT, last=date(2026, 9, 1))),
    ("reported", lambda: chainsim.report_months(["2026-10-02"], first=date(2026, 9, 1), last=CUT)),
    ("reported", lambda: chainsim.report_months([None], first=date(2026, 9, 1), last=CUT)),
])
def test_dates_that_cannot_be_are_refused_by_name(argument, ask):
    with pytest.raises(ScienceError) as refused:
        ask()
    assert refused.value.argument == argument
