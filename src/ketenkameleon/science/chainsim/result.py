"""What a run gives: figures per replication, each with its mean, its interval and the band of single years.

Source: docs/science/simulator.md 9; design section 2, promise 10.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from scipy.special import stdtrit

from ketenkameleon.science.chainsim import summary, tally
from ketenkameleon.science.chainsim.engine import Parameters
from ketenkameleon.science.chainsim.parameters import is_certain
from ketenkameleon.science.chainsim.records import Floats
from ketenkameleon.science.chainsim.scenario import Scenario
from ketenkameleon.science.fouten import ScienceError

FIGURES = {
    "reports": tally.REPORTS, "in_time": tally.IN_TIME, "ceiling": tally.CEILING, "days": tally.DAYS,
    "median": tally.MEDIAN, "p95": tally.P95, "late": tally.LATE, "first_contact": tally.FIRST,
    "handovers": tally.HANDOVERS, "faces": tally.FACES, "unfinished": tally.UNFINISHED, "overtime": tally.OVERTIME,
    "fairness": tally.SPREAD,
}
MONTH_FIGURES = {
    "reports": tally.M_REPORTS, "in_time": tally.M_IN_TIME, "ceiling": tally.M_CEILING, "days": tally.M_DAYS,
    "median": tally.M_MEDIAN, "p95": tally.M_P95, "work_in_progress": tally.M_WIP,
}
SHARES_OF_MONTH = ("in_time", "ceiling", "days")


@dataclass(frozen=True, slots=True)
class Measure:
    """A figure over replications: the mean, the 95% interval of that mean, and the 90% band of single years.

    The interval is about the number of replications alone and shrinks with it; the band holds chance and, when
    drawn, parameters, and does not shrink. NaN where there is nothing to measure, or too little for an interval.
    """

    mean: float
    low: float
    high: float
    band_low: float
    band_high: float


def measure(values: Floats) -> Measure:
    """Mean, Student interval and band of one figure over replications; replications without a value are left out."""
    known = values[np.isfinite(values)]
    n = len(known)
    if n == 0:
        return Measure(math.nan, math.nan, math.nan, math.nan, math.nan)
    mean = float(known.mean())
    half = float(stdtrit(n - 1, 0.975)) * float(known.std(ddof=1)) / math.sqrt(n) if n > 1 else math.nan
    low, high = np.quantile(known, [0.05, 0.95])
    return Measure(mean, mean - half, mean + half, float(low), float(high))


@dataclass(frozen=True, eq=False)
class Result:
    """All figures of a run, one row for each replication `first`, `first + 1`, …; arrays as in engine.Found."""

    scenario: Scenario
    seed: int
    first: int
    out: Floats
    months: Floats
    worked: Floats
    hours: Floats
    capacity: Floats
    parameters: Parameters

    @property
    def replications(self) -> int:
        """How many replications."""
        return len(self.out)

    def values(self, name: str) -> Floats:
        """One value per replication of a figure of FIGURES or `load`, or `load.TEAM` or `hours.ROL`."""
        if name in FIGURES:
            return self.out[:, FIGURES[name]]
        kind, _, label = name.partition(".")
        if kind == "load":
            return self.load(label or None)
        rollen = [rol.name for rol in self.scenario.rollen]
        if kind == "hours" and label in rollen:
            return self.hours[:, rollen.index(label)]
        raise ScienceError("name", f"{name!r} is geen bekend cijfer")

    def load(self, team: str | None = None) -> Floats:
        """Hours worked ÷ hours of capacity per replication, of a team or of everybody."""
        of_team = [team is None or who.team == team for who in self.scenario.professionals]
        if not any(of_team):
            raise ScienceError("team", f"{team!r} is geen team in dit scenario")
        capacity = self.capacity[of_team].sum()
        used: Floats = self.worked[:, of_team].sum(axis=1)
        return np.asarray(used / capacity) if capacity else np.full(self.replications, math.nan)

    def month_values(self, name: str) -> Floats:
        """Replications × report months of a figure of MONTH_FIGURES; NaN in a month without reports."""
        if name not in MONTH_FIGURES:
            raise ScienceError("name", f"{name!r} is geen bekend maandcijfer")
        found = self.months[:, :, MONTH_FIGURES[name]]
        if name not in SHARES_OF_MONTH:
            return found
        reports = self.months[:, :, tally.M_REPORTS]
        share: Floats = np.full(found.shape, math.nan)
        np.divide(found, reports, out=share, where=reports > 0)
        return share

    def measure(self, name: str) -> Measure:
        """A figure with its interval and band; names as in `values`."""
        return measure(self.values(name))

    def by_month(self, name: str) -> list[Measure]:
        """A month figure with its interval and band, for each report month."""
        return [measure(column) for column in self.month_values(name).T]

    def summary(self) -> str:
        """The figures as a table in Dutch, with what they do not say."""
        return summary.summary(self)

    def as_dict(self) -> dict[str, object]:
        """The figures as plain values for a script."""
        return summary.as_dict(self)

    def names(self) -> list[str]:
        """The names of all figures of this run."""
        teams = sorted({who.team for who in self.scenario.professionals if who.team})
        parts = [f"load.{team}" for team in teams] + [f"hours.{rol.name}" for rol in self.scenario.rollen]
        return [*FIGURES, "load", *parts]


def joined(parts: Sequence[Result]) -> Result:
    """Runs of the same scenario and seed with following replications, as one run: bit for bit the same."""
    if not parts:
        raise ScienceError("parts", "er is niets om samen te voegen")
    ordered = sorted(parts, key=lambda part: part.first)
    begin = ordered[0]
    at = begin.first
    for one in ordered:
        if one.scenario != begin.scenario or one.seed != begin.seed or one.first != at:
            raise ScienceError("parts", "horen niet bij een doorlopende reeks van een scenario en een zaad")
        at += one.replications
    parameters = begin.parameters
    if not is_certain(begin.scenario.uncertainty) or len(parameters.level) > 1:
        parameters = Parameters(*(np.concatenate(rows) for rows in zip(*(o.parameters for o in ordered), strict=True)))
    return replace(
        begin, out=np.concatenate([o.out for o in ordered]), months=np.concatenate([o.months for o in ordered]),
        worked=np.concatenate([o.worked for o in ordered]), hours=np.concatenate([o.hours for o in ordered]),
        parameters=parameters,
    )
