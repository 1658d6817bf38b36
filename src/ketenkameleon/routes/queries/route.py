"""The routes of a zaak and one of them, as the pages show it: where it stands, what can come next, what was done."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final
from uuid import UUID

from django.db.models import OuterRef, Subquery

from ketenkameleon.logboek.schrijven import looked
from ketenkameleon.routes.models import Routefeit, Routestap, Zaakroute
from ketenkameleon.routes.queries.feiten import feiten_van
from ketenkameleon.routes.queries.termijn import KOLOMMEN, TermijnRegel, term_name
from ketenkameleon.rules.eisen import RouteFeiten, missing
from ketenkameleon.rules.feiten import questions
from ketenkameleon.rules.routefeiten import REDEN, recordable
from ketenkameleon.rules.routes import (
    Route,
    Routekeuze,
    choices,
    follows,
    parties,
    route_muur,
    route_name,
    stands,
    steps,
)
from ketenkameleon.rules.routes import Routestap as Stap
from ketenkameleon.rules.texts import weigering
from ketenkameleon.rules.verdict import refused
from ketenkameleon.rules.wetboek import Wetboek
from ketenkameleon.rules.wpg import is_wpg
from ketenkameleon.toegang.context import Actor
from ketenkameleon.toegang.models import Account
from ketenkameleon.toegang.refusals import NotFound
from ketenkameleon.zaken.queries.lezen import Lijst
from ketenkameleon.zaken.queries.zaak import NOT_THERE, ZaakZicht


@dataclass(frozen=True, slots=True)
class RouteRegel:
    """One route of a zaak in a list. `route`: its code; `stand`: the code of where it stands."""

    id: UUID
    route: Route
    naam: str
    stand: str
    stand_naam: str
    begonnen_op: date
    geeindigd_op: date | None
    uitleg: str


@dataclass(frozen=True, slots=True)
class Vervolg:
    """A step that the table has from here: who takes it, what is still missing, in words, and how sure it is.

    `partijen`: who takes it by code, with the name; `wie`: their names in a sentence.
    """

    naar: str
    naam: str
    grond: str
    wie: str
    partijen: Mapping[str, str]
    mist: tuple[str, ...]
    termijnen: tuple[str, ...]
    reden_nodig: bool
    zekerheid: str


@dataclass(frozen=True, slots=True)
class Gedaan:
    """A step that was taken. `zelf` False: what happened was noted, by `genoteerd`."""

    nummer: int
    naar: str
    op: date
    door: str
    zelf: bool
    genoteerd: str
    reden: str
    rij_id: str


@dataclass(frozen=True, slots=True)
class Feitregel:
    """Something that was recorded. `geldt`: it holds. `beter`: it can still be corrected here; an answer to a question
    is corrected where it was given.
    """

    id: UUID
    code: str
    naam: str
    op: date
    bron: str
    geldt: bool
    beter: bool


@dataclass(frozen=True, slots=True)
class RouteZicht:
    """One route with all that hangs on it. `past`: routes that fit after this end, each with its ground."""

    regel: RouteRegel
    vervolg: tuple[Vervolg, ...]
    gedaan: tuple[Gedaan, ...]
    feiten: tuple[Feitregel, ...]
    vast_te_leggen: Mapping[str, str]
    past: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Paneel:
    """What runs in a zaak, for the zaakpagina."""

    routes: tuple[tuple[UUID, str, str], ...]
    termijnen: tuple[TermijnRegel, ...]


def routes_of(actor: Actor, zicht: ZaakZicht) -> tuple[RouteRegel, ...]:
    """The routes of this zaak that the actor may see, the last begun first; one query and the look log."""
    found = Zaakroute.objects.filter(regio_id=actor.regio_id, zaak_id=zicht.zaak_id).order_by("-begonnen_at", "-id")
    looked(actor.lopend, "routes", zicht.nummer, zaak_id=zicht.zaak_id)
    return tuple(_regel(actor, row, zicht.on) for row in found)


def choices_of(actor: Actor, gelopen: tuple[RouteRegel, ...], *, on: date) -> tuple[Routekeuze, ...]:
    """Every route by name, with whether it can begin, for who looks in this rol; no query.

    What runs under the Wpg is not told to who does not look as verhoor: for them such a route never can begin.
    """
    known = [(regel.route, regel.stand) for regel in gelopen]
    found = []
    for keuze in choices(known, on=on, wet=actor.wet):
        muur = route_muur(keuze.route, on=on, wet=actor.wet, regio=actor.regio_code)
        if is_wpg(muur, on=on, wet=actor.wet) and actor.lezersmuur != muur:
            keuze = replace(keuze, kan=refused("route_other_rol", "rij route.muur"))
        found.append(keuze)
    return tuple(found)


def route_page(actor: Actor, zicht: ZaakZicht, route_id: UUID) -> RouteZicht:
    """One route of this zaak: seven queries and the look log. Raises NotFound for one that is not there to see."""
    row = Zaakroute.objects.filter(regio_id=actor.regio_id, zaak_id=zicht.zaak_id, pk=route_id).first()
    if row is None:
        raise NotFound(NOT_THERE, object_soort="zaakroute", gevraagd=str(route_id))
    looked(actor.lopend, "route", route_id, zaak_id=zicht.zaak_id)
    route, on, wet = Route(row.route), zicht.on, actor.wet
    feiten = feiten_van(actor, zicht, row, on=on)
    nexts = [stap for (van, _), stap in steps(route, on=on, wet=wet).items() if van == row.stand]
    past = follows(route, row.stand, on=on, wet=wet)
    return RouteZicht(
        regel=_regel(actor, row, on), vervolg=tuple(_next(actor, route, stap, feiten, on) for stap in nexts),
        gedaan=_done(actor, row, on), feiten=_facts(actor, row, on), vast_te_leggen=recordable(route, on=on, wet=wet),
        past=tuple((route_name(other, on=on, wet=wet), grond) for other, grond in past.items()))


def as_running(found: Lijst, *, on: date, wet: Wetboek) -> tuple[tuple[UUID, str, str], ...]:
    """The routes of PANEEL as the zaakpagina shows them: key, name and where it stands. Units: `on` is a date."""
    return tuple((UUID(str(key)), route_name(Route(str(code)), on=on, wet=wet),
                  stands(Route(str(code)), on=on, wet=wet).get(str(stand), str(stand)))
                 for key, code, stand in found or ())


def _regel(actor: Actor, row: Zaakroute, on: date) -> RouteRegel:
    route = Route(row.route)
    known = stands(route, on=on, wet=actor.wet)
    return RouteRegel(row.id, route, route_name(route, on=on, wet=actor.wet), row.stand,
                      known.get(row.stand, row.stand), row.begonnen_op, row.geeindigd_op, row.uitleg)


def _next(actor: Actor, route: Route, stap: Stap, feiten: RouteFeiten, on: date) -> Vervolg:
    """What is missing is asked for the first party of the step; a reason is said with the step itself."""
    wet = actor.wet
    asked = [code for code in stap.eisen if code != REDEN]
    known = {partij: parties(on=on, wet=wet)[partij] for partij in stap.door}
    missed = tuple(weigering(no).waarom for no in missing(asked, feiten, door=stap.door[0], on=on, wet=wet))
    terms = tuple(term_name(wet, code) for code in stap.start)
    return Vervolg(stap.naar, stands(route, on=on, wet=wet)[stap.naar], stap.grond,
                   " of ".join(known.values()), known, missed, terms, REDEN in stap.eisen, stap.zekerheid)


def _done(actor: Actor, row: Zaakroute, on: date) -> tuple[Gedaan, ...]:
    route, wet = Route(row.route), actor.wet
    known, names = stands(route, on=on, wet=wet), parties(on=on, wet=wet)
    writer = Account.objects.filter(pk=OuterRef("gezet_door")).values("naam")[:1]
    found = Routestap.objects.filter(regio_id=actor.regio_id, zaakroute=row).annotate(wie=Subquery(writer))
    return tuple(Gedaan(stap.nummer, known.get(stap.naar, stap.naar), stap.op, names.get(stap.door, stap.door),
                        stap.zelf, stap.wie or "", stap.reden, stap.rij_id) for stap in found.order_by("-nummer"))


def _facts(actor: Actor, row: Zaakroute, on: date) -> tuple[Feitregel, ...]:
    """Every line of this route, the newest first; what was corrected stays to be read."""
    lines = list(Routefeit.objects.filter(regio_id=actor.regio_id, zaakroute=row).order_by("-at", "-id"))
    plain, replaced = recordable(Route(row.route), on=on, wet=actor.wet), {line.vervangt_id for line in lines}
    names = {**questions(Route(row.route), on=on, wet=actor.wet), **plain}
    holds = {line.id for line in lines if line.geldt and line.id not in replaced}
    return tuple(Feitregel(line.id, line.code, names.get(line.code, line.code), line.op, line.bron, line.id in holds,
                           line.id in holds and line.code in plain) for line in lines)


PANEEL: Final = f"""SELECT
  (SELECT json_agg(json_build_array(r.id, r.route, r.stand) ORDER BY r.begonnen_at) FROM routes_zaakroute r
    WHERE r.regio_id = %(regio)s AND r.zaak_id = %(zaak)s AND r.geeindigd_op IS NULL AND r.muur = ANY (%(muren)s)),
  (SELECT json_agg(json_build_array({KOLOMMEN}) ORDER BY t.laatste_dag, t.code) FROM routes_termijn t
    WHERE t.regio_id = %(regio)s AND t.zaak_id = %(zaak)s AND t.gestopt_op IS NULL AND t.muur = ANY (%(muren)s)
      AND NOT (t.vervalt AND coalesce(t.laatste_dag < %(on)s, false)))
"""  # noqa: S608 - only text written here
