"""The promise of the forecast on the invented regions, and the way to reservation and simulator."""

from __future__ import annotations

import time

import numpy as np
import pytest

from ketenkameleon.science.forecast import arrival_rates, daily_rates, fit, rolling_origin, upper_quantile
from ketenkameleon.science.fouten import ScienceError
from science.forecast.reeksen import make_series

SERIES = [make_series(seed).weken for seed in range(1, 7)]
DRAWS = np.array([[1, 10], [2, 20], [3, 30], [4, 40], [5, 50], [6, 60], [7, 70], [8, 80], [9, 90], [10, 100]])


def test_the_model_beats_last_year_by_a_quarter_and_its_band_holds_nine_of_ten_weeks():
    judged = [rolling_origin(series, first=261, draws=1000) for series in SERIES]
    model = np.mean([one.model.crps for one in judged])
    naive = np.mean([one.seasonal_naive.crps for one in judged])
    assert 1 - model / naive >= 0.25
    assert 0.85 <= np.mean([one.model.coverage for one in judged]) <= 0.95
    assert np.mean([one.model.mase for one in judged]) < 0.85
    assert np.mean([one.skill_over_climatology for one in judged]) > 0
    assert np.mean([one.model.total_error for one in judged]) < np.mean(
        [one.seasonal_naive.total_error for one in judged])
    pit = np.mean([one.model.pit for one in judged], axis=0)
    assert 0.05 < pit.min() < pit.max() < 0.16  # 792 weeks: 3 standard errors are .03 or more


def test_a_refit_takes_less_than_a_second():
    before = time.process_time()
    fit(SERIES[0])
    assert time.process_time() - before < 1


def test_the_reservation_is_enough_in_the_asked_share_of_the_futures():
    assert upper_quantile(DRAWS, level=0.9).tolist() == [9, 90]
    assert upper_quantile(DRAWS, level=0.91).tolist() == [10, 100]
    assert upper_quantile(DRAWS, level=0.5, cumulative=True).tolist() == [5, 55]
    series = SERIES[1]
    draws = fit(series.part(0, 340)).draw(series.calendar.part(340, 352), draws=4000)
    room = upper_quantile(draws, level=0.9)
    enough = (draws <= room).mean(axis=0)
    assert np.all(enough >= 0.9)
    assert np.all((draws <= room - 1).mean(axis=0) < 0.9)


def test_days_share_out_their_week_from_monday_on():
    days = daily_rates([10.0, 5.0])
    assert days.reshape(2, 7).tolist() == [[2, 2, 2, 2, 2, 0, 0], [1, 1, 1, 1, 1, 0, 0]]
    per_draw = daily_rates([[10.0, 5.0], [20.0, 10.0]], day_weights=[1, 0, 0, 0, 0, 0, 1])
    assert per_draw.shape == (2, 14)
    np.testing.assert_allclose(per_draw.reshape(2, 2, 7).sum(axis=2), [[10, 5], [20, 10]])
    assert per_draw[1, 0] == per_draw[1, 6] == 10


def test_poisson_days_around_drawn_rates_make_weeks_as_they_were_forecast():
    series = SERIES[2]
    model, ahead = fit(series.part(0, 340)), series.calendar.part(340, 344)
    rates = model.draw_rates(ahead, draws=30_000, seed=1)
    days = np.random.Generator(np.random.Philox(2)).poisson(daily_rates(rates))
    weeks = days.reshape(-1, 4, 7).sum(axis=2)
    forecast = model.draw(ahead, draws=30_000, seed=3)
    np.testing.assert_allclose(weeks.mean(axis=0), forecast.mean(axis=0), rtol=0.02)
    np.testing.assert_allclose(weeks.std(axis=0), forecast.std(axis=0), rtol=0.04)


def test_a_span_of_days_runs_from_the_estimated_past_into_the_drawn_future():
    series = SERIES[3]
    model, ahead = fit(series.part(0, 300)), series.calendar.part(300, 352)
    first = series.calendar.mondays[290] + np.timedelta64(2, "D")  # a Wednesday, ten weeks back
    span = arrival_rates(model, ahead, first=first, days=400, draws=20, seed=5)
    assert span.shape == (20, 400)
    np.testing.assert_allclose(span[:, 0], model.regression.fitted[290] / 5)
    np.testing.assert_allclose(span[:, 5], model.regression.fitted[291] / 5)
    assert np.all(span[:, 3:5] == 0)
    np.testing.assert_allclose(span[:, 68], model.draw_rates(ahead, draws=20, seed=5)[:, 0] / 5)
    later = arrival_rates(model, ahead, first=ahead.mondays[1], days=7, draws=20, seed=5)
    np.testing.assert_allclose(later, span[:, 75:82])


MODEL, YEAR = fit(SERIES[3].part(0, 300)), SERIES[3].calendar.part(300, 352)


@pytest.mark.parametrize(("ask", "argument"), [
    (lambda: arrival_rates(MODEL, YEAR, first=np.datetime64("2019-12-30"), days=7), "first"),
    (lambda: arrival_rates(MODEL, YEAR, first=YEAR.mondays[0], days=52 * 7 + 1), "days"),
    (lambda: arrival_rates(MODEL, YEAR, first=YEAR.mondays[0], days=0), "days"),
    (lambda: upper_quantile(DRAWS, level=0.0), "level"),
    (lambda: upper_quantile(DRAWS[0]), "draws"),
    (lambda: upper_quantile(DRAWS * -1), "draws"),
    (lambda: upper_quantile(DRAWS * np.nan), "draws"),
    (lambda: daily_rates([]), "weekly"),
    (lambda: daily_rates([np.nan]), "weekly"),
    (lambda: daily_rates([-1.0]), "weekly"),
    (lambda: daily_rates([1.0], day_weights=[1, 1]), "day_weights"),
    (lambda: daily_rates([1.0], day_weights=[0] * 7), "day_weights"),
    (lambda: daily_rates([1.0], day_weights=[-1, 1, 1, 1, 1, 1, 1]), "day_weights"),
])
def test_what_cannot_be_shared_out_is_refused_by_name(ask, argument):
    with pytest.raises(ScienceError) as refused:
        ask()
    assert refused.value.argument == argument
