"""What is known when a step of a route is taken, as the rules ask it: what was recorded, said, sent, and decided."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Final, NamedTuple
from uuid import UUID

from ketenkameleon.delen.models import Toestemming
from ketenkameleon.delen.queries.delen import Mens, as_yes, family
from ketenkameleon.personen.models import Persoon
from ketenkameleon.routes.models import Routefeit, Routestap, Zaakroute
from ketenkameleon.routes.queries.besluit_dagen import objection_days, steps_of_zaak
from ketenkameleon.rules.authority import ZaakFeiten
from ketenkameleon.rules.bezwaar import Bezwaarstand, bezwaar
from ketenkameleon.rules.eisen import RouteFeiten
from ketenkameleon.rules.feiten import (
    INGEDIEND,
    VERSTUURD,
    VERZUIM,
    Bekend,
    absence_days,
    halt_facts,
    leave_asked,
    luxe_facts,
)
from ketenkameleon.rules.gezag import Gezin
from ketenkameleon.rules.halt import HaltFeiten
from ketenkameleon.rules.leerplicht import age_on
from ketenkameleon.rules.routes import Route
from ketenkameleon.rules.uit_brieven import VerstuurdeBrief, asks_letters, told_by_letter
from ketenkameleon.rules.waarden import table, texts
from ketenkameleon.rules.wetboek import Waarde, Wetboek, frozen
from ketenkameleon.toegang.context import Actor
from ketenkameleon.zaken.actions.heropenen import calendar_of
from ketenkameleon.zaken.queries.lezen import Waarden, rows
from ketenkameleon.zaken.queries.zaak import ZaakZicht

POSITIEF: Final = "positief"
_BRIEVEN: Final = """
SELECT b.soort, b.persoon_id, b.verstuurd_op FROM brieven_brief b
WHERE b.zaak_id = %(zaak)s AND b.regio_id = %(regio)s AND b.verstuurd_op IS NOT NULL"""


class Verzameld(NamedTuple):
    """What is known of one route: as the rules ask it, per code as it was recorded, and who can say yes."""

    feiten: RouteFeiten
    bekend: Mapping[str, Bekend]
    mensen: tuple[Mens, ...]


def feiten_van(actor: Actor, zicht: ZaakZicht, row: Zaakroute, *, on: date) -> RouteFeiten:
    """What is known of this route on that day; seven queries at most.

    Recorded facts count when they hang on this route or on the whole zaak, were not corrected, and are of that day or
    before; a letter that was posted counts as the fact it tells. Source: rules.eisen; row route.uit_brief.
    """
    return gather(actor, zicht, row, on=on).feiten


def gather(actor: Actor, zicht: ZaakZicht, row: Zaakroute, *, on: date) -> Verzameld:
    """As feiten_van, with what it was made from."""
    gezin, mensen = family(actor, zicht, on=on)
    lines = lines_of_zaak(actor, row.zaak_id)
    known = holding_for(lines, row.id)
    bekend, asks = as_known(known), asks_letters(row.route, on=on, wet=actor.wet)
    letters = letters_of_zaak(actor, zicht) if asks else []
    sent = told_since(letters, row, gezin, zicht, actor.wet)
    recorded = {feit.code: feit.op for feit in sorted(known, key=lambda feit: feit.op)}
    filed = _filed_in_time(actor, row, bekend, sent.get(VERSTUURD), on)
    vastgelegd = {code: op for code, op in {**sent, **recorded, **filed}.items() if op <= on}
    said = Toestemming.objects.filter(regio_id=actor.regio_id, zaak_id=zicht.zaak_id).order_by("vastgelegd_at")
    of_parents = texts(actor.wet.waarde("route.ouder_verdacht", on))
    feiten = RouteFeiten(
        nu=row.stand, geboren=zicht.kind.geboren, gezin=gezin, verzuimdagen=days_of(bekend, zicht),
        ouder_verdacht=row.route in of_parents or "ouder_verdacht" in vastgelegd, vastgelegd=vastgelegd,
        kenmerken=frozenset(vastgelegd), toestemmingen=tuple(as_yes(yes) for yes in said),
        halt=halt_of(actor, zicht, bekend), halt_positief=_ended_well(actor, zicht, row, lines),
        luxe=luxe_facts(bekend), verlof=leave_asked(bekend))
    return Verzameld(feiten, bekend, mensen)


def facts_of_route(actor: Actor, row: Zaakroute) -> list[Routefeit]:
    """What was recorded for this route or the whole zaak and still holds, in the order it was written. One query."""
    return holding_for(lines_of_zaak(actor, row.zaak_id), row.id)


def as_known(lines: list[Routefeit]) -> dict[str, Bekend]:
    """Per code what was recorded last. Source: rules.feiten."""
    return {line.code: Bekend(line.op, _table(line), line.bron) for line in lines}


def days_of(bekend: Mapping[str, Bekend], zicht: ZaakZicht) -> frozenset[date]:
    """The days of absence that were written down, else the first day of the absence that is known."""
    return absence_days(bekend) or frozenset({zicht.verzuim_op})


def halt_of(actor: Actor, zicht: ZaakZicht, bekend: Mapping[str, Bekend]) -> HaltFeiten | None:
    """What Halt asks of this zaak; None while nothing was recorded for it. One query when there is."""
    if VERZUIM not in bekend:
        return None
    found = Persoon.objects.filter(regio_id=actor.regio_id, id=zicht.kind.persoon_id)
    return halt_facts(bekend, geboren=zicht.kind.geboren, kalender=calendar_of(actor, zicht), wet=actor.wet,
                      startkwalificatie=found.values_list("startkwalificatie", flat=True).first())


def zaak_facts(actor: Actor, zicht: ZaakZicht, feiten: RouteFeiten, *, on: date) -> ZaakFeiten:
    """What authority asks of this zaak for a step of that day: the age on the first day of absence it is about.

    Source: design.md 2a (a suspect child).
    """
    age = age_on(zicht.kind.geboren, min(*feiten.verzuimdagen, on))
    return ZaakFeiten(zicht.gemeente_code, age, zicht.soort, not feiten.ouder_verdacht, actor.regio_code)


def _filed_in_time(actor: Actor, row: Zaakroute, bekend: Mapping[str, Bekend], sent: date | None,
                   on: date) -> dict[str, date]:
    """That a bezwaar was in time is computed, not recorded: from its day and the day of the decision. One query."""
    if INGEDIEND not in bekend:
        return {}
    try:
        steps = [step for step in steps_of_zaak(actor, row.zaak_id) if step.zaakroute_id == row.id]
        days = objection_days(row.route, steps, bekend, sent)
    except ValueError:
        return {}
    stand = bezwaar(days, on=max(on, bekend[INGEDIEND].op), wet=actor.wet, regio=actor.regio_code).stand
    return {"bezwaar_op_tijd": bekend[INGEDIEND].op} if stand is Bezwaarstand.INGEDIEND else {}


def holding_for(lines: list[Routefeit], route_id: UUID, until: datetime | None = None) -> list[Routefeit]:
    """The lines of this route and of the whole zaak that hold, or held at that moment: not corrected by another."""
    then = [line for line in lines if until is None or line.at <= until]
    replaced = {line.vervangt_id for line in then}
    return [line for line in then
            if line.geldt and line.id not in replaced and line.zaakroute_id in (None, route_id)]


def _table(line: Routefeit) -> Mapping[str, Waarde]:
    return table(frozen(line.waarde))


def letters_of_zaak(actor: Actor, zicht: ZaakZicht) -> list[VerstuurdeBrief]:
    """Every letter of this zaak that was posted and that the actor may see. One query."""
    values: Waarden = {"zaak": zicht.zaak_id, "regio": actor.regio_id}
    return rows(VerstuurdeBrief, _BRIEVEN, values)


def told_since(brieven: Iterable[VerstuurdeBrief], row: Zaakroute, gezin: Gezin, zicht: ZaakZicht,
               wet: Wetboek) -> Mapping[str, date]:
    """What the letters that were posted since this route began told."""
    return told_by_letter([brief for brief in brieven if brief.op >= row.begonnen_op], gezin, on=zicht.on, wet=wet)


def lines_of_zaak(actor: Actor, zaak_id: UUID) -> list[Routefeit]:
    """Everything that was ever recorded for the routes of this zaak, in the order it was written. One query."""
    return list(Routefeit.objects.filter(regio_id=actor.regio_id, zaak_id=zaak_id).order_by("at", "id"))


def _ended_well(actor: Actor, zicht: ZaakZicht, row: Zaakroute, lines: list[Routefeit]) -> frozenset[date]:
    """The days of absence for which Halt ended well, as they were written down at that moment; for who asks it.

    One query, none for a route to which it makes no difference.
    """
    if row.route not in (Route.HALT, Route.STRAFRECHT):
        return frozenset()
    ends = Routestap.objects.filter(regio_id=actor.regio_id, zaak_id=zicht.zaak_id, naar=POSITIEF,
                                    zaakroute__route=Route.HALT).values_list("at", "zaakroute_id")
    return frozenset().union(*(days_of(as_known(holding_for(lines, route, at)), zicht) for at, route in ends))
