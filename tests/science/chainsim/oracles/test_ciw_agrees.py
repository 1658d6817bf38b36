"""The engine against Ciw, where Ciw has the same model: equal servers, random arrivals and work, one or two rows."""

from __future__ import annotations

import math
import os

import ciw
import numpy as np
import pytest

from ketenkameleon.science.chainsim.scenario import Duration, Rol
from science.chainsim.oracles.ciw_streek import play_ciw, shared_chain
from science.chainsim.oracles.dagen import Dagen
from science.chainsim.oracles.gesloten import person, steady
from science.chainsim.oracles.machine import figures_of_engine
from science.chainsim.oracles.uitkomst import far_apart

pytestmark = pytest.mark.xdist_group("numba")
RUNS = 60 if os.environ.get("KAMELEON_NACHT") == "1" else 5
PER_DAY, WARM, DAYS = 100.0, 10, 30


def _ciw(loads: list[float], servers: list[int], onward: float, seed: int) -> dict[str, float]:
    """Mean days from arrival to the end, and to the first start, of who arrives in the measured days."""
    nodes = len(loads)
    rates = [PER_DAY * onward**node for node in range(nodes)]
    routing = [[onward if there == here + 1 else 0.0 for there in range(nodes)] for here in range(nodes)]
    network = ciw.create_network(
        arrival_distributions=[ciw.dists.Exponential(PER_DAY), *[None] * (nodes - 1)],
        service_distributions=[ciw.dists.Exponential(rate / load) for rate, load in zip(rates, loads, strict=True)],
        number_of_servers=servers, routing=routing)
    ciw.seed(seed)
    simulation = ciw.Simulation(network)
    simulation.simulate_until_max_time(WARM + DAYS + 10)
    begun: dict[int, tuple[float, float]] = {}
    ended: dict[int, float] = {}
    for record in simulation.get_all_records():
        if record.node == 1:
            begun[record.id_number] = (record.arrival_date, record.service_start_date)
        ended[record.id_number] = max(ended.get(record.id_number, 0.0), record.exit_date)
    seen = [number for number, (arrival, _) in begun.items() if WARM <= arrival < WARM + DAYS]
    return {"days": float(np.mean([ended[n] - begun[n][0] for n in seen])),
            "first_contact": float(np.mean([begun[n][1] - begun[n][0] for n in seen]))}


@pytest.mark.parametrize(("loads", "servers", "onward"), [
    ([0.8], [1], 0.0), ([8.0], [10], 0.0), ([4.2, 1.4], [5, 2], 0.5),
], ids=["one", "ten", "two in a row"])
def test_engine_and_ciw_agree_within_three_standard_errors(loads, servers, onward):
    runs = [_ciw(loads, servers, onward, 1000 + run) for run in range(RUNS)]
    theirs = {name: np.array([run[name] for run in runs]) for name in runs[0]}
    rollen, staff = [], []
    for node, (load, count) in enumerate(zip(loads, servers, strict=True)):
        follows = ((f"rol {node + 1}", onward),) if node + 1 < len(loads) else ()
        slot = Duration(load / (PER_DAY * onward**node), "exponential")
        rollen.append(Rol(f"rol {node}", slot_days=slot, follows=follows, entry=float(node == 0)))
        staff += [person(f"{node}.{n}", f"rol {node}", limit=1) for n in range(count)]
    scenario = steady("rij", tuple(rollen), tuple(staff), PER_DAY, level="slot", months=(1, 1, 0))
    ours = figures_of_engine(scenario, replications=RUNS * 20, seed=8)
    assert far_apart(ours, theirs, names=("days", "first_contact")) == []


def test_engine_and_ciw_agree_on_a_chain_with_contacts_and_waits():
    scenario = shared_chain()
    dagen = Dagen(scenario)
    days = (dagen.first_measured, dagen.first_followed - dagen.first_measured, dagen.count - dagen.first_followed)
    years = [play_ciw(1000 + run, days) for run in range(RUNS)]
    theirs = {"days": np.array([year.mean() for year in years]),
              "p95": np.array([np.sort(year)[math.ceil(0.95 * len(year)) - 1] for year in years])}
    ours = figures_of_engine(scenario, replications=RUNS * 40, seed=9)
    assert far_apart(ours, theirs, names=("days", "p95")) == []
