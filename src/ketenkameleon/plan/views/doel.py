"""One goal of the plan: adding it, its steps, a line on how it goes, rest, and its end. Source: ux.md S10."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse, HttpResponseBadRequest
from django.views.decorators.http import require_http_methods, require_POST

from ketenkameleon.plan.actions import doel as act
from ketenkameleon.plan.actions.zeggen import tell
from ketenkameleon.plan.forms.plan import BerichtForm, DoelForm, RustForm, StapForm
from ketenkameleon.plan.queries.plan import goal_of
from ketenkameleon.plan.views.plan import back, page, people_of, words, zaak_with_plan
from ketenkameleon.toegang.pagina import Vraag
from ketenkameleon.zaken.forms.velden import done_with
from ketenkameleon.zaken.views.pagina import ask, given


@require_http_methods(["GET", "HEAD", "POST"])
def plan_doel_nieuw(request: Vraag, nummer: str) -> HttpResponse:
    """A goal in the plan."""
    zicht = zaak_with_plan(request, nummer)
    form = DoelForm(given(request))
    if form.is_bound and done_with(
            form, lambda: act.add_goal(request.actor, zicht.zaak_id, form.cleaned_data["tekst"], at=request.at)):
        return back(request, nummer, "Het doel staat in het plan. Zet er nu stappen bij.",
                    voor_gezin=form.cleaned_data["tekst"])
    return ask(request, zicht, form, kop="Doel toevoegen", knop="Bewaar het doel",
               uitleg="Ten hoogste drie doelen tegelijk. Eén is vaak genoeg.")


@require_http_methods(["GET", "HEAD", "POST"])
def plan_stap_nieuw(request: Vraag, nummer: str, doel_id: UUID) -> HttpResponse:
    """A step for a goal."""
    zicht = zaak_with_plan(request, nummer)
    goal = goal_of(request.actor, zicht, doel_id)
    form = StapForm(given(request), plaatsen=words(request, "plan.plaatsen"))
    if form.is_bound and done_with(form, lambda: act.add_step(request.actor, doel_id, form.invoer(), at=request.at)):
        return back(request, nummer, "De stap staat erbij.", voor_gezin=form.cleaned_data["wat"])
    return ask(request, zicht, form, kop="Stap toevoegen", knop="Bewaar de stap", uitleg=f"Doel: {goal}")


@require_http_methods(["GET", "HEAD", "POST"])
def plan_rust(request: Vraag, nummer: str, doel_id: UUID) -> HttpResponse:
    """Until when nobody has to do anything for this goal."""
    zicht = zaak_with_plan(request, nummer)
    goal = goal_of(request.actor, zicht, doel_id)
    form = RustForm(given(request))
    if form.is_bound and done_with(
            form, lambda: act.rest_until(request.actor, doel_id, form.cleaned_data["rust_tot"], at=request.at)):
        return back(request, nummer, "Bewaard.")
    return ask(request, zicht, form, kop="Even niets doen", knop="Bewaar", uitleg=f"Doel: {goal}")


@require_POST
def plan_bericht(request: Vraag, nummer: str, doel_id: UUID) -> HttpResponse:
    """One line on how it goes, of one's own or *namens* somebody. Source: ux.md S10 (update ≤ 20 s)."""
    zicht = zaak_with_plan(request, nummer)
    goal_of(request.actor, zicht, doel_id)
    form = BerichtForm(request.POST, mensen=people_of(request, zicht), hoe=words(request, "plan.hoe"),
                       prefix=request.POST.get("regel", ""))
    if done_with(form, lambda: tell(request.actor, doel_id, form.invoer(), at=request.at)):
        return back(request, nummer, "Het bericht staat erbij.")
    return page(request, zicht, (doel_id, form))


@require_POST
def plan_doel_klaar(request: Vraag, nummer: str, doel_id: UUID) -> HttpResponse:
    """End a goal: reached, or stopped."""
    zaak_with_plan(request, nummer)
    hoe = request.POST.get("hoe", "")
    if hoe not in ("gehaald", "gestopt"):
        return HttpResponseBadRequest()
    act.end_goal(request.actor, doel_id, "gehaald" if hoe == "gehaald" else "gestopt", at=request.at)
    return back(request, nummer, "Het doel is gehaald." if hoe == "gehaald" else "Het doel is gestopt.")


@require_POST
def plan_stap_klaar(request: Vraag, nummer: str, stap_id: UUID) -> HttpResponse:
    """Tick a step off: done, or no longer needed."""
    zaak_with_plan(request, nummer)
    hoe = request.POST.get("hoe", "")
    if hoe not in ("gedaan", "vervallen"):
        return HttpResponseBadRequest()
    act.end_step(request.actor, stap_id, "gedaan" if hoe == "gedaan" else "vervallen", at=request.at)
    return back(request, nummer, "De stap is gedaan." if hoe == "gedaan" else "De stap is weg.")
