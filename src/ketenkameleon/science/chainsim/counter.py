"""Random numbers by counter: every draw is a pure function of (seed, replication, report, number of the draw).

Two variants thus see the same children, and nothing depends on threads or order. The mixing function is the
finaliser of SplitMix64. Source: Steele, Lea & Flood 2014; Salmon et al. 2011 (counter-based numbers); science.md 2.
"""

from __future__ import annotations

import math

import numpy as np

from ketenkameleon.science.chainsim.compiled import compiled

GOLDEN = np.uint64(0x9E3779B97F4A7C15)
MUL_1 = np.uint64(0xBF58476D1CE4E5B9)
MUL_2 = np.uint64(0x94D049BB133111EB)
S27 = np.uint64(27)
S30 = np.uint64(30)
S31 = np.uint64(31)
S11 = np.uint64(11)
UNIT = 2.0**-53

FIXED, EXPONENTIAL, ERLANG, GAMMA, LOGNORMAL = 0, 1, 2, 3, 4
MAX_ERLANG = 12
# Kinds of draw; a code has room for 16 uniforms, a contact for 8 kinds, a visit of a stage for 256 contacts.
HOURS, WAIT, ROUTE, TRANSFER, OFFER, SLOT, CHOICE, ENTRY = 0, 1, 2, 3, 4, 5, 6, 7
POISSON_CHUNK = 30.0


@compiled
def mix(z: np.uint64) -> np.uint64:
    """The finaliser of SplitMix64."""
    z = (z ^ (z >> S30)) * MUL_1
    z = (z ^ (z >> S27)) * MUL_2
    return z ^ (z >> S31)


@compiled
def key_of(key: np.uint64, number: int) -> np.uint64:
    """The key of thing `number` under `key`."""
    return mix(key + np.uint64(number + 1) * GOLDEN)


@compiled
def uniform(key: np.uint64, number: int) -> float:
    """Uniform draw `number` under `key`, strictly between 0 and 1."""
    return (np.float64(mix(key + np.uint64(number + 1) * GOLDEN) >> S11) + 0.5) * UNIT


@compiled
def code(visit: int, contact: int, what: int) -> int:
    """The number of a draw: the visit of a stage, the contact in it, the kind of draw."""
    return ((visit * 256 + contact) * 8 + what) * 16


@compiled
def normal(key: np.uint64, number: int) -> float:
    """A standard normal draw from uniforms `number` and `number + 1`. Source: Box & Muller 1958."""
    radius = math.sqrt(-2.0 * math.log(uniform(key, number)))
    return radius * math.cos(2.0 * math.pi * uniform(key, number + 1))


@compiled
def gamma(key: np.uint64, shape: float) -> float:
    """A gamma draw with scale 1 under a key of its own. Source: Marsaglia & Tsang 2000."""
    boost = 1.0
    if shape < 1.0:
        boost = uniform(key, 0) ** (1.0 / shape)
        shape += 1.0
    d = shape - 1.0 / 3.0
    c = 1.0 / math.sqrt(9.0 * d)
    at = 1
    while True:
        x = normal(key, at)
        v = (1.0 + c * x) ** 3
        if v > 0.0 and math.log(uniform(key, at + 2)) < 0.5 * x * x + d - d * v + d * math.log(v):
            return boost * d * v
        at += 3


@compiled
def erlang(key: np.uint64, number: int, shape: float) -> float:
    """A gamma draw with whole `shape` and scale 1: minus the logarithm of a product of uniforms."""
    product = 1.0
    for j in range(int(shape)):
        product *= uniform(key, number + j)
    return -math.log(product)


@compiled
def amount(key: np.uint64, number: int, kind: int, shape: float, mean: float) -> float:
    """One draw of a Duration with this kind, shape and mean."""
    if kind == ERLANG:
        return erlang(key, number, shape) * mean / shape
    if kind == EXPONENTIAL:
        return -math.log(uniform(key, number)) * mean
    if kind == FIXED:
        return mean
    if kind == GAMMA:
        return gamma(key_of(key, number), shape) * mean / shape
    return mean * math.exp(shape * normal(key, number) - 0.5 * shape * shape)


@compiled
def poisson(key: np.uint64, mean: float) -> int:
    """A Poisson draw by inversion, in parts of at most POISSON_CHUNK so that exp does not run out of digits."""
    total, part = 0, 0
    while mean > 0.0:
        step = min(mean, POISSON_CHUNK)
        mean -= step
        u, p = uniform(key, part), math.exp(-step)
        below, k = p, 0
        while u > below and p > 0.0:
            k += 1
            p *= step / k
            below += p
        total += k
        part += 1
    return total
