"""Two routes in zaken of Samira: help that was proposed, and a request for research whose term ends soon."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from ketenkameleon.demo.toneel import Daad, Toneel, Zaakloop
from ketenkameleon.routes.actions.feit import note_fact
from ketenkameleon.routes.actions.route import start_route, take_step
from ketenkameleon.routes.invoer import FeitInvoer, RouteInvoer, StapInvoer
from ketenkameleon.toegang.context import Actor
from ketenkameleon.toegang.dagen import local_day

# Per step: from and to, the party (with a star: the professional takes it), and what was recorded before it.
_Stappen = tuple[tuple[str, str, str, tuple[str, ...]], ...]
HULP: Final[_Stappen] = (
    ("gemeld", "onderzoek", "leerplicht*", ()),
    ("onderzoek", "hulp_voorgesteld", "leerplicht*", ("ouders_gehoord", "kind_gehoord")),
)
VTO: Final[_Stappen] = (
    ("overwogen", "vto_ingediend", "college", ("bedreigd", "hulp_niet_aanvaard")),
    ("vto_ingediend", "intake_rvdk", "raad", ()),
)


def loop_route(route: str, stappen: _Stappen, uitleg: str = "") -> Daad:
    """Begin a route and take these steps, all on one day."""

    def doe(toneel: Toneel, actor: Actor, loop: Zaakloop, at: datetime) -> None:
        op = local_day(at)
        key = start_route(actor, loop.zaak_id, RouteInvoer(route, op, uitleg), at=at)
        for van, naar, door, feiten in stappen:
            for code in feiten:
                note_fact(actor, key, FeitInvoer(code, op, "gesprek thuis"), at=at)
            step = StapInvoer(van, naar, door.rstrip("*"), door.endswith("*"), op)
            take_step(actor, key, step, at=at)

    return doe
