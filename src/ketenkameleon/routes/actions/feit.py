"""Recording what a step of a route asks, and correcting it by a new line. Source: issue 4, part 4."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from ketenkameleon.logboek.schrijven import Wijziging, record
from ketenkameleon.routes.actions.route import held
from ketenkameleon.routes.actions.termijnen import settle_terms
from ketenkameleon.routes.invoer import LANGST_BRON, NIET_IN_DE_TOEKOMST, FeitInvoer
from ketenkameleon.routes.models import Routefeit, Zaakroute
from ketenkameleon.rules.routefeiten import recordable
from ketenkameleon.rules.routes import Route
from ketenkameleon.rules.verdict import refused
from ketenkameleon.toegang.context import Actor
from ketenkameleon.toegang.refusals import NotFound, require
from ketenkameleon.zaken.invoer import Onvolledig, check_texts
from ketenkameleon.zaken.queries.zaak import NOT_THERE

BRON = "issue 4, onderdeel 4"


def note_fact(actor: Actor, route_id: UUID, invoer: FeitInvoer, *, at: datetime) -> UUID:
    """Record something for a route; its id comes back. It stands behind the muur of the route.

    Raises Onvolledig for a code this route does not ask, a day to come, or no source; NotFound, NotAllowed, NotNow.
    """
    row, zicht = held(actor, route_id, at)
    _check(invoer, zicht.on)
    if invoer.code not in recordable(Route(row.route), on=zicht.on, wet=actor.wet):
        raise Onvolledig(code="Kies wat u vastlegt.")
    line = _line(actor, row, invoer, at)
    line.save(force_insert=True)
    _keep(actor, line, "routefeit.vastgelegd")
    settle_terms(actor, row.zaak_id, at=at)
    return line.id


def correct_fact(actor: Actor, feit_id: UUID, invoer: FeitInvoer | None, *, at: datetime) -> UUID:
    """A new line instead of this one; None: it is not so, and nothing comes in its place. The new line's id comes back.

    What stood there stays, and so do steps that were taken on it. Raises as `note_fact`, and NotNow for a line that was
    corrected before.
    """
    was = Routefeit.objects.filter(pk=feit_id, regio_id=actor.regio_id).first()
    if was is None or was.zaakroute_id is None:
        raise NotFound(NOT_THERE, object_soort="routefeit", gevraagd=str(feit_id))
    row, zicht = held(actor, was.zaakroute_id, at)
    if not was.geldt or Routefeit.objects.filter(regio_id=actor.regio_id, vervangt_id=feit_id).exists():
        require(refused("fact_corrected", BRON), object_soort="routefeit", gevraagd=str(feit_id))
    said = invoer or FeitInvoer(was.code, was.op, was.bron, was.waarde)
    _check(said, zicht.on)
    if said.code != was.code:
        raise Onvolledig(code="Een verbetering gaat over hetzelfde.")
    line = _line(actor, row, said, at)
    line.vervangt_id, line.geldt = feit_id, invoer is not None
    line.save(force_insert=True)
    _keep(actor, line, "routefeit.verbeterd")
    settle_terms(actor, row.zaak_id, at=at)
    return line.id


def _check(invoer: FeitInvoer, today: date) -> None:
    wrong = check_texts(bron=(invoer.bron, LANGST_BRON))
    if not invoer.bron.strip():
        wrong["bron"] = "Schrijf op waar dit staat of wie het zei."
    if invoer.op > today:
        wrong["op"] = NIET_IN_DE_TOEKOMST
    if wrong:
        raise Onvolledig(**wrong)


def _line(actor: Actor, row: Zaakroute, invoer: FeitInvoer, at: datetime) -> Routefeit:
    return Routefeit(
        regio_id=row.regio_id, verantwoordelijke_id=row.verantwoordelijke_id, muur=row.muur, zaak_id=row.zaak_id,
        zaakroute=row, code=invoer.code, op=invoer.op, waarde=dict(invoer.waarde), bron=invoer.bron.strip(),
        vastgelegd_door=actor.account_id, at=at)


def _keep(actor: Actor, line: Routefeit, code: str) -> None:
    """What was recorded as a code and a day, never the words."""
    kept = {"code": line.code, "op": line.op, "geldt": line.geldt, "vervangt": line.vervangt_id}
    record(actor.lopend, Wijziging(code, "routefeit", line.id, kept, line.zaak_id))
