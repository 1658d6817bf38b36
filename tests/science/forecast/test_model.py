"""The forecast of one region: what the draws promise, and what input is refused."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pytest

from ketenkameleon.science import forecast
from ketenkameleon.science.forecast import SchoolWeek, fit, growth_per_year, week_calendar, week_series
from ketenkameleon.science.forecast.design import COLUMNS, HOLIDAYS, design_matrix
from ketenkameleon.science.fouten import ScienceError
from science.forecast.reeksen import make_series

REGIO = make_series(2, weeks=300)
SERIES, AHEAD = REGIO.weken.part(0, 288), REGIO.weken.calendar.part(288, 300)
MONDAYS = [date(2022, 1, 3) + timedelta(weeks=n) for n in range(120)]


def test_the_same_seed_gives_the_same_numbers_and_another_seed_others():
    model = fit(SERIES)
    first, again = model.draw(AHEAD, draws=50, seed=4), model.draw(AHEAD, draws=50, seed=4)
    assert np.array_equal(first, again)
    assert not np.array_equal(first, model.draw(AHEAD, draws=50, seed=5))


def test_draws_have_the_mean_and_the_negative_binomial_variance_of_the_model():
    model = fit(SERIES)
    draws, mean = model.draw(AHEAD, draws=40_000), model.mean(AHEAD)
    cov = model.design(AHEAD) @ model.regression.covariance @ model.design(AHEAD).T
    spread = np.exp(np.diag(cov))  # of the log-normal mean
    expected = mean * np.sqrt(spread)
    variance = expected + expected**2 * (spread * (1 + model.regression.alpha) - 1)
    np.testing.assert_allclose(draws.mean(axis=0), expected, rtol=0.02)
    np.testing.assert_allclose(draws.var(axis=0), variance, rtol=0.06)


def test_weeks_of_one_draw_move_together_so_that_totals_are_not_too_sure():
    model = fit(SERIES)
    rates = model.draw_rates(AHEAD, draws=40_000)
    apart = rates.var(axis=0).sum()
    assert rates.sum(axis=1).var() > 1.05 * apart


def test_counts_are_drawn_around_the_rates_of_the_same_seed():
    model = fit(SERIES)
    rates, counts = model.draw_rates(AHEAD, draws=5000, seed=9), model.draw(AHEAD, draws=5000, seed=9)
    assert np.var((counts - rates) / np.sqrt(rates)) == pytest.approx(1, abs=0.03)


def test_the_level_is_that_of_the_last_week_and_the_trend_is_per_year():
    mondays = [date(2020, 1, 6) + timedelta(weeks=n) for n in range(300)]
    years = np.arange(300) * 7 / 365.25
    model = fit(week_series(np.round(1000 * 1.1**years), mondays), half_life_years=None)
    assert np.exp(model.regression.coefficients[0]) == pytest.approx(1000 * 1.1 ** years[-1], rel=0.002)
    factor, low, high = growth_per_year(model)
    assert factor == pytest.approx(1.1, rel=0.001)
    assert low < factor < high


def test_the_phase_of_the_year_is_that_of_the_date_and_not_of_the_week_number():
    # 2020 has 53 ISO weeks: a season of 52 weeks would slip, the date does not.
    calendar = week_calendar([date(2020, 12, 28) + timedelta(weeks=n) for n in range(60)])
    design = design_matrix(calendar, origin=calendar.mondays[0])
    last = (date(2020, 12, 31) - date(2020, 1, 1)).days
    next_last = (date(2021, 12, 30) - date(2021, 1, 1)).days
    assert design[0, COLUMNS.index("cos1")] == pytest.approx(np.cos(2 * np.pi * (last + .5) / 365.25))
    assert design[52, COLUMNS.index("cos1")] == pytest.approx(np.cos(2 * np.pi * (next_last + .5) / 365.25))


def test_a_known_shift_gets_its_own_level_and_the_forecast_goes_on_from_there():
    counts = np.concatenate([np.full(150, 20.0), np.full(150, 40.0)]) + np.tile([-3.0, 3.0], 150)
    mondays = [date(2020, 1, 6) + timedelta(weeks=n) for n in range(300)]
    series = week_series(counts, mondays)
    ahead = week_calendar([mondays[-1] + timedelta(weeks=n) for n in range(1, 9)])
    model = fit(series, half_life_years=None, shifts=[np.datetime64(mondays[150])])
    assert np.exp(model.regression.coefficients[-1]) == pytest.approx(2, rel=0.05)
    np.testing.assert_allclose(model.mean(ahead), 40, rtol=0.06)
    assert model.names[-1] == f"shift {mondays[150]}"
    assert np.flatnonzero(model.design(series.calendar)[:, -1])[0] == 150


def test_older_weeks_count_less_when_a_half_life_is_given():
    counts = np.where(np.arange(300) < 150, 20.0, 30.0) + np.tile([-3.0, 3.0], 150)
    series = week_series(counts, [date(2020, 1, 6) + timedelta(weeks=n) for n in range(300)])
    even = fit(series, half_life_years=None).regression.fitted
    recent = fit(series, half_life_years=0.5).regression.fitted
    assert abs(recent[-40:].mean() - 30) < abs(even[-40:].mean() - 30) / 2


def test_summers_without_any_report_stay_near_zero_and_do_not_break_the_fit():
    calendar = SERIES.calendar
    counts = np.where(calendar.holidays == SchoolWeek.SUMMER, 0, SERIES.counts)
    model = fit(forecast.WeekSeries(counts, calendar))
    summer = int(SchoolWeek.SUMMER) - 1
    assert model.regression.coefficients[HOLIDAYS][summer] < -3
    assert model.regression.fitted[calendar.holidays == SchoolWeek.SUMMER].max() < 0.5


def test_a_kind_of_week_that_never_was_is_refused_only_when_it_is_asked_for():
    series = week_series(np.tile([3.0, 5.0], 60), MONDAYS)
    school = [MONDAYS[-1] + timedelta(weeks=n) for n in (1, 2)]
    assert fit(series).mean(week_calendar(school)).shape == (2,)
    with pytest.raises(ScienceError, match="SUMMER") as refused:
        fit(series).draw(week_calendar(school, [0, SchoolWeek.SUMMER]))
    assert refused.value.argument == "ahead"


@pytest.mark.parametrize(("counts", "argument", "words"), [
    ([], "counts", "ten minste"),
    ([[1.0], [2.0]], "counts", "rij"),
    ([1.0] * 119, "counts", "119"),
    ([np.nan] + [1.0] * 119, "counts", "NaN"),
    ([np.inf] + [1.0] * 119, "counts", "oneindig"),
    ([-1.0] + [1.0] * 119, "counts", "onder nul"),
    ([1.5] + [1.0] * 119, "counts", "hele"),
    (["veel"] * 120, "counts", "getal"),
])
def test_counts_that_cannot_be_are_refused_by_name(counts, argument, words):
    with pytest.raises(ScienceError, match=words) as refused:
        week_series(counts, MONDAYS)
    assert refused.value.argument == argument


@pytest.mark.parametrize(("mondays", "holidays", "argument", "words"), [
    ([], None, "mondays", "ten minste"),
    (MONDAYS[:60] + MONDAYS[61:], None, "mondays", "op elkaar volgen"),
    (MONDAYS[:60] + MONDAYS[59:], None, "mondays", "op elkaar volgen"),
    ([date(2022, 1, 4)], None, "mondays", "geen maandag"),
    (["2022-W01"], None, "mondays", "geen datum"),
    ([np.datetime64("NaT")], None, "mondays", "lege"),
    (MONDAYS, [0] * 119, "holidays", "119"),
    (MONDAYS, [0] * 119 + [4], "holidays", "0 tot en met 3"),
    (MONDAYS, [0] * 119 + [-1], "holidays", "0 tot en met 3"),
    (MONDAYS, [0.0] * 119 + [np.nan], "holidays", "NaN"),
    (MONDAYS, ["zomer"] * 120, "holidays", "getal"),
])
def test_weeks_with_a_gap_or_a_wrong_holiday_are_refused_by_name(mondays, holidays, argument, words):
    with pytest.raises(ScienceError, match=words) as refused:
        week_calendar(mondays, holidays)
    assert refused.value.argument == argument


@pytest.mark.parametrize(("ask", "argument"), [
    (lambda: fit(SERIES.part(0, 52)), "series"),
    (lambda: fit(SERIES.part(0, 103)), "series"),
    (lambda: fit(week_series([0] * 120, MONDAYS)), "counts"),
    (lambda: fit(week_series([1, 0, 0] * 40, MONDAYS)), "counts"),  # forty reports
    (lambda: fit(week_series([0] * 95 + [9] * 25, MONDAYS)), "counts"),  # in 25 weeks
    (lambda: fit(week_series([1] * 119 + [10**9], MONDAYS)), "counts"),
    (lambda: fit(SERIES, half_life_years=0), "half_life_years"),
    (lambda: fit(SERIES, half_life_years=float("nan")), "half_life_years"),
    (lambda: fit(SERIES, shifts=[np.datetime64("1999-01-04")]), "shifts"),
    (lambda: fit(SERIES, shifts=[SERIES.calendar.mondays[0]]), "shifts"),
    (lambda: fit(SERIES, shifts=[SERIES.calendar.mondays[60]] * 2), "shifts"),
    (lambda: fit(SERIES).draw(AHEAD, draws=0), "draws"),
    (lambda: fit(SERIES).draw(AHEAD, draws=1.5), "draws"),
    (lambda: fit(SERIES).draw(AHEAD, seed=-1), "seed"),
    (lambda: fit(SERIES).mean(AHEAD.part(1, 12)), "ahead"),
    (lambda: forecast.seasonal_naive(SERIES.part(0, 103), SERIES.calendar.part(103, 104)), "series"),
    (lambda: forecast.climatology(SERIES, AHEAD.part(1, 12)), "ahead"),
])
def test_what_no_right_number_can_come_from_is_refused_by_name(ask, argument):
    with pytest.raises(ScienceError) as refused:
        ask()
    assert refused.value.argument == argument
    assert str(refused.value).startswith(f"{argument}: ")


def test_a_callers_array_is_neither_kept_nor_changed():
    counts = np.tile([3.0, 5.0], 60)
    series = week_series(counts, MONDAYS)
    counts[0] = 99
    assert series.counts[0] == 3
    with pytest.raises(ValueError, match="read-only"):
        series.counts[0] = 4
