"""Many scenarios, many years each: on all cores of this machine, or on all machines of a Dask cluster.

The same call and the same figures, bit for bit: a year is drawn from the seed and its own number, so that it does not
matter who plays it. A run is cut into parts of whole years, and the parts are put together again in order.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from threading import Lock
from typing import Final

from ketenkameleon.science.chainsim import Result, Scenario, joined, run
from ketenkameleon.science.fouten import ScienceError

try:
    import distributed
except ImportError:  # the extra `cluster` is not installed: everything but `dask=` works without it
    distributed = None  # type: ignore[assignment]

YEARS_PER_PART: Final = 500
_ONE_AT_A_TIME: Final = Lock()

Part = tuple[int, int, int]
Progress = Callable[[int, int], None]


def sweep(
    scenarios: Sequence[Scenario], *, replications: int, seed: int, threads: int | None = None,
    dask: str | None = None, progress: Progress | None = None,
) -> list[Result]:
    """The result of each scenario, in the order given, each as `run` alone would have given it.

    In: `replications` years of each; the same `seed` for all, so that all scenarios see the same children; `threads`
    per machine, None for all cores; `dask`, the address of a scheduler (`tcp://machine:8786`); `progress(done, all)`
    is called in years. Raises ScienceError naming `scenarios`, `replications` or `dask`.
    Source: design section 8; docs/run/scale.md says when a cluster pays.
    """
    if not scenarios:
        raise ScienceError("scenarios", "er is geen scenario")
    if isinstance(replications, bool) or not isinstance(replications, int) or replications < 1:
        raise ScienceError("replications", f"moet een heel getal van ten minste 1 zijn: {replications!r}")
    parts = list(_parts(len(scenarios), replications))
    done = _on_cluster if dask else _here
    found: dict[Part, Result] = {}
    played = 0
    for part, result in done(scenarios, parts, seed, threads, dask):
        found[part] = result
        played += part[2]
        if progress is not None:
            progress(played, replications * len(scenarios))
    return [joined([found[part] for part in parts if part[0] == which]) for which in range(len(scenarios))]


def _parts(scenarios: int, replications: int) -> Iterator[Part]:
    """(which scenario, first year, how many years), a fixed cut that does not depend on who plays."""
    for which in range(scenarios):
        for first in range(0, replications, YEARS_PER_PART):
            yield which, first, min(YEARS_PER_PART, replications - first)


def play_part(scenario: Scenario, first: int, years: int, seed: int, threads: int | None) -> Result:
    """Some years of one scenario. One at a time in a process: the threads beneath are already all its cores."""
    with _ONE_AT_A_TIME:
        return run(scenario, replications=years, seed=seed, first=first, threads=threads)


def _here(
    scenarios: Sequence[Scenario], parts: list[Part], seed: int, threads: int | None, dask: str | None,
) -> Iterator[tuple[Part, Result]]:
    for part in parts:
        which, first, years = part
        yield part, play_part(scenarios[which], first, years, seed, threads)


def _on_cluster(
    scenarios: Sequence[Scenario], parts: list[Part], seed: int, threads: int | None, dask: str | None,
) -> Iterator[tuple[Part, Result]]:
    """The parts in the order in which they come back. A worker that is lost has its parts played again elsewhere."""
    if distributed is None:
        raise ScienceError("dask", "de uitbreiding `cluster` is niet geïnstalleerd: pip install ketenkameleon[cluster]")
    with _client(dask) as client:
        sent = {}
        for part in parts:
            which, first, years = part
            # Not pure: a part is told apart by its own numbers, not by a hash of all staff and dates.
            future = client.submit(play_part, scenarios[which], first, years, seed, threads, pure=False)
            sent[future] = part
        for future in distributed.as_completed(list(sent)):  # type: ignore[no-untyped-call]
            yield sent[future], future.result()


def _client(dask: str | None, tries: int = 3) -> distributed.Client:
    """A client of that scheduler. Raises ScienceError naming `dask` when there is none.

    On a machine that is too busy to begin the client's own thread within ten seconds, distributed 2026 answers with a
    bare AssertionError; the next try finds the machine less busy or says so.
    """
    try:
        return distributed.Client(dask, timeout="10s")  # type: ignore[no-untyped-call]
    except (OSError, ValueError) as exc:
        raise ScienceError("dask", f"geen scheduler gevonden op {dask}: {exc}") from exc
    except AssertionError as exc:
        if tries > 1:
            return _client(dask, tries - 1)
        raise ScienceError("dask", f"deze machine is te druk om {dask} te bereiken; probeer het later") from exc
