"""The figures of a run in words a coördinator can read, and as plain values for a script.

No figure says more than its data: each stands with its interval, the ceiling stands beside the share, and the number
past the promise and P95 stand beside both. Source: design section 2 promise 10; science.md 1.5 ("can be gamed").
"""

from __future__ import annotations

import math
from dataclasses import asdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ketenkameleon.science.chainsim.result import Measure, Result

ROWS = (
    ("in_time", "Op tijd gestart", 100.0, "%"), ("ceiling", "Plafond: meer kan met geen enkele bezetting", 100.0, "%"),
    ("days", "Dagen van melding tot start, gemiddeld", 1.0, "dagen"),
    ("p95", "Vijf van de honderd kinderen wachten langer dan", 1.0, "dagen"),
    ("late", "Kinderen na de beloofde datum", 1.0, "per periode"),
    ("first_contact", "Dagen tot het eerste contact is geweest", 1.0, "dagen"),
    ("handovers", "Overdrachten per kind", 1.0, ""), ("faces", "Gezichten per kind", 1.0, ""),
    ("load", "Uren gewerkt van de uren die er zijn", 100.0, "%"),
    ("overtime", "Uren per week boven contract om de eigen lijst weg te werken", 1.0, "uur"),
    ("fairness", "Verschil in drukte tussen professionals (standaardafwijking)", 100.0, "punten"),
    ("unfinished", "Kinderen nog niet klaar aan het eind van het volgen", 1.0, "per periode"),
)
KOP = f"{'':<66}{'gemiddeld':>9}  {'95%-interval':>17}  {'90% van de jaren':>17}"
INTERVAL = "Het interval gaat alleen over het aantal herhalingen."
MONTHS = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")


def figure(value: float, factor: float, digits: int = 1) -> str:
    """A number with so many decimals and a comma, or a dash when there is none."""
    return "–" if math.isnan(value) else f"{value * factor:.{digits}f}".replace(".", ",")


def line(label: str, m: Measure, factor: float, unit: str) -> str:
    """One row of the table; a number per child, without a unit, has two decimals."""
    digits = 1 if unit else 2
    mean, *ends = (figure(value, factor, digits) for value in (m.mean, m.low, m.high, m.band_low, m.band_high))
    interval, band = f"{ends[0]} tot {ends[1]}", f"{ends[2]} tot {ends[3]}"
    return f"{label:<66}{mean:>9}  {interval:>17}  {band:>17}  {unit}".rstrip()


def summary(result: Result) -> str:
    """The figures of a run as a table in Dutch, with what they do not say."""
    s = result.scenario
    lines = [
        f"{s.name}: {result.replications} keer {s.measure_months} maanden vanaf {s.measure_from:%d-%m-%Y}, "
        f"zaad {result.seed}", "",
        KOP,
    ]
    lines += [line(label, result.measure(name), factor, unit) for name, label, factor, unit in ROWS]
    lines += [line(f"  drukte {name[5:]}", result.measure(name), 100.0, "%")
              for name in result.names() if name.startswith("load.")]
    lines += [line(f"  uren {name[6:]}", result.measure(name), 1.0, "per periode")
              for name in result.names() if name.startswith("hours.")]
    lines += ["", "Op tijd gestart, per maand van de melding (%): " + by_month(result), ""]
    lines += [INTERVAL,
              "Eén jaar valt in negen van de tien keer in de band, als het model en de aannames kloppen."]
    lines += [f"Aanname: {assumption}." for assumption in s.assumptions]
    return "\n".join(lines)


def by_month(result: Result) -> str:
    """The share in time for each report month, in one line."""
    begin = result.scenario.measure_from.month - 1
    months = result.by_month("in_time")
    return ", ".join(f"{MONTHS[(begin + n) % 12]} {figure(m.mean, 100.0)}" for n, m in enumerate(months))


def as_dict(result: Result) -> dict[str, object]:
    """The figures of a run as plain values: name, then mean, low, high, band_low, band_high. NaN becomes None."""
    return {
        "name": result.scenario.name, "replications": result.replications, "seed": result.seed,
        "first": result.first, "assumptions": list(result.scenario.assumptions),
        "figures": {name: plain(result.measure(name)) for name in result.names()},
        "months": {name: [plain(m) for m in result.by_month(name)] for name in ("in_time", "ceiling", "days", "p95",
                   "reports", "work_in_progress")},
    }


def plain(m: Measure) -> dict[str, float | None]:
    """A measure as plain values."""
    return {name: None if math.isnan(value) else value for name, value in asdict(m).items()}
