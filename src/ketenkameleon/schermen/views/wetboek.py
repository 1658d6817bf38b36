"""/wetboek/: the rows of the law in words, and a row of the own regio: proposed by one, decided by another.

Source: issue 4, part 7; docs/adr/0034.
"""

from __future__ import annotations

from typing import Final
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ketenkameleon.routes.queries.geraakt import touched
from ketenkameleon.rules.access import Deed, Relatie, may
from ketenkameleon.rules.verdict import Verdict, refused
from ketenkameleon.rules.wetboek import NietToegestaan, Rij, Zekerheid
from ketenkameleon.rules.wetboek_vorm import (
    Besluit,
    check_begin,
    check_row,
    fields,
    holds_until,
    may_begin_before,
    may_propose,
    start_value,
)
from ketenkameleon.schermen.forms_wetboek import BesluitForm, RijForm
from ketenkameleon.schermen.wetboek import changes, in_force, line, moved, parts, roughly, subjects
from ketenkameleon.schermen.wetboek_queries import Voorstelregel, history, one, waiting
from ketenkameleon.toegang.pagina import Vraag, deed, today
from ketenkameleon.toegang.refusals import NotFound, authorise, require
from ketenkameleon.wetboek.actions import VoorstelInvoer, decide_row, propose_row, wanted_row
from ketenkameleon.zaken.views.pagina import WRONG, given

NIET_HIER: Final = refused("not_your_zaak", "docs/adr/0034")
KLAAR: Final = {
    Besluit.GOEDGEKEURD: "Goedgekeurd. De rij hoort nu bij het wetboek van uw regio.",
    Besluit.GEWEIGERD: "Geweigerd. Er verandert niets.", Besluit.INGETROKKEN: "Ingetrokken. Er verandert niets."}


@require_safe
@deed(Deed.WETBOEK_ZIEN)
def wetboek(request: Vraag) -> HttpResponse:
    """Every row by subject; with ?eigen=1 those that a regio may set itself. On top what waits for a second person."""
    actor, on, own = request.actor, today(request), request.GET.get("eigen") == "1"
    found = [(subject, [row for row in lines if row.eigen or not own])
             for subject, lines in subjects(actor.wet, actor.regio_code, on)]
    page = {"onderwerpen": [(subject, lines) for subject, lines in found if lines], "eigen": own,
            "wacht": waiting(actor, on=on), "regio": actor.regio_naam}
    return render(request, "schermen/wetboek.html", page)


@require_safe
@deed(Deed.WETBOEK_ZIEN)
def wetboek_rij(request: Vraag, naam: str) -> HttpResponse:
    """One row: what it says now, part by part, every row before and after it, and what was proposed about it."""
    actor, on = request.actor, today(request)
    rij = _row(request, naam)
    page = {"regel": line(rij, actor.wet, on), "delen": parts(rij, actor.wet),
            "versies": history(actor, naam, rij, on=on), "voorstellen": waiting(actor, on=on, naam=naam),
            "stelt_voor": bool(_may_change(request)) and bool(may_propose(naam, on=rij.van, wet=actor.wet))}
    return render(request, "schermen/wetboek_rij.html", page)


@require_http_methods(["GET", "HEAD", "POST"])
@deed(Deed.WETBOEK_WIJZIGEN)
def wetboek_nieuw(request: Vraag, naam: str) -> HttpResponse:
    """Propose a row of the regio: first what it touches, then the proposal."""
    actor, on, rij = request.actor, today(request), _row(request, naam)
    require(may_propose(naam, on=rij.van, wet=actor.wet), object_soort="rij", gevraagd=naam)
    form = RijForm(given(request), velden=fields(naam, on=rij.van, wet=actor.wet), vandaag=on,
                   waarde=start_value(naam, on=rij.van, wet=actor.wet, regio=actor.regio_code),
                   mag_terug=may_begin_before(naam, on=on, wet=actor.wet))
    if form.is_bound and form.is_valid():
        try:
            return _asked(request, form, naam)
        except NietToegestaan as wrong:
            form.add_error("van", str(wrong))
    page = {"regel": line(rij, actor.wet, on), "form": form}
    return render(request, "schermen/wetboek_nieuw.html", page, status=WRONG if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@deed(Deed.WETBOEK_ZIEN)
def wetboek_voorstel(request: Vraag, voorstel_id: UUID) -> HttpResponse:
    """A proposal and what it touches. Somebody else approves it, or refuses it with a reason."""
    found = _proposal(request, voorstel_id)
    form = BesluitForm(given(request))
    if form.is_bound:
        authorise(_may_change(request))
    if form.is_bound and form.is_valid():
        wat = Besluit(form.cleaned_data["besluit"])
        return _decided(request, found, wat, form.cleaned_data["reden"] if wat is Besluit.GEWEIGERD else "")
    open_one = found.voorstel.besluit is None
    page = {"v": found, "form": form, "beslist": open_one and not found.van_mij and bool(_may_change(request)),
            "trekt_in": open_one and found.van_mij, **(_effect(request, found.voorstel.rij) if open_one else {})}
    if open_one:
        page["past_niet"] = _why_not(request, found)
    return render(request, "schermen/wetboek_voorstel.html", page, status=WRONG if form.errors else 200)


@require_POST
@deed(Deed.WETBOEK_WIJZIGEN)
def wetboek_intrekken(request: Vraag, voorstel_id: UUID) -> HttpResponse:
    """Take back one's own proposal."""
    return _decided(request, _proposal(request, voorstel_id), Besluit.INGETROKKEN, "")


def _asked(request: Vraag, form: RijForm, naam: str) -> HttpResponse:
    actor, on, data = request.actor, today(request), form.cleaned_data
    invoer = VoorstelInvoer(naam, data["van"], form.delen, data["bron"], Zekerheid(data["zekerheid"]),
                            data.get("reden", ""))
    if request.POST.get("akkoord") != "ja":
        rij = wanted_row(invoer, on=on, wet=actor.wet, regio=actor.regio_code)
        page = {"regel": line(rij, actor.wet, on), "form": form, "reden": invoer.reden, **_effect(request, rij)}
        return render(request, "schermen/wetboek_controle.html", page)
    key, verdict = propose_row(actor.lopend, invoer, wet=actor.wet, regio=actor.regio_code, on=on, at=request.at)
    require(verdict, object_soort="rij", gevraagd=naam)
    messages.success(request, "Voorgesteld. Een andere beheerder of de coördinator beslist.")
    return redirect("wetboek_voorstel", key)


def _decided(request: Vraag, found: Voorstelregel, wat: Besluit, reden: str) -> HttpResponse:
    actor, key = request.actor, found.voorstel.id
    verdict = decide_row(actor.lopend, key, wat, reden=reden, wet=actor.wet, on=today(request), at=request.at)
    require(verdict, object_soort="rijvoorstel", gevraagd=str(key))
    messages.success(request, KLAAR[wat])
    return redirect("wetboek_voorstel", key)


def _effect(request: Vraag, rij: Rij) -> dict[str, object]:
    """What the row changes, until when it holds, and which running terms it touches."""
    actor, on = request.actor, today(request)
    try:
        geraakt = touched(actor, rij, on=on)
    except NietToegestaan:
        geraakt = None
    told = roughly(geraakt.tientallen) if geraakt and _may_change(request) else ""
    return {"wijzigt": changes(rij, actor.wet, actor.regio_code), "tot": holds_until(rij, wet=actor.wet),
            "geraakt": geraakt, "hoeveel": told,
            "schuift": moved(*geraakt.schuift) if geraakt and geraakt.schuift else ""}


def _why_not(request: Vraag, found: Voorstelregel) -> str:
    """Why the law does not take this proposal today, as a sentence; "" when it does."""
    rij = found.voorstel.rij
    try:
        check_row(rij, wet=request.actor.wet)
        check_begin(rij, reden=found.voorstel.reden, on=today(request), wet=request.actor.wet)
    except NietToegestaan as wrong:
        return str(wrong)
    return ""


def _may_change(request: Vraag) -> Verdict:
    actor = request.actor
    return may(Deed.WETBOEK_WIJZIGEN, functies=actor.functies, relaties=frozenset({Relatie.GEEN}), on=today(request),
               wet=actor.wet)


def _row(request: Vraag, naam: str) -> Rij:
    actor = request.actor
    if not actor.wet.versies(naam):
        raise NotFound(NIET_HIER, object_soort="rij", gevraagd=naam)
    return in_force(naam, actor.wet, actor.regio_code, today(request))


def _proposal(request: Vraag, voorstel_id: UUID) -> Voorstelregel:
    found = one(request.actor, voorstel_id, on=today(request))
    if found is None:
        raise NotFound(NIET_HIER, object_soort="rijvoorstel", gevraagd=str(voorstel_id))
    return found
