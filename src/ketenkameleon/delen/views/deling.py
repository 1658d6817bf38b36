"""One share: who must still say yes, the tests and the telling; giving it, on paper or as a file; stopping it."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse, HttpResponseBadRequest
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST

from ketenkameleon.delen.actions.deling import explain, stop
from ketenkameleon.delen.actions.verstrekken import HOE, give, preview
from ketenkameleon.delen.forms.delen import UitlegForm
from ketenkameleon.delen.invoer import kinds, parties
from ketenkameleon.delen.queries.delen import Delenblad, sharing
from ketenkameleon.delen.views.blad import GRONDEN, to_delen
from ketenkameleon.rules.access import Deed
from ketenkameleon.rules.delen import Gedeeld, article_for, holds_until, stands
from ketenkameleon.rules.gezag import who_must_say_yes
from ketenkameleon.rules.gronden import Grondsoort, explain_by
from ketenkameleon.rules.texts import Weigering, weigering
from ketenkameleon.rules.toestemming import Deling, counts, may_share
from ketenkameleon.rules.verdict import Refused, refused
from ketenkameleon.toegang.pagina import Vraag, today
from ketenkameleon.toegang.refusals import NotFound
from ketenkameleon.zaken.forms.velden import done_with
from ketenkameleon.zaken.queries.zaak import NOT_THERE
from ketenkameleon.zaken.views.pagina import given, show, zaak_of


@require_http_methods(["GET", "HEAD", "POST"])
def deling(request: Vraag, nummer: str, deling_id: UUID) -> HttpResponse:
    """What this share still misses, in four lines, and the questions that go with it."""
    zicht = zaak_of(request, nummer, Deed.ZAAK_BEHANDELEN)
    blad = sharing(request.actor, zicht, on=today(request))
    one = _one(blad, deling_id)
    form = UitlegForm(given(request), initial=_answers(one.deling))
    if form.is_bound and done_with(form, lambda: explain(request.actor, deling_id, form.uitleg(), at=request.at)):
        return to_delen(request, nummer, "Bewaard.")
    on, wet = today(request), request.actor.wet
    law = article_for(one.deling.soorten, gever=one.deling.gever, ontvanger=one.deling.ontvanger,
                      regime=one.deling.regime, on=on, wet=wet) if one.deling.grond is Grondsoort.WET else ""
    nood = one.deling.nood if deling_id in blad.uit_te_leggen else None
    return show(request, "delen/deling.html", zicht, form=form, gedeeld=one, deling=one.deling, artikel=law,
                weigering=_missing(request, one.deling), tot=holds_until(one.deling, on=on, wet=wet),
                wie=_who(request, one.deling, blad), grond=GRONDEN[one.deling.grond],
                partijen=parties(on=on, wet=wet), soorten=kinds(on=on, wet=wet),
                uitleg_voor=explain_by(nood.gedeeld_om, wet=wet) if nood else None)


@require_POST
def deling_stop(request: Vraag, nummer: str, deling_id: UUID) -> HttpResponse:
    """Stop sharing this, today."""
    zaak_of(request, nummer, Deed.ZAAK_BEHANDELEN)
    stop(request.actor, deling_id, at=request.at)
    return to_delen(request, nummer, "Gestopt. Dit wordt niet meer gedeeld.")


@require_http_methods(["GET", "HEAD", "POST"])
def verstrekken(request: Vraag, nummer: str, deling_id: UUID) -> HttpResponse:
    """See exactly what would be given; give it as a page to print or as a file. Nothing else leaves."""
    zicht = zaak_of(request, nummer, Deed.ZAAK_BEHANDELEN)
    if request.method != "POST":
        stuk, verdict = preview(request.actor, zicht, deling_id)
        lines = weigering(verdict) if isinstance(verdict, Refused) else None
        return show(request, "delen/verstrekken.html", zicht, stuk=stuk, weigering=lines, deling_id=deling_id)
    hoe = request.POST.get("hoe", "")
    if hoe not in HOE:
        return HttpResponseBadRequest()
    stuk = give(request.actor, deling_id, hoe, at=request.at)
    if hoe == "papier":
        return render(request, "delen/verstrekking.html", {"stuk": stuk, "zicht": zicht, "deling_id": deling_id})
    name = f"verstrekking-{stuk.nummer or 'onderzoek'}.json"
    return HttpResponse(stuk.as_json(), content_type="application/json; charset=utf-8",
                        headers={"Content-Disposition": f'attachment; filename="{name}"'})


def _one(blad: Delenblad, deling_id: UUID) -> Gedeeld:
    found = next((g for g in blad.gedeeld if g.id == deling_id), None)
    if found is None:
        raise NotFound(NOT_THERE, object_soort="deling", gevraagd=str(deling_id))
    return found


def _answers(found: Deling) -> dict[str, object]:
    return {"niet_minder": found.toetsen.proportionaliteit, "niet_anders": found.toetsen.subsidiariteit,
            "verteld_op": found.verteld.op, "verteld_hoe": found.verteld.hoe, "verteld_niet": found.verteld.reden_niet}


def _missing(request: Vraag, found: Deling) -> Weigering | None:
    """The four lines of what this share still misses; None when it stands."""
    on, wet = today(request), request.actor.wet
    verdict = may_share(found, on=on, wet=wet)
    if isinstance(verdict, Refused):
        return weigering(verdict)
    if stands(found, on=on, wet=wet):
        return None
    return weigering(refused("emergency_unexplained", uren=str(wet.getal("delen.nood_uitleg", on))))


def _who(request: Vraag, found: Deling, blad: Delenblad) -> list[tuple[str, bool]]:
    """Everybody whose yes is needed, and whether it is there for all of this; empty where no yes is needed."""
    on, wet = today(request), request.actor.wet
    if found.grond is not Grondsoort.TOESTEMMING:
        return []
    needed = who_must_say_yes(found.regime, found.gezin, on=on, wet=wet)
    if isinstance(needed, Refused):
        return []
    yes: dict[UUID | None, frozenset[str]] = {}
    for said in found.toestemmingen:
        if counts(said, geboren=found.gezin.geboren, on=on, wet=wet):
            yes[said.door] = yes.get(said.door, frozenset()) | said.soorten
    return [(mens.naam, found.soorten <= yes.get(mens.persoon_id, frozenset())) for mens in blad.mensen
            if mens.persoon_id in needed.personen]
