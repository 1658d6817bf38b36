"""The plek: the list with an offer, and a page for every step. Source: design.md 2, promise 2."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Final
from uuid import UUID

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from ketenkameleon.rules.access import Deed, Functie
from ketenkameleon.rules.plek import kinds
from ketenkameleon.toegang.pagina import Vraag, today
from ketenkameleon.zaken.actions import plek as act
from ketenkameleon.zaken.actions.concept import drop_draft
from ketenkameleon.zaken.forms.notitie import as_typed
from ketenkameleon.zaken.forms.plek import AanbodForm, KindForm, RedenForm, StapForm, StartForm, StopForm
from ketenkameleon.zaken.forms.velden import done_with
from ketenkameleon.zaken.queries.blad import zaakpagina
from ketenkameleon.zaken.queries.concept import draft
from ketenkameleon.zaken.queries.zaak import ZaakZicht
from ketenkameleon.zaken.views.pagina import done, given, show, zaak_of

PLEK: Final = "plek"


@dataclass(frozen=True, slots=True)
class Stap:
    """One step of a plek as a page: its form, its words, and what it does with what was filled in."""

    form: type[StapForm]
    kop: str
    uitleg: str
    knop: str
    klaar: str
    doe: Callable[[Vraag, UUID, Mapping[str, object]], UUID]
    ook_coordinator: bool = False


def _day(data: Mapping[str, object]) -> date:
    day = data["op"]
    if not isinstance(day, date):
        raise TypeError("de dag van een stap is geen dag")
    return day


def _text(data: Mapping[str, object], name: str) -> str:
    return str(data[name])


STAPPEN: Final[Mapping[str, Stap]] = MappingProxyType({
    "aanvaarden": Stap(
        StapForm, "Kind en ouders zeggen ja", "Leg vast dat het kind en de ouders vandaag ja zeiden tegen deze plek.",
        "Ja, zij willen deze plek", "Vastgelegd: kind en ouders zeiden ja.",
        lambda request, key, _: act.accept_plek(request.actor, key, at=request.at)),
    "starten": Stap(
        StartForm, "De plek is gestart", "De school of een ouder moet de start nog bevestigen. Tot dan loopt de klok.",
        "Leg de start vast", "Vastgelegd, nog niet bevestigd. Vraag de school of een ouder om de start te bevestigen.",
        lambda request, key, data: act.start_plek(request.actor, key, _day(data), at=request.at)),
    "stoppen": Stap(
        StopForm, "De plek is gestopt", "Stopt de plek binnen vier lesweken? Dan loopt de zaak weer. "
        "De datum van de belofte verandert niet.", "Leg vast dat het stopte", "Vastgelegd: de plek is gestopt.",
        lambda request, key, data: act.stop(request.actor, key, _day(data), _text(data, "reden"), at=request.at),
        ook_coordinator=True),
    "vervallen": Stap(
        RedenForm, "De plek gaat niet door", "", "Leg dit vast", "Vastgelegd: de plek gaat niet door.",
        lambda request, key, data: act.lapse(request.actor, key, _text(data, "reden"), at=request.at)),
    "kind": Stap(
        KindForm, "Wat zegt het kind?", "Vraag het kind zelf wat het van de plek vindt.", "Bewaar", "Bewaard.",
        lambda request, key, data: act.child_says(request.actor, key, _text(data, "tekst"), at=request.at)),
    "ouder_bevestigt": Stap(
        StapForm, "Een ouder bevestigt de start", "Heeft een ouder u verteld dat het kind echt is gestart? "
        "Wie de start vastlegde, kan dit niet zelf bevestigen.", "Ja, een ouder heeft dit bevestigd",
        "De start is bevestigd. De klok staat stil.",
        lambda request, key, _: act.confirm(request.actor, key, "ouder", at=request.at), ook_coordinator=True),
    "klopt_niet": Stap(
        RedenForm, "Een ouder zegt: klopt niet", "De zaak gaat dan weer lopen. De datum van de belofte verandert niet.",
        "Leg vast dat het niet klopt", "Vastgelegd. De zaak loopt weer.",
        lambda request, key, data: act.dispute(request.actor, key, "ouder", _text(data, "reden"), at=request.at),
        ook_coordinator=True),
})


@require_http_methods(["GET", "HEAD", "POST"])
def plek(request: Vraag, nummer: str) -> HttpResponse:
    """Every plek of the zaak with its next steps, and a form to offer one."""
    zicht = zaak_of(request, nummer, Deed.ZAAK_BEHANDELEN)
    soorten = kinds(on=today(request), wet=request.actor.wet, regio=request.actor.regio_code)
    kept = draft(request.actor, PLEK, zicht.zaak_id) if request.method != "POST" else None
    form = AanbodForm(given(request), soorten=soorten, school=zicht.school_naam, initial=as_typed(kept or {}))
    if form.is_bound and done_with(form, lambda: _offer(request, zicht, form)):
        return done(request, nummer, "De plek is aangeboden. Vraag kind en ouders of zij ja zeggen.")
    blad = zaakpagina(request.actor, zicht, on=today(request))
    return show(request, "zaken/plek.html", zicht, plekken=blad.plekken, soorten=soorten, form=form,
                concept=reverse("concept", args=[PLEK, zicht.zaak_id]))


@require_http_methods(["GET", "HEAD", "POST"])
def plek_stap(request: Vraag, nummer: str, plek_id: UUID, stap: str) -> HttpResponse:
    """One step of one plek: a page that says what it means, and a button."""
    step = STAPPEN.get(stap)
    if step is None:
        raise Http404
    zicht = zaak_of(request, nummer, _deed(request, step))
    form = step.form(given(request), initial={"op": today(request)})
    if form.is_bound and done_with(form, lambda: step.doe(request, plek_id, form.cleaned_data)):
        return done(request, nummer, step.klaar)
    return show(request, "zaken/formulier.html", zicht, form=form, kop=step.kop, uitleg=step.uitleg, knop=step.knop)


def _deed(request: Vraag, step: Stap) -> Deed:
    """As the actions decide it: a parent's word is taken down by who runs the zaak, or by the coördinator."""
    if step.ook_coordinator and Functie.COORDINATOR in request.actor.functies:
        return Deed.ZAAK_TOEWIJZEN
    return Deed.ZAAK_BEHANDELEN


def _offer(request: Vraag, zicht: ZaakZicht, form: AanbodForm) -> UUID:
    data = form.cleaned_data
    school = zicht.school_id if data.get("bij_school") else None
    key = act.offer(request.actor, zicht.zaak_id, data["soort"], data["waar"], school_id=school, at=request.at)
    drop_draft(request.actor, PLEK, zicht.zaak_id)
    return key
