"""The forecast reaches the simulator and the assignment in the shape that they ask for."""

from __future__ import annotations

import numpy as np
import pytest

from ketenkameleon.science.assign.problem import Reservering
from ketenkameleon.science.chainsim.scenario import Arrivals
from ketenkameleon.science.forecast import arrival_rates, fit, upper_quantile
from science.forecast.reeksen import make_series

SERIES = make_series(2).weken
MODEL, AHEAD = fit(SERIES.part(0, 339)), SERIES.calendar.part(339, 391)


def test_each_draw_is_a_row_of_daily_arrivals_of_the_simulator():
    first = AHEAD.mondays[0] - np.timedelta64(210, "D")  # seven months before, to warm up
    rows = arrival_rates(MODEL, AHEAD, first=first, days=210 + 364, draws=3)
    days = [Arrivals(daily=tuple(row.tolist())).daily or () for row in rows]
    assert [len(row) for row in days] == [574, 574, 574]
    assert days[0][:210] == days[1][:210]
    assert days[0][210:] != days[1][210:]
    year = np.mean([sum(row[210:]) for row in days])
    assert year == pytest.approx(MODEL.mean(AHEAD).sum(), rel=0.15)


def test_the_upper_quantile_of_a_week_is_the_room_of_its_reservation():
    room = upper_quantile(MODEL.draw(AHEAD.part(0, 8)), level=0.9)
    kept = [Reservering(week, float(places), ("a", "b")) for week, places in enumerate(room)]
    assert [one.room for one in kept] == room.tolist()
    assert min(one.room for one in kept) > MODEL.mean(AHEAD.part(0, 8)).min()
