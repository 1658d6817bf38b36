"""The plans of a school: its own part, and its own line on how it goes. Source: issue 6, part 4."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from ketenkameleon.plan.actions.zeggen import school_tells
from ketenkameleon.plan.forms.plan import BerichtForm
from ketenkameleon.plan.queries.school import goal_in, plans_of_school, school_plan
from ketenkameleon.plan.views.plan import words
from ketenkameleon.rules.access import Deed
from ketenkameleon.toegang.pagina import Vraag, deed, today
from ketenkameleon.zaken.forms.velden import done_with
from ketenkameleon.zaken.views.pagina import WRONG, given


@require_safe
@deed(Deed.MIJN_MELDINGEN)
def schoolplannen(request: Vraag) -> HttpResponse:
    """The plans that are shared with this school."""
    return render(request, "plan/schoolplannen.html", {"plannen": plans_of_school(request.actor, on=today(request))})


@require_safe
@deed(Deed.MIJN_MELDINGEN)
def schoolplan(request: Vraag, plan_id: UUID) -> HttpResponse:
    """One plan: its goals, the steps at school, and what the school said."""
    blad = school_plan(request.actor, plan_id, on=today(request))
    return render(request, "plan/schoolplan.html", {"blad": blad, "vandaag": today(request)})


@require_http_methods(["GET", "HEAD", "POST"])
@deed(Deed.MIJN_MELDINGEN)
def schoolplan_bericht(request: Vraag, plan_id: UUID, doel_id: UUID) -> HttpResponse:
    """One line of the school on how it goes with a goal."""
    blad = school_plan(request.actor, plan_id, on=today(request))
    doel = goal_in(blad, doel_id)
    form = BerichtForm(given(request), hoe=words(request, "plan.hoe"), eigen=True)

    def say() -> UUID:
        data = form.cleaned_data
        return school_tells(request.actor, doel_id, data["hoe"], data["tekst"], at=request.at)

    if form.is_bound and done_with(form, say):
        messages.success(request, "Bewaard. De vaste contactpersoon ziet dit.")
        return redirect("schoolplan", plan_id)
    page = {"blad": blad, "doel": doel, "form": form, "fout": bool(form.errors)}
    return render(request, "plan/schoolbericht.html", page, status=WRONG if form.errors else 200)
