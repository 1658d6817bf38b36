"""The three days that a bezwaar is computed from. Source: rules.bezwaar."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final
from uuid import UUID

from ketenkameleon.routes.models import Routestap
from ketenkameleon.rules.bezwaar import Bezwaarfeiten
from ketenkameleon.rules.feiten import INGEDIEND, VERSTUURD, Bekend
from ketenkameleon.rules.routes import Route
from ketenkameleon.toegang.context import Actor

BEZWAAR: Final = "bezwaar"
BESLIST: Final = ("toegekend", "afgewezen")
STUREN: Final = "verstuurd"


def steps_of_zaak(actor: Actor, zaak_id: UUID) -> list[Routestap]:
    """Every step of the routes of this zaak that the actor may see, in order. One query."""
    return list(Routestap.objects.filter(regio_id=actor.regio_id, zaak_id=zaak_id).order_by("nummer"))


def objection_days(route: str, steps: Sequence[Routestap], bekend: Mapping[str, Bekend],
                   sent: date | None = None) -> Bezwaarfeiten:
    """The three days, from what was recorded, else from the steps of this one route.

    `sent`: the day on which a letter with the decision was posted. Leave without such a day counts from the decision.
    Raises ValueError, with a Dutch sentence, for days in the wrong order.
    """
    made = bekend[VERSTUURD].op if VERSTUURD in bekend else sent
    if made is None:
        made = _last(steps, (STUREN,) if route == Route.VRIJSTELLING else BESLIST)
    filed = bekend[INGEDIEND].op if INGEDIEND in bekend else _last(steps, (BEZWAAR,))
    after = [step.op for step in steps if step.van == BEZWAAR]
    return Bezwaarfeiten(made, filed, after[-1] if after else None)


def _last(steps: Sequence[Routestap], to: tuple[str, ...]) -> date | None:
    found = [step.op for step in steps if step.naar in to and step.van != BEZWAAR]
    return found[-1] if found else None
