"""How long the line for parents can change: until they read it."""

from __future__ import annotations

from datetime import date, time

from ketenkameleon.rules.terms import add_workdays
from ketenkameleon.rules.wetboek import Wetboek


def fixed_from(bewaard_op: date, *, wet: Wetboek) -> tuple[date, time]:
    """From which day and hour the line of a contact stands: 8.00 on the first workday after it was saved.

    Units: `bewaard_op` is the local day of saving; a local day and hour come back. Source: row ouderregel.vast_om.

    >>> from ketenkameleon.rules.rijen import shipped
    >>> fixed_from(date(2026, 10, 9), wet=shipped())
    (datetime.date(2026, 10, 12), datetime.time(8, 0))
    """
    return add_workdays(bewaard_op, 1, wet=wet), time(wet.getal("ouderregel.vast_om", bewaard_op))
