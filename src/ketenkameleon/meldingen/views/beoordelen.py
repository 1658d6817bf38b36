"""The lists of meldingen, one melding with everything about it, and a melding by hand. For a coördinator."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from ketenkameleon.meldingen.actions.hand import HandMelding, Ingevoerd, choose, enter_by_hand
from ketenkameleon.meldingen.forms.oordeel import Keuze, MetDeHand
from ketenkameleon.meldingen.queries_pages import (
    LIJSTEN,
    MeldingBlad,
    may_choose,
    melding_list,
    melding_page,
    places,
)
from ketenkameleon.meldingen.woorden import (
    AANLEIDINGEN,
    ACTIES,
    GEWEIGERD,
    HERKOMST,
    KEUZES,
    kind_name,
    lesdagen,
    status_name,
    uren,
    waarom_keuze,
)
from ketenkameleon.personen.invoer import KindFeit
from ketenkameleon.rules.access import Deed
from ketenkameleon.rules.duo import Aanleiding
from ketenkameleon.toegang.pagina import Vraag, deed, today
from ketenkameleon.zaken.forms.velden import done_with

WRONG: Final = 422
EERSTE: Final = "te_beoordelen"
UITLEG: Final = {
    "te_beoordelen": "Deze meldingen wachten op een keuze: zaak openen, of ter kennisgeving."
    " De langst wachtende staat bovenaan.",
    "onder_de_grens": "Minder dan 16 uur in 4 weken. Er komt vanzelf geen zaak. U mag er wel een openen.",
    "ter_kennisgeving": "Iemand koos voor deze meldingen: er gebeurt nu niets.",
    "opvragen": "Van deze kinderen kennen wij alleen het nummer. De zaak loopt al."
    " Naam, geboortedatum en gezag komen nog.",
}
LEEG: Final = {
    "te_beoordelen": "Geen melding wacht op een keuze.",
    "onder_de_grens": "Geen melding onder de grens.",
    "ter_kennisgeving": "Nog geen melding is ter kennisgeving aangenomen.",
    "opvragen": "Van elk kind met een zaak zijn de gegevens er.",
}
# What the school wrote, in the order of the page; the rest of a mutation is not needed to judge.
INHOUD: Final = {
    "vermoedelijke_reden": "Reden volgens de school",
    "ondernomen_actie": "Wat de school deed",
    "toelichting_geen_actie": "Waarom geen actie",
    "melder": "Gemeld door",
    "melder_functie": "Functie",
    "leslocatie": "Leslocatie",
}


@require_safe
@deed(Deed.TEAM_ZIEN)
def meldingen(request: Vraag) -> HttpResponse:
    """One of the lists of meldingen, with a filter on school; ?lijst= that does not exist shows the first."""
    lijst = request.GET.get("lijst", EERSTE)
    lijst = lijst if lijst in LIJSTEN else EERSTE
    brin6, on = request.GET.get("school", ""), today(request)
    found = melding_list(request.actor, lijst, na=request.GET.get("na", ""), brin6=brin6, on=on)
    page = {
        "lijst": lijst,
        "lijsten": LIJSTEN.items(),
        "uitleg": UITLEG[lijst],
        "leeg": LEEG[lijst],
        "open": found.open,
        "regels": [
            (
                m,
                kind_name(m.soort, on=on, wet=request.actor.wet),
                uren(m.minuten),
                waarom_keuze(m.aanleiding, m.gevolg_reden),
            )
            for m in found.regels
        ],
        "verder": found.verder,
        "brin6": brin6,
        "scholen": places(request.actor).scholen,
        "bladert": "na" in request.GET,
    }
    return render(request, "meldingen/meldingen.html", page)


@require_http_methods(["GET", "HEAD", "POST"])
def melding_beoordelen(request: Vraag, melding_id: UUID) -> HttpResponse:
    """One melding: what it says, how it became so, and the choice when one is asked for."""
    blad = melding_page(request.actor, melding_id, on=today(request))
    if request.method == "POST":
        may_choose(request.actor, on=today(request))
    form = Keuze(request.POST if request.method == "POST" else None)

    def decide() -> None:
        choose(
            request.actor, melding_id, form.cleaned_data["keuze"], form.cleaned_data["reden"], at=request.at
        )

    if request.method == "POST" and done_with(form, decide):
        opened = form.cleaned_data["keuze"] == "zaak"
        messages.success(
            request, "De melding hoort nu bij een zaak." if opened else "Ter kennisgeving aangenomen."
        )
        return redirect("melding_beoordelen", melding_id)
    page = {"form": form, "m": blad, **_words(request, blad)}
    return render(request, "meldingen/melding.html", page, status=WRONG if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@deed(Deed.PERSONEN_INVOEREN)
def melding_nieuw(request: Vraag) -> HttpResponse:
    """A report that did not come from DUO. The child is named by number in the body, never in an address."""
    place = places(request.actor)
    form = MetDeHand(
        request.POST if request.method == "POST" else None,
        on=today(request),
        gemeenten=place.gemeenten,
        scholen=[(school.id, school.naam) for school in place.scholen],
    )
    made: list[UUID] = []
    if request.method == "POST" and done_with(form, lambda: made.append(enter(request, form).melding_id)):
        messages.success(request, "De melding is bewaard. De zaak staat klaar om te geven.")
        return redirect("melding_beoordelen", made[0])
    return render(request, "meldingen/nieuw.html", {"form": form}, status=WRONG if form.errors else 200)


def enter(request: Vraag, form: MetDeHand) -> Ingevoerd:
    """Enter the report of a form that is whole; what it made comes back. For a signaal that goes on as a report too."""
    data = form.cleaned_data
    born = data["geboren"]
    school, gemeente = UUID(data["school"]) if data["school"] else None, UUID(data["gemeente"])
    kind = KindFeit(
        voornaam=data["voornaam"],
        tussenvoegsel=data["tussenvoegsel"],
        achternaam=data["achternaam"],
        nummer=data["nummer"],
        nummersoort="bsn" if data["nummersoort"] == "geen" else data["nummersoort"],
        geboren=(born.year, born.month, born.day) if born else (None, None, None),
        gemeente_id=gemeente,
        school_id=school,
    )
    invoer = HandMelding(
        Aanleiding(data["aanleiding"]),
        data["gemeld_op"],
        data["begin"] or data["gemeld_op"],
        minuten=data["uren"] * 60 if data["uren"] else None,
        school_id=school,
        gemeente_id=gemeente,
        familie_zegt_ja=data["familie_zegt_ja"],
    )
    return enter_by_hand(request.actor, kind, invoer, at=request.at)


def _words(request: Vraag, blad: MeldingBlad) -> dict[str, object]:
    on, wet = today(request), request.actor.wet
    return {
        "soort": kind_name(blad.soort, on=on, wet=wet),
        "status": status_name(blad.status, on=on, wet=wet),
        "uren": uren(blad.minuten),
        "aanleiding": AANLEIDINGEN.get(blad.aanleiding, blad.aanleiding),
        "waarom": waarom_keuze(blad.aanleiding, blad.gevolg_reden),
        "herkomst": HERKOMST.get(blad.gemeld_herkomst, ""),
        "keuze": KEUZES.get(blad.keuze, ""),
        "kiezen": blad.wacht_op_keuze,
        "dagen": lesdagen(blad.inhoud.get("verzuimspecificatie", "")),
        "inhoud": [(label, blad.inhoud[naam]) for naam, label in INHOUD.items() if blad.inhoud.get(naam)],
        "mutaties": [
            (
                m,
                status_name(m.status, on=on, wet=wet),
                uren(m.minuten),
                GEWEIGERD.get(m.geweigerd, m.geweigerd),
            )
            for m in blad.mutaties
        ],
        "aanvullingen": [
            (v, [ACTIES.get(code, code) for code in v.acties if code != "anders"]) for v in blad.aanvullingen
        ],
    }
