"""The shape of science.md 1.4 comes out, with intervals, and what must be monotone is."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from ketenkameleon.science import chainsim
from ketenkameleon.science.chainsim import Duration, Policy, Result, Scenario
from ketenkameleon.science.chainsim.pilot import HALT, LEERPLICHT, RAAD, region, team

pytestmark = pytest.mark.xdist_group("numba")


@cache
def played(scenario: Scenario) -> Result:
    return chainsim.run(scenario, replications=200, seed=1)


def share(scenario: Scenario) -> float:
    return played(scenario).measure("in_time").mean


def gain(a: Scenario, b: Scenario, name: str = "in_time") -> chainsim.Measure:
    return chainsim.compare(played(a), played(b)).difference(name)


CHAIN, POOL = chainsim.chain(), chainsim.pool()
CLOSED = region("gesloten", (
    *team("LH", 6, (LEERPLICHT, HALT)), *team("LR", 8, (RAAD, LEERPLICHT)), *team("HR", 3, (HALT, RAAD)),
))
OPEN = region("open", (*team("LH", 11, (LEERPLICHT, HALT)), *team("HR", 6, (HALT, RAAD))))


def pool_under(**policy: object) -> Scenario:
    return replace(POOL, policy=Policy(**policy))


def test_pool_stands_above_chain_and_both_below_their_ceiling():
    assert 0.53 < share(CHAIN) < 0.63
    assert 0.70 < share(POOL) < 0.80
    assert gain(CHAIN, POOL).low > 0.12
    assert played(CHAIN).measure("ceiling").mean == pytest.approx(0.81, abs=0.015)
    assert played(POOL).measure("ceiling").mean == pytest.approx(0.89, abs=0.015)


def test_two_rollen_in_a_closed_chain_keep_most_of_the_gain_and_an_open_one_does_not():
    whole = gain(CHAIN, POOL).mean
    assert gain(CHAIN, CLOSED).low > 0.5 * whole
    assert gain(CLOSED, OPEN).high < 0


def test_taking_leerplicht_out_of_the_first_stage_can_make_a_region_worse():
    worse = region("4/4/3", (*team("BIP", 6, (LEERPLICHT, HALT, RAAD)), *team("L", 4, (LEERPLICHT,)),
                             *team("H", 4, (HALT,)), *team("R", 3, (RAAD,))))
    assert gain(CHAIN, worse).high < 0
    assert gain(CHAIN, chainsim.pilot_van_zes()).low > 0


def test_the_autumn_peak_hurts_children_reported_in_winter():
    months = [m.mean for m in played(POOL).by_month("in_time")]  # August first
    assert min(months) == min(months[3:8])
    assert max(months) in (months[0], months[1], months[11], months[10])


def test_more_effort_and_fewer_people_never_help():
    assert gain(POOL, chainsim.pool(effort=1.1)).high < 0
    assert gain(chainsim.pool(effort=1.1), chainsim.pool(effort=1.3)).high < 0
    assert gain(POOL, chainsim.pool(14)).high < 0
    assert gain(CHAIN, replace(CHAIN, transfer=Duration(2.0))).low > 0
    assert gain(CHAIN, replace(CHAIN, retelling_hours=0.0)).low > 0


def test_least_loaded_beats_the_lot():
    assert gain(pool_under(choice="random"), POOL).low > 0


def test_the_share_can_be_gamed_and_p95_shows_it():
    assert gain(POOL, pool_under(order="savable")).low > 0
    assert gain(pool_under(order="oldest"), pool_under(order="savable")).low > 0
    assert gain(pool_under(order="oldest"), pool_under(order="savable"), "p95").low > 5
    assert gain(POOL, pool_under(order="youngest"), "p95").low > 10
    assert gain(POOL, pool_under(order="oldest"), "p95").high < 0


def test_stepping_in_shortens_the_wait_and_costs_faces():
    taken = pool_under(takeover_days=0.0)
    assert gain(POOL, taken, "days").high < 0
    assert gain(POOL, taken, "faces").low > 0.5
    later = pool_under(takeover_days=7.0)
    assert 1.0 < played(later).measure("faces").mean < played(taken).measure("faces").mean


def test_a_reserve_is_a_soft_price_that_spreads_children():
    unequal = tuple(replace(who, limit=12 if n < 5 else 18) for n, who in enumerate(POOL.professionals))
    plain = replace(POOL, professionals=unequal)
    priced = replace(plain, policy=Policy(reserve_slots=6, reserve_weeks=5.0))
    assert played(plain).out.tolist() != played(priced).out.tolist()
    assert played(priced).measure("unfinished").mean == 0
    busy = [who.limit == 12 for who in unequal]
    assert played(priced).worked[:, busy].mean() < played(plain).worked[:, busy].mean()


def test_summary_names_ceiling_interval_and_assumptions():
    text = played(chainsim.pilot_van_zes()).summary()
    for word in ("Op tijd gestart", "Plafond", "95%-interval", "na de beloofde datum", "Aanname: 900 meldingen"):
        assert word in text
    figures = played(POOL).as_dict()["figures"]
    assert figures["in_time"]["low"] < figures["in_time"]["mean"] < figures["in_time"]["high"]
