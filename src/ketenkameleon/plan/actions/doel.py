"""The goals of a plan and their steps: added, ended, left in peace until a day. Source: ux.md S10."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal
from uuid import UUID

from ketenkameleon.logboek.ids import new_id
from ketenkameleon.plan.actions.plan import BRON, keep, open_zaak, running
from ketenkameleon.plan.invoer import StapInvoer, check_goal, check_step
from ketenkameleon.plan.models import Doel, Stap
from ketenkameleon.rules.plan import free_place
from ketenkameleon.rules.verdict import Refused, refused
from ketenkameleon.toegang.context import Actor
from ketenkameleon.toegang.refusals import NotFound, NotNow, require
from ketenkameleon.zaken.invoer import Onvolledig
from ketenkameleon.zaken.queries.zaak import NOT_THERE, ZaakZicht


def add_goal(actor: Actor, zaak_id: UUID, tekst: str, *, at: datetime) -> UUID:
    """A goal in the plan that runs; its id comes back.

    Raises Onvolledig, NotFound, NotAllowed, and NotNow when as many goals are open as fit.
    """
    check_goal(tekst)
    zicht = open_zaak(actor, zaak_id, at=at)
    plan = running(actor, zicht)
    taken = Doel.objects.filter(plan=plan, klaar_op__isnull=True).values_list("plaats", flat=True)
    doel = Doel(id=new_id(), regio_id=actor.regio_id, verantwoordelijke_id=plan.verantwoordelijke_id,
                muur=plan.muur, zaak_id=zaak_id, plan=plan, school_id=plan.school_id, tekst=tekst.strip(),
                plaats=_place(actor, zicht, list(taken), "plan.doelen"), gemaakt_door=actor.account_id, gemaakt_at=at)
    doel.save(force_insert=True)
    keep(actor, zaak_id, "plan.doel_erbij", doel.id, at=at)
    return doel.id


def end_goal(actor: Actor, doel_id: UUID, hoe: Literal["gehaald", "gestopt"], *, at: datetime) -> UUID:
    """End a goal, reached or stopped, with the steps of it that are open; the zaak's id comes back.

    Raises NotFound, NotAllowed, and NotNow when it was ended before.
    """
    doel, zicht = open_goal(actor, doel_id, at=at)
    doel.klaar_op, doel.klaar_hoe = zicht.on, hoe
    doel.save(update_fields=["klaar_op", "klaar_hoe"])
    left = "gedaan" if hoe == "gehaald" else "vervallen"
    Stap.objects.filter(doel=doel, klaar_op__isnull=True).update(klaar_op=zicht.on, klaar_hoe=left)
    keep(actor, doel.zaak_id, "plan.doel_klaar", doel_id, at=at, hoe=hoe)
    return doel.zaak_id


def rest_until(actor: Actor, doel_id: UUID, tot: date | None, *, at: datetime) -> UUID:
    """Nobody has to do anything for this goal until that day (None: not any more); the zaak's id comes back.

    Raises Onvolledig for a day that has passed, NotFound, NotAllowed, NotNow.
    """
    doel, zicht = open_goal(actor, doel_id, at=at)
    if tot is not None and tot <= zicht.on:
        raise Onvolledig(rust_tot="Kies een dag na vandaag.")
    doel.rust_tot = tot
    doel.save(update_fields=["rust_tot"])
    keep(actor, doel.zaak_id, "plan.doel_rust", doel_id, at=at, tot=tot)
    return doel.zaak_id


def add_step(actor: Actor, doel_id: UUID, invoer: StapInvoer, *, at: datetime) -> UUID:
    """A step for this goal; its id comes back.

    Raises Onvolledig, NotFound, NotAllowed, and NotNow when as many steps are open at that place as fit.
    """
    doel, zicht = open_goal(actor, doel_id, at=at)
    check_step(invoer, on=zicht.on, wet=actor.wet)
    taken = Stap.objects.filter(doel=doel, waar=invoer.waar, klaar_op__isnull=True).values_list("plaats", flat=True)
    stap = Stap(id=new_id(), regio_id=actor.regio_id, verantwoordelijke_id=doel.verantwoordelijke_id,
                muur=doel.muur, zaak_id=doel.zaak_id, doel=doel, school_id=doel.school_id, waar=invoer.waar,
                wat=invoer.wat.strip(), wie=invoer.wie.strip(),
                plaats=_place(actor, zicht, list(taken), "plan.stappen"), gemaakt_door=actor.account_id, gemaakt_at=at)
    stap.save(force_insert=True)
    keep(actor, doel.zaak_id, "plan.stap_erbij", stap.id, at=at, waar=invoer.waar)
    return stap.id


def end_step(actor: Actor, stap_id: UUID, hoe: Literal["gedaan", "vervallen"], *, at: datetime) -> UUID:
    """Tick a step off as done, or as no longer needed; the zaak's id comes back.

    Raises NotFound, NotAllowed, and NotNow when it was ticked off before.
    """
    found = Stap.objects.filter(pk=stap_id, regio_id=actor.regio_id)
    zaak_id = found.values_list("zaak_id", flat=True).first()
    zicht = open_zaak(actor, zaak_id, at=at) if zaak_id else None
    stap = found.select_for_update(no_key=True).first() if zicht else None
    if stap is None or zicht is None:
        raise NotFound(NOT_THERE, object_soort="plan", gevraagd=str(stap_id))
    if stap.klaar_op is not None:
        require(refused("already_done", BRON), object_soort="plan", gevraagd=str(stap_id))
    stap.klaar_op, stap.klaar_hoe = zicht.on, hoe
    stap.save(update_fields=["klaar_op", "klaar_hoe"])
    keep(actor, stap.zaak_id, "plan.stap_klaar", stap_id, at=at, hoe=hoe)
    return stap.zaak_id


def open_goal(actor: Actor, doel_id: UUID, *, at: datetime) -> tuple[Doel, ZaakZicht]:
    """A goal that is open, for who runs the zaak, held till the end. Raises NotFound, NotAllowed, NotNow."""
    found = Doel.objects.filter(pk=doel_id, regio_id=actor.regio_id)
    zaak_id = found.values_list("zaak_id", flat=True).first()
    zicht = open_zaak(actor, zaak_id, at=at) if zaak_id else None
    doel = found.select_for_update(no_key=True).first() if zicht else None
    if doel is None or zicht is None:
        raise NotFound(NOT_THERE, object_soort="plan", gevraagd=str(doel_id))
    if doel.klaar_op is not None:
        require(refused("already_done", BRON), object_soort="plan", gevraagd=str(doel_id))
    return doel, zicht


def _place(actor: Actor, zicht: ZaakZicht, taken: list[int], most: str) -> int:
    place = free_place(taken, most=most, on=zicht.on, wet=actor.wet)
    if isinstance(place, Refused):
        raise NotNow(place, object_soort="plan", gevraagd=zicht.nummer)
    return place
