"""Complaints: the list, noting one, sending it on, and the answer. Source: issue 4, part 5."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ketenkameleon.brieven.actions.klacht import answered, letter_on_paper, note, send_on
from ketenkameleon.brieven.forms.klacht import AntwoordForm, KlachtForm
from ketenkameleon.brieven.invoer_klacht import HOE, OVER
from ketenkameleon.brieven.queries.klacht import colleagues, complaint, complaints
from ketenkameleon.rules.access import Deed
from ketenkameleon.rules.klacht import complaint_receivers
from ketenkameleon.toegang.pagina import Vraag, deed, today
from ketenkameleon.zaken.forms.velden import done_with
from ketenkameleon.zaken.views.pagina import given, zaak_of

WRONG = 422
STANDEN = {"ontvangen": "Ontvangen, nog niet doorgestuurd", "bij_organisatie": "Bij de organisatie",
           "beantwoord": "Beantwoord"}


@require_safe
@deed(Deed.KLACHT)
def klachten(request: Vraag) -> HttpResponse:
    """The complaints of the regio for a coördinator, for others those they noted."""
    found = complaints(request.actor, on=today(request))
    return render(request, "brieven/klachten.html",
                  {"regels": [(regel, OVER[regel.over], STANDEN[regel.stand]) for regel in found]})


@require_http_methods(["GET", "HEAD", "POST"])
@deed(Deed.KLACHT)
def klacht_nieuw(request: Vraag) -> HttpResponse:
    """Note a complaint that is about no zaak."""
    return _new(request, "")


@require_http_methods(["GET", "HEAD", "POST"])
def zaak_klacht(request: Vraag, nummer: str) -> HttpResponse:
    """Note a complaint that belongs to a zaak."""
    zaak_of(request, nummer, Deed.ZAAK_BEHANDELEN)
    return _new(request, nummer)


@require_safe
def klacht(request: Vraag, klacht_id: UUID) -> HttpResponse:
    """One complaint, its letters, and what can be done now."""
    return _page(request, klacht_id, AntwoordForm(vandaag=today(request)))


@require_POST
def klacht_doorsturen(request: Vraag, klacht_id: UUID) -> HttpResponse:
    """Make the letters to everybody who gets this complaint, all at once."""
    made = send_on(request.actor, klacht_id, at=request.at)
    messages.success(request, f"Klaar: {len(made)} {'brief' if len(made) == 1 else 'brieven'}. Print en verstuur ze "
                              "vandaag nog.")
    return redirect("klacht", klacht_id)


@require_POST
def klacht_beantwoord(request: Vraag, klacht_id: UUID) -> HttpResponse:
    """Note on which day there was an answer."""
    form = AntwoordForm(request.POST, vandaag=today(request))
    if done_with(form, lambda: answered(request.actor, klacht_id, form.cleaned_data["op"], at=request.at)):
        messages.success(request, "Genoteerd: de klacht is beantwoord.")
        return redirect("klacht", klacht_id)
    return _page(request, klacht_id, form)


@require_POST
def klachtbrief_pdf(request: Vraag, klachtbrief_id: UUID) -> HttpResponse:
    """One letter of a complaint as a tagged PDF; its name holds no name."""
    pdf = letter_on_paper(request.actor, klachtbrief_id, at=request.at)
    return HttpResponse(pdf, content_type="application/pdf",
                        headers={"Content-Disposition": 'attachment; filename="klacht.pdf"'})


def _new(request: Vraag, nummer: str) -> HttpResponse:
    on = today(request)
    form = KlachtForm(given(request), collegas=colleagues(request.actor, on=on), vandaag=on)
    if form.is_bound and done_with(form, lambda: note(request.actor, form.invoer(), nummer, at=request.at)):
        messages.success(request, "De klacht is genoteerd.")
        return redirect("klachten")
    return render(request, "brieven/klacht_nieuw.html", {"form": form, "nummer": nummer, "fout": form.is_bound},
                  status=WRONG if form.is_bound else 200)


def _page(request: Vraag, klacht_id: UUID, form: AntwoordForm) -> HttpResponse:
    on = today(request)
    found = complaint(request.actor, klacht_id, on=on)
    return render(request, "brieven/klacht.html", {
        "klacht": found, "over": OVER[found.regel.over], "stand": STANDEN[found.regel.stand], "hoe": HOE[found.hoe],
        "ontvangers": complaint_receivers(found.regel.over, on=on, wet=request.actor.wet), "form": form,
        "fout": bool(form.errors)}, status=WRONG if form.errors else 200)
