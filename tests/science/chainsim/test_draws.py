"""The random numbers have the distributions that the model says."""

from __future__ import annotations

import numpy as np
import pytest
from numba import njit
from scipy import stats

from ketenkameleon.science.chainsim.counter import (
    ERLANG,
    EXPONENTIAL,
    FIXED,
    GAMMA,
    LOGNORMAL,
    amount,
    key_of,
    poisson,
    uniform,
)

pytestmark = pytest.mark.xdist_group("numba")
N = 20_000


@njit
def many(kind, shape, mean, n):
    found = np.empty((n, 3))
    base = key_of(np.uint64(0), 7)
    for i in range(n):
        key = key_of(base, i)
        found[i, 0] = amount(key, 32, kind, shape, mean)
        found[i, 1] = uniform(key, 5)
        found[i, 2] = poisson(key, mean)
    return found


@pytest.mark.parametrize(("kind", "shape", "expected"), [
    (EXPONENTIAL, 1.0, stats.expon(scale=6)),
    (ERLANG, 2.0, stats.gamma(2, scale=3)),
    (GAMMA, 2.5, stats.gamma(2.5, scale=6 / 2.5)),
    (GAMMA, 0.4, stats.gamma(0.4, scale=6 / 0.4)),
    (LOGNORMAL, 0.7, stats.lognorm(0.7, scale=6 * np.exp(-0.7**2 / 2))),
])
def test_each_kind_has_its_distribution(kind, shape, expected):
    found = many(kind, shape, 6.0, N)
    assert stats.kstest(found[:, 0], expected.cdf).pvalue > 0.001
    assert stats.kstest(found[:, 1], "uniform").pvalue > 0.001


@pytest.mark.parametrize("mean", [0.4, 6.0, 95.0])
def test_fixed_is_fixed_and_poisson_is_poisson(mean):
    found = many(FIXED, 1.0, mean, N)
    assert (found[:, 0] == mean).all()
    counts = found[:, 2]
    assert counts.mean() == pytest.approx(mean, abs=4 * np.sqrt(mean / N))
    assert counts.var() == pytest.approx(mean, rel=0.06)
