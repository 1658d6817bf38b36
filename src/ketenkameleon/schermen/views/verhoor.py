"""The verhoor: the one interruption page. A letter first, then what must be said, or a colleague instead.

It spans the letters and the zaak. Outside the rol of verhoor it shows how it goes, and nothing of this zaak.
Source: design.md 2a; ux.md S3 and 9.1; docs/adr/0032-the-verhoor.md.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from ketenkameleon.brieven.queries.verhoor import invited, last_invitation, waiting
from ketenkameleon.rules.access import Deed
from ketenkameleon.rules.roles import Rol, card, muur
from ketenkameleon.rules.verhoor import Verdachte, answers, may_invite, questions
from ketenkameleon.toegang.pagina import Vraag, today
from ketenkameleon.toegang.refusals import authorise
from ketenkameleon.zaken.actions.collega import ask_colleague
from ketenkameleon.zaken.actions.verhoor import start_verhoor
from ketenkameleon.zaken.forms.velden import done_with
from ketenkameleon.zaken.forms.verhoor import CollegaForm, VerhoorForm
from ketenkameleon.zaken.invoer_verhoor import Uitgenodigde
from ketenkameleon.zaken.queries.rollen import may_look_as, may_question_now
from ketenkameleon.zaken.queries.verhoor import VerhoorZicht, asked_colleagues, colleagues, verhoren_of
from ketenkameleon.zaken.queries.zaak import ZaakZicht
from ketenkameleon.zaken.views.lopend import SESSION_CONTACT, met_words, start_bar
from ketenkameleon.zaken.views.pagina import show, zaak_of

VERHOOR: Final = Rol.LEERPLICHT_VERHOOR
COLLEGA: Final = "collega"
GEVRAAGD: Final = "Uw collega ziet uw vraag op Mijn dag."


@require_http_methods(["GET", "HEAD", "POST"])
def verhoor(request: Vraag, nummer: str) -> HttpResponse:
    """How far a verhoor is, its first questions, and the verhoren that were; for who looks as verhoor."""
    zicht = zaak_of(request, nummer, Deed.CONTACT_VASTLEGGEN)
    actor, on = request.actor, today(request)
    authorise(may_look_as(actor, zicht, VERHOOR, on=on), object_soort="zaak", gevraagd=nummer)
    kaart = card(VERHOOR, on=on, wet=actor.wet)
    if actor.lezersmuur != muur(VERHOOR, wet=actor.wet):
        return show(request, "schermen/verhoor_uitleg.html", zicht, kaart=kaart,
                    loopt=bool(request.session.get(SESSION_CONTACT)))
    people = invited(actor, zicht)
    ready = {wie: naam for wie, naam in people.items() if _in_time(request, wie)}
    begin, collega = _begin_form(request, zicht, ready), _colleague_form(request, zicht)
    made: list[UUID] = []
    if begin.is_bound and done_with(begin, lambda: made.append(_begin(request, zicht, begin))):
        return redirect("contact", nummer, made[0])
    if collega.is_bound and done_with(collega, lambda: _ask(request, zicht, collega)):
        messages.success(request, GEVRAAGD)
        return redirect("verhoor", nummer)
    return show(request, "schermen/verhoor.html", zicht, form=begin, collega=collega, kaart=kaart, klaar=bool(ready),
                vroeg=[naam for wie, naam in people.items() if wie not in ready], brieven=waiting(actor, zicht),
                gevraagd=asked_colleagues(zicht), verhoren=_said(request, verhoren_of(actor, zicht)),
                tweede=_second(request, zicht))


def _in_time(request: Vraag, wie: Uitgenodigde) -> bool:
    """Was the letter of this one posted on a day before, or on this one where the regio said so?"""
    return bool(may_invite([Verdachte(wie.kind, wie.verstuurd_op)], today(request), wet=request.actor.wet,
                           regio=request.actor.regio_code))


def _begin_form(request: Vraag, zicht: ZaakZicht, ready: Mapping[Uitgenodigde, str]) -> VerhoorForm:
    on, wet = today(request), request.actor.wet
    said = {vraag: {code: answer.zin for code, answer in answers(vraag, on=on, wet=wet).items()}
            for vraag in questions(kind=any(wie.kind for wie in ready))}
    data = request.POST if request.method == "POST" and request.POST.get("stap") != COLLEGA else None
    return VerhoorForm(data, uitgenodigd=ready, antwoorden=said, at=request.at,
                       verdenking=last_invitation(request.actor, zicht))


def _colleague_form(request: Vraag, zicht: ZaakZicht) -> CollegaForm:
    data = request.POST if request.method == "POST" and request.POST.get("stap") == COLLEGA else None
    return CollegaForm(data, collegas=colleagues(request.actor, zicht))


def _begin(request: Vraag, zicht: ZaakZicht, form: VerhoorForm) -> UUID:
    contact = start_verhoor(request.actor, zicht.zaak_id, form.invoer(), at=request.at)
    start_bar(request.session, contact.id, zicht.nummer, contact.rol, contact.met, contact.begonnen_at)
    return contact.id


def _ask(request: Vraag, zicht: ZaakZicht, form: CollegaForm) -> None:
    ask_colleague(request.actor, zicht.zaak_id, UUID(form.cleaned_data["collega"]), form.cleaned_data["reden"],
                  at=request.at)


def _second(request: Vraag, zicht: ZaakZicht) -> bool:
    """Is a reason asked for first, because of another rol with this child?"""
    verdict = may_question_now(request.actor, zicht, kind=False, on=today(request))
    return getattr(verdict, "code", "") == "pair_needs_reason"


def _said(request: Vraag, verhoren: tuple[VerhoorZicht, ...]) -> list[tuple[VerhoorZicht, str, list[str]]]:
    """Each verhoor with whom it was and what was recorded before it, in sentences."""
    on, wet = today(request), request.actor.wet
    zinnen = {vraag: answers(vraag, on=on, wet=wet) for vraag in questions(kind=True)}
    found = []
    for one in verhoren:
        given = (("advocaat", one.advocaat), ("meekomen", one.meekomen), ("tolk", one.tolk))
        found.append((one, met_words(one.met), [f"{vraag.capitalize()}: {zinnen[vraag][code].zin}"
                                                for vraag, code in given if code in zinnen[vraag]]))
    return found
