"""The pages of break-glass. Source: issue 3, part 7; ux.md 6."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Final
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ketenkameleon.rules.access import Deed, Functie, Relatie, may
from ketenkameleon.rules.noodtoegang import emergency_reasons, ends_at
from ketenkameleon.rules.verdict import Allowed, Verdict
from ketenkameleon.toegang.context import Actor
from ketenkameleon.toegang.pagina import Vraag, today
from ketenkameleon.toegang.refusals import NotAllowed
from ketenkameleon.web.fields import choice_field
from ketenkameleon.zaken.actions.noodtoegang import LONGEST, end_emergency, may_ask, open_by_emergency, seen_by
from ketenkameleon.zaken.forms.velden import keuze, tekst
from ketenkameleon.zaken.queries.noodtoegang import emergencies
from ketenkameleon.zaken.queries.zaak import zaak_for
from ketenkameleon.zaken.views.pagina import WRONG, given

GEZEGD: Final = re.compile(r"\s*(\d{4})\s*[-/ ]\s*0*(\d{1,5})\s*")


class NoodForm(forms.Form):
    """Why, out of a list, and in words."""

    reden = keuze("Waarom is het nodig?", leeg="Kies een reden.")
    toelichting = tekst("Wat is er aan de hand?", LONGEST, leeg="Schrijf in één zin wat er aan de hand is.")


@require_safe
def noodtoegangen(request: Vraag) -> HttpResponse:
    """For who must hear of it: who opened what. For who can open: where to fill in the nummer."""
    actor = request.actor
    sees, asks = _sees(actor, request), Functie.BIP in actor.functies
    if not sees:
        may_ask(actor, at=request.at)
    said = GEZEGD.fullmatch(request.GET.get("nummer", ""))
    if said is not None and asks:
        return redirect("nood_open", f"{said[1]}-{int(said[2]):05d}")
    names = {reden.code: reden.naam for reden in emergency_reasons(on=today(request), wet=actor.wet)}
    regels = emergencies(actor, at=request.at) if sees else []
    found = [(regel, names.get(regel.reden, regel.reden)) for regel in regels]
    return render(request, "zaken/noodtoegangen.html",
                  {"regels": found, "ziet": sees, "vraagt": asks, "fout": "nummer" in request.GET})


@require_http_methods(["GET", "POST"])
def nood_open(request: Vraag, nummer: str) -> HttpResponse:
    """Open a zaak that is not yours. The page is the same for every nummer, whether it is there or not."""
    may_ask(request.actor, at=request.at)
    if _own(request, nummer):
        return redirect("zaak", nummer)
    form = NoodForm(given(request))
    redenen = emergency_reasons(on=today(request), wet=request.actor.wet)
    choice_field(form, "reden").choices = [(reden.code, reden.naam) for reden in redenen]
    if form.is_valid():
        open_by_emergency(request.actor, nummer, form.cleaned_data["reden"], form.cleaned_data["toelichting"],
                          at=request.at)
        messages.warning(request, "De zaak is voor u open. De privacyfunctionaris en de coördinator weten dit.")
        return redirect("zaak", nummer)
    page = {"form": form, "nummer": nummer, "minuten": _minutes(request.at, request)}
    return render(request, "zaken/nood_open.html", page, status=WRONG if form.errors else 200)


@require_POST
def nood_sluit(request: Vraag, nood_id: UUID) -> HttpResponse:
    """End one's own opening."""
    end_emergency(request.actor, nood_id, at=request.at)
    messages.success(request, "De noodtoegang is gestopt. U ziet de zaak niet meer.")
    return redirect("start")


@require_POST
def noodtoegang_gezien(request: Vraag, bericht_id: UUID) -> HttpResponse:
    """Who must hear of it saw it."""
    seen_by(request.actor, bericht_id, at=request.at)
    messages.success(request, "Bewaard: u heeft dit gezien.")
    return redirect("noodtoegangen")


def _sees(actor: Actor, request: Vraag) -> bool:
    verdict: Verdict = may(Deed.NOODTOEGANG_ZIEN, functies=actor.functies, relaties=frozenset({Relatie.GEEN}),
                           on=today(request), wet=actor.wet)
    return isinstance(verdict, Allowed)


def _own(request: Vraag, nummer: str) -> bool:
    """Does the actor do this zaak already? Then there is nothing to open."""
    try:
        zaak_for(request.actor, nummer, Deed.ZAAK_BEHANDELEN, on=today(request))
    except NotAllowed:
        return False
    return True


def _minutes(at: datetime, request: Vraag) -> int:
    return int((ends_at(at, wet=request.actor.wet) - at).total_seconds() // 60)
