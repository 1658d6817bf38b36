"""How long the weekly assignment takes, as a ratio to the seconds it may take on this machine."""

from __future__ import annotations

import time

from last import Regel

from ketenkameleon.science.assign import Effort, Verdeling, solve
from science.assign.instanties import drawn

SIZES = ((40, 17, 0.0, 1), (150, 40, 0.0, 5), (300, 80, 0.01, 10))
SEEDS, ROOM = 2, 1.2


def assign_lines() -> list[Regel]:
    """CPU seconds of a division of one week, the worst of the drawn regions, against what they may take.

    An answer that is not proven, or for the largest size not within 1%, counts as ten times too slow.
    """
    return [_line(*size) for size in SIZES]


def _line(cases: int, people: int, gap: float, most: int) -> Regel:
    solve(drawn(6, 3))
    found = [_timed(cases, people, gap, seed) for seed in range(SEEDS)]
    worst = max(seconds for _, seconds in found)
    widest = max(verdeling.gap for verdeling, _ in found)
    ratio = worst / most if widest <= gap else 10.0
    return Regel(f"verdeling {cases} × {people} ÷ {most} s", ratio, 1,
                 f"{worst:.2f} s, {'bewezen' if widest == 0 else f'binnen {widest:.2%}'}")


def _timed(cases: int, people: int, gap: float, seed: int) -> tuple[Verdeling, float]:
    problem = drawn(cases, people, seed=seed, room=ROOM)
    begun = time.process_time()
    return solve(problem, effort=Effort(gap=gap)), time.process_time() - begun
