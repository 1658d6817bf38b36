"""Letters with which a parent or child can log in: who has one, and the sheet to print. Source: issue 3, part 8."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from ketenkameleon.logboek.schrijven import looked
from ketenkameleon.rules.access import Deed
from ketenkameleon.rules.visibility import Band
from ketenkameleon.toegang.pagina import Vraag
from ketenkameleon.zaken.actions.inlogbrief import make_letter, stop_looking
from ketenkameleon.zaken.queries.inlogbrief import receivers
from ketenkameleon.zaken.views.pagina import show, zaak_of

WOORDEN: Final = {Band.KIND: "het kind", Band.OUDER_MET_GEZAG: "ouder met gezag",
                  Band.OUDER_ZONDER_GEZAG: "ouder zonder gezag"}


@require_http_methods(["GET", "POST"])
def inlogbrieven(request: Vraag, nummer: str) -> HttpResponse:
    """Who of the family can log in. Making a letter shows it once, to be printed; it is kept nowhere."""
    zicht = zaak_of(request, nummer, Deed.ZAAK_BEHANDELEN)
    if request.method == "POST":
        return _act(request, nummer)
    looked(request.actor.lopend, "inlogbrief", nummer, zaak_id=zicht.zaak_id)
    people = [(one, WOORDEN[one.band]) for one in receivers(request.actor, zicht, at=request.at)]
    return show(request, "zaken/inlogbrieven.html", zicht, mensen=people)


def _act(request: Vraag, nummer: str) -> HttpResponse:
    try:
        persoon_id = UUID(request.POST.get("persoon", ""))
    except ValueError:
        return HttpResponseBadRequest()
    if request.POST.get("actie") == "stop":
        stop_looking(request.actor, nummer, persoon_id, at=request.at)
        messages.success(request, "Deze persoon kan niet meer inloggen.")
        return redirect("inlogbrieven", nummer)
    brief = make_letter(request.actor, nummer, persoon_id, at=request.at)
    return render(request, "zaken/inlogbrief.html", {
        "brief": brief, "nummer": nummer, "kind": brief.aan.band is Band.KIND,
        "site": request.build_absolute_uri("/inloggen/brief/")})
