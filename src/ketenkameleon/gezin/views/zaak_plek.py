"""A parent says whether the plek started; a child says what it thinks of it. Source: design.md 2, promise 2."""

from __future__ import annotations

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from ketenkameleon.gezin.forms.plek import JA, KindPlekForm, PlekForm
from ketenkameleon.gezin.queries.zaak import Gezinsblad, Gezinsplek
from ketenkameleon.gezin.views.zaak import family_zaak
from ketenkameleon.toegang.pagina import Vraag
from ketenkameleon.toegang.refusals import NotFound
from ketenkameleon.zaken.actions.plek import child_says, confirm, dispute
from ketenkameleon.zaken.forms.velden import done_with
from ketenkameleon.zaken.queries.zaak import NOT_THERE
from ketenkameleon.zaken.views.pagina import WRONG, given


@require_http_methods(["GET", "HEAD", "POST"])
def gezin_plek(request: Vraag, nummer: str, plek_id: UUID) -> HttpResponse:
    """The question about the plek that was offered last; any other plek is not there."""
    blad = family_zaak(request, nummer)
    plek = blad.plek
    if plek is None or plek.id != plek_id or not (plek.gestart_op if blad.je else plek.vraagt or plek.tegen):
        raise NotFound(NOT_THERE, object_soort="plek", gevraagd=str(plek_id))
    return _child(request, blad, plek) if blad.je else _parent(request, blad, plek)


def _parent(request: Vraag, blad: Gezinsblad, plek: Gezinsplek) -> HttpResponse:
    form = PlekForm(given(request), alleen_nee=plek.tegen)

    def say() -> None:
        if form.cleaned_data["antwoord"] == JA:
            confirm(request.actor, plek.id, "ouder", at=request.at)
            messages.success(request, gettext("Dank u wel. Wij weten nu dat de plek is gestart."))
        else:
            dispute(request.actor, plek.id, "ouder", form.cleaned_data["reden"], at=request.at)
            messages.success(request, gettext("Dank u wel. De klok loopt door. Uw contactpersoon belt u hierover."))

    return _answer(request, blad, plek, form, form.is_bound and done_with(form, say))


def _child(request: Vraag, blad: Gezinsblad, plek: Gezinsplek) -> HttpResponse:
    form = KindPlekForm(given(request), gezegd=plek.kind_zegt)

    def say() -> None:
        child_says(request.actor, plek.id, form.cleaned_data["tekst"], at=request.at)
        messages.success(request, gettext("Dank je wel. Je contactpersoon leest dit."))

    return _answer(request, blad, plek, form, form.is_bound and done_with(form, say))


def _answer(request: Vraag, blad: Gezinsblad, plek: Gezinsplek, form: forms.Form, done: bool) -> HttpResponse:
    if done:
        return redirect("gezin_zaak", blad.nummer)
    page = {"blad": blad, "plek": plek, "form": form, "je": blad.je, "fout": bool(form.errors)}
    return render(request, "gezin/plek.html", page, status=WRONG if form.errors else 200)
