"""The way of a professional through the team: steps, parts of the programme, time at partners.

A coördinator writes it down. Steps and parts are never changed: a new line follows. Source: issue 4, part 2.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Final
from uuid import UUID

from ketenkameleon.logboek.schrijven import Wijziging, record
from ketenkameleon.rules.bewijs import Eis, needs
from ketenkameleon.rules.inzet import InzetFeit, Inzetsoort, check_inzet
from ketenkameleon.rules.loopbaan import check_step, may_move, stand_on
from ketenkameleon.rules.programma import programme
from ketenkameleon.rules.roles import Rol
from ketenkameleon.rules.texts import dutch_date
from ketenkameleon.rules.verdict import refused
from ketenkameleon.team.actions import add_proof, held_member
from ketenkameleon.team.invoer import BewijsInvoer, DeelInvoer, InzetInvoer, OnvolledigBewijs, StapInvoer
from ketenkameleon.team.models import Inzet, Loopbaanstap, Voortgang
from ketenkameleon.team.queries import Lid, kind_key
from ketenkameleon.team.queries_loopbaan import InzetRegel, partners, stint_of
from ketenkameleon.toegang.context import Actor
from ketenkameleon.toegang.dagen import local_day
from ketenkameleon.toegang.models import NEVER
from ketenkameleon.toegang.refusals import NotFound, require

BRON: Final = "Ketenkameleon, rij team.programma"
MOST: Final = 200
GEEN_REDEN: Final = "Schrijf in één zin waarom."
LATER: Final = "Deze dag is nog niet geweest. Kies vandaag of eerder."


def take_step(actor: Actor, account_id: UUID, invoer: StapInvoer, *, at: datetime) -> UUID:
    """Write down that somebody goes on to another stand in the team; the key of the step comes back.

    Zaken and rollen do not change by it: the page of the professional lists what there is to hand over. Raises
    NotAllowed for who is no coördinator, NotFound, NotNow for a step that is no step or is about oneself, and
    OnvolledigBewijs for a day before the last step or without a reason.
    """
    lid = held_member(actor, account_id, local_day(at))
    stappen = lid.feiten.loopbaan
    if not 0 < len(invoer.waarom.strip()) <= MOST:
        raise OnvolledigBewijs(waarom=GEEN_REDEN)
    sentence = check_step(invoer.op, stappen)
    if sentence:
        raise OnvolledigBewijs(op=sentence)
    was, zelf = stand_on(stappen, invoer.op), account_id == actor.account_id
    require(may_move(was, invoer.stand, zelf=zelf, on=local_day(at), wet=actor.wet), object_soort="loopbaan",
            gevraagd=str(account_id))
    row = Loopbaanstap(regio_id=actor.regio_id, account_id=account_id, stand=invoer.stand.value, op=invoer.op,
                       waarom=invoer.waarom.strip(), door_id=actor.account_id, at=at)
    row.save(force_insert=True)
    content = {"account": account_id, "was": was, "stand": row.stand, "op": row.op, "waarom": row.waarom}
    record(actor.lopend, Wijziging("loopbaan.stap", "loopbaan", row.id, content))
    return row.id


def note_part(actor: Actor, account_id: UUID, code: str, invoer: DeelInvoer, *, at: datetime) -> UUID:
    """Write down when a part of the programme is planned or was done, and its hours; the key of the line comes back.

    The day of a part that gives a proof comes from the proof. Raises NotAllowed, NotFound for a part that is not in
    the programme, and OnvolledigBewijs with a sentence per field.
    """
    on = local_day(at)
    held_member(actor, account_id, on)
    deel = next((deel for deel in programme(on, actor.wet, actor.regio_code) if deel.code == code), None)
    if deel is None:
        raise NotFound(refused("not_your_function", BRON), object_soort="programma", gevraagd=code)
    _check_part(invoer, bool(deel.soort), on)
    row = Voortgang(regio_id=actor.regio_id, account_id=account_id, deel=code, gepland_op=invoer.gepland_op,
                    gedaan_op=invoer.gedaan_op, uren=invoer.uren, door_id=actor.account_id, at=at)
    row.save(force_insert=True)
    content = {"account": account_id, "deel": code, "gepland_op": row.gepland_op, "gedaan_op": row.gedaan_op,
               "uren": None if row.uren is None else str(row.uren)}
    record(actor.lopend, Wijziging("programma.vastgelegd", "programma", row.id, content))
    return row.id


def add_stint(actor: Actor, account_id: UUID, invoer: InzetInvoer, *, at: datetime) -> UUID:
    """Write down a time at a partner; its key comes back. From its first day it counts in the room for zaken.

    Raises NotAllowed, NotFound, and OnvolledigBewijs: an end before the begin, a second time with the same partner on
    the same days, more hours than the contract has, no begeleider while learning.
    """
    lid = held_member(actor, account_id, local_day(at))
    known = {partner.id for partner in partners(actor)}
    wrong = {} if invoer.organisatie in known else {"organisatie": "Kies een partner van deze regio."}
    if invoer.soort is Inzetsoort.INWERKEN and not invoer.begeleider.strip():
        wrong["begeleider"] = "Schrijf op wie daar begeleidt."
    if len(invoer.begeleider) > 120:
        wrong["begeleider"] = "Maak de tekst korter: hoogstens 120 tekens."
    new = InzetFeit(str(invoer.organisatie), invoer.soort, invoer.van, invoer.tot, invoer.uren)
    wrong |= check_inzet(new, lid.feiten.inzetten, contract=lid.uren_per_week)
    if wrong:
        raise OnvolledigBewijs(**wrong)
    row = Inzet(regio_id=actor.regio_id, account_id=account_id, organisatie_id=invoer.organisatie,
                soort=invoer.soort.value, rol=invoer.rol.value, van=invoer.van, tot=invoer.tot or NEVER,
                uren_per_week=invoer.uren, begeleider=invoer.begeleider.strip(), door_id=actor.account_id, at=at)
    row.save(force_insert=True)
    content = {"account": account_id, "organisatie": invoer.organisatie, "soort": row.soort, "rol": row.rol,
               "van": row.van, "tot": invoer.tot, "uren": str(row.uren_per_week), "begeleider": row.begeleider}
    record(actor.lopend, Wijziging("inzet.begonnen", "inzet", row.id, content))
    return row.id


def end_stint(actor: Actor, account_id: UUID, inzet_id: UUID, laatste_dag: date, waarom: str, *,
              at: datetime) -> None:
    """Let a time at a partner end earlier, with the reason. Raises NotAllowed, NotFound, NotNow, OnvolledigBewijs."""
    _, held = _stint(actor, account_id, inzet_id, local_day(at))
    wrong = {} if 0 < len(waarom.strip()) <= MOST else {"waarom": GEEN_REDEN}
    if laatste_dag < held.van:
        wrong["laatste_dag"] = "De laatste dag ligt voor de eerste dag. Kies een latere dag."
    if wrong:
        raise OnvolledigBewijs(**wrong)
    if held.tot is not None and held.tot <= laatste_dag:
        require(refused("already_done", BRON), object_soort="inzet", gevraagd=str(inzet_id))
    row = Inzet(id=inzet_id, tot=laatste_dag, beeindigd_waarom=waarom.strip())
    row.save(force_update=True, update_fields=["tot", "beeindigd_waarom"])
    content = {"account": account_id, "tot": laatste_dag, "was": held.tot, "waarom": row.beeindigd_waarom}
    record(actor.lopend, Wijziging("inzet.beeindigd", "inzet", inzet_id, content))


def sign_stint(actor: Actor, account_id: UUID, inzet_id: UUID, op: date, *, at: datetime) -> None:
    """Write down that the begeleider signed the learning time off; the proof of it is made from the same fact.

    Raises NotAllowed, also for who would sign for themselves (NotNow), NotFound, NotNow when it was signed or was no
    learning time, OnvolledigBewijs for a day before its begin or still to come.
    """
    on = local_day(at)
    lid, held = _stint(actor, account_id, inzet_id, on)
    if account_id == actor.account_id:
        require(refused("phase_own_sign", BRON), object_soort="inzet", gevraagd=str(inzet_id))
    if held.getekend_op is not None or held.soort != Inzetsoort.INWERKEN:
        require(refused("already_done", BRON), object_soort="inzet", gevraagd=str(inzet_id))
    if not held.van <= op <= on:
        raise OnvolledigBewijs(op="Kies een dag na de eerste dag, en niet later dan vandaag.")
    row = Inzet(id=inzet_id, getekend_op=op, getekend_door_id=actor.account_id)
    row.save(force_update=True, update_fields=["getekend_op", "getekend_door"])
    record(actor.lopend, Wijziging("inzet.afgetekend", "inzet", inzet_id, {"account": account_id, "op": op}))
    eis = _proof_of(Rol(held.rol), on, actor)
    if not any((b.rol, b.soort) == (eis.rol, eis.soort) and b.van <= op and b.tot is None for b in lid.feiten.bewijzen):
        document = f"Inwerken bij {held.organisatie}, afgetekend door {held.begeleider} op {dutch_date(op)}"
        add_proof(actor, account_id, BewijsInvoer(kind_key(eis), op, document[:MOST]), at=at)


def _proof_of(rol: Rol, on: date, actor: Actor) -> Eis:
    """The proof that learning in this rol gives. Every rol asks for one (row rol.bewijzen)."""
    return next(eis for eis in needs(rol, on, actor.wet) if eis.soort.startswith(Inzetsoort.INWERKEN))


def _check_part(invoer: DeelInvoer, gives_proof: bool, on: date) -> None:
    wrong = {}
    if gives_proof and invoer.gedaan_op:
        wrong["gedaan_op"] = "Leg het bewijs vast. Dan staat dit deel hier vanzelf op klaar."
    elif invoer.gedaan_op and invoer.gedaan_op > on:
        wrong["gedaan_op"] = LATER
    if invoer.uren is not None and invoer.uren < 0:
        wrong["uren"] = "Vul nul uur of meer in."
    if invoer == DeelInvoer():
        wrong["gepland_op"] = "Vul een dag of een aantal uren in."
    if wrong:
        raise OnvolledigBewijs(**wrong)


def _stint(actor: Actor, account_id: UUID, inzet_id: UUID, on: date) -> tuple[Lid, InzetRegel]:
    lid = held_member(actor, account_id, on)
    held = stint_of(actor, account_id, inzet_id)
    if held is None:
        raise NotFound(refused("not_your_function", BRON), object_soort="inzet", gevraagd=str(inzet_id))
    return lid, held
