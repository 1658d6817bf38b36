"""Decisions on leave and exemptions in a zaak: who decides, what was decided and why, and how a bezwaar stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Final
from uuid import UUID

from ketenkameleon.logboek.schrijven import looked
from ketenkameleon.routes.models import Zaakroute
from ketenkameleon.routes.queries.besluit_dagen import BESLIST, objection_days
from ketenkameleon.routes.queries.feiten import as_known, facts_of_route, feiten_van, zaak_facts
from ketenkameleon.rules.authority import may_do
from ketenkameleon.rules.bezwaar import Bezwaar, bezwaar
from ketenkameleon.rules.eisen import RouteFeiten
from ketenkameleon.rules.fase import Besluitdaad
from ketenkameleon.rules.feiten import VERSTUURD, leave_asked
from ketenkameleon.rules.routes import Route, parties, stands
from ketenkameleon.rules.texts import weigering
from ketenkameleon.rules.verdict import ALLOWED, Refused, Verdict
from ketenkameleon.rules.verlof import Verlofvraag, exemptions, may_decide, may_grant, who_decides
from ketenkameleon.team.queries import facts_of
from ketenkameleon.toegang.context import Actor
from ketenkameleon.zaken.queries.zaak import ZaakZicht

DAAD: Final[Mapping[str, Besluitdaad]] = MappingProxyType({
    Route.VERLOF: Besluitdaad.VERLOF_BOVEN_TIEN_DAGEN, Route.VRIJSTELLING: Besluitdaad.VRIJSTELLING})
LEERPLICHT: Final = "leerplicht"
WIE: Final[Mapping[str, str]] = MappingProxyType({
    "wet": "niemand: het volgt uit de wet", "niemand": "niemand", "college": "het college van B en W",
    "hoofd": "het hoofd van de school", "hoofd of leerplicht": "het hoofd van de school, of Leerplicht"})


@dataclass(frozen=True, slots=True)
class BesluitRegel:
    """One request as it stands: who decides, whether the actor may, what was decided, and how the bezwaar stands.

    `mag_niet`, `grens`: why the actor may not decide, and which limit of the law it meets; "" when there is none.
    `fout`: days that contradict each other, in Dutch; then there is no `bezwaar`.
    """

    id: UUID
    route: str
    stand: str
    beslist_door: str
    mag_niet: str
    grens: str
    vraag: Verlofvraag | None
    besloten_op: date | None
    reden: str
    verstuurd_op: date | None
    bezwaar: Bezwaar | None
    fout: str


def decisions(actor: Actor, zicht: ZaakZicht) -> tuple[BesluitRegel, ...]:
    """Every request for leave or exemption of this zaak, the last first; the look log, and nine queries for each."""
    found = Zaakroute.objects.filter(regio_id=actor.regio_id, zaak_id=zicht.zaak_id, route__in=list(DAAD))
    looked(actor.lopend, "besluiten", zicht.nummer, zaak_id=zicht.zaak_id)
    return tuple(_line(actor, zicht, row) for row in found.order_by("-begonnen_at", "-id"))


def _line(actor: Actor, zicht: ZaakZicht, row: Zaakroute) -> BesluitRegel:
    on, wet = zicht.on, actor.wet
    feiten = feiten_van(actor, zicht, row, on=on)
    bekend = as_known(facts_of_route(actor, row))
    asked = leave_asked(bekend)
    may = _may(actor, zicht, row, asked, feiten)
    room = may_grant(asked, on=on, wet=wet) if asked else None
    taken = [step for step in row.stappen.order_by("nummer") if step.naar in BESLIST]
    try:
        days = objection_days(actor, row, bekend, feiten.vastgelegd.get(VERSTUURD))
        stand, wrong = bezwaar(days, on=on, wet=wet, regio=actor.regio_code), ""
    except ValueError as fout:
        days, stand, wrong = None, None, str(fout)
    return BesluitRegel(
        row.id, row.route, stands(Route(row.route), on=on, wet=wet).get(row.stand, row.stand),
        _who(row, asked, feiten.kenmerken, on, actor), weigering(may).waarom if isinstance(may, Refused) else "",
        weigering(room).waarom if isinstance(room, Refused) else "", asked, taken[-1].op if taken else None,
        taken[-1].reden if taken else "", days.verstuurd_op if days else None, stand if taken else None, wrong)


def _may(actor: Actor, zicht: ZaakZicht, row: Zaakroute, asked: Verlofvraag | None, feiten: RouteFeiten) -> Verdict:
    """May the actor decide on this: is it for Leerplicht at all, and is the deed or mandate there?"""
    ours = may_decide(LEERPLICHT, asked, on=zicht.on, wet=actor.wet) if asked else ALLOWED
    return ours and may_do(DAAD[row.route], facts_of(actor, actor.account_id),
                           zaak_facts(actor, zicht, feiten, on=zicht.on), zicht.on, wet=actor.wet)


def _who(row: Zaakroute, asked: Verlofvraag | None, kenmerken: frozenset[str], on: date, actor: Actor) -> str:
    """Who decides on it, in words; "" while that cannot be said."""
    if row.route == Route.VERLOF:
        return parties(on=on, wet=actor.wet)[who_decides(asked, on=on, wet=actor.wet)] if asked else ""
    kinds = exemptions(on=on, wet=actor.wet)
    return " of ".join(dict.fromkeys(WIE[kinds[code].beslist] for code in kinds if code in kenmerken))
