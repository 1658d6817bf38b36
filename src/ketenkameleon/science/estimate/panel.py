"""Before and after, with and without: difference in differences by calendar month."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from ketenkameleon.science.estimate.arrays import Bools, Floats, Ints, column, groups, two_arms
from ketenkameleon.science.estimate.results import Difference, difference_of
from ketenkameleon.science.fouten import ScienceError
from ketenkameleon.science.getallen import number_of, share, whole

# A residual this small against the numbers themselves is rounding.
ROUNDING = 1e-12


@dataclass(frozen=True, eq=False)
class EventStudy:
    """Per period the gap between the arms against the gap in the last one before the start."""

    periods: Floats
    gaps: tuple[Difference | None, ...]


@dataclass(frozen=True, eq=False)
class DifferenceInDifferences:
    """`effect`: how much more arm True changed than arm False, in the unit of the outcome.

    `pre_trend`: how much per period the arms drifted apart *before* the start; away from 0 is a warning.
    `event_study`: what the graph shows; None at the reference period. Degrees of freedom: clusters − 1.
    """

    effect: Difference
    pre_trend: Difference
    event_study: EventStudy
    clusters: int
    pre_periods: int


@dataclass(frozen=True, eq=False)
class _Panel:
    outcome: Floats
    arm: Bools
    code: Ints
    cluster: Ints
    confidence: float


def difference_in_differences(
    outcome: ArrayLike, arm: ArrayLike, period: ArrayLike, cluster: ArrayLike, *, start: float,
    least_before: int = 12, confidence: float = 0.95,
) -> DifferenceInDifferences:
    """outcome = arm + period + arm × (period from `start` on), by least squares, errors robust to clusters.

    `period`: a number per row that rises by one each month, such as 12 × year + month, so that every month of
    every year has its own level. `least_before`: how many periods before `start` are asked for; with fewer
    the season cannot be told from the effect. Errors: sandwich with G/(G−1) × (n−1)/(n−k) and t with G − 1
    degrees; with fewer than some forty clusters they are too small, and a comparison of each cluster's change
    by `clusters.compare_means` is the one to report.
    Source: Angrist & Pischke 2009, 5.2; Liang & Zeger 1986; Cameron & Miller 2015.
    """
    share("confidence", confidence)
    y = column("outcome", outcome)
    moment = column("period", period, length=y.size)
    arms = two_arms("arm", arm, length=y.size)
    periods, code = np.unique(moment, return_inverse=True)
    after, begun = moment >= number_of("start", start), periods >= start
    _check(arms, code, begun, whole("least_before", least_before, least=2))
    panel = _Panel(y, arms, code, _clusters(cluster, arms), confidence)
    effect = _coefficients(panel, np.column_stack([arms, arms & after]).astype(np.float64))[1]
    before = ~after
    early = _Panel(y[before], arms[before], _recode(code[before]), _recode(panel.cluster[before]), confidence)
    drift = _coefficients(early, np.column_stack([early.arm, early.arm * moment[before]]))[1]
    return DifferenceInDifferences(effect, drift, _event_study(panel, periods, begun),
                                   int(panel.cluster.max()) + 1, int((~begun).sum()))


def _check(arm: Bools, code: Ints, begun: Bools, least_before: int) -> None:
    if begun.all() or not begun.any():
        raise ScienceError("start", "ligt niet tussen de perioden: er is geen ervoor of geen erna")
    before = int((~begun).sum())
    if before < least_before:
        raise ScienceError("period", f"heeft {before} perioden voor het begin; nodig: {least_before}")
    yes = np.bincount(code[arm], minlength=begun.size)
    no = np.bincount(code[~arm], minlength=begun.size)
    if (yes == 0).any() or (no == 0).any():
        raise ScienceError("period", "heeft een periode waarin een van beide armen leeg is")


def _clusters(cluster: ArrayLike, arm: Bools) -> Ints:
    names, code = groups("cluster", cluster, length=arm.size)
    with_arm = np.bincount(code, arm, len(names)) > 0
    without = np.bincount(code, ~arm, len(names)) > 0
    if (with_arm & without).any():
        raise ScienceError("cluster", "heeft een cluster dat in beide armen voorkomt")
    if min(with_arm.sum(), without.sum()) < 2:
        raise ScienceError("cluster", "elke arm heeft ten minste twee clusters nodig")
    return code


def _event_study(panel: _Panel, periods: Floats, begun: Bools) -> EventStudy:
    reference = int(np.flatnonzero(~begun)[-1])
    others = [number for number in range(periods.size) if number != reference]
    x = np.column_stack([panel.arm, *(panel.arm & (panel.code == number) for number in others)])
    gaps: list[Difference | None] = list(_coefficients(panel, x.astype(np.float64))[1:])
    gaps.insert(reference, None)
    return EventStudy(periods, tuple(gaps))


def _coefficients(panel: _Panel, x: Floats) -> list[Difference]:
    """Coefficients of x with a level per period, and their cluster-robust errors."""
    y, x = _within(panel.outcome[:, None], panel.code)[:, 0], _within(x, panel.code)
    bread = np.linalg.inv(x.T @ x)
    beta = bread @ (x.T @ y)
    count = int(panel.cluster.max()) + 1
    residual = y - x @ beta
    score = np.zeros((count, x.shape[1]))
    np.add.at(score, panel.cluster, x * residual[:, None])
    fitted = x.shape[1] + int(panel.code.max()) + 1
    factor = count / (count - 1) * (y.size - 1) / max(1, y.size - fitted)
    variance = np.diag(bread @ (score.T @ score) @ bread) * factor
    exact = float(np.abs(residual).max()) <= ROUNDING * float(np.abs(panel.outcome).max())
    if exact or y.size <= fitted or not (variance > 0).all():
        raise ScienceError("outcome", "heeft te weinig rijen of geen spreiding")
    return [difference_of(float(one), math.sqrt(float(spread)), panel.confidence, count - 1)
            for one, spread in zip(beta, variance, strict=True)]


def _within(values: Floats, code: Ints) -> Floats:
    size = np.bincount(code)
    total = np.zeros((size.size, values.shape[1]))
    np.add.at(total, code, values)
    return np.asarray(values - (total / size[:, None])[code])


def _recode(code: Ints) -> Ints:
    return np.unique(code, return_inverse=True)[1].astype(np.int64)
