"""Making the plan, looking at it again, and ending it. Source: ux.md S10; issue 6, part 4."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from ketenkameleon.logboek.ids import new_id
from ketenkameleon.logboek.schrijven import Wijziging, record
from ketenkameleon.plan.invoer import REDEN_LANG, PlanInvoer, check_plan
from ketenkameleon.plan.models import Plan
from ketenkameleon.plan.queries.plan import schools_of
from ketenkameleon.rules.access import Deed
from ketenkameleon.rules.plan import may_use
from ketenkameleon.rules.roles import Rol
from ketenkameleon.rules.verdict import refused
from ketenkameleon.toegang.context import Actor
from ketenkameleon.toegang.dagen import local_day
from ketenkameleon.toegang.refusals import NotFound, require
from ketenkameleon.zaken.gebeurtenissen import happened
from ketenkameleon.zaken.invoer import Onvolledig, check_texts
from ketenkameleon.zaken.queries.rollen import responsible_for
from ketenkameleon.zaken.queries.zaak import NOT_THERE, ZaakZicht, still_open, zaak_for

BRON = "ux.md S10"


def make(actor: Actor, zaak_id: UUID, invoer: PlanInvoer, *, at: datetime) -> UUID:
    """A plan for this zaak, empty; its id comes back.

    Raises Onvolledig (also for a school that is not this child's), NotFound, NotAllowed, and NotNow for a closed zaak,
    in a verhoor, and when a plan runs already.
    """
    zicht = open_zaak(actor, zaak_id, at=at)
    check_plan(invoer, on=zicht.on, wet=actor.wet, regio=actor.regio_code)
    if invoer.school_id is not None and invoer.school_id not in dict(schools_of(actor, zicht)):
        raise Onvolledig(school="Kies de school van het kind.")
    if Plan.objects.filter(regio_id=actor.regio_id, zaak_id=zaak_id, geeindigd_op__isnull=True).exists():
        require(refused("plan_already_there", BRON), gevraagd=zicht.nummer)
    plan = Plan(id=new_id(), regio_id=actor.regio_id, verantwoordelijke_id=answers_for(actor, zicht),
                muur=actor.lezersmuur, zaak_id=zaak_id, school_id=invoer.school_id,
                gemaakt_door=actor.account_id, gemaakt_at=at)
    _filled(plan, invoer)
    plan.save(force_insert=True)
    keep(actor, zaak_id, "plan.gemaakt", plan.id, at=at, met=plan.samen_met, school=invoer.school_id)
    return plan.id


def review(actor: Actor, zaak_id: UUID, invoer: PlanInvoer, *, at: datetime) -> UUID:
    """Note with whom and when the plan was looked at, when again, whether the child took part, and about the OPP.

    The school of a plan does not change. The zaak's id comes back. Raises Onvolledig, NotFound, NotAllowed, NotNow.
    """
    zicht = open_zaak(actor, zaak_id, at=at)
    check_plan(invoer, on=zicht.on, wet=actor.wet, regio=actor.regio_code)
    plan = running(actor, zicht)
    _filled(plan, invoer)
    plan.save(update_fields=["samen_op", "samen_met", "bekijken_op", "kind_meegepraat", "opp", "opp_op"])
    keep(actor, zaak_id, "plan.bekeken", plan.id, at=at, met=plan.samen_met, kind=plan.kind_meegepraat, opp=plan.opp)
    return zaak_id


def end(actor: Actor, zaak_id: UUID, reden: str, *, at: datetime) -> UUID:
    """End the plan today, with a reason; the zaak's id comes back. Raises Onvolledig, NotFound, NotAllowed, NotNow."""
    wrong = check_texts(reden=(reden.strip(), REDEN_LANG))
    if wrong or not reden.strip():
        raise Onvolledig(reden=wrong.get("reden", "Schrijf in één zin waarom."))
    zicht = open_zaak(actor, zaak_id, at=at)
    plan = running(actor, zicht)
    plan.geeindigd_op, plan.einde_reden = zicht.on, reden.strip()
    plan.save(update_fields=["geeindigd_op", "einde_reden"])
    keep(actor, zaak_id, "plan.geeindigd", plan.id, at=at)
    return zaak_id


def open_zaak(actor: Actor, zaak_id: UUID, *, at: datetime) -> ZaakZicht:
    """The zaak for who runs it, held till the end. Raises NotFound, NotAllowed, and NotNow: closed, or in a verhoor."""
    zicht = zaak_for(actor, zaak_id, Deed.ZAAK_BEHANDELEN, on=local_day(at), lock=True)
    require(may_use(actor.lezersmuur, on=zicht.on, wet=actor.wet), gevraagd=zicht.nummer)
    require(still_open(zicht), gevraagd=zicht.nummer)
    return zicht


def running(actor: Actor, zicht: ZaakZicht) -> Plan:
    """The plan that runs in this zaak. Raises NotFound when there is none."""
    found = Plan.objects.filter(regio_id=actor.regio_id, zaak_id=zicht.zaak_id, geeindigd_op__isnull=True).first()
    if found is None:
        raise NotFound(NOT_THERE, object_soort="plan", gevraagd=zicht.nummer)
    return found


def answers_for(actor: Actor, zicht: ZaakZicht) -> UUID:
    """The organisatie that answers for what is written now: that of the rol, else that of the zaak."""
    return responsible_for(actor, zicht, Rol(actor.rol), on=zicht.on) if actor.rol else zicht.verantwoordelijke_id


def keep(actor: Actor, zaak_id: UUID, code: str, object_id: UUID, *, at: datetime, **content: object) -> None:
    """Write down what was done: a code and a day for the figures, and codes for the log; no word of the plan."""
    happened(actor, zaak_id, code, at=at)
    record(actor.lopend, Wijziging(code, "plan", object_id, content, zaak_id))


def _filled(plan: Plan, invoer: PlanInvoer) -> None:
    plan.samen_op, plan.samen_met, plan.bekijken_op = invoer.samen_op, sorted(set(invoer.samen_met)), invoer.bekijken_op
    plan.kind_meegepraat, plan.opp = invoer.kind_meegepraat, invoer.opp
    plan.opp_op = invoer.opp_op if invoer.opp else None
