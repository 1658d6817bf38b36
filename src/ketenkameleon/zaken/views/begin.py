"""S3: choosing the rol before a contact begins, and the card that says it aloud. Source: ux.md 7 S3."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from ketenkameleon.rules.access import Deed
from ketenkameleon.rules.roles import Rol, Rolkaart, card, roles
from ketenkameleon.rules.verdict import Refused
from ketenkameleon.toegang.pagina import Vraag, today
from ketenkameleon.zaken.actions.contact import note_afterwards, start
from ketenkameleon.zaken.forms.begin import AchterafForm, BeginForm, chosen
from ketenkameleon.zaken.forms.velden import done_with
from ketenkameleon.zaken.invoer import MET
from ketenkameleon.zaken.queries.eigen_contact import VorigContact, vorig_contact
from ketenkameleon.zaken.queries.rollen import RolKeuze, may_look_as, noted_choices, role_choices
from ketenkameleon.zaken.queries.zaak import ZaakZicht
from ketenkameleon.zaken.views.lopend import met_words, start_bar
from ketenkameleon.zaken.views.pagina import given, show, zaak_of

ZONDER: Final = "Let op: u had geen geldige bevoegdheid voor deze rol. We bewaren dat. De coördinator ziet dit ook."
NAMES: Final = {"begonnen_at": "om", "duur_minuten": "duur"}


@dataclass(frozen=True, slots=True)
class Kaart:
    """The card of a rol that can be chosen, open when it is the chosen one."""

    rol: Rol
    kaart: Rolkaart
    open: bool


@require_http_methods(["GET", "HEAD", "POST"])
def contact_begin(request: Vraag, nummer: str) -> HttpResponse:
    """S3: with whom, in which rol, was it told; then the contact runs. With ?achteraf=1 it has been already."""
    zicht = zaak_of(request, nummer, Deed.CONTACT_VASTLEGGEN)
    last = vorig_contact(request.actor, zicht.zaak_id)
    rollen = _roles(request, zicht)
    form = _form(request, zicht, last, rollen)
    made: list[UUID] = []
    if request.method == "POST" and done_with(form, lambda: made.append(_begin(request, zicht, form)), NAMES):
        return redirect("contact", nummer, made[0])
    if form.is_bound:
        form.asked_again()
    return show(request, "zaken/begin.html", zicht, form=form, vorig=last, achteraf=isinstance(form, AchterafForm),
                vorig_met=met_words(last.met) if last else "", kaarten=_cards(request, form),
                nog_niet=met_words(last.nog_niet) if last else "", vervolg=_part_before(request),
                verhoor=_has_verhoor(request, zicht, rollen), dubbel=_refused_as(rollen, "pair_needs_reason"))


@require_safe
def rolkaart(request: Vraag, nummer: str, rol: str) -> HttpResponse:
    """The card of a rol, large and printable: what is said to the child, and to a parent. Source: ux.md 9.1."""
    zicht = zaak_of(request, nummer, Deed.CONTACT_VASTLEGGEN)
    if rol not in roles(on=today(request), wet=request.actor.wet):
        raise Http404
    kaart = card(Rol(rol), on=today(request), wet=request.actor.wet)
    return show(request, "zaken/rolkaart.html", zicht, kaart=kaart, rol=rol)


def _roles(request: Vraag, zicht: ZaakZicht) -> list[RolKeuze]:
    """Every rol with what holds for it today; for noting what has been, only what was held without authority."""
    if "achteraf" in request.GET:
        return noted_choices(request.actor, zicht, on=today(request))
    return role_choices(request.actor, zicht, on=today(request), vervolg=_part_before(request) is not None)


def _refused_as(rollen: list[RolKeuze], code: str) -> list[RolKeuze]:
    """The rollen that are refused for this reason: each has a page of its own where one can do something about it."""
    return [choice for choice in rollen if isinstance(choice.verdict, Refused) and choice.verdict.code == code]


def _has_verhoor(request: Vraag, zicht: ZaakZicht, rollen: list[RolKeuze]) -> bool:
    """Is there a verhoor that this professional could hold: of the child, or of a parent whatever the child's age?"""
    if _refused_as(rollen, "verhoor_on_paper"):
        return True
    young = [*_refused_as(rollen, "too_young"), *_refused_as(rollen, "age_unknown")]
    return any(choice.rol is Rol.LEERPLICHT_VERHOOR for choice in young) and bool(
        may_look_as(request.actor, zicht, Rol.LEERPLICHT_VERHOOR, on=today(request)))


def _form(request: Vraag, zicht: ZaakZicht, last: VorigContact | None, rollen: list[RolKeuze]) -> BeginForm:
    make = AchterafForm if "achteraf" in request.GET else BeginForm
    data = given(request)
    first = None if data is not None else _as_last_time(request, last, rollen)
    voornaam = zicht.kind.voornaam or "het kind"
    return make(data, initial=first, rollen=rollen, met={**MET, "kind": voornaam}, kind=voornaam)


def _as_last_time(request: Vraag, last: VorigContact | None, rollen: list[RolKeuze]) -> Mapping[str, object]:
    """One tap when nothing changes: the rol of last time, for the same persons, when the actor was there.

    A next part in another rol starts with the persons only. Source: ux.md 7 S3.
    """
    if last is None or not last.van_mij:
        return {}
    may = {choice.rol.value for choice in rollen if choice.verdict}
    if "achteraf" in request.GET or _part_before(request) or last.rol not in may:
        return {"met": last.met}
    told = {"uitgelegd": "ja"} if last.uitgelegd else {}
    return {"met": last.met, "rol": last.rol, "voorgekozen": chosen(last.rol, last.met), **told}


def _begin(request: Vraag, zicht: ZaakZicht, form: BeginForm) -> UUID:
    data = form.cleaned_data
    rol = Rol(data["rol"])
    told = {"met": data["met"], "uitgelegd": data["uitgelegd"] == "ja", "uitgelegd_reden": data["uitgelegd_reden"],
            "nog_niet": data["nog_niet"], "vervolg_van": _part_before(request)}
    if isinstance(form, AchterafForm):
        contact = note_afterwards(request.actor, zicht.zaak_id, rol, form.begonnen_at, data["duur"], at=request.at,
                                  **told)
        if not contact.bevoegd:
            messages.warning(request, ZONDER)
        return contact.id
    contact = start(request.actor, zicht.zaak_id, rol, at=request.at, **told)
    start_bar(request.session, contact.id, zicht.nummer, contact.rol, contact.met, contact.begonnen_at)
    return contact.id


def _part_before(request: Vraag) -> UUID | None:
    """The part that was stopped to change of rol; anything else in the address is not a contact."""
    try:
        return UUID(request.GET.get("vervolg", ""))
    except ValueError:
        return None


def _cards(request: Vraag, form: BeginForm) -> list[Kaart]:
    """The cards of the roles that can be chosen, the chosen one open."""
    picked = form["rol"].value()
    return [
        Kaart(choice.rol, card(choice.rol, on=today(request), wet=request.actor.wet), choice.rol == picked)
        for choice in form.rollen if choice.verdict or not form.refuses
    ]
