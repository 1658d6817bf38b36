"""What one replication of the SimPy model gives: docs/science/simulator.md section 9, and how two models compare."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from ketenkameleon.science.chainsim.scenario import Scenario
from science.chainsim.oracles.mensen import Mens
from science.chainsim.oracles.streek import Streek

Columns = Mapping[str, NDArray[np.float64]]
FIGURES = ("in_time", "days", "p95", "first_contact", "handovers", "faces", "load", "overtime")


def figures(streek: Streek) -> dict[str, float]:
    """The figures of one year that was played, by the names in FIGURES."""
    dagen = streek.dagen
    seen = [c for c in streek.children if dagen.first_measured <= c.reported < dagen.first_followed]
    end = float(dagen.count)
    days = np.sort([(c.started if c.last < end else end) - c.reported for c in seen])
    in_time = [c.last < end and int(c.started) <= dagen.promise[int(c.reported)] for c in seen]
    return {
        "in_time": float(np.mean(in_time)),
        "days": float(days.mean()),
        "p95": float(days[math.ceil(0.95 * len(days)) - 1]),
        "first_contact": float(np.mean([c.first - c.reported for c in seen if c.first < end])),
        "handovers": float(np.mean([c.handovers for c in seen])),
        "faces": float(np.mean([len(c.faces) for c in seen])),
        "load": _load(streek),
        "overtime": float(np.mean(streek.overtime)),
    }


def _load(streek: Streek) -> float:
    """Hours worked over hours of capacity on the measured days, all professionals together; slots at slot level."""
    first, last = streek.dagen.first_measured, streek.dagen.first_followed
    if streek.scenario.level == "slot":
        return math.nan
    capacity = sum(sum(who.hours[first:last]) for who in streek.people)
    return sum(_worked(who, first, last) for who in streek.people) / capacity


def _worked(who: Mens, first: int, last: int) -> float:
    upto = np.concatenate([[0.0], np.cumsum(who.hours)])

    def done(moment: float) -> float:
        moment = min(max(moment, first), last)
        return float(np.interp(moment, np.arange(len(upto)), upto))

    return sum(done(end) - done(begun) for begun, end in who.worked)


def play(scenario: Scenario, *, replications: int, seed: int) -> dict[str, NDArray[np.float64]]:
    """The figures of so many years, each name with one value per year."""
    years = [figures(Streek(scenario, seed * 100_003 + n).run()) for n in range(replications)]
    return {name: np.array([year[name] for year in years]) for name in FIGURES}


def far_apart(one: Columns, other: Columns, *, names: Sequence[str] = FIGURES, errors: float = 3.0) -> list[str]:
    """The figures whose means lie more than so many standard errors apart, in words. Empty: the models agree.

    The spread of a year is taken from both samples together, so that a handful of years in one is enough.
    """
    found = []
    for name in names:
        a, b = one[name], other[name]
        squares = a.var() * len(a) + b.var() * len(b)
        error = math.sqrt(squares / (len(a) + len(b) - 2) * (1 / len(a) + 1 / len(b)))
        gap = abs(a.mean() - b.mean())
        # Equal constants (no handovers at all) have no spread and agree.
        if not gap <= max(errors * error, 1e-9):
            found.append(f"{name}: {a.mean():.4g} and {b.mean():.4g}, {gap / max(error, 1e-300):.1f} errors apart")
    return found
