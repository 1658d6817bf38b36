"""More than one question at once: adjusted p-values, so that luck is not counted as a finding."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from ketenkameleon.science.estimate.arrays import Floats, Ints, column
from ketenkameleon.science.fouten import ScienceError


def holm(p_values: ArrayLike) -> Floats:
    """Adjusted p-values that bound the chance of any false finding; reject where at most the level.

    Source: Holm 1979.
    """
    found = _p_values(p_values)
    order = np.argsort(found, kind="stable")
    steps = np.maximum.accumulate((found.size - np.arange(found.size)) * found[order])
    return _back(order, np.minimum(1.0, steps))


def benjamini_hochberg(p_values: ArrayLike) -> Floats:
    """Adjusted p-values that bound the expected share of false findings among the findings.

    Source: Benjamini & Hochberg 1995.
    """
    found = _p_values(p_values)
    order = np.argsort(found, kind="stable")[::-1]
    steps = np.minimum.accumulate(found.size / np.arange(found.size, 0, -1) * found[order])
    return _back(order, np.minimum(1.0, steps))


def fixed_sequence(p_values: ArrayLike) -> Floats:
    """Adjusted p-values when questions are asked in this order and the first "no" ends it (P1, then P2).

    Source: Maurer, Hothorn & Lehmacher 1995 (gatekeeping in a fixed order).
    """
    return np.maximum.accumulate(_p_values(p_values))


def _p_values(values: ArrayLike) -> Floats:
    found = column("p_values", values)
    if ((found < 0) | (found > 1)).any():
        raise ScienceError("p_values", "moeten tussen 0 en 1 liggen")
    return found


def _back(order: Ints, values: Floats) -> Floats:
    result = np.empty(values.size)
    result[order] = values
    return result
