"""The simulator beside SimPy and Ciw on the same model, on one core, and how long the runs of the screens take.

The peers are the ones that judge the figures in the tests: the region in SimPy of tests/science/chainsim/oracles,
with the same warm-up and the same measured year, and in Ciw the chain that Ciw can play (ciw_streek.py there).
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
from last import Regel

from ketenkameleon.config.scenario_toml import VOORBEELDEN, read_scenario
from ketenkameleon.science import chainsim
from ketenkameleon.science.chainsim.scenario import Scenario
from science.chainsim.oracles.ciw_streek import play_ciw, shared_chain
from science.chainsim.oracles.dagen import Dagen
from science.chainsim.oracles.streek import Streek

TIMES_SIMPY, TIMES_CIW = 80, 200
MANY, SCREEN = 10_000, 300
MANY_SECONDS, SCREEN_SECONDS, MB, OF_INDEPENDENT = 15.0, 1.0, 500.0, 0.25
CHILD = """
import json, resource, sys, time
from pathlib import Path
from ketenkameleon.config.scenario_toml import read_scenario
from ketenkameleon.science import chainsim
scenario, many, screen = read_scenario(Path(sys.argv[1])), int(sys.argv[2]), int(sys.argv[3])
chainsim.run(scenario, replications=2, seed=1)
def seconds(replications):
    begin = time.perf_counter()
    chainsim.run(scenario, replications=replications, seed=1)
    return time.perf_counter() - begin
few = min(seconds(screen) for _ in range(3))
cpu = time.process_time()
long = seconds(many)
cpu = time.process_time() - cpu
def peak_mb():
    status = Path("/proc/self/status")  # ru_maxrss of a child may still be the peak of the process it was started from
    if status.exists():
        return next(int(line.split()[1]) for line in status.read_text().splitlines() if line.startswith("VmHWM")) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
peak = peak_mb()
print(json.dumps({"few": few, "long": long, "cpu": cpu, "mb": peak}))
"""


def simulator_lines() -> list[Regel]:
    """Time beside the peers per core, time and memory of a long and a short run, and what common numbers save."""
    pool, chain = (read_scenario(VOORBEELDEN / f"{name}.toml") for name in ("pool", "keten"))
    return [_beside_simpy(chain), _beside_simpy(pool), _beside_ciw(), *_long_and_short(), _common_numbers(pool, chain)]


def _cpu(work: Callable[[], object], times: int = 1) -> float:
    """CPU seconds of this process for the work, the middle of so many times."""
    found = []
    for _ in range(times):
        begin = time.process_time()
        work()
        found.append(time.process_time() - begin)
    return statistics.median(found)


def _beside_simpy(scenario: Scenario) -> Regel:
    Streek(scenario, 0).run()
    chainsim.run(scenario, replications=2, seed=1, threads=1)
    theirs = _cpu(lambda: Streek(scenario, 1).run(), 5)
    ours = _cpu(lambda: chainsim.run(scenario, replications=200, seed=1, threads=1), 3) / 200
    return Regel(f"{TIMES_SIMPY} × simulator ÷ SimPy, {scenario.name}", TIMES_SIMPY * ours / theirs, 1.0,
                 f"{ours * 1000:.2f} ms ÷ {theirs * 1000:.0f} ms per jaar: {theirs / ours:.0f} keer zo snel")


def _beside_ciw() -> Regel:
    scenario = shared_chain()
    dagen = Dagen(scenario)
    days = (dagen.first_measured, dagen.first_followed - dagen.first_measured, dagen.count - dagen.first_followed)
    theirs = _cpu(lambda: play_ciw(1, days), 5)
    ours = _cpu(lambda: chainsim.run(scenario, replications=200, seed=1, threads=1), 3) / 200
    return Regel(f"{TIMES_CIW} × simulator ÷ Ciw, {scenario.name}", TIMES_CIW * ours / theirs, 1.0,
                 f"{ours * 1000:.2f} ms ÷ {theirs * 1000:.0f} ms per jaar: {theirs / ours:.0f} keer zo snel")


def _long_and_short() -> list[Regel]:
    """In a process of its own, for its memory; on all cores."""
    path = str(VOORBEELDEN / "pool.toml")
    done = subprocess.run([sys.executable, "-c", CHILD, path, str(MANY), str(SCREEN)], check=True,
                          capture_output=True, text=True, env={**os.environ, "PYTHONPATH": str(_SRC)})
    found = json.loads(done.stdout)
    return [
        Regel(f"{MANY} jaren van een regio ÷ 1 s", found["long"], MANY_SECONDS,
              f"{os.cpu_count()} kernen, {found['cpu']:.1f} s rekentijd samen"),
        Regel(f"{SCREEN} jaren van een regio ÷ 1 s", found["few"], SCREEN_SECONDS, "beste van drie"),
        Regel(f"geheugen bij {MANY} jaren ÷ 1 MB", found["mb"], MB, f"{found['mb']:.0f} MB"),
    ]


def _common_numbers(pool: Scenario, chain: Scenario) -> Regel:
    """Variance of the difference between two plans for the same children, over that for different children."""
    one, other, elsewhere = (chainsim.run(s, replications=1000, seed=seed).values("in_time")
                             for s, seed in ((pool, 1), (chain, 1), (chain, 2)))
    same, different = float(np.var(one - other, ddof=1)), float(np.var(one - elsewhere, ddof=1))
    return Regel("variantie van pool − keten, zelfde ÷ andere kinderen", same / different, OF_INDEPENDENT,
                 f"{1e4 * same:.2f} ÷ {1e4 * different:.2f} (procentpunt²)")


_SRC = Path(__file__).resolve().parents[2] / "src"
