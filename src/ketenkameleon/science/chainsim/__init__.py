"""The simulator of the truancy chain: chain, pool and every mix in one engine.

    from ketenkameleon.science import chainsim
    s = chainsim.pilot_van_zes()
    print(chainsim.run(s, replications=300, seed=1).summary())

The model is written out in docs/science/simulator.md.
"""

from __future__ import annotations

from ketenkameleon.science.chainsim.as_dict import from_dict, to_dict
from ketenkameleon.science.chainsim.calibrate import (
    Advice,
    Calibration,
    Outside,
    Reality,
    advise,
    calibrate,
    replay,
)
from ketenkameleon.science.chainsim.compare import Comparison, compare
from ketenkameleon.science.chainsim.dated import durations, report_months
from ketenkameleon.science.chainsim.engine import Parameters
from ketenkameleon.science.chainsim.estimate import Estimates, Events, estimate
from ketenkameleon.science.chainsim.fitting import (
    FittedDuration,
    FittedLearning,
    FittedShares,
    fit_duration,
    fit_learning,
    fit_months,
    fit_routing,
)
from ketenkameleon.science.chainsim.pilot import chain, pilot_van_zes, pool
from ketenkameleon.science.chainsim.result import Measure, Result, joined
from ketenkameleon.science.chainsim.running import run
from ketenkameleon.science.chainsim.scenario import (
    Arrivals,
    Calendar,
    Duration,
    Policy,
    Rol,
    Scenario,
    Uncertainty,
)
from ketenkameleon.science.chainsim.staff import Certificate, Professional, Training
from ketenkameleon.science.fouten import ScienceError

__all__ = [
    "Advice", "Arrivals", "Calendar", "Calibration", "Certificate", "Comparison", "Duration", "Estimates",
    "Events", "FittedDuration", "FittedLearning", "FittedShares", "Measure", "Outside", "Parameters",
    "Policy", "Professional", "Reality", "Result", "Rol", "Scenario", "ScienceError", "Training",
    "Uncertainty", "advise", "calibrate", "chain", "compare", "durations", "estimate", "fit_duration", "fit_learning",
    "fit_months", "fit_routing", "from_dict", "joined", "pilot_van_zes", "pool", "replay", "report_months", "run",
    "to_dict",
]
