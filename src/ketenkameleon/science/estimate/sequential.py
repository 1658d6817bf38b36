"""Looking before the end without fooling oneself: bounds for a test that is repeated as the data come in."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

import numpy as np
from scipy import optimize, stats

from ketenkameleon.science.estimate.arrays import Floats, column
from ketenkameleon.science.fouten import ScienceError
from ketenkameleon.science.getallen import share, whole

HIGHEST = 37.0  # beyond this the normal tail is 0 in double precision


@dataclass(frozen=True, eq=False)
class LookBounds:
    """Per look: the share of the information then, the bound for |z|, and the chance spent so far."""

    information: Floats
    bounds: Floats
    spent: Floats


def equal_looks(looks: int, *, kind: Literal["obrien-fleming", "pocock"], level: float = 0.05) -> LookBounds:
    """Bounds for that many looks, equally spaced, two-sided at `level` over all looks together.

    Source: O'Brien & Fleming 1979; Pocock 1977.
    """
    count, limit = whole("looks", looks, least=1), share("level", level)
    if kind not in ("obrien-fleming", "pocock"):
        raise ScienceError("kind", f"onbekend: {kind!r}")
    information = np.arange(1, count + 1) / count
    shape = 1 / np.sqrt(information) if kind == "obrien-fleming" else np.ones(count)

    def over(height: float) -> float:
        return float(_spent(information, height * shape)[-1]) - limit

    height = float(optimize.brentq(over, 0.5, 8.0, xtol=1e-10))
    return LookBounds(information, height * shape, _spent(information, height * shape))


def spending_looks(information: Sequence[float], *, level: float = 0.05) -> LookBounds:
    """Bounds for looks at any shares of the information (rising, at most 1), spending as O'Brien–Fleming.

    Each side spends 2 − 2 Φ(z / √t) by share t, with z the normal quantile at 1 − level/4. Source: Lan &
    DeMets 1983.
    """
    limit = share("level", level)
    moments = column("information", information)
    if moments[0] < 0.01 or moments[-1] > 1 or (np.diff(moments) < 0.001).any():
        raise ScienceError("information", "moet oplopen van ten minste 0,01 tot ten hoogste 1")
    allowed = 4 * stats.norm.sf(stats.norm.ppf(1 - limit / 4) / np.sqrt(moments))
    bounds: list[float] = []
    for number in range(moments.size):
        def over(height: float, number: int = number) -> float:
            return float(_spent(moments[: number + 1], np.array([*bounds, height]))[-1] - allowed[number])

        bounds.append(float(optimize.brentq(over, 0.0, HIGHEST, xtol=1e-10)))
    return LookBounds(moments, np.array(bounds), np.asarray(allowed))


def _spent(information: Floats, bounds: Floats) -> Floats:
    """The chance under no difference to have crossed a bound by each look: one integral after the other."""
    spent, edge = np.empty(bounds.size), bounds * np.sqrt(information)
    spent[0] = 2 * stats.norm.sf(bounds[0])
    nodes, mass = _nodes(edge[0], information[0])
    density = stats.norm.pdf(nodes, scale=math.sqrt(information[0])) * mass
    for look in range(1, bounds.size):
        spread = math.sqrt(information[look] - information[look - 1])
        outside = stats.norm.sf((edge[look] - nodes) / spread) + stats.norm.sf((edge[look] + nodes) / spread)
        spent[look] = spent[look - 1] + float(density @ outside)
        # The grid must also be fine enough for the next, perhaps shorter, step.
        ahead = information[look + 1] - information[look] if look + 1 < bounds.size else spread**2
        further, mass = _nodes(edge[look], min(spread**2, ahead))
        density = density @ stats.norm.pdf(further[None, :] - nodes[:, None], scale=spread) * mass
        nodes = further
    return spent


def _nodes(edge: float, step: float) -> tuple[Floats, Floats]:
    """Gauss–Legendre points and weights between −edge and edge, fine enough for such a step."""
    wide = min(edge, 8.5)
    points, weight = _legendre(max(1, math.ceil(10 * wide / math.sqrt(step) / 64)) * 64)
    return wide * points, wide * weight


@cache
def _legendre(count: int) -> tuple[Floats, Floats]:
    return np.polynomial.legendre.leggauss(count)
