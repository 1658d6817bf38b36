"""Queues through the year: checked against integrals, differential equations and the steady formulas."""

from __future__ import annotations

import math

import numpy as np
import pytest
from scipy.integrate import quad, solve_ivp
from scipy.stats import gamma

from ketenkameleon.science.queues import Wachtrij, follow, offered_load, sine_load, staff_for_load

YEAR = [1.10, 0.95, 1.15, 0.90, 0.90, 0.75, 0.20, 0.30, 1.20, 1.50, 1.70, 1.35]


@pytest.mark.parametrize("scv", [1.0, 0.5, 0.25, 3.0])
def test_the_offered_load_is_the_integral_of_the_arrivals_that_are_still_there(scv):
    found = offered_load(YEAR, step=30.0, mean=80.0, scv=scv)
    for month in (1, 5, 12):
        parts = [rate * quad(gamma(1 / scv, scale=80 * scv).sf, 30 * (month - k - 1), 30 * (month - k))[0]
                 for k, rate in enumerate(YEAR[:month])]
        assert found[month - 1] == pytest.approx(sum(parts), rel=1e-9)


def test_work_that_always_takes_the_same_time_leaves_exactly_then():
    found = offered_load([2.0, 0.0, 0.0, 0.0], step=1.0, mean=2.5, scv=0)
    assert found.tolist() == [2.0, 2.0, 1.0, 0.0]


def test_a_pace_that_never_changes_gives_pace_times_length():
    for before in ("same", "again"):
        assert offered_load([3.0] * 12, step=30.0, mean=80.0, scv=0.5, before=before) == pytest.approx(240.0)
    assert offered_load([3.0] * 100, step=30.0, mean=80.0)[-1] == pytest.approx(240.0)


def test_a_year_that_repeats_is_the_same_as_many_years_written_out():
    written_out = offered_load(YEAR * 40, step=30.0, mean=80.0, scv=0.7)[-12:]
    assert offered_load(YEAR, step=30.0, mean=80.0, scv=0.7, before="again") == pytest.approx(written_out, rel=1e-9)


def test_the_peak_of_the_work_comes_after_the_peak_of_the_reports():
    load = offered_load(YEAR, step=30.0, mean=80.0, before="again")
    assert int(np.argmax(YEAR)) == 10
    assert int(np.argmax(load)) == 11


def test_a_queue_followed_for_long_ends_at_the_steady_formulas():
    found = follow([8.0] * 40, step=5.0, service_rate=1.0, servers=10, room=250)
    steady = Wachtrij(10, 8, 1)
    assert found.p_wait[-1] == pytest.approx(steady.p_wait, abs=1e-9)
    assert found.queue[-1] == pytest.approx(steady.mean_queue, abs=1e-7)
    assert found.present[-1] == pytest.approx(steady.mean_present, abs=1e-7)


def test_a_queue_with_more_staff_than_customers_follows_the_queue_without_limit():
    steps = 960
    middle = (np.arange(3 * steps) + 0.5) * 24 / steps
    rates = 30 + 6 * np.sin(2 * math.pi * middle / 24)
    found = follow(rates, step=24 / steps, service_rate=1.0, servers=120, room=150, present=30)
    times = [51.0, 54.0, 60.0, 66.0]
    at = [round(time * steps / 24) - 1 for time in times]
    expected = sine_load(times, level=30, amplitude=6, period=24, service_rate=1)
    assert found.present[at] == pytest.approx(expected, abs=1e-4)


def test_the_forward_equations_are_those_of_an_ordinary_solver():
    rates, staff, room = [0.5, 3.0, 1.0], [1, 2, 3], 60

    def change(chance, rate, count):
        leave = np.minimum(np.arange(room + 1), count) * 0.8
        up = np.append(np.full(room, rate), 0.0)
        flow = -(up + leave) * chance
        flow[1:] += rate * chance[:-1]
        flow[:-1] += leave[1:] * chance[1:]
        return flow

    chance = np.zeros(room + 1)
    chance[4] = 1
    found = follow(rates, step=2.0, service_rate=0.8, servers=staff, room=room, present=4)
    for step, (rate, count) in enumerate(zip(rates, staff, strict=True)):
        args = (rate, count)
        chance = solve_ivp(lambda _, c, args=args: change(c, *args), (0, 2), chance, rtol=1e-10, atol=1e-13).y[:, -1]
        waiting = np.maximum(np.arange(room + 1) - count, 0)
        assert found.queue[step] == pytest.approx(chance @ waiting, abs=1e-8)
        assert found.p_wait[step] == pytest.approx(chance[count:].sum(), abs=1e-8)


def test_nobody_arrives_and_nobody_is_there():
    quiet = follow([0.0, 0.0], step=1.0, service_rate=1.0, servers=1, room=5)
    assert (quiet.present.tolist(), quiet.p_wait.tolist()) == ([0.0, 0.0], [0.0, 0.0])


def test_staff_follows_the_load_with_a_square_root_to_spare():
    assert staff_for_load([100.0, 25.0, 0.0], spare=1.0).tolist() == [110, 30, 0]


def test_one_long_step_is_the_same_as_many_short_ones():
    long = follow([9.0], step=12.0, service_rate=1.0, servers=10, room=200, present=40)
    short = follow([9.0] * 48, step=0.25, service_rate=1.0, servers=10, room=200, present=40)
    assert long.queue[0] == pytest.approx(short.queue[-1], abs=1e-8)
    assert short.queue[0] > 1.5 * short.queue[-1]


def test_arrivals_may_swing_down_to_none_at_all():
    found = sine_load([0.0, 6.0], level=3, amplitude=3, period=24, service_rate=1)
    assert (found > 0).all()
