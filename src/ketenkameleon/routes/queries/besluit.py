"""Decisions on leave and exemptions in a zaak: who decides, what was decided and why, and how a bezwaar stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Final, NamedTuple
from uuid import UUID

from ketenkameleon.delen.queries.delen import family
from ketenkameleon.logboek.schrijven import looked
from ketenkameleon.routes.models import Routestap, Zaakroute
from ketenkameleon.routes.queries.besluit_dagen import BESLIST, STUREN, objection_days, steps_of_zaak
from ketenkameleon.routes.queries.feiten import as_known, holding_for, letters_of_zaak, lines_of_zaak, told_since
from ketenkameleon.rules.authority import ProfessionalFeiten, ZaakFeiten, may_do
from ketenkameleon.rules.bezwaar import Bezwaar, bezwaar
from ketenkameleon.rules.fase import Besluitdaad
from ketenkameleon.rules.feiten import VERSTUURD, Bekend, leave_asked
from ketenkameleon.rules.leerplicht import age_on
from ketenkameleon.rules.routes import Route, parties, stands
from ketenkameleon.rules.texts import weigering
from ketenkameleon.rules.verdict import ALLOWED, Refused, Verdict
from ketenkameleon.rules.verlof import Verlofvraag, exemptions, may_decide, may_grant, who_decides
from ketenkameleon.rules.wetboek import Wetboek
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
    `fout`: days that contradict each other, in Dutch; then there is no `bezwaar`. `verstuurd_op` None: not
    known; for leave the bezwaar then counts from the decision.
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


class Aanvraag(NamedTuple):
    """One request with all that was read for it. `verstuurd`: the day on which a letter with the decision left."""

    row: Zaakroute
    bekend: Mapping[str, Bekend]
    stappen: list[Routestap]
    verstuurd: date | None
    professional: ProfessionalFeiten


def decisions(actor: Actor, zicht: ZaakZicht) -> tuple[BesluitRegel, ...]:
    """Every request for leave or exemption of this zaak, the last first; seven queries and the look log."""
    found = list(Zaakroute.objects.filter(regio_id=actor.regio_id, zaak_id=zicht.zaak_id, route__in=list(DAAD))
                 .order_by("-begonnen_at", "-id"))
    looked(actor.lopend, "besluiten", zicht.nummer, zaak_id=zicht.zaak_id)
    lines, steps = lines_of_zaak(actor, zicht.zaak_id), steps_of_zaak(actor, zicht.zaak_id)
    letters, own = letters_of_zaak(actor, zicht), facts_of(actor, actor.account_id)
    gezin, _ = family(actor, zicht, on=zicht.on)
    made = []
    for row in found:
        told = told_since(letters, row, gezin, zicht, actor.wet)
        made.append(_line(actor, zicht, Aanvraag(
            row, as_known(holding_for(lines, row.id)), [step for step in steps if step.zaakroute_id == row.id],
            told.get(VERSTUURD), own)))
    return tuple(made)


def _line(actor: Actor, zicht: ZaakZicht, asked: Aanvraag) -> BesluitRegel:
    on, wet, row = zicht.on, actor.wet, asked.row
    vraag = leave_asked(asked.bekend)
    may = _may(actor, zicht, asked, vraag)
    taken = [step for step in asked.stappen if step.naar in BESLIST]
    try:
        days = objection_days(row.route, asked.stappen, asked.bekend, asked.verstuurd)
        stand, wrong = bezwaar(days, on=on, wet=wet, regio=actor.regio_code), ""
    except ValueError as fout:
        stand, wrong = None, str(fout)
    return BesluitRegel(
        row.id, row.route, stands(Route(row.route), on=on, wet=wet).get(row.stand, row.stand),
        _who(row, vraag, frozenset(asked.bekend), on, actor), weigering(may).waarom if isinstance(may, Refused) else "",
        _limit(asked, vraag, on, wet), vraag, taken[-1].op if taken else None,
        taken[-1].reden if taken else "", _sent(asked), stand if taken else None, wrong)


def _limit(asked: Aanvraag, vraag: Verlofvraag | None, on: date, wet: Wetboek) -> str:
    """Which limit of the law this request meets; of an exemption the limits of its kinds."""
    if vraag:
        room = may_grant(vraag, on=on, wet=wet)
        return weigering(room).waarom if isinstance(room, Refused) else ""
    kinds = exemptions(on=on, wet=wet)
    return "; ".join(kinds[code].grens for code in kinds if code in asked.bekend)


def _sent(asked: Aanvraag) -> date | None:
    """The day of sending, where that is known: recorded, from a letter, or a step of its own."""
    if VERSTUURD in asked.bekend:
        return asked.bekend[VERSTUURD].op
    taken = [step.op for step in asked.stappen if step.naar == STUREN]
    return asked.verstuurd or (taken[-1] if taken else None)


def _may(actor: Actor, zicht: ZaakZicht, asked: Aanvraag, vraag: Verlofvraag | None) -> Verdict:
    """May the actor decide on this: is it for Leerplicht at all, and is the deed or mandate there?"""
    ours = may_decide(LEERPLICHT, vraag, on=zicht.on, wet=actor.wet) if vraag else ALLOWED
    age = age_on(zicht.kind.geboren, min(zicht.verzuim_op, zicht.on))
    zaak = ZaakFeiten(zicht.gemeente_code, age, zicht.soort, regio=actor.regio_code)
    return ours and may_do(DAAD[asked.row.route], asked.professional, zaak, zicht.on, wet=actor.wet)


def _who(row: Zaakroute, asked: Verlofvraag | None, kenmerken: frozenset[str], on: date, actor: Actor) -> str:
    """Who decides on it, in words; "" while that cannot be said."""
    if row.route == Route.VERLOF:
        return parties(on=on, wet=actor.wet)[who_decides(asked, on=on, wet=actor.wet)] if asked else ""
    kinds = exemptions(on=on, wet=actor.wet)
    return " of ".join(dict.fromkeys(WIE[kinds[code].beslist] for code in kinds if code in kenmerken))
