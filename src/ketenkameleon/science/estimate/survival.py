"""Time to an event when some are still waiting: Kaplan–Meier with its intervals and quantiles."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike

from ketenkameleon.science.estimate.arrays import Bools, Floats, Ints, flags, not_negative
from ketenkameleon.science.estimate.counting import tally
from ketenkameleon.science.estimate.results import Interval, critical_value
from ketenkameleon.science.fouten import ScienceError
from ketenkameleon.science.getallen import number_of, share

Scale = Literal["log", "log-log"]
# Two curves meet a level when they differ by rounding only.
SAME = 1e-9


@dataclass(frozen=True, eq=False)
class RiskTable:
    """Per distinct time, in ascending order: how many were at risk just before, had the event, were lost."""

    time: Floats
    at_risk: Ints
    events: Ints
    censored: Ints


@dataclass(frozen=True, eq=False)
class SurvivalCurve:
    """Kaplan–Meier: the share without the event, right after each distinct time.

    `time` in the unit given; `std_err` is Greenwood's, of the share; `lower` and `upper` hold pointwise at
    `confidence`. Where the share is 0 its standard error and bounds are NaN: nobody is left to learn from.
    """

    table: RiskTable
    survival: Floats
    std_err: Floats
    lower: Floats
    upper: Floats
    confidence: float

    @property
    def time(self) -> Floats:
        """The distinct times, ascending."""
        return self.table.time

    def at(self, when: float) -> Interval:
        """The share without the event at that time, with its bounds; (1, 1, 1) before the first time.

        Raises ScienceError past the last time while the share is above 0: the data end there.
        """
        when = number_of("when", when)
        if when > self.time[-1] and self.survival[-1] > 0:
            raise ScienceError("when", f"ligt na de laatste waarneming ({self.time[-1]:g})")
        index = int(np.searchsorted(self.time, when, side="right")) - 1
        if index < 0:
            return Interval(1.0, 1.0, 1.0, self.confidence)
        return Interval(float(self.survival[index]), float(self.lower[index]), float(self.upper[index]),
                        self.confidence)

    def quantile(self, share_done: float) -> Interval:
        """The time by which that share has had the event, with bounds read off the curve's own bounds.

        NaN means *not reached* within the data: the curve, or that bound, stays above the level. Where the
        curve runs exactly along the level the middle of that stretch is given.
        Source: Brookmeyer & Crowley 1982; the middle of a flat stretch as in R's survfit.
        """
        level = 1 - share("share_done", share_done)
        return Interval(self._crossing(self.survival, level), self._crossing(self.lower, level),
                        self._crossing(self.upper, level), self.confidence)

    @property
    def median(self) -> Interval:
        """The time by which half have had the event; NaN when not reached. See `quantile`."""
        return self.quantile(0.5)

    def _crossing(self, curve: Floats, level: float) -> float:
        below = np.flatnonzero(curve <= level + SAME)
        if below.size == 0:
            return float("nan")
        first = int(below[0])
        if curve[first] < level - SAME:
            return float(self.time[first])
        further = np.flatnonzero(curve < level - SAME)
        stop = int(further[0]) if further.size else first
        return float((self.time[first] + self.time[stop]) / 2)


def kaplan_meier(
    time: ArrayLike, event: ArrayLike, *, confidence: float = 0.95, scale: Scale = "log",
) -> SurvivalCurve:
    """The Kaplan–Meier curve of one group.

    `time`: time from start to event or to censoring, zero or more, any unit. `event`: did it happen, or was
    the row censored then. Censoring at a time counts as after the events of that time. With everybody
    censored the share is 1 throughout, with bounds (1, 1). `scale` is the one the interval is made on; `log`
    is capped at 1.
    Source: Kaplan & Meier 1958; Greenwood 1926; log-log scale: Kalbfleisch & Prentice 1980.
    """
    share("confidence", confidence)
    if scale not in ("log", "log-log"):
        raise ScienceError("scale", f"moet 'log' of 'log-log' zijn: {scale!r}")
    times = not_negative("time", time)
    table = risk_table(times, flags("event", event, length=times.size))
    survival, relative = product_limit(table.at_risk, table.events)
    with np.errstate(invalid="ignore"):
        std_err = survival * np.sqrt(relative)  # 0 × infinite is NaN, as promised
    lower, upper = bounds(survival, std_err, confidence, scale)
    return SurvivalCurve(table, survival, std_err, lower, upper, confidence)


def risk_table(time: Floats, event: Bools) -> RiskTable:
    """Count, per distinct time, who is at risk, who has the event, who is censored."""
    counted = tally(time, event)
    return RiskTable(counted.time, counted.at_risk[0], counted.events[0], counted.censored[0])


def product_limit(at_risk: Ints, events: Ints) -> tuple[Floats, Floats]:
    """Per time the product-limit share, and the variance of its log by Greenwood (infinite at 0)."""
    left = at_risk - events
    step = np.full(events.size, np.inf)
    np.divide(events, at_risk * left.astype(np.float64), out=step, where=left > 0)
    relative = np.cumsum(step)
    return np.asarray(np.cumprod(left / at_risk), np.float64), np.asarray(relative, np.float64)


def bounds(value: Floats, std_err: Floats, confidence: float, scale: Scale) -> tuple[Floats, Floats]:
    """Pointwise bounds of a share, made on the log or the log(−log) scale; of 1 it is (1, 1), of 0 NaN."""
    z = critical_value(confidence)
    with np.errstate(divide="ignore", invalid="ignore"):
        if scale == "log":
            factor: Floats = np.exp(z * std_err / value)
            return value / factor, np.asarray(np.minimum(1.0, value * factor))
        turn = np.exp(z * std_err / (value * np.log(value)))
        lower, upper = value ** (1 / turn), value**turn
    lower[value == 1], upper[value == 1] = 1.0, 1.0
    return lower, upper
