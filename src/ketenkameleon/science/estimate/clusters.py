"""Children of one professional are not independent: compare professionals (clusters), be they few.

Below some forty clusters sandwich errors are too small: at 6 against 18 they call "different" in one of ten
trials where nothing differs. Means per cluster with Welch's t keep close to the promised one in twenty.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from itertools import chain, combinations

import numpy as np
from numpy.typing import ArrayLike

from ketenkameleon.science.estimate.arrays import Bools, Floats, Ints, column, groups, two_arms, weights_for
from ketenkameleon.science.estimate.results import Difference, Interval, difference_of
from ketenkameleon.science.fouten import ScienceError
from ketenkameleon.science.getallen import share, whole

# Up to this many ways to deal the arms over the clusters every one is tried: 6 of 24 is 134,596.
EVERY = 200_000
# A spread this small against the numbers themselves is rounding.
ROUNDING = 1e-12


@dataclass(frozen=True, eq=False)
class ClusterMeans:
    """Per cluster its name, arm, (weighted) mean of the outcome and total weight."""

    names: tuple[str, ...]
    arm: Bools
    mean: Floats
    weight: Floats


@dataclass(frozen=True)
class Permutation:
    """The difference in means of cluster means, and the share of dealings as far from 0 (two-sided p).

    `exact` says whether every dealing was tried; otherwise `tried` were drawn, and the real one counts too.
    """

    difference: float
    p_value: float
    tried: int
    exact: bool


@dataclass(frozen=True)
class Clustering:
    """How alike children of one cluster are. `icc` may be below 0; `design_effect` is that of a mean."""

    icc: float
    design_effect: float
    clusters: int
    mean_size: float


def cluster_means(
    outcome: ArrayLike, arm: ArrayLike, cluster: ArrayLike, *, weights: ArrayLike | None = None,
) -> ClusterMeans:
    """The mean outcome per cluster. Clusters without weight are left out; a cluster lies in one arm only."""
    y = column("outcome", outcome)
    arms = two_arms("arm", arm, length=y.size)
    names, code = groups("cluster", cluster, length=y.size)
    weight = weights_for("weights", weights, y.size)
    if (np.bincount(code[arms], minlength=len(names)) * np.bincount(code[~arms], minlength=len(names))).any():
        raise ScienceError("cluster", "heeft een cluster dat in beide armen voorkomt")
    total = np.asarray(np.bincount(code, weight, len(names)), np.float64)
    kept = np.flatnonzero(total > 0)
    mean = np.bincount(code, weight * y, len(names))[kept] / total[kept]
    side = (np.bincount(code, arms, len(names)) > 0)[kept]
    return ClusterMeans(tuple(names[number] for number in kept), side, mean, total[kept])


def compare_clusters(
    outcome: ArrayLike, arm: ArrayLike, cluster: ArrayLike, *, weights: ArrayLike | None = None,
    confidence: float = 0.95,
) -> Difference:
    """The difference in mean outcome (arm True minus False) by clusters: Welch's t on their means.

    Every cluster counts once, whatever its size. Raises ScienceError with fewer than two clusters in an arm.
    Source: Welch 1947; Kahan et al. 2016, Trials 17:438 and Leyrat et al. 2018, IJE 47:321 (few clusters).
    """
    means = cluster_means(outcome, arm, cluster, weights=weights)
    return _welch("cluster", means.mean[means.arm], means.mean[~means.arm], confidence)


def compare_means(
    outcome: ArrayLike, arm: ArrayLike, *, equal_variance: bool = False, confidence: float = 0.95,
) -> Difference:
    """The difference in mean outcome for independent rows, such as professionals: Welch's or Student's t.

    Source: Welch 1947; Student 1908 with `equal_variance`.
    """
    y = column("outcome", outcome)
    arms = two_arms("arm", arm, length=y.size)
    if not equal_variance:
        return _welch("arm", y[arms], y[~arms], confidence)
    if min(arms.sum(), (~arms).sum()) < 2:
        raise ScienceError("arm", "heeft een arm met minder dan twee waarden")
    degrees = y.size - 2
    means = np.where(arms, y[arms].mean(), y[~arms].mean())
    pooled = float(((y - means) ** 2).sum()) / degrees
    if pooled <= (ROUNDING * float(np.abs(y).max())) ** 2:
        raise ScienceError("outcome", "heeft binnen de armen geen spreiding")
    std_err = math.sqrt(pooled * (1 / arms.sum() + 1 / (~arms).sum()))
    gap = float(y[arms].mean() - y[~arms].mean())
    return difference_of(gap, std_err, share("confidence", confidence), degrees)


def welch_rows(yes: Floats, no: Floats) -> tuple[Floats, Floats, Floats]:
    """For trials in rows and cluster means in columns: difference, standard error, degrees of freedom.

    Degrees by Satterthwaite; the standard error is 0 and the degrees NaN where an arm pair has no spread.
    """
    parts = yes.var(axis=-1, ddof=1) / yes.shape[-1], no.var(axis=-1, ddof=1) / no.shape[-1]
    total = parts[0] + parts[1]
    with np.errstate(invalid="ignore"):
        degrees = total**2 / (parts[0] ** 2 / (yes.shape[-1] - 1) + parts[1] ** 2 / (no.shape[-1] - 1))
    return yes.mean(axis=-1) - no.mean(axis=-1), np.sqrt(total), degrees


def permute_arms(
    outcome: ArrayLike, arm: ArrayLike, cluster: ArrayLike, *, weights: ArrayLike | None = None,
    draws: int = 20_000, seed: int = 1,
) -> Permutation:
    """How often would dealing the arms over the clusters by lot give a difference this large or larger?

    Every dealing is tried up to 200,000 of them (6 against 6: 924, so p is at least .0022), else `draws` are
    drawn.
    Source: Fisher 1935; Gail et al. 1996 for clusters; (1 + count) / (1 + draws): Phipson & Smyth 2010.
    """
    means = cluster_means(outcome, arm, cluster, weights=weights)
    size, count = int(means.arm.sum()), means.mean.size
    if min(size, count - size) < 2:
        raise ScienceError("cluster", "een arm heeft minder dan twee clusters")
    seen = float(means.mean[means.arm].mean() - means.mean[~means.arm].mean())
    ways = math.comb(count, size)
    if ways <= EVERY:
        picked = np.fromiter(chain.from_iterable(combinations(range(count), size)), np.int64, ways * size)
        extreme = _at_least(means.mean, picked.reshape(ways, size), abs(seen))
        return Permutation(seen, extreme / ways, ways, True)
    whole("draws", draws, least=1)
    luck = np.random.default_rng(whole("seed", seed))
    shuffled = luck.permuted(np.tile(np.arange(count), (draws, 1)), axis=1)[:, :size]
    return Permutation(seen, (1 + _at_least(means.mean, shuffled, abs(seen))) / (1 + draws), draws, False)


def clustering(outcome: ArrayLike, cluster: ArrayLike) -> Clustering:
    """The intraclass correlation of the outcome, by one-way analysis of variance.

    Raises ScienceError with one cluster, or when no cluster has two children.
    Source: Donner 1986; design effect 1 + (mean size by squares − 1) × icc, Kish 1965.
    """
    y = column("outcome", outcome)
    _, code = groups("cluster", cluster, length=y.size)
    size = np.bincount(code)
    if size.size < 2:
        raise ScienceError("cluster", "heeft maar één cluster")
    if y.size == size.size:
        raise ScienceError("cluster", "heeft overal één kind: dan is er niets te vergelijken")
    mean = np.bincount(code, y) / size
    within = float(((y - mean[code]) ** 2).sum()) / (y.size - size.size)
    between = float((size * (mean - y.mean()) ** 2).sum()) / (size.size - 1)
    if within + between <= (ROUNDING * float(np.abs(y).max())) ** 2:
        raise ScienceError("outcome", "heeft geen spreiding")
    usual = (y.size - float((size**2).sum()) / y.size) / (size.size - 1)
    icc = (between - within) / (between + (usual - 1) * within)
    return Clustering(icc, 1 + (float((size**2).sum()) / y.size - 1) * icc, size.size, y.size / size.size)


def bootstrap_clusters(
    statistic: Callable[[Ints], float], arm: ArrayLike, cluster: ArrayLike, *, draws: int = 1_000,
    seed: int = 1, confidence: float = 0.95,
) -> Interval:
    """Percentile interval of any statistic, drawing whole clusters with replacement within each arm.

    `statistic` gets the row numbers of a draw (a row can come more than once) and returns a number; the
    estimate is its value for all rows once. With fewer than some ten clusters in an arm the interval is too
    narrow: say so.
    Source: Davison & Hinkley 1997, 3.8; Field & Welsh 2007.
    """
    tail = 100 * (1 - share("confidence", confidence)) / 2
    arms = two_arms("arm", arm)
    names, code = groups("cluster", cluster, length=arms.size)
    rows = [np.flatnonzero(code == number) for number in range(len(names))]
    sides = [np.unique(code[side]) for side in (arms, ~arms)]
    if min(side.size for side in sides) < 2 or np.intersect1d(sides[0], sides[1]).size:
        raise ScienceError("cluster", "elke arm heeft ten minste twee eigen clusters nodig")
    luck = np.random.default_rng(whole("seed", seed))
    found = np.empty(whole("draws", draws, least=2))
    for draw in range(draws):
        picked = np.concatenate([luck.choice(side, side.size) for side in sides])
        found[draw] = statistic(np.concatenate([rows[number] for number in picked]))
    if not np.isfinite(found).all():
        raise ScienceError("statistic", "geeft in een trekking geen eindig getal")
    lower, upper = np.percentile(found, [tail, 100 - tail])
    return Interval(float(statistic(np.arange(arms.size))), float(lower), float(upper), confidence)


def _welch(argument: str, yes: Floats, no: Floats, confidence: float) -> Difference:
    share("confidence", confidence)
    if min(yes.size, no.size) < 2:
        raise ScienceError(argument, "elke arm heeft er ten minste twee nodig om spreiding te schatten")
    gap, std_err, degrees = welch_rows(yes, no)
    if not std_err > ROUNDING * max(np.abs(yes).max(), np.abs(no).max()):
        raise ScienceError("outcome", "heeft binnen de armen geen spreiding")
    return difference_of(float(gap), float(std_err), confidence, float(degrees))


def _at_least(mean: Floats, picked: Ints, gap: float) -> int:
    """In how many of the dealings the arms' means lie at least this far apart (rounding counts as equal)."""
    size = picked.shape[1]
    first = mean[picked].sum(axis=1)
    apart = np.abs(first / size - (mean.sum() - first) / (mean.size - size))
    return int((apart >= gap - 1e-12 * max(1.0, float(np.abs(mean).max()))).sum())
