"""Wrong arguments are refused by name; a number that comes out was asked for."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ketenkameleon.science.fouten import ScienceError
from ketenkameleon.science.queues import (
    Wachtrij,
    allen_cunneen,
    erlang_b,
    erlang_c,
    fewest_servers,
    follow,
    halfin_whitt,
    load_at_blocking,
    offered_load,
    sine_load,
    spare_for,
    square_root_staffing,
    staff_for_load,
)

QUEUE = Wachtrij(2, 1, 1)
STEPS = {"step": 1.0, "service_rate": 1.0, "servers": 1, "room": 9}
SINE = {"level": 3, "amplitude": 1, "period": 5, "service_rate": 1}


@pytest.mark.parametrize(("argument", "ask"), [
    ("servers", lambda: erlang_b(0, 1)),
    ("servers", lambda: erlang_b(-3, 1)),
    ("servers", lambda: erlang_b(2.5, 1)),
    ("load", lambda: erlang_b(2, math.nan)),
    ("load", lambda: erlang_b(2, -1)),
    ("load", lambda: erlang_b(2, math.inf)),
    ("load", lambda: erlang_b(2, "veel")),
    ("load", lambda: erlang_c(3, 3)),
    ("load", lambda: erlang_c(3, 4)),
    ("servers", lambda: Wachtrij(0, 1, 1)),
    ("arrival_rate", lambda: Wachtrij(2, 2, 1)),
    ("arrival_rate", lambda: Wachtrij(2, 0, 1)),
    ("service_rate", lambda: Wachtrij(2, 1, 0)),
    ("service_rate", lambda: Wachtrij(2, 1, math.nan)),
    ("time", lambda: QUEUE.p_wait_longer(-1)),
    ("arrival_scv", lambda: allen_cunneen(QUEUE, arrival_scv=-1, service_scv=1)),
    ("service_scv", lambda: allen_cunneen(QUEUE, arrival_scv=1, service_scv=math.nan)),
    ("blocked", lambda: load_at_blocking(3, 0)),
    ("blocked", lambda: load_at_blocking(3, 1)),
    ("spare", lambda: halfin_whitt(0)),
    ("p_wait", lambda: spare_for(1.2)),
    ("load", lambda: square_root_staffing(0, p_wait=0.2)),
    ("p_wait", lambda: square_root_staffing(3, p_wait=math.nan)),
    ("load", lambda: fewest_servers(1e9, p_wait=0.2)),
    ("p_wait", lambda: fewest_servers(3, p_wait=0)),
    ("rates", lambda: offered_load([], step=1, mean=1)),
    ("rates", lambda: offered_load([[1.0]], step=1, mean=1)),
    ("rates", lambda: offered_load([1.0, math.nan], step=1, mean=1)),
    ("rates", lambda: offered_load([1.0, -1.0], step=1, mean=1)),
    ("rates", lambda: offered_load(["een"], step=1, mean=1)),
    ("step", lambda: offered_load([1.0], step=0, mean=1)),
    ("mean", lambda: offered_load([1.0], step=1, mean=-1)),
    ("mean", lambda: offered_load([1.0], step=1e-7, mean=1, before="again")),
    ("scv", lambda: offered_load([1.0], step=1, mean=1, scv=-0.5)),
    ("before", lambda: offered_load([1.0], step=1, mean=1, before="later")),
    ("times", lambda: sine_load([math.nan], **SINE)),
    ("amplitude", lambda: sine_load([0.0], **{**SINE, "amplitude": 4})),
    ("period", lambda: sine_load([0.0], **{**SINE, "period": 0})),
    ("spare", lambda: staff_for_load([1.0], spare=0)),
    ("loads", lambda: staff_for_load([math.inf], spare=1)),
    ("servers", lambda: follow([1.0], **{**STEPS, "servers": 0})),
    ("servers", lambda: follow([1.0], **{**STEPS, "servers": [1, 1]})),
    ("servers", lambda: follow([1.0], **{**STEPS, "servers": [1.5]})),
    ("room", lambda: follow([1.0], **{**STEPS, "room": 10**6})),
    ("room", lambda: follow([5.0], **STEPS)),
    ("present", lambda: follow([1.0], **STEPS, present=10)),
    ("present", lambda: follow([1.0], **STEPS, present=-1)),
    ("service_rate", lambda: follow([1.0], **{**STEPS, "service_rate": math.nan})),
])
def test_a_wrong_argument_is_named(argument, ask):
    with pytest.raises(ScienceError) as refused:
        ask()
    assert refused.value.argument == argument
    assert argument in str(refused.value)


@given(servers=st.integers(1, 60), part=st.floats(0.01, 0.99))
@settings(max_examples=60, deadline=None)
def test_more_people_never_make_more_of_them_wait(servers, part):
    load = servers * part
    assert 0 <= erlang_b(servers, load) <= erlang_c(servers, load) <= 1
    assert erlang_c(servers + 1, load) <= erlang_c(servers, load)


@given(load=st.floats(0.1, 400), p_wait=st.floats(0.001, 0.999))
@settings(max_examples=60, deadline=None)
def test_the_fewest_people_are_enough_and_one_less_is_not(load, p_wait):
    fewest = fewest_servers(load, p_wait=p_wait)
    assert erlang_c(fewest, load) <= p_wait
    assert fewest - 1 <= load or erlang_c(fewest - 1, load) > p_wait


@given(load=st.floats(20, 2000), p_wait=st.floats(0.1, 0.9))
@settings(max_examples=60, deadline=None)
def test_the_square_root_rule_is_at_most_one_off_from_twenty_people_on(load, p_wait):
    assert abs(square_root_staffing(load, p_wait=p_wait) - fewest_servers(load, p_wait=p_wait)) <= 1


@given(share=st.floats(1e-300, 1 - 1e-12))
@settings(max_examples=60, deadline=None)
def test_the_spare_for_a_share_gives_that_share_back(share):
    assert halfin_whitt(spare_for(share)) == pytest.approx(share, rel=1e-9)


def test_nobody_needed_is_still_one_person():
    assert fewest_servers(0, p_wait=0.5) == 1


def test_a_wait_longer_than_nothing_is_a_wait():
    queue = Wachtrij(10, 8, 1)
    assert queue.p_wait_longer(0) == queue.p_wait
    assert queue.p_wait_longer(1) == pytest.approx(queue.p_wait * math.exp(-2))


def test_the_share_of_empty_time_survives_numbers_that_no_computer_holds():
    assert Wachtrij(400, 0.001, 1).p_empty == pytest.approx(math.exp(-0.001))
    assert Wachtrij(1, 0.3, 1).p_empty == pytest.approx(0.7)
