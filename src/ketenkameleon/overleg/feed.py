"""What stands in the calendar of a secret address: when and at which school a kernteam meets, and nothing else.

Asked without login: the address is the secret. Source: issue 6, part 3; RFC 5545; docs/adr/0036-the-kernteam.md.
"""

from __future__ import annotations

from datetime import datetime
from typing import Final

from ketenkameleon.overleg.actions import digest
from ketenkameleon.overleg.ical import Gebeurtenis, calendar
from ketenkameleon.overleg.queries import NIET_HIER
from ketenkameleon.toegang.refusals import NotFound
from ketenkameleon.zaken.queries.lezen import Waarden, row, rows

TITEL: Final = "Kernteam-overleg {school}"
_GELDT: Final = "SELECT overleg_sleutel_geldt(%(sleutel)s)"
_FEED: Final = """SELECT id, begin_at, eind_at, school, plaats, gewijzigd_at, afgelast
  FROM overleg_feed(%(sleutel)s, %(at)s)"""


def feed(secret: str, *, at: datetime) -> str:
    """The calendar behind this secret, from a month ago on. Raises NotFound when no address that holds has it."""
    values: Waarden = {"sleutel": digest(secret), "at": at}
    if not row(bool, _GELDT, values):
        raise NotFound(NIET_HIER, object_soort="agendasleutel")
    found = rows(lambda key, begin, eind, school, plaats, changed, off: Gebeurtenis(
        key, begin, eind, TITEL.format(school=school), plaats, changed, off), _FEED, values)
    return calendar("Kernteam", found)
