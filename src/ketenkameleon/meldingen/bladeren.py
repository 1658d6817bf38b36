"""From page to page through a list: where the last page stopped, as text in an address.

Such an address may be old or mistyped, so text that no page gave means: from the beginning.
"""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID


def after_day(na: str) -> tuple[date, UUID] | None:
    """The day and the key after which the next page begins; None for the first page.

    >>> after_day("2026-10-08_00000000-0000-0000-0000-000000000001")[0]
    datetime.date(2026, 10, 8)
    >>> after_day("gisteren") is None
    True
    """
    day, _, key = na.partition("_")
    try:
        return date.fromisoformat(day), UUID(key)
    except ValueError:
        return None


def after_moment(na: str) -> tuple[datetime, UUID] | None:
    """The aware moment and the key after which the next page begins; None for the first page.

    >>> after_moment("2026-10-08T10:00:00_00000000-0000-0000-0000-000000000001") is None
    True
    """
    moment, _, key = na.partition("_")
    try:
        found = datetime.fromisoformat(moment), UUID(key)
    except ValueError:
        return None
    return found if found[0].tzinfo else None
