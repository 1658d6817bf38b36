"""Days and times in Dutch words, for screens, letters and prints.

Our own words instead of Django's l10n: a letter of 2026 must read the same whatever locale the process has.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Final
from zoneinfo import ZoneInfo

from ketenkameleon.rules.texts import MAANDEN

AMSTERDAM: Final = ZoneInfo("Europe/Amsterdam")
DAGEN: Final = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
MAANDEN_KORT: Final = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")


def local_day(moment: date | datetime) -> date:
    """The calendar day in the Netherlands of a date or an aware datetime.

    Units: date or aware datetime in, date in Europe/Amsterdam out. A naive datetime is a ValueError:
    it does not say which day it is. Source: design.md 6 (UTC in the database), ux.md 6.
    """
    if isinstance(moment, datetime):
        if moment.tzinfo is None:
            raise ValueError("a datetime without a time zone does not say which day it is")
        return moment.astimezone(AMSTERDAM).date()
    return moment


def datum(moment: date | datetime) -> str:
    """The day in full: "maandag 7 december 2026". Source: ux.md 9.2 (exact dates).

    >>> datum(date(2026, 12, 7))
    'maandag 7 december 2026'
    """
    day = local_day(moment)
    return f"{DAGEN[day.weekday()]} {day.day} {MAANDEN[day.month - 1]} {day.year}"


def datum_lang(moment: date | datetime) -> str:
    """The day without its weekday: "7 december 2026". Source: ux.md 9.1."""
    day = local_day(moment)
    return f"{day.day} {MAANDEN[day.month - 1]} {day.year}"


def datum_kort(moment: date | datetime) -> str:
    """The day for a narrow column: "7 dec". Source: ux.md 7 S2."""
    day = local_day(moment)
    return f"{day.day} {MAANDEN_KORT[day.month - 1]}"


def datum_getal(moment: date | datetime) -> str:
    """The day as one types it in a form: "07-12-2026". Source: ux.md 7 S4."""
    day = local_day(moment)
    return f"{day.day:02}-{day.month:02}-{day.year:04}"


def tijd(moment: datetime) -> str:
    """The time of day in the Netherlands: "10.05 uur". Source: ux.md 9.1.

    Units: aware datetime in; a naive one is a ValueError.
    """
    if moment.tzinfo is None:
        raise ValueError("a datetime without a time zone does not say what time it is")
    local = moment.astimezone(AMSTERDAM)
    return f"{local.hour}.{local.minute:02} uur"


def dagen(aantal: int) -> str:
    """A number of calendar days in words: "1 dag", "7 dagen". Source: ux.md 9.3."""
    return "1 dag" if aantal == 1 else f"{aantal} dagen"


def dagen_geleden(moment: date | datetime, vandaag: date) -> str:
    """How far a day lies from today: "vandaag", "gisteren", "7 dagen geleden", "over 3 dagen".

    Units: whole calendar days in Europe/Amsterdam. Source: ux.md 2 (days since last contact).
    """
    past = (vandaag - local_day(moment)).days
    near = {0: "vandaag", 1: "gisteren", -1: "morgen"}
    if past in near:
        return near[past]
    return f"{past} dagen geleden" if past > 0 else f"over {-past} dagen"
