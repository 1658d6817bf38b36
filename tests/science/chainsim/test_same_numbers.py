"""The same numbers for any number of threads and any cut, and the same children whatever the staff."""

from __future__ import annotations

import types
from dataclasses import replace

import numpy as np
import pytest

from ketenkameleon.science import chainsim
from ketenkameleon.science.chainsim import Result, Uncertainty
from ketenkameleon.science.chainsim.compiled import fingerprint

pytestmark = pytest.mark.xdist_group("numba")
UNSURE = Uncertainty(
    level=0.05, months=0.1, hours=0.1, external=0.1, offer=0.1, transfer=0.1, effort=0.3, routing_cases=300,
)
ARRAYS = ("out", "months", "worked", "hours")


def same(a: Result, b: Result) -> bool:
    return all(np.array_equal(getattr(a, name), getattr(b, name), equal_nan=True) for name in ARRAYS)


@pytest.fixture(scope="module", params=["known", "unsure"])
def region(request):
    s = chainsim.pilot_van_zes()
    return s if request.param == "known" else replace(s, uncertainty=UNSURE)


def test_results_are_equal_to_the_bit_for_one_and_two_threads(region):
    one, two = (chainsim.run(region, replications=40, seed=3, threads=threads) for threads in (1, 2))
    assert same(one, two)


def test_a_run_cut_into_parts_and_joined_is_the_same_run(region):
    whole = chainsim.run(region, replications=30, seed=3)
    parts = [chainsim.run(region, replications=n, seed=3, first=first) for first, n in ((18, 12), (0, 5), (5, 13))]
    assert same(chainsim.joined(parts), whole)
    assert all(np.array_equal(a, b) for a, b in zip(chainsim.joined(parts).parameters, whole.parameters, strict=True))


def test_parts_with_a_gap_or_of_another_seed_are_not_joined(region):
    first = chainsim.run(region, replications=2, seed=3)
    for seed, begin in ((3, 3), (4, 2)):
        other = chainsim.run(region, replications=2, seed=seed, first=begin)
        with pytest.raises(chainsim.ScienceError, match="parts"):
            chainsim.joined([first, other])


def test_another_seed_and_another_replication_are_other_children(region):
    a, b = chainsim.run(region, replications=20, seed=3), chainsim.run(region, replications=20, seed=4)
    assert not np.intersect1d(a.values("days"), b.values("days")).size
    assert len(np.unique(a.values("days"))) == 20


def test_staff_and_policy_do_not_change_the_children():
    a, b = (chainsim.run(s, replications=20, seed=9) for s in (chainsim.chain(), chainsim.pool(14)))
    assert np.array_equal(a.month_values("reports"), b.month_values("reports"))
    c = chainsim.run(chainsim.pool(17), replications=20, seed=9)
    assert np.array_equal(b.values("ceiling"), c.values("ceiling"))


def test_common_children_take_most_of_the_noise_out_of_a_difference():
    chain, pool, slower = (
        chainsim.run(s, replications=300, seed=2)
        for s in (chainsim.chain(), chainsim.pool(), chainsim.pool(effort=1.1))
    )
    assert chainsim.compare(chain, pool).variance_ratio("in_time") <= 0.25
    assert chainsim.compare(pool, slower).variance_ratio("in_time") <= 0.10


def test_a_comparison_of_other_children_is_refused():
    a = chainsim.run(chainsim.chain(), replications=3, seed=1)
    for replications, seed in ((3, 2), (4, 1)):
        b = chainsim.run(chainsim.pool(), replications=replications, seed=seed)
        with pytest.raises(chainsim.ScienceError, match=r"^b:"):
            chainsim.compare(a, b)


def test_parameter_draws_widen_the_band_and_are_kept():
    known = chainsim.run(chainsim.pool(), replications=200, seed=1)
    unsure = chainsim.run(replace(chainsim.pool(), uncertainty=UNSURE), replications=200, seed=1)
    a, b = known.measure("in_time"), unsure.measure("in_time")
    assert b.band_high - b.band_low > 1.3 * (a.band_high - a.band_low)
    assert unsure.parameters.hours.shape == (200, 3)
    assert unsure.parameters.hours.mean(axis=0) == pytest.approx([3.0, 3.0, 4.4], rel=0.03)
    assert len(known.parameters.level) == 1
    heavy = unsure.parameters.hours.sum(axis=1) + unsure.parameters.level
    assert np.corrcoef(heavy, unsure.values("load"))[0, 1] > 0.5


def test_kept_machine_code_is_left_when_a_function_or_constant_changes():
    def module(factor: int) -> types.ModuleType:
        made = types.ModuleType("m")
        made.FACTOR = factor
        return made

    assert fingerprint([module(1)]) == fingerprint([module(1)])
    assert fingerprint([module(1)]) != fingerprint([module(2)])
    one, two = module(1), module(1)
    one.f, two.f = types.SimpleNamespace(py_func=lambda x: x), types.SimpleNamespace(py_func=lambda x: x + 1)
    assert fingerprint([one]) != fingerprint([two])
