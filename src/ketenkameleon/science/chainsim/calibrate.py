"""Does the model give last year back? Only then may it advise. Source: science.md 1.7 ("Calibration check").

The band is one for all figures together: nine of ten simulated years lie inside it with every figure. A separate 90%
band for each figure is narrower, and all of them together throw out a right model more often.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from ketenkameleon.science.chainsim.compare import Comparison, compare
from ketenkameleon.science.chainsim.days import span_of
from ketenkameleon.science.chainsim.records import Floats
from ketenkameleon.science.chainsim.result import Result
from ketenkameleon.science.chainsim.running import run
from ketenkameleon.science.chainsim.scenario import Arrivals, Scenario
from ketenkameleon.science.fouten import ScienceError

INSIDE = 0.90
LEAST_REPLICATIONS = 200


@dataclass(frozen=True, slots=True)
class Reality:
    """Last year as it was: median and P95 of the days from report to start over the measured reports, and how many
    children were reported and not started at the end of each measured month."""

    median: float
    p95: float
    work_in_progress: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Outside:
    """A figure of reality and the band of the model."""

    figure: str
    reality: float
    low: float
    high: float

    @property
    def lies_outside(self) -> bool:
        """Is reality outside the band?"""
        return not self.low <= self.reality <= self.high


@dataclass(frozen=True, slots=True)
class Calibration:
    """The verdict; truthy when all of reality lies in the band and the model may advise."""

    scenario: Scenario
    figures: tuple[Outside, ...]

    @property
    def outside(self) -> tuple[Outside, ...]:
        """What lies outside the band."""
        return tuple(one for one in self.figures if one.lies_outside)

    def __bool__(self) -> bool:
        return not self.outside

    def text(self) -> str:
        """The verdict in Dutch: what lies outside, or that nothing does."""
        if self:
            return "Het model geeft vorig jaar terug: alle cijfers vallen in de band."
        lines = [f"- {o.figure}: in het echt {o.reality:.1f}, model {o.low:.1f} tot {o.high:.1f}" for o in self.outside]
        return "\n".join(["Het model geeft vorig jaar niet terug en geeft daarom geen advies:", *lines])


@dataclass(frozen=True, eq=False)
class Advice:
    """A comparison of two what-ifs, or a refusal (falsy) with the calibration that says why."""

    calibration: Calibration
    comparison: Comparison | None

    def __bool__(self) -> bool:
        return self.comparison is not None

    def text(self) -> str:
        """The differences, or why there is no advice."""
        return self.calibration.text() if self.comparison is None else self.comparison.summary()


def replay(scenario: Scenario, counts: Sequence[int]) -> Scenario:
    """The same scenario with exactly these reports per day, from the first simulated day on."""
    days = span_of(scenario).days
    if len(counts) != days:
        raise ScienceError("counts", f"heeft {days} dagen nodig, niet {len(counts)}")
    return replace(scenario, arrivals=Arrivals(counts=tuple(int(count) for count in counts)))


def joint_band(columns: Floats, inside: float = INSIDE) -> tuple[Floats, Floats]:
    """The narrowest symmetric-by-rank band that holds a share `inside` of the rows with all their columns.

    `columns` is replications × figures. Source: Besag, Green, Higdon & Mengersen 1995, simultaneous credible regions.
    """
    n = len(columns)
    ordered = np.sort(columns, axis=0)
    low = np.array([np.searchsorted(ordered[:, c], columns[:, c], "right") for c in range(columns.shape[1])])
    high = np.array([np.searchsorted(ordered[:, c], columns[:, c], "left") for c in range(columns.shape[1])])
    depth = np.minimum(low, n - high).min(axis=0)  # how deep a row lies with its most extreme figure
    cut = max(1, int(np.sort(depth)[int(np.floor((1 - inside) * n))]))
    return ordered[cut - 1], ordered[n - cut]


def calibrate(
    scenario: Scenario, reality: Reality, *, counts: Sequence[int], replications: int = 600, seed: int = 1,
    threads: int | None = None,
) -> Calibration:
    """Replay last year's reports (`counts` per simulated day) and staff, and hold reality against the band.

    Raises ScienceError when reality has gaps or there are too few replications for a band.
    """
    if replications < LEAST_REPLICATIONS:
        raise ScienceError("replications", f"een band vraagt er minstens {LEAST_REPLICATIONS}, niet {replications}")
    if len(reality.work_in_progress) != scenario.measure_months:
        raise ScienceError("work_in_progress", f"heeft {scenario.measure_months} maanden nodig")
    real = np.array([reality.median, reality.p95, *reality.work_in_progress], float)
    if not np.isfinite(real).all() or (real < 0).any():
        raise ScienceError("reality", "heeft een leeg of negatief cijfer")
    result = run(replay(scenario, counts), replications=replications, seed=seed, threads=threads)
    columns = np.column_stack([result.values("median"), result.values("p95"), result.month_values("work_in_progress")])
    low, high = joint_band(columns)
    names = ["mediaan in dagen", "P95 in dagen"]
    names += [f"lopend aan het eind van maand {n + 1}" for n in range(scenario.measure_months)]
    found = zip(names, real.tolist(), low.tolist(), high.tolist(), strict=True)
    return Calibration(scenario, tuple(Outside(*one) for one in found))


def advise(
    calibration: Calibration, variant: Scenario, *, now: Scenario | None = None, replications: int = 300, seed: int = 1,
    threads: int | None = None,
) -> Advice:
    """What `variant` would change against `now` (None: the calibrated scenario), or a refusal that says why not."""
    if not calibration:
        return Advice(calibration, None)
    results: list[Result] = [
        run(scenario, replications=replications, seed=seed, threads=threads)
        for scenario in (calibration.scenario if now is None else now, variant)
    ]
    return Advice(calibration, compare(results[0], results[1]))
