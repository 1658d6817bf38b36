"""Looking as a rol while no contact runs: what was written in that rol shows, and nothing else. Source: design.md 2."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from ketenkameleon.logboek.schrijven import looked
from ketenkameleon.rules.access import Deed
from ketenkameleon.rules.roles import Rol, roles
from ketenkameleon.toegang.middleware import SESSION_ROL
from ketenkameleon.toegang.pagina import Vraag, today
from ketenkameleon.toegang.refusals import authorise
from ketenkameleon.web.marks import rolwoord
from ketenkameleon.zaken.queries.rollen import may_look_as
from ketenkameleon.zaken.views.lopend import SESSION_CONTACT
from ketenkameleon.zaken.views.pagina import zaak_of

LOOPT = "Er loopt een contact. Bewaar of stop dat eerst; dan kunt u als een andere rol kijken."


@require_POST
def kijk_als(request: Vraag, nummer: str) -> HttpResponse:
    """From now on look as this rol, until one stops; no contact begins by it. Kept in the log of who looked."""
    zicht = zaak_of(request, nummer, Deed.NOTITIES_ZIEN)
    rol = request.POST.get("rol", "")
    if rol not in roles(on=today(request), wet=request.actor.wet):
        return HttpResponseBadRequest()
    if request.session.get(SESSION_CONTACT):
        messages.warning(request, LOOPT)
        return redirect("zaak", nummer)
    authorise(may_look_as(request.actor, zicht, Rol(rol), on=today(request)), object_soort="rol", gevraagd=rol)
    looked(request.actor.lopend, "rol", f"kijkt als {rol}", zaak_id=zicht.zaak_id)
    request.session[SESSION_ROL] = rol
    messages.info(request, f"U kijkt nu als {rolwoord(rol)}.")
    return redirect("verhoor" if rol == Rol.LEERPLICHT_VERHOOR else "zaak", nummer)


@require_POST
def kijk_stop(request: Vraag) -> HttpResponse:
    """Look as no rol any more; a contact that runs keeps its own."""
    rol = request.session.get(SESSION_ROL)
    if rol and not request.session.get(SESSION_CONTACT):
        del request.session[SESSION_ROL]
        looked(request.actor.lopend, "rol", f"kijkt niet meer als {rol}")
        messages.info(request, "U kijkt weer zonder rol.")
    return redirect("start")
