"""The routes of a zaak: choosing one, taking its steps, recording what they ask. Source: issue 4, parts 4 and 6."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from ketenkameleon.routes.actions.feit import correct_fact, note_fact
from ketenkameleon.routes.actions.route import start_route, take_step
from ketenkameleon.routes.forms.route import BeterForm, FeitForm, KiesForm, StapForm
from ketenkameleon.routes.queries.beeld import picture
from ketenkameleon.routes.queries.route import RouteZicht, choices_of, route_page, routes_of
from ketenkameleon.routes.queries.termijn import running_terms_of
from ketenkameleon.rules.access import Deed
from ketenkameleon.rules.roles import Rol
from ketenkameleon.rules.stapbevoegdheid import own_parties
from ketenkameleon.rules.verdict import refused
from ketenkameleon.toegang.pagina import Vraag, today
from ketenkameleon.toegang.refusals import NotFound, NotNow
from ketenkameleon.zaken.forms.velden import done_with
from ketenkameleon.zaken.queries.zaak import NOT_THERE, ZaakZicht
from ketenkameleon.zaken.views.pagina import given, show, zaak_of


@require_http_methods(["GET", "HEAD", "POST"])
def routes(request: Vraag, nummer: str) -> HttpResponse:
    """The routes of this zaak, its terms, and a choice of which to begin."""
    zicht = zaak_of(request, nummer, Deed.ZAAK_BEHANDELEN)
    regels = routes_of(request.actor, zicht)
    keuzes = choices_of(request.actor, regels, on=today(request))
    form = KiesForm(given(request), keuzes=keuzes, vandaag=today(request))
    made: list[UUID] = []
    if form.is_bound and done_with(form, lambda: made.append(
            start_route(request.actor, zicht.zaak_id, form.invoer(), at=request.at))):
        return _back(request, nummer, made[0], "De route is begonnen.")
    verhoor = Rol.LEERPLICHT_VERHOOR.value
    return show(request, "routes/routes.html", zicht, form=form, regels=regels, rol_verhoor=verhoor,
                verhoor=request.actor.rol == verhoor, termijnen=running_terms_of(request.actor, zicht),
                beeld=picture(request.actor, zicht))


@require_safe
def route(request: Vraag, nummer: str, route_id: UUID) -> HttpResponse:
    """One route: where it stands, what can come next and what is missing for it, what was recorded and done."""
    zicht = zaak_of(request, nummer, Deed.ZAAK_BEHANDELEN)
    return show(request, "routes/route.html", zicht, route=route_page(request.actor, zicht, route_id))


@require_http_methods(["GET", "HEAD", "POST"])
def route_stap(request: Vraag, nummer: str, route_id: UUID, naar: str) -> HttpResponse:
    """Take one step, or note that it was taken."""
    zicht = zaak_of(request, nummer, Deed.ZAAK_BEHANDELEN)
    found = route_page(request.actor, zicht, route_id)
    vervolg = next((stap for stap in found.vervolg if stap.naar == naar), None)
    if vervolg is None:
        raise NotNow(refused("no_such_route_step", f"rij route.{found.regel.route}", nu=found.regel.stand_naam,
                             naar=naar), object_soort="zaakroute", gevraagd=str(route_id))
    eigen = frozenset(own_parties(on=today(request), wet=request.actor.wet))
    form = StapForm(given(request), van=found.regel.stand, naar=naar, eigen=eigen, vandaag=today(request),
                    partijen=vervolg.partijen, reden_nodig=vervolg.reden_nodig)
    if form.is_bound and done_with(form, lambda: take_step(request.actor, route_id, form.invoer(), at=request.at)):
        return _back(request, nummer, route_id, "De stap is gezet.")
    return show(request, "routes/stap.html", zicht, form=form, route=found, vervolg=vervolg)


@require_http_methods(["GET", "HEAD", "POST"])
def route_feit(request: Vraag, nummer: str, route_id: UUID) -> HttpResponse:
    """Record something that a step of this route asks."""
    zicht = zaak_of(request, nummer, Deed.ZAAK_BEHANDELEN)
    found = route_page(request.actor, zicht, route_id)
    form = FeitForm(given(request), codes=found.vast_te_leggen, vandaag=today(request))
    if form.is_bound and done_with(form, lambda: note_fact(request.actor, route_id, form.invoer(), at=request.at)):
        return _back(request, nummer, route_id, "Vastgelegd.")
    return _ask(request, zicht, found, form, "Leg iets vast", "Leg vast")


@require_http_methods(["GET", "HEAD", "POST"])
def route_feit_beter(request: Vraag, nummer: str, route_id: UUID, feit_id: UUID) -> HttpResponse:
    """Correct something that was recorded, by a new line."""
    zicht = zaak_of(request, nummer, Deed.ZAAK_BEHANDELEN)
    found = route_page(request.actor, zicht, route_id)
    feit = next((feit for feit in found.feiten if feit.id == feit_id), None)
    if feit is None:
        raise NotFound(NOT_THERE, object_soort="routefeit", gevraagd=str(feit_id))
    form = BeterForm(given(request), code=feit.code, op=feit.op, bron=feit.bron)
    if form.is_bound and done_with(form, lambda: correct_fact(request.actor, feit_id, form.invoer(), at=request.at)):
        return _back(request, nummer, route_id, "Verbeterd. De oude regel blijft staan.")
    return _ask(request, zicht, found, form, f"Verbeter: {feit.naam}", "Bewaar")


def _ask(request: Vraag, zicht: ZaakZicht, found: RouteZicht, form: FeitForm | BeterForm, kop: str,
         knop: str) -> HttpResponse:
    return show(request, "routes/feit.html", zicht, form=form, route=found, kop=kop, knop=knop)


def _back(request: Vraag, nummer: str, route_id: UUID, effect: str) -> HttpResponse:
    messages.success(request, effect)
    return redirect("route", nummer, route_id)
