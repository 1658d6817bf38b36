"""Is somebody involved already? Asking it, answering it; and noting an exemption. Source: ux.md S6; design.md 2a."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ketenkameleon.meldingen.actions.betrokken import CONTACT, Betrokkene, answer_involved, ask_involved
from ketenkameleon.meldingen.actions.in_beeld import look_again_on, note_exemption
from ketenkameleon.meldingen.forms.signaal import BetrokkenForm, VrijgesteldForm
from ketenkameleon.meldingen.queries_betrokken import own_questions, questions_to_me
from ketenkameleon.regio.queries_kernteam import places_of
from ketenkameleon.rules.access import Deed
from ketenkameleon.rules.waarden import part, table
from ketenkameleon.toegang.pagina import Vraag, deed, today
from ketenkameleon.web.context import FUNCTIES
from ketenkameleon.zaken.forms.velden import done_with
from ketenkameleon.zaken.invoer import Onvolledig
from ketenkameleon.zaken.queries.zaak import zaak_for

WRONG: Final = 422
GEVRAAGD: Final = ("Uw vraag is gesteld. Is er iemand betrokken? Dan beslist die zelf of u het te zien krijgt."
                   " Ziet u niets, dan kan er iemand zijn of niemand.")
NIEMAND: Final = "Wij kennen niemand die nu betrokken is. Uw vraag en uw reden zijn bewaard."


@require_http_methods(["GET", "HEAD", "POST"])
@deed(Deed.BETROKKEN_VRAGEN)
def betrokken(request: Vraag) -> HttpResponse:
    """Ask it, and see the own questions. After asking everybody reads the same."""
    actor, on, found = request.actor, today(request), []
    gronden = {code: part(table(g)["naam"], str) for code, g in actor.wet.tabel("betrokken.gronden", on).items()}
    scholen = places_of(actor, on=on)
    form = BetrokkenForm(request.POST if request.method == "POST" else None, scholen=scholen, gronden=gronden)
    if form.is_bound and done_with(form, lambda: found.append(ask_involved(actor, form.invoer(), at=request.at))):
        messages.success(request, _told(found[0], direct=bool(form.cleaned_data["grond"])))
        return redirect("betrokken")
    page = {"form": form, "scholen": scholen, "vragen": own_questions(actor, on=on), "functies": FUNCTIES}
    return render(request, "meldingen/betrokken.html", page, status=WRONG if form.errors else 200)


@require_safe
@deed(Deed.BETROKKEN_ANTWOORDEN)
def betrokken_vragen(request: Vraag) -> HttpResponse:
    """What others asked about children with whom I am involved."""
    page = {"vragen": questions_to_me(request.actor, on=today(request))}
    return render(request, "meldingen/betrokken_vragen.html", page)


@require_POST
@deed(Deed.BETROKKEN_ANTWOORDEN)
def betrokken_antwoord(request: Vraag, sleutel: UUID) -> HttpResponse:
    """Say whether the other may see that I am involved."""
    try:
        answer_involved(request.actor, sleutel, request.POST.get("antwoord", ""), at=request.at)
    except Onvolledig:
        return HttpResponseBadRequest()
    shown = request.POST.get("antwoord") == CONTACT
    messages.success(request, "De ander ziet nu wie te bellen." if shown else "De ander ziet niets.")
    return redirect("betrokken_vragen")


@require_http_methods(["GET", "HEAD", "POST"])
def vrijgesteld(request: Vraag, nummer: str) -> HttpResponse:
    """Note that the child of this zaak is exempt, so that it stays in view."""
    on, wet = today(request), request.actor.wet
    zicht = zaak_for(request.actor, nummer, Deed.ZAAK_BEHANDELEN, on=on)
    soorten = {code: part(table(s)["naam"], str) for code, s in wet.tabel("vrijstelling.soorten", on).items()}
    form = VrijgesteldForm(request.POST if request.method == "POST" else None, soorten=soorten,
                           initial={"van": on, "kijk_weer_op": look_again_on(on, wet=wet)})
    if form.is_bound and done_with(form, lambda: note_exemption(request.actor, zicht.zaak_id, form.invoer(),
                                                                at=request.at)):
        messages.success(request, "De vrijstelling staat erbij. Het kind blijft in beeld.")
        return redirect("zaak", nummer)
    page = {"form": form, "zicht": zicht}
    return render(request, "meldingen/vrijgesteld.html", page, status=WRONG if form.errors else 200)


def _told(found: Betrokkene | None, *, direct: bool) -> str:
    """The same for yes and no; on a ground who it is, or that nobody is known."""
    if not direct:
        return GEVRAAGD
    if found is None:
        return NIEMAND
    phone = f", {found.telefoon}" if found.telefoon else ""
    return f"Betrokken is {found.naam} ({FUNCTIES.get(found.functie, found.functie)}{phone}). Die ziet ook uw reden."
