"""The plan, beside what child and family told before: one page out of two apps. Source: issue 4, part 4; ux.md S10."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from ketenkameleon.plan.views.plan import page, zaak_with_plan
from ketenkameleon.routes.queries.beeld import picture
from ketenkameleon.toegang.pagina import Vraag


@require_safe
def plan(request: Vraag, nummer: str) -> HttpResponse:
    """The plan with a line to add to each goal, and the beeld, so that nobody asks for it again."""
    zicht = zaak_with_plan(request, nummer)
    return page(request, zicht, template="schermen/plan.html", beeld=picture(request.actor, zicht))
