"""What a persona writes down of child and family: the beeld, and a request for leave with its decision."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Final

from ketenkameleon.demo.toneel import Toneel, Zaakloop
from ketenkameleon.routes.actions.beeld import tell
from ketenkameleon.routes.actions.feiten_van import answer
from ketenkameleon.routes.actions.route import start_route, take_step
from ketenkameleon.routes.invoer import RouteInvoer, StapInvoer
from ketenkameleon.routes.invoer_kind import BeeldInvoer, VraagInvoer
from ketenkameleon.rules.feiten import VERLOF
from ketenkameleon.rules.roles import Rol
from ketenkameleon.rules.routes import Route
from ketenkameleon.rules.verlof import Verlofsoort
from ketenkameleon.rules.wetboek import Waarde
from ketenkameleon.toegang.context import Actor
from ketenkameleon.toegang.dagen import local_day

_GEZEGD: Final = (
    ("school", "kind", "Techniek is leuk. De pauzes zijn lang, dan sta ik alleen."),
    ("thuis", "ouder1", "Het is druk sinds de verhuizing. We eten wel elke dag samen."),
    ("vrienden", "kind", "Op voetbal heb ik vrienden. In de klas nog niet."),
)
_BEGIN: Final = (9, 1)


def schets(toneel: Toneel, actor: Actor, loop: Zaakloop, at: datetime) -> None:
    """Three subjects of the beeld, told in a talk; also to be used for help at school and at home."""
    for onderwerp, wie, woorden in _GEZEGD:
        said = BeeldInvoer(onderwerp, wie, woorden, local_day(at), ook_voor=(Rol.ONDERWIJSZORG,))
        tell(actor, loop.zaak_id, said, at=at)


def vraag_verlof(toneel: Toneel, actor: Actor, loop: Zaakloop, at: datetime) -> None:
    """Ten school days for a wedding far away; the head of the school says no, and a bezwaar can still be made."""
    on = local_day(at)
    year = on.year if on >= date(on.year, *_BEGIN) else on.year - 1
    key = start_route(actor, loop.zaak_id, RouteInvoer(Route.VERLOF, on), at=at)
    asked: dict[str, Waarde] = {
        "soort": Verlofsoort.GEWICHTIG.value, "dagen": 10, "eerste_dag": (on + timedelta(days=28)).isoformat(),
        "eerste_schooldag": date(year, *_BEGIN).isoformat(), "dagen_gehad": 0, "keren_gehad": 0}
    answer(actor, key, VraagInvoer(VERLOF, on, "brief van moeder aan de school", asked, "dagen"), at=at)
    take_step(actor, key, StapInvoer("gevraagd", "afgewezen", "hoofd", False, on,
                                     "De bruiloft duurt een weekend. Twee dagen zijn genoeg."), at=at)
