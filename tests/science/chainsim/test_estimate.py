"""Known parameters come back from dated events, also when many have not ended."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from lifelines import LogNormalFitter
from scipy import stats

from ketenkameleon.science import chainsim
from ketenkameleon.science.chainsim import Events, ScienceError

pytestmark = pytest.mark.xdist_group("numba")
STREAM_SEED = 11


def cut(lengths, stream):
    """Durations cut at a random moment: what was seen, and whether it ended."""
    until = stream.exponential(2 * lengths.mean(), lengths.size)
    return np.minimum(lengths, until), lengths <= until


@pytest.mark.parametrize("kind", ["gamma", "lognormal"])
def test_a_duration_comes_back_through_censoring(kind):
    stream = np.random.default_rng(STREAM_SEED)
    lengths = stream.gamma(2.0, 7.0, 3000) if kind == "gamma" else stream.lognormal(2.5, 0.6, 3000)
    mean, shape = (14.0, 2.0) if kind == "gamma" else (np.exp(2.5 + 0.18), 0.6)
    fit = chainsim.fit_duration(*cut(lengths, stream), kind=kind)
    assert fit.running > 500
    assert fit.duration.mean == pytest.approx(mean, abs=4 * mean * np.sqrt(fit.covariance[0, 0]))
    assert fit.duration.shape == pytest.approx(shape, abs=4 * shape * np.sqrt(fit.covariance[1, 1]))
    assert fit.duration.mean == pytest.approx(mean, rel=0.05)


def test_a_lognormal_fit_is_that_of_lifelines():
    stream = np.random.default_rng(3)
    days, ended = cut(stream.lognormal(2.5, 0.6, 400), stream)
    theirs = LogNormalFitter().fit(days, ended)
    ours = chainsim.fit_duration(days, ended, kind="lognormal").duration
    assert ours.shape == pytest.approx(theirs.sigma_, rel=1e-4)
    assert np.log(ours.mean) - ours.shape**2 / 2 == pytest.approx(theirs.mu_, rel=1e-4)


def test_without_censoring_a_gamma_fit_is_the_textbook_one():
    days = np.random.default_rng(4).gamma(1.7, 5.0, 300)
    shape, _, scale = stats.gamma.fit(days, floc=0)
    ours = chainsim.fit_duration(days, np.ones(300, bool)).duration
    assert (ours.shape, ours.mean) == pytest.approx((shape, shape * scale), rel=1e-4)


def test_draws_of_the_mean_cover_the_truth_as_often_as_they_say():
    hits = 0
    for number in range(100):
        stream = np.random.default_rng([6, number])
        draws = chainsim.fit_duration(*cut(stream.gamma(2.0, 7.0, 60), stream)).draw_means(400, number)
        hits += np.quantile(draws, 0.05) <= 14.0 <= np.quantile(draws, 0.95)
    assert 81 <= hits <= 98  # 90 in 100, with three standard errors


def test_routing_and_months_come_back_with_their_spread():
    stream = np.random.default_rng(8)
    to = stream.choice([1, 2, -1], 4000, p=[0.28, 0.10, 0.62])
    fit = chainsim.fit_routing(np.zeros(4000, int), to, rollen=3)
    assert fit.shares[0] == pytest.approx([0, 0.28, 0.10, 0.62], abs=0.025)
    assert fit.shares.sum(axis=1) == pytest.approx(1)
    draws = fit.draw(500, 1)
    assert draws[:, 0, 1].std() == pytest.approx(np.sqrt(0.28 * 0.72 / 4000), rel=0.2)
    month = np.repeat(np.arange(1, 13), 10)
    seen = np.array([2.0] + [1.0] * 11)
    shares = chainsim.fit_months(month, months_seen=seen).shares
    assert shares[0] == pytest.approx(shares[1] / 2)
    assert shares.sum() == pytest.approx(1)


def test_the_learning_curve_comes_back():
    stream = np.random.default_rng(9)
    n = np.arange(300) % 60
    minutes = 180 * (1 + 0.5 * np.exp(-n / 12)) * stream.lognormal(0, 0.1, 300)
    fit = chainsim.fit_learning(n, minutes)
    assert fit.base_minutes == pytest.approx(180, rel=0.05)
    assert fit.effort == pytest.approx(1.5, abs=4 * np.sqrt(fit.covariance[1, 1]))
    assert fit.learn_cases == pytest.approx(12, rel=0.5)


def events(n: int = 1500) -> Events:
    """Events of a world with known parameters: those of the shipped example."""
    stream = np.random.default_rng(10)
    rol = np.arange(n) % 3
    hours, waits = np.array([3.0, 3.0, 4.4])[rol], np.array([7.0, 8.75, 7.0])[rol]
    wait_days, wait_ended = cut(stream.gamma(2, waits / 2), stream)
    transfer, transfer_ended = cut(stream.gamma(2, 7.0, n), stream)
    offer, offer_ended = cut(stream.gamma(2, 10.5, n), stream)
    to = stream.choice([1, 2, -1], n, p=[0.28, 0.10, 0.62])
    month = stream.choice(12, n, p=np.array(chainsim.pool().arrivals.month_weights) / 12) + 1
    return Events(rol, stream.gamma(2, hours / 2), rol, wait_days, wait_ended, transfer, transfer_ended, offer,
                  offer_ended, np.zeros(n, int), to, month, np.full(12, n / 900))


def test_the_number_of_reports_of_a_year_is_drawn_as_unsure_as_a_count_is():
    stream = np.random.default_rng(8)
    days, ones = stream.gamma(2.0, 10.0, 30), np.ones(30, int)
    zeros = ones - 1
    events = Events(zeros, days, zeros, days, ones, days, ones, days, ones, zeros, -ones,
                    report_month=np.tile(np.arange(1, 13), 8), months_seen=np.ones(12))
    scenario = chainsim.chain()
    level = chainsim.estimate(events, scenario).parameters(scenario, 20_000, seed=2).level
    assert level.mean() == pytest.approx(1, abs=0.005)
    # 96 reports: a count of n is known to one part in the root of n.
    assert level.std() == pytest.approx(96.5**-0.5, rel=0.03)


def test_estimates_of_a_known_world_play_as_that_world():
    found = chainsim.estimate(events(), chainsim.pool())
    fitted = found.apply(chainsim.pool())
    assert fitted.arrivals.per_year == pytest.approx(900, rel=0.01)
    assert [rol.hours.mean for rol in fitted.rollen] == pytest.approx([9, 12, 22], rel=0.1)
    assert [rol.external.mean for rol in fitted.rollen] == pytest.approx([21, 35, 35], rel=0.12)
    parameters = found.parameters(chainsim.pool(), 200, 1)
    lived = chainsim.run(fitted, replications=200, seed=1, parameters=parameters)
    known = chainsim.run(chainsim.pool(), replications=200, seed=1).measure("days")
    band = lived.measure("days")
    assert band.band_low < known.mean < band.band_high
    assert band.band_high - band.band_low > known.band_high - known.band_low


@pytest.mark.parametrize(("argument", "call"), [
    ("days", lambda: chainsim.fit_duration([], [])),
    ("days", lambda: chainsim.fit_duration([1.0, np.nan], [True, True])),
    ("days", lambda: chainsim.fit_duration(np.r_[np.arange(12.0)], np.ones(12))),
    ("days", lambda: chainsim.fit_duration(np.ones(12), np.ones(12))),
    ("ended", lambda: chainsim.fit_duration(np.arange(1.0, 13), np.zeros(12))),
    ("ended", lambda: chainsim.fit_duration(np.arange(1.0, 13), np.ones(3))),
    ("kind", lambda: chainsim.fit_duration(np.arange(1.0, 13), np.ones(12), kind="weibull")),
    ("to", lambda: chainsim.fit_routing([0, 1], [5, 1], rollen=2)),
    ("origin", lambda: chainsim.fit_routing([-1, 1], [0, 1], rollen=2)),
    ("month", lambda: chainsim.fit_months([0, 3], months_seen=np.ones(12))),
    ("months_seen", lambda: chainsim.fit_months([1, 3], months_seen=np.zeros(12))),
    ("minutes", lambda: chainsim.fit_learning(np.arange(12), -np.ones(12))),
    ("case_number", lambda: chainsim.fit_learning(np.zeros(12), np.ones(12))),
    ("rol", lambda: chainsim.estimate(replace(events(), wait_rol=np.full(1500, 7)), chainsim.pool())),
])
def test_columns_that_cannot_be_fitted_are_refused(argument, call):
    with pytest.raises(ScienceError) as refused:
        call()
    assert refused.value.argument == argument
