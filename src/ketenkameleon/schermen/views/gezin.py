"""Where a parent or child lands after logging in: who their contactpersoon is. Source: ux.md 5; issue 3, part 8."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from ketenkameleon.logboek.schrijven import looked
from ketenkameleon.rules.visibility import Band
from ketenkameleon.toegang.pagina import Vraag, today
from ketenkameleon.zaken.queries.gezin import own_family


@require_safe
def gezin(request: Vraag) -> HttpResponse:
    """The vaste contactpersoon and the promise of each zaak of one's own; who works here has another start."""
    if not request.actor.gezin:
        return redirect("start")
    zaken = own_family(request.actor, on=today(request))
    for zaak in zaken:
        looked(request.actor.lopend, "gezin", zaak.nummer)
    je = any(zaak.band == Band.KIND for zaak in zaken)
    return render(request, "schermen/gezin.html", {"zaken": zaken, "je": je})
