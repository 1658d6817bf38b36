"""Noting a verhoor as questions and answers; answering a colleague; explaining a second rol; the line for parents.

Source: design.md 2a; ux.md S3 and S4.
"""

from __future__ import annotations

from typing import Final
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from ketenkameleon.rules.access import Deed
from ketenkameleon.rules.authority import may_explain
from ketenkameleon.rules.roles import Rol, role_facts, roles
from ketenkameleon.rules.verdict import refused
from ketenkameleon.toegang.pagina import Vraag, today
from ketenkameleon.toegang.refusals import NotFound, authorise, require
from ketenkameleon.zaken.actions.collega import answer_colleague
from ketenkameleon.zaken.actions.dubbelrol import explain_second
from ketenkameleon.zaken.actions.ouderregel import change_line, may_change
from ketenkameleon.zaken.actions.verhoor import save_verhoor
from ketenkameleon.zaken.forms.notitie import as_typed, readers_in_words
from ketenkameleon.zaken.forms.velden import done_with
from ketenkameleon.zaken.forms.verhoor import CollegaAntwoordForm, DubbelrolForm, OuderregelForm, VerhoorNotitieForm
from ketenkameleon.zaken.queries.concept import draft
from ketenkameleon.zaken.queries.eigen_contact import EigenContact
from ketenkameleon.zaken.queries.gehouden import held_by_me
from ketenkameleon.zaken.queries.ouderregel import own_line, readers_of_line
from ketenkameleon.zaken.queries.verhoor import question_to_me
from ketenkameleon.zaken.queries.zaak import NOT_THERE
from ketenkameleon.zaken.views.concept import posted
from ketenkameleon.zaken.views.lopend import end_bar, met_words, start_bar
from ketenkameleon.zaken.views.pagina import WRONG, ask, done, given, show, zaak_of

NOTITIE: Final = "notitie"
BEWAARD: Final = "Bewaard. Het staat nu vast."
UITLEG_DUBBEL: Final = (
    "U deed bij dit kind al iets in een rol die hier lastig bij past. Bied eerst een collega aan. Kan dat niet? Vertel "
    "het kind dan dat u nu in een andere rol komt. Schrijf daarna op waarom. Een landelijke regel is niet gevonden. "
    "Vraag bij twijfel een jurist.")
NAMES: Final = {"duur_minuten": "duur", "begonnen_at": "om"}


def verhoor_note(request: Vraag, mine: EigenContact) -> HttpResponse:
    """S4 for a verhoor: its questions and answers. "Meer regels" keeps what was typed and shows more room."""
    data = given(request)
    more = data is not None and "meer" in data
    known = as_typed(draft(request.actor, NOTITIE, mine.contact_id) or {}) if data is None else {}
    if more:
        data, known = None, as_typed(posted(request))
    form = VerhoorNotitieForm(data, begonnen_at=mine.begonnen_at, meer=more, initial=known)
    if form.is_bound:
        if done_with(form, lambda: save_verhoor(request.actor, mine.contact_id, form.regels(), form.invoer(),
                                                at=request.at), NAMES):
            end_bar(request.session, mine.contact_id)
            return done(request, mine.nummer, BEWAARD)
    elif mine.geeindigd_at is None:
        start_bar(request.session, mine.contact_id, mine.nummer, mine.rol, mine.met, mine.begonnen_at)
    page = {"contact": mine, "form": form, "met": met_words(mine.met), "vandaag": today(request),
            "terug": reverse("zaak", args=[mine.nummer]),
            "concept": reverse("concept", args=[NOTITIE, mine.contact_id])}
    return render(request, "zaken/verhoor_notitie.html", page, status=WRONG if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def collega_vraag(request: Vraag, vraag_id: UUID) -> HttpResponse:
    """A question that a colleague put to the actor: yes, or no with a reason. Nobody else finds it."""
    vraag = question_to_me(request.actor, vraag_id)
    if vraag is None:
        raise NotFound(NOT_THERE, object_soort="vraag", gevraagd=str(vraag_id))
    if vraag.stand != "gevraagd":
        require(refused("already_answered", "design.md 2, belofte 1"), object_soort="vraag", gevraagd=str(vraag_id))
    form = CollegaAntwoordForm(given(request))

    def answer() -> None:
        data = form.cleaned_data
        answer_colleague(request.actor, vraag_id, ja=data["ja"] == "ja", antwoord=data["antwoord"], at=request.at)

    if form.is_bound and done_with(form, answer):
        if form.cleaned_data["ja"] == "ja":
            return done(request, vraag.nummer, "U kunt nu bij deze zaak. Kies een rol om te zien wat u moet weten.")
        messages.success(request, "Uw collega ziet uw antwoord.")
        return redirect("start")
    return render(request, "zaken/collega_vraag.html", {"vraag": vraag, "form": form, "fout": bool(form.errors)},
                  status=WRONG if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def dubbelrol(request: Vraag, nummer: str, rol: str) -> HttpResponse:
    """Why this rol is taken after one that it lies uneasily with; after it the rol can be chosen."""
    zicht = zaak_of(request, nummer, Deed.CONTACT_VASTLEGGEN)
    if rol not in roles(on=today(request), wet=request.actor.wet):
        raise Http404
    actor, on = request.actor, today(request)
    held = held_by_me(actor, zicht.zaak_id).rollen
    require(may_explain(Rol(rol), held, on, wet=actor.wet, regio=actor.regio_code), gevraagd=nummer)
    form = DubbelrolForm(given(request))
    if form.is_bound and done_with(
            form, lambda: explain_second(actor, zicht.zaak_id, Rol(rol), at=request.at, **form.cleaned_data)):
        messages.success(request, "Opgeschreven. U kunt deze rol nu kiezen.")
        return redirect("verhoor" if rol == Rol.LEERPLICHT_VERHOOR else "contact_begin", nummer)
    naam = role_facts(Rol(rol), on=on, wet=actor.wet).naam
    return ask(request, zicht, form, kop=f"Toch deze rol: {naam}", knop="Bewaar de uitleg", uitleg=UITLEG_DUBBEL)


@require_http_methods(["GET", "HEAD", "POST"])
def ouderregel(request: Vraag, nummer: str, contact_id: UUID) -> HttpResponse:
    """Change what the parents read about a contact, until 8.00 the next workday. Source: ux.md S4."""
    zicht = zaak_of(request, nummer, Deed.CONTACT_VASTLEGGEN)
    line = own_line(request.actor, contact_id)
    if line is None or line.zaak_id != zicht.zaak_id:
        raise NotFound(NOT_THERE, object_soort="contact", gevraagd=str(contact_id))
    if not line.van_mij:
        authorise(refused("line_of_other", "ux.md S4"), object_soort="contact", gevraagd=str(contact_id))
    require(may_change(line, request.at), object_soort="contact", gevraagd=str(contact_id))
    form = OuderregelForm(given(request), initial={"ouderregel": line.tekst})
    if form.is_bound and done_with(
            form, lambda: change_line(request.actor, contact_id, form.cleaned_data["ouderregel"], at=request.at)):
        return done(request, nummer, "De regel voor ouders is gewijzigd.")
    lezers = readers_of_line(request.actor, contact_id, on=today(request))
    until = line.vast_at or line.bewaard_at
    return show(request, "zaken/ouderregel.html", zicht, form=form, vast_at=until,
                lezers=readers_in_words(lezers, (until.date(), until.time())))
