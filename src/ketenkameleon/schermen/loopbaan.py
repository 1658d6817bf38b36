"""What the page of somebody's way through the team shows: programme, hours by week, zaken to hand over.

Source: issue 4, part 2; ux.md S8.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Final

from ketenkameleon.rules.inzet import InzetFeit, hours_in_week
from ketenkameleon.rules.loopbaan import Loopbaan, career_name, stand_on
from ketenkameleon.rules.programma import DeelStand, progress
from ketenkameleon.team.queries import Lid
from ketenkameleon.team.queries_loopbaan import parts_noted
from ketenkameleon.toegang.context import Actor

WEKEN: Final = 8
_WEEK: Final = timedelta(weeks=1)


@dataclass(frozen=True, slots=True)
class Week:
    """The hours of one week, from that Monday: at partners, in talks about the work, written in the leerlog."""

    maandag: date
    partner: Decimal
    begeleiding: Decimal
    leren: Decimal

    @property
    def samen(self) -> Decimal:
        """All of it."""
        return self.partner + self.begeleiding + self.leren


def stand_words(actor: Actor, lid: Lid, *, on: date) -> str:
    """Where somebody stands in the team, in words."""
    stand = stand_on(lid.feiten.loopbaan, on)
    return career_name(stand, on, actor.wet) if stand else "nog niet vastgelegd"


def has_stopped(lid: Lid) -> bool:
    """Did somebody stop, or is the day written down on which they will?"""
    return any(stap.stand is Loopbaan.GESTOPT for stap in lid.feiten.loopbaan) \
        and stand_on(lid.feiten.loopbaan, date.max) is Loopbaan.GESTOPT


def programme_of(actor: Actor, lid: Lid, *, on: date) -> list[DeelStand]:
    """How far somebody is with each part of the programme. One query."""
    return progress(parts_noted(actor, lid.account_id), lid.feiten.bewijzen, on=on, wet=actor.wet,
                    regio=actor.regio_code)


def weeks(inzetten: Sequence[InzetFeit], begeleiding: Iterable[tuple[date, Decimal]],
          leren: Iterable[tuple[date, Decimal]], *, on: date) -> list[Week]:
    """The hours of the last eight weeks, this week first."""
    talks, lessons = list(begeleiding), list(leren)
    mondays = [on - timedelta(days=on.weekday()) - n * _WEEK for n in range(WEKEN)]
    return [Week(monday, sum((hours_in_week(inzet, monday) for inzet in inzetten), Decimal(0)),
                 _in_week(talks, monday), _in_week(lessons, monday)) for monday in mondays]


def _in_week(lines: list[tuple[date, Decimal]], monday: date) -> Decimal:
    return sum((uren for op, uren in lines if monday <= op < monday + _WEEK), Decimal(0))
