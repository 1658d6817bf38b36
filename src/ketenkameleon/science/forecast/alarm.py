"""Has something changed? A test for a past shift of the level, and a watch on the weeks that come in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from ketenkameleon.science.forecast.model import WeekModel, check_draws, fit
from ketenkameleon.science.forecast.weeks import Floats, Ints, WeekSeries
from ketenkameleon.science.fouten import ScienceError

FALSE_ALARM: Final = 0.05
DRAWS: Final = 4000
EDGE_WEEKS: Final = 12  # a step so near to an end cannot be told from a few odd weeks
_LEAST_SHARE: Final = 1e-4
ALLOWANCE: Final = 0.5  # the CUSUM is quickest for a shift of twice this many standard deviations


@dataclass(frozen=True)
class ShiftTest:
    """The most likely week of one shift: `week` is its Monday, `factor` the new level over the old one.

    `p_value` is the chance of at least so clear a step somewhere when the level never shifted; `shifted` says
    whether it lies below `false_alarm`.
    """

    week: np.datetime64
    factor: float
    p_value: float
    false_alarm: float
    shifted: bool


@dataclass(frozen=True, eq=False)
class Watch:
    """The CUSUM of the weeks since the forecast.

    `up` and `down` (weeks,) in standard deviations; `threshold` is what a forecast that is right passes in
    `false_alarm` of all stretches of this length. `week` is the Monday of the first week above it and
    `direction` "up" or "down"; None and "" when there is none.
    """

    up: Floats
    down: Floats
    threshold: float
    false_alarm: float
    week: np.datetime64 | None
    direction: str


def level_shift_test(series: WeekSeries, *, shifts: Sequence[np.datetime64] = (),
                     false_alarm: float = FALSE_ALARM, draws: int = DRAWS, seed: int = 1) -> ShiftTest:
    """Did the level shift once, at a week that nobody named? The largest score statistic over all weeks.

    The fit without the step gives for each week the standardised score of a step from there on; p is the
    share of draws of the whole score process (normal, no shift) whose largest value is at least as large.
    `shifts` are known ones. A level that drifts slowly is a change too: then it alarms more often than
    `false_alarm`. Raises ScienceError naming `series`, `shifts` or `false_alarm`. Source: Andrews 1993,
    Econometrica 61:821 (sup score test); p value by Monte Carlo, our choice.
    """
    _check_rate(false_alarm, draws, seed)
    model = fit(series, half_life_years=None, shifts=shifts)
    process = _score_process(model)
    best = int(np.argmax(np.abs(process.observed)))
    random = np.random.Generator(np.random.Philox(seed))
    chance = random.standard_normal((draws, len(series))) @ process.weights
    beyond = int(np.sum(np.max(np.abs(chance), axis=1) >= abs(process.observed[best])))
    p_value = (1 + beyond) / (1 + draws)
    factor = float(np.exp(process.observed[best] / process.root_information[best]))
    week = series.calendar.mondays[process.weeks[best]]
    return ShiftTest(week, factor, p_value, false_alarm, p_value < false_alarm)


@dataclass(frozen=True, eq=False)
class _Process:
    """Per week that may hold a step: its number, its standardised score, and how plain noise makes one."""

    weeks: Ints
    observed: Floats
    root_information: Floats
    weights: Floats


def _score_process(model: WeekModel) -> _Process:
    series, fitted, alpha = model.series, model.regression.fitted, model.regression.alpha
    work = fitted / (1 + alpha * fitted)
    design = model.design(series.calendar)
    weeks = np.arange(EDGE_WEEKS, len(series) - EDGE_WEEKS)
    steps = (np.arange(len(series))[:, None] >= weeks).astype(np.float64)
    # What of each step the other columns cannot imitate; nothing is left of a step that is known already.
    own = steps - design @ (model.regression.covariance @ (design.T @ (work[:, None] * steps)))
    information = np.sum(work[:, None] * own**2, axis=0)
    useful = np.flatnonzero(information > _LEAST_SHARE * np.sum(work[:, None] * steps, axis=0))
    if not len(useful):
        raise ScienceError("shifts", "laten geen week over die nog een eigen sprong kan hebben")
    own, root = own[:, useful], np.sqrt(information[useful])
    observed = own.T @ ((series.counts - fitted) / (1 + alpha * fitted)) / root
    return _Process(weeks[useful], observed, root, np.sqrt(work)[:, None] * own / root)


def watch(model: WeekModel, came: WeekSeries, *, false_alarm: float = FALSE_ALARM, draws: int = DRAWS,
          seed: int = 1) -> Watch:
    """Follow the weeks after the model's series by a two-sided CUSUM on Pearson residuals.

    up = max(0, up + r - 1/2), down = max(0, down - r - 1/2) with r = (y - m) / sqrt(m + alpha m²). The
    threshold comes from the model's own predictive draws of the same weeks, so it counts the uncertainty of
    the coefficients and the skewness of counts: in `false_alarm` of all stretches of this length it alarms
    though nothing changed. Raises ScienceError naming `ahead` when `came` does not follow the series, or
    `false_alarm`. Source: Page 1954, Biometrika 41:100; threshold by Monte Carlo, our choice.
    """
    _check_rate(false_alarm, draws, seed)
    mean = model.mean(came.calendar)
    deviation = np.sqrt(mean + model.regression.alpha * mean**2)
    chance = (model.draw(came.calendar, draws=draws, seed=seed) - mean) / deviation
    highest = np.max([np.max(path, axis=1) for path in _cusum(chance)], axis=0)
    threshold = float(np.quantile(highest, 1 - false_alarm, method="inverted_cdf"))
    up, down = (path[0] for path in _cusum(((came.counts - mean) / deviation)[None, :]))
    beyond = np.flatnonzero((up > threshold) | (down > threshold))
    if not len(beyond):
        return Watch(up, down, threshold, false_alarm, None, "")
    first = int(beyond[0])
    return Watch(up, down, threshold, false_alarm, came.calendar.mondays[first],
                 "up" if up[first] > threshold else "down")


def _cusum(residuals: Floats) -> tuple[Floats, Floats]:
    up, down = np.zeros_like(residuals), np.zeros_like(residuals)
    above, below = np.zeros(len(residuals)), np.zeros(len(residuals))
    for week in range(residuals.shape[1]):
        above = np.maximum(0.0, above + residuals[:, week] - ALLOWANCE)
        below = np.maximum(0.0, below - residuals[:, week] - ALLOWANCE)
        up[:, week], down[:, week] = above, below
    return up, down


def _check_rate(false_alarm: float, draws: int, seed: int) -> None:
    check_draws(draws, seed)
    if not 0 < false_alarm < 1:
        raise ScienceError("false_alarm", "moet tussen 0 en 1 liggen")
    if draws * false_alarm < 1:
        raise ScienceError("draws", "zijn er te weinig voor deze kans op vals alarm")
