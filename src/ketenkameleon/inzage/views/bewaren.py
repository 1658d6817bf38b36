"""S15: what has been kept long enough, and the breach register. Source: ux.md S15; domain.md 11.5."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from ketenkameleon.inzage import woorden
from ketenkameleon.inzage.actions.bewaren import MEEST, approve, propose, update_breach, withdraw, write_breach
from ketenkameleon.inzage.forms import LekForm, LekVerderForm, VoorstelForm
from ketenkameleon.inzage.queries.bewaren import breach, breaches, kept_long_enough, lines_of_list, lists, one_list
from ketenkameleon.inzage.views.pagina import show
from ketenkameleon.logboek.schrijven import Lijstsoort, looked_at_list
from ketenkameleon.rules.access import Deed
from ketenkameleon.toegang.pagina import Vraag, deed, today
from ketenkameleon.web.dates import tijd
from ketenkameleon.zaken.forms.velden import done_with

LEZEN = require_http_methods(["GET", "HEAD", "POST"])


@LEZEN
@deed(Deed.PRIVACY_TOEZICHT)
def fg_bewaren(request: Vraag) -> HttpResponse:
    """What may go today and why, and nothing else; POST proposes it."""
    actor, on = request.actor, today(request)
    form = VoorstelForm(request.POST if request.method == "POST" else None)
    made: list[UUID] = []
    if form.is_bound and done_with(
        form, lambda: made.append(propose(actor, form.cleaned_data["grond"], at=request.at))
    ):
        messages.success(request, "Voorgesteld. Een andere privacyfunctionaris beslist nu.")
        return redirect("fg_vernietiging", made[0])
    found = kept_long_enough(actor, on=on)
    looked_at_list(actor.lopend, Lijstsoort.BEWAREN, [line.zaak_id for line in found[:MEEST]])
    page = {
        "form": form,
        "te_gaan": found[:MEEST],
        "aantal": len(found),
        "lijsten": lists(actor, on=on),
        "woorden": woorden,
    }
    return show(request, "bewaren", "fg_bewaren", page)


@LEZEN
@deed(Deed.PRIVACY_TOEZICHT)
def fg_vernietiging(request: Vraag, sleutel: UUID) -> HttpResponse:
    """One proposal: what goes, who proposed it; somebody else agrees. Afterwards the certificate."""
    actor, on = request.actor, today(request)
    if request.method == "POST":
        if "intrekken" in request.POST:
            withdraw(actor, sleutel, at=request.at)
            messages.success(request, "Het voorstel is ingetrokken. Er is niets vernietigd.")
        else:
            approve(actor, sleutel, at=request.at)
            messages.success(request, "Goedgekeurd. Het wordt binnen enkele minuten vernietigd.")
        return redirect("fg_vernietiging", sleutel)
    lijst, lines = one_list(actor, sleutel, on=on), lines_of_list(actor, sleutel, on=on)
    looked_at_list(actor.lopend, Lijstsoort.BEWAREN, [line.zaak_id for line in lines])
    page = {
        "lijst": lijst,
        "regels": lines,
        "woorden": woorden,
        "van_mij": lijst.voorgesteld_door == actor.account_id,
    }
    return show(request, "vernietiging", "fg_bewaren", page)


@require_safe
@deed(Deed.PRIVACY_TOEZICHT)
def fg_datalekken(request: Vraag) -> HttpResponse:
    """The breach register."""
    found = [
        (lek, lek.ap_at is None and not lek.ap_niet and request.at > lek.melden_uiterlijk)
        for lek in breaches(request.actor, on=today(request))
    ]
    return show(request, "datalekken", "fg_datalekken", {"lekken": found})


@LEZEN
@deed(Deed.PRIVACY_TOEZICHT)
def fg_datalek_nieuw(request: Vraag) -> HttpResponse:
    """Write a breach down."""
    form = LekForm(
        request.POST if request.method == "POST" else None,
        initial={"ontdekt_op": today(request), "ontdekt_om": tijd(request.at).removesuffix(" uur")},
    )
    made: list[UUID] = []
    if form.is_bound and done_with(
        form, lambda: made.append(write_breach(request.actor, form.invoer(), at=request.at))
    ):
        messages.success(request, "Opgeschreven. De klok van 72 uur loopt vanaf de ontdekking.")
        return redirect("fg_datalek", made[0])
    return show(request, "formulier", "fg_datalekken", {"form": form, "kop": "Nieuw datalek", "knop": "Schrijf op"})


@LEZEN
@deed(Deed.PRIVACY_TOEZICHT)
def fg_datalek(request: Vraag, sleutel: UUID) -> HttpResponse:
    """One breach: whom it was told, what was done, and the clock."""
    actor = request.actor
    lek = breach(actor, sleutel, on=today(request))
    form = LekVerderForm(
        request.POST if request.method == "POST" else None,
        initial={
            "ap_op": lek.ap_at,
            "ap_om": tijd(lek.ap_at).removesuffix(" uur") if lek.ap_at else None,
            "ap_niet": lek.ap_niet,
            "verteld_op": lek.verteld_op,
            "verteld_niet": lek.verteld_niet,
            "maatregelen": lek.maatregelen,
        },
    )
    if form.is_bound and done_with(
        form,
        lambda: update_breach(
            actor,
            sleutel,
            ap_at=form.ap_at(),
            at=request.at,
            **{
                name: form.cleaned_data[name]
                for name in ("ap_niet", "verteld_op", "verteld_niet", "maatregelen", "klaar")
            },
        ),
    ):
        messages.success(request, "Het datalek is bijgewerkt.")
        return redirect("fg_datalekken")
    late = lek.ap_at is None and not lek.ap_niet and request.at > lek.melden_uiterlijk
    return show(request, "datalek", "fg_datalekken", {"lek": lek, "form": form, "te_laat": late})
