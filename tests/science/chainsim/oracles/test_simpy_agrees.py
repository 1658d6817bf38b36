"""The engine against a region written separately in SimPy: the same figures within three standard errors.

The ordinary run plays few years per setting; with KAMELEON_NACHT=1 the same checks run at full size.
"""

from __future__ import annotations

import os
from dataclasses import replace
from functools import lru_cache

import numpy as np
import pytest
from numpy.typing import NDArray

from ketenkameleon.science.chainsim.scenario import NOTHING, Arrivals, Calendar, Duration, Policy, Scenario
from science.chainsim.oracles.machine import figures_of_engine
from science.chainsim.oracles.settings import AUTUMN, CHAIN, MIX, SETTINGS, region
from science.chainsim.oracles.uitkomst import FIGURES, far_apart, play

pytestmark = pytest.mark.xdist_group("numba")
NIGHT = os.environ.get("KAMELEON_NACHT") == "1"
YEARS = 150 if NIGHT else 3
QUIET = region("quiet chain", tuple(replace(p, name=f"{p.name}{n}") for p in CHAIN for n in (1, 2, 3)),
               arrivals=Arrivals(200, AUTUMN), transfer=Duration(20), retelling_hours=6.0)


def _names(scenario: Scenario) -> tuple[str, ...]:
    if scenario.level == "slot":
        return tuple(name for name in FIGURES if name not in ("load", "overtime"))
    return FIGURES


@pytest.mark.parametrize("scenario", SETTINGS, ids=lambda scenario: scenario.name)
def test_engine_and_simpy_agree_within_three_standard_errors(scenario):
    theirs = play(scenario, replications=YEARS, seed=11)
    ours = figures_of_engine(scenario, replications=YEARS * 50, seed=12)
    assert far_apart(ours, theirs, names=_names(scenario)) == []


@lru_cache(maxsize=2)
def _judged(setting: Scenario) -> dict[str, NDArray[np.float64]]:
    return play(setting, replications=24, seed=21)


@pytest.mark.parametrize(("setting", "broken", "shows"), [
    (QUIET, lambda s: replace(s, transfer=NOTHING), "days"),
    (QUIET, lambda s: replace(s, retelling_hours=0.0), "load"),
    (QUIET, lambda s: replace(s, calendar=Calendar()), "load"),
    (SETTINGS[0], lambda s: replace(s, policy=Policy(order="youngest", intake_order="youngest")), "p95"),
    (region("sticky", MIX), lambda s: replace(s, policy=Policy(takeover_days=0)), "faces"),
], ids=["drops the transfer", "forgets retelling", "works in holidays", "mis-orders", "lets anybody take over"])
def test_an_engine_that_does_something_else_is_rejected(setting, broken, shows):
    theirs = _judged(setting)
    whole = figures_of_engine(setting, replications=1000, seed=22)
    assert far_apart(whole, theirs) == []
    found = far_apart(figures_of_engine(broken(setting), replications=1000, seed=22), theirs)
    assert shows in {line.split(":")[0] for line in found}
