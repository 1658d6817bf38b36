"""Beginning a route in a zaak, and taking its steps: by who may, or noting what somebody else did.

Source: issue 4, part 4; design.md 2, promises 3 and 9.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from uuid import UUID

from ketenkameleon.logboek.ids import new_id
from ketenkameleon.logboek.schrijven import Wijziging, record
from ketenkameleon.routes.actions.termijnen import settle_terms
from ketenkameleon.routes.invoer import LANGST, NIET_IN_DE_TOEKOMST, RouteInvoer, StapInvoer
from ketenkameleon.routes.models import Routestap, Zaakroute
from ketenkameleon.routes.queries.feiten import feiten_van, zaak_facts
from ketenkameleon.rules.access import Deed
from ketenkameleon.rules.eisen import RouteFeiten
from ketenkameleon.rules.roles import Rol
from ketenkameleon.rules.routefeiten import REDEN
from ketenkameleon.rules.routes import Route, begin, finished, may_start, may_step, route_muur, stands, steps
from ketenkameleon.rules.stapbevoegdheid import Stapbevoegdheid, step_authority
from ketenkameleon.rules.texts import dutch_date
from ketenkameleon.rules.verdict import ALLOWED, refused
from ketenkameleon.rules.wpg import is_wpg
from ketenkameleon.team.queries import facts_of
from ketenkameleon.toegang.context import Actor
from ketenkameleon.toegang.dagen import local_day
from ketenkameleon.toegang.refusals import NotFound, authorise, require
from ketenkameleon.zaken.invoer import Onvolledig, check_texts
from ketenkameleon.zaken.queries.rollen import responsible_for
from ketenkameleon.zaken.queries.zaak import NOT_THERE, ZaakZicht, still_open, zaak_for

BRON = "issue 4, onderdeel 4"


def start_route(actor: Actor, zaak_id: UUID, invoer: RouteInvoer, *, at: datetime) -> UUID:
    """Begin a route in its first stand; its id comes back. A person chooses: nothing is proposed here.

    A route under the Wpg begins only for who looks as verhoor. Raises Onvolledig (no such route, a day to come or of
    before the row), NotFound, NotAllowed, and NotNow: it runs already, or help goes first and nothing was explained.
    """
    zicht = _open_zaak(actor, zaak_id, at)
    wrong = check_texts(uitleg=(invoer.uitleg, LANGST))
    if invoer.route not in set(Route):
        wrong["route"] = "Kies een route."
    if wrong:
        raise Onvolledig(**wrong)
    route = Route(invoer.route)
    _check_day(actor, route, invoer.op, zicht.on)
    muur = route_muur(route, on=zicht.on, wet=actor.wet, regio=actor.regio_code)
    if is_wpg(muur, on=zicht.on, wet=actor.wet) and actor.lezersmuur != muur:
        require(refused("route_other_rol", "rij route.muur"), gevraagd=zicht.nummer)
    before = Zaakroute.objects.filter(regio_id=actor.regio_id, zaak_id=zaak_id).values_list("route", "stand")
    gelopen = [(Route(code), stand) for code, stand in before]
    require(may_start(route, gelopen=gelopen, uitleg=invoer.uitleg, on=invoer.op, wet=actor.wet),
            gevraagd=zicht.nummer)
    row = _new(actor, zicht, route, muur, invoer, at)
    row.save(force_insert=True)
    record(actor.lopend, Wijziging("route.begonnen", "zaakroute", row.id, {
        "route": row.route, "op": row.begonnen_op, "uitgelegd": bool(row.uitleg)}, zaak_id))
    return row.id


def take_step(actor: Actor, route_id: UUID, invoer: StapInvoer, *, at: datetime) -> UUID:
    """Take a step of a route, or note that a party took it; the zaak's id comes back.

    Who takes it is asked for deed, mandate or rol on the day of the step; who notes what happened never is. Two people
    at once: the second finds another stand. Raises Onvolledig, NotFound, NotAllowed without authority, and NotNow with
    what the rules refuse.
    """
    row, zicht = held(actor, route_id, at)
    route = Route(row.route)
    _check_step(actor, row, route, invoer, zicht.on)
    feiten = feiten_van(actor, zicht, row, on=invoer.op)
    if invoer.reden.strip():
        feiten = replace(feiten, vastgelegd={**feiten.vastgelegd, REDEN: invoer.op})
    asked = _authority(actor, zicht, route, invoer, feiten)
    verdict = may_step(route, invoer.naar, feiten, door=invoer.door, bevoegdheid=asked.verdict, on=invoer.op,
                       wet=actor.wet)
    if verdict is asked.verdict:
        authorise(verdict, object_soort="zaakroute", gevraagd=str(route_id))
    require(verdict, object_soort="zaakroute", gevraagd=str(route_id))
    _again_once(actor, row, route, invoer)
    _write(actor, row, route, invoer, asked.gevraagd, at)
    settle_terms(actor, row.zaak_id, at=at)
    return row.zaak_id


def held(actor: Actor, route_id: UUID, at: datetime) -> tuple[Zaakroute, ZaakZicht]:
    """The route, with its zaak held until the transaction ends, for who runs the zaak and may read the route.

    Raises NotFound, NotAllowed, and NotNow for a closed zaak.
    """
    found = Zaakroute.objects.filter(pk=route_id, regio_id=actor.regio_id)
    zaak_id = found.values_list("zaak_id", flat=True).first()
    if zaak_id is None:
        raise NotFound(NOT_THERE, object_soort="zaakroute", gevraagd=str(route_id))
    zicht = _open_zaak(actor, zaak_id, at)
    row = found.select_for_update(no_key=True).first()
    if row is None:
        raise NotFound(NOT_THERE, object_soort="zaakroute", gevraagd=str(route_id))
    return row, zicht


def _open_zaak(actor: Actor, zaak_id: UUID, at: datetime) -> ZaakZicht:
    zicht = zaak_for(actor, zaak_id, Deed.ZAAK_BEHANDELEN, on=local_day(at), lock=True)
    require(still_open(zicht), gevraagd=zicht.nummer)
    return zicht


def _check_day(actor: Actor, route: Route, op: date, today: date) -> None:
    """Raise Onvolledig for a day to come, and for one of before the law of this route."""
    first = actor.wet.versies(f"route.{route}")[0].van
    if op > today:
        raise Onvolledig(op=NIET_IN_DE_TOEKOMST)
    if op < first:
        raise Onvolledig(op=f"Voor {dutch_date(first)} kennen wij de regels van deze route niet. Kies een latere dag.")


def _check_step(actor: Actor, row: Zaakroute, route: Route, invoer: StapInvoer, today: date) -> None:
    """Raise Onvolledig for a wrong day or no reason where one is asked; NotNow where the route stands elsewhere."""
    known = stands(route, on=today, wet=actor.wet)
    if row.stand != invoer.van:
        require(refused("no_such_route_step", f"rij route.{route}", nu=known.get(row.stand, row.stand),
                        naar=known.get(invoer.naar, invoer.naar)), object_soort="zaakroute", gevraagd=str(row.id))
    _check_day(actor, route, invoer.op, today)
    wrong = check_texts(reden=(invoer.reden, LANGST))
    last = row.stappen.order_by("-nummer").values_list("op", flat=True).first() or row.begonnen_op
    if invoer.op < last:
        wrong["op"] = f"De vorige stap was op {dutch_date(last)}. Kies die dag of een latere dag."
    stap = steps(route, on=invoer.op, wet=actor.wet).get((row.stand, invoer.naar))
    if stap is not None and REDEN in stap.eisen and not invoer.reden.strip():
        wrong["reden"] = "Schrijf op waarom u deze stap zet."
    if wrong:
        raise Onvolledig(**wrong)


def _authority(actor: Actor, zicht: ZaakZicht, route: Route, invoer: StapInvoer,
               feiten: RouteFeiten) -> Stapbevoegdheid:
    """What authority says of a step the actor takes; nothing is asked of who notes what happened."""
    stap = steps(route, on=invoer.op, wet=actor.wet).get((feiten.nu, invoer.naar))
    if not invoer.zelf or stap is None:
        return Stapbevoegdheid(ALLOWED, "")
    return step_authority(stap, invoer.door, facts_of(actor, actor.account_id),
                          zaak_facts(actor, zicht, feiten, on=invoer.op), invoer.op, wet=actor.wet)


def _again_once(actor: Actor, row: Zaakroute, route: Route, invoer: StapInvoer) -> None:
    """A route that was finished goes on only while no other of its kind runs. Raises NotNow."""
    if row.geeindigd_op is None or invoer.naar in finished(route, on=invoer.op, wet=actor.wet):
        return
    others = Zaakroute.objects.filter(regio_id=actor.regio_id, zaak_id=row.zaak_id, route=row.route,
                                      geeindigd_op__isnull=True)
    if others.exists():
        require(refused("route_running", BRON), object_soort="zaakroute", gevraagd=str(row.id))


def _new(actor: Actor, zicht: ZaakZicht, route: Route, muur: int, invoer: RouteInvoer, at: datetime) -> Zaakroute:
    rij = actor.wet.rij(f"route.{route}", invoer.op)
    answers = zicht.verantwoordelijke_id
    if is_wpg(muur, on=zicht.on, wet=actor.wet):
        answers = responsible_for(actor, zicht, Rol.LEERPLICHT_VERHOOR, on=zicht.on)
    return Zaakroute(
        id=new_id(), regio_id=actor.regio_id, verantwoordelijke_id=answers, muur=muur, zaak_id=zicht.zaak_id,
        route=route.value, stand=begin(route, on=invoer.op, wet=actor.wet), uitleg=invoer.uitleg.strip(),
        begonnen_op=invoer.op, begonnen_at=at, begonnen_door=actor.account_id, rij_id=rij.id, rij_hash=rij.hash)


def _write(actor: Actor, row: Zaakroute, route: Route, invoer: StapInvoer, daad: str, at: datetime) -> None:
    """The step, the stand it brings, and one line in the log."""
    rij = actor.wet.rij(f"route.{route}", invoer.op)
    last = row.stappen.order_by("-nummer").values_list("nummer", flat=True).first() or 0
    Routestap.objects.create(
        regio_id=row.regio_id, verantwoordelijke_id=row.verantwoordelijke_id, muur=row.muur, zaak_id=row.zaak_id,
        zaakroute=row, nummer=last + 1, van=row.stand, naar=invoer.naar, op=invoer.op, door=invoer.door,
        zelf=invoer.zelf, gezet_door=actor.account_id, at=at, reden=invoer.reden.strip(), bevoegd_daad=daad,
        rij_id=rij.id, rij_hash=rij.hash)
    was, row.stand = row.stand, invoer.naar
    row.geeindigd_op = invoer.op if invoer.naar in finished(route, on=invoer.op, wet=actor.wet) else None
    row.save(update_fields=["stand", "geeindigd_op"])
    record(actor.lopend, Wijziging("route.stap", "zaakroute", row.id, {
        "route": row.route, "van": was, "naar": row.stand, "op": invoer.op, "door": invoer.door, "zelf": invoer.zelf,
        "daad": daad}, row.zaak_id))
