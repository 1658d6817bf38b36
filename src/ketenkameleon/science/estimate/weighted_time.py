"""Time to an event when children carry weights: incidence and restricted mean, for a cluster bootstrap.

No standard errors here: children of one professional are not independent and the weights were estimated, so
the interval comes from `clusters.bootstrap_clusters`, which draws professionals and weighs anew.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from ketenkameleon.science.estimate.arrays import Bools, Floats, flags, not_negative, weights_for
from ketenkameleon.science.estimate.rmst import known_up_to
from ketenkameleon.science.fouten import ScienceError
from ketenkameleon.science.getallen import positive, whole


def weighted_incidence(
    time: ArrayLike, kind: ArrayLike, *, of: int, when: float, weights: ArrayLike | None = None,
) -> float:
    """The weighted share that has had an event of the kind `of` by `when`.

    `kind`: 0 for censored, 1, 2, … for the kinds that compete. Raises ScienceError when the rows with weight
    stop before `when` while somebody still waits. Weights of 1 give Aalen–Johansen.
    Source: Aalen & Johansen 1978 with weighted counts, as Xie & Liu 2005.
    """
    times = not_negative("time", time)
    kinds = not_negative("kind", kind, length=times.size)
    whole("of", of, least=1)
    limit = positive("when", when)
    weight = weights_for("weights", weights, times.size)
    moments, at_risk, any_kind, mine = _counts("when", limit, times, weight, kinds > 0, kinds == of)
    before = np.concatenate(([1.0], np.cumprod(1 - any_kind / at_risk)[:-1]))
    return float((before * mine / at_risk)[moments <= limit].sum())


def weighted_restricted_mean(
    time: ArrayLike, event: ArrayLike, *, horizon: float, weights: ArrayLike | None = None,
) -> float:
    """The weighted mean time without the event up to `horizon`: the area under a weighted Kaplan–Meier curve.

    Raises ScienceError when the rows with weight stop before the horizon while somebody still waits.
    Source: Xie & Liu 2005; area: Irwin 1949.
    """
    times = not_negative("time", time)
    happened = flags("event", event, length=times.size)
    limit = positive("horizon", horizon)
    weight = weights_for("weights", weights, times.size)
    moments, at_risk, events, _ = _counts("horizon", limit, times, weight, happened, happened)
    survival = np.concatenate(([1.0], np.cumprod(1 - events / at_risk)))
    edges = np.concatenate(([0.0], moments[moments < limit], [limit]))
    return float(np.diff(edges) @ survival[: edges.size - 1])


def _counts(
    argument: str, limit: float, time: Floats, weight: Floats, event: Bools, mine: Bools,
) -> tuple[Floats, Floats, Floats, Floats]:
    """Per distinct time the weight at risk, with an event, and with an event of one's own kind."""
    order = np.argsort(time, kind="stable")
    order = order[weight[order] > 0]
    time, weight, event, mine = time[order], weight[order], event[order], mine[order]
    if limit > known_up_to(time, event):
        raise ScienceError(argument, f"ligt na de laatste waarneming ({time[-1]:g}) en er wacht nog iemand")
    moments, first = np.unique(time, return_index=True)
    at_risk = np.cumsum(weight[::-1])[::-1][first]
    return (moments, at_risk, np.minimum(np.add.reduceat(weight * event, first), at_risk),
            np.add.reduceat(weight * mine, first))
