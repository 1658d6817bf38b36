"""What a parent or child is asked about the support in the plan, on a page of their own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from ketenkameleon.rules.gezag import Gezin
from ketenkameleon.rules.gezinsvraag import Vraagstand
from ketenkameleon.rules.plan import Gezegd, needed_for_plan
from ketenkameleon.rules.verdict import Refused
from ketenkameleon.rules.wetboek import Wetboek


@dataclass(frozen=True, slots=True)
class Planvraag:
    """How the question stands with one person. `beslist` False: a child that is asked what it thinks.

    `aangevuld`: their yes was to what stood before something was added. `anderen`: a yes of somebody else is missing
    too. `gezegd_op`: the day of their own last word.
    """

    stand: Vraagstand
    beslist: bool
    aangevuld: bool
    anderen: bool
    gezegd_op: date | None


def question_on_plan(wie: UUID, gezin: Gezin, gezegd: Sequence[Gezegd], steun_at: datetime | None, *, on: date,
                     wet: Wetboek) -> Planvraag | None:
    """What this person is asked about the support in the plan on that day; None where nothing is asked of them.

    Nothing is asked of whose yes is not needed, once the court said yes for who has gezag, while nobody knows whose
    yes is needed, and of a plan without anything in it (`steun_at` None). `steun_at`: when the support last grew. What
    others said is not in it, but for whether a yes is missing still. Units: `on` is a date, moments are aware.
    Source: ux.md S10; domain.md 11.4; rows plan.regime and toestemming.jeugdwet.
    """
    yes, needed = needed_for_plan(gezin, gezegd, on=on, wet=wet)
    if steun_at is None or isinstance(needed, Refused):
        return None
    decides = wie in needed.personen
    if not decides and not (needed.kind_gehoord and wie == gezin.kind):
        return None
    own = max((said for said in gezegd if said.toestemming.door == wie), key=lambda said: said.at, default=None)
    grown = wie in yes and yes[wie] < steun_at
    others = not needed.personen - {wie} <= yes.keys()
    return Planvraag(_stands(own, wie in yes and not grown), decides, grown, others,
                     own.toestemming.op if own else None)


def _stands(own: Gezegd | None, holds: bool) -> Vraagstand:
    if own is None:
        return Vraagstand.OPEN
    if not own.toestemming.ja:
        return Vraagstand.NEE
    return Vraagstand.JA if holds else Vraagstand.OPNIEUW
