"""Closing a zaak with its meldingen, converting it, and answering a withdrawn report. A person decides."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from ketenkameleon.meldingen.actions.sluiten import close_zaak, withdrawn_answer
from ketenkameleon.meldingen.queries_zaak import ZaakMelding, meldingen_of_zaak
from ketenkameleon.meldingen.woorden import AANLEIDINGEN
from ketenkameleon.rules.access import Deed
from ketenkameleon.rules.duo import Aanleiding, Gevolg, gevolg_of
from ketenkameleon.rules.waarden import part, table
from ketenkameleon.rules.wetboek import Waarde
from ketenkameleon.rules.zaak import Zaaksoort, choices_after_withdrawal, may_convert, outcomes
from ketenkameleon.schermen.forms import IntrekForm, OmzetForm, SluitForm
from ketenkameleon.toegang.pagina import Vraag, today
from ketenkameleon.toegang.refusals import require
from ketenkameleon.web.dates import datum_lang
from ketenkameleon.zaken.actions.sluiten import convert
from ketenkameleon.zaken.forms.velden import done_with
from ketenkameleon.zaken.views.pagina import done, given, show, zaak_of

GESLOTEN: Final = "De zaak is gesloten. Niemand werkt er nog in. U kunt hem vandaag nog lezen."
OMGEZET: Final = "Dit is nu een verzuimzaak, met een belofte. Het gezin weet het."


@require_http_methods(["GET", "HEAD", "POST"])
def sluiten(request: Vraag, nummer: str) -> HttpResponse:
    """Close the zaak. What is still missing is refused by the action, in four lines."""
    actor, zicht, on = request.actor, zaak_of(request, nummer, Deed.ZAAK_BEHANDELEN), today(request)
    still = [row for row in meldingen_of_zaak(actor, zicht) if row.open]
    form = SluitForm(given(request), uitkomsten=outcomes(on=on, wet=actor.wet), meldingen=_named(still),
                     redenen=_names(actor.wet.tabel("duo.reden_afgesloten", on)),
                     toelichtingen={code: str(naam) for code, naam in
                                    actor.wet.tabel("duo.toelichting_afsluiting", on).items()})

    def close() -> None:
        close_zaak(actor, zicht.zaak_id, form.cleaned_data["uitkomst"], form.cleaned_data["reden"], form.per_melding,
                   at=request.at)

    if form.is_bound and done_with(form, close):
        return done(request, nummer, GESLOTEN)
    return show(request, "schermen/sluiten.html", zicht, form=form, meldingen=still)


@require_http_methods(["GET", "HEAD", "POST"])
def omzetten(request: Vraag, nummer: str) -> HttpResponse:
    """Make a voluntary zaak a verzuimzaak: an explicit step, told to the family. Source: row zaak.omzetten."""
    actor, zicht = request.actor, zaak_of(request, nummer, Deed.ZAAK_BEHANDELEN)
    convertible = may_convert(zicht.soort, Zaaksoort.VERZUIM, told_family=True, on=today(request), wet=actor.wet)
    require(convertible, object_soort="zaak", gevraagd=nummer)
    reports = {row.id: row for row in meldingen_of_zaak(actor, zicht) if row.open and _asks_promise(request, row)}
    form = OmzetForm(given(request), meldingen=_named(list(reports.values())))

    def change() -> None:
        row = reports[UUID(form.cleaned_data["melding"])]
        convert(actor, zicht.zaak_id, told_family_on=form.cleaned_data["verteld_op"], belofte_van=row.gemeld_op,
                herkomst=row.gemeld_herkomst, at=request.at)

    if form.is_bound and done_with(form, change, {"told_family_on": "verteld_op"}):
        return done(request, nummer, OMGEZET)
    return show(request, "schermen/omzetten.html", zicht, form=form, meldingen=reports)


@require_http_methods(["GET", "HEAD", "POST"])
def intrekking(request: Vraag, nummer: str) -> HttpResponse:
    """The school withdrew its only report: the contactpersoon says whether the zaak goes on."""
    actor, zicht = request.actor, zaak_of(request, nummer, Deed.ZAAK_BEHANDELEN)
    form = IntrekForm(given(request), keuzes=choices_after_withdrawal(0, on=today(request), wet=actor.wet))

    def answer() -> None:
        withdrawn_answer(actor, zicht.zaak_id, form.cleaned_data["keuze"] == "doorgaan", form.cleaned_data["reden"],
                         at=request.at)

    if form.is_bound and done_with(form, answer):
        if form.cleaned_data["keuze"] == "doorgaan":
            return done(request, nummer, "De zaak gaat door.")
        return redirect("sluiten", nummer)
    return show(request, "zaken/formulier.html", zicht, form=form, kop="De school trok de melding in", knop="Bewaar",
                uitleg="Er gebeurt niets vanzelf. U beslist of de zaak doorgaat.")


def _named(rows: Sequence[ZaakMelding]) -> list[tuple[UUID, str]]:
    return [(row.id, f"Melding {row.meldingsnummer or 'met de hand'} van {datum_lang(row.gemeld_op)}, "
                     f"{AANLEIDINGEN.get(row.aanleiding, row.aanleiding)}") for row in rows]


def _names(rows: Mapping[str, Waarde]) -> dict[str, str]:
    return {code: part(table(row)["naam"], str) for code, row in rows.items()}


def _asks_promise(request: Vraag, row: ZaakMelding) -> bool:
    """Would this report have opened a zaak with a promise?"""
    follows = gevolg_of(Aanleiding(row.aanleiding), on=today(request), wet=request.actor.wet)
    return follows is Gevolg.ZAAK_MET_BELOFTE
