"""S5: a school adds to what it reported at DUO, in three steps, and can stop in between. Source: ux.md S5."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.datastructures import MultiValueDict
from django.views.decorators.http import require_http_methods, require_safe

from ketenkameleon.meldingen.actions.aanvullen import AanvullingInvoer, school_adds
from ketenkameleon.meldingen.forms.melden import StapDuo, StapLeerling, StapSchool
from ketenkameleon.meldingen.queries_school import (
    FORMULIER,
    EigenMelding,
    draft_key,
    last_sent,
    my_drafts,
    my_schools,
    own_report,
)
from ketenkameleon.meldingen.woorden import ACTIES, kind_name
from ketenkameleon.rules.access import Deed
from ketenkameleon.rules.zaak import answer_due
from ketenkameleon.toegang.pagina import Vraag, deed, today
from ketenkameleon.zaken.actions.concept import drop_draft, keep_draft
from ketenkameleon.zaken.queries.concept import draft

WRONG: Final = 422
LEERLING: Final = "leerling"
SCHOOL: Final = "school"
NOT_KEPT: Final = frozenset({"csrfmiddlewaretoken", "afzender", "later"})
LATER: Final = "Bewaard. U kunt later verder gaan."


@require_http_methods(["GET", "HEAD", "POST"])
@deed(Deed.MELDEN)
def melden(request: Vraag) -> HttpResponse:
    """Step 1: was it reported at DUO? What was left half-way stands here too. Who is of no school enters by
    hand."""
    if not request.actor.school_ids:
        return redirect("melding_nieuw")
    form = StapDuo(request.POST) if request.method == "POST" else StapDuo()
    if form.is_bound and form.is_valid() and form.cleaned_data["gemeld"] == "ja":
        return redirect("melden_leerling", int(form.cleaned_data["meldingsnummer"]))
    page = {
        "form": form,
        "stap": 1,
        "eerst_duo": form.is_bound and form.is_valid(),
        "concepten": my_drafts(request.actor),
    }
    return render(request, "meldingen/melden.html", page, status=WRONG if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@deed(Deed.MELDEN)
def melden_leerling(request: Vraag, meldingsnummer: int) -> HttpResponse:
    """Step 2: hours, since when, and what the parents know; filled in with what this school itself
    reported."""
    report = own_report(request.actor, meldingsnummer, on=today(request))
    return _step(
        request, meldingsnummer, _first(request, meldingsnummer, report, _posted(request)), report, LEERLING
    )


@require_http_methods(["GET", "HEAD", "POST"])
@deed(Deed.MELDEN)
def melden_school(request: Vraag, meldingsnummer: int) -> HttpResponse:
    """Step 3: what the school did and what it hopes for. Nothing about health."""
    report = own_report(request.actor, meldingsnummer, on=today(request))
    return _step(request, meldingsnummer, _second(request, meldingsnummer, _posted(request)), report, SCHOOL)


@require_http_methods(["GET", "HEAD", "POST"])
@deed(Deed.MELDEN)
def melden_controle(request: Vraag, meldingsnummer: int) -> HttpResponse:
    """Look it over, and send. What is not whole goes back to its step."""
    report = own_report(request.actor, meldingsnummer, on=today(request))
    first = _first(request, meldingsnummer, report, _kept(request, meldingsnummer, LEERLING))
    if not (first.is_bound and first.is_valid()):
        return redirect("melden_leerling", meldingsnummer)
    second = _second(request, meldingsnummer, _kept(request, meldingsnummer, SCHOOL))
    if not (second.is_bound and second.is_valid()):
        return redirect("melden_school", meldingsnummer)
    if request.method == "POST":
        school_adds(request.actor, _filled_in(request, meldingsnummer, report, first, second), at=request.at)
        for stap in (LEERLING, SCHOOL):
            drop_draft(request.actor, FORMULIER, draft_key(request.actor, meldingsnummer, stap))
        return redirect("melden_verstuurd", meldingsnummer)
    data = {**first.cleaned_data, **second.cleaned_data}
    words = [ACTIES[code] for code in data["acties"] if code != "anders"]
    limit = request.actor.wet.getal("verzuim.grens", today(request))
    page = {
        "nummer": meldingsnummer,
        "melding": report,
        "data": data,
        "acties": [*words, *filter(None, [data["actie_anders"]])],
        "grens": limit,
        "onder": data["uren"] < limit,
    }
    return render(request, "meldingen/controle.html", page)


@require_safe
@deed(Deed.MELDEN)
def melden_verstuurd(request: Vraag, meldingsnummer: int) -> HttpResponse:
    """It is here: the number, and what happens next. To print."""
    sent = last_sent(request.actor, meldingsnummer, on=today(request))
    report = own_report(request.actor, meldingsnummer, on=today(request))
    page = {
        "verzonden": sent,
        "melding": report,
        "uiterlijk": answer_due(today(request), wet=request.actor.wet),
    }
    return render(request, "meldingen/verstuurd.html", page)


def _step(
    request: Vraag, meldingsnummer: int, form: forms.Form, report: EigenMelding | None, stap: str
) -> HttpResponse:
    """One step: keep what is there, and go on when it is whole or when the school stops for now."""
    posted = request.method == "POST"
    if posted and ("later" in request.POST or form.is_valid()):
        data = {name: values for name, values in request.POST.lists() if name not in NOT_KEPT}
        data["meldingsnummer"] = [str(meldingsnummer)]
        keep_draft(
            request.actor, FORMULIER, draft_key(request.actor, meldingsnummer, stap), data, at=request.at
        )
        if "later" in request.POST:
            messages.success(request, LATER)
            return redirect("melden")
        return redirect("melden_school" if stap == LEERLING else "melden_controle", meldingsnummer)
    # A draft that is not whole yet is no error: nobody has pressed the button.
    wrong = posted and bool(form.errors)
    page = {
        "form": form if wrong or not form.is_bound else _unchecked(form),
        "nummer": meldingsnummer,
        "melding": report,
        "soort": kind_name(report.soort, on=today(request), wet=request.actor.wet) if report else "",
        "stap": 2 if stap == LEERLING else 3,
        "concept": draft_key(request.actor, meldingsnummer, stap),
    }
    return render(request, f"meldingen/stap_{stap}.html", page, status=WRONG if wrong else 200)


def _first(
    request: Vraag, meldingsnummer: int, report: EigenMelding | None, data: MultiValueDict[str, str] | None
) -> StapLeerling:
    known = (
        {"uren": report.minuten // 60 if report.minuten else None, "sinds": report.begin} if report else {}
    )
    initial = {**known, "meldingsnummer": meldingsnummer}
    kept = data if data is not None else _kept(request, meldingsnummer, LEERLING)
    scholen = [] if report else my_schools(request.actor)
    return StapLeerling(kept, initial=initial, on=today(request), scholen=scholen)


def _second(request: Vraag, meldingsnummer: int, data: MultiValueDict[str, str] | None) -> StapSchool:
    kept = data if data is not None else _kept(request, meldingsnummer, SCHOOL)
    return StapSchool(kept, initial={"meldingsnummer": meldingsnummer})


def _unchecked(form: forms.Form) -> forms.Form:
    """The same form with the same text, and no word yet about what is missing."""
    form.errors.clear()
    return form


def _posted(request: Vraag) -> MultiValueDict[str, str] | None:
    return request.POST if request.method == "POST" else None


def _kept(request: Vraag, meldingsnummer: int, stap: str) -> MultiValueDict[str, str] | None:
    """The draft of this step as if it were posted now; None when there is none."""
    found: Mapping[str, object] | None = draft(
        request.actor, FORMULIER, draft_key(request.actor, meldingsnummer, stap)
    )
    if found is None:
        return None
    return MultiValueDict(
        {
            name: [str(v) for v in values] if isinstance(values, list) else [str(values)]
            for name, values in found.items()
        }
    )


def _filled_in(
    request: Vraag, meldingsnummer: int, report: EigenMelding | None, first: StapLeerling, second: StapSchool
) -> AanvullingInvoer:
    told, done = first.cleaned_data, second.cleaned_data
    school = (
        report.school_id
        if report
        else UUID(told["school"])
        if "school" in told
        else request.actor.school_ids[0]
    )
    day: date | None = told["ouders_verteld_op"]
    return AanvullingInvoer(
        meldingsnummer=meldingsnummer,
        school_id=school,
        uren=told["uren"],
        sinds=told["sinds"],
        te_laat=told["te_laat"],
        ouders_verteld_op=day,
        ouders_niet_reden=told["ouders_niet_reden"],
        acties=tuple(done["acties"]),
        actie_anders=done["actie_anders"],
        wens=done["wens"],
    )
