"""S15: requests of child and parents, from the day they come in to what is given. Source: ux.md S15."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ketenkameleon.inzage import woorden
from ketenkameleon.inzage.actions.verzoeken import (
    black_out,
    check_identity,
    close_request,
    decide_part,
    extend,
    give,
    write_request,
)
from ketenkameleon.inzage.forms import DeelForm, IdentiteitForm, VerlengForm, VerzoekForm
from ketenkameleon.inzage.queries.toezicht import Logregel, Periode, log_of_zaak
from ketenkameleon.inzage.queries.verzoeken import (
    Verzoekblad,
    names_of_others,
    records,
    redacted,
    request_page,
    requests,
)
from ketenkameleon.inzage.views.pagina import show, write_look
from ketenkameleon.rules.access import Deed
from ketenkameleon.rules.inzage import refusal_grounds
from ketenkameleon.rules.roles import Regime
from ketenkameleon.rules.texts import weigering
from ketenkameleon.rules.verdict import refused
from ketenkameleon.toegang.pagina import Vraag, deed, today
from ketenkameleon.zaken.forms.velden import done_with

LEZEN = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@deed(Deed.PRIVACY_TOEZICHT)
def fg_verzoeken(request: Vraag) -> HttpResponse:
    """Every request with its term, those that wait first."""
    on = today(request)
    given = requests(request.actor, on=on)
    write_look(request, given)
    found = [(v, v.day_n(on), on > v.uiterlijk_op) for v in given]
    return show(request, "verzoeken", "fg_verzoeken", {"verzoeken": found, "woorden": woorden})


@LEZEN
@deed(Deed.PRIVACY_TOEZICHT)
def fg_verzoek_nieuw(request: Vraag) -> HttpResponse:
    """Write a request down."""
    form = VerzoekForm(request.POST if request.method == "POST" else None, initial={"ontvangen_op": today(request)})
    made: list[UUID] = []
    if form.is_bound and done_with(
        form, lambda: made.append(write_request(request.actor, form.invoer(), at=request.at))
    ):
        messages.success(request, "Het verzoek staat erbij, met de laatste dag voor het antwoord.")
        return redirect("fg_verzoek", made[0])
    return show(request, "formulier", "fg_verzoeken", {"form": form, "kop": "Nieuw verzoek", "knop": "Schrijf op"})


@LEZEN
@deed(Deed.PRIVACY_TOEZICHT)
def fg_verzoek(request: Vraag, sleutel: UUID) -> HttpResponse:
    """One request: who asks, how long there is, what is decided per part, and the whole decision."""
    actor, on = request.actor, today(request)
    sent = request.POST if request.method == "POST" else None
    stap = sent.get("stap", "") if sent is not None else ""
    wie, langer = IdentiteitForm(sent if stap == "wie" else None), VerlengForm(sent if stap == "langer" else None)
    steps: dict[str, tuple[Callable[[], bool], str]] = {
        "wie": (
            lambda: done_with(
                wie, lambda: check_identity(actor, sleutel, wie.cleaned_data["identiteit"], at=request.at)
            ),
            "Opgeschreven hoe u dit nakeek.",
        ),
        "langer": (
            lambda: done_with(langer, lambda: extend(actor, sleutel, langer.cleaned_data["reden"], at=request.at)),
            "De termijn is verlengd.",
        ),
        "besluit": (lambda: _closed(request, sleutel), "Het besluit is genomen."),
    }
    blad = request_page(actor, sleutel, on=on)
    if stap in steps and steps[stap][0]():
        messages.success(request, steps[stap][1])
        return redirect("fg_verzoek", sleutel)
    page = {
        "blad": blad,
        "dag": blad.regel.day_n(on),
        "te_laat": on > blad.regel.uiterlijk_op,
        "form": wie,
        "langer": langer,
        "woorden": woorden,
        "alles": all(deel.besluit for deel in blad.delen),
        "weigering": next((weigering(refused(deel.code)) for deel in blad.delen if deel.code), None),
    }
    return show(request, "verzoek", "fg_verzoeken", page)


@LEZEN
@deed(Deed.PRIVACY_TOEZICHT)
def fg_verzoek_deel(request: Vraag, sleutel: UUID, onderdeel: str) -> HttpResponse:
    """Decide one part, with the records it is about as they would go out."""
    actor, on = request.actor, today(request)
    blad = request_page(actor, sleutel, on=on)
    deel = next((deel for deel in blad.delen if deel.onderdeel == onderdeel), None)
    if deel is None:
        return redirect("fg_verzoek", sleutel)
    form = DeelForm(
        request.POST if request.method == "POST" else None,
        initial=_proposed(deel.besluit or deel.voorstel),
        gronden=refusal_grounds(Regime(blad.regel.regime), on=on, wet=actor.wet),
    )
    if form.is_bound and done_with(
        form, lambda: decide_part(actor, sleutel, onderdeel, **form.cleaned_data, at=request.at)
    ):
        messages.success(request, "Dit onderdeel is beslist.")
        return redirect("fg_verzoek", sleutel)
    found = records(actor, blad, on=on)
    shown = redacted(found, blad, besluiten={onderdeel: "lakken"})
    page = {
        "blad": blad,
        "deel": deel,
        "form": form,
        "stukken": shown,
        "woorden": woorden,
        "log": _log(request, blad, onderdeel),
    }
    return show(request, "deel", "fg_verzoeken", page)


@LEZEN
@deed(Deed.PRIVACY_TOEZICHT)
def fg_verzoek_lak(request: Vraag, sleutel: UUID) -> HttpResponse:
    """Which words of others are blacked out, and which records are left out."""
    actor, on = request.actor, today(request)
    blad = request_page(actor, sleutel, on=on)
    found = records(actor, blad, on=on)
    if request.method == "POST":
        known = {stuk.stuk: stuk.onderdeel for stuk in found}
        weg = [stuk for stuk in request.POST.getlist("weg") if stuk in known]
        per_part = {deel.onderdeel: [stuk for stuk in weg if known[stuk] == deel.onderdeel] for deel in blad.delen}
        black_out(actor, sleutel, request.POST.get("woorden", ""), per_part, at=request.at)
        messages.success(request, "Bewaard. Zo gaat het straks mee.")
        return redirect("fg_verzoek_lak", sleutel)
    out = {stuk for deel in blad.delen for stuk in deel.weggelaten}
    page = {
        "blad": blad,
        "lakwoorden": blad.lakwoorden or names_of_others(found),
        "woorden": woorden,
        "stukken": [(stuk, stuk.stuk in out) for stuk in found],
        "eerste": not blad.lakwoorden,
    }
    return show(request, "lak", "fg_verzoeken", page)


@require_POST
@deed(Deed.PRIVACY_TOEZICHT)
def fg_verzoek_uitvoer(request: Vraag, sleutel: UUID) -> HttpResponse:
    """What the decision gives: a print, or a file. Nothing leaves here but through the decision."""
    blad, given, file = give(request.actor, sleutel, at=request.at)
    if request.POST.get("als") == "bestand":
        answer = HttpResponse(file, content_type="application/json; charset=utf-8")
        answer["Content-Disposition"] = f'attachment; filename="inzage-{blad.regel.zaaknummer}.json"'
        return answer
    parts = [(onderdeel, list(stukken)) for onderdeel, stukken in groupby(given, key=lambda stuk: stuk.onderdeel)]
    page = {"blad": blad, "delen": parts, "woorden": woorden, "log": _given_log(request, blad)}
    return render(request, "inzage/uitvoer.html", page)


def _log(request: Vraag, blad: Verzoekblad, onderdeel: str) -> Sequence[Logregel]:
    """Who looked belongs to the answer: of the last four years, as many as a page holds."""
    if onderdeel != "log" or not blad.identiteit_op:
        return ()
    on = today(request)
    periode = Periode(on.replace(year=on.year - 4, day=1), on)
    wpg = blad.regel.id if blad.regel.regime == Regime.WPG else None
    return log_of_zaak(request.actor, blad.regel.zaaknummer, periode, on=on, verzoek_id=wpg)


def _given_log(request: Vraag, blad: Verzoekblad) -> Sequence[object]:
    given = any(deel.onderdeel == "log" and deel.besluit in ("geven", "lakken") for deel in blad.delen)
    return [line for line in _log(request, blad, "log") if line.for_family] if given else ()


def _proposed(voorstel: str) -> dict[str, str]:
    """To weigh is for a person: then nothing is filled in."""
    return {} if voorstel == "wegen" else {"besluit": voorstel}


def _closed(request: Vraag, sleutel: UUID) -> bool:
    close_request(request.actor, sleutel, at=request.at)
    return True
