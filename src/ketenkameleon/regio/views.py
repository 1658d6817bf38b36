"""The pages of the beheerder: who works here and how they log in. No zaak, no child. Source: docs/adr/0025."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ketenkameleon.regio.actions import decide_link, end_appointment, propose_link, unlink
from ketenkameleon.regio.forms import NU, EindeForm, KoppelForm
from ketenkameleon.regio.queries import (
    MOST,
    one_account,
    one_appointment,
    organisatie_name,
    proposals,
    providers,
    staff,
)
from ketenkameleon.rules.access import Deed
from ketenkameleon.toegang.pagina import Vraag, deed, today
from ketenkameleon.web.context import FUNCTIES

WRONG: Final = 422


@require_safe
@deed(Deed.ACCOUNTS_BEHEREN)
def beheer(request: Vraag) -> HttpResponse:
    """Who works here now, or with ?weg=1 who does no longer; and what waits for a second beheerder."""
    actor, on, gone = request.actor, today(request), request.GET.get("weg") == "1"
    found = staff(actor, on=on, gone=gone)
    page = {"organisatie": organisatie_name(actor, on=on), "mensen": found, "weg": gone, "functies": FUNCTIES,
            "voorstellen": proposals(actor, on=on), "vol": len(found) == MOST, "vandaag": on}
    return render(request, "regio/beheer.html", page)


@require_safe
@deed(Deed.ACCOUNTS_BEHEREN)
def beheer_account(request: Vraag, account_id: UUID) -> HttpResponse:
    """One account: its aanstellingen here, and its outside logins."""
    on = today(request)
    page = {"blad": one_account(request.actor, account_id, on=on), "functies": FUNCTIES, "vandaag": on,
            "aanbieders": providers(request.actor), "ik": request.actor.account_id}
    return render(request, "regio/account.html", page)


@require_http_methods(["GET", "HEAD", "POST"])
@deed(Deed.ACCOUNTS_BEHEREN)
def beheer_einde(request: Vraag, aanstelling_id: UUID) -> HttpResponse:
    """End an aanstelling, today or at once."""
    found = one_appointment(request.actor, aanstelling_id, on=today(request))
    form = EindeForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        end_appointment(request.actor, aanstelling_id, now=form.cleaned_data["wanneer"] == NU, at=request.at)
        messages.success(request, "De aanstelling eindigt. Vertel de coördinator dat er zaken over te dragen zijn.")
        return redirect("beheer_account", found.account_id)
    return render(request, "regio/einde.html", {"mens": found, "form": form, "functies": FUNCTIES},
                  status=WRONG if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@deed(Deed.ACCOUNTS_BEHEREN)
def beheer_koppel(request: Vraag, account_id: UUID) -> HttpResponse:
    """Propose an outside login for this account."""
    blad = one_account(request.actor, account_id, on=today(request))
    form = KoppelForm(request.POST if request.method == "POST" else None, aanbieders=providers(request.actor))
    if form.is_bound and form.is_valid():
        given = form.cleaned_data
        propose_link(request.actor, account_id, given["aanbieder"], given["subject"], at=request.at)
        messages.success(request, "Voorgesteld. Een tweede beheerder van uw organisatie zegt ja of nee.")
        return redirect("beheer")
    return render(request, "regio/koppel.html", {"blad": blad, "form": form}, status=WRONG if form.errors else 200)


@require_POST
@deed(Deed.ACCOUNTS_BEHEREN)
def beheer_voorstel(request: Vraag, voorstel_id: UUID) -> HttpResponse:
    """Say yes or no to a link that waits."""
    ja = request.POST.get("besluit") == "ja"
    decide_link(request.actor, voorstel_id, ja=ja, at=request.at)
    messages.success(request, "Gekoppeld. Deze collega kan nu zo inloggen." if ja else "Niet gekoppeld.")
    return redirect("beheer")


@require_POST
@deed(Deed.ACCOUNTS_BEHEREN)
def beheer_ontkoppel(request: Vraag, account_id: UUID, koppeling_id: UUID) -> HttpResponse:
    """Take an outside login away, at once; who was logged in is no longer."""
    unlink(request.actor, koppeling_id, at=request.at)
    messages.success(request, "Ontkoppeld. Deze collega is nu overal uitgelogd.")
    return redirect("beheer_account", account_id)
