"""The whole recipe for the promise (science plan 3.5): overlap weights, means per professional, Welch's t."""

from __future__ import annotations

import math
import os

import numpy as np

from ketenkameleon.science.estimate import balance, compare_clusters, propensity, weighted_difference

PILOTS = 6_000 if os.environ.get("KAMELEON_NACHT") == "1" else 400
CHILDREN = 1_272


def pilot(seed: int) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """In time or not, arm, professional (6 and 18), two covariates that steer both; no effect."""
    draw = np.random.default_rng(seed)
    x = np.column_stack([draw.normal(size=CHILDREN), draw.random(CHILDREN) < 0.4]).astype(float)
    arm = draw.random(CHILDREN) < 1 / (1 + np.exp(1.2 - 0.8 * x[:, 0] - 0.5 * x[:, 1]))
    who = np.where(arm, draw.integers(0, 6, CHILDREN), 6 + draw.integers(0, 18, CHILDREN))
    weight = (1 - 0.03) / 0.03
    level = draw.beta(0.6 * weight, 0.4 * weight, 24)[who]
    chance = np.clip(level + 0.08 * x[:, 0] - 0.05 * x[:, 1], 0.02, 0.98)
    return draw.random(CHILDREN) < chance, arm, who, x


def test_the_recipe_covers_what_it_promises_where_the_crude_comparison_and_the_sandwich_do_not():
    recipe, crude, sandwich = 0, 0, 0
    for seed in range(PILOTS):
        outcome, arm, who, x = pilot(seed)
        found = compare_clusters(outcome, arm, who, weights=propensity(arm, x).weights("overlap"))
        recipe += found.lower <= 0 <= found.upper
        plain = compare_clusters(outcome, arm, who)
        crude += plain.lower <= 0 <= plain.upper
        other = weighted_difference(outcome, arm, x, cluster=who).difference
        sandwich += other.lower <= 0 <= other.upper
    # Refused when the true coverage is very likely (99.9%) outside the promise; by night the luck is small.
    low, high = (3.1 * math.sqrt(edge * (1 - edge) / PILOTS) for edge in (0.935, 0.965))
    assert 0.935 - low <= recipe / PILOTS <= 0.965 + high
    assert crude / PILOTS < 0.90
    assert sandwich < recipe


def test_the_recipe_shows_that_the_arms_became_alike():
    _, arm, _, x = pilot(1)
    found = balance(arm, x, propensity(arm, x).weights("overlap"))
    assert np.abs(found.before).max() > 0.5
    assert np.abs(found.after).max() < 1e-9
