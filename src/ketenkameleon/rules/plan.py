"""The plan for school and home: what fits in it, where school and home differ, and whether everybody said yes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final
from uuid import UUID

from ketenkameleon.rules.gezag import Gezin, Nodig, who_must_say_yes
from ketenkameleon.rules.roles import Regime
from ketenkameleon.rules.toestemming import Hoedanigheid, Toestemming, counts
from ketenkameleon.rules.verdict import ALLOWED, Refused, Verdict, refused
from ketenkameleon.rules.waarden import names, part, texts
from ketenkameleon.rules.wetboek import Wetboek
from ketenkameleon.rules.wpg import is_wpg

_BRON: Final = "ux.md S10"
_OP: Final = {"school": "Op school", "thuis": "Thuis"}


class Planstand(StrEnum):
    """How far a plan is agreed on. AANGEVULD: everybody said yes, and something was added since."""

    VOORSTEL = "voorstel"
    AANGEVULD = "aangevuld"
    AFGESPROKEN = "afgesproken"


class Kant(StrEnum):
    """A side whose messages are compared."""

    SCHOOL = "school"
    THUIS = "thuis"


@dataclass(frozen=True, slots=True)
class Bericht:
    """How it goes with a goal: from whom (a code of plan.van), better, the same or less, and on which day."""

    van: str
    hoe: str
    op: date


@dataclass(frozen=True, slots=True)
class Gezegd:
    """What one person said about the support in the plan, and the moment it was written down."""

    toestemming: Toestemming
    at: datetime


@dataclass(frozen=True, slots=True)
class Overeenstemming:
    """How far a plan is agreed on, whose yes is missing, and why nobody can be asked (None: they can)."""

    stand: Planstand
    ontbreekt: frozenset[UUID] = frozenset()
    kan_niet: Refused | None = None


def may_use(lezersmuur: int, *, on: date, wet: Wetboek) -> Verdict:
    """May the plan be read and written by who looks as that? Not in a verhoor: it was told for help.

    Units: a muur of row rol.muur; `on` is a date. Source: design.md 2, promise 4; domain.md 10.2.
    """
    if is_wpg(lezersmuur, on=on, wet=wet):
        return refused("plan_not_in_verhoor", "design.md 2, belofte 4")
    return ALLOWED


def free_place(taken: Sequence[int], *, most: str, on: date, wet: Wetboek) -> int | Refused:
    """The first free place among those of the row `most` (plan.doelen or plan.stappen); Refused when all are taken.

    Units: places count from 1; `on` is a date. Source: ux.md S10; rows plan.doelen and plan.stappen.

    >>> from ketenkameleon.rules.rijen import shipped
    >>> free_place([1, 3], most="plan.doelen", on=date(2026, 10, 8), wet=shipped())
    2
    """
    full = wet.getal(most, on)
    for place in range(1, full + 1):
        if place not in taken:
            return place
    return refused("plan_is_full", _BRON, aantal=str(full), wat=most.removeprefix("plan."))


def review_on(samen_op: date, *, wet: Wetboek) -> date:
    """The day that is proposed to look at the plan again. Units: a date. Source: row plan.bekijken.

    >>> from ketenkameleon.rules.rijen import shipped
    >>> review_on(date(2026, 9, 29), wet=shipped())
    datetime.date(2026, 10, 27)
    """
    return samen_op + timedelta(weeks=wet.getal("plan.bekijken", samen_op))


def differences(berichten: Sequence[Bericht], open_stappen: Mapping[str, int], *, on: date,
                wet: Wetboek) -> tuple[str, ...]:
    """Where school and home drift apart with one goal, in Dutch sentences; none where they go together.

    Three things are said: the two sides say something else, one side is silent while the other speaks, and one side
    has steps while the other has none. `open_stappen`: how many per place. The last message of a side counts, as long
    as it is not older than row plan.vers says. Units: `on` is a date; days are calendar days. Source: ux.md S10
    (differences between school and home are marked in words); rows plan.kanten, plan.hoe, plan.vers.

    >>> from ketenkameleon.rules.rijen import shipped
    >>> differences([Bericht("school", "beter", date(2026, 10, 6)), Bericht("ouder", "minder", date(2026, 10, 7))], {},
    ...             on=date(2026, 10, 8), wet=shipped())
    ('Op school gaat het beter. Thuis gaat het minder goed.',)
    """
    last = _last_of_each_side(berichten, on, wet)
    said = _said_differently(last, on, wet)
    steps = {kant: open_stappen.get(kant, 0) for kant in Kant}
    for kant, other in ((Kant.SCHOOL, Kant.THUIS), (Kant.THUIS, Kant.SCHOOL)):
        if steps[kant] and not steps[other]:
            said.append(f"{_OP[kant]} zijn er stappen. {_OP[other]} nog niet.")
    return tuple(said)


def agreement(gezin: Gezin, gezegd: Sequence[Gezegd], steun_at: datetime | None, *, on: date,
              wet: Wetboek) -> Overeenstemming:
    """How far child and parents agree on the plan: *voorstel* until everybody whose yes the law asks said yes.

    `steun_at`: when the support in it last grew, None when there is none yet. A yes from before that stays a yes to
    what stood then. The last word of each person counts, and a birthday reopens the question. The court can stand in
    for who has gezag. Units: `on` is a date, moments are aware. Source: ux.md S10; domain.md 11.4; rows plan.regime
    and toestemming.jeugdwet.
    """
    yes, needed = needed_for_plan(gezin, gezegd, on=on, wet=wet)
    if isinstance(needed, Refused):
        return Overeenstemming(Planstand.VOORSTEL, kan_niet=needed)
    asked = needed.personen | ({None} if None in yes else set())
    missing = frozenset(person for person in needed.personen if person not in yes)
    if missing:
        return Overeenstemming(Planstand.VOORSTEL, missing)
    if steun_at is not None and min(yes[person] for person in asked) < steun_at:
        return Overeenstemming(Planstand.AANGEVULD)
    return Overeenstemming(Planstand.AFGESPROKEN)


def needed_for_plan(gezin: Gezin, gezegd: Sequence[Gezegd], *, on: date,
                    wet: Wetboek) -> tuple[Mapping[UUID | None, datetime], Nodig | Refused]:
    """Who said a yes that counts (None: the court) and when, and whose yes the support in a plan needs.

    Units: `on` is a date. Source: domain.md 11.4; rows plan.regime and toestemming.jeugdwet.
    """
    yes = _who_said_yes(gezegd, gezin, on, wet)
    regime = Regime(part(wet.waarde("plan.regime", on), str))
    return yes, who_must_say_yes(regime, gezin, vervangen=None in yes, on=on, wet=wet)


def is_support(waar: str, *, on: date, wet: Wetboek) -> bool:
    """Is a step at that place part of the support that asks a yes? Units: `on` is a date. Source: row plan.steun."""
    return waar in texts(wet.waarde("plan.steun", on))


def hearing_reminder(opp: bool | None, kind_meegepraat: bool | None, *, on: date, wet: Wetboek) -> str:
    """The sentence that asks whether the child was heard; "" when the plan is no part of an OPP, or the child was.

    Before the day of the row there is no such sentence. Units: `on` is a date. Source: row plan.opp_horen (not
    confirmed that it is in force); domain.md 12.
    """
    if not opp or kind_meegepraat:
        return ""
    begun = any(rij.van <= on for rij in wet.versies("plan.opp_horen"))
    return part(wet.waarde("plan.opp_horen", on), str) if begun else ""


def avoided_in_words(anders: str, zegt: str, *, on: date, wet: Wetboek, regio: str = "") -> str:
    """What is recorded of heavier care that did not come, as what somebody says and never as a fact.

    `anders`: a code of opschaling.anders, or words of one's own. `zegt`: a code of opschaling.zegt. Units: `on` is a
    date. Source: issue 6, part 4 (an outcome with its stated counterfactual, never claimed); design.md 2, promise 10.

    >>> from ketenkameleon.rules.rijen import shipped
    >>> avoided_in_words("uit_huis", "school", on=date(2026, 10, 8), wet=shipped())
    'Volgens de school was er anders dit gekomen: ergens anders wonen. Of dat zo was gegaan, weet niemand zeker.'
    """
    what = names(wet.waarde("opschaling.anders", on, regio=regio)).get(anders, anders)
    who = names(wet.waarde("opschaling.zegt", on)).get(zegt, zegt)
    return f"Volgens {who} was er anders dit gekomen: {what}. Of dat zo was gegaan, weet niemand zeker."


def _last_of_each_side(berichten: Sequence[Bericht], on: date, wet: Wetboek) -> Mapping[Kant, Bericht]:
    sides = names(wet.waarde("plan.kanten", on))
    found: dict[Kant, Bericht] = {}
    for bericht in sorted(berichten, key=lambda each: each.op):
        if bericht.van in sides:
            found[Kant(sides[bericht.van])] = bericht
    return found


def _said_differently(last: Mapping[Kant, Bericht], on: date, wet: Wetboek) -> list[str]:
    words, most = names(wet.waarde("plan.hoe", on)), wet.getal("plan.vers", on)
    fresh = {kant: bericht for kant, bericht in last.items() if (on - bericht.op).days <= most}
    if len(fresh) == len(Kant):
        school, thuis = fresh[Kant.SCHOOL], fresh[Kant.THUIS]
        if school.hoe == thuis.hoe:
            return []
        return [f"Op school {words[school.hoe]}. Thuis {words[thuis.hoe]}."]
    for kant, other in ((Kant.SCHOOL, Kant.THUIS), (Kant.THUIS, Kant.SCHOOL)):
        if kant in fresh:
            before = last.get(other)
            silent = f"al {(on - before.op).days} dagen" if before else "nog"
            return [f"{_OP[kant]} {words[fresh[kant].hoe]}. {_OP[other]} is er {silent} niets gezegd."]
    return []


def _who_said_yes(gezegd: Sequence[Gezegd], gezin: Gezin, on: date, wet: Wetboek) -> dict[UUID | None, datetime]:
    """Who said yes (None: the court) and when; the last word of each counts."""
    last = {(said.toestemming.door, said.toestemming.als): said for said in sorted(gezegd, key=lambda each: each.at)}
    found: dict[UUID | None, datetime] = {}
    for (door, als), said in last.items():
        stands = counts(said.toestemming, geboren=gezin.geboren, on=on, wet=wet)
        if stands and (door is not None or als is Hoedanigheid.RECHTER):
            found[door] = said.at
    return found
