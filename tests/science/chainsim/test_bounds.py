"""What holds for every region, drawn at random, and in the limit of endless staff."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ketenkameleon.science import chainsim
from ketenkameleon.science.chainsim import Arrivals, Certificate, Duration, Policy, Professional, Rol, Scenario
from ketenkameleon.science.chainsim.pilot import HALT, LEERPLICHT, RAAD, region, team

pytestmark = pytest.mark.xdist_group("numba")
KINDS = st.sampled_from(["gamma", "exponential", "lognormal", "fixed"])
ORDERS = st.sampled_from(["fifo", "oldest", "youngest", "savable"])


def durations(low: float, high: float) -> st.SearchStrategy[Duration]:
    return st.builds(Duration, st.floats(low, high), KINDS, st.sampled_from([0.5, 1.0, 1.7, 2.0]))


@st.composite
def regions(draw: st.DrawFn) -> Scenario:
    names = ["A", "B", "C"][: draw(st.integers(1, 3))]
    rollen = tuple(
        Rol(name, draw(st.integers(1, 4)), draw(durations(1.0, 15.0)), draw(durations(0.0, 30.0)),
            slot_days=draw(durations(1.0, 30.0)), entry=1.0 if name == "A" else 0.0,
            follows=tuple((other, draw(st.floats(0.0, 0.3))) for other in names))
        for name in names
    )
    away = draw(st.sampled_from([(), ((date(2026, 2, 2), date(2026, 2, 20)),)]))
    people = [
        Professional(f"p{n}", tuple(Certificate(name, effort=draw(st.floats(0.8, 1.5))) for name in names if
                                    draw(st.booleans()) or (n == 0)), 22.0, 11.0, draw(st.integers(1, 12)),
                     leave=away if n else (), until=draw(st.sampled_from([None, date(2026, 3, 15)])) if n else None)
        for n in range(draw(st.integers(1, 5)))
    ]
    policy = Policy(draw(st.sampled_from(["least_loaded", "random"])), draw(ORDERS), draw(ORDERS), draw(st.booleans()),
                    draw(st.sampled_from([None, 0.0, 3.0])), 0.5, reassign_leave_days=draw(st.sampled_from([None, 5])))
    return Scenario("x", date(2026, 1, 1), rollen, tuple(people), Arrivals(draw(st.floats(5.0, 150.0))),
                    offer=draw(durations(0.0, 20.0)), transfer=draw(durations(0.0, 10.0)), retelling_hours=1.0,
                    policy=policy, level=draw(st.sampled_from(["work", "work", "slot"])), warmup_months=1,
                    measure_months=4, follow_months=draw(st.integers(0, 4)))


@settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(regions())
def test_no_region_passes_its_ceiling_loses_a_child_or_works_more_than_its_hours(scenario):
    result = chainsim.run(scenario, replications=4, seed=1, threads=1)
    reports, in_time = result.values("reports"), np.nan_to_num(result.values("in_time"))
    assert (in_time <= np.nan_to_num(result.values("ceiling")) + 1e-9).all()
    assert result.values("late") + in_time * reports == pytest.approx(reports)
    assert (result.values("unfinished") <= result.values("late")).all()
    assert (result.months[:, :, 0].sum(axis=1) == reports).all()
    assert (result.month_values("work_in_progress")[:, -1] >= result.values("unfinished")).all()
    assert (result.worked <= result.capacity + 1e-6).all()
    assert result.worked.sum(axis=1) == pytest.approx(result.hours.sum(axis=1))
    assert (np.nan_to_num(result.values("days")) >= 0).all()
    if len(scenario.professionals) == 1:
        assert (np.nan_to_num(result.values("handovers")) == 0).all()
        assert (np.nan_to_num(result.values("faces")) <= 1).all()


def test_endless_staff_reaches_the_ceiling_exactly():
    many = region("velen", team("BIP", 200, (LEERPLICHT, HALT, RAAD)))
    result = chainsim.run(replace(many, policy=Policy(takeover_days=0.0)), replications=6, seed=1)
    assert result.values("in_time") == pytest.approx(result.values("ceiling"), abs=1e-12)
    chain = region("velen per rol", (*team("L", 80, (LEERPLICHT,)), *team("H", 80, (HALT,)), *team("R", 80, (RAAD,))))
    result = chainsim.run(replace(chain, policy=Policy(takeover_days=0.0)), replications=6, seed=1)
    assert result.values("in_time") == pytest.approx(result.values("ceiling"), abs=1e-12)


def test_reports_follow_the_months_and_the_dispersion():
    result = chainsim.run(chainsim.pool(), replications=300, seed=1)
    weights = np.roll(chainsim.pool().arrivals.month_weights, -7)
    assert result.month_values("reports").mean(axis=0) == pytest.approx(900 * weights / 12, rel=0.04)
    assert result.values("reports").var() == pytest.approx(900, rel=0.25)
    wide = replace(chainsim.pool(), arrivals=replace(chainsim.pool().arrivals, week_dispersion=4.0))
    spread = chainsim.run(wide, replications=300, seed=1).values("reports")
    assert spread.mean() == pytest.approx(900, rel=0.02)
    assert spread.var() > 3000


def test_memory_stays_small_for_a_country_sized_region():
    big = replace(chainsim.pool(200), arrivals=Arrivals(9000))
    result = chainsim.run(big, replications=1, seed=1)
    assert result.values("reports")[0] > 8500
