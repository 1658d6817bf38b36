"""One letter: filling it in, seeing it as it will be, releasing it, the PDF, and noting that it was posted."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Final
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ketenkameleon.brieven.actions.schrijven import change, withdraw
from ketenkameleon.brieven.actions.versturen import given_on_paper, on_paper, paper, posted, release
from ketenkameleon.brieven.forms.brief import BriefForm, GegevenForm, VerstuurdForm
from ketenkameleon.brieven.invoer import BERICHT, PAPIER
from ketenkameleon.brieven.queries.bekend import page_of
from ketenkameleon.brieven.queries.brief import BriefZicht, letter, mail_state
from ketenkameleon.post.mappen import template
from ketenkameleon.post.papier import groups
from ketenkameleon.post.sjabloon import Sjabloon, SjabloonFout, Tekst, fields_of
from ketenkameleon.post.taaltoets import hard_to_read
from ketenkameleon.rules.access import Deed
from ketenkameleon.rules.brieven import field_names, letters, outgoing
from ketenkameleon.rules.texts import weigering
from ketenkameleon.rules.verdict import ALLOWED, Refused, refused
from ketenkameleon.toegang.pagina import Vraag, today
from ketenkameleon.zaken.forms.velden import done_with
from ketenkameleon.zaken.queries.rollen import may_act
from ketenkameleon.zaken.queries.zaak import ZaakZicht
from ketenkameleon.zaken.views.pagina import given, show, zaak_of

WEGEN: Final = {way: way for way in (PAPIER, BERICHT)}
VRIJ: Final = {PAPIER: "Vrijgegeven. U kunt de brief nu afdrukken en versturen.",
               BERICHT: "De brief staat nu op de eigen pagina. Hier ziet u wanneer hij is geopend."}


@require_http_methods(["GET", "HEAD", "POST"])
def brief(request: Vraag, nummer: str, brief_id: UUID) -> HttpResponse:
    """The questions of this letter with what is known filled in, and the letter as it is now."""
    zicht = zaak_of(request, nummer, Deed.ZAAK_BEHANDELEN)
    found = letter(request.actor, zicht, brief_id)
    form = _form(request, found, given(request))
    if form.is_bound and done_with(form, lambda: change(request.actor, brief_id, form.invoer(), at=request.at)):
        return _back(request, nummer, brief_id, "Bewaard als nieuwe versie.")
    made = GegevenForm if found.weg == BERICHT else VerstuurdForm
    return _page(request, zicht, found, form, made(vandaag=today(request)))


@require_safe
def brief_print(request: Vraag, nummer: str, brief_id: UUID) -> HttpResponse:
    """The letter alone, as it looks on paper; one that is not released says that it is a draft."""
    zicht = zaak_of(request, nummer, Deed.ZAAK_BEHANDELEN)
    return show(request, "brieven/print.html", zicht, **_seen(request, zicht, letter(request.actor, zicht, brief_id)))


@require_POST
def brief_vrijgeven(request: Vraag, nummer: str, brief_id: UUID) -> HttpResponse:
    """From now on it may leave, and changes no more: on paper, or as a message on the page of who gets it."""
    zaak_of(request, nummer, Deed.ZAAK_BEHANDELEN)
    weg = WEGEN.get(request.POST.get("weg", ""), PAPIER)
    release(request.actor, brief_id, weg=weg, at=request.at)
    return _back(request, nummer, brief_id, VRIJ[weg])


@require_POST
def brief_pdf(request: Vraag, nummer: str, brief_id: UUID) -> HttpResponse:
    """The released letter as a tagged PDF; its name holds the zaaknummer and no name."""
    zaak_of(request, nummer, Deed.ZAAK_BEHANDELEN)
    pdf = on_paper(request.actor, brief_id, at=request.at)
    return HttpResponse(pdf, content_type="application/pdf",
                        headers={"Content-Disposition": f'attachment; filename="brief-{nummer}.pdf"'})


@require_POST
def brief_verstuurd(request: Vraag, nummer: str, brief_id: UUID) -> HttpResponse:
    """Note on which day it was posted."""
    return _day_noted(request, nummer, brief_id, VerstuurdForm(request.POST, vandaag=today(request)),
                      lambda op: posted(request.actor, brief_id, op, at=request.at),
                      "Genoteerd: de brief is verstuurd.")


@require_POST
def brief_gegeven(request: Vraag, nummer: str, brief_id: UUID) -> HttpResponse:
    """Note on which day a letter of the own page was given or sent on paper as well."""
    return _day_noted(request, nummer, brief_id, GegevenForm(request.POST, vandaag=today(request)),
                      lambda op: given_on_paper(request.actor, brief_id, op, at=request.at),
                      "Genoteerd: de brief is op papier gegeven.")


@require_POST
def brief_intrekken(request: Vraag, nummer: str, brief_id: UUID) -> HttpResponse:
    """Take back a letter that was not released."""
    zaak_of(request, nummer, Deed.ZAAK_BEHANDELEN)
    withdraw(request.actor, brief_id, at=request.at)
    messages.success(request, "De brief is weg.")
    return redirect("brieven", nummer)


def _form(request: Vraag, found: BriefZicht, data: QueryDict | None) -> BriefForm:
    """A question for each field of the template of this letter, in its order, with what is known filled in."""
    on, wet = today(request), request.actor.wet
    named = field_names(on=on, wet=wet)
    asked = fields_of(_template(request, found.soort)[0])
    return BriefForm(data, velden={veld: named[veld] for veld in asked}, aan=found.aan, waarden=found.waarden)


def _template(request: Vraag, soort: str) -> tuple[Sjabloon, bool]:
    """The template of this letter, and whether it is spoilt; then the one that ships says which questions there are."""
    on, wet = today(request), request.actor.wet
    try:
        return template(soort, request.actor.regio_code, settings.BRIEVEN_MAP, on=on, wet=wet), False
    except SjabloonFout:
        return template(soort, "", "", on=on, wet=wet), True


def _page(request: Vraag, zicht: ZaakZicht, found: BriefZicht, form: BriefForm,
          verstuurd: VerstuurdForm) -> HttpResponse:
    missing = [form.fields[veld].label for veld in form.velden if veld not in found.waarden]
    spoilt = found.open and _template(request, found.soort)[1]
    return show(request, "brieven/brief.html", zicht, form=form, verstuurd=verstuurd, mist=missing,
                sjabloon_fout=weigering(refused("letter_template")) if spoilt else None,
                **(_ways(request, zicht, found) if found.open else {}), **_seen(request, zicht, found))


def _ways(request: Vraag, zicht: ZaakZicht, found: BriefZicht) -> dict[str, object]:
    """Why it is not for this one to release, and whether it can go as a message."""
    out = outgoing(on=today(request), wet=request.actor.wet)[found.soort]
    verdict = may_act(request.actor, zicht, out.daad, on=today(request)) if out.daad else ALLOWED
    page = page_of(request.actor, zicht, found.persoon_id) if out.gezin and not found.op_papier else None
    return {"mag_niet": weigering(verdict) if isinstance(verdict, Refused) else None, "eigen_pagina": page is not None}


def _seen(request: Vraag, zicht: ZaakZicht, found: BriefZicht) -> dict[str, object]:
    """The letter as it will be on paper, and what could be easier in it."""
    on, wet = today(request), request.actor.wet
    soort = letters(on=on, wet=wet)[found.soort]
    tekst = found.tekst or Tekst(soort.naam, ())
    advice = hard_to_read(tekst, soort, on=on, wet=wet) if found.tekst else ()
    return {"brief": found, "mail": mail_state(found), "soort": soort,
            "advies": advice, "groepen": groups(tekst.blokken),
            "papier": paper(zicht, found, tekst, found.vrijgegeven_at or request.at)}


def _day_noted(request: Vraag, nummer: str, brief_id: UUID, form: VerstuurdForm,
               note: Callable[[date], object], said: str) -> HttpResponse:
    """A day of a letter is noted, or the letter comes back with what is wrong with that day."""
    zicht = zaak_of(request, nummer, Deed.ZAAK_BEHANDELEN)
    if done_with(form, lambda: note(form.cleaned_data["op"])):
        return _back(request, nummer, brief_id, said)
    found = letter(request.actor, zicht, brief_id)
    return _page(request, zicht, found, _form(request, found, None), form)


def _back(request: Vraag, nummer: str, brief_id: UUID, effect: str) -> HttpResponse:
    messages.success(request, effect)
    return redirect("brief", nummer, brief_id)
