"""The engine as the judges call it: its public `run`, and the figures by the names that they use."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ketenkameleon.science.chainsim import Scenario, run

NAMES = ("in_time", "days", "p95", "first_contact", "handovers", "faces", "load", "overtime")


def figures_of_engine(scenario: Scenario, *, replications: int, seed: int) -> dict[str, NDArray[np.float64]]:
    """One value per year that was played, by name; work in progress has one column per month."""
    result = run(scenario, replications=replications, seed=seed)
    found = {name: result.values(name) for name in NAMES}
    return {**found, "work_in_progress": result.month_values("work_in_progress")}
