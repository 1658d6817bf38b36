"""Scores against their definitions, scoringrules and statsmodels; the baselines; the judgement."""

from __future__ import annotations

import numpy as np
import pytest
import statsmodels.api as sm

from ketenkameleon.science.forecast import (
    SchoolWeek,
    band,
    climatology,
    compare_losses,
    crps,
    fit,
    inside_band,
    mase,
    medians,
    pit_histogram,
    rolling_origin,
    seasonal_naive,
    week_calendar,
    week_series,
)
from ketenkameleon.science.fouten import ScienceError
from science.forecast.reeksen import make_series

RANDOM = np.random.Generator(np.random.Philox(3))
DRAWS = RANDOM.poisson(12, (400, 5)).astype(float)
SEEN = np.array([3.0, 12.0, 12.0, 20.0, 40.0])
SERIES = make_series(4, weeks=300).weken


def test_crps_is_that_of_scoringrules_and_of_the_double_sum():
    # scoringrules takes seconds to load, so only here; it must be the plain estimator, not the "fair" one.
    import scoringrules

    double = np.abs(DRAWS - SEEN).mean(0) - np.abs(DRAWS[:, None] - DRAWS[None]).mean((0, 1)) / 2
    np.testing.assert_allclose(crps(DRAWS, SEEN), double, rtol=1e-12)
    theirs = scoringrules.crps_ensemble(SEEN, DRAWS, m_axis=0, estimator="nrg", backend="numpy")
    np.testing.assert_allclose(crps(DRAWS, SEEN), theirs, rtol=1e-12)
    many = RANDOM.poisson(18 * RANDOM.gamma(8, 1 / 8, (200_000, 1)))
    closed = scoringrules.crps_negbinom(25.0, 8.0, 8 / (8 + 18.0), backend="numpy")
    assert crps(many, [25])[0] == pytest.approx(float(closed), rel=0.01)


def test_crps_of_one_draw_is_the_absolute_error_and_of_a_perfect_one_zero():
    assert crps([[3.0, 8.0]], [5.0, 8.0]).tolist() == [2.0, 0.0]


def test_mase_is_one_for_last_year_itself_on_the_history():
    assert mase(SERIES.counts[:-52], SERIES.counts[52:], SERIES) == pytest.approx(1)


def test_mase_has_no_scale_when_every_year_was_the_same():
    flat = week_series([4] * 120, SERIES.calendar.mondays[:120])
    with pytest.raises(ScienceError) as refused:
        mase([4.0], [5.0], flat)
    assert refused.value.argument == "history"


def test_the_band_has_whole_ends_and_counts_both_as_inside():
    draws = np.repeat(np.arange(100), 2)[:, None]
    low, high = band(draws)
    assert (low[0], high[0]) == (4, 94)
    assert [inside_band(draws, [seen])[0] for seen in (3, 4, 94, 95)] == [0, 1, 1, 0]


def test_pit_is_flat_for_the_right_forecast_and_a_u_for_one_that_is_too_sure():
    truth = RANDOM.poisson(9 * RANDOM.gamma(4, 1 / 4, 4000))
    right = RANDOM.poisson(9 * RANDOM.gamma(4, 1 / 4, (2000, 1))) * np.ones((1, 4000))
    narrow = RANDOM.poisson(9, (2000, 1)) * np.ones((1, 4000))
    flat, u_shape = pit_histogram(right, truth), pit_histogram(narrow, truth)
    assert flat.sum() == pytest.approx(1)
    np.testing.assert_allclose(flat, 0.1, atol=0.02)
    assert u_shape[0] > 0.15 < u_shape[-1]
    assert u_shape[3:7].max() < 0.1


def test_pit_of_counts_outside_all_draws_lies_in_the_outer_bins():
    assert pit_histogram([[5.0], [6.0]], [1.0]).tolist() == [1] + [0] * 9
    assert pit_histogram([[5.0], [6.0]], [9.0]).tolist() == [0] * 9 + [1]


def test_comparing_losses_uses_the_bartlett_variance_of_statsmodels():
    first, second = RANDOM.gamma(4, 1, 40), RANDOM.gamma(4, 1.3, 40)
    ours = compare_losses(first, second, overlap=3)
    model = sm.OLS(first - second, np.ones(40))
    theirs = model.fit(cov_type="HAC", cov_kwds={"maxlags": 3, "kernel": "bartlett"})
    harvey = np.sqrt((40 + 1 - 2 * 4 + 4 * 3 / 40) / 40)
    assert ours.difference == pytest.approx(theirs.params[0])
    assert ours.t_value == pytest.approx(theirs.tvalues[0] * harvey)
    assert ours.difference < 0
    assert 0 < ours.p_value < 1


def test_last_year_again_stands_on_the_week_52_before_and_never_below_zero():
    ahead = SERIES.calendar.part(288, 300)
    draws = seasonal_naive(SERIES.part(0, 288), ahead, draws=20_000)
    errors = SERIES.counts[52:288] - SERIES.counts[:236]
    expected = np.maximum(SERIES.counts[236:248, None] + errors, 0).mean(axis=1)
    np.testing.assert_allclose(draws.mean(axis=0), expected, rtol=0.03)
    assert draws.min() >= 0


def test_last_year_again_repeats_itself_beyond_a_year():
    mondays = SERIES.calendar.mondays
    ahead = week_calendar([mondays[103] + np.timedelta64(7 * n, "D") for n in range(1, 61)])
    draws = seasonal_naive(SERIES.part(0, 104), ahead, draws=4000)
    np.testing.assert_allclose(draws[:, 0].mean(), draws[:, 52].mean(), rtol=0.1)


def test_climatology_takes_only_weeks_of_the_same_kind_near_the_same_time_of_the_year():
    ahead = SERIES.calendar.part(288, 300)
    history = SERIES.part(0, 288)
    draws = climatology(history, ahead, draws=500)
    for at in np.flatnonzero(ahead.holidays == SchoolWeek.SCHOOL):
        monday, kind = ahead.mondays[at], SchoolWeek.SCHOOL
        years = [monday - np.timedelta64(round(365.25 * back), "D") for back in range(7)]
        near = [count for day, count, other in zip(history.calendar.mondays, history.counts,
                                                  history.calendar.holidays, strict=True)
                if other == kind and min(abs((day - year).astype(int)) for year in years) <= 19]
        assert set(draws[:, at]) <= set(near)
        assert len(near) > 12


def test_climatology_finds_the_weeks_on_the_other_side_of_new_year():
    mondays = [np.datetime64("2022-01-03") + np.timedelta64(7 * n, "D") for n in range(104)]
    counts = [int(str(monday)[5:7]) for monday in mondays]  # the month
    ahead = week_calendar([mondays[-1] + np.timedelta64(7, "D")])
    assert str(ahead.mondays[0]) == "2024-01-01"
    # At most 17 days off: 3, 10, 17 January and 19, 26 December 2022; 2, 9, 16 January and 18, 25 December 2023.
    found = climatology(week_series(counts, mondays), ahead, draws=4000)[:, 0]
    assert set(found) == {1, 12}
    assert np.mean(found == 12) == pytest.approx(4 / 10, abs=0.03)


def test_climatology_of_a_rare_kind_takes_the_nearest_three():
    counts = np.tile([3, 5], 60)
    kinds = np.zeros(120, dtype=int)
    kinds[[10, 40, 70, 100]] = 1
    counts[[10, 40, 70, 100]] = [50, 60, 70, 80]
    mondays = [np.datetime64("2022-01-03") + np.timedelta64(7 * n, "D") for n in range(120)]
    series = week_series(counts, mondays, kinds)
    ahead = week_calendar([mondays[-1] + np.timedelta64(7, "D")], [1])  # 22 April 2024
    assert set(climatology(series, ahead, draws=400)[:, 0]) == {50, 70, 80}


def test_judging_uses_only_the_weeks_before_each_moment():
    judged = rolling_origin(SERIES, origins=3, draws=300, first=250)
    spoiled = SERIES.counts.copy()
    spoiled[262:] = 500  # after the first moment's twelve weeks
    again = rolling_origin(week_series(spoiled, SERIES.calendar.mondays, SERIES.calendar.holidays), origins=3,
                           draws=300, first=250)
    assert judged.model.losses[0] == again.model.losses[0]
    assert judged.seasonal_naive.losses[0] == again.seasonal_naive.losses[0]
    assert judged.model.losses[1] != again.model.losses[1]
    assert judged.origins == tuple(SERIES.calendar.mondays[at] for at in (250, 269, 288))


def test_a_judgement_is_that_of_its_forecasts():
    judged = rolling_origin(SERIES, origins=1, draws=500, seed=6)
    history, ahead = SERIES.part(0, 288), SERIES.calendar.part(288, 300)
    draws = fit(history).draw(ahead, draws=500, seed=6)
    seen = SERIES.counts[288:]
    assert judged.model.crps == pytest.approx(crps(draws, seen).mean())
    assert judged.model.mase == pytest.approx(mase(medians(draws), seen, history))
    assert judged.model.coverage == pytest.approx(inside_band(draws, seen).mean())
    assert judged.model.total_error == pytest.approx(abs(np.median(draws.sum(1)) - seen.sum()) / seen.sum())
    assert judged.skill == pytest.approx(1 - judged.model.crps / judged.seasonal_naive.crps)


@pytest.mark.parametrize(("ask", "argument"), [
    (lambda: rolling_origin(SERIES, horizon=0), "horizon"),
    (lambda: rolling_origin(SERIES, first=103), "first"),
    (lambda: rolling_origin(SERIES.part(0, 110)), "series"),
    (lambda: rolling_origin(SERIES, origins=0), "origins"),
    (lambda: rolling_origin(SERIES.part(0, 120), origins=6), "origins"),
    (lambda: crps(DRAWS, SEEN[:4]), "observed"),
    (lambda: crps(DRAWS[0], SEEN), "draws"),
    (lambda: crps(DRAWS * np.nan, SEEN), "draws"),
    (lambda: crps(DRAWS, SEEN * np.nan), "observed"),
    (lambda: inside_band(DRAWS, SEEN, level=1.0), "level"),
    (lambda: pit_histogram(DRAWS, SEEN, bins=0), "bins"),
    (lambda: mase([1.0], [1.0, 2.0], SERIES), "point"),
    (lambda: compare_losses([1, 2, 3], [2, 3, 4], overlap=2), "overlap"),
    (lambda: compare_losses([1, 2, 3], [2, 3, 4], overlap=0), "first"),
    (lambda: compare_losses([1, 2, 3], [2, 3], overlap=0), "second"),
    (lambda: compare_losses([1, np.nan, 3], [2, 3, 5], overlap=0), "first"),
    (lambda: compare_losses([[1, 2], [3, 5]], [[2, 3], [1, 1]], overlap=0), "first"),
    (lambda: mase([np.nan], [1.0], SERIES), "point"),
    (lambda: mase([1.0], [np.nan], SERIES), "observed"),
    (lambda: band(DRAWS * np.nan), "draws"),
    (lambda: medians([]), "draws"),
    (lambda: medians([["veel"]]), "draws"),
])
def test_what_cannot_be_judged_is_refused_by_name(ask, argument):
    with pytest.raises(ScienceError) as refused:
        ask()
    assert refused.value.argument == argument
