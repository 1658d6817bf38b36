"""Kaplan–Meier and log-rank on a million rows against lifelines: CPU time as a ratio, equal numbers."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

import numpy as np
from last import Regel
from lifelines import KaplanMeierFitter
from lifelines.statistics import logrank_test

from ketenkameleon.science.estimate import kaplan_meier, log_rank

ROWS = 1_000_000
LIMIT = 0.1
Found = TypeVar("Found")


def survival_lines(rows: int = ROWS) -> list[Regel]:
    """Two lines for whole days (as zaken have them) and two for times that all differ (the worst case).

    The ratio is our CPU seconds ÷ those of lifelines; the limit of 0.1 says: ten times as fast. Raises
    RuntimeError when the numbers differ.
    """
    draw = np.random.default_rng(1)
    waiting, leaving = draw.exponential(100, rows), draw.exponential(150, rows)
    group = draw.integers(0, 2, rows)
    lines = []
    for name, turn in (("dagen", np.ceil), ("breuken", np.asarray)):
        when, event = np.minimum(turn(waiting), turn(leaving)), turn(waiting) <= turn(leaving)
        lines += [_curve(name, when, event), _test(name, when, event, group)]
    return lines


def _curve(name: str, when: np.ndarray, event: np.ndarray) -> Regel:
    ours, our_seconds = _best(lambda: kaplan_meier(when, event), 5)
    theirs, their_seconds = _best(lambda: KaplanMeierFitter().fit(when, event), 3)
    if not np.allclose(ours.survival, theirs.survival_function_.to_numpy()[-ours.time.size :, 0], atol=1e-9):
        raise RuntimeError("Kaplan–Meier gives other numbers than lifelines")
    return _line(f"Kaplan–Meier van {when.size} rijen ({name}) ÷ lifelines", our_seconds, their_seconds)


def _test(name: str, when: np.ndarray, event: np.ndarray, group: np.ndarray) -> Regel:
    one, other = group == 0, group == 1
    ours, our_seconds = _best(lambda: log_rank(when, event, group), 5)
    theirs, their_seconds = _best(lambda: logrank_test(when[one], when[other], event[one], event[other]), 3)
    if not np.isclose(ours.chi_squared, theirs.test_statistic, rtol=1e-6):
        raise RuntimeError("log-rank gives another number than lifelines")
    return _line(f"log-rank van {when.size} rijen ({name}) ÷ lifelines", our_seconds, their_seconds)


def _best(work: Callable[[], Found], times: int) -> tuple[Found, float]:
    """What the work gives, and the fewest CPU seconds of that many turns (the first also compiles)."""
    seconds, found = float("inf"), work()
    for _ in range(times):
        before = time.process_time()
        found = work()
        seconds = min(seconds, time.process_time() - before)
    return found, seconds


def _line(what: str, ours: float, theirs: float) -> Regel:
    figures = f"{1000 * ours:.1f} ms ÷ {1000 * theirs:.1f} ms CPU, {theirs / ours:.0f} × zo snel"
    return Regel(what, ours / theirs, LIMIT, figures)


if __name__ == "__main__":
    for line in survival_lines():
        print(f"{line.wat:62} {line.verhouding:7.3f}  (≤ {line.grens:g})  {line.cijfers}")  # noqa: T201
