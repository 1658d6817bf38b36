"""What the estimators give back when they compare two arms: a difference or a ratio with its interval."""

from __future__ import annotations

import math
from dataclasses import dataclass

from scipy import stats

from ketenkameleon.science.getallen import share

LARGEST = 709.0  # e to this power is the last that fits a float


@dataclass(frozen=True)
class Difference:
    """A difference between two arms, first (or True) minus second (or False), in the unit of the outcome.

    `degrees` are those of Student's t; infinite means the normal distribution. `lower` and `upper` hold at
    `confidence`; `p_value` is two-sided against no difference.
    """

    estimate: float
    std_err: float
    degrees: float
    lower: float
    upper: float
    confidence: float
    p_value: float

    def interval(self, confidence: float) -> tuple[float, float]:
        """The interval at another confidence, in the unit of the outcome."""
        half = critical_value(confidence, self.degrees) * self.std_err
        return self.estimate - half, self.estimate + half


@dataclass(frozen=True)
class Ratio:
    """A ratio between two arms, True (or first) over False (or second); interval made on the log scale."""

    estimate: float
    log_std_err: float
    lower: float
    upper: float
    confidence: float
    p_value: float


@dataclass(frozen=True)
class Interval:
    """An estimate with bounds at `confidence`, in the unit of the estimate. NaN means: not known."""

    estimate: float
    lower: float
    upper: float
    confidence: float


def critical_value(confidence: float, degrees: float = math.inf) -> float:
    """The two-sided critical value of Student's t with that many degrees ; infinite: of the normal."""
    tail = 1 - (1 - share("confidence", confidence)) / 2
    return float(stats.norm.ppf(tail) if math.isinf(degrees) else stats.t.ppf(tail, degrees))


def difference_of(
    estimate: float, std_err: float, confidence: float, degrees: float = math.inf,
) -> Difference:
    """A Difference from an estimate and its standard error (above zero)."""
    half = critical_value(confidence, degrees) * std_err
    z = abs(estimate) / std_err
    p_value = 2 * float(stats.norm.sf(z) if math.isinf(degrees) else stats.t.sf(z, degrees))
    return Difference(float(estimate), float(std_err), float(degrees), float(estimate - half),
                      float(estimate + half), confidence, p_value)


def ratio_of(log_estimate: float, log_std_err: float, confidence: float) -> Ratio:
    """A Ratio from the log of the estimate and its standard error (above 0). Too large: infinite."""
    half = critical_value(confidence) * log_std_err
    p_value = 2 * float(stats.norm.sf(abs(log_estimate) / log_std_err))
    return Ratio(_exp(log_estimate), float(log_std_err), _exp(log_estimate - half), _exp(log_estimate + half),
                 confidence, p_value)


def _exp(value: float) -> float:
    return math.exp(value) if value < LARGEST else math.inf
