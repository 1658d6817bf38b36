"""Sweeps: the same figures bit for bit, on all cores, in parts, and on a Dask cluster of two workers."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from distributed import LocalCluster

from ketenkameleon.science import chainsim
from ketenkameleon.science import sweep as sweep_module
from ketenkameleon.science.fouten import ScienceError
from ketenkameleon.science.sweep import sweep

pytestmark = pytest.mark.xdist_group("numba")
PLANS = [chainsim.pilot_van_zes(), chainsim.pool(15)]
YEARS = 12


@pytest.fixture
def small_parts(monkeypatch):
    """Parts of five years, so that a short run has three of them and the last is not full."""
    monkeypatch.setattr(sweep_module, "YEARS_PER_PART", 5)


@pytest.fixture(scope="module")
def alone() -> list[chainsim.Result]:
    return [chainsim.run(plan, replications=YEARS, seed=9, threads=1) for plan in PLANS]


@pytest.fixture(scope="module")
def cluster() -> Iterator[str]:
    with LocalCluster(n_workers=2, threads_per_worker=2, processes=True, dashboard_address=None) as made:
        yield made.scheduler_address


def _same(one, other):
    assert one.scenario == other.scenario
    for name in ("out", "months", "worked", "hours", "capacity"):
        assert np.array_equal(getattr(one, name), getattr(other, name), equal_nan=True)


@pytest.mark.usefixtures("small_parts")
def test_parts_on_all_cores_are_one_run_bit_for_bit(alone):
    told = []
    found = sweep(PLANS, replications=YEARS, seed=9, progress=lambda done, total: told.append((done, total)))
    for one, other in zip(found, alone, strict=True):
        _same(one, other)
    assert told == [(done, 24) for done in (5, 10, 12, 17, 22, 24)]


@pytest.mark.usefixtures("small_parts")
def test_two_workers_on_a_cluster_give_the_same_bit_for_bit(alone, cluster):
    told = []
    found = sweep(PLANS, replications=YEARS, seed=9, dask=cluster, progress=lambda *told_now: told.append(told_now))
    for one, other in zip(found, alone, strict=True):
        _same(one, other)
    assert told[-1] == (24, 24)
    assert len(told) == 6


def test_an_error_on_a_worker_comes_back_with_its_argument(cluster):
    with pytest.raises(ScienceError) as refused:
        sweep(PLANS[:1], replications=2, seed=-1, dask=cluster)
    assert refused.value.argument == "seed"


@pytest.mark.parametrize(("argument", "ask"), [
    ("scenarios", lambda: sweep([], replications=1, seed=1)),
    ("replications", lambda: sweep(PLANS, replications=0, seed=1)),
    ("replications", lambda: sweep(PLANS, replications=True, seed=1)),
    ("replications", lambda: sweep(PLANS, replications=2.5, seed=1)),
    ("dask", lambda: sweep(PLANS, replications=1, seed=1, dask="onzin")),
])
def test_a_wrong_argument_is_named(argument, ask):
    with pytest.raises(ScienceError) as refused:
        ask()
    assert refused.value.argument == argument


def test_a_machine_without_the_extra_says_what_to_install(monkeypatch):
    monkeypatch.setattr(sweep_module, "distributed", None)
    with pytest.raises(ScienceError, match="cluster") as refused:
        sweep(PLANS, replications=1, seed=1, dask="tcp://127.0.0.1:1")
    assert refused.value.argument == "dask"
    assert len(sweep(PLANS[:1], replications=1, seed=1)) == 1


@pytest.mark.parametrize(("busy", "tried"), [(2, 3), (3, 3)])
def test_a_machine_too_busy_to_begin_a_client_is_tried_again_and_then_named(monkeypatch, cluster, busy, tried):
    made, asked = sweep_module.distributed.Client, []

    def client(*given, **named):
        asked.append(given)
        assert len(asked) > busy
        return made(*given, **named)

    monkeypatch.setattr(sweep_module.distributed, "Client", client)
    if busy < tried:
        assert sweep(PLANS[:1], replications=2, seed=9, dask=cluster)
    else:
        with pytest.raises(ScienceError, match="te druk"):
            sweep(PLANS[:1], replications=2, seed=9, dask=cluster)
    assert len(asked) == tried
