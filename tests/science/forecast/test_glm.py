"""The regression against statsmodels, and what the prior and the weights do to it."""

from __future__ import annotations

import numpy as np
import pytest
import statsmodels.api as sm

from ketenkameleon.science.forecast import fit
from ketenkameleon.science.forecast.design import COLUMNS, TREND, design_matrix
from ketenkameleon.science.forecast.glm import NormalPrior, fit_counts
from ketenkameleon.science.fouten import ScienceError
from science.forecast.reeksen import make_series

SERIES = make_series(1, weeks=261).weken
DESIGN = design_matrix(SERIES.calendar, origin=SERIES.calendar.mondays[-1])


def _theirs(counts, design, alpha, weights=None):
    family = sm.families.NegativeBinomial(alpha=alpha) if alpha else sm.families.Poisson()
    # statsmodels' own default takes 100 steps or 1e-8; here to the last digit.
    model = sm.GLM(counts, design, family=family, freq_weights=weights)
    return model.fit(tol=1e-14, maxiter=200, tol_criterion="params")


def test_coefficients_and_standard_errors_are_those_of_statsmodels():
    ours = fit_counts(DESIGN, SERIES.counts)
    theirs = _theirs(SERIES.counts, DESIGN, ours.alpha)
    assert ours.alpha > 0.05
    np.testing.assert_allclose(ours.coefficients, theirs.params, rtol=0, atol=1e-8)
    np.testing.assert_allclose(np.sqrt(np.diag(ours.covariance)), theirs.bse, rtol=1e-7)
    np.testing.assert_allclose(ours.fitted, theirs.fittedvalues, rtol=1e-8)


def test_alpha_brings_the_pearson_statistic_of_statsmodels_to_its_degrees_of_freedom():
    ours = fit_counts(DESIGN, SERIES.counts)
    theirs = _theirs(SERIES.counts, DESIGN, ours.alpha)
    assert theirs.pearson_chi2 == pytest.approx(theirs.df_resid, rel=1e-7)
    assert ours.leverage.sum() == pytest.approx(len(COLUMNS))


def test_weights_give_the_weighted_likelihood_of_statsmodels():
    weights = 0.5 ** (np.arange(len(SERIES))[::-1] / 104)
    ours = fit_counts(DESIGN, SERIES.counts, weights=weights, alpha=0.125)
    theirs = _theirs(SERIES.counts, DESIGN, 0.125, weights)
    np.testing.assert_allclose(ours.coefficients, theirs.params, atol=1e-8)
    np.testing.assert_allclose(np.sqrt(np.diag(ours.covariance)), theirs.bse, rtol=1e-7)


def test_counts_that_vary_no_more_than_poisson_have_no_extra_variance():
    counts = np.tile([4.0, 5.0, 6.0, 5.0], 30)
    ours = fit_counts(np.ones((120, 1)), counts)
    assert ours.alpha == 0
    np.testing.assert_allclose(ours.coefficients, _theirs(counts, np.ones((120, 1)), 0).params, atol=1e-10)


def test_alpha_is_recovered_where_it_is_known():
    random = np.random.Generator(np.random.Philox(7))
    means = np.exp(np.linspace(1, 3, 20_000))
    counts = random.poisson(means * random.gamma(8, 1 / 8, 20_000)).astype(float)
    found = fit_counts(np.column_stack([np.ones(20_000), np.linspace(1, 3, 20_000)]), counts)
    assert found.alpha == pytest.approx(1 / 8, rel=0.05)
    assert np.all(np.abs(found.coefficients - [0, 1]) < 3 * np.sqrt(np.diag(found.covariance)))


def test_a_prior_pulls_by_precision_as_in_the_normal_formula():
    # With one column and many counts the mode is the precision-weighted mean of estimate and prior mean.
    counts = np.full(400, 50.0) + np.tile([-8.0, 8.0], 200)
    alone = fit_counts(np.ones((400, 1)), counts, alpha=0.0)
    own = 1 / alone.covariance[0, 0]
    pulled = fit_counts(np.ones((400, 1)), counts, alpha=0.0,
                        prior=NormalPrior(np.array([alone.coefficients[0] + 0.01]), np.array([own])))
    assert pulled.coefficients[0] == pytest.approx(alone.coefficients[0] + 0.005, abs=5e-5)
    assert pulled.covariance[0, 0] == pytest.approx(alone.covariance[0, 0] / 2, rel=0.01)


def test_the_vague_prior_of_the_holidays_does_not_move_an_estimate_that_has_data():
    free = fit_counts(DESIGN, SERIES.counts)
    model = fit(SERIES, half_life_years=None)
    moved = np.abs(model.regression.coefficients - free.coefficients) / np.sqrt(np.diag(free.covariance))
    assert moved.max() < 0.1


def test_trend_and_year_are_recovered_within_three_standard_errors():
    random = np.random.Generator(np.random.Philox(11))
    truth = np.array([2.8, 0.03, .3, -.2, .1, .05, .02, -.04, -.9, -1.8, -.3])
    counts = random.poisson(np.exp(DESIGN @ truth) * random.gamma(8, 1 / 8, len(DESIGN))).astype(float)
    found = fit_counts(DESIGN, counts)
    assert np.all(np.abs(found.coefficients - truth) < 3 * np.sqrt(np.diag(found.covariance)))
    assert found.covariance[TREND, TREND] > 0


def test_columns_that_cannot_be_told_apart_are_refused():
    with pytest.raises(ScienceError, match="uit elkaar") as refused:
        fit_counts(np.column_stack([np.ones(120), np.ones(120)]), np.arange(120.0))
    assert refused.value.argument == "design"
