"""What is known when a step of a route is taken, as the rules ask it: recorded facts, the family, their yes and no."""

from __future__ import annotations

from datetime import date

from ketenkameleon.delen.models import Toestemming
from ketenkameleon.delen.queries.delen import as_yes, family
from ketenkameleon.routes.models import Routefeit, Zaakroute
from ketenkameleon.rules.authority import ZaakFeiten
from ketenkameleon.rules.eisen import RouteFeiten
from ketenkameleon.rules.leerplicht import age_on
from ketenkameleon.rules.waarden import texts
from ketenkameleon.toegang.context import Actor
from ketenkameleon.zaken.queries.zaak import ZaakZicht


def feiten_van(actor: Actor, zicht: ZaakZicht, row: Zaakroute, *, on: date) -> RouteFeiten:
    """What is known of this route on that day; four queries.

    Recorded facts count when they hang on this route or on the whole zaak, were not corrected, and are of that day or
    before. Source: rules.eisen.
    """
    gezin, _ = family(actor, zicht, on=on)
    known = facts_of_route(actor, row)
    vastgelegd = {feit.code: feit.op for feit in sorted(known, key=lambda feit: feit.op) if feit.op <= on}
    said = Toestemming.objects.filter(regio_id=actor.regio_id, zaak_id=zicht.zaak_id).order_by("vastgelegd_at")
    of_parents = texts(actor.wet.waarde("route.ouder_verdacht", on))
    return RouteFeiten(
        nu=row.stand, geboren=zicht.kind.geboren, gezin=gezin, verzuimdagen=frozenset({zicht.verzuim_op}),
        ouder_verdacht=row.route in of_parents or "ouder_verdacht" in vastgelegd, vastgelegd=vastgelegd,
        kenmerken=frozenset(vastgelegd), toestemmingen=tuple(as_yes(yes) for yes in said))


def facts_of_route(actor: Actor, row: Zaakroute) -> list[Routefeit]:
    """What was recorded for this route or the whole zaak and still holds, in the order it was written. One query."""
    lines = list(Routefeit.objects.filter(regio_id=actor.regio_id, zaak_id=row.zaak_id).order_by("at", "id"))
    replaced = {line.vervangt_id for line in lines}
    return [line for line in lines
            if line.geldt and line.id not in replaced and line.zaakroute_id in (None, row.id)]


def zaak_facts(actor: Actor, zicht: ZaakZicht, feiten: RouteFeiten, *, on: date) -> ZaakFeiten:
    """What authority asks of this zaak for a step of that day. Source: design.md 2a (the age on the day of absence)."""
    age = age_on(zicht.kind.geboren, min(zicht.verzuim_op, on))
    return ZaakFeiten(zicht.gemeente_code, age, zicht.soort, not feiten.ouder_verdacht, actor.regio_code)
