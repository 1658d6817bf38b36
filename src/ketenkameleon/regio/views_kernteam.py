"""Who of us serves which school, giving a place in a kernteam, and each other's words. No child. Source: ux.md S6."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from ketenkameleon.regio.actions_kernteam import OnjuistePlaats, place
from ketenkameleon.regio.forms_kernteam import PlaatsForm, ScholenForm
from ketenkameleon.regio.queries_kernteam import (
    KernteamLijst,
    completeness,
    directory,
    kernteam,
    may_be_placed,
    my_schools,
)
from ketenkameleon.rules.access import Deed, Relatie, may
from ketenkameleon.rules.kernteam import function_names, meanings
from ketenkameleon.toegang.pagina import Vraag, deed, today

WRONG: Final = 422


@require_safe
@deed(Deed.KERNTEAM_ZIEN)
def kernteams(request: Vraag) -> HttpResponse:
    """Fifty schools with their kernteam; the own schools first. ?gemeente=0363&woord=visser can be shared."""
    on = today(request)
    mine, counted = my_schools(request.actor, on=on), completeness(request.actor, on=on)
    form = ScholenForm(request.GET, gemeenten={gemeente.code: gemeente.naam for gemeente in counted})
    na = _key(request.GET.get("na", ""))
    found = directory(request.actor, form.filters(na), on=on) if form.is_valid() else KernteamLijst((), None)
    chosen = {name: str(said) for name, said in form.cleaned_data.items() if said}
    here = next((gemeente for gemeente in counted if gemeente.code == chosen.get("gemeente")), None)
    beeld = may(Deed.IN_BEELD_ZIEN, functies=request.actor.functies, relaties=frozenset({Relatie.GEEN}), on=on,
                wet=request.actor.wet)
    page = {"in_beeld": bool(beeld), "mijn": mine.items(), "teams": found.teams, "form": form, "hier": here,
            "compleet": sum(gemeente.compleet for gemeente in counted),
            "scholen": sum(gemeente.scholen for gemeente in counted),
            "chips": _chips(chosen, here.naam if here else ""), "later": na is not None, "begin": urlencode(chosen),
            "verder": urlencode({**chosen, "na": str(found.verder)}) if found.verder else ""}
    return render(request, "regio/kernteams.html", page, status=WRONG if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@deed(Deed.KERNTEAM_BEHEREN)
def kernteam_plaats(request: Vraag, school_id: UUID) -> HttpResponse:
    """Give somebody a place from a day on, or note a vacancy."""
    actor, on = request.actor, today(request)
    team = kernteam(actor, school_id, on=on)
    form = PlaatsForm(request.POST if request.method == "POST" else None, mensen=may_be_placed(actor, on=on), on=on,
                      functies=function_names(on=on, wet=actor.wet, regio=actor.regio_code))
    if form.is_bound and form.is_valid() and _placed(request, school_id, form):
        messages.success(request, "Het kernteam is bijgewerkt.")
        return redirect("kernteam", school_id)
    page = {"form": form, "team": team}
    return render(request, "regio/kernteam_plaats.html", page, status=WRONG if form.errors else 200)


@require_safe
def elkaars_taal(request: Vraag) -> HttpResponse:
    """What each partner means by a word."""
    words = meanings(on=today(request), wet=request.actor.wet, regio=request.actor.regio_code)
    return render(request, "regio/taal.html", {"begrippen": [(word, said.items()) for word, said in words.items()]})


def _key(text: str) -> UUID | None:
    """The school to go on after, when it is a key that a page gave."""
    try:
        return UUID(text)
    except ValueError:
        return None


def _chips(chosen: Mapping[str, str], gemeente: str) -> list[tuple[str, str]]:
    """Everything that is chosen, in words, and the address without it."""
    words = {"gemeente": gemeente, "woord": f"\u201c{chosen.get('woord', '')}\u201d"}
    return [(words[name], "?" + urlencode({other: said for other, said in chosen.items() if other != name}))
            for name in chosen]


def _placed(request: Vraag, school_id: UUID, form: PlaatsForm) -> bool:
    """Do it; what the rules say against it lands at its question."""
    try:
        place(request.actor, school_id, form.plaatsing(), at=request.at)
    except OnjuistePlaats as wrong:
        for veld, zin in wrong.velden.items():
            form.add_error(veld, zin)
        return False
    return True
