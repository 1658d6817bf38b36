"""Short pages of the zaak itself: afspraken, wacht op, how it stands, nazorg, a safety signal that was seen."""

from __future__ import annotations

from datetime import timedelta
from typing import Final
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from ketenkameleon.rules.access import Deed
from ketenkameleon.rules.zaak import waiting_parties
from ketenkameleon.toegang.pagina import Vraag, today
from ketenkameleon.zaken.actions.regie import add_afspraak, end_afspraak, end_wait, seen, wait_for, write_stand
from ketenkameleon.zaken.actions.sluiten import nazorg as write_nazorg
from ketenkameleon.zaken.forms.regie import KLAAR, AfspraakForm, NazorgForm, StandForm, WachtForm
from ketenkameleon.zaken.forms.velden import done_with
from ketenkameleon.zaken.invoer import who_can
from ketenkameleon.zaken.views.pagina import ask, done, given, zaak_of

A_WEEK: Final = timedelta(days=7)


@require_http_methods(["GET", "HEAD", "POST"])
def afspraak_nieuw(request: Vraag, nummer: str) -> HttpResponse:
    """An afspraak outside a contact."""
    actor, zicht = request.actor, zaak_of(request, nummer, Deed.ZAAK_BEHANDELEN)
    wie = who_can(on=today(request), wet=actor.wet, regio=actor.regio_code)
    form = AfspraakForm(given(request), wie=wie)
    if form.is_bound and done_with(form, lambda: add_afspraak(actor, zicht.zaak_id, form.invoer(), at=request.at)):
        return done(request, nummer, "De afspraak staat erbij.")
    return ask(request, zicht, form, kop="Afspraak toevoegen", knop="Bewaar de afspraak")


@require_POST
def afspraak_klaar(request: Vraag, nummer: str, afspraak_id: UUID) -> HttpResponse:
    """Tick an afspraak off: done, or no longer needed. From Mijn dag it goes back there."""
    zaak_of(request, nummer, Deed.ZAAK_BEHANDELEN)  # not yours goes before not well asked
    hoe = request.POST.get("hoe", "")
    if hoe not in KLAAR:
        return HttpResponseBadRequest()
    end_afspraak(request.actor, afspraak_id, "gedaan" if hoe == "gedaan" else "vervallen", at=request.at)
    if request.POST.get("terug") == "mijn_dag":
        messages.success(request, f"{KLAAR[hoe]} Zaak {nummer}.")
        return redirect("mijn_dag")
    return done(request, nummer, KLAAR[hoe])


@require_http_methods(["GET", "HEAD", "POST"])
def wacht_op_nieuw(request: Vraag, nummer: str) -> HttpResponse:
    """Whom the zaak waits for. The promise does not move by it."""
    actor, zicht = request.actor, zaak_of(request, nummer, Deed.ZAAK_BEHANDELEN)
    partijen = waiting_parties(on=today(request), wet=actor.wet, regio=actor.regio_code)
    form = WachtForm(given(request), partijen=partijen, initial={"tot": today(request) + A_WEEK})
    if form.is_bound and done_with(form, lambda: wait_for(actor, zicht.zaak_id, **form.cleaned_data, at=request.at)):
        return done(request, nummer, "Dit staat nu boven aan de zaak. De klok loopt door.")
    return ask(request, zicht, form, kop="Waar wachten we op?", knop="Bewaar",
               uitleg="De datum van de belofte verandert hierdoor niet.")


@require_POST
def wacht_op_klaar(request: Vraag, nummer: str, wachtop_id: UUID) -> HttpResponse:
    """What the zaak waited for has come."""
    end_wait(request.actor, wachtop_id, at=request.at)
    return done(request, nummer, "Goed. Hier wachten we niet meer op.")


@require_http_methods(["GET", "HEAD", "POST"])
def stand_tekst(request: Vraag, nummer: str) -> HttpResponse:
    """How the zaak stands, in three lines."""
    zicht = zaak_of(request, nummer, Deed.ZAAK_BEHANDELEN)
    form = StandForm(given(request), initial={"tekst": zicht.stand_tekst})
    if form.is_bound and done_with(form, lambda: _write_stand(request, zicht.zaak_id, form)):
        return done(request, nummer, "De stand is bewaard.")
    return ask(request, zicht, form, kop="Stand in drie regels", knop="Bewaar de stand")


@require_http_methods(["GET", "HEAD", "POST"])
def nazorg(request: Vraag, nummer: str) -> HttpResponse:
    """How it goes with child and parents, asked before the zaak closes."""
    zicht = zaak_of(request, nummer, Deed.ZAAK_BEHANDELEN)
    form = NazorgForm(given(request), initial={"tekst": zicht.nazorg_tekst})
    if form.is_bound and done_with(form, lambda: _write_nazorg(request, zicht.zaak_id, form)):
        return done(request, nummer, "De nazorg is vastgelegd. U kunt de zaak nu sluiten als alles klaar is.")
    return ask(request, zicht, form, kop="Nazorg: hoe gaat het nu?", knop="Bewaar de nazorg",
               uitleg="Vraag het aan het kind en aan de ouders. Doe dit voordat u de zaak sluit.")


@require_POST
def veiligheid_gezien(request: Vraag, nummer: str, signaal_id: UUID) -> HttpResponse:
    """The coördinator saw a safety signal."""
    seen(request.actor, signaal_id, at=request.at)
    return done(request, nummer, "Genoteerd: u heeft het veiligheidssignaal gezien.")


def _write_stand(request: Vraag, zaak_id: UUID, form: StandForm) -> None:
    write_stand(request.actor, zaak_id, form.cleaned_data["tekst"], at=request.at)


def _write_nazorg(request: Vraag, zaak_id: UUID, form: NazorgForm) -> None:
    write_nazorg(request.actor, zaak_id, form.cleaned_data["tekst"], at=request.at)
