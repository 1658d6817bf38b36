"""The three days that a bezwaar is computed from. Source: rules.bezwaar."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final

from ketenkameleon.routes.models import Routestap, Zaakroute
from ketenkameleon.rules.bezwaar import Bezwaarfeiten
from ketenkameleon.rules.feiten import INGEDIEND, VERSTUURD, Bekend
from ketenkameleon.rules.routes import Route
from ketenkameleon.toegang.context import Actor

BEZWAAR: Final = "bezwaar"
BESLIST: Final = ("toegekend", "afgewezen")
STUREN: Final = "verstuurd"


def objection_days(actor: Actor, row: Zaakroute, bekend: Mapping[str, Bekend],
                   sent: date | None = None) -> Bezwaarfeiten:
    """The three days a bezwaar is computed from: what was recorded, else the steps. One query.

    `sent`: the day on which a letter with the decision was posted. Leave without such a day counts from the decision.
    Raises ValueError, with a Dutch sentence, for days in the wrong order.
    """
    steps = list(Routestap.objects.filter(regio_id=actor.regio_id, zaakroute_id=row.id).order_by("nummer"))
    made = bekend[VERSTUURD].op if VERSTUURD in bekend else sent
    if made is None:
        made = _last(steps, (STUREN,) if row.route == Route.VRIJSTELLING else BESLIST)
    filed = bekend[INGEDIEND].op if INGEDIEND in bekend else _last(steps, (BEZWAAR,))
    after = [step.op for step in steps if step.van == BEZWAAR]
    return Bezwaarfeiten(made, filed, after[-1] if after else None)


def _last(steps: list[Routestap], to: tuple[str, ...]) -> date | None:
    found = [step.op for step in steps if step.naar in to and step.van != BEZWAAR]
    return found[-1] if found else None
