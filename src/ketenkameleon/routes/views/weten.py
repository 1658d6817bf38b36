"""What we know for one route and what follows: Halt, luxeverzuim, leave, sickness; a small form per question."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from ketenkameleon.delen.actions.toestemming import agree
from ketenkameleon.delen.invoer import taking_part
from ketenkameleon.routes.actions.feiten_van import answer
from ketenkameleon.routes.forms.feiten_van import FORMULIEREN, Vraagform, as_first
from ketenkameleon.routes.forms.meedoen import MeedoenForm
from ketenkameleon.routes.queries.bekend import first_values
from ketenkameleon.routes.queries.feiten_van import Weetblad, sheet
from ketenkameleon.rules.access import Deed
from ketenkameleon.rules.delen import last_day_proposed
from ketenkameleon.rules.routes import Route
from ketenkameleon.toegang.pagina import Vraag, today
from ketenkameleon.web.dates import datum_lang
from ketenkameleon.zaken.forms.velden import done_with
from ketenkameleon.zaken.queries.zaak import ZaakZicht
from ketenkameleon.zaken.views.pagina import given, show, zaak_of

# In which the route asks somebody to take part.
WAARVOOR: Final[Mapping[Route, str]] = {Route.HALT: "halt", Route.VRIJWILLIGE_HULP: "jeugdhulp"}


@require_safe
def route_weten(request: Vraag, nummer: str, zaakroute_id: UUID) -> HttpResponse:
    """Every question of this route with its answer, and what the rules say of them."""
    zicht = zaak_of(request, nummer, Deed.ZAAK_BEHANDELEN)
    blad = sheet(request.actor, zicht, zaakroute_id)
    names = {mens.persoon_id: mens.naam for mens in blad.mensen}
    return show(request, "routes/weten.html", zicht, blad=blad, waarvoor=WAARVOOR.get(blad.route, ""),
                besluit=blad.route in (Route.VERLOF, Route.VRIJSTELLING),
                wie=[names.get(key, "iemand met gezag") for key in sorted(blad.halt.wie, key=str)] if blad.halt else [])


@require_http_methods(["GET", "HEAD", "POST"])
def route_vraag(request: Vraag, nummer: str, zaakroute_id: UUID, vraag: str) -> HttpResponse:
    """One question of a route. What was known is filled in; what is kept now stands in its place."""
    zicht = zaak_of(request, nummer, Deed.ZAAK_BEHANDELEN)
    blad = sheet(request.actor, zicht, zaakroute_id)
    asked = next((line for line in blad.vragen if line.code == vraag), None)
    if asked is None:
        raise Http404
    first = {**as_first(vraag, asked.bekend.waarde), "bron": asked.bekend.bron, "op": asked.bekend.op} \
        if asked.bekend else first_values(request.actor, zicht, vraag)
    form = FORMULIEREN[vraag](given(request), initial=first)
    if form.is_bound and done_with(form, lambda: _answer(request, zaakroute_id, form)):
        return _back(request, nummer, zaakroute_id, "Bewaard.")
    return _ask(request, zicht, blad, form, asked.naam, "Wat er eerder stond, blijft bewaard." if asked.bekend else "")


@require_http_methods(["GET", "HEAD", "POST"])
def meedoen(request: Vraag, nummer: str, deelname_id: UUID) -> HttpResponse:
    """What one person said to taking part: a yes or a no, which counts from now on."""
    zicht = zaak_of(request, nummer, Deed.ZAAK_BEHANDELEN)
    blad = sheet(request.actor, zicht, deelname_id)
    waarvoor = WAARVOOR.get(blad.route)
    if waarvoor is None:
        raise Http404
    on = today(request)
    tot = last_day_proposed(on, wet=request.actor.wet)
    form = MeedoenForm(given(request), mensen=blad.mensen, initial={"op": on, "tot": tot})
    if form.is_bound and done_with(form, lambda: agree(request.actor, zicht.zaak_id, form.invoer(waarvoor),
                                                       at=request.at)):
        return _back(request, nummer, deelname_id, "Bewaard. Het antwoord geldt vanaf nu.")
    naam = taking_part(on=on, wet=request.actor.wet)[waarvoor]
    return _ask(request, zicht, blad, form, f"ja of nee tegen {naam}",
                f"Vertel erbij: meedoen hoeft niet, en stoppen mag. Het voorstel is tot en met {datum_lang(tot)}.")


def _answer(request: Vraag, zaakroute_id: UUID, form: Vraagform) -> None:
    answer(request.actor, zaakroute_id, form.invoer(today(request)), at=request.at)


def _ask(request: Vraag, zicht: ZaakZicht, blad: Weetblad, form: forms.Form, naam: str, uitleg: str) -> HttpResponse:
    return show(request, "routes/vraag.html", zicht, form=form, blad=blad, uitleg=uitleg,
                kop=naam[0].upper() + naam[1:])


def _back(request: Vraag, nummer: str, zaakroute_id: UUID, effect: str) -> HttpResponse:
    messages.success(request, effect)
    return redirect("route_weten", nummer, zaakroute_id)
