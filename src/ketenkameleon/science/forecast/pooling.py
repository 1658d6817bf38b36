"""A region with few weeks of its own leans on regions like it: partial pooling."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from ketenkameleon.science.forecast.design import COLUMNS, LEVEL
from ketenkameleon.science.forecast.glm import NormalPrior
from ketenkameleon.science.forecast.model import WeekModel, fit_with
from ketenkameleon.science.forecast.weeks import SEASON_WEEKS, Floats, WeekSeries
from ketenkameleon.science.fouten import ScienceError

LEAST_REGIONS: Final = 2
LEAST_WEEKS_SHORT: Final = 8
# Regions are never taken to be the same: with few of them the spread found may be zero by chance. Our choice.
LEAST_SPREAD: Final = 0.05
# After one year a region's own alpha weighs as much as that of the others. Our choice.
_ALPHA_WEEKS: Final = SEASON_WEEKS


@dataclass(frozen=True, eq=False)
class Pool:
    """What similar regions have in common: mean and between-region variance of each column but the level.

    Units: the log scale, shapes (11,); `mean_variance` is that of the estimated mean; `alpha` the mean extra
    variance.
    """

    mean: Floats
    between: Floats
    mean_variance: Floats
    alpha: float


def pool(models: Sequence[WeekModel]) -> Pool:
    """What the fitted models of at least two similar regions have in common.

    Per column, over regions r: tau² by the method of moments (at least 0.05²), mean = sum b_r / (v_r + tau²)
    over sum 1 / (v_r + tau²), with b_r the estimate and v_r its variance. Raises ScienceError naming
    `models`. Source: DerSimonian & Laird 1986, Controlled Clinical Trials 7:177.
    """
    if len(models) < LEAST_REGIONS:
        raise ScienceError("models", f"telt {len(models)} regio's; nodig zijn er ten minste {LEAST_REGIONS}")
    columns = slice(0, len(COLUMNS))
    found = np.array([model.regression.coefficients[columns] for model in models])
    variance = np.array([np.diag(model.regression.covariance)[columns] for model in models])
    between = np.maximum(_between(found, variance), LEAST_SPREAD**2)
    weight = 1 / (variance + between)
    mean = np.sum(weight * found, axis=0) / weight.sum(axis=0)
    alpha = float(np.mean([model.regression.alpha for model in models]))
    return Pool(mean, between, 1 / weight.sum(axis=0), alpha)


def fit_short(series: WeekSeries, shared: Pool, *, half_life_years: float | None = None) -> WeekModel:
    """Fit a region with at least eight weeks: its own level, and for the rest what its weeks can tell.

    Trend, season and holidays have the prior normal(mean, tau² + variance of the mean), so each is pulled to
    the others by its own lack of information: (X'WX + P)⁻¹ (X'Wz + P m); for one column alone that is the
    mean of own estimate b and shared mean m with weights 1/v and 1/(tau² + variance). The extra variance is
    the mean of own and shared alpha with weights n and 52 weeks. Raises ScienceError naming `series` or
    `counts`. Source: Gelman & Hill 2007, Data Analysis Using Regression and Multilevel Models, 12.2 and 13;
    science.md 4.
    """
    if len(series) < LEAST_WEEKS_SHORT:
        raise ScienceError("series", f"heeft {len(series)} weken; nodig zijn er {LEAST_WEEKS_SHORT}")
    precision = 1 / (shared.between + shared.mean_variance)
    precision[LEVEL] = 0.0
    prior = NormalPrior(shared.mean, precision)
    own = fit_with(series, prior, half_life_years=half_life_years)
    alpha = (len(series) * own.regression.alpha + _ALPHA_WEEKS * shared.alpha) / (len(series) + _ALPHA_WEEKS)
    return fit_with(series, prior, half_life_years=half_life_years, alpha=alpha)


def _between(found: Floats, variance: Floats) -> Floats:
    weight = 1 / variance
    total = weight.sum(axis=0)
    centre = np.sum(weight * found, axis=0) / total
    spread = np.sum(weight * (found - centre) ** 2, axis=0)
    moment = (spread - (len(found) - 1)) / (total - np.sum(weight**2, axis=0) / total)
    return np.asarray(np.maximum(0.0, moment), dtype=np.float64)
