"""The forecast on invented regions: how long a refit takes, how much better it is than last year again."""

from __future__ import annotations

import time
from collections.abc import Callable

import numpy as np
import statsmodels.api as sm
from last import Regel

from ketenkameleon.science.forecast import fit, rolling_origin
from ketenkameleon.science.forecast.design import design_matrix
from science.forecast.reeksen import make_series

REGIONS, ORIGINS, HORIZON, FIRST = 6, 11, 12, 261
REPEATS = 5
MOST_OF_NAIVE, MIDDLE, MARGIN = 0.75, 0.90, 0.05


def forecast_lines() -> list[Regel]:
    """Seconds of a refit, also beside statsmodels; CRPS beside last year again; the cover of the band."""
    series = [make_series(seed).weken for seed in range(1, REGIONS + 1)]
    design = design_matrix(series[0].calendar, origin=series[0].calendar.mondays[-1])
    ours = _fastest(lambda: fit(series[0], half_life_years=None))
    theirs = _fastest(lambda: sm.NegativeBinomial(series[0].counts, design).fit(disp=False, maxiter=500))
    judged = [rolling_origin(one, origins=ORIGINS, horizon=HORIZON, first=FIRST) for one in series]
    model = float(np.mean([one.model.crps for one in judged]))
    naive = float(np.mean([one.seasonal_naive.crps for one in judged]))
    cover = float(np.mean([one.model.coverage for one in judged]))
    said = f"{REGIONS} regio's × {ORIGINS} momenten × {HORIZON} weken"
    return [
        Regel("verwachting: opnieuw schatten ÷ 1 seconde", ours, 1,
              f"{1000 * ours:.1f} ms bij {len(series[0])} weken"),
        Regel("verwachting: opnieuw schatten ÷ statsmodels NegativeBinomial", ours / theirs, 1,
              f"{1000 * ours:.1f} ms ÷ {1000 * theirs:.1f} ms"),
        Regel("verwachting: CRPS ÷ CRPS van vorig jaar", model / naive, MOST_OF_NAIVE,
              f"{model:.2f} ÷ {naive:.2f}, {said}"),
        Regel("verwachting: afstand van de dekking tot 90% ÷ 5 procentpunt", abs(cover - MIDDLE) / MARGIN, 1,
              f"dekking {100 * cover:.1f}%"),
    ]


def _fastest(work: Callable[[], object]) -> float:
    best = float("inf")
    for _ in range(REPEATS):
        begun = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - begun)
    return best
