"""What is known when a step of a route is taken, as the rules ask it: what was recorded, said, sent, and decided."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Final

from ketenkameleon.delen.models import Toestemming
from ketenkameleon.delen.queries.delen import as_yes, family
from ketenkameleon.personen.models import Persoon
from ketenkameleon.routes.models import Routefeit, Routestap, Zaakroute
from ketenkameleon.routes.queries.besluit_dagen import objection_days
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
from ketenkameleon.rules.uit_brieven import VerstuurdeBrief, told_by_letter
from ketenkameleon.rules.waarden import table, texts
from ketenkameleon.rules.wetboek import Waarde, frozen
from ketenkameleon.toegang.context import Actor
from ketenkameleon.zaken.actions.heropenen import calendar_of
from ketenkameleon.zaken.queries.lezen import Waarden, rows
from ketenkameleon.zaken.queries.zaak import ZaakZicht

POSITIEF: Final = "positief"
_BRIEVEN: Final = """
SELECT b.soort, b.persoon_id, b.verstuurd_op FROM brieven_brief b
WHERE b.zaak_id = %(zaak)s AND b.regio_id = %(regio)s AND b.verstuurd_op >= %(sinds)s"""


def feiten_van(actor: Actor, zicht: ZaakZicht, row: Zaakroute, *, on: date) -> RouteFeiten:
    """What is known of this route on that day; seven queries at most.

    Recorded facts count when they hang on this route or on the whole zaak, were not corrected, and are of that day or
    before; a letter that was posted counts as the fact it tells. Source: rules.eisen; row route.uit_brief.
    """
    gezin, _ = family(actor, zicht, on=on)
    known = facts_of_route(actor, row)
    sent = _by_letter(actor, zicht, row, gezin)
    recorded = {feit.code: feit.op for feit in sorted(known, key=lambda feit: feit.op)}
    bekend = as_known(known)
    filed = _filed_in_time(actor, row, bekend, sent.get(VERSTUURD), on)
    vastgelegd = {code: op for code, op in {**sent, **recorded, **filed}.items() if op <= on}
    said = Toestemming.objects.filter(regio_id=actor.regio_id, zaak_id=zicht.zaak_id).order_by("vastgelegd_at")
    of_parents = texts(actor.wet.waarde("route.ouder_verdacht", on))
    return RouteFeiten(
        nu=row.stand, geboren=zicht.kind.geboren, gezin=gezin, verzuimdagen=days_of(bekend, zicht),
        ouder_verdacht=row.route in of_parents or "ouder_verdacht" in vastgelegd, vastgelegd=vastgelegd,
        kenmerken=frozenset(vastgelegd), toestemmingen=tuple(as_yes(yes) for yes in said),
        halt=halt_of(actor, zicht, bekend), halt_positief=_ended_well(actor, zicht), luxe=luxe_facts(bekend),
        verlof=leave_asked(bekend))


def facts_of_route(actor: Actor, row: Zaakroute) -> list[Routefeit]:
    """What was recorded for this route or the whole zaak and still holds, in the order it was written. One query."""
    lines = list(Routefeit.objects.filter(regio_id=actor.regio_id, zaak_id=row.zaak_id).order_by("at", "id"))
    return [line for line in _holding(lines) if line.zaakroute_id in (None, row.id)]


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
        days = objection_days(actor, row, bekend, sent)
    except ValueError:
        return {}
    stand = bezwaar(days, on=max(on, bekend[INGEDIEND].op), wet=actor.wet, regio=actor.regio_code).stand
    return {"bezwaar_op_tijd": bekend[INGEDIEND].op} if stand is Bezwaarstand.INGEDIEND else {}


def _holding(lines: list[Routefeit], until: datetime | None = None) -> list[Routefeit]:
    """The lines that hold, or that held at that moment: not corrected by another line."""
    then = [line for line in lines if until is None or line.at <= until]
    replaced = {line.vervangt_id for line in then}
    return [line for line in then if line.geldt and line.id not in replaced]


def _table(line: Routefeit) -> Mapping[str, Waarde]:
    return table(frozen(line.waarde))


def _by_letter(actor: Actor, zicht: ZaakZicht, row: Zaakroute, gezin: Gezin) -> Mapping[str, date]:
    """What the letters that were posted since this route began told. One query."""
    values: Waarden = {"zaak": zicht.zaak_id, "regio": actor.regio_id, "sinds": row.begonnen_op}
    return told_by_letter(rows(VerstuurdeBrief, _BRIEVEN, values), gezin, on=zicht.on, wet=actor.wet)


def _ended_well(actor: Actor, zicht: ZaakZicht) -> frozenset[date]:
    """The days of absence for which Halt ended well, as they were written down at that moment. Two queries, or one."""
    ends = Routestap.objects.filter(regio_id=actor.regio_id, zaak_id=zicht.zaak_id, naar=POSITIEF,
                                    zaakroute__route=Route.HALT).values_list("at", "zaakroute_id")
    if not (ended := list(ends)):
        return frozenset()
    lines = list(Routefeit.objects.filter(regio_id=actor.regio_id, zaak_id=zicht.zaak_id).order_by("at", "id"))
    return frozenset().union(*(days_of(as_known([
        line for line in _holding(lines, at) if line.zaakroute_id in (None, route)]), zicht) for at, route in ended))
