"""Bad input is refused with the name of the argument; never a wrong number."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from ketenkameleon.science import chainsim
from ketenkameleon.science.chainsim import (
    Arrivals,
    Calendar,
    Certificate,
    Duration,
    Policy,
    Professional,
    Rol,
    Scenario,
    ScienceError,
    Training,
    Uncertainty,
)
from science.chainsim.streken import fixed, one_rol, person, two_rollen

An = person("An", "L", "H")
CHAIN = two_rollen(An)
L, H = CHAIN.rollen


def with_staff(who: Professional) -> Scenario:
    return replace(one_rol(), professionals=(who,))


MADE: list[tuple[str, Callable[[], object]]] = [
    ("professionals", lambda: replace(one_rol(), professionals=())),
    ("rollen", lambda: replace(one_rol(), rollen=())),
    ("rollen", lambda: replace(CHAIN, rollen=(L, L, H))),
    ("professionals", lambda: replace(CHAIN, professionals=(An, An))),
    ("certificates", lambda: with_staff(person("An", "X"))),
    ("certificates", lambda: person("An", "L", "L")),
    ("follows", lambda: replace(CHAIN, rollen=(L,))),
    ("follows", lambda: replace(L, follows=(("H", 0.7), ("L", 0.4)))),
    ("follows", lambda: replace(L, follows=(("H", 0.5),), done=0.4)),
    ("follows.H", lambda: replace(L, follows=(("H", -0.1),))),
    ("follows.H", lambda: replace(L, follows=(("H", math.nan),))),
    ("done", lambda: replace(L, done=1.5)),
    ("mean", lambda: Duration(-1.0)),
    ("mean", lambda: Duration(math.nan)),
    ("mean", lambda: Duration(math.inf)),
    ("shape", lambda: Duration(1.0, "gamma", 0.0)),
    ("kind", lambda: Duration(1.0, "normal")),  # type: ignore[arg-type]
    ("contacts", lambda: Rol("L", 0)),
    ("contacts", lambda: Rol("L", 2.5)),  # type: ignore[arg-type]
    ("entry", lambda: Rol("L", entry=-1.0)),
    ("per_year", lambda: Arrivals(-5)),
    ("month_weights", lambda: Arrivals(5, (1.0,) * 11)),
    ("month_weights", lambda: Arrivals(5, (0.0,) * 12)),
    ("month_weights[3]", lambda: Arrivals(5, (1.0,) * 3 + (math.nan,) + (1.0,) * 8)),
    ("week_dispersion", lambda: Arrivals(5, week_dispersion=0.0)),
    ("counts", lambda: Arrivals(daily=(1.0,), counts=(1,))),
    ("counts[0]", lambda: Arrivals(counts=(1.5,))),  # type: ignore[arg-type]
    ("workweek", lambda: Calendar(workweek=(0.0,) * 7)),
    ("school_holidays", lambda: Calendar(school_holidays=((date(2026, 5, 3), date(2026, 5, 2)),))),
    ("order", lambda: Policy(order="mine")),  # type: ignore[arg-type]
    ("takeover_days", lambda: Policy(takeover_days=-1.0)),
    ("level", lambda: Uncertainty(level=-0.1)),
    ("routing_cases", lambda: Uncertainty(routing_cases=0.0)),
    ("effort", lambda: Certificate("L", effort=0.0)),
    ("until", lambda: Certificate("L", date(2026, 2, 1), date(2026, 1, 1))),
    ("learn_cases", lambda: Certificate("L", learn_cases=0.0)),
    ("hours_week", lambda: person("An", "L").__class__("An", (), -1.0, 0.0, 1)),
    ("limit", lambda: person("An", "L", limit=-1)),
    ("leave", lambda: person("An", "L", leave=((date(2026, 2, 2), date(2026, 2, 1)),))),
    ("last", lambda: Training(date(2026, 2, 2), date(2026, 2, 1), 2.0)),
    ("measure_months", lambda: replace(CHAIN, measure_months=0)),
    ("retelling_hours", lambda: replace(CHAIN, retelling_hours=math.nan)),
]


@pytest.mark.parametrize(("argument", "make"), MADE, ids=[f"{n}-{name}" for n, (name, _) in enumerate(MADE)])
def test_a_wrong_value_is_refused_when_it_is_made(argument, make):
    with pytest.raises(ScienceError) as refused:
        make()
    assert refused.value.argument == argument
    assert str(refused.value).startswith(argument)


NEVER = (date(2030, 1, 1), None)
RUN: list[tuple[str, Scenario]] = [
    ("arrivals", replace(CHAIN, arrivals=Arrivals(0))),
    ("arrivals", replace(CHAIN, arrivals=Arrivals(10, (0.0,) * 8 + (0.0, 0.0, 1.0, 1.0)))),
    ("arrivals.daily", replace(CHAIN, arrivals=Arrivals(daily=(1.0, 2.0)))),
    ("arrivals.counts", replace(CHAIN, arrivals=Arrivals(counts=(1, 2)))),
    ("arrivals", replace(CHAIN, arrivals=Arrivals(daily=(99999.0,) * 181))),
    ("certificates", with_staff(replace(An, certificates=(Certificate("L", *NEVER),)))),
    ("certificates", with_staff(replace(person("An", "L"), since=date(2030, 1, 1)))),
    ("hours_week", with_staff(replace(person("An", "L"), hours_week=0.0, hours_holiday_week=0.0))),
    ("hours_week", with_staff(person("An", "L", training=(Training(date(2020, 1, 1), date(2040, 1, 1), 22.0),)))),
    ("professionals", two_rollen(person("An", "L"))),
    ("professionals", with_staff(person("An", "L", limit=0))),
    ("hours", replace(CHAIN, rollen=(L, replace(H, hours=fixed(0.0))))),
    ("slot_days", replace(CHAIN, level="slot")),
    ("entry", replace(CHAIN, rollen=(replace(L, entry=0.0), H))),
    ("follows", replace(CHAIN, rollen=(L, replace(H, follows=(("L", 1.0),))))),
    ("follows", replace(CHAIN, rollen=(L, replace(H, follows=(("L", 0.9999),))))),
]


@pytest.mark.parametrize(("argument", "scenario"), RUN, ids=[f"{n}-{name}" for n, (name, _) in enumerate(RUN)])
def test_parts_that_do_not_fit_are_refused_before_a_number_comes_out(argument, scenario):
    with pytest.raises(ScienceError) as refused:
        chainsim.run(scenario, replications=1)
    assert refused.value.argument == argument


@pytest.mark.parametrize(("argument", "given"), [
    ("replications", {"replications": 0}), ("seed", {"seed": -1}), ("threads", {"threads": 0}),
    ("replications", {"replications": 2.5}), ("first", {"first": -1}),
])
def test_a_run_refuses_numbers_that_mean_nothing(argument, given):
    with pytest.raises(ScienceError) as refused:
        chainsim.run(CHAIN, **given)
    assert refused.value.argument == argument


def test_a_cycle_that_ends_is_played():
    cycle = replace(CHAIN, rollen=(L, replace(H, follows=(("L", 0.5),))))
    result = chainsim.run(cycle, replications=5, seed=1)
    assert result.values("days").mean() > chainsim.run(CHAIN, replications=5, seed=1).values("days").mean()


def test_a_scenario_survives_the_way_to_plain_values_and_back():
    full = replace(
        chainsim.pilot_van_zes(), uncertainty=Uncertainty(hours=0.1, routing_cases=50.0),
        professionals=(replace(person("An", "Leerplicht", "Halt", "Raad"), since=date(2026, 1, 5), new_per_week=3,
                               limits=((date(2026, 2, 1), 4),), leave=((date(2026, 3, 2), date(2026, 3, 6)),),
                               training=(Training(date(2026, 1, 5), date(2026, 2, 1), 4.0),)),),
    )
    for scenario in (full, chainsim.pilot_van_zes(), CHAIN):
        assert chainsim.from_dict(chainsim.to_dict(scenario)) == scenario


@pytest.mark.parametrize(("path", "change"), [
    ("professionals[0].certificates[1].effort", lambda d: d["professionals"][0]["certificates"][1].update(effort=-1)),
    ("professionals[0].uren", lambda d: d["professionals"][0].update(uren=3)),
    ("rollen[1].name", lambda d: d["rollen"][1].pop("name")),
    ("arrivals", lambda d: d.update(arrivals=3)),
    ("measure_from", lambda d: d.update(measure_from="2026-08-01")),
    ("rollen", lambda d: d.update(rollen={"name": "L"})),
    ("rollen[0].hours.mean", lambda d: d["rollen"][0]["hours"].update(mean="veel")),
    ("rollen[0]", lambda d: d["rollen"][0].update(follows=[1, 2])),
    ("offer.kind", lambda d: d["offer"].update(kind="normal")),
])
def test_plain_values_that_are_wrong_are_refused_with_their_path(path, change):
    given = chainsim.to_dict(CHAIN)
    change(given)
    with pytest.raises(ScienceError) as refused:
        chainsim.from_dict(given)
    assert refused.value.argument == path
