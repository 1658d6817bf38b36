"""S4: noting a contact, stopping it to change of rol, breaking it off, and adding a line. Source: ux.md 7 S4."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from ketenkameleon.rules.access import Deed
from ketenkameleon.rules.ouderregel import fixed_from
from ketenkameleon.rules.roles import Rol
from ketenkameleon.toegang.pagina import Vraag, today
from ketenkameleon.zaken.actions.concept import keep_draft
from ketenkameleon.zaken.actions.contact import abort, stop_and_switch
from ketenkameleon.zaken.actions.notitie import add_line, save
from ketenkameleon.zaken.forms.notitie import NAMEN, AanvulForm, NotitieForm, as_typed
from ketenkameleon.zaken.forms.velden import done_with
from ketenkameleon.zaken.invoer import NIET_GELUKT, who_can
from ketenkameleon.zaken.queries.concept import draft
from ketenkameleon.zaken.queries.eigen_contact import EigenContact, bewaard_contact, eigen_contact
from ketenkameleon.zaken.queries.ouderregel import readers_of_line
from ketenkameleon.zaken.views.concept import posted
from ketenkameleon.zaken.views.lopend import end_bar, met_words, start_bar
from ketenkameleon.zaken.views.pagina import WRONG, ask, done, given, zaak_of
from ketenkameleon.zaken.views.verhoor import verhoor_note

NOTITIE: Final = "notitie"
BEWAARD: Final = "Bewaard. Het contact staat nu vast. Is er iets anders? Voeg dan een regel toe."
NIET: Final = "Bewaard. Het contact is niet gelukt. Dat telt mee als poging."
ZORG: Final = "De coördinator ziet uw zorg over veiligheid nu ook. Is er direct gevaar? Bel 112."
AFGEBROKEN: Final = "Het contact is afgebroken. Er is niets van bewaard."
AFGEBROKEN_NA: Final = "Afgebroken. Wat u vooraf vastlegde, blijft staan."
GESTOPT: Final = "Het gesprek is gestopt. De notitie van dat deel staat als concept op Mijn dag."


@require_http_methods(["GET", "HEAD", "POST"])
def contact(request: Vraag, nummer: str, contact_id: UUID) -> HttpResponse:
    """S4: the note of one's own contact. A draft of it comes back as it was typed. A verhoor has a form of its own."""
    mine = eigen_contact(request.actor, nummer, contact_id)
    if mine.rol == Rol.LEERPLICHT_VERHOOR:
        return verhoor_note(request, mine)
    form = _form(request, mine)
    if request.method == "POST":
        if done_with(form, lambda: save(request.actor, contact_id, form.invoer(), at=request.at), NAMEN):
            return _saved(request, mine, form)
    elif mine.geeindigd_at is None:
        start_bar(request.session, contact_id, nummer, mine.rol, mine.met, mine.begonnen_at)
    return _page(request, mine, form)


@require_POST
def contact_wissel(request: Vraag, nummer: str, contact_id: UUID) -> HttpResponse:
    """Stop here and choose another rol; what was typed until now is kept as the draft of the stopped part."""
    eigen_contact(request.actor, nummer, contact_id)
    if "wijze" in request.POST or "feiten" in request.POST:
        keep_draft(request.actor, NOTITIE, contact_id, posted(request), at=request.at)
    stop_and_switch(request.actor, contact_id, at=request.at)
    end_bar(request.session, contact_id)
    messages.info(request, GESTOPT)
    return redirect(f"{reverse('contact_begin', args=[nummer])}?vervolg={contact_id}")


@require_POST
def contact_afbreken(request: Vraag, nummer: str, contact_id: UUID) -> HttpResponse:
    """Break off a contact that should not have begun."""
    mine = eigen_contact(request.actor, nummer, contact_id)
    abort(request.actor, contact_id, at=request.at)
    end_bar(request.session, contact_id)
    return done(request, nummer, AFGEBROKEN_NA if mine.rol == Rol.LEERPLICHT_VERHOOR else AFGEBROKEN)


@require_http_methods(["GET", "HEAD", "POST"])
def contact_aanvullen(request: Vraag, nummer: str, contact_id: UUID) -> HttpResponse:
    """Correct a saved contact by a new line with its reason; the first text stays."""
    zicht = zaak_of(request, nummer, Deed.CONTACT_VASTLEGGEN)
    bewaard_contact(request.actor, nummer, contact_id)
    form = AanvulForm(given(request))
    if form.is_bound and done_with(
            form, lambda: add_line(request.actor, contact_id, **form.cleaned_data, at=request.at)):
        return done(request, nummer, "De regel is toegevoegd. De eerste tekst blijft staan.")
    return ask(request, zicht, form, kop="Regel toevoegen aan een contact", knop="Voeg toe",
               uitleg="Een bewaard contact verandert niet meer. Uw regel komt eronder, met de reden.")


def _form(request: Vraag, mine: EigenContact) -> NotitieForm:
    actor = request.actor
    line = _parents_read(actor.naam, mine)
    known: dict[str, object] = {"ouderregel": line, "waarom_voor_ouders": "nee"}
    data = given(request)
    if data is None:
        known |= as_typed(draft(actor, NOTITIE, mine.contact_id) or {})
    wie = who_can(on=today(request), wet=actor.wet, regio=actor.regio_code)
    return NotitieForm(data, initial=known, kind=mine.voornaam or "het kind", is_later=mine.is_later, voorstel=line,
                       begonnen_at=mine.begonnen_at, wie=wie)


def _parents_read(naam: str, mine: EigenContact) -> str:
    """A first sentence for the parents, on the screen and to be changed; nothing for a talk without the child."""
    if "kind" not in mine.met:
        return ""
    return f"{naam.split()[0]} sprak met {mine.voornaam or 'uw kind'}."


def _saved(request: Vraag, mine: EigenContact, form: NotitieForm) -> HttpResponse:
    end_bar(request.session, mine.contact_id)
    if form.cleaned_data["veiligheid"]:
        messages.warning(request, ZORG)
    return done(request, mine.nummer, NIET if form.cleaned_data["wijze"] == NIET_GELUKT else BEWAARD)


def _page(request: Vraag, mine: EigenContact, form: NotitieForm) -> HttpResponse:
    on = today(request)
    lezers = readers_of_line(request.actor, mine.contact_id, on=on)
    form.said_to(lezers, fixed_from(on, wet=request.actor.wet))
    page = {"contact": mine, "form": form, "met": met_words(mine.met), "vandaag": on,
            "terug": reverse("zaak", args=[mine.nummer]),
            "concept": reverse("concept", args=[NOTITIE, mine.contact_id])}
    return render(request, "zaken/contact.html", page, status=WRONG if form.errors else 200)
