"""Being asked for a zaak, and giving one: asking, handing over with a reason, cover with dates.

Source: design.md 2, promise 1; ux.md S7.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final
from uuid import UUID

from django.http import HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from ketenkameleon.rules.access import Deed
from ketenkameleon.rules.roles import role_facts, roles
from ketenkameleon.rules.zaak import refusal_reasons
from ketenkameleon.toegang.pagina import Vraag, today
from ketenkameleon.toegang.refusals import authorise
from ketenkameleon.zaken.actions.toewijzen import accept, ask, refuse, withdraw
from ketenkameleon.zaken.actions.waarneming import end_cover, set_cover
from ketenkameleon.zaken.forms.toewijzen import GeefForm, WaarneemForm, WeigerForm
from ketenkameleon.zaken.forms.velden import done_with
from ketenkameleon.zaken.queries.kandidaten import Kandidaat, candidates
from ketenkameleon.zaken.queries.verhoor import open_question
from ketenkameleon.zaken.queries.zaak import ZaakZicht, may_do
from ketenkameleon.zaken.views.pagina import done, show, zaak_of

AANVAARD: Final = (
    "U bent nu de vaste contactpersoon. De school ziet uw naam. Vertel het gezin zelf wie u bent."
)
AL_AANVAARD: Final = "U bent al de vaste contactpersoon van deze zaak. U hoeft niets meer te doen."


@require_http_methods(["GET", "HEAD", "POST"])
def verzoek(request: Vraag, nummer: str) -> HttpResponse:
    """A zaak that somebody is asked for: take it, or say no with a reason of the list."""
    actor, zicht = request.actor, zaak_of(request, nummer, Deed.ZAAK_ZIEN)
    if zicht.vast and zicht.vast.account_id == actor.account_id:  # the button pressed twice, or the way back
        return done(request, nummer, AL_AANVAARD)
    authorise(may_do(actor, zicht, Deed.VERZOEK_BEANTWOORDEN), object_soort="zaak", gevraagd=nummer)
    asked, stap = zicht.verzoek, request.POST.get("stap", "")
    if asked is None or asked.account_id != actor.account_id:
        vraag = open_question(actor, zicht.zaak_id)
        if vraag:
            return redirect("collega_vraag", vraag)
    if asked and stap == "aanvaarden":
        accept(actor, asked.id, at=request.at)
        return done(request, nummer, AANVAARD)
    form = WeigerForm(request.POST if stap else None, redenen=refusal_reasons(on=today(request), wet=actor.wet))
    if asked and stap and done_with(form, lambda: refuse(actor, asked.id, **form.cleaned_data, at=request.at)):
        return redirect("start")
    return show(request, "zaken/verzoek.html", zicht, verzoek=asked, form=form)


@require_http_methods(["GET", "HEAD", "POST"])
def overdragen(request: Vraag, nummer: str) -> HttpResponse:
    """Give the zaak, hand it over with a reason, or let somebody cover; also take back what was asked."""
    zicht = zaak_of(request, nummer, Deed.ZAAK_TOEWIJZEN)
    stap = request.POST.get("stap", "")
    if stap in ("intrekken", "stop_waarneming"):
        return _undo(request, zicht, stap)
    people = candidates(request.actor, zicht.zaak_id, on=today(request))
    geef = _geef_form(request, zicht, people, stap)
    waarneem = WaarneemForm(request.POST if stap == "waarnemen" else None, prefix="w", wie=_names(zicht, people))
    if stap == "geven" and done_with(geef, lambda: _give(request, zicht, geef)):
        return done(request, nummer, "Het verzoek is gedaan. Het antwoord komt binnen één werkdag. Daarna pas hoort "
                                     "het gezin de naam.")
    if stap == "waarnemen" and done_with(waarneem, lambda: _cover(request, zicht, waarneem)):
        return done(request, nummer, "De waarneming staat erin. De vaste contactpersoon blijft.")
    on, wet = today(request), request.actor.wet
    rollen = [role_facts(rol, on=on, wet=wet) for rol in roles(on=on, wet=wet)]
    return show(request, "zaken/overdragen.html", zicht, geef=geef, waarneem=waarneem, mensen=people, rollen=rollen)


def _undo(request: Vraag, zicht: ZaakZicht, stap: str) -> HttpResponse:
    """Take back a request, or end cover."""
    row = zicht.verzoek if stap == "intrekken" else zicht.waarneming
    if row is None:
        return HttpResponseBadRequest()
    if stap == "intrekken":
        withdraw(request.actor, row.id, at=request.at)
        return done(request, zicht.nummer, "Het verzoek is ingetrokken.")
    end_cover(request.actor, row.id, at=request.at)
    return done(request, zicht.nummer, "De waarneming is voorbij.")


def _geef_form(request: Vraag, zicht: ZaakZicht, people: Sequence[Kandidaat], stap: str) -> GeefForm:
    able = [person for person in people if not person.is_vast]
    told = {str(person.account_id): _told(person) for person in able}
    return GeefForm(request.POST if stap == "geven" else None, wie={str(p.account_id): p.naam for p in able},
                    uitleg=told, overdracht=zicht.vast is not None, initial={"wie": request.GET.get("wie", "")},
                    vol=[str(person.account_id) for person in able if person.ruimte <= 0])


def _told(person: Kandidaat) -> str:
    """What counts for a choice, in words. No score and no order but the name. Source: design.md 2, promise 9."""
    room = f"ruimte voor {person.ruimte}" if person.ruimte > 0 else "geen ruimte"
    facts = [person.organisatie, f"{person.zaken} van {person.zaken_maximaal} zaken, {room}",
             f"nieuw in 7 dagen: {person.nieuw}"]
    facts += [f"{person.elders.normalize():f} uur per week bij een partner".replace(".", ",")] if person.elders else []
    facts += ["was eerder de contactpersoon van dit kind"] if person.vorige else []
    facts += ["kent de school"] if person.kent_school else []
    facts += ["zei eerder nee tegen deze zaak"] if person.weiger_code else []
    return " · ".join(facts)


def _names(zicht: ZaakZicht, people: Sequence[Kandidaat]) -> dict[str, str]:
    return {str(person.account_id): person.naam for person in sorted(people, key=lambda p: p.naam.casefold())
            if not person.is_vast}


def _give(request: Vraag, zicht: ZaakZicht, form: GeefForm) -> UUID:
    data = form.cleaned_data
    return ask(request.actor, zicht.zaak_id, form.account_id, reden=data.get("reden", ""), toch=data.get("toch", ""),
               at=request.at)


def _cover(request: Vraag, zicht: ZaakZicht, form: WaarneemForm) -> UUID:
    data = form.cleaned_data
    return set_cover(request.actor, zicht.zaak_id, form.account_id, van=data["van"], tot=data["tot"],
                     reden=data["reden"], at=request.at)
