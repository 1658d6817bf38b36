"""A share, and the difference between two shares, with intervals that hold for small numbers too.

statsmodels 0.15 has a score interval for the difference whose constrained estimate is not the likeliest one;
so the score intervals are written out here.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Literal

from scipy import optimize, special

from ketenkameleon.science.estimate.results import Interval, critical_value
from ketenkameleon.science.fouten import ScienceError
from ketenkameleon.science.getallen import whole

Method = Literal["newcombe", "miettinen-nurminen", "mee"]


def wilson(successes: int, total: int, *, confidence: float = 0.95) -> Interval:
    """A share with its score interval, as fractions between 0 and 1. Holds for 0 and for all as well.

    Source: Wilson 1927; Newcombe 1998, Statistics in Medicine 17, 857–872, method 3.
    """
    found, of = _counted("successes", successes, "total", total)
    z = critical_value(confidence)
    share = found / of
    middle = (found + z * z / 2) / (of + z * z)
    half = z / (of + z * z) * math.sqrt(found * (of - found) / of + z * z / 4)
    lower = 0.0 if found == 0 else middle - half
    upper = 1.0 if found == of else middle + half
    return Interval(share, lower, upper, confidence)


def risk_difference(
    successes: int, total: int, control_successes: int, control_total: int, *,
    method: Method = "miettinen-nurminen", confidence: float = 0.95,
) -> Interval:
    """The share in the first arm minus that in the control arm, with its interval, between −1 and 1.

    For children that are independent of each other; children of one professional are not, see `clusters`.
    Source: Newcombe 1998, Statistics in Medicine 17, 873–890 (method 10); Miettinen & Nurminen 1985; Mee
    1984.
    """
    first = _counted("successes", successes, "total", total)
    control = _counted("control_successes", control_successes, "control_total", control_total)
    if method == "newcombe":
        return _newcombe(*first, *control, confidence)
    if method not in ("miettinen-nurminen", "mee"):
        raise ScienceError("method", f"onbekend: {method!r}")
    both = first[1] + control[1]
    return _score(*first, *control, confidence, both / (both - 1) if method == "miettinen-nurminen" else 1.0)


def constrained_shares(
    successes: int, total: int, control_successes: int, control_total: int, difference: float,
) -> tuple[float, float]:
    """The likeliest two shares that differ by exactly `difference`: the closed root of a cubic.

    Source: Miettinen & Nurminen 1985, appendix.
    """
    x1, n1 = _counted("successes", successes, "total", total)
    x0, n0 = _counted("control_successes", control_successes, "control_total", control_total)
    if not -1 <= difference <= 1:
        raise ScienceError("difference", f"moet tussen −1 en 1 liggen: {difference:g}")
    cubic, square = n1 + n0, (n1 + 2 * n0) * difference - (n1 + n0) - (x1 + x0)
    linear = (n0 * difference - (n1 + n0) - 2 * x0) * difference + (x1 + x0)
    constant = x0 * difference * (1 - difference)
    third = square / (3 * cubic)
    turn = third**3 - square * linear / (6 * cubic**2) + constant / (2 * cubic)
    reach = math.copysign(math.sqrt(max(0.0, third**2 - linear / (3 * cubic))), turn)
    cosine = turn / reach**3 if reach else 0.0
    angle = (math.pi + math.acos(min(1.0, max(-1.0, cosine)))) / 3
    lowest, highest = max(0.0, -difference), min(1.0, 1.0 - difference)
    root = min(max(2 * reach * math.cos(angle) - third, lowest), highest)

    def likelihood(control: float) -> float:
        first = min(1.0, max(0.0, control + difference))
        return _log_likelihood(x1, n1, first) + _log_likelihood(x0, n0, control)

    # Two roots that nearly meet, as beside 0 and 1, are known to half the digits only; the bound itself is exact.
    control = max((root, lowest, highest), key=likelihood)
    return min(1.0, max(0.0, control + difference)), control


def _log_likelihood(x: int, n: int, share: float) -> float:
    """Of x in n with that chance, but for what does not depend on it."""
    return float(special.xlogy(x, share) + special.xlog1py(n - x, -share))


def _newcombe(x1: int, n1: int, x0: int, n0: int, confidence: float) -> Interval:
    first, control = wilson(x1, n1, confidence=confidence), wilson(x0, n0, confidence=confidence)
    gap = first.estimate - control.estimate
    down = math.hypot(first.estimate - first.lower, control.upper - control.estimate)
    up = math.hypot(first.upper - first.estimate, control.estimate - control.lower)
    return Interval(gap, gap - down, gap + up, confidence)


def _score(x1: int, n1: int, x0: int, n0: int, confidence: float, factor: float) -> Interval:
    """The differences that a score test does not refuse; `factor` widens its variance."""
    gap, limit = x1 / n1 - x0 / n0, critical_value(confidence)

    def beyond(difference: float) -> float:
        p1, p0 = constrained_shares(x1, n1, x0, n0, difference)
        variance = (p1 * (1 - p1) / n1 + p0 * (1 - p0) / n0) * factor
        distance = abs(gap - difference)
        if variance <= 0:
            return -limit if distance < 1e-12 else math.inf
        return distance / math.sqrt(variance) - limit

    return Interval(gap, _edge(beyond, gap, -1.0), _edge(beyond, gap, 1.0), confidence)


def _edge(beyond: Callable[[float], float], gap: float, end: float) -> float:
    """Where the test starts to refuse between the estimate and the end of what is possible."""
    if abs(end - gap) < 1e-12 or beyond(end) <= 0:
        return end
    inside, outside = gap, end
    # At the very end the variance is 0 and the statistic infinite: step in until it is finite.
    while math.isinf(beyond(outside)):
        nearer = (inside + outside) / 2
        if beyond(nearer) <= 0:
            inside = nearer
        else:
            outside = nearer
        if abs(outside - inside) < 1e-13:
            return outside
    return float(optimize.brentq(beyond, inside, outside, xtol=1e-12))


def _counted(name: str, successes: int, total_name: str, total: int) -> tuple[int, int]:
    of = whole(total_name, total, least=1)
    found = whole(name, successes)
    if found > of:
        raise ScienceError(name, f"is groter dan het totaal: {found} van {of}")
    return found, of
