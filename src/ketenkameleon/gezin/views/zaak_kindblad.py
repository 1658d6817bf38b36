"""One A4 for a child: to print and to go through together. Source: ux.md S11b (under 12 a printed sheet)."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ketenkameleon.gezin.queries.kindblad import next_visit
from ketenkameleon.rules.access import Deed
from ketenkameleon.toegang.pagina import Vraag
from ketenkameleon.zaken.views.pagina import zaak_of


@require_safe
def kindblad(request: Vraag, nummer: str) -> HttpResponse:
    """The sheet of any child: under 12 there is no page of one's own, and paper is there for everybody."""
    zicht = zaak_of(request, nummer, Deed.ZAAK_BEHANDELEN)
    return render(request, "gezin/kindblad.html", {"zicht": zicht, "bezoek": next_visit(request.actor, zicht)})
