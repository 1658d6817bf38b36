"""One's own learning: the leerlog, talks about the work, the yearly report of a BOA. Source: issue 4, part 2."""

from __future__ import annotations

import csv
import io
from typing import Final
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ketenkameleon.inzage.cellen import cell
from ketenkameleon.rules.access import Deed
from ketenkameleon.rules.boa_verslag import deeds_in, modules_done, training_due
from ketenkameleon.rules.verdict import refused
from ketenkameleon.rules.waarden import names
from ketenkameleon.schermen.forms_bewijs import kept
from ketenkameleon.schermen.forms_team import BegeleidingForm, LeerForm
from ketenkameleon.team.actions_leren import log_guidance, share_lesson, take_out_lessons, write_lesson
from ketenkameleon.team.queries import facts_of, gemeente_names, member
from ketenkameleon.team.queries_leren import boa_year, lessons
from ketenkameleon.toegang.pagina import Vraag, deed, today
from ketenkameleon.toegang.refusals import NotFound
from ketenkameleon.zaken.views.pagina import WRONG, given

BRON: Final = "Ketenkameleon, rij toegang.daden"
KOP: Final = ("dag", "vak", "wat ik leerde", "uren", "gedeeld met het team")
GESCHREVEN: Final = "Bewaard in uw leerlog."
GEDEELD: Final = "Het team kan deze regel nu lezen."
NIET_GEDEELD: Final = "Alleen u leest deze regel nog."
GESPREK: Final = "Het gesprek is vastgelegd."
EERSTE_JAAR: Final = 2000


@require_http_methods(["GET", "HEAD", "POST"])
@deed(Deed.EIGEN_WERK)
def leerlog(request: Vraag) -> HttpResponse:
    """One's own lines and those that colleagues share; a new line goes first."""
    actor, on = request.actor, today(request)
    vakken = names(actor.wet.tabel("team.vakken", on, regio=actor.regio_code))
    form = LeerForm(given(request), vakken=vakken)
    if form.is_bound and kept(form, lambda: write_lesson(actor, form.invoer, at=request.at)):
        messages.success(request, GESCHREVEN)
        return redirect("leerlog")
    lines = lessons(actor)
    page = {"form": form, "vakken": vakken, "vandaag": on, "eigen": [line for line in lines if line.van_mij],
            "team": [line for line in lines if not line.van_mij]}
    return render(request, "schermen/leerlog.html", page, status=WRONG if form.errors else 200)


@require_POST
@deed(Deed.EIGEN_WERK)
def leerlog_delen(request: Vraag, leer_id: UUID) -> HttpResponse:
    """Share an own line with the team, or no longer."""
    how = request.POST.get("hoe", "")
    if how not in ("delen", "niet_delen"):
        return HttpResponseBadRequest()
    share_lesson(request.actor, leer_id, gedeeld=how == "delen", at=request.at)
    messages.success(request, GEDEELD if how == "delen" else NIET_GEDEELD)
    return redirect("leerlog")


@require_POST
@deed(Deed.EIGEN_WERK)
def leerlog_uitvoer(request: Vraag) -> HttpResponse:
    """One's own lines as a file; no cell of it is a formula. That it was taken out is logged."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";")
    writer.writerow(KOP)
    writer.writerows([cell(part) for part in line] for line in take_out_lessons(request.actor, at=request.at))
    answer = HttpResponse(text.getvalue().encode("utf-8-sig"), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="leerlog-{today(request).isoformat()}.csv"'
    return answer


@require_http_methods(["GET", "HEAD", "POST"])
@deed(Deed.EIGEN_WERK)
def begeleiding_erbij(request: Vraag) -> HttpResponse:
    """A talk about one's own work."""
    actor, on = request.actor, today(request)
    form = BegeleidingForm(given(request), soorten=names(actor.wet.tabel("team.begeleiding", on)))
    if form.is_bound and kept(form, lambda: log_guidance(actor, form.invoer, at=request.at)):
        messages.success(request, GESPREK)
        own = member(actor, actor.account_id, on=on)
        return redirect("loopbaan", own.account_id) if own else redirect("leerlog")
    page = {"lid": actor, "form": form, "kop": "Gesprek over het werk", "knop": "Leg vast",
            "terug": reverse("leerlog")}
    return render(request, "schermen/bewijs.html", page, status=WRONG if form.errors else 200)


@require_safe
@deed(Deed.EIGEN_WERK)
def boa_verslag(request: Vraag, jaar: int) -> HttpResponse:
    """The year of one's own work as a BOA, to print for the toezichthouder: own numbers, no name of anybody else."""
    actor, on = request.actor, today(request)
    if not EERSTE_JAAR <= jaar <= on.year:
        raise NotFound(refused("not_your_function", BRON), object_soort="boa_verslag", gevraagd=str(jaar))
    gemeenten, feiten = gemeente_names(actor), facts_of(actor, actor.account_id)
    page = {
        "naam": actor.naam, "regio": actor.regio_naam, "jaar": jaar, "vandaag": on,
        "telling": boa_year(actor, jaar, on=on),
        "akten": [(akte, [gemeenten.get(code, code) for code in akte.gebied])
                  for akte in deeds_in(feiten, jaar, on=on, wet=actor.wet)],
        "stappen": training_due(feiten, jaar, wet=actor.wet),
        "modules": modules_done(feiten, jaar, wet=actor.wet),
        "vorig": jaar - 1 if jaar > EERSTE_JAAR else None, "volgend": jaar + 1 if jaar < on.year else None,
    }
    return render(request, "schermen/boa_verslag.html", page)
