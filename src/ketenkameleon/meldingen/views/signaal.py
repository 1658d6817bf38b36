"""A signaal is given, read, and taken further; one that was handed over becomes a report, already filled in."""

from __future__ import annotations

from datetime import date
from typing import Final
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from ketenkameleon.meldingen.actions.signaal import (
    became_zaak,
    finish_signal,
    give_signal,
    hand_over,
    take_over,
    withdraw_name,
)
from ketenkameleon.meldingen.forms.oordeel import MetDeHand
from ketenkameleon.meldingen.forms.signaal import SignaalForm, WatNuForm
from ketenkameleon.meldingen.queries_pages import places
from ketenkameleon.meldingen.queries_signalen import (
    Overgedragen,
    SignaalRegel,
    handed_over,
    one_handed_over,
    one_signal,
    own_signals,
    school_of,
)
from ketenkameleon.meldingen.views.beoordelen import enter
from ketenkameleon.regio.queries_kernteam import kernteam, member_of
from ketenkameleon.rules.access import Deed
from ketenkameleon.rules.signaal import signal_kinds
from ketenkameleon.toegang.pagina import Vraag, deed, today
from ketenkameleon.web.dates import datum_lang
from ketenkameleon.zaken.forms.velden import done_with
from ketenkameleon.zaken.queries.meekijken import shown_to_me

WRONG: Final = 422
GEDAAN: Final = {"oppakken": "U pakt dit nu op.", "afronden": "Afgerond. Er staat geen naam meer bij.",
                 "melding": "De coördinator maakt er een zaak van. U hoeft niets over te typen.",
                 "naam_weg": "De naam is weg."}


@require_http_methods(["GET", "HEAD", "POST"])
@deed(Deed.SIGNAAL_GEVEN)
def signaal_nieuw(request: Vraag, school_id: UUID) -> HttpResponse:
    """Give a signaal at this school; the answer says at once who has it and by when."""
    on, made = today(request), []
    member_of(request.actor, school_id, on=on)
    kinds = signal_kinds(on=on, wet=request.actor.wet, regio=request.actor.regio_code)
    form = SignaalForm(request.POST if request.method == "POST" else None, soorten=list(kinds.values()))

    def give() -> None:
        made.append(give_signal(request.actor, form.invoer(school_id), at=request.at))

    if form.is_bound and done_with(form, give):
        line = one_signal(request.actor, made[0], on=on)
        messages.success(request, f"Bedankt. {line.eigenaar} heeft het signaal. Uiterlijk"
                                  f" {datum_lang(line.uiterlijk_op)} staat hier wat ermee gebeurt.")
        return redirect("signaal", made[0])
    page = {"form": form, "team": kernteam(request.actor, school_id, on=on)}
    return render(request, "meldingen/signaal_nieuw.html", page, status=WRONG if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@deed(Deed.SIGNAAL_GEVEN)
def signaal(request: Vraag, sleutel: UUID) -> HttpResponse:
    """One signaal: what was seen, who has it, and what becomes of it."""
    on = today(request)
    line = one_signal(request.actor, sleutel, on=on)
    form = WatNuForm(request.POST if request.method == "POST" else None, kan=_possible(request, line))
    if form.is_bound and done_with(form, lambda: _do(request, sleutel, form)):
        messages.success(request, GEDAAN[form.cleaned_data["wat"]])
        return redirect("signaal", sleutel)
    page = {"form": form, "s": line, "ik": request.actor.account_id, "vandaag": on,
            "school_id": school_of(request.actor, sleutel)}
    return render(request, "meldingen/signaal.html", page, status=WRONG if form.errors else 200)


@require_safe
@deed(Deed.SIGNAAL_GEVEN)
def signalen_mijn(request: Vraag) -> HttpResponse:
    """The signalen that wait for me at every school, what became of those I gave; where I look along."""
    page = {"mijn": own_signals(request.actor, on=today(request)), "mee": shown_to_me(request.actor)}
    return render(request, "meldingen/signalen_mijn.html", page)


@require_safe
@deed(Deed.PERSONEN_INVOEREN)
def signalen_over(request: Vraag) -> HttpResponse:
    """What kernteams handed over, longest waiting first."""
    return render(request, "meldingen/signalen_over.html", {"signalen": handed_over(request.actor, on=today(request))})


@require_http_methods(["GET", "HEAD", "POST"])
@deed(Deed.PERSONEN_INVOEREN)
def signaal_melding(request: Vraag, sleutel: UUID) -> HttpResponse:
    """Make a report of a signaal: everything the school knew is filled in already."""
    on = today(request)
    found, place = one_handed_over(request.actor, sleutel, on=on), places(request.actor)
    form = MetDeHand(
        request.POST if request.method == "POST" else None, on=on, gemeenten=place.gemeenten,
        scholen=[(school.id, school.naam) for school in place.scholen], initial=_filled_in(found, on))

    def make() -> None:
        made = enter(request, form)
        became_zaak(request.actor, sleutel, made.zaak_id, at=request.at)

    if form.is_bound and done_with(form, make):
        messages.success(request, "De melding is bewaard. De zaak staat klaar om te geven.")
        return redirect("signalen_over")
    page = {"form": form, "signaal": found}
    return render(request, "meldingen/nieuw.html", page, status=WRONG if form.errors else 200)


def _filled_in(found: Overgedragen, on: date) -> dict[str, object]:
    """The answers of the form, out of the signaal."""
    return {"aanleiding": found.aanleiding, "gemeld_op": on, "school": str(found.school_id),
            "gemeente": str(found.gemeente_id), "voornaam": found.voornaam, "achternaam": found.achternaam,
            "geboren": found.geboren, "nummersoort": found.nummersoort or "geen", "nummer": found.nummer}


def _possible(request: Vraag, line: SignaalRegel) -> list[str]:
    """What can be done with it now."""
    kan = [] if line.eigenaar_id == request.actor.account_id else ["oppakken"]
    kan += ["melding"] if line.kan_melding and not line.overgedragen else []
    kan += ["naam_weg"] if line.leerling and not line.overgedragen else []
    return [*kan, "afronden"] if line.klaar_at is None else []


def _do(request: Vraag, sleutel: UUID, form: WatNuForm) -> None:
    match form.cleaned_data["wat"]:
        case "oppakken":
            take_over(request.actor, sleutel, at=request.at)
        case "melding":
            hand_over(request.actor, sleutel, at=request.at)
        case "naam_weg":
            withdraw_name(request.actor, sleutel, at=request.at)
        case _:
            finish_signal(request.actor, sleutel, form.cleaned_data["uitkomst"], at=request.at)
