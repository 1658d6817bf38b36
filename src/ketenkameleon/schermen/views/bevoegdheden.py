"""S8: training and authority. The coördinator sees the team and writes down; a BIP sees the own page."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from ketenkameleon.rules.access import Deed, Functie
from ketenkameleon.rules.bewijs import kinds, proof_name
from ketenkameleon.rules.fase import Fase
from ketenkameleon.rules.roles import role_facts, roles
from ketenkameleon.rules.verdict import refused
from ketenkameleon.rules.waarden import part, table
from ketenkameleon.schermen.bevoegdheden import cells, chain, ending, module_words, phase_words
from ketenkameleon.schermen.forms_bewijs import BewijsForm, EindeForm, FaseForm, kept
from ketenkameleon.team.actions import add_proof, end_proof, sign_phase
from ketenkameleon.team.queries import Lid, gemeente_names, kind_key, member, proofs_of, team
from ketenkameleon.toegang.pagina import Vraag, deed, today
from ketenkameleon.toegang.refusals import NotFound
from ketenkameleon.zaken.views.pagina import WRONG, given

BRON: Final = "Ketenkameleon, rij toegang.daden"
VASTGELEGD: Final = "Het bewijs is vastgelegd. Het telt vanaf de eerste dag die u koos."
BEEINDIGD: Final = "Het bewijs heeft nu een laatste dag. De zaken blijven bij de contactpersoon."
GETEKEND: Final = "De fase is vastgelegd."


@require_safe
@deed(Deed.BEVOEGDHEID_ZIEN)
def bevoegdheden(request: Vraag) -> HttpResponse:
    """What ends first, then everybody with every rol; for a BIP the own line alone."""
    actor, on = request.actor, today(request)
    leden, gemeenten = team(actor, on=on), gemeente_names(actor)
    lines = [{"lid": lid, "cellen": cells(actor, lid, gemeenten, on=on), "fase": phase_words(actor, lid, on=on)[0]}
             for lid in leden]
    page = {"regels": lines, "loopt": ending(actor, leden, gemeenten, on=on), "vandaag": on,
            "rollen": [role_facts(rol, on=on, wet=actor.wet).naam for rol in roles(on=on, wet=actor.wet)],
            "allen": Functie.COORDINATOR in actor.functies}
    return render(request, "schermen/bevoegdheden.html", page)


@require_safe
def bevoegdheid(request: Vraag, account_id: UUID) -> HttpResponse:
    """One professional: per rol the chain of proofs in a gemeente, every proof with its document, what ends.

    For whom it is not, it is not there.
    """
    actor, on, lid = request.actor, today(request), _lid(request, account_id)
    gemeenten = gemeente_names(actor)
    asked = request.GET.get("gemeente", "")
    here = asked if asked in gemeenten else next(iter(gemeenten), "")
    naam, most = phase_words(actor, lid, on=on)
    page = {
        "lid": lid, "vandaag": on, "gemeenten": gemeenten, "gemeente": here,
        "gemeente_naam": gemeenten.get(here, "deze regio"), "fase": naam, "zaken": most,
        "ketens": [(rol, role_facts(rol, on=on, wet=actor.wet).naam, chain(actor, lid, rol, here, on=on))
                   for rol in roles(on=on, wet=actor.wet)],
        "loopt": ending(actor, [lid], gemeenten, on=on), "module": module_words(actor, lid, on=on),
        "bewijzen": [(line, proof_name(line.soort, on, actor.wet), [gemeenten.get(code, code) for code in line.gebied])
                     for line in proofs_of(actor, account_id)],
        "beheert": Functie.COORDINATOR in actor.functies,
    }
    return render(request, "schermen/bevoegdheid.html", page)


@require_http_methods(["GET", "HEAD", "POST"])
@deed(Deed.BEVOEGDHEID_BEHEREN)
def bewijs_erbij(request: Vraag, account_id: UUID) -> HttpResponse:
    """Write down a proof."""
    lid = _lid(request, account_id)
    form = BewijsForm(given(request), soorten=_kinds(request), gemeenten=gemeente_names(request.actor))
    if form.is_bound and kept(form, lambda: add_proof(request.actor, account_id, form.invoer, at=request.at)):
        return _done(request, lid, VASTGELEGD)
    return _ask(request, lid, form, "Bewijs toevoegen", "Leg vast")


@require_http_methods(["GET", "HEAD", "POST"])
@deed(Deed.BEVOEGDHEID_BEHEREN)
def bewijs_einde(request: Vraag, account_id: UUID, bewijs_id: UUID) -> HttpResponse:
    """Let a proof end."""
    lid = _lid(request, account_id)
    form = EindeForm(given(request))

    def end() -> None:
        data = form.cleaned_data
        end_proof(request.actor, account_id, bewijs_id, data["laatste_dag"], data["waarom"], at=request.at)

    if form.is_bound and kept(form, end):
        return _done(request, lid, BEEINDIGD)
    return _ask(request, lid, form, "Bewijs beëindigen", "Beëindig")


@require_http_methods(["GET", "HEAD", "POST"])
@deed(Deed.BEVOEGDHEID_BEHEREN)
def fase_tekenen(request: Vraag, account_id: UUID) -> HttpResponse:
    """Write down the phase that a begeleider signed for."""
    actor, on, lid = request.actor, today(request), _lid(request, account_id)
    rows = {fase: table(actor.wet.tabel("team.fasen", on, regio=actor.regio_code)[fase]) for fase in Fase}
    form = FaseForm(given(request), fasen={fase.value: part(row["naam"], str) for fase, row in rows.items()},
                    team={str(other.account_id): other.naam for other in team(actor, on=on)
                          if other.account_id != account_id})
    if form.is_bound and kept(form, lambda: sign_phase(actor, account_id, form.invoer, at=request.at)):
        return _done(request, lid, GETEKEND)
    return _ask(request, lid, form, "Fase tekenen", "Leg vast")


def _lid(request: Vraag, account_id: UUID) -> Lid:
    lid = member(request.actor, account_id, on=today(request))
    if lid is None:
        raise NotFound(refused("not_your_function", BRON), object_soort="bevoegdheid", gevraagd=str(account_id))
    return lid


def _kinds(request: Vraag) -> list[tuple[str, str]]:
    return [(kind_key(eis), eis.naam[0].upper() + eis.naam[1:])
            for eis in kinds(today(request), request.actor.wet)]


def _ask(request: Vraag, lid: Lid, form: forms.Form, kop: str, knop: str) -> HttpResponse:
    page = {"lid": lid, "form": form, "kop": kop, "knop": knop}
    return render(request, "schermen/bewijs.html", page, status=WRONG if form.errors else 200)


def _done(request: Vraag, lid: Lid, effect: str) -> HttpResponse:
    messages.success(request, effect)
    return redirect("bevoegdheid", lid.account_id)
