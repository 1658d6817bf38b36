"""Time that a professional spends at a partner: learning the trade there, or working there without a zaak."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Final

from ketenkameleon.rules.texts import dutch_date

_A_DAY: Final = timedelta(days=1)
WERKDAGEN: Final = 5


class Inzetsoort(StrEnum):
    """Why somebody is at a partner: to learn the trade, or to work."""

    INWERKEN = "inwerken"
    MEEWERKEN = "meewerken"


@dataclass(frozen=True, slots=True)
class InzetFeit:
    """A time at a partner. `organisatie`: its key. `tot`: the last day, None: no end. `uren`: hours a week."""

    organisatie: str
    soort: Inzetsoort
    van: date
    tot: date | None
    uren: Decimal


def hours_away(inzetten: Iterable[InzetFeit], on: date) -> Decimal:
    """Hours a week that somebody is at partners on that day.

    Units: hours a week; `on` is a date. Source: issue 4, part 2 (a stint without a zaak is work too).
    """
    return sum((inzet.uren for inzet in inzetten if _runs(inzet, on)), Decimal(0))


def check_inzet(nieuw: InzetFeit, gehouden: Iterable[InzetFeit], *, contract: Decimal) -> dict[str, str]:
    """What is wrong with a time at a partner: field → Dutch sentence; nothing when it can be kept.

    Units: hours a week. Source: issue 4, part 2 and bad input (end before begin, overlap, more than there is).
    """
    held = list(gehouden)
    if nieuw.tot is not None and nieuw.tot < nieuw.van:
        return {"tot": "De laatste dag ligt voor de eerste dag. Kies een latere dag."}
    if nieuw.uren <= 0:
        return {"uren": "Vul in hoeveel uur per week."}
    other = next((one for one in held if one.organisatie == nieuw.organisatie and _overlap(one, nieuw)), None)
    if other is not None:
        until = f"tot en met {dutch_date(other.tot)}" if other.tot else "zonder einde"
        begin = dutch_date(other.van)
        return {"van": f"Er is al een periode bij deze partner vanaf {begin}, {until}. Kies andere dagen."}
    if _most_at_once([*held, nieuw], nieuw) > contract:
        return {"uren": "Samen met wat er al staat is dat meer dan de uren van het contract."}
    return {}


def hours_in_week(inzet: InzetFeit, monday: date) -> Decimal:
    """The hours of this time that fall in the week of that Monday, by its working days.

    Units: hours, to one decimal. Source: issue 4, part 2 (hours by week).

    >>> hours_in_week(InzetFeit("halt", Inzetsoort.MEEWERKEN, date(2026, 11, 4), None, Decimal(20)), date(2026, 11, 2))
    Decimal('12.0')
    """
    days = sum(_runs(inzet, monday + n * _A_DAY) for n in range(WERKDAGEN))
    return (inzet.uren * days / WERKDAGEN).quantize(Decimal("0.1"))


def _runs(inzet: InzetFeit, on: date) -> bool:
    return inzet.van <= on and (inzet.tot is None or on <= inzet.tot)


def _overlap(one: InzetFeit, other: InzetFeit) -> bool:
    return one.van <= (other.tot or date.max) and other.van <= (one.tot or date.max)


def _most_at_once(inzetten: list[InzetFeit], nieuw: InzetFeit) -> Decimal:
    """The most hours a week on any day of the new time; it only grows on a day that something begins."""
    begins = [inzet.van for inzet in inzetten if inzet.van >= nieuw.van and _runs(nieuw, inzet.van)]
    return max(hours_away(inzetten, day) for day in begins)
