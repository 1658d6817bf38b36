"""*Mijn meldingen* of a school, and what it says about a plek. Source: ux.md S5; design.md 2, promise 2."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ketenkameleon.meldingen.forms.oordeel import KloptNiet
from ketenkameleon.meldingen.queries_school import MijnMelding, my_reports, school_plek
from ketenkameleon.meldingen.woorden import kind_name, uren
from ketenkameleon.rules.access import Deed
from ketenkameleon.rules.plek import kinds
from ketenkameleon.toegang.pagina import Vraag, deed, today
from ketenkameleon.zaken.actions.plek import confirm, dispute
from ketenkameleon.zaken.forms.velden import done_with

WRONG: Final = 422
BEVESTIGD: Final = "Bevestigd: de plek is gestart. De vaste contactpersoon ziet dit ook."
BETWIST: Final = "Doorgegeven: de plek klopt niet. De vaste contactpersoon gaat hiermee verder."


@require_safe
@deed(Deed.MIJN_MELDINGEN)
def mijn_meldingen(request: Vraag) -> HttpResponse:
    """What must I do now, who is my contact, how is it with what I reported?"""
    on = today(request)
    mine = my_reports(request.actor, na=request.GET.get("na", ""), on=on)
    soorten = kinds(on=on, wet=request.actor.wet, regio=request.actor.regio_code)
    page = {
        "mijn": mine,
        "vandaag": on,
        "verder": mine.verder,
        "bladert": "na" in request.GET,
        "te_bevestigen": [
            (plek, soorten.get(plek.soort, plek.soort)) for plek in mine.plekken if plek.stand == "gestart"
        ],
        "bevestigd": [
            (plek, soorten.get(plek.soort, plek.soort)) for plek in mine.plekken if plek.stand != "gestart"
        ],
        "meldingen": [
            (m, kind_name(m.soort, on=on, wet=request.actor.wet), uren(m.minuten), _stand(m))
            for m in mine.meldingen
        ],
    }
    return render(request, "meldingen/mijn_meldingen.html", page)


@require_POST
@deed(Deed.MIJN_MELDINGEN)
def plek_bevestigen(request: Vraag, plek_id: UUID) -> HttpResponse:
    """The school says: right, the plek has started."""
    confirm(request.actor, plek_id, "school", at=request.at)
    messages.success(request, BEVESTIGD)
    return redirect("mijn_meldingen")


@require_http_methods(["GET", "HEAD", "POST"])
@deed(Deed.MIJN_MELDINGEN)
def plek_klopt_niet(request: Vraag, plek_id: UUID) -> HttpResponse:
    """The school says: that is not right, and why."""
    plek = school_plek(request.actor, plek_id, on=today(request))
    form = KloptNiet(request.POST if request.method == "POST" else None)

    def say() -> None:
        dispute(request.actor, plek_id, "school", form.cleaned_data["reden"], at=request.at)

    if request.method == "POST" and done_with(form, say):
        messages.success(request, BETWIST)
        return redirect("mijn_meldingen")
    return render(
        request,
        "meldingen/klopt_niet.html",
        {"form": form, "plek": plek},
        status=WRONG if form.errors else 200,
    )


def _stand(melding: MijnMelding) -> tuple[str, str]:
    """How it is with a report: the words and the shape for a school, without a word about why."""
    if melding.zaak == "plek_gestart":
        return "Plek gestart", "gestart"
    if melding.zaak == "gesloten":
        return "Afgerond", "neutraal"
    if melding.vast:
        return "Hulp loopt", "op-schema"
    if melding.status in ("G", "K", "I"):
        return "Afgerond", "neutraal"
    if melding.zaak:
        return "Contactpersoon gezocht", "let-op"
    if melding.keuze == "ter_kennisgeving":
        return "Ter kennisgeving aangenomen", "neutraal"
    if melding.gevolg == "geen_zaak":
        return "Geen zaak: onder de grens", "neutraal"
    return "Wij bekijken de melding", "let-op"
