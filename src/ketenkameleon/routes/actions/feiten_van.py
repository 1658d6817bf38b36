"""Recording what a route asks beside "recorded, with a day": days, hours, leave, sickness. A correction is a new line.

Source: issue 4, part 4; design.md 2, promise 6; docs/adr/0031.
"""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from ketenkameleon.logboek.ids import new_id
from ketenkameleon.logboek.schrijven import Wijziging, record
from ketenkameleon.routes.actions.route import held
from ketenkameleon.routes.actions.termijnen import settle_terms
from ketenkameleon.routes.invoer_kind import VraagInvoer, check_vraag
from ketenkameleon.routes.models import Routefeit, Zaakroute
from ketenkameleon.routes.queries.besluit_dagen import objection_days, steps_of_zaak
from ketenkameleon.routes.queries.feiten import as_known, facts_of_route
from ketenkameleon.rules.calendar import Schoolkalender
from ketenkameleon.rules.feiten import (
    DAGEN,
    INGEDIEND,
    VERSTUURD,
    VERZUIM,
    ZIEK,
    Bekend,
    absence_days,
    leave_asked,
    luxe_facts,
    questions,
    sick_days,
)
from ketenkameleon.rules.luxe import may_report
from ketenkameleon.rules.routes import Route
from ketenkameleon.rules.texts import dutch_date
from ketenkameleon.rules.waarden import table
from ketenkameleon.rules.wetboek import GeenRij, Wetboek, frozen
from ketenkameleon.rules.ziekte import sickness_signal
from ketenkameleon.toegang.context import Actor
from ketenkameleon.zaken.actions.heropenen import calendar_of
from ketenkameleon.zaken.invoer import Onvolledig
from ketenkameleon.zaken.queries.zaak import ZaakZicht


def answer(actor: Actor, route_id: UUID, invoer: VraagInvoer, *, at: datetime) -> UUID:
    """Record the answer to one question of a route, in place of the one before; its id comes back.

    Days of absence are of the whole zaak, so that Halt and the criminal route speak of the same ones. Raises Onvolledig
    for what this route does not ask and for what the rules cannot read, NotFound, NotAllowed, and NotNow.
    """
    row, zicht = held(actor, route_id, at)
    if invoer.code not in questions(Route(row.route), on=zicht.on, wet=actor.wet):
        raise Onvolledig(code="Kies wat u vastlegt.")
    check_vraag(invoer, on=zicht.on)
    before = facts_of_route(actor, row)
    _readable(actor, zicht, row, before, invoer)
    whole = invoer.code == DAGEN
    was = [line for line in before if line.code == invoer.code and line.muur == row.muur]
    line = Routefeit(
        id=new_id(), regio_id=row.regio_id, verantwoordelijke_id=row.verantwoordelijke_id, muur=row.muur,
        zaak_id=row.zaak_id, zaakroute=None if whole else row, code=invoer.code, op=invoer.op,
        waarde=dict(invoer.waarde), bron=invoer.bron.strip(), vastgelegd_door=actor.account_id, at=at,
        vervangt_id=was[-1].id if was else None)
    line.save(force_insert=True)
    kept = {"code": line.code, "op": line.op, "vervangt": line.vervangt_id}
    record(actor.lopend, Wijziging("routefeit.verbeterd" if was else "routefeit.vastgelegd", "routefeit", line.id, kept,
                                   row.zaak_id))
    settle_terms(actor, row.zaak_id, at=at)
    return line.id


def _readable(actor: Actor, zicht: ZaakZicht, row: Zaakroute, before: list[Routefeit], invoer: VraagInvoer) -> None:
    """Raise Onvolledig, with the sentence of the rule, when the rules could not read what was filled in."""
    bekend = as_known(before) | {invoer.code: Bekend(invoer.op, table(frozen(invoer.waarde)), invoer.bron)}
    try:
        wrong = _wrong(invoer.code, bekend, calendar_of(actor, zicht), zicht.on, actor.wet, actor.regio_code)
        if invoer.code in (VERSTUURD, INGEDIEND):
            steps = [step for step in steps_of_zaak(actor, row.zaak_id) if step.zaakroute_id == row.id]
            objection_days(row.route, steps, bekend)
    except (GeenRij, ValueError) as fout:
        raise Onvolledig(**{invoer.eerste: str(fout)}) from fout
    if wrong:
        raise Onvolledig(**{invoer.eerste: wrong})


def _wrong(code: str, bekend: dict[str, Bekend], kalender: Schoolkalender, on: date, wet: Wetboek, regio: str) -> str:
    """What is wrong with this answer, in Dutch; "" when the rules can read it."""
    if code == DAGEN:
        return _wrong_days(absence_days(bekend), kalender, on)
    if code == VERZUIM and not (bekend[code].waarde.get("uren") or bekend[code].waarde.get("te_laat")):
        return "Vul in hoeveel uur het kind er niet was, of hoe vaak het te laat kwam."
    leave_asked(bekend)
    if luxe := luxe_facts(bekend):
        may_report(luxe, on=on, wet=wet)
    if code == ZIEK:
        sickness_signal(sick_days(bekend), kalender=kalender, on=on, wet=wet, regio=regio)
    return ""


def _wrong_days(days: frozenset[date], kalender: Schoolkalender, on: date) -> str:
    if not days:
        return "Vul minstens één dag in."
    if max(days) > on:
        return "Kies vandaag of een dag daarvoor."
    closed = [(day, why) for day in sorted(days) if (why := kalender.why_closed(day))]
    return f"Op {dutch_date(closed[0][0])} was er geen school: {closed[0][1]}." if closed else ""
