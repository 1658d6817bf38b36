"""S15: what needs attention, who looked, odd views and the questions about them. Source: ux.md S15."""

from __future__ import annotations

import csv
import io
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ketenkameleon.inzage import woorden
from ketenkameleon.inzage.actions.toezicht import ask, explain, search_odd_views, seen, settle
from ketenkameleon.inzage.cellen import cell
from ketenkameleon.inzage.forms import OordeelForm, UitlegForm, VraagForm, WieKeekForm
from ketenkameleon.inzage.queries.bewaren import breaches
from ketenkameleon.inzage.queries.toezicht import (
    Logregel,
    Periode,
    emergencies,
    log_of_zaak,
    odd_view,
    odd_views,
    plain_log,
    question,
    questions,
)
from ketenkameleon.inzage.queries.verzoeken import requests
from ketenkameleon.inzage.views.pagina import show, write_look
from ketenkameleon.logboek.schrijven import Lijstsoort, looked_at_list
from ketenkameleon.rules.access import Deed
from ketenkameleon.rules.noodtoegang import emergency_reasons
from ketenkameleon.rules.visibility import Band
from ketenkameleon.toegang.pagina import Vraag, deed, today
from ketenkameleon.web.dates import datum_getal, tijd
from ketenkameleon.zaken.forms.velden import done_with
from ketenkameleon.zaken.queries.gezin import who_of_family
from ketenkameleon.zaken.queries.zaak import zaak_for

BACK: Final = timedelta(days=31)
KOP: Final = (
    "wanneer",
    "wie",
    "functie",
    "organisatie",
    "rol",
    "hoe betrokken",
    "soort",
    "wat",
    "bladzijde",
    "reden",
    "keren",
)


@require_safe
@deed(Deed.PRIVACY_TOEZICHT)
def fg(request: Vraag) -> HttpResponse:
    """Deadlines of requests first, then what is odd, break-glass and open breaches."""
    on = today(request)
    open_requests = [v for v in requests(request.actor, on=on) if v.besloten_at is None]
    blikken, spoed = odd_views(request.actor, on=on), emergencies(request.actor, on=on)
    write_look(request, open_requests, blikken, spoed)
    page = {
        "verzoeken": [(v, v.day_n(on)) for v in open_requests],
        "blikken": blikken,
        "spoed": spoed,
        "lekken": [
            (lek, request.at > lek.melden_uiterlijk)
            for lek in breaches(request.actor, on=on)
            if lek.afgerond_at is None
        ],
        "redenen": {"gedeeld": "gedeeld bij nood"}
        | {r.code: r.naam for r in emergency_reasons(on=on, wet=request.actor.wet)},
        "woorden": woorden,
    }
    return show(request, "overzicht", "fg", page)


@require_safe
@deed(Deed.PRIVACY_TOEZICHT)
def fg_wie_keek(request: Vraag) -> HttpResponse:
    """The whole log of one zaak in a stretch of days. A nummer of somebody else shows the same empty list."""
    form, periode, nummer = _asked(request)
    lines = log_of_zaak(request.actor, nummer, periode, on=today(request)) if nummer else ()
    page = {"form": form, "regels": lines, "nummer": nummer, "periode": periode, "woorden": woorden}
    return show(request, "wie_keek", "fg_wie_keek", page)


@require_safe
@deed(Deed.PRIVACY_TOEZICHT)
def fg_wie_keek_csv(request: Vraag) -> HttpResponse:
    """The same as a file; no cell of it is a formula."""
    _, periode, nummer = _asked(request)
    if not nummer:
        return HttpResponseBadRequest()
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";")
    writer.writerow(KOP)
    writer.writerows(_cells(line) for line in log_of_zaak(request.actor, nummer, periode, on=today(request)))
    answer = HttpResponse(text.getvalue().encode("utf-8-sig"), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="wie-keek-{today(request).isoformat()}.csv"'
    return answer


@require_safe
def wie_keek(request: Vraag, nummer: str) -> HttpResponse:
    """Who looked, in plain words and without names: to read with the family, or to print. Source: ux.md S15."""
    actor, on = request.actor, today(request)
    band = who_of_family(actor, nummer, on=on, soort="log") if actor.gezin else None
    if not actor.gezin:
        zaak_for(actor, nummer, Deed.WIE_KEEK_PRINT, on=on)
    page = {"regels": plain_log(actor, nummer), "nummer": nummer, "woorden": woorden, "gezin": actor.gezin,
            "je": band is Band.KIND}
    return render(request, "inzage/wie_keek_gezin.html", page)


@require_http_methods(["GET", "HEAD", "POST"])
@deed(Deed.PRIVACY_TOEZICHT)
def fg_afwijkingen(request: Vraag) -> HttpResponse:
    """Odd views that wait; POST looks for new ones."""
    on = today(request)
    if request.method == "POST":
        found = search_odd_views(request.actor, at=request.at)
        messages.success(request, f"Nagekeken. Nieuw of meer geworden: {found}.")
        return redirect("fg_afwijkingen")
    waiting, settled = odd_views(request.actor, on=on), odd_views(request.actor, on=on, settled=True)
    write_look(request, blikken=(*waiting, *settled))
    page = {"blikken": waiting, "klaar": settled, "woorden": woorden}
    return show(request, "afwijkingen", "fg_afwijkingen", page)


@require_http_methods(["GET", "HEAD", "POST"])
@deed(Deed.PRIVACY_TOEZICHT)
def fg_afwijking(request: Vraag, sleutel: UUID) -> HttpResponse:
    """One odd view: ask about it, or settle it."""
    actor, sent = request.actor, request.POST if request.method == "POST" else None
    blik = odd_view(actor, sleutel, on=today(request))
    asks = sent is not None and "vraag" in sent
    vraag, oordeel = VraagForm(sent if asks else None), OordeelForm(None if asks else sent)
    if asks and done_with(vraag, lambda: ask(actor, sleutel, vraag.cleaned_data["vraag"], at=request.at)):
        messages.success(request, "De vraag is gesteld. De coördinator ziet hem ook.")
        return redirect("fg_afwijking", sleutel)
    if oordeel.is_bound and done_with(oordeel, lambda: settle(actor, sleutel, **_judged(oordeel), at=request.at)):
        messages.success(request, "Dit is afgehandeld.")
        return redirect("fg_afwijkingen")
    page = {"blik": blik, "vraagform": vraag, "form": oordeel, "woorden": woorden}
    return show(request, "afwijking", "fg_afwijkingen", page)


@require_POST
@deed(Deed.PRIVACY_TOEZICHT)
def fg_nood_gezien(request: Vraag, sleutel: UUID) -> HttpResponse:
    """The privacy officer saw that a zaak was opened by break-glass."""
    seen(request.actor, sleutel, at=request.at)
    messages.success(request, "Genoteerd: u heeft dit gezien.")
    return redirect("fg")


@require_safe
@deed(Deed.UITLEG_GEVEN)
def fg_vragen(request: Vraag) -> HttpResponse:
    """The questions of the privacy officer to me; for a coördinator those to the team as well."""
    found = questions(request.actor)
    looked_at_list(request.actor.lopend, Lijstsoort.VRAGEN, [blik.zaak_id for blik in found if blik.zaak_id])
    page = {"vragen": found, "woorden": woorden, "ik": request.actor.account_id}
    return render(request, "inzage/vragen.html", page)


@require_http_methods(["GET", "HEAD", "POST"])
@deed(Deed.UITLEG_GEVEN)
def fg_vraag(request: Vraag, sleutel: UUID) -> HttpResponse:
    """One question; who was asked answers it once."""
    actor = request.actor
    vraag = question(actor, sleutel)
    form = UitlegForm(request.POST if request.method == "POST" else None)
    if form.is_bound and done_with(form, lambda: explain(actor, sleutel, form.cleaned_data["uitleg"], at=request.at)):
        messages.success(request, "Uw uitleg is bewaard.")
        return redirect("fg_vragen")
    page = {"vraag": vraag, "form": form, "woorden": woorden, "van_mij": vraag.account_id == actor.account_id}
    return render(request, "inzage/vraag.html", page, status=422 if form.errors else 200)


def _asked(request: Vraag) -> tuple[WieKeekForm, Periode, str]:
    """The form, the days that were asked for, and the zaaknummer; none when the form has errors or is empty."""
    on = today(request)
    last = Periode(on - BACK, on)
    if "zaak" not in request.GET:
        return WieKeekForm(initial={"van": last.van, "tot": last.tot}), last, ""
    given = {"van": datum_getal(last.van), "tot": datum_getal(last.tot), **request.GET.dict()}
    form = WieKeekForm(given)
    if not form.is_valid():
        return form, last, ""
    days: tuple[date, date] = (form.cleaned_data["van"], form.cleaned_data["tot"])
    if days[1] < days[0] or days[1] > on + timedelta(days=366) or days[0].year < 2000:
        form.add_error("tot", "Kies een laatste dag na de eerste.")
        return form, last, ""
    return form, Periode(*days), form.cleaned_data["zaak"].strip()


def _cells(line: Logregel) -> tuple[str, ...]:
    who = line.naam or line.plicht
    return tuple(
        map(
            cell,
            (
                f"{datum_getal(line.at)} {tijd(line.at)}",
                who,
                line.functie,
                line.organisatie,
                line.rol,
                line.band,
                line.soort,
                line.wat,
                line.doel,
                line.reden,
                line.keren,
            ),
        )
    )


def _judged(form: OordeelForm) -> dict[str, str]:
    return {"oordeel": form.cleaned_data["oordeel"], "tekst": form.cleaned_data["oordeel_tekst"]}
