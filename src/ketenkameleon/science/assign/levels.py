"""The levels of the objective, in the order in which they are kept."""

from __future__ import annotations

from enum import StrEnum


class Level(StrEnum):
    """What is made as small as possible, the first before the next. Source: science.md 1.5 and 1.6.

    te_laat: urgency × days past the promise, as expected · langst_wachtend: days that the longest waiting
    child has waited at the start · wachten: urgency × days of waiting, each weighed by the days waited by
    then · wissels: hand-overs now and expected · overbelasting: load above the limit (with load units) and
    hours above the free hours, added · reservering: reserved room that is taken · drukste: the highest load,
    in percent of the limit, of whoever gets something · zwaarste: the most hard zaken in eight weeks, per
    hundred units of limit, of whoever gets one (both rounded up to a multiple of STEP) · minuten: travel and
    interpreter.
    """

    NIET_GEPLAATST = "niet_geplaatst"
    TE_LAAT = "te_laat"
    LANGST_WACHTEND = "langst_wachtend"
    WACHTEN = "wachten"
    WISSELS = "wissels"
    OVERBELASTING = "overbelasting"
    RESERVERING = "reservering"
    DRUKSTE = "drukste"
    ZWAARSTE = "zwaarste"
    MINUTEN = "minuten"


PER_UNIT = {Level.TE_LAAT: 100, Level.WACHTEN: 100, Level.WISSELS: 1000, Level.OVERBELASTING: 1000,
            Level.RESERVERING: 1000}
STEP = 5  # percent, and hard zaken per hundred units of limit: about one zaak on a limit of eighteen
THRESHOLDS = frozenset({Level.LANGST_WACHTEND, Level.DRUKSTE, Level.ZWAARSTE})


def in_units(level: Level, value: int) -> float:
    """A whole-number value of the solver in the units of the level."""
    return value / PER_UNIT.get(level, 1)
