"""From a moment to the day it is in the Netherlands."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def local_day(at: datetime) -> date:
    """The calendar day in Europe/Amsterdam of an aware moment."""
    return at.astimezone(AMSTERDAM).date()
