"""The letters of a zaak: the list, and a new one from what is known already. Source: issue 4, part 5."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from ketenkameleon.brieven.actions.schrijven import make
from ketenkameleon.brieven.forms.brief import NieuwForm
from ketenkameleon.brieven.queries.bekend import family_readers
from ketenkameleon.brieven.queries.brief import letters_of
from ketenkameleon.delen.invoer import parties
from ketenkameleon.rules.access import Deed
from ketenkameleon.rules.brieven import letters, may_write, outgoing
from ketenkameleon.toegang.pagina import Vraag, today
from ketenkameleon.zaken.forms.velden import done_with
from ketenkameleon.zaken.queries.zaak import ZaakZicht
from ketenkameleon.zaken.views.pagina import given, show, zaak_of


@require_http_methods(["GET", "HEAD", "POST"])
def brieven(request: Vraag, nummer: str) -> HttpResponse:
    """The letters of this zaak in the rol one looks in, and which can be made."""
    zicht = zaak_of(request, nummer, Deed.ZAAK_BEHANDELEN)
    on, wet = today(request), request.actor.wet
    kinds = letters(on=on, wet=wet)
    mine = {code: kinds[code].naam for code in outgoing(on=on, wet=wet)
            if may_write(code, request.actor.lezersmuur, on=on, wet=wet)}
    form = NieuwForm(given(request), soorten=mine, lezers=family_readers(request.actor, zicht))
    made: list[UUID] = []
    if form.is_bound and done_with(form, lambda: made.append(_make(request, zicht, form))):
        return redirect("brief", nummer, made[0])
    return show(request, "brieven/brieven.html", zicht, form=form, regels=letters_of(request.actor, zicht),
                soorten={code: soort.naam for code, soort in kinds.items()},
                partijen={"gezin": "het gezin", **parties(on=on, wet=wet)})


def _make(request: Vraag, zicht: ZaakZicht, form: NieuwForm) -> UUID:
    return make(request.actor, zicht.zaak_id, form.nieuw(), at=request.at)
