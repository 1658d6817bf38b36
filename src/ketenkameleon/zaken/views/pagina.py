"""What the pages of a zaak share: getting the zaak, showing a form, going back with a message."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse

from ketenkameleon.rules.access import Deed
from ketenkameleon.toegang.pagina import Vraag, today
from ketenkameleon.zaken.queries.zaak import ZaakZicht, persoonslijn, zaak_for

WRONG = 422


def zaak_of(request: Vraag, nummer: str, deed: Deed) -> ZaakZicht:
    """The zaak with that nummer, for this deed, today. Raises NotFound and NotAllowed."""
    return zaak_for(request.actor, nummer, deed, on=today(request))


def given(request: Vraag) -> QueryDict | None:
    """What was sent, or None when the page is only looked at; an empty form that was sent is not nothing."""
    return request.POST if request.method == "POST" else None


def show(request: Vraag, template: str, zicht: ZaakZicht, **context: object) -> HttpResponse:
    """The page; 422 when one of its forms has errors, and then with everything as it was typed."""
    wrong = next((form for form in context.values() if isinstance(form, forms.Form) and form.errors), None)
    page = {"zicht": zicht, "kind": persoonslijn(zicht.kind), "terug": reverse("zaak", args=[zicht.nummer]),
            "vandaag": today(request), "fout": wrong is not None, **context}
    return render(request, template, page, status=WRONG if wrong else 200)


def ask(request: Vraag, zicht: ZaakZicht, form: forms.Form, *, kop: str, knop: str, uitleg: str = "",
        concept: str = "") -> HttpResponse:
    """A page that is one question with one button."""
    return show(request, "zaken/formulier.html", zicht, form=form, kop=kop, knop=knop, uitleg=uitleg, concept=concept)


def done(request: Vraag, nummer: str, effect: str) -> HttpResponse:
    """Back to the zaak, with a sentence that says what has happened. No personal data in it."""
    messages.success(request, effect)
    return redirect("zaak", nummer)
