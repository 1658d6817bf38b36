"""Somebody's way through the team: steps, programme, time at partners, hours. Source: issue 4, part 2; ux.md S8."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from ketenkameleon.rules.access import Deed, Functie
from ketenkameleon.rules.inzet import hours_away
from ketenkameleon.rules.loopbaan import Loopbaan, career_name, career_steps, stand_on
from ketenkameleon.rules.programma import hours_done
from ketenkameleon.rules.roles import Rol, role_facts, roles
from ketenkameleon.rules.verdict import refused
from ketenkameleon.rules.waarden import names
from ketenkameleon.schermen.bevoegdheden import phase_words
from ketenkameleon.schermen.bevoegdheden_queries import zaken_of
from ketenkameleon.schermen.forms_bewijs import EindeForm, kept
from ketenkameleon.schermen.forms_team import DeelForm, InzetForm, StapForm, TekenForm
from ketenkameleon.schermen.loopbaan import has_stopped, programme_of, stand_words, weeks
from ketenkameleon.team.actions_loopbaan import add_stint, end_stint, note_part, sign_stint, take_step
from ketenkameleon.team.queries import Lid, member
from ketenkameleon.team.queries_leren import guidance, hours_learned
from ketenkameleon.team.queries_loopbaan import career, partners, stint_of, stints
from ketenkameleon.toegang.pagina import Vraag, deed, today
from ketenkameleon.toegang.refusals import NotFound
from ketenkameleon.zaken.views.pagina import WRONG, given

BRON: Final = "Ketenkameleon, rij toegang.daden"
GESTAPT: Final = "De stap is vastgelegd. Rollen en zaken veranderen hierdoor niet vanzelf."
DEEL: Final = "Het deel van het programma is bijgewerkt."
INZET: Final = "De periode is vastgelegd. Vanaf de eerste dag telt zij mee bij de ruimte voor zaken."
EINDE: Final = "De periode heeft nu een laatste dag."
GETEKEND: Final = "Het inwerken is afgetekend. Het bewijs daarvan staat nu bij de bevoegdheden."


@require_safe
def loopbaan(request: Vraag, account_id: UUID) -> HttpResponse:
    """One professional: own page, or that of anybody in the team for a coördinator. For others it is not there."""
    actor, on, lid = request.actor, today(request), lid_of(request, account_id)
    fase, most = phase_words(actor, lid, on=on)
    delen, talks, beheert = programme_of(actor, lid, on=on), guidance(actor, account_id), _keeps(request)
    page = {
        "lid": lid, "vandaag": on, "stand": stand_words(actor, lid, on=on), "fase": fase, "zaken": most,
        "stappen": [(stap, career_name(Loopbaan(stap.stand), on, actor.wet)) for stap in career(actor, account_id)],
        "delen": delen, "klaar": sum(deel.gedaan_op is not None for deel in delen),
        "uren": (hours_done(delen), sum(deel.deel.uren for deel in delen)),
        "inzetten": [(line, role_facts(Rol(line.rol), on=on, wet=actor.wet).naam)
                     for line in stints(actor, account_id)],
        "elders": hours_away(lid.feiten.inzetten, on), "gesprekken": talks,
        "soorten": names(actor.wet.tabel("team.begeleiding", on)),
        "weken": weeks(lid.feiten.inzetten, [(talk.op, talk.uren) for talk in talks],
                       hours_learned(actor, account_id), on=on),
        "over_te_dragen": zaken_of(actor, account_id, on=on) if beheert and has_stopped(lid) else [],
        "beheert": beheert, "eigen": account_id == actor.account_id,
    }
    return render(request, "schermen/loopbaan.html", page)


@require_http_methods(["GET", "HEAD", "POST"])
@deed(Deed.BEVOEGDHEID_BEHEREN)
def loopbaan_stap(request: Vraag, account_id: UUID) -> HttpResponse:
    """The next step of somebody through the team."""
    actor, on, lid = request.actor, today(request), lid_of(request, account_id)
    now = stand_on(lid.feiten.loopbaan, on)
    can = [to for was, to in career_steps(on=on, wet=actor.wet) if was is now] if now else [Loopbaan.KANDIDAAT]
    form = StapForm(given(request), standen={to.value: career_name(to, on, actor.wet) for to in can})
    if form.is_bound and kept(form, lambda: take_step(actor, account_id, form.invoer, at=request.at)):
        return _done(request, lid, GESTAPT)
    return ask(request, lid, form, "Volgende stap", "Leg de stap vast")


@require_http_methods(["GET", "HEAD", "POST"])
@deed(Deed.BEVOEGDHEID_BEHEREN)
def programma_deel(request: Vraag, account_id: UUID, deel: str) -> HttpResponse:
    """When a part of the programme is planned or was done."""
    actor, on, lid = request.actor, today(request), lid_of(request, account_id)
    found = next((one for one in programme_of(actor, lid, on=on) if one.deel.code == deel), None)
    if found is None:
        raise NotFound(refused("not_your_function", BRON), object_soort="programma", gevraagd=deel)
    form = DeelForm(given(request), bewijs=bool(found.deel.soort), initial={
        "gepland_op": found.gepland_op, "gedaan_op": found.gedaan_op, "uren": found.uren})
    if form.is_bound and kept(form, lambda: note_part(actor, account_id, deel, form.invoer, at=request.at)):
        return _done(request, lid, DEEL)
    return ask(request, lid, form, found.deel.naam, "Bewaar")


@require_http_methods(["GET", "HEAD", "POST"])
@deed(Deed.BEVOEGDHEID_BEHEREN)
def inzet_erbij(request: Vraag, account_id: UUID) -> HttpResponse:
    """A time at a partner: learning the trade, or working without a zaak."""
    actor, on, lid = request.actor, today(request), lid_of(request, account_id)
    form = InzetForm(given(request), partners={str(partner.id): partner.naam for partner in partners(actor)},
                     rollen={rol.value: role_facts(rol, on=on, wet=actor.wet).naam
                             for rol in roles(on=on, wet=actor.wet)})
    if form.is_bound and kept(form, lambda: add_stint(actor, account_id, form.invoer, at=request.at)):
        return _done(request, lid, INZET)
    return ask(request, lid, form, "Tijd bij een partner", "Leg vast")


@require_http_methods(["GET", "HEAD", "POST"])
@deed(Deed.BEVOEGDHEID_BEHEREN)
def inzet_tekenen(request: Vraag, account_id: UUID, inzet_id: UUID) -> HttpResponse:
    """The begeleider signed the learning time off."""
    lid = _with_stint(request, account_id, inzet_id)
    form = TekenForm(given(request))
    if form.is_bound and kept(form, lambda: sign_stint(request.actor, account_id, inzet_id, form.cleaned_data["op"],
                                                       at=request.at)):
        return _done(request, lid, GETEKEND)
    return ask(request, lid, form, "Inwerken aftekenen", "Teken af")


@require_http_methods(["GET", "HEAD", "POST"])
@deed(Deed.BEVOEGDHEID_BEHEREN)
def inzet_einde(request: Vraag, account_id: UUID, inzet_id: UUID) -> HttpResponse:
    """A time at a partner ends earlier."""
    lid = _with_stint(request, account_id, inzet_id)
    form = EindeForm(given(request))
    if form.is_bound and kept(form, lambda: end_stint(request.actor, account_id, inzet_id, **form.cleaned_data,
                                                      at=request.at)):
        return _done(request, lid, EINDE)
    return ask(request, lid, form, "Tijd bij een partner beëindigen", "Beëindig")


def lid_of(request: Vraag, account_id: UUID) -> Lid:
    """The professional the page is about. Raises NotFound for whom it is not for."""
    lid = member(request.actor, account_id, on=today(request))
    if lid is None:
        raise NotFound(refused("not_your_function", BRON), object_soort="loopbaan", gevraagd=str(account_id))
    return lid


def ask(request: Vraag, lid: Lid, form: forms.Form, kop: str, knop: str) -> HttpResponse:
    """A form about this professional; its errors are 422."""
    page = {"lid": lid, "form": form, "kop": kop, "knop": knop, "terug": reverse("loopbaan", args=[lid.account_id])}
    return render(request, "schermen/bewijs.html", page, status=WRONG if form.errors else 200)


def _with_stint(request: Vraag, account_id: UUID, inzet_id: UUID) -> Lid:
    lid = lid_of(request, account_id)
    if stint_of(request.actor, account_id, inzet_id) is None:
        raise NotFound(refused("not_your_function", BRON), object_soort="inzet", gevraagd=str(inzet_id))
    return lid


def _keeps(request: Vraag) -> bool:
    return Functie.COORDINATOR in request.actor.functies


def _done(request: Vraag, lid: Lid, effect: str) -> HttpResponse:
    messages.success(request, effect)
    return redirect("loopbaan", lid.account_id)
