"""The plans that a school reads: those made with it, while a share of the plan stands. Only its own part.

Never a notitie, never what home or the child says. Source: issue 6, part 4 (school sees its own column).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final, NamedTuple
from uuid import UUID

from ketenkameleon.logboek.schrijven import Lijstsoort, looked, looked_at_list
from ketenkameleon.plan import models
from ketenkameleon.plan.queries.plan import LAATSTE, BerichtRegel, StapRegel
from ketenkameleon.rules.access import Deed, Relatie, may
from ketenkameleon.rules.verdict import refused
from ketenkameleon.toegang.context import Actor
from ketenkameleon.toegang.dagen import local_day
from ketenkameleon.toegang.refusals import NotAllowed, NotFound, authorise
from ketenkameleon.zaken.queries.lezen import Waarden, rows
from ketenkameleon.zaken.queries.zaak import NOT_THERE


class Schoolplan(NamedTuple):
    """One plan in the list of a school."""

    plan_id: UUID
    zaak_id: UUID
    naam: str
    bekijken_op: date
    vast: str


@dataclass(frozen=True, slots=True)
class Schooldoel:
    """One open goal as the school sees it: its own steps and its own messages."""

    id: UUID
    tekst: str
    rust_tot: date | None
    stappen: tuple[StapRegel, ...]
    berichten: tuple[BerichtRegel, ...]


@dataclass(frozen=True, slots=True)
class Schoolblad:
    """One plan as the school sees it."""

    regel: Schoolplan
    samen_op: date
    opp: bool | None
    doelen: tuple[Schooldoel, ...]


def plans_of_school(actor: Actor, *, on: date) -> list[Schoolplan]:
    """The plans that this school reads, the first to be looked at first; one query and the look log.

    Raises NotAllowed for who is of no school. Units: `on` is a date.
    """
    of_school(actor, on)
    found = rows(Schoolplan, _PLANNEN + _VOLGORDE, _values(actor))
    looked_at_list(actor.lopend, Lijstsoort.SCHOOLPLANNEN, [plan.zaak_id for plan in found])
    return found


def school_plan(actor: Actor, plan_id: UUID, *, on: date) -> Schoolblad:
    """One plan as this school reads it, in five queries. Raises NotAllowed, and NotFound for any other plan."""
    of_school(actor, on)
    found = rows(Schoolplan, _PLANNEN + " AND p.id = %(plan)s", {**_values(actor), "plan": plan_id})
    plan = models.Plan.objects.filter(pk=plan_id, regio_id=actor.regio_id).first() if found else None
    if plan is None:
        raise NotFound(NOT_THERE, object_soort="plan", gevraagd=str(plan_id))
    looked(actor.lopend, "plan", plan_id, zaak_id=plan.zaak_id)
    mine: dict[str, UUID | None] = {"regio_id": actor.regio_id, "klaar_op": None}
    goals = list(models.Doel.objects.filter(**mine, plan=plan).order_by("plaats"))
    steps = list(models.Stap.objects.filter(**mine, doel__in=goals, waar="school"))
    said = list(models.Bericht.objects.filter(regio_id=actor.regio_id, doel__in=goals, van="school").order_by("-at"))
    return Schoolblad(found[0], plan.samen_op, plan.opp, tuple(_goal(doel, steps, said, on) for doel in goals))


def goal_in(blad: Schoolblad, doel_id: UUID) -> Schooldoel:
    """That goal of the plan, while it is open. Raises NotFound for any other."""
    found = next((doel for doel in blad.doelen if doel.id == doel_id), None)
    if found is None:
        raise NotFound(NOT_THERE, object_soort="plan", gevraagd=str(doel_id))
    return found


def of_school(actor: Actor, on: date) -> None:
    """Go on for who works for a school; raise NotAllowed for others."""
    here = frozenset({Relatie.GEEN})
    authorise(may(Deed.MIJN_MELDINGEN, functies=actor.functies, relaties=here, on=on, wet=actor.wet))
    if not actor.school_ids:
        raise NotAllowed(refused("not_your_function", "Ketenkameleon, rij toegang.daden"))


def _goal(doel: models.Doel, steps: list[models.Stap], said: list[models.Bericht], on: date) -> Schooldoel:
    mine = sorted((stap for stap in steps if stap.doel_id == doel.id), key=lambda stap: stap.plaats)
    words = [bericht for bericht in said if bericht.doel_id == doel.id][:LAATSTE]
    resting = doel.rust_tot is not None and doel.rust_tot >= on
    return Schooldoel(
        doel.id, doel.tekst, doel.rust_tot if resting else None,
        tuple(StapRegel(stap.id, stap.waar, stap.wat, stap.wie) for stap in mine),
        tuple(BerichtRegel(b.van, "", b.namens, b.hoe, b.tekst, local_day(b.at)) for b in words))


def _values(actor: Actor) -> Waarden:
    return {"regio": actor.regio_id, "scholen": list(actor.school_ids)}


_PLANNEN: Final = """
SELECT p.id, p.zaak_id, CASE WHEN k.gegevens = 'bekend' THEN concat_ws(' ', nullif(k.voornaam, ''),
    nullif(k.tussenvoegsel, ''), nullif(k.achternaam, '')) ELSE 'Naam niet bekend' END,
  p.bekijken_op, coalesce(a.naam, '')
FROM plan_plan p
JOIN zaken_zaak z ON z.id = p.zaak_id AND z.stand <> 'gesloten'
JOIN personen_persoon k ON k.id = z.persoon_id
LEFT JOIN zaken_toewijzing t ON t.zaak_id = z.id AND t.soort = 'vast' AND t.stand = 'aanvaard'
LEFT JOIN toegang_account a ON a.id = t.account_id
WHERE p.regio_id = %(regio)s AND p.school_id = ANY(%(scholen)s::uuid[]) AND p.geeindigd_op IS NULL
"""
_VOLGORDE: Final = " ORDER BY p.bekijken_op, p.id LIMIT 100"
