"""What is known for one route and what follows from it: the page of questions. Source: issue 4, part 4."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from ketenkameleon.delen.queries.delen import Mens
from ketenkameleon.logboek.schrijven import looked
from ketenkameleon.routes.models import Zaakroute
from ketenkameleon.routes.queries.feiten import gather
from ketenkameleon.routes.queries.halt import HaltBlad, halt_sheet
from ketenkameleon.rules.eisen import RouteFeiten
from ketenkameleon.rules.feiten import Bekend, questions, sick_days
from ketenkameleon.rules.luxe import amount_names, amounts, may_report
from ketenkameleon.rules.routes import Route, stands
from ketenkameleon.rules.texts import Weigering, weigering
from ketenkameleon.rules.verdict import Refused
from ketenkameleon.rules.wetboek import Wetboek
from ketenkameleon.rules.ziekte import Ziektesignaal, sickness_signal
from ketenkameleon.toegang.context import Actor
from ketenkameleon.toegang.refusals import NotFound
from ketenkameleon.zaken.actions.heropenen import calendar_of
from ketenkameleon.zaken.queries.zaak import NOT_THERE, ZaakZicht


@dataclass(frozen=True, slots=True)
class VraagRegel:
    """One question of the route: what it is called, and what was recorded last (None: nothing yet)."""

    code: str
    naam: str
    bekend: Bekend | None


@dataclass(frozen=True, slots=True)
class Weetblad:
    """One route with its questions and what the rules say of the answers; what is of another route is None.

    `luxe_niet`: why no proces-verbaal can be made. `bedragen`: euros by what they are for, for luxeverzuim alone.
    `mensen`: everybody who can say yes, for a route that asks it.
    """

    id: UUID
    route: Route
    naam: str
    stand: str
    vragen: tuple[VraagRegel, ...]
    feiten: RouteFeiten
    mensen: tuple[Mens, ...]
    halt: HaltBlad | None
    luxe_niet: Weigering | None
    bedragen: Mapping[str, int] | None
    signaal: Ziektesignaal | None


def sheet(actor: Actor, zicht: ZaakZicht, route_id: UUID) -> Weetblad:
    """What is known for this route, and what follows; nine queries at most, and the look log.

    Raises NotFound for a route that is not there for this actor in this rol.
    """
    row = route_of(actor, zicht, route_id)
    on, wet, route = zicht.on, actor.wet, Route(row.route)
    feiten, bekend, mensen = gather(actor, zicht, row, on=on)
    looked(actor.lopend, "zaakroute", route_id, zaak_id=zicht.zaak_id)
    luxe = may_report(feiten.luxe, on=on, wet=wet) if feiten.luxe else None
    return Weetblad(
        row.id, route, route_name(actor, route, on), stands(route, on=on, wet=wet).get(row.stand, row.stand),
        tuple(VraagRegel(code, naam, bekend.get(code)) for code, naam in questions(route, on=on, wet=wet).items()),
        feiten, mensen, halt_sheet(feiten, on=on, wet=wet) if route is Route.HALT else None,
        weigering(luxe) if isinstance(luxe, Refused) else None,
        _amounts(on, wet) if route is Route.LUXEVERZUIM else None,
        _signal(actor, zicht, bekend) if route is Route.ZIEKTE else None)


def route_of(actor: Actor, zicht: ZaakZicht, route_id: UUID) -> Zaakroute:
    """One route of this zaak. Raises NotFound for one that is not there for this actor in this rol."""
    row = Zaakroute.objects.filter(pk=route_id, regio_id=actor.regio_id, zaak_id=zicht.zaak_id).first()
    if row is None:
        raise NotFound(NOT_THERE, object_soort="zaakroute", gevraagd=str(route_id))
    return row


def route_name(actor: Actor, route: Route, on: date) -> str:
    """The name of a route, as its row says it."""
    return str(actor.wet.tabel(f"route.{route}", on)["naam"])


def _amounts(on: date, wet: Wetboek) -> dict[str, int]:
    named = amount_names(on=on, wet=wet)
    return {named[code]: euro for code, euro in amounts(on=on, wet=wet).items()}


def _signal(actor: Actor, zicht: ZaakZicht, bekend: Mapping[str, Bekend]) -> Ziektesignaal | None:
    return sickness_signal(sick_days(bekend), kalender=calendar_of(actor, zicht), on=zicht.on, wet=actor.wet,
                           regio=actor.regio_code)
