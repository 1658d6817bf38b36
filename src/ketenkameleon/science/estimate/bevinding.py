"""From a difference and its interval to one of five findings, and what a pilot of some size can find."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray
from scipy import stats

from ketenkameleon.science.estimate.arrays import Floats
from ketenkameleon.science.estimate.clusters import welch_rows
from ketenkameleon.science.estimate.results import Difference
from ketenkameleon.science.fouten import ScienceError
from ketenkameleon.science.getallen import number_of, positive, share, whole

SURE, LIKELY = 0.95, 0.80


class Bevinding(StrEnum):
    """What a difference allows one to say. ONBESLIST is not "no difference"."""

    BEWEZEN_BETER = "A"
    WAARSCHIJNLIJK_BETER = "B"
    ONBESLIST = "C"
    GEEN_RELEVANT_VERSCHIL = "D"
    SLECHTER = "E"


@dataclass(frozen=True, eq=False)
class TrialDraws:
    """Simulated pilots, a number per pilot: the difference in shares, its standard error, Welch's degrees."""

    effect: float
    difference: Floats
    std_err: Floats
    degrees: Floats

    def bounds(self, confidence: float) -> tuple[Floats, Floats]:
        """The interval of every pilot. A pilot without any spread gets the widest: −1 to 1."""
        half = stats.t.ppf(1 - (1 - share("confidence", confidence)) / 2, self.degrees) * self.std_err
        flat = ~(self.std_err > 0)
        return np.where(flat, -1.0, self.difference - half), np.where(flat, 1.0, self.difference + half)

    def coverage(self, confidence: float = SURE) -> float:
        """The share of pilots whose interval holds the true effect."""
        lower, upper = self.bounds(confidence)
        return float(((lower <= self.effect) & (self.effect <= upper)).mean())


@dataclass(frozen=True)
class FindingShares:
    """For one true effect: the share of pilots that end in each finding."""

    effect: float
    shares: dict[Bevinding, float]


def find(difference: Difference, *, relevant: float) -> Bevinding:
    """The finding for a difference where higher is better; `relevant`: the least that matters, above 0.

    A lower bound at 95% above 0; E upper bound at 95% below 0; D upper bound at 95% below `relevant`; B lower
    bound at 80% above 0; C otherwise, tried in that order: what is surely small is not called probably
    better.
    Source: science plan 3.9. `relevant` is set before the first outcome is opened.
    """
    lower, upper = difference.interval(SURE)
    return find_by_bounds(lower, upper, difference.interval(LIKELY)[0], relevant=relevant)


def find_by_bounds(lower: float, upper: float, likely_lower: float, *, relevant: float) -> Bevinding:
    """As `find`, from the bounds at 95% and the lower bound at 80%."""
    for name, value in (("lower", lower), ("upper", upper), ("likely_lower", likely_lower)):
        number_of(name, value)
    if not lower <= likely_lower <= upper:
        raise ScienceError("likely_lower", "ligt niet tussen de grenzen van 95%")
    limit = positive("relevant", relevant)
    return Bevinding(str(_letters(np.array([lower]), np.array([upper]), np.array([likely_lower]), limit)[0]))


def simulate_pilots(
    effect: float, *, share_control: float, icc: float, clusters: int, control_clusters: int, size: int,
    pilots: int, seed: int = 1,
) -> TrialDraws:
    """Draw pilots in which professionals differ (beta-binomial), analysed by cluster means and Welch's t.

    `size`: children per cluster. `icc` from 0 up to 1. The same seed gives the same pilots.
    Source: science plan 3.5; beta-binomial: Williams 1975.
    """
    control = share("share_control", share_control)
    treated = share("effect", control + number_of("effect", effect))
    correlation = number_of("icc", icc)
    if not 0 <= correlation < 1:
        raise ScienceError("icc", f"moet van 0 tot 1 liggen: {correlation:g}")
    luck = np.random.default_rng(whole("seed", seed))
    rows, children = whole("pilots", pilots, least=1), whole("size", size, least=1)
    units = whole("clusters", clusters, least=2), whole("control_clusters", control_clusters, least=2)
    yes = _shares(luck, treated, correlation, (rows, units[0]), children)
    no = _shares(luck, control, correlation, (rows, units[1]), children)
    return TrialDraws(float(effect), *welch_rows(yes, no))


def finding_table(
    effects: Sequence[float], *, share_control: float, icc: float, clusters: int, control_clusters: int,
    size: int, relevant: float, pilots: int = 6_000, seed: int = 1,
) -> tuple[FindingShares, ...]:
    """What a pilot of this size finds, for each true effect: print it in the report, before the outcome.

    Assumes independent professionals; a queue that children share adds spread that is not in here (science
    plan 3.5).
    Source: science plan 3.9.
    """
    limit = positive("relevant", relevant)
    table = []
    for number, effect in enumerate(effects):
        draws = simulate_pilots(
            effect, share_control=share_control, icc=icc, clusters=clusters,
            control_clusters=control_clusters, size=size, pilots=pilots, seed=seed + number)
        letters = _letters(*draws.bounds(SURE), draws.bounds(LIKELY)[0], limit)
        shares = {one: float((letters == one.value).mean()) for one in Bevinding}
        table.append(FindingShares(float(effect), shares))
    return tuple(table)


def _letters(lower: Floats, upper: Floats, likely_lower: Floats, relevant: float) -> NDArray[np.str_]:
    return np.asarray(np.select(
        [lower > 0, upper < 0, upper < relevant, likely_lower > 0],
        [Bevinding.BEWEZEN_BETER.value, Bevinding.SLECHTER.value, Bevinding.GEEN_RELEVANT_VERSCHIL.value,
         Bevinding.WAARSCHIJNLIJK_BETER.value],
        Bevinding.ONBESLIST.value))


def _shares(luck: np.random.Generator, mean: float, icc: float, shape: tuple[int, int], size: int) -> Floats:
    if icc == 0:
        return np.asarray(luck.binomial(size, mean, shape) / size)
    weight = (1 - icc) / icc
    return np.asarray(luck.binomial(size, luck.beta(mean * weight, (1 - mean) * weight, shape)) / size)
