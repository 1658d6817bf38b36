"""Terms of law: calendar months, workdays, and the last day of a term."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import Final

from ketenkameleon.rules.calendar import SATURDAY, public_holidays
from ketenkameleon.rules.waarden import part
from ketenkameleon.rules.wetboek import Wetboek

_DAY: Final = timedelta(days=1)


def add_months(day: date, months: int) -> date:
    """The same day of the month, so many calendar months later, or the last day of a shorter month.

    Units: whole calendar months, backwards when negative.
    Source: design.md 2, promise 2 (clamped to the month's end).

    >>> add_months(date(2026, 1, 31), 3)
    datetime.date(2026, 4, 30)
    >>> add_months(date(2026, 11, 30), 3)
    datetime.date(2027, 2, 28)
    """
    year, month0 = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month0 + 1, min(day.day, monthrange(year, month0 + 1)[1]))


def is_workday(day: date, *, wet: Wetboek) -> bool:
    """Is it Monday to Friday and no recognised public holiday?

    Units: a calendar date in the Netherlands. Source: Algemene termijnenwet art. 2 and 3.

    >>> from ketenkameleon.rules.rijen import shipped
    >>> is_workday(date(2026, 4, 3), wet=shipped())
    False
    """
    return day.weekday() < SATURDAY and day not in public_holidays(day.year, wet=wet)


def add_workdays(day: date, n: int, *, wet: Wetboek) -> date:
    """The n-th workday after `day`; `day` itself does not count, and n = 0 gives `day`.

    Units: workdays. Raises ValueError for a negative number. Source: Algemene termijnenwet art. 2 and 3.

    >>> from ketenkameleon.rules.rijen import shipped
    >>> add_workdays(date(2026, 9, 7), 5, wet=shipped())
    datetime.date(2026, 9, 14)
    """
    if n < 0:
        raise ValueError("Tel alleen vooruit: het aantal werkdagen kan niet kleiner zijn dan nul.")
    while n:
        day += _DAY
        n -= is_workday(day, wet=wet)
    return day


def last_day_of_term(start: date, *, days: int = 0, weeks: int = 0, months: int = 0, wet: Wetboek) -> date:
    """The last day on which an act is still in time.

    Units: one of whole calendar days, weeks or months in; a calendar date out. The day of `start` does not
    count. A term that would end on a Saturday, Sunday or recognised holiday runs on to the next ordinary
    day. A term of three days or more holds at least two ordinary days. Raises ValueError when not exactly
    one length is given, or when it is longer than the Act covers (90 days, twelve weeks, three months).

    Source: Algemene termijnenwet art. 1 lid 1, art. 2, art. 3, art. 4 onder a.

    >>> from ketenkameleon.rules.rijen import shipped
    >>> last_day_of_term(date(2026, 3, 2), weeks=8, wet=shipped())
    datetime.date(2026, 4, 28)
    """
    given = {"dagen": days, "weken": weeks, "maanden": months}
    _check_length({unit: length for unit, length in given.items() if length}, start, wet)
    last = add_months(start, months) if months else start + timedelta(days=days, weeks=weeks)
    last = _with_two_workdays(start, last, wet)
    return last if is_workday(last, wet=wet) else add_workdays(last, 1, wet=wet)


def _check_length(given: dict[str, int], on: date, wet: Wetboek) -> None:
    if len(given) != 1:
        raise ValueError("Geef één lengte op: dagen, weken of maanden.")
    [(unit, length)] = given.items()
    most = part(wet.tabel("termijn.grenzen", on)[unit], int)
    if not 1 <= length <= most:
        raise ValueError(f"De Algemene termijnenwet geldt voor 1 tot {most} {unit}, niet voor {length}.")


def _with_two_workdays(start: date, last: date, wet: Wetboek) -> date:
    row = wet.tabel("termijn.twee_werkdagen", start)
    if (last - start).days < part(row["vanaf_dagen"], int):
        return last
    return max(last, add_workdays(start, part(row["werkdagen"], int), wet=wet))
