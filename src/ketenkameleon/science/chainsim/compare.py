"""Two runs on the same children: what differs, with its interval. Source: science.md 1.7, 2 (G3)."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from ketenkameleon.science.chainsim.result import MONTH_FIGURES, Measure, Result, measure
from ketenkameleon.science.chainsim.summary import INTERVAL, KOP, ROWS, line, plain
from ketenkameleon.science.fouten import ScienceError


@dataclass(frozen=True, eq=False)
class Comparison:
    """`b` minus `a`, replication by replication under common random numbers."""

    a: Result
    b: Result

    def difference(self, name: str) -> Measure:
        """The mean of b - a of a figure, its 95% interval, and the 90% band of the difference in single years."""
        return measure(self.b.values(name) - self.a.values(name))

    def by_month(self, name: str) -> list[Measure]:
        """The difference of a month figure for each report month."""
        return [measure(column) for column in (self.b.month_values(name) - self.a.month_values(name)).T]

    def variance_ratio(self, name: str) -> float:
        """Variance of b - a as a part of what independent streams would give; NaN when neither varies."""
        a, b = self.a.values(name), self.b.values(name)
        apart = float(np.var(a) + np.var(b))
        return float(np.var(b - a)) / apart if apart > 0 else math.nan

    def summary(self) -> str:
        """The differences as a table in Dutch."""
        what = f"{self.b.scenario.name} min {self.a.scenario.name}, {self.a.replications} keer dezelfde kinderen"
        lines = [what, "", KOP]
        lines += [line(label, self.difference(name), factor, "procentpunt" if unit == "%" else unit)
                  for name, label, factor, unit in ROWS]
        lines += ["", INTERVAL]
        return "\n".join(lines)

    def as_dict(self) -> dict[str, object]:
        """The differences as plain values: name, then mean and interval."""
        shared = [name for name in self.a.names() if name in self.b.names()]
        found = {name: self.difference(name) for name in shared}
        difference = {name: plain(m) for name, m in found.items() if not math.isnan(m.mean)}
        names = {"a": self.a.scenario.name, "b": self.b.scenario.name}
        return {**names, "replications": self.a.replications, "difference": difference}


def compare(a: Result, b: Result) -> Comparison:
    """b against a. Both must hold the same replications of the same seed, else the children are not the same.

    Raises ScienceError when they do not, or when they measure other months.
    """
    if (a.seed, a.first, a.replications) != (b.seed, b.first, b.replications):
        raise ScienceError("b", "heeft een ander zaad of andere herhalingen dan a; dan zijn het niet dezelfde kinderen")
    if (a.scenario.measure_from, a.scenario.measure_months) != (b.scenario.measure_from, b.scenario.measure_months):
        raise ScienceError("b", "meet andere maanden dan a")
    if a.months.shape[2] != len(MONTH_FIGURES):
        raise ScienceError("a", "is geen uitkomst van deze versie")
    return Comparison(a, b)
