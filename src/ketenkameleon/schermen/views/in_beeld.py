"""Who stays in view: exempt, as somebody noted or as a route decided, and long at home; looking again, and its end.

Source: issue 6, part 2.
"""

from __future__ import annotations

from typing import Final

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from ketenkameleon.meldingen.actions.blik import end_exemption, look_again
from ketenkameleon.rules.access import Deed, Relatie, may
from ketenkameleon.rules.in_beeld import Beeldlijst, endings, last_look, proposed_look
from ketenkameleon.rules.verdict import refused
from ketenkameleon.schermen.forms_in_beeld import GekekenForm, GeldtNietMeerForm
from ketenkameleon.schermen.in_beeld_queries import Beeldregel, lines_in_view
from ketenkameleon.toegang.pagina import Vraag, deed, today
from ketenkameleon.toegang.refusals import NotFound
from ketenkameleon.zaken.forms.velden import done_with

WRONG: Final = 422


@require_safe
@deed(Deed.IN_BEELD_ZIEN)
def in_beeld(request: Vraag) -> HttpResponse:
    """Who is exempt and who is long at home, who looked last, and what is overdue first."""
    on = today(request)
    lines = lines_in_view(request.actor, on=on)
    page = {"lijsten": {lijst.value: [line for line in lines if line.kind.lijst == lijst] for lijst in Beeldlijst},
            "vandaag": on}
    return render(request, "schermen/in_beeld.html", page)


@require_http_methods(["GET", "HEAD", "POST"])
def in_beeld_gekeken(request: Vraag, nummer: str, lijst: str) -> HttpResponse:
    """Say that you looked at a child in view, what you saw, and when somebody looks again."""
    actor, on = request.actor, today(request)
    line = _line(request, nummer, lijst)
    kind = Beeldlijst(line.kind.lijst)
    form = GekekenForm(request.POST if request.method == "POST" else None, voorstel=proposed_look(
        kind, on=on, wet=actor.wet), laatste=last_look(kind, on=on, wet=actor.wet))
    if form.is_bound and done_with(form, lambda: look_again(actor, line.kind.zaak_id, form.invoer(kind),
                                                            at=request.at)):
        messages.success(request, "Bewaard. Op de lijst staat dat u keek, en wanneer iemand weer kijkt.")
        return redirect("in_beeld")
    page = {"form": form, "regel": line}
    return render(request, "schermen/in_beeld_gekeken.html", page, status=WRONG if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def in_beeld_einde(request: Vraag, nummer: str) -> HttpResponse:
    """Say that an exemption holds no more, since when and why."""
    actor, on = request.actor, today(request)
    line = _line(request, nummer, Beeldlijst.VRIJGESTELD)
    redenen = {code: end.naam for code, end in endings(on=on, wet=actor.wet).items()}
    form = GeldtNietMeerForm(request.POST if request.method == "POST" else None, redenen=redenen, op=on)
    if form.is_bound and done_with(form, lambda: end_exemption(actor, line.kind.zaak_id, form.invoer(line.kind.sinds),
                                                               at=request.at)):
        messages.success(request, "Bewaard. Het kind staat niet meer op de lijst van vrijstellingen.")
        return redirect("in_beeld")
    page = {"form": form, "regel": line}
    return render(request, "schermen/in_beeld_einde.html", page, status=WRONG if form.errors else 200)


def _line(request: Vraag, nummer: str, lijst: str) -> Beeldregel:
    """The child of this zaak on that list; NotFound where it does not stand there for whoever asks."""
    actor, on = request.actor, today(request)
    sees = may(Deed.IN_BEELD_ZIEN, functies=actor.functies, relaties=frozenset({Relatie.GEEN}), on=on, wet=actor.wet)
    for line in lines_in_view(actor, on=on, nummer=nummer) if sees else ():
        if line.kind.lijst == lijst:
            return line
    raise NotFound(refused("not_your_zaak", "design.md 2, belofte 5"), object_soort="zaak", gevraagd=nummer)
