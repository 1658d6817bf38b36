"""Children who stay in view: until when somebody looks again, why a child need not stay, and who may look along.

Source: issue 6, part 2; docs/adr/0036-the-kernteam.md.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from ketenkameleon.rules.signaal import has_reason
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


@dataclass(frozen=True, slots=True)
class Meekijkgrond:
    """A ground on which a colleague may look along at one child. `vooraf`: only when the family knows it already."""

    code: str
    naam: str
    bron: str
    vooraf: bool


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


def grounds(*, on: date, wet: Wetboek) -> Mapping[str, Meekijkgrond]:
    """On what a colleague may look along at one child in view, by code. Units: `on` is a date.

    Source: row in_beeld.gronden.
    """
    return {code: Meekijkgrond(code, part(table(row)["naam"], str), part(table(row)["bron"], str),
                               part(table(row)["vooraf"], bool))
            for code, row in wet.tabel("in_beeld.gronden", on).items()}


def looks_along_until(*, on: date, wet: Wetboek) -> date:
    """The last day that may be chosen for looking along, when somebody is let in on that day.

    Units: a calendar date. Source: row in_beeld.meekijken_hoogstens.

    >>> from ketenkameleon.rules.rijen import shipped
    >>> looks_along_until(on=date(2026, 10, 8), wet=shipped())
    datetime.date(2027, 1, 8)
    """
    return add_months(on, wet.getal("in_beeld.meekijken_hoogstens", on))


def wrong_ground(grond: str, waarom: str, *, told: bool, on: date, wet: Wetboek) -> Mapping[str, str]:
    """What is missing before somebody may look along, by question: the ground, the reason, that the family knows it.

    `told`: the family knows it already. Units: `on` is a date; at least ten letters of reason. Source: row
    in_beeld.gronden.

    >>> from ketenkameleon.rules.rijen import shipped
    >>> sorted(wrong_ground("toestemming", "kort", told=False, on=date(2026, 10, 8), wet=shipped()))
    ['verteld_op', 'waarom']
    """
    wrong, found = {}, grounds(on=on, wet=wet).get(grond)
    if found is None:
        wrong["grond"] = "Kies op welke grond de collega mag meekijken."
    elif found.vooraf and not told:
        wrong["verteld_op"] = "Wie ja zei, weet het al. Vul de dag in waarop u het vertelde."
    if not has_reason(waarom):
        wrong["waarom"] = "Leg uit waarom deze collega moet meekijken. Gebruik minstens tien letters."
    return wrong


def _months(lijst: Beeldlijst, which: str, on: date, wet: Wetboek) -> int:
    return part(table(wet.tabel("in_beeld.blik", on)[lijst])[which], int)
