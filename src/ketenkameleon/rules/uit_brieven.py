"""What a letter that was posted tells: a fact that nobody has to record again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple
from uuid import UUID

from ketenkameleon.rules.feiten import questions
from ketenkameleon.rules.gezag import Gezin
from ketenkameleon.rules.routes import Route, steps
from ketenkameleon.rules.waarden import part, table, texts
from ketenkameleon.rules.wetboek import Wetboek


class VerstuurdeBrief(NamedTuple):
    """A letter that left: of which kind, to whom (None: to a party), and on which day."""

    soort: str
    persoon: UUID | None
    op: date


def asks_letters(route: str, *, on: date, wet: Wetboek) -> bool:
    """Does a letter tell anything that a step or question of this route asks? Units: `on` is a date.

    Source: rows route.uit_brief, route.vragen and route.*.
    """
    told = wet.tabel("route.uit_brief", on).keys()
    asked = {code for stap in steps(Route(route), on=on, wet=wet).values() for code in stap.eisen}
    return not told.isdisjoint(asked | questions(Route(route), on=on, wet=wet).keys())


def told_by_letter(brieven: Iterable[VerstuurdeBrief], gezin: Gezin, *, on: date, wet: Wetboek) -> Mapping[str, date]:
    """Per code of row route.eisen the first day on which letters told it; empty where they did not.

    "kind": the child got it; "gezag": everybody with gezag, and then the last of those days; "iemand": whoever it is.
    Units: dates. Source: row route.uit_brief; design.md 2, promise 6.
    """
    sent = sorted(brieven, key=lambda brief: brief.op, reverse=True)
    found = {}
    for code, value in wet.tabel("route.uit_brief", on).items():
        row = table(value)
        first = {brief.persoon: brief.op for brief in sent if brief.soort in texts(row["brieven"])}
        day = _day(part(row["aan"], str), first, gezin)
        if day is not None:
            found[code] = day
    return found


def _day(aan: str, first: Mapping[UUID | None, date], gezin: Gezin) -> date | None:
    if aan == "iemand":
        return min(first.values(), default=None)
    needed = {gezin.kind} if aan == "kind" else gezin.gezagdragers
    if not needed or not needed <= first.keys():
        return None
    return max(first[persoon] for persoon in needed)
