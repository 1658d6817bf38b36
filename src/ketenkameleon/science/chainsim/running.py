"""Run a scenario: replications over threads, with the same numbers for any number of them."""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, as_completed

import numpy as np

from ketenkameleon.science.chainsim import checks, tally
from ketenkameleon.science.chainsim.consistency import check
from ketenkameleon.science.chainsim.engine import Found, Memory, Parameters, run_batch
from ketenkameleon.science.chainsim.parameters import cut, draw
from ketenkameleon.science.chainsim.result import Result
from ketenkameleon.science.chainsim.scenario import Scenario
from ketenkameleon.science.chainsim.tables import memory_of, own_copy
from ketenkameleon.science.fouten import ScienceError

CHUNK = 64
MOST_REPLICATIONS = 10_000_000
Progress = Callable[[int, int], None]


def run(
    scenario: Scenario, *, replications: int = 300, seed: int = 1, first: int = 0, threads: int | None = None,
    parameters: Parameters | None = None, progress: Progress | None = None,
) -> Result:
    """Play the scenario so many times and give every figure per replication.

    The same seed gives the same children whatever the staff, and the same numbers whatever `threads` (None: all
    cores). Replications are numbered from `first`, so that a run can be cut into parts and `joined`. `parameters`
    takes the place of the draws of `scenario.uncertainty`: one row, or one per replication. `progress(done, all)` is
    called now and then. Raises ScienceError with the name of what is wrong.
    Source: docs/science/simulator.md.
    """
    checks.whole("replications", replications, low=1, high=MOST_REPLICATIONS)
    checks.whole("seed", seed, high=2**62)
    checks.whole("first", first, high=2**40)
    if threads is not None:
        checks.whole("threads", threads, low=1, high=1024)
    check(scenario)
    drawn = draw(scenario, seed, first, replications) if parameters is None else parameters
    if len(drawn.level) not in (1, replications):
        raise ScienceError("parameters", f"heeft {len(drawn.level)} rijen, geen 1 of {replications}")
    memory, found = memory_of(scenario), room_for(scenario, replications)
    play(memory, drawn, seed, first, found, threads or cores(), progress)
    return Result(scenario, seed, first, *found, capacity_of(memory, scenario), drawn)


def cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def room_for(scenario: Scenario, replications: int) -> Found:
    """Zeros for all figures."""
    return Found(
        np.zeros((replications, tally.COLUMNS)),
        np.zeros((replications, scenario.measure_months, tally.M_COLUMNS)),
        np.zeros((replications, len(scenario.professionals))), np.zeros((replications, len(scenario.rollen))),
    )


def capacity_of(memory: Memory, scenario: Scenario) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    """Hours of each professional on the measured days; slot days at slot level."""
    begin, end = int(memory.world["measure"][0]), int(memory.world["follow"][0])
    if scenario.level == "slot":
        limits = memory.cells["limit"].reshape(-1, len(scenario.professionals))
        return np.asarray(limits[begin:end].sum(axis=0), np.float64)
    return np.asarray(memory.capacity[:-1, end] - memory.capacity[:-1, begin])


def play(
    memory: Memory, drawn: Parameters, seed: int, first: int, found: Found, threads: int, progress: Progress | None,
) -> None:
    """All replications into `found`, in chunks."""
    n = len(found.out)
    size = max(1, min(CHUNK, -(-n // (4 * threads))))

    def chunk(begin: int) -> int:
        end = min(n, begin + size)
        part = Found(*(rows[begin:end] for rows in found))
        run_batch(own_copy(memory), cut(drawn, begin, end), seed, first + begin, part)
        return end - begin

    done = chunk(0)
    if progress is not None:
        progress(done, n)
    with ThreadPoolExecutor(threads) as pool:
        for future in as_completed([pool.submit(chunk, begin) for begin in range(size, n, size)]):
            done += future.result()
            if progress is not None:
                progress(done, n)
