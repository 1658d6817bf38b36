"""Decisions on leave above ten days and on exemptions: who decides, why, sent or not, and how a bezwaar stands."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from ketenkameleon.routes.queries.besluit import decisions
from ketenkameleon.rules.access import Deed
from ketenkameleon.toegang.pagina import Vraag
from ketenkameleon.zaken.views.pagina import show, zaak_of


@require_safe
def besluiten(request: Vraag, nummer: str) -> HttpResponse:
    """Every request for leave or exemption of this zaak, with what was decided."""
    zicht = zaak_of(request, nummer, Deed.ZAAK_BEHANDELEN)
    return show(request, "routes/besluiten.html", zicht, besluiten=decisions(request.actor, zicht))
