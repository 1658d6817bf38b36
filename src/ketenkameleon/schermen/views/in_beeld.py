"""Who stays in view: exempt, as somebody noted or as a route decided, and long at home. Source: issue 6, part 2."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ketenkameleon.meldingen.queries_in_beeld import InBeeld, in_view
from ketenkameleon.routes.queries.in_beeld import Routevrij, exempt_by_route
from ketenkameleon.rules.access import Deed
from ketenkameleon.rules.verlof import exemptions
from ketenkameleon.rules.wetboek import Wetboek
from ketenkameleon.toegang.pagina import Vraag, deed, today
from ketenkameleon.zaken.queries.zaak import ONBEKEND

VRIJGESTELD = "vrijgesteld"


@require_safe
@deed(Deed.IN_BEELD_ZIEN)
def in_beeld(request: Vraag) -> HttpResponse:
    """Who is exempt and who is long at home."""
    actor, on = request.actor, today(request)
    found, decided = in_view(actor, on=on), exempt_by_route(actor, on=on)
    noted = [line for line in found if line.lijst == VRIJGESTELD]
    page = {"vrijgesteld": sorted([*noted, *_not_noted(decided, noted, on, actor.wet)], key=_first),
            "thuis": [line for line in found if line.lijst == "lang_thuis"], "vandaag": on}
    return render(request, "schermen/in_beeld.html", page)


def _not_noted(decided: Sequence[Routevrij], noted: Sequence[InBeeld], on: date, wet: Wetboek) -> list[InBeeld]:
    """What a route decided in a zaak where nobody noted an exemption of its own: a child stands there once."""
    there, kinds = {line.zaak_id for line in noted}, exemptions(on=on, wet=wet)
    return [InBeeld(line.zaak_id, line.nummer, VRIJGESTELD,
                    ", ".join(kinds[code].naam for code in line.soorten) or "soort niet vastgelegd",
                    line.naam or ONBEKEND, line.school, line.gemeente, line.sinds, line.kijk_weer_op,
                    line.kijk_weer_op < on) for line in decided if line.zaak_id not in there]


def _first(line: InBeeld) -> tuple[bool, date, str]:
    """Whoever somebody has to look at soonest stands first."""
    return line.kijk_weer_op is None, line.kijk_weer_op or date.max, line.nummer
