"""Estimators: what happened, and how sure are we of it. Arrays in, frozen results out."""

from __future__ import annotations

from ketenkameleon.science.estimate.bevinding import (
    Bevinding,
    FindingShares,
    TrialDraws,
    find,
    find_by_bounds,
    finding_table,
    simulate_pilots,
)
from ketenkameleon.science.estimate.clusters import (
    Clustering,
    ClusterMeans,
    Permutation,
    bootstrap_clusters,
    cluster_means,
    clustering,
    compare_clusters,
    compare_means,
    permute_arms,
)
from ketenkameleon.science.estimate.competing import Incidence, aalen_johansen
from ketenkameleon.science.estimate.continuity import (
    Continuity,
    ContinuityPerZaak,
    continuity,
    continuity_per_zaak,
)
from ketenkameleon.science.estimate.cox import CoxModel, HazardCheck, cox
from ketenkameleon.science.estimate.logrank import LogRank, log_rank
from ketenkameleon.science.estimate.multiple import benjamini_hochberg, fixed_sequence, holm
from ketenkameleon.science.estimate.ordinal import OrdinalModel, brunner_munzel, proportional_odds
from ketenkameleon.science.estimate.panel import (
    DifferenceInDifferences,
    EventStudy,
    difference_in_differences,
)
from ketenkameleon.science.estimate.power import (
    events_for_ratio,
    power_for_shares,
    power_t,
    size_for_shares,
    smallest_difference,
    smallest_effect,
)
from ketenkameleon.science.estimate.proportions import constrained_shares, risk_difference, wilson
from ketenkameleon.science.estimate.results import Difference, Interval, Ratio
from ketenkameleon.science.estimate.rmst import (
    RestrictedMean,
    RestrictedMeans,
    compare_restricted_means,
    restricted_mean,
)
from ketenkameleon.science.estimate.rmst_adjusted import AdjustedMeans, adjusted_restricted_means
from ketenkameleon.science.estimate.sequential import LookBounds, equal_looks, spending_looks
from ketenkameleon.science.estimate.survival import RiskTable, SurvivalCurve, kaplan_meier
from ketenkameleon.science.estimate.weighted_time import weighted_incidence, weighted_restricted_mean
from ketenkameleon.science.estimate.weights import (
    Balance,
    Propensity,
    WeightedDifference,
    balance,
    propensity,
    weighted_difference,
)

__all__ = [
    "AdjustedMeans",
    "Balance",
    "Bevinding",
    "ClusterMeans",
    "Clustering",
    "Continuity",
    "ContinuityPerZaak",
    "CoxModel",
    "Difference",
    "DifferenceInDifferences",
    "EventStudy",
    "FindingShares",
    "HazardCheck",
    "Incidence",
    "Interval",
    "LogRank",
    "LookBounds",
    "OrdinalModel",
    "Permutation",
    "Propensity",
    "Ratio",
    "RestrictedMean",
    "RestrictedMeans",
    "RiskTable",
    "SurvivalCurve",
    "TrialDraws",
    "WeightedDifference",
    "aalen_johansen",
    "adjusted_restricted_means",
    "balance",
    "benjamini_hochberg",
    "bootstrap_clusters",
    "brunner_munzel",
    "cluster_means",
    "clustering",
    "compare_clusters",
    "compare_means",
    "compare_restricted_means",
    "constrained_shares",
    "continuity",
    "continuity_per_zaak",
    "cox",
    "difference_in_differences",
    "equal_looks",
    "events_for_ratio",
    "find",
    "find_by_bounds",
    "finding_table",
    "fixed_sequence",
    "holm",
    "kaplan_meier",
    "log_rank",
    "permute_arms",
    "power_for_shares",
    "power_t",
    "propensity",
    "proportional_odds",
    "restricted_mean",
    "risk_difference",
    "simulate_pilots",
    "size_for_shares",
    "smallest_difference",
    "smallest_effect",
    "spending_looks",
    "weighted_difference",
    "weighted_incidence",
    "weighted_restricted_mean",
    "wilson",
]
