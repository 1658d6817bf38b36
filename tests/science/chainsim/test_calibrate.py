"""The model gives last year back, or it refuses to advise and says what lies outside."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest

from ketenkameleon.science import chainsim
from ketenkameleon.science.chainsim import Reality, Scenario, ScienceError
from ketenkameleon.science.chainsim.calibrate import joint_band
from ketenkameleon.science.chainsim.days import rates, span_of

pytestmark = pytest.mark.xdist_group("numba")
POOL = replace(chainsim.pool(), uncertainty=chainsim.Uncertainty(hours=0.02, external=0.02))
COUNTS = tuple(np.random.default_rng(2).poisson(rates(POOL, span_of(POOL))).tolist())


def lived(scenario: Scenario, seed: int) -> Reality:
    """A year that really was, in a world that works as `scenario`."""
    year = chainsim.run(chainsim.replay(scenario, COUNTS), replications=1, seed=seed)
    in_progress = tuple(year.month_values("work_in_progress")[0].tolist())
    return Reality(float(year.values("median")[0]), float(year.values("p95")[0]), in_progress)


@pytest.fixture(scope="module")
def accepted():
    return chainsim.calibrate(POOL, lived(POOL, 77), counts=COUNTS, replications=300)


def test_a_year_of_the_same_world_is_given_back_and_the_model_advises(accepted):
    assert accepted
    assert not accepted.outside
    assert len(accepted.figures) == 14
    advice = chainsim.advise(accepted, chainsim.pool(14), replications=50)
    assert advice
    assert advice.comparison.difference("in_time").high < 0
    assert "Op tijd gestart" in advice.text()


def test_a_year_of_another_world_is_refused_with_what_lies_outside():
    refused = chainsim.calibrate(POOL, lived(chainsim.pool(13), 77), counts=COUNTS, replications=300)
    assert not refused
    assert {"P95 in dagen"} <= {one.figure for one in refused.outside}
    assert all(one.lies_outside and one.figure in refused.text() for one in refused.outside)
    advice = chainsim.advise(refused, chainsim.pool(20), replications=50)
    assert not advice
    assert advice.comparison is None
    assert "geen advies" in advice.text()


def test_nine_of_ten_years_lie_in_the_band_with_all_their_figures():
    stream = np.random.default_rng(5)
    walk = stream.normal(size=(4000, 14)).cumsum(axis=1)
    low, high = joint_band(walk[:2000])
    inside = ((walk[2000:] >= low) & (walk[2000:] <= high)).all(axis=1).mean()
    assert inside == pytest.approx(0.90, abs=0.03)
    separate = np.quantile(walk[:2000], [0.05, 0.95], axis=0)
    assert (low < separate[0]).all()
    assert (high > separate[1]).all()


@pytest.mark.parametrize(("argument", "given"), [
    ("replications", {"replications": 50}),
    ("counts", {"counts": (1, 2)}),
    ("work_in_progress", {"reality": Reality(60.0, 140.0, (1.0,))}),
    ("reality", {"reality": Reality(math.nan, 140.0, (100.0,) * 12)}),
    ("reality", {"reality": Reality(60.0, -1.0, (100.0,) * 12)}),
])
def test_a_reality_with_gaps_is_refused(argument, given):
    with pytest.raises(ScienceError) as refused:
        chainsim.calibrate(POOL, **({"reality": Reality(60.0, 140.0, (100.0,) * 12), "counts": COUNTS} | given))
    assert refused.value.argument == argument
