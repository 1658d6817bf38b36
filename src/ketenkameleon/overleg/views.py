"""The pages of a meeting, and the calendar that goes to an agenda program without a word about anybody."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ketenkameleon.overleg.actions import (
    agree,
    cancel_meeting,
    decide,
    done,
    make_address,
    make_agenda,
    plan_meeting,
    put_zaak,
    revoke_address,
)
from ketenkameleon.overleg.feed import feed
from ketenkameleon.overleg.forms import AdresForm, AfspraakForm, BesluitForm, OverlegForm, ZaakForm
from ketenkameleon.overleg.queries import addresses, agenda, meetings, meetings_for, own_schools, punt_of, who_can_do
from ketenkameleon.regio.queries_kernteam import kernteam, member_of
from ketenkameleon.rules.access import Deed
from ketenkameleon.toegang.pagina import Vraag, deed, today
from ketenkameleon.zaken.forms.velden import done_with

WRONG: Final = 422
METHODS: Final = ["GET", "HEAD", "POST"]


@require_http_methods(METHODS)
@deed(Deed.OVERLEG_VOEREN)
def overleg_nieuw(request: Vraag, school_id: UUID) -> HttpResponse:
    """Plan a meeting at this school."""
    on, made = today(request), []
    member_of(request.actor, school_id, on=on)
    form = OverlegForm(request.POST if request.method == "POST" else None)

    def plan() -> None:
        begin, eind = form.moments()
        made.append(plan_meeting(request.actor, school_id, begin, eind, form.cleaned_data["plaats"], at=request.at))

    if form.is_bound and done_with(form, plan):
        messages.success(request, "Het overleg staat in de agenda.")
        return redirect("overleg", made[0])
    page = {"form": form, "team": kernteam(request.actor, school_id, on=on)}
    return render(request, "overleg/nieuw.html", page, status=WRONG if form.errors else 200)


@require_http_methods(METHODS)
@deed(Deed.OVERLEG_VOEREN)
def overleg(request: Vraag, sleutel: UUID) -> HttpResponse:
    """The agenda: one line per pupil, what was decided, who does what; it prints as the minutes."""
    if request.method == "POST" and request.POST.get("wat") == "afgelast":
        cancel_meeting(request.actor, sleutel, at=request.at)
        messages.success(request, "Het overleg gaat niet door. Wie de agenda volgt, ziet dat.")
        return redirect("overleg", sleutel)
    if request.method == "POST":
        added = make_agenda(request.actor, sleutel, at=request.at)
        messages.success(request, _added(added))
        return redirect("overleg", sleutel)
    found = agenda(request.actor, sleutel, on=today(request))
    later = meetings(request.actor, found.school_id, after=found.eind_at)
    page = {"o": found, "volgend": next((m for m in later if m.id != found.id and not m.afgelast), None)}
    return render(request, "overleg/overleg.html", page)


@require_http_methods(METHODS)
@deed(Deed.OVERLEG_VOEREN)
def overleg_punt(request: Vraag, sleutel: UUID) -> HttpResponse:
    """One line: what is decided, and an afspraak. Two forms; the pressed button says which."""
    actor, on = request.actor, today(request)
    overleg_id, punt = punt_of(actor, sleutel, on=on)
    found = agenda(actor, overleg_id, on=on)
    which = request.POST.get("wat") if request.method == "POST" else ""
    besluit = BesluitForm(request.POST if which == "besluit" else None)
    afspraak = AfspraakForm(request.POST if which == "afspraak" else None,
                            mensen=who_can_do(actor, found.school_id, on=on))

    def settle() -> None:
        given = afspraak.cleaned_data
        agree(actor, sleutel, given["wat"], UUID(given["wie"]), given["wanneer"], at=request.at)

    if (besluit.is_bound and done_with(besluit, lambda: decide(actor, sleutel, besluit.cleaned_data["besluit"],
                                                                at=request.at))) \
            or (afspraak.is_bound and done_with(afspraak, settle)):
        messages.success(request, "Bewaard.")
        return redirect("overleg", overleg_id)
    page = {"o": found, "punt": next(p for p in found.punten if p.id == punt), "besluit": besluit,
            "afspraak": afspraak, "fout": bool(besluit.errors or afspraak.errors)}
    return render(request, "overleg/punt.html", page, status=WRONG if page["fout"] or which is None else 200)


@require_POST
@deed(Deed.OVERLEG_VOEREN)
def overleg_gedaan(request: Vraag, sleutel: UUID) -> HttpResponse:
    """An afspraak of the team was kept."""
    school_id = done(request.actor, sleutel, at=request.at)
    messages.success(request, "Gedaan.")
    return redirect("kernteam", school_id)


@require_http_methods(METHODS)
def overleg_zaak(request: Vraag, nummer: str) -> HttpResponse:
    """Put a zaak on the agenda of its school; only with permission."""
    found = meetings_for(request.actor, nummer, at=request.at)
    form = ZaakForm(request.POST if request.method == "POST" else None, wanneer=[(m.id, m.begin_at) for m in found])

    def put() -> None:
        put_zaak(request.actor, nummer, UUID(form.cleaned_data["overleg"]), form.cleaned_data["regel"], at=request.at)

    if form.is_bound and done_with(form, put):
        messages.success(request, "De zaak staat op de agenda van het kernteam.")
        return redirect("zaak", nummer)
    page = {"form": form, "nummer": nummer, "overleggen": found}
    return render(request, "overleg/zaak.html", page, status=WRONG if form.errors else 200)


@require_http_methods(METHODS)
@deed(Deed.OVERLEG_VOEREN)
def agenda_adressen(request: Vraag) -> HttpResponse:
    """The own calendar addresses: make one, which is shown once, or take one back."""
    actor, on, made = request.actor, today(request), []
    if request.method == "POST" and request.POST.get("weg"):
        revoke_address(actor, _key(request.POST["weg"]), at=request.at)
        messages.success(request, "Dat adres werkt niet meer.")
        return redirect("agenda_adressen")
    form = AdresForm(request.POST if request.method == "POST" else None, scholen=own_schools(actor, on=on))
    if form.is_bound and done_with(form, lambda: made.append(make_address(actor, form.chosen(), at=request.at))):
        made[0] = request.build_absolute_uri(reverse("agenda_ics", args=[made[0]]))
    page = {"form": form, "adressen": addresses(actor, on=on), "nieuw": made[0] if made else ""}
    return render(request, "overleg/adressen.html", page, status=WRONG if form.errors else 200)


@require_safe
def agenda_ics(request: Vraag, geheim: str) -> HttpResponse:
    """The calendar of a secret address; for an address that does not hold the page of what is not there."""
    return HttpResponse(feed(geheim, at=request.at), content_type="text/calendar; charset=utf-8")


def _added(count: int) -> str:
    """How many signalen came on the agenda, in a sentence."""
    if not count:
        return "Er zijn geen nieuwe signalen."
    return "Er staat 1 signaal bij." if count == 1 else f"Er staan {count} signalen bij."


def _key(said: str) -> UUID:
    """The key in a form; one that is none is a key of nothing."""
    try:
        return UUID(said)
    except ValueError:
        return UUID(int=0)
