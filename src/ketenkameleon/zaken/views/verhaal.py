"""The verhaal: told once, shown, read back, added to. Source: design.md 2, promise 4."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse, HttpResponseBadRequest
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from ketenkameleon.rules.access import Deed
from ketenkameleon.rules.roles import Rol, roles
from ketenkameleon.toegang.pagina import Vraag, today
from ketenkameleon.web.marks import rolwoord
from ketenkameleon.zaken.actions.concept import drop_draft
from ketenkameleon.zaken.actions.verhaal import extend, read_back, tell_once
from ketenkameleon.zaken.forms.notitie import as_typed
from ketenkameleon.zaken.forms.regie import VerhaalForm, VerhaalMeerForm, VoorgelezenForm
from ketenkameleon.zaken.forms.velden import done_with
from ketenkameleon.zaken.invoer import VERTELLERS
from ketenkameleon.zaken.queries.blad import zaakpagina
from ketenkameleon.zaken.queries.blad_delen import VerhaalRegel
from ketenkameleon.zaken.queries.concept import draft
from ketenkameleon.zaken.queries.verhaal import who_told
from ketenkameleon.zaken.queries.zaak import ZaakZicht
from ketenkameleon.zaken.views.pagina import done, given, show, zaak_of

VERHAAL = "verhaal"
Verteld = tuple[str, VerhaalRegel, list[VerhaalRegel]]


@require_http_methods(["GET", "HEAD", "POST"])
def verhaal(request: Vraag, nummer: str) -> HttpResponse:
    """Everyone's verhaal, and room for who has not told it yet."""
    zicht = zaak_of(request, nummer, Deed.ZAAK_BEHANDELEN)
    told = zaakpagina(request.actor, zicht, on=today(request)).verhalen
    form = _form(request, zicht)
    if form and form.is_bound and done_with(form, lambda: _tell(request, zicht, form)):
        return done(request, nummer, "Het verhaal staat er. Lees het voor, en vraag of het klopt.")
    return show(request, "zaken/verhaal.html", zicht, verhalen=_per_teller(told), form=form,
                concept=reverse("concept", args=[VERHAAL, zicht.zaak_id]))


@require_http_methods(["GET", "HEAD", "POST"])
def verhaal_meer(request: Vraag, nummer: str, verhaal_id: UUID) -> HttpResponse:
    """What the same teller said later; what was told first stays as it is."""
    zicht = zaak_of(request, nummer, Deed.ZAAK_BEHANDELEN)
    data = given(request)
    kept = as_typed(draft(request.actor, VERHAAL, verhaal_id) or {}) if data is None else {}
    form = VerhaalMeerForm(data, initial={"verteld_op": today(request)} | kept)
    if form.is_bound and done_with(form, lambda: _extend(request, verhaal_id, form)):
        return done(request, nummer, "Dit staat nu bij het verhaal.")
    return show(request, "zaken/formulier.html", zicht, form=form, kop="Verhaal aanvullen", knop="Voeg toe",
                uitleg="Wat al verteld is, blijft staan.", concept=reverse("concept", args=[VERHAAL, verhaal_id]))


@require_http_methods(["POST"])
def verhaal_voorgelezen(request: Vraag, nummer: str, verhaal_id: UUID) -> HttpResponse:
    """The text was read to the teller, and it was right or not."""
    zaak_of(request, nummer, Deed.ZAAK_BEHANDELEN)  # not yours goes before not well asked
    form = VoorgelezenForm(request.POST)
    if not form.is_valid():
        return HttpResponseBadRequest()
    right = form.cleaned_data["klopt"] == "ja"
    read_back(request.actor, verhaal_id, right, at=request.at)
    return done(request, nummer, "Voorgelezen. Het klopte." if right else
                "Voorgelezen. Het klopte niet. Schrijf erbij wat anders is.")


def _form(request: Vraag, zicht: ZaakZicht) -> VerhaalForm | None:
    """A form for who has not told it; None when all have. When it was sent, everyone can be chosen: the action
    refuses a second time with its own words."""
    data = given(request)
    first = who_told(request.actor, zicht.zaak_id)
    left = {code: naam for code, naam in VERTELLERS.items() if data is not None or code not in first}
    if not left:
        return None
    kept = as_typed(draft(request.actor, VERHAAL, zicht.zaak_id) or {}) if data is None else {}
    return VerhaalForm(data, vertellers=left, rollen=_other_roles(request),
                       initial={"verteld_op": today(request)} | kept)


def _other_roles(request: Vraag) -> dict[str, str]:
    """Every other rol than the one in which it is told now, but the verhoor: that neither reads nor feeds a verhaal."""
    here = request.actor.rol or Rol.LEERPLICHT_GESPREK
    found = roles(on=today(request), wet=request.actor.wet)
    return {rol.value: rolwoord(rol) for rol in found if rol not in (here, Rol.LEERPLICHT_VERHOOR)}


def _tell(request: Vraag, zicht: ZaakZicht, form: VerhaalForm) -> None:
    tell_once(request.actor, zicht.zaak_id, **form.cleaned_data, at=request.at)
    drop_draft(request.actor, VERHAAL, zicht.zaak_id)


def _extend(request: Vraag, verhaal_id: UUID, form: VerhaalMeerForm) -> None:
    extend(request.actor, verhaal_id, **form.cleaned_data, at=request.at)
    drop_draft(request.actor, VERHAAL, verhaal_id)


def _per_teller(told: tuple[VerhaalRegel, ...]) -> list[Verteld]:
    """Every first telling with what came later under it."""
    return [(VERTELLERS[row.verteller], row, [later for later in told if later.vervangt == row.id])
            for row in told if row.vervangt is None]
