"""Who stays in view: exempt, as somebody noted or as a route decided, and long at home; looking again, its end, and
letting a colleague look along at one child.

Source: issue 6, part 2; docs/adr/0036-the-kernteam.md.
"""

from __future__ import annotations

from typing import Final
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ketenkameleon.meldingen.actions.blik import end_exemption, look_again
from ketenkameleon.meldingen.actions.meekijken import let_look_along, may_look_along, stop_looking_along
from ketenkameleon.rules.in_beeld import Beeldlijst, endings, grounds, last_look, looks_along_until, proposed_look
from ketenkameleon.rules.verdict import refused
from ketenkameleon.schermen.forms_in_beeld import GekekenForm, GeldtNietMeerForm, MeekijkForm
from ketenkameleon.schermen.in_beeld_queries import Beeldregel, lines_in_view
from ketenkameleon.toegang.pagina import Vraag, today
from ketenkameleon.toegang.refusals import NotFound
from ketenkameleon.zaken.forms.velden import done_with
from ketenkameleon.zaken.queries.meekijken import may_look

WRONG: Final = 422


@require_safe
def in_beeld(request: Vraag) -> HttpResponse:
    """Who is exempt and who is long at home, who looked last, and what is overdue first."""
    on = today(request)
    lines = lines_in_view(request.actor, on=on)
    page = {"lijsten": {lijst.value: [line for line in lines if line.kind.lijst == lijst] for lijst in Beeldlijst},
            "vandaag": on, "gronden": grounds(on=on, wet=request.actor.wet),
            "alleen_mee": bool(lines) and all(line.zelf for line in lines)}
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
    line = _answers_for(_line(request, nummer, Beeldlijst.VRIJGESTELD))
    redenen = {code: end.naam for code, end in endings(on=on, wet=actor.wet).items()}
    form = GeldtNietMeerForm(request.POST if request.method == "POST" else None, redenen=redenen, op=on)
    if form.is_bound and done_with(form, lambda: end_exemption(actor, line.kind.zaak_id, form.invoer(line.kind.sinds),
                                                               at=request.at)):
        messages.success(request, "Bewaard. Het kind staat niet meer op de lijst van vrijstellingen.")
        return redirect("in_beeld")
    page = {"form": form, "regel": line}
    return render(request, "schermen/in_beeld_einde.html", page, status=WRONG if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def in_beeld_meekijken(request: Vraag, nummer: str) -> HttpResponse:
    """Who looks along at this child; let one more colleague do so, on a ground."""
    actor, on = request.actor, today(request)
    line = _answers_for(_line(request, nummer))
    known = grounds(on=on, wet=actor.wet)
    form = MeekijkForm(request.POST if request.method == "POST" else None, collegas=may_look_along(actor, on=on),
                       gronden={code: grond.naam for code, grond in known.items()},
                       laatste=looks_along_until(on=on, wet=actor.wet))
    if form.is_bound and done_with(form, lambda: let_look_along(actor, line.kind.zaak_id, form.invoer(),
                                                                at=request.at)):
        messages.success(request, "Bewaard. De collega ziet dit kind nu op In beeld.")
        return redirect("in_beeld_meekijken", nummer)
    page = {"form": form, "regel": line, "gronden": known}
    return render(request, "schermen/in_beeld_meekijken.html", page, status=WRONG if form.errors else 200)


@require_POST
def in_beeld_meekijken_stop(request: Vraag, nummer: str, sleutel: UUID) -> HttpResponse:
    """End that a colleague looks along at this child."""
    line = _answers_for(_line(request, nummer))
    stop_looking_along(request.actor, line.kind.zaak_id, sleutel, at=request.at)
    messages.success(request, "Gestopt. De collega ziet dit kind niet meer op In beeld.")
    return redirect("in_beeld_meekijken", nummer)


def _line(request: Vraag, nummer: str, lijst: str = "") -> Beeldregel:
    """The child of this zaak on that list, or on any; NotFound where it does not stand there for whoever asks."""
    actor, on = request.actor, today(request)
    for line in lines_in_view(actor, on=on, nummer=nummer) if may_look(actor, on=on) else ():
        if lijst in ("", line.kind.lijst):
            return line
    raise _not_there(nummer)


def _answers_for(line: Beeldregel) -> Beeldregel:
    """The same line; NotFound for who only looks along."""
    if line.zelf:
        raise _not_there(line.kind.nummer)
    return line


def _not_there(nummer: str) -> NotFound:
    return NotFound(refused("not_your_zaak", "design.md 2, belofte 5"), object_soort="zaak", gevraagd=nummer)
