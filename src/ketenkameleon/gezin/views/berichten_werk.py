"""The threads of a family for who runs the zaak, and the question for another contactpersoon for a coördinator.

Source: issue 6, part 5; ux.md S1 and S11.
"""

from __future__ import annotations

from typing import Final
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBadRequest, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from ketenkameleon.gezin.actions import berichten_werk as act
from ketenkameleon.gezin.forms.berichten_werk import AnderAntwoordForm, AntwoordForm, BesluitForm, VerteldForm
from ketenkameleon.gezin.invoer import OVER, VERTELD
from ketenkameleon.gezin.queries.berichten import Regel
from ketenkameleon.gezin.queries.berichten_werk import Werkdraad, names_in, questions_in, reads_answer, threads_of
from ketenkameleon.rules.access import Deed
from ketenkameleon.rules.gezinsbericht import Gezinsbericht, longest_message
from ketenkameleon.toegang.dagen import AMSTERDAM
from ketenkameleon.toegang.pagina import Vraag, today
from ketenkameleon.toegang.refusals import NotFound
from ketenkameleon.web.dates import datum_lang
from ketenkameleon.zaken.forms.velden import done_with
from ketenkameleon.zaken.queries.zaak import NOT_THERE, ZaakZicht, may_do, persoonslijn, still_open
from ketenkameleon.zaken.views.pagina import WRONG, given, zaak_of

# Which of the two forms of the page about another contactpersoon was sent.
STAP_VERTELD: Final = "verteld"


@require_http_methods(["GET", "HEAD", "POST"])
def zaak_berichten(request: Vraag, nummer: str) -> HttpResponse:
    """The thread of everybody of the family; an answer goes to the one it is written under."""
    posts = request.method == "POST"
    zicht = zaak_of(request, nummer, Deed.ZAAK_BEHANDELEN if posts else Deed.NOTITIES_ZIEN)
    blad = threads_of(request.actor, zicht, at=request.at)
    sent = next((draad for draad in blad.draden if posts and str(draad.persoon_id) == request.POST.get("draad")), None)
    if posts and sent is None:
        return HttpResponseBadRequest()
    runs = bool(may_do(request.actor, zicht, Deed.ZAAK_BEHANDELEN)) and bool(still_open(zicht))
    shown = [(draad, _form(request, draad, sent) if (runs and draad.noteren) or draad is sent else None)
             for draad in blad.draden]
    form = next((form for draad, form in shown if draad is sent), None)
    if sent and form and done_with(form, lambda: act.write(request.actor, nummer, sent.persoon_id, form.antwoord(),
                                                           at=request.at)):
        messages.success(request, "Het bericht staat in het gesprek.")
        return redirect("zaak_berichten", nummer)
    if runs and not posts:
        act.read_by_contact(request.actor, zicht, at=request.at)
    page = {"zicht": zicht, "kind": persoonslijn(zicht.kind), "draden": shown, "ander": blad.ander_contact,
            "over": OVER, "verteld": VERTELD, "behandelt": runs, "fout": bool(form and form.errors)}
    return render(request, "gezin/zaak_berichten.html", page, status=WRONG if form and form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def zaak_verzetten(request: Vraag, nummer: str, bericht_id: UUID) -> HttpResponse:
    """A question to move an appointment: choose one of the moments, or say why not."""
    zicht = zaak_of(request, nummer, Deed.ZAAK_BEHANDELEN)
    blad = threads_of(request.actor, zicht, at=request.at)
    found = next(((draad, regel) for draad in blad.draden for regel in draad.regels if regel.id == bericht_id
                  and regel.soort == Gezinsbericht.VERZETTEN and regel.van_gezin), None)
    if found is None:
        raise NotFound(NOT_THERE, object_soort="gezinsbericht", gevraagd=str(bericht_id))
    draad, regel = found
    form = BesluitForm(given(request), momenten=_moments(regel), most=_most(request))
    if form.is_bound and done_with(form, lambda: act.move(request.actor, bericht_id, form.gekozen(),
                                                          form.cleaned_data["tekst"], at=request.at)):
        messages.success(request, "Uw antwoord staat in het gesprek.")
        return redirect("zaak_berichten", nummer)
    page = {"zicht": zicht, "kind": persoonslijn(zicht.kind), "regel": regel, "draad": draad, "form": form,
            "fout": bool(form.errors)}
    return render(request, "gezin/zaak_verzetten.html", page, status=WRONG if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def zaak_ander_contact(request: Vraag, nummer: str) -> HttpResponse:
    """What somebody of the family asks the coördinator about another contactpersoon, and the answer.

    What was asked in person the coördinator notes here, and answers as what came from a page.
    """
    zicht = zaak_of(request, nummer, Deed.ZAAK_TOEWIJZEN)
    regels = questions_in(request.actor, zicht)
    names, may_ask = names_in(request.actor, zicht, at=request.at)
    vraag = next((regel for regel in regels if regel.van_gezin and regel.klaar_at is None), None)
    opened = bool(still_open(zicht))
    told = VerteldForm(_sent(request, told=True), most=_most(request), wie=may_ask) if opened else None
    form = _answer_form(request, zicht, vraag) if vraag and opened else None
    if _noted(request, nummer, told) or _answered(request, vraag, form):
        return redirect("zaak_ander_contact", nummer)
    wrong = bool(form and form.errors) or bool(told and told.errors)
    page = {"zicht": zicht, "regels": [(regel, names.get(regel.persoon_id, "")) for regel in regels], "form": form,
            "verteld": told, "hoe": VERTELD, "wie": names.get(vraag.persoon_id, "") if vraag else "", "fout": wrong}
    return render(request, "gezin/zaak_ander_contact.html", page, status=WRONG if wrong else 200)


def _sent(request: Vraag, *, told: bool) -> QueryDict | None:
    """What was sent from that one of the two forms of the page."""
    return given(request) if (request.POST.get("stap") == STAP_VERTELD) is told else None


def _noted(request: Vraag, nummer: str, form: VerteldForm | None) -> bool:
    done = form is not None and form.is_bound and done_with(form, lambda: act.note_other(
        request.actor, nummer, form.persoon(), form.verteld(), at=request.at))
    if done:
        messages.success(request, "De vraag is genoteerd. Hij wacht nu op een antwoord.")
    return done


def _answered(request: Vraag, vraag: Regel | None, form: AnderAntwoordForm | None) -> bool:
    done = vraag is not None and form is not None and form.is_bound and done_with(form, lambda: act.answer_other(
        request.actor, vraag.id, form.cleaned_data["tekst"], form.hoe(), at=request.at))
    if done and form is not None:
        messages.success(request, "Uw antwoord is verstuurd." if form.op_pagina else "Uw antwoord is genoteerd.")
    return done


def _answer_form(request: Vraag, zicht: ZaakZicht, vraag: Regel) -> AnderAntwoordForm:
    return AnderAntwoordForm(_sent(request, told=False), most=_most(request),
                             op_pagina=reads_answer(request.actor, zicht, vraag.hoe, vraag.door))


def _form(request: Vraag, draad: Werkdraad, sent: Werkdraad | None) -> AntwoordForm:
    return AntwoordForm(request.POST if draad is sent else None, most=_most(request), antwoorden=draad.antwoorden,
                        prefix=f"d{draad.persoon_id.hex[-6:]}")


def _moments(regel: Regel) -> list[str]:
    here = [moment.astimezone(AMSTERDAM) for moment in regel.voorstellen]
    return [f"{datum_lang(moment.date())} om {moment.hour}.{moment.minute:02d} uur" for moment in here]


def _most(request: Vraag) -> int:
    return longest_message(on=today(request), wet=request.actor.wet)
