"""The beeld van kind en gezin: filled once, corrected with a new line, taken back per rol, on paper.

Source: issue 4, part 4; docs/adr/0031.
"""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ketenkameleon.routes.actions.beeld import correct, stop_use, tell
from ketenkameleon.routes.forms.beeld import BeeldForm, BeterForm
from ketenkameleon.routes.queries.beeld import BeeldOnderwerp, as_text, one_line, picture
from ketenkameleon.rules.access import Deed
from ketenkameleon.rules.beeld import may_tell, serves, speakers, subjects
from ketenkameleon.rules.roles import Rol, muur, roles
from ketenkameleon.toegang.pagina import Vraag, today
from ketenkameleon.web.marks import rolwoord
from ketenkameleon.zaken.actions.concept import drop_draft
from ketenkameleon.zaken.forms.notitie import as_typed
from ketenkameleon.zaken.forms.velden import done_with
from ketenkameleon.zaken.queries.concept import draft
from ketenkameleon.zaken.queries.zaak import ZaakZicht
from ketenkameleon.zaken.views.pagina import given, show, zaak_of

BEELD = "beeld"


@require_http_methods(["GET", "HEAD", "POST"])
def beeld(request: Vraag, nummer: str) -> HttpResponse:
    """What is known of every subject, and room for what somebody says now."""
    zicht = zaak_of(request, nummer, Deed.ZAAK_BEHANDELEN)
    form = _form(request, zicht) if may_tell(request.actor.lezersmuur, on=zicht.on, wet=request.actor.wet) else None
    if request.method == "POST" and form is None:
        raise Http404
    if form is not None and form.is_bound and done_with(form, lambda: _tell(request, zicht, form)):
        return _back(request, nummer, "Bewaard. Lees het voor, en vraag of het klopt.")
    found = picture(request.actor, zicht)
    return show(request, "routes/beeld.html", zicht, beeld=found, form=form, verslag=as_text(found),
                ook=_others_used(request, found), concept=reverse("concept", args=[BEELD, zicht.zaak_id]))


@require_http_methods(["GET", "HEAD", "POST"])
def beeld_beter(request: Vraag, nummer: str, beeld_id: UUID) -> HttpResponse:
    """What the same person says of it now; what was said before stays."""
    zicht = zaak_of(request, nummer, Deed.ZAAK_BEHANDELEN)
    line = one_line(request.actor, zicht, beeld_id)
    form = BeterForm(given(request), initial={"tekst": line.tekst, "gezegd_op": today(request)})
    if form.is_bound and done_with(form, lambda: correct(request.actor, beeld_id, **form.cleaned_data, at=request.at)):
        return _back(request, nummer, "Bewaard. Wat er eerder stond, blijft staan.")
    return show(request, "zaken/formulier.html", zicht, form=form, kop="Beeld verbeteren", knop="Bewaar",
                uitleg=f"Nu staat er wat {line.herkomst} werd gezegd. Dat blijft staan.", concept="")


@require_POST
def beeld_stop(request: Vraag, nummer: str, rol: str) -> HttpResponse:
    """From now on the beeld is not used in that rol."""
    zicht = zaak_of(request, nummer, Deed.ZAAK_BEHANDELEN)
    if rol not in roles(on=today(request), wet=request.actor.wet):
        raise Http404
    stop_use(request.actor, zicht.zaak_id, Rol(rol), at=request.at)
    return _back(request, nummer, "Bewaard. In die rol is het beeld niet meer te lezen.")


@require_safe
def beeld_print(request: Vraag, nummer: str) -> HttpResponse:
    """The beeld on paper, each line with its source, as far as it may be used in this rol."""
    zicht = zaak_of(request, nummer, Deed.ZAAK_BEHANDELEN)
    return show(request, "routes/beeld_print.html", zicht, beeld=picture(request.actor, zicht))


def _form(request: Vraag, zicht: ZaakZicht) -> BeeldForm:
    on, actor = today(request), request.actor
    data = given(request)
    kept = as_typed(draft(actor, BEELD, zicht.zaak_id) or {}) if data is None else {}
    here = serves(actor.lezersmuur, (), on=on, wet=actor.wet)
    others = {rol.value: rolwoord(rol) for rol in roles(on=on, wet=actor.wet)
              if muur(rol, wet=actor.wet) not in here and rol is not Rol.LEERPLICHT_VERHOOR}
    return BeeldForm(data, onderwerpen=subjects(on=on, wet=actor.wet, regio=actor.regio_code),
                     wie=speakers(on=on, wet=actor.wet), rollen=others, initial={"gezegd_op": on} | kept)


def _tell(request: Vraag, zicht: ZaakZicht, form: BeeldForm) -> None:
    tell(request.actor, zicht.zaak_id, form.invoer(), at=request.at)
    drop_draft(request.actor, BEELD, zicht.zaak_id)


def _others_used(request: Vraag, beeld: tuple[BeeldOnderwerp, ...]) -> dict[str, str]:
    """Each rol in which a line may be used besides the one that somebody looks in now: code and name."""
    used = {voor for subject in beeld for line in subject.regels for voor in line.voor}
    here = serves(request.actor.lezersmuur, (), on=today(request), wet=request.actor.wet)
    return {rol.value: rolwoord(rol) for rol in roles(on=today(request), wet=request.actor.wet)
            if (wall := muur(rol, wet=request.actor.wet)) in used and wall not in here}


def _back(request: Vraag, nummer: str, effect: str) -> HttpResponse:
    messages.success(request, effect)
    return redirect("beeld", nummer)
