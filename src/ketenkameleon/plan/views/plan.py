"""S10 the plan of a zaak: one page, a new one, looking at it again, its end, and one A4. Source: ux.md S10."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from ketenkameleon.delen.queries.delen import Mens, family
from ketenkameleon.plan.actions import plan as act
from ketenkameleon.plan.forms.plan import BerichtForm, EindeForm, PlanForm, from_plan
from ketenkameleon.plan.queries.plan import Planblad, effort_of, plan_of, schools_of
from ketenkameleon.rules.access import Deed
from ketenkameleon.rules.plan import avoided_in_words, may_use, review_on
from ketenkameleon.rules.taal import shortcomings_of_line
from ketenkameleon.rules.waarden import names
from ketenkameleon.toegang.pagina import Vraag, today
from ketenkameleon.toegang.refusals import require
from ketenkameleon.zaken.forms.velden import done_with
from ketenkameleon.zaken.queries.zaak import ZaakZicht
from ketenkameleon.zaken.views.pagina import ask, given, show, zaak_of

GEZIN_LEEST: Final = "Kind en ouders lezen dit ook, en het is nog niet makkelijk genoeg."
HERSCHRIJF: Final = "Schrijf het liever korter, in woorden die u ook zou zeggen."


def zaak_with_plan(request: Vraag, nummer: str) -> ZaakZicht:
    """The zaak for who runs it, where the plan may be read. Raises NotFound, NotAllowed, and NotNow in a verhoor."""
    zicht = zaak_of(request, nummer, Deed.ZAAK_BEHANDELEN)
    require(may_use(request.actor.lezersmuur, on=zicht.on, wet=request.actor.wet), gevraagd=nummer)
    return zicht


def words(request: Vraag, rij: str) -> dict[str, str]:
    """The names of a row, as this regio has them."""
    return dict(names(request.actor.wet.waarde(rij, today(request), regio=request.actor.regio_code)))


def back(request: Vraag, nummer: str, effect: str, *, voor_gezin: str = "") -> HttpResponse:
    """Back to the plan, with a sentence that says what has happened.

    `voor_gezin`: what a child and its parents read of it; where that is not B1, a second sentence says why. It was
    kept as it was written: whoever wrote it decides. Source: issue 6, part 4 (goals in B1); rows taal.eisen.
    """
    messages.success(request, effect)
    found = shortcomings_of_line(voor_gezin, on=today(request), wet=request.actor.wet)
    if found:
        messages.warning(request, " ".join((GEZIN_LEEST, *(gebrek.zin for gebrek in found), HERSCHRIJF)))
    return redirect("plan", nummer)


def people_of(request: Vraag, zicht: ZaakZicht) -> tuple[Mens, ...]:
    """Everybody of the family who can say something, and the court."""
    return family(request.actor, zicht, on=zicht.on)[1]


def page(request: Vraag, zicht: ZaakZicht, wrong: tuple[UUID, BerichtForm] | None = None, *,
         template: str = "plan/plan.html", **more: object) -> HttpResponse:
    """The page of the plan, with a line to add to each goal; `more`: what a template above this app shows besides.

    `wrong`: the goal whose line was not whole, with that line as it was typed.
    """
    blad = plan_of(request.actor, zicht)
    forms = message_forms(request, zicht, blad, wrong) if blad else []
    effort = effort_of(request.actor, zicht)
    told = [(avoided_in_words(row.anders_tekst or row.anders, row.zegt, on=zicht.on, wet=request.actor.wet,
                              regio=request.actor.regio_code), row) for row in effort.vermeden]
    return show(request, template, zicht, **more, blad=blad, doelen=forms, plaatsen=words(request, "plan.plaatsen"),
                zijden=words(request, "plan.van"), met=words(request, "plan.met"), inzet=effort.inzet, vermeden=told,
                keuzes=words(request, "plan.inzet"), fout_bij=wrong[1] if wrong else None)


def message_forms(request: Vraag, zicht: ZaakZicht, blad: Planblad,
                  wrong: tuple[UUID, BerichtForm] | None) -> list[tuple[object, BerichtForm]]:
    """Every goal with the line to add to it."""
    people, hoe = people_of(request, zicht), words(request, "plan.hoe")
    return [(doel, wrong[1] if wrong and wrong[0] == doel.id else
             BerichtForm(mensen=people, hoe=hoe, prefix=f"d{doel.plaats}")) for doel in blad.doelen]


@require_safe
def plan_print(request: Vraag, nummer: str) -> HttpResponse:
    """The plan on one A4, to take along or to give to who agreed to it."""
    zicht = zaak_with_plan(request, nummer)
    blad = plan_of(request.actor, zicht)
    return show(request, "plan/print.html", zicht, blad=blad, plaatsen=words(request, "plan.plaatsen"),
                met=words(request, "plan.met"))


@require_http_methods(["GET", "HEAD", "POST"])
def plan_nieuw(request: Vraag, nummer: str) -> HttpResponse:
    """A plan for this zaak, where none runs."""
    zicht, on = zaak_with_plan(request, nummer), today(request)
    form = PlanForm(given(request), met=words(request, "plan.met"), scholen=schools_of(request.actor, zicht),
                    initial={"samen_op": on, "bekijken_op": review_on(on, wet=request.actor.wet),
                             "school": str(zicht.school_id or "")})
    if form.is_bound and done_with(form, lambda: act.make(request.actor, zicht.zaak_id, form.invoer(), at=request.at)):
        return back(request, nummer, "Het plan is er. Zet er nu een doel in.")
    return ask(request, zicht, form, kop="Plan maken", knop="Maak het plan")


@require_http_methods(["GET", "HEAD", "POST"])
def plan_bekijken(request: Vraag, nummer: str) -> HttpResponse:
    """Looking at the plan again: with whom, when the next time, whether the child took part, and about the OPP."""
    zicht, on = zaak_with_plan(request, nummer), today(request)
    blad = plan_of(request.actor, zicht)
    if blad is None:
        return redirect("plan", nummer)
    form = PlanForm(given(request), met=words(request, "plan.met"),
                    initial={**from_plan(blad, on), "bekijken_op": review_on(on, wet=request.actor.wet)})
    if form.is_bound and done_with(
            form, lambda: act.review(request.actor, zicht.zaak_id, form.invoer(), at=request.at)):
        return back(request, nummer, "Bewaard: u bekeek het plan samen.")
    return ask(request, zicht, form, kop="Plan samen bekijken", knop="Bewaar")


@require_http_methods(["GET", "HEAD", "POST"])
def plan_einde(request: Vraag, nummer: str) -> HttpResponse:
    """End the plan, with a reason."""
    zicht = zaak_with_plan(request, nummer)
    form = EindeForm(given(request))
    if form.is_bound and done_with(
            form, lambda: act.end(request.actor, zicht.zaak_id, form.cleaned_data["reden"], at=request.at)):
        return back(request, nummer, "Het plan is afgesloten.")
    return ask(request, zicht, form, kop="Plan afsluiten", knop="Sluit het plan af",
               uitleg="Wat er stond, blijft bewaard. Daarna kunt u een nieuw plan maken.")
