"""The promise as the drawn clock of `web` wants it."""

from __future__ import annotations

from datetime import date

from ketenkameleon.rules.belofte import Niveau, days_left
from ketenkameleon.web import components
from ketenkameleon.zaken.queries.blad import Zaakblad
from ketenkameleon.zaken.queries.blad_delen import MijlpaalRegel


def row_clock(op: date | None, niveau: Niveau | None, on: date) -> components.Klok | None:
    """The clock of one row in a list; None for a zaak without promise. Units: calendar days."""
    if op is None or niveau is None:
        return None
    return components.Klok(op=op, dagen=days_left(op, on), niveau=niveau.value)


def page_clock(blad: Zaakblad) -> components.Klok | None:
    """The clock of the zaakpagina, with the next milestone; None for a zaak without promise.

    A plek that started shows as such, confirmed or not; only a confirmed one stops the days.
    Source: ux.md 6.3; design.md 2, promise 2.
    """
    made = blad.klok
    if made is None:
        return None
    clock = components.Klok(op=made.op, dagen=made.dagen_over, niveau=made.niveau.value, dag=made.dag,
                            totaal=made.van_dagen)
    noted = next((plek.gestart_op for plek in blad.plekken if plek.stand == "gestart"), None)
    if started := made.gestart_op or noted:
        return clock | {"gestart_op": started, "bevestigd": made.gestart_op is not None}
    if (point := _next_point(blad)) is not None:
        clock["volgende"] = (point.naam, point.op)
    return clock


def _next_point(blad: Zaakblad) -> MijlpaalRegel | None:
    """The next milestone; the first contact is behind us once there was one."""
    point = blad.mijlpaal
    if point is None or point.code != "eerste_contact" or not blad.tijdlijn.contacten:
        return point
    later = blad.mijlpalen[blad.mijlpalen.index(point) + 1 :]
    return later[0] if later else None
