"""Where do I want messages: one page for everybody with an account. Source: ux.md 6.9; issue 6, part 6."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from ketenkameleon.koppelingen.mail.adres import own_address, set_address
from ketenkameleon.koppelingen.mail.forms import AdresForm
from ketenkameleon.rules.visibility import Band
from ketenkameleon.toegang.pagina import Vraag, today
from ketenkameleon.zaken.forms.velden import done_with
from ketenkameleon.zaken.queries.gezin import own_family
from ketenkameleon.zaken.views.pagina import given

WRONG = 422


@require_http_methods(["GET", "HEAD", "POST"])
def berichten(request: Vraag) -> HttpResponse:
    """One's own address for messages, and the daily message on or off."""
    actor = request.actor
    je = actor.gezin and any(zaak.band == Band.KIND for zaak in own_family(actor, on=today(request)))
    now = own_address(actor)
    form = AdresForm(given(request), nu=now, gezin=actor.gezin, je=je)
    if form.is_bound and done_with(form, lambda: _set(request, form)):
        messages.success(request, "Bewaard.")
        return redirect("berichten")
    return render(request, "mail/berichten.html", {"form": form, "nu": now, "gezin": actor.gezin, "je": je},
                  status=WRONG if form.is_bound else None)


def _set(request: Vraag, form: AdresForm) -> None:
    data = form.cleaned_data
    set_address(request.actor, data["adres"], dagelijks=bool(data.get("dagelijks", False)), at=request.at)
