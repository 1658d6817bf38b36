"""Time to an event when another event can come first: Aalen–Johansen cumulative incidence."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from ketenkameleon.science.estimate.arrays import Floats, Ints, column, not_negative
from ketenkameleon.science.estimate.results import Interval
from ketenkameleon.science.estimate.survival import bounds
from ketenkameleon.science.fouten import ScienceError
from ketenkameleon.science.getallen import number_of, share, whole


@dataclass(frozen=True, eq=False)
class Incidence:
    """The cumulative incidence of one kind of event, right after each distinct time.

    `incidence` is the share that has had *this* event, others having come first for some. It is not one minus
    a Kaplan–Meier curve: that would count children who moved away as if they were still waiting. `event_free`
    is the share without any event. Bounds hold pointwise at `confidence`, on the log(−log) scale; where the
    incidence is 0 they are NaN.
    """

    time: Floats
    incidence: Floats
    std_err: Floats
    lower: Floats
    upper: Floats
    event_free: Floats
    confidence: float

    def at(self, when: float) -> Interval:
        """The share that has had this event by then, with bounds. Raises ScienceError past the last time."""
        when = number_of("when", when)
        if when > self.time[-1] and self.event_free[-1] > 0:
            raise ScienceError("when", f"ligt na de laatste waarneming ({self.time[-1]:g})")
        index = int(np.searchsorted(self.time, when, side="right")) - 1
        if index < 0:
            return Interval(0.0, float("nan"), float("nan"), self.confidence)
        return Interval(float(self.incidence[index]), float(self.lower[index]), float(self.upper[index]),
                        self.confidence)


def aalen_johansen(time: ArrayLike, kind: ArrayLike, *, of: int, confidence: float = 0.95) -> Incidence:
    """The cumulative incidence of events of the kind `of`.

    `time`: from start to the first event or to censoring, zero or more. `kind`: 0 for censored, a whole
    number of 1 or more for the kind of the event. When the kind never happens the incidence is 0 with bounds
    NaN.
    Source: Aalen & Johansen 1978; variance by the delta method, Dinse & Larson 1986 (one kind: Greenwood).
    """
    share("confidence", confidence)
    times = not_negative("time", time)
    kinds = column("kind", kind, length=times.size)
    if (kinds < 0).any() or (kinds != np.floor(kinds)).any():
        raise ScienceError("kind", "moet 0 (nog niet) of een heel getal van 1 of meer zijn")
    whole("of", of, least=1)
    order = np.argsort(times)
    moments, first = np.unique(times[order], return_index=True)
    at_risk = (times.size - first).astype(np.float64)
    sorted_kinds = kinds[order]
    any_kind = np.add.reduceat((sorted_kinds > 0).astype(np.int64), first)
    mine = np.add.reduceat((sorted_kinds == of).astype(np.int64), first)
    event_free = np.asarray(np.cumprod((at_risk - any_kind) / at_risk), np.float64)
    before = np.concatenate(([1.0], event_free[:-1]))
    incidence = np.cumsum(before * mine / at_risk)
    std_err = np.sqrt(_variance(at_risk, any_kind, mine, before, incidence))
    low, high = bounds(incidence, std_err, confidence, "log-log")
    return Incidence(moments, incidence, std_err, low, high, event_free, confidence)


def _variance(at_risk: Floats, any_kind: Ints, mine: Ints, before: Floats, incidence: Floats) -> Floats:
    """The variance at each time: sums over the times up to it, squares written out to need one pass."""
    left = at_risk - any_kind
    greenwood = np.divide(any_kind, at_risk * left, out=np.zeros(left.size), where=left > 0)
    slope = before * mine / at_risk**2
    spread = incidence**2 * np.cumsum(greenwood) - 2 * incidence * np.cumsum(greenwood * incidence)
    spread += np.cumsum(greenwood * incidence**2)
    spread += np.cumsum(before**2 * mine * (at_risk - mine) / at_risk**3)
    spread -= 2 * (incidence * np.cumsum(slope) - np.cumsum(slope * incidence))
    return np.asarray(np.maximum(spread, 0.0), np.float64)
