"""The thread of a parent or child: reading, writing, moving an appointment. Source: issue 6, part 5; ux.md S11."""

from __future__ import annotations

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from ketenkameleon.gezin.actions.berichten import ask_to_move, read_by_family, say
from ketenkameleon.gezin.forms.berichten import AnderContactForm, BerichtForm, KindForm, KloptNietForm, VerzettenForm
from ketenkameleon.gezin.queries.berichten import Draad, messages_in, own_thread
from ketenkameleon.gezin.queries.zaak import family_page, own_visit
from ketenkameleon.logboek.schrijven import looked
from ketenkameleon.rules.gezinsbericht import answer_by, longest_message, proposals_asked
from ketenkameleon.toegang.pagina import Vraag, today
from ketenkameleon.zaken.forms.velden import done_with
from ketenkameleon.zaken.views.pagina import WRONG, given


@require_http_methods(["GET", "HEAD", "POST"])
def gezin_berichten(request: Vraag, nummer: str) -> HttpResponse:
    """The thread with the one contact, newest last, and a box to write in."""
    draad = own_thread(request.actor, nummer, on=today(request))
    made = KindForm if draad.je else BerichtForm
    form = made(given(request), most=_most(request), wie=draad.contact)
    if form.is_bound and done_with(form, lambda: say(request.actor, nummer, form.gezegd(), at=request.at)):
        return _sent(request, draad)
    regels, van_kind = messages_in(request.actor, draad)
    if request.method == "GET":
        read_by_family(request.actor, draad, at=request.at)
    return _page(request, draad, "berichten", form, regels=regels, van_kind=van_kind,
                 antwoord_op=answer_by(today(request), wet=request.actor.wet))


@require_http_methods(["GET", "HEAD", "POST"])
def gezin_klopt_niet(request: Vraag, nummer: str) -> HttpResponse:
    """Say that something that stands about oneself is not right."""
    draad = own_thread(request.actor, nummer, on=today(request))
    form = KloptNietForm(given(request), most=_most(request), je=draad.je)
    if form.is_bound and done_with(form, lambda: say(request.actor, nummer, form.gezegd(), at=request.at)):
        return _sent(request, draad)
    return _page(request, draad, "klopt_niet", form)


@require_http_methods(["GET", "HEAD", "POST"])
def gezin_ander_contact(request: Vraag, nummer: str) -> HttpResponse:
    """Ask the coördinator for another contactpersoon, with or without a reason."""
    draad = own_thread(request.actor, nummer, on=today(request))
    wie = draad.contact or gettext("de contactpersoon")
    form = AnderContactForm(given(request), most=_most(request), je=draad.je, wie=wie)
    if form.is_bound and done_with(form, lambda: say(request.actor, nummer, form.gezegd(), at=request.at)):
        return _sent(request, draad)
    return _page(request, draad, "ander_contact", form)


@require_http_methods(["GET", "HEAD", "POST"])
def gezin_verzetten(request: Vraag, nummer: str, afspraak_id: UUID) -> HttpResponse:
    """Ask to move an appointment: two moments at which it can be."""
    actor, on = request.actor, today(request)
    draad = own_thread(actor, nummer, on=on)
    afspraak = own_visit(family_page(actor, nummer, on=on), afspraak_id)
    form = VerzettenForm(given(request), aantal=proposals_asked(on=on, wet=actor.wet), most=_most(request))
    if form.is_bound and done_with(form, lambda: ask_to_move(actor, nummer, afspraak_id, form.moments(),
                                                             form.cleaned_data["tekst"], at=request.at),
                                   {f"moment{place}": f"dag{place}" for place in range(form.aantal)}):
        return _sent(request, draad)
    return _page(request, draad, "verzetten", form, afspraak=afspraak)


def _most(request: Vraag) -> int:
    return longest_message(on=today(request), wet=request.actor.wet)


def _sent(request: Vraag, draad: Draad) -> HttpResponse:
    messages.success(request, gettext("Je bericht is verstuurd.") if draad.je else gettext("Uw bericht is verstuurd."))
    return redirect("gezin_berichten", draad.nummer)


def _page(request: Vraag, draad: Draad, blad: str, form: forms.Form, **context: object) -> HttpResponse:
    looked(request.actor.lopend, "gezinsberichten", draad.nummer, zaak_id=draad.zaak_id)
    page = {"draad": draad, "je": draad.je, "form": form, "fout": bool(form.errors), **context}
    return render(request, f"gezin/{blad}.html", page, status=WRONG if form.errors else 200)
