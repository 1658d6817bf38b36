"""The plan for school and home on the page of a parent or child. Source: issue 6, parts 4 and 5; ux.md S10."""

from __future__ import annotations

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from ketenkameleon.gezin.forms.plan import PlanregelForm, PlanwoordenForm
from ketenkameleon.gezin.forms.toestemming import AntwoordForm
from ketenkameleon.gezin.woorden_plan import HOE, answer_kept, line_kept, place
from ketenkameleon.plan.actions.gezin import family_agrees, family_says, family_tells
from ketenkameleon.plan.queries.gezin import Gezinsplanblad, Plandoel, Planregel, family_plan
from ketenkameleon.toegang.pagina import Vraag, today
from ketenkameleon.toegang.refusals import NotFound
from ketenkameleon.zaken.forms.velden import done_with
from ketenkameleon.zaken.queries.zaak import NOT_THERE
from ketenkameleon.zaken.views.pagina import WRONG, given


@require_http_methods(["GET", "HEAD", "POST"])
def gezin_plan(request: Vraag, nummer: str) -> HttpResponse:
    """The plan that runs, and a line of one's own on how it goes with a goal."""
    blad = family_plan(request.actor, nummer, on=today(request))
    form = PlanregelForm(given(request), doelen=_goals(blad))
    if form.is_bound and not _goals(blad):
        raise NotFound(NOT_THERE, object_soort="plan", gevraagd=nummer)

    def tell() -> None:
        data = form.cleaned_data
        family_tells(request.actor, nummer, form.doel_id(), data["hoe"], data["tekst"], at=request.at)

    if form.is_bound and done_with(form, tell):
        messages.success(request, line_kept(je=blad.je))
        return redirect("gezin_plan", nummer)
    return _page(request, blad, form, PlanwoordenForm(je=blad.je))


@require_POST
def gezin_plan_woorden(request: Vraag, nummer: str) -> HttpResponse:
    """Own words for the plan."""
    blad = family_plan(request.actor, nummer, on=today(request))
    form = PlanwoordenForm(request.POST, je=blad.je)
    if done_with(form, lambda: family_says(request.actor, nummer, form.cleaned_data["woorden"], at=request.at),
                 {"tekst": "woorden"}):
        messages.success(request, line_kept(je=blad.je))
        return redirect("gezin_plan", nummer)
    return _page(request, blad, PlanregelForm(doelen=_goals(blad)), form)


@require_POST
def gezin_plan_antwoord(request: Vraag, nummer: str) -> HttpResponse:
    """Yes or no to the help in the plan."""
    blad = family_plan(request.actor, nummer, on=today(request))
    form = AntwoordForm(request.POST)
    if not form.is_valid():
        return _page(request, blad, PlanregelForm(doelen=_goals(blad)), PlanwoordenForm(je=blad.je), kies=True)
    ja = form.cleaned_data["antwoord"] == "ja"
    family_agrees(request.actor, nummer, ja=ja, gezien=form.cleaned_data["gezien"], at=request.at)
    messages.success(request, answer_kept(je=blad.je, ja=ja))
    return redirect("gezin_plan", nummer)


def _page(request: Vraag, blad: Gezinsplanblad, form: forms.Form, woorden: forms.Form, *,
          kies: bool = False) -> HttpResponse:
    plan = blad.plan
    wrong = bool(form.errors or woorden.errors or kies)
    page = {
        "blad": blad, "plan": plan, "je": blad.je, "form": form, "woorden": woorden, "kies": kies, "fout": wrong,
        "vandaag": today(request), "doelen": [_shown(doel, je=blad.je) for doel in plan.doelen] if plan else [],
    }
    return render(request, "gezin/plan.html", page, status=WRONG if wrong else 200)


def _shown(doel: Plandoel, *, je: bool) -> dict[str, object]:
    """One goal with its places as headings, and its lines in sentences."""
    return {"doel": doel, "plaatsen": [(place(waar, je=je), steps) for waar, steps in doel.stappen.items()],
            "eigen": _sentences(doel.eigen), "school": _sentences(doel.school)}


def _sentences(lines: tuple[Planregel, ...]) -> list[tuple[str, Planregel]]:
    return [(str(HOE[line.hoe]), line) for line in lines]


def _goals(blad: Gezinsplanblad) -> list[tuple[UUID, str]]:
    return [(doel.id, doel.tekst) for doel in blad.plan.doelen] if blad.plan and blad.schrijft else []
