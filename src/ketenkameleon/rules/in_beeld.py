"""Children who stay in view: until when somebody looks again, and why a child need not stay any longer.

Source: issue 6, part 2; docs/adr/0036-the-kernteam.md.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from ketenkameleon.rules.terms import add_months
from ketenkameleon.rules.waarden import part, table
from ketenkameleon.rules.wetboek import Wetboek


class Beeldlijst(StrEnum):
    """The two lists of children in view: exempt, and long at home."""

    VRIJGESTELD = "vrijgesteld"
    LANG_THUIS = "lang_thuis"


@dataclass(frozen=True, slots=True)
class Beeldeinde:
    """Why an exemption holds no more. `zin`: it has to be told in a sentence."""

    code: str
    naam: str
    zin: bool


def proposed_look(lijst: Beeldlijst, *, on: date, wet: Wetboek) -> date:
    """The day that is proposed for looking again, after somebody looked on that day.

    Units: a calendar date. Source: row in_beeld.blik.

    >>> from ketenkameleon.rules.rijen import shipped
    >>> proposed_look(Beeldlijst.LANG_THUIS, on=date(2026, 10, 8), wet=shipped())
    datetime.date(2026, 11, 8)
    """
    return add_months(on, _months(lijst, "voorstel", on, wet))


def last_look(lijst: Beeldlijst, *, on: date, wet: Wetboek) -> date:
    """The last day that may be chosen for looking again, after somebody looked on that day.

    Units: a calendar date. Source: row in_beeld.blik.

    >>> from ketenkameleon.rules.rijen import shipped
    >>> last_look(Beeldlijst.VRIJGESTELD, on=date(2026, 10, 8), wet=shipped())
    datetime.date(2027, 10, 8)
    """
    return add_months(on, _months(lijst, "hoogstens", on, wet))


def look_due(since: date, noted: date | None, looked: tuple[date, date] | None, *, wet: Wetboek) -> date:
    """The day on which somebody looks (again) at a child that is in view since that day.

    `looked`: the day of the last look and the day that was chosen then; it decides when it came since the child is in
    view. Otherwise the day that was noted with an exemption, or the day a child that is long at home came on the list.
    Units: calendar dates. Source: rows in_beeld.blik, in_beeld.lang_thuis.

    >>> from ketenkameleon.rules.rijen import shipped
    >>> look_due(date(2026, 9, 1), None, None, wet=shipped())
    datetime.date(2026, 9, 29)
    >>> look_due(date(2026, 9, 1), None, (date(2026, 10, 8), date(2026, 11, 8)), wet=shipped())
    datetime.date(2026, 11, 8)
    """
    if looked and looked[0] >= since:
        return looked[1]
    return noted or since + timedelta(days=wet.getal("in_beeld.lang_thuis", since))


def still_exempt(since: date, ended_on: date | None) -> bool:
    """Does an exemption that a route gave on that day still hold, after somebody said on which day the last one ended?

    Units: calendar dates. Source: issue 6, part 2 (a new decision brings the child back in view).

    >>> still_exempt(date(2026, 9, 1), date(2026, 10, 8)), still_exempt(date(2026, 10, 9), date(2026, 10, 8))
    (False, True)
    """
    return ended_on is None or since > ended_on


def endings(*, on: date, wet: Wetboek) -> Mapping[str, Beeldeinde]:
    """Why an exemption can hold no more, by code. Units: `on` is a date. Source: row in_beeld.einde."""
    return {code: Beeldeinde(code, part(table(row)["naam"], str), part(table(row)["zin"], bool))
            for code, row in wet.tabel("in_beeld.einde", on).items()}


def _months(lijst: Beeldlijst, which: str, on: date, wet: Wetboek) -> int:
    return part(table(wet.tabel("in_beeld.blik", on)[lijst])[which], int)
