"""Short series that lean on similar regions, and alarms that keep to the rate they state."""

from __future__ import annotations

import os
from dataclasses import replace

import numpy as np
import pytest

from ketenkameleon.science.forecast import (
    SchoolWeek,
    WeekSeries,
    crps,
    fit,
    fit_short,
    inside_band,
    level_shift_test,
    pool,
    watch,
)
from ketenkameleon.science.forecast.design import COLUMNS, HOLIDAYS, LEVEL, SEASON
from ketenkameleon.science.forecast.pooling import LEAST_SPREAD
from ketenkameleon.science.fouten import ScienceError
from science.forecast.reeksen import make_series

# A region in which nothing changes, so often; the night takes more, for a narrower margin.
RUNS = 1000 if os.environ.get("KAMELEON_NACHT") else 50
REGIONS = [fit(make_series(50 + seed, weeks=313).weken) for seed in range(5)]
POOL = pool(REGIONS)
NEW = make_series(77, per_jaar=500).weken


def test_the_pool_is_the_random_effects_mean_of_dersimonian_and_laird():
    column = HOLIDAYS.start
    found = np.array([model.regression.coefficients[column] for model in REGIONS])
    variance = np.array([model.regression.covariance[column, column] for model in REGIONS])
    fixed = np.average(found, weights=1 / variance)
    q = np.sum((found - fixed) ** 2 / variance)
    c = np.sum(1 / variance) - np.sum(1 / variance**2) / np.sum(1 / variance)
    tau2 = max((q - 4) / c, LEAST_SPREAD**2)
    assert POOL.between[column] == pytest.approx(tau2)
    assert POOL.mean[column] == pytest.approx(np.average(found, weights=1 / (variance + tau2)))
    assert POOL.mean_variance[column] == pytest.approx(1 / np.sum(1 / (variance + tau2)))
    assert POOL.alpha == pytest.approx(np.mean([model.regression.alpha for model in REGIONS]))


def test_regions_that_really_differ_have_their_spread_found():
    shifted = [fit(make_series(90 + n, weeks=391, drift=0).weken) for n in range(6)]
    counts = []
    for n, model in enumerate(shifted):
        summer = model.series.calendar.holidays == SchoolWeek.SHORT_HOLIDAY
        factor = np.where(summer, np.exp(0.6 * (n - 2.5)), 1)
        counts.append(fit(WeekSeries(np.round(model.series.counts * factor), model.series.calendar)))
    tau = np.sqrt(pool(counts).between[HOLIDAYS.start])
    assert tau == pytest.approx(0.6 * np.std(np.arange(6), ddof=1), rel=0.2)


def test_a_region_with_few_weeks_has_its_own_level_and_borrows_the_season():
    model = fit_short(NEW.part(0, 10), POOL)
    assert np.exp(model.regression.coefficients[LEVEL]) < 0.75 * np.exp(POOL.mean[LEVEL])
    larger = replace(POOL, mean=POOL.mean + 2 * (np.arange(len(COLUMNS)) == LEVEL))
    again = fit_short(NEW.part(0, 10), larger)
    np.testing.assert_allclose(again.regression.coefficients, model.regression.coefficients, atol=1e-6)
    np.testing.assert_allclose(model.regression.coefficients[SEASON], POOL.mean[SEASON], atol=0.05)


def test_what_is_borrowed_is_as_unsure_as_the_spread_between_regions_and_their_mean():
    shared = replace(POOL, between=np.full(len(COLUMNS), 0.04), mean_variance=np.full(len(COLUMNS), 0.12))
    history = NEW.part(0, 5 + 3)
    unseen = [HOLIDAYS.start + kind - 1 for kind in (SchoolWeek.SUMMER, SchoolWeek.FIRST_WEEK_BACK)]
    assert not np.isin(history.calendar.holidays, (SchoolWeek.SUMMER, SchoolWeek.FIRST_WEEK_BACK)).any()
    variance = np.diag(fit_short(history, shared).regression.covariance)
    # A few weeks say nothing of a kind of week that is not among them: all that is known of it is the prior.
    assert variance[unseen] == pytest.approx(0.04 + 0.12)


def test_the_more_own_weeks_the_less_is_borrowed():
    # A region whose short holidays are not quiet at all: ten weeks cannot show that, four years can.
    counts = NEW.counts * np.where(NEW.calendar.holidays == SchoolWeek.SHORT_HOLIDAY, 3, 1)
    odd = WeekSeries(counts, NEW.calendar)
    short = HOLIDAYS.start
    away = [abs(fit_short(odd.part(0, weeks), POOL).regression.coefficients[short] - POOL.mean[short])
            for weeks in (10, 60, 208)]
    assert away[0] < away[1] < away[2]


def test_forecasts_of_short_series_are_useful_and_not_too_sure():
    loss, inside, naive = [], [], []
    for seed in range(12):
        series = make_series(500 + seed, per_jaar=500).weken
        history, seen = series.part(0, 40), series.counts[40:52]
        draws = fit_short(history, POOL).draw(series.calendar.part(40, 52), draws=600)
        loss.append(crps(draws, seen).mean())
        inside.append(inside_band(draws, seen).mean())
        naive.append(crps(np.repeat(history.counts[:, None], 12, axis=1), seen).mean())  # any week so far
    assert np.mean(loss) < 0.8 * np.mean(naive)
    assert 0.85 <= np.mean(inside) <= 0.97


@pytest.mark.parametrize(("ask", "argument"), [
    (lambda: pool(REGIONS[:1]), "models"),
    (lambda: fit_short(NEW.part(0, 7), POOL), "series"),
    (lambda: fit_short(WeekSeries(np.zeros(20), NEW.calendar.part(0, 20)), POOL), "counts"),
])
def test_a_pool_of_one_or_a_series_of_nothing_is_refused_by_name(ask, argument):
    with pytest.raises(ScienceError) as refused:
        ask()
    assert refused.value.argument == argument


def test_a_shift_is_found_in_its_week_with_its_size():
    series = make_series(6, weeks=313, drift=0).weken
    counts = np.where(np.arange(313) < 170, series.counts, series.counts * 2)
    found = level_shift_test(WeekSeries(counts, series.calendar), draws=1000)
    assert found.shifted
    assert found.p_value < 0.005
    assert abs((found.week - series.calendar.mondays[170]).astype(int)) <= 84  # a trend hides the very week
    assert found.factor == pytest.approx(2, rel=0.2)


def test_a_shift_that_is_known_is_not_found_again():
    series = make_series(6, weeks=313, drift=0).weken
    counts = np.where(np.arange(313) < 170, series.counts, series.counts * 2)
    known = [series.calendar.mondays[170]]
    assert not level_shift_test(WeekSeries(counts, series.calendar), shifts=known, draws=1000).shifted


def _keeps_to(rate: float, alarms: list[bool]) -> bool:
    """Not more than stated, and not so careful that it says nothing; three standard errors either way."""
    margin = 3 * np.sqrt(rate * (1 - rate) / len(alarms))
    return 0.6 * rate - margin <= np.mean(alarms) <= rate + margin


def test_the_shift_test_raises_a_false_alarm_no_more_often_than_it_states():
    found = [level_shift_test(make_series(2000 + seed, weeks=209, drift=0).weken, draws=200).p_value
             for seed in range(RUNS)]
    for rate in (0.10, 0.50):
        assert _keeps_to(rate, [p < rate for p in found])


def test_the_watch_raises_a_false_alarm_no_more_often_than_it_states():
    alarms: dict[float, list[bool]] = {0.10: [], 0.50: []}
    for seed in range(RUNS):
        series = make_series(3000 + seed, weeks=235, drift=0).weken
        model = fit(series.part(0, 209))
        for rate, found in alarms.items():
            found.append(watch(model, series.part(209, 235), false_alarm=rate, draws=300).week is not None)
    for rate, found in alarms.items():
        assert _keeps_to(rate, found)


@pytest.mark.parametrize(("factor", "direction"), [(1.8, "up"), (0.4, "down")])
def test_the_watch_says_from_which_week_and_which_way(factor, direction):
    series = make_series(6, weeks=313, drift=0).weken
    came = series.part(287, 313)
    changed = WeekSeries(np.round(came.counts * np.where(np.arange(26) < 8, 1, factor)), came.calendar)
    watched = watch(fit(series.part(0, 287)), changed)
    assert watched.direction == direction
    assert came.calendar.mondays[8] <= watched.week <= came.calendar.mondays[20]
    quiet = watch(fit(series.part(0, 287)), came)
    assert (quiet.week, quiet.direction) == (None, "")
    assert quiet.threshold == watched.threshold


def test_the_cusum_is_that_of_page():
    series = make_series(6, weeks=313).weken
    model, came = fit(series.part(0, 300)), series.part(300, 313)
    mean = model.mean(came.calendar)
    residuals = (came.counts - mean) / np.sqrt(mean + model.regression.alpha * mean**2)
    up, down = [0.0], [0.0]
    for residual in residuals:
        up.append(max(0, up[-1] + residual - 0.5))
        down.append(max(0, down[-1] - residual - 0.5))
    watched = watch(model, came)
    np.testing.assert_allclose(watched.up, up[1:])
    np.testing.assert_allclose(watched.down, down[1:])
    chance = (model.draw(came.calendar, draws=4000) - mean) / np.sqrt(mean + model.regression.alpha * mean**2)
    highest, above, below = np.zeros(4000), np.zeros(4000), np.zeros(4000)
    for week in chance.T:
        above, below = np.maximum(0, above + week - 0.5), np.maximum(0, below - week - 0.5)
        highest = np.maximum(highest, np.maximum(above, below))
    assert watched.threshold == pytest.approx(np.sort(highest)[3799])


@pytest.mark.parametrize(("ask", "argument"), [
    (lambda: level_shift_test(NEW, false_alarm=0), "false_alarm"),
    (lambda: level_shift_test(NEW, draws=10), "draws"),
    (lambda: level_shift_test(NEW.part(0, 60)), "series"),
    (lambda: watch(fit(NEW.part(0, 200)), NEW.part(201, 210)), "ahead"),
    (lambda: watch(fit(NEW.part(0, 200)), NEW.part(200, 210), false_alarm=1), "false_alarm"),
])
def test_an_alarm_that_cannot_be_computed_is_refused_by_name(ask, argument):
    with pytest.raises(ScienceError) as refused:
        ask()
    assert refused.value.argument == argument


def test_all_columns_have_a_name():
    assert len(REGIONS[0].regression.coefficients) == len(COLUMNS) == len(POOL.mean)
