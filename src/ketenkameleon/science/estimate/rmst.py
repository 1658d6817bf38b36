"""Mean time to the event up to a horizon (RMST), and how two arms differ in it."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from ketenkameleon.science.estimate.arrays import Bools, Floats, flags, not_negative, two_arms
from ketenkameleon.science.estimate.results import (
    Difference,
    Interval,
    Ratio,
    critical_value,
    difference_of,
    ratio_of,
)
from ketenkameleon.science.estimate.survival import product_limit, risk_table
from ketenkameleon.science.fouten import ScienceError
from ketenkameleon.science.getallen import positive, share


@dataclass(frozen=True)
class RestrictedMean:
    """The mean time without the event within `horizon`, in the unit of the times, and its standard error.

    `lost` is horizon minus mean: the mean time *after* the event within the horizon. The standard error of
    both is `std_err` (not the spread between children); 0 when nobody had the event before the horizon.
    """

    mean: float
    std_err: float
    horizon: float
    confidence: float

    @property
    def lost(self) -> float:
        """Horizon minus mean (RMTL), in the unit of the times."""
        return self.horizon - self.mean

    @property
    def interval(self) -> Interval:
        """The mean with its bounds (normal)."""
        half = critical_value(self.confidence) * self.std_err
        return Interval(self.mean, self.mean - half, self.mean + half, self.confidence)


@dataclass(frozen=True)
class RestrictedMeans:
    """Both arms (True and False), their difference and ratio of RMST, and their ratio of RMTL.

    `ratio_lost` is None when an arm lost no time at all: a ratio with nothing does not exist.
    """

    yes: RestrictedMean
    no: RestrictedMean
    difference: Difference
    ratio: Ratio
    ratio_lost: Ratio | None


def restricted_mean(
    time: ArrayLike, event: ArrayLike, *, horizon: float, confidence: float = 0.95,
) -> RestrictedMean:
    """The mean time without the event up to `horizon`: the area under Kaplan–Meier.

    Raises ScienceError when the data stop before the horizon while somebody still waits: the area is unknown
    then.
    Source: Irwin 1949; variance: Karrison 1987, as in R's survRM2.
    """
    share("confidence", confidence)
    times = not_negative("time", time)
    return _mean(times, flags("event", event, length=times.size), positive("horizon", horizon), confidence)


def compare_restricted_means(
    time: ArrayLike, event: ArrayLike, arm: ArrayLike, *, horizon: float, confidence: float = 0.95,
) -> RestrictedMeans:
    """How the arms (True against False) differ in mean time up to `horizon`, unadjusted.

    Raises ScienceError as `restricted_mean` does, and when nobody in either arm had the event before the
    horizon: there is no spread to compare by.
    Source: Royston & Parmar 2013; Uno et al. 2014; ratios on the log scale by the delta method.
    """
    share("confidence", confidence)
    times = not_negative("time", time)
    happened = flags("event", event, length=times.size)
    arms = two_arms("arm", arm, length=times.size)
    limit = positive("horizon", horizon)
    yes = _mean(times[arms], happened[arms], limit, confidence)
    no = _mean(times[~arms], happened[~arms], limit, confidence)
    spread = math.hypot(yes.std_err, no.std_err)
    if spread == 0:
        raise ScienceError("event", "bevat voor de horizon geen gebeurtenis die spreiding geeft")
    if min(yes.mean, no.mean) <= 0:
        raise ScienceError("time", "een arm heeft alles op tijd nul; een verhouding bestaat dan niet")
    ratio = ratio_of(math.log(yes.mean / no.mean),
                     math.hypot(yes.std_err / yes.mean, no.std_err / no.mean), confidence)
    lost = None
    if min(yes.lost, no.lost) > 0:
        lost = ratio_of(math.log(yes.lost / no.lost),
                        math.hypot(yes.std_err / yes.lost, no.std_err / no.lost), confidence)
    return RestrictedMeans(yes, no, difference_of(yes.mean - no.mean, spread, confidence), ratio, lost)


def known_up_to(time: Floats, event: Bools) -> float:
    """The last horizon these data can carry: infinite when the curve ends at 0, else the last time."""
    last = float(time.max())
    return math.inf if bool(event[time == last].all()) else last


def _mean(time: Floats, event: Bools, horizon: float, confidence: float) -> RestrictedMean:
    if horizon > known_up_to(time, event):
        raise ScienceError("horizon", f"ligt na de laatste waarneming ({time.max():g}) en iemand wacht nog")
    table = risk_table(time, event)
    survival, _ = product_limit(table.at_risk, table.events)
    inside = table.time < horizon
    edges = np.concatenate(([0.0], table.time[inside], [horizon]))
    area = np.diff(edges) * np.concatenate(([1.0], survival[inside]))
    after = np.cumsum(area[::-1])[::-1][1:]
    left = (table.at_risk - table.events)[inside]
    weight = np.divide(table.events[inside], table.at_risk[inside] * left.astype(np.float64),
                       out=np.zeros(left.size), where=left > 0)
    return RestrictedMean(float(area.sum()), math.sqrt(float((after**2 * weight).sum())), horizon, confidence)
