"""How many are needed to see a difference, or how large a difference must be to be seen. All two-sided."""

from __future__ import annotations

import math

from scipy import optimize, stats

from ketenkameleon.science.fouten import ScienceError
from ketenkameleon.science.getallen import number_of, positive, share, whole


def power_t(size: int, effect: float, *, control_size: int | None = None, level: float = 0.05) -> float:
    """The chance that Student's t sees a difference of `effect` standard deviations, with that many per arm.

    The chance of seeing it the wrong way round is not counted. Source: as R's power.t.test.
    """
    first = whole("size", size, least=2)
    other = first if control_size is None else whole("control_size", control_size, least=2)
    degrees = first + other - 2
    shift = abs(number_of("effect", effect)) / math.sqrt(1 / first + 1 / other)
    return float(stats.nct.sf(stats.t.ppf(1 - share("level", level) / 2, degrees), degrees, shift))


def smallest_effect(
    size: int, control_size: int, *, power: float = 0.8, level: float = 0.05, design_effect: float = 1.0,
) -> float:
    """The smallest difference, in standard deviations, seen with that chance; `design_effect` for clusters.

    The chance that an answer of the first arm is the higher is then Φ(effect / √2).
    """
    limit = _power(power, level)
    stretch = math.sqrt(positive("design_effect", design_effect))
    whole("size", size, least=2)

    def short(effect: float) -> float:
        return power_t(size, effect, control_size=control_size, level=level) - limit

    return stretch * float(optimize.brentq(short, 0.0, 100.0, xtol=1e-10))


def size_for_shares(
    share_one: float, share_other: float, *, power: float = 0.8, level: float = 0.05,
) -> float:
    """How many independent children per arm (a fraction: round up) to see two shares differ with that chance.

    Source: Fleiss 1981, without continuity correction; as R's power.prop.test.
    """
    one, other = share("share_one", share_one), share("share_other", share_other)
    if one == other:
        raise ScienceError("share_other", "is gelijk aan de eerste: dat verschil is nooit te zien")
    middle = (one + other) / 2
    alike = _z(1 - share("level", level) / 2) * math.sqrt(2 * middle * (1 - middle))
    apart = _z(_power(power, level)) * math.sqrt(one * (1 - one) + other * (1 - other))
    return ((alike + apart) / (one - other)) ** 2


def power_for_shares(size: float, share_one: float, share_other: float, *, level: float = 0.05) -> float:
    """The chance to see two shares differ with that many independent children per arm."""
    one, other = share("share_one", share_one), share("share_other", share_other)
    middle = (one + other) / 2
    alike = _z(1 - share("level", level) / 2) * math.sqrt(2 * middle * (1 - middle))
    gap = math.sqrt(positive("size", size)) * abs(one - other)
    return float(stats.norm.cdf((gap - alike) / math.sqrt(one * (1 - one) + other * (1 - other))))


def events_for_ratio(
    hazard_ratio: float, *, power: float = 0.8, level: float = 0.05, share_first: float = 0.5,
) -> float:
    """How many events (a fraction: round up), both arms together, for log-rank to see a hazard ratio.

    Source: Schoenfeld 1981.
    """
    ratio, part = positive("hazard_ratio", hazard_ratio), share("share_first", share_first)
    if ratio == 1:
        raise ScienceError("hazard_ratio", "is 1: dat verschil is nooit te zien")
    total = _z(1 - share("level", level) / 2) + _z(_power(power, level))
    return total**2 / (part * (1 - part) * math.log(ratio) ** 2)


def smallest_difference(
    children: int, control_children: int, clusters: int, control_clusters: int, *, share_control: float,
    icc: float, power: float = 0.8, level: float = 0.05,
) -> float:
    """The smallest rise in a share (a fraction, upwards from `share_control`) seen with that chance.

    (t of 1 − level/2 + t of power) × standard error, the degrees of freedom being Welch's when both arms have
    the same share. `icc`: intraclass correlation, 0 to 1. Raises ScienceError when no rise below 1 can be
    seen.
    Source: Donner & Klar 2000 with Satterthwaite's degrees; the table of the science plan, 3.6.
    """
    control, chance = share("share_control", share_control), _power(power, level)
    correlation = number_of("icc", icc)
    if not 0 <= correlation <= 1:
        raise ScienceError("icc", "moet van 0 tot en met 1 liggen")
    units = whole("clusters", clusters, least=2), whole("control_clusters", control_clusters, least=2)
    sizes = (whole("children", children, least=units[0]),
             whole("control_children", control_children, least=units[1]))
    part = [(1 + (size / unit - 1) * correlation) / size for size, unit in zip(sizes, units, strict=True)]
    degrees = sum(part) ** 2 / sum(one**2 / (unit - 1) for one, unit in zip(part, units, strict=True))
    factor = float(stats.t.ppf(1 - level / 2, degrees) + stats.t.ppf(chance, degrees))

    def beyond(rise: float) -> float:
        higher = control + rise
        return rise - factor * math.sqrt(higher * (1 - higher) * part[0] + control * (1 - control) * part[1])

    if beyond(1 - control) <= 0:
        raise ScienceError("clusters", "zijn te weinig: ook een stijging tot 1 is niet te zien")
    return float(optimize.brentq(beyond, 0.0, 1 - control, xtol=1e-12))


def _power(power: float, level: float) -> float:
    chance = share("power", power)
    if chance <= share("level", level):
        raise ScienceError("power", "moet groter zijn dan het niveau")
    return chance


def _z(tail: float) -> float:
    return float(stats.norm.ppf(tail))
