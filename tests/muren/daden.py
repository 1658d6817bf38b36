"""Every action that reads through the ORM, with who may rightly do it: for the test that takes its filters away."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from huis import BSN, MELDINGSNUMMER, Huis

from ketenkameleon.brieven.actions import klacht, schrijven, versturen
from ketenkameleon.brieven.invoer import BriefInvoer
from ketenkameleon.meldingen.actions import aanvullen, hand
from ketenkameleon.meldingen.actions.sluiten import close_zaak, withdrawn_answer
from ketenkameleon.meldingen.models import Melding
from ketenkameleon.personen.invoer import KindFeit
from ketenkameleon.routes.actions.beeld import correct, tell
from ketenkameleon.routes.actions.feit import correct_fact, note_fact
from ketenkameleon.routes.actions.route import start_route, take_step
from ketenkameleon.routes.invoer import FeitInvoer, RouteInvoer, StapInvoer
from ketenkameleon.routes.invoer_kind import BeeldInvoer
from ketenkameleon.rules.duo import Aanleiding
from ketenkameleon.rules.roles import Rol
from ketenkameleon.toegang.context import Actor
from ketenkameleon.toegang.models import Noodbericht
from ketenkameleon.zaken.actions import (
    collega,
    concept,
    contact,
    inlogbrief,
    noodtoegang,
    notitie,
    ouderregel,
    plek,
    regie,
    sluiten,
    toewijzen,
    verhaal,
    waarneming,
)
from ketenkameleon.zaken.invoer import NotitieInvoer
from ketenkameleon.zaken.models import Toewijzing
from wereld import NU, VANDAAG


@dataclass(frozen=True)
class Sleutels:
    """Keys that the house does not hand out: read once, by the owner."""

    verzoek: UUID
    waarneming: UUID
    wacht: UUID
    bericht: UUID


Daad = Callable[[Actor, Huis, Sleutels], object]
NOTITIE = NotitieInvoer("bellen", geen_afspraak=True)
BEELD = BeeldInvoer("school", "kind", "x", VANDAAG)
FEIT = FeitInvoer("bedreigd", VANDAAG, "gesprek")


def keys_of(huis: Huis) -> Sleutels:
    """What stands in the database beside the house."""
    given = {t.soort: t.id for t in Toewijzing.objects.filter(zaak=huis.zaak, account__in=[
        huis.wereld.hier.account_id("tom"), huis.wereld.hier.account_id("nina")])}
    waits = Melding.objects.get(meldingsnummer=MELDINGSNUMMER + 1)
    return Sleutels(given["vast"], given["waarneming"], waits.id, Noodbericht.objects.get().id)


def _again(a: Actor, h: Huis, s: Sleutels) -> object:
    contact.abort(a, h.contact_loopt, at=NU)
    return contact.start(a, h.zaak.id, Rol.RAAD, met=["kind"], uitgelegd=True, at=NU, vervolg_van=h.contact_bewaard).id


def _by_hand(a: Actor, h: Huis, kind: KindFeit | UUID) -> object:
    asked = hand.HandMelding(Aanleiding.ABSOLUUT, date(2026, 10, 1), date(2026, 9, 1),
                             school_id=h.wereld.hier.scholen["De Vlier"].id)
    return hand.enter_by_hand(a, kind, asked, at=NU)


def _added(a: Actor, h: Huis, s: Sleutels) -> object:
    told = aanvullen.AanvullingInvoer(MELDINGSNUMMER, h.wereld.hier.scholen["De Vlier"].id, uren=18,
                                      sinds=date(2026, 8, 31), ouders_verteld_op=VANDAAG, acties=["gesprek"])
    return aanvullen.school_adds(a, told, at=NU)


def _posted(a: Actor, h: Huis, s: Sleutels) -> object:
    versturen.release(a, h.brief, at=NU)
    return len(versturen.on_paper(a, h.brief, at=NU)), versturen.posted(a, h.brief, VANDAAG, at=NU)


# Per deed: who may rightly do it, and the deed.
DADEN: dict[str, tuple[str, Daad]] = {
    "contact.abort": ("samira", _again),
    "contact.stop_and_switch": ("samira", lambda a, h, s: contact.stop_and_switch(a, h.contact_loopt, at=NU).id),
    "notitie.save": ("samira", lambda a, h, s: notitie.save(a, h.contact_loopt, NOTITIE, at=NU)),
    "notitie.add_line": ("samira", lambda a, h, s: notitie.add_line(a, h.contact_bewaard, "x", "y", at=NU)),
    "ouderregel.change_line": ("samira", lambda a, h, s: ouderregel.change_line(a, h.contact_bewaard, "x", at=NU)),
    "collega.answer_colleague": ("tom", lambda a, h, s: collega.answer_colleague(
        a, h.vraag, ja=False, antwoord="x", at=NU)),
    "regie.end_afspraak": ("samira", lambda a, h, s: regie.end_afspraak(a, h.afspraak, "gedaan", at=NU)),
    "regie.end_wait": ("samira", lambda a, h, s: regie.end_wait(a, h.wachtop, at=NU)),
    "regie.write_stand": ("samira", lambda a, h, s: regie.write_stand(a, h.zaak.id, "x", at=NU)),
    "regie.seen": ("farah", lambda a, h, s: regie.seen(a, h.signaal, at=NU)),
    "toewijzen.accept": ("tom", lambda a, h, s: toewijzen.accept(a, s.verzoek, at=NU)),
    "toewijzen.refuse": ("tom", lambda a, h, s: toewijzen.refuse(a, s.verzoek, code="geen_ruimte", at=NU)),
    "toewijzen.withdraw": ("farah", lambda a, h, s: toewijzen.withdraw(a, s.verzoek, at=NU)),
    "toewijzen.ask": ("farah", lambda a, h, s: toewijzen.ask(
        a, h.zaak.id, h.wereld.hier.account_id("nina"), reden="x", at=NU)),
    "waarneming.end_cover": ("farah", lambda a, h, s: waarneming.end_cover(a, s.waarneming, at=NU)),
    "waarneming.set_cover": ("farah", lambda a, h, s: waarneming.set_cover(
        a, h.zaak.id, h.wereld.hier.account_id("tom"), van=date(2026, 11, 2), tot=date(2026, 11, 6), reden="x", at=NU)),
    "sluiten.nazorg": ("samira", lambda a, h, s: sluiten.nazorg(a, h.zaak.id, "x", at=NU)),
    "sluiten.convert": ("samira", lambda a, h, s: sluiten.convert(
        a, h.zaak.id, told_family_on=VANDAAG, belofte_van=VANDAAG, herkomst="meldingsdatum", at=NU)),
    "sluiten.close_zaak": ("samira", lambda a, h, s: close_zaak(a, h.zaak.id, "ten_onrechte_gemeld", "", {}, at=NU)),
    "sluiten.withdrawn_answer": ("samira", lambda a, h, s: withdrawn_answer(a, h.zaak.id, True, "x", at=NU)),
    "plek.accept_plek": ("samira", lambda a, h, s: plek.accept_plek(a, h.plek, at=NU)),
    "plek.confirm": ("peter", lambda a, h, s: plek.confirm(a, h.plek, "school", at=NU)),
    "plek.dispute": ("peter", lambda a, h, s: plek.dispute(a, h.plek, "school", "x", at=NU)),
    "plek.stop": ("samira", lambda a, h, s: plek.stop(a, h.plek, VANDAAG, "x", at=NU)),
    "plek.child_says": ("samira", lambda a, h, s: plek.child_says(a, h.plek, "x", at=NU)),
    "schrijven.change": ("samira", lambda a, h, s: schrijven.change(a, h.brief, BriefInvoer(("x",), {}), at=NU)),
    "schrijven.held": ("samira", lambda a, h, s: schrijven.held(a, h.brief, NU)[0].id),
    "versturen.posted": ("samira", _posted),
    "route.take_step": ("samira", lambda a, h, s: take_step(
        a, h.route, StapInvoer("vto_ingediend", "intake_rvdk", "raad", False, VANDAAG), at=NU)),
    "route.start_route": ("samira", lambda a, h, s: start_route(
        a, h.zaak.id, RouteInvoer("ziekte", VANDAAG), at=NU)),
    "beeld.tell": ("samira", lambda a, h, s: tell(a, h.zaak.id, BEELD, at=NU)),
    "beeld.correct": ("samira", lambda a, h, s: correct(a, h.beeld, "x", VANDAAG, at=NU)),
    "feit.note_fact": ("samira", lambda a, h, s: note_fact(a, h.route, FEIT, at=NU)),
    "feit.correct_fact": ("samira", lambda a, h, s: correct_fact(a, h.feit, FEIT, at=NU)),
    "klacht.send_on": ("farah", lambda a, h, s: klacht.send_on(a, h.klacht, at=NU)),
    "klacht.answered": ("farah", lambda a, h, s: klacht.answered(a, h.klacht, VANDAAG, at=NU)),
    "klacht.letter_on_paper": ("farah", lambda a, h, s: len(klacht.letter_on_paper(a, h.klachtbrief, at=NU))),
    "verhaal.read_back": ("samira", lambda a, h, s: verhaal.read_back(a, h.verhaal, True, at=NU)),
    "verhaal.extend": ("samira", lambda a, h, s: verhaal.extend(a, h.verhaal, "x", VANDAAG, at=NU)),
    "concept.drop_draft": ("samira", lambda a, h, s: concept.drop_draft(a, "verhaal", h.zaak.id)),
    "inlogbrief.make_letter": ("samira", lambda a, h, s: bool(
        inlogbrief.make_letter(a, h.nummer, h.zaak.persoon_id, at=NU))),
    "inlogbrief.stop_looking": ("samira", lambda a, h, s: inlogbrief.stop_looking(
        a, h.nummer, h.zaak.persoon_id, at=NU)),
    "noodtoegang.seen_by": ("farah", lambda a, h, s: noodtoegang.seen_by(a, s.bericht, at=NU)),
    "hand.choose": ("farah", lambda a, h, s: hand.choose(a, s.wacht, "ter_kennisgeving", "x", at=NU)),
    "hand.enter_by_hand": ("farah", lambda a, h, s: _by_hand(a, h, h.zaak.persoon_id)),
    "personen.take_in": ("farah", lambda a, h, s: _by_hand(a, h, KindFeit(
        "Zilverlinde", "Kwikstaart", nummer=BSN, geboren=(2012, 5, 17)))),
    "aanvullen.school_adds": ("peter", _added),
    "aanvullen.lock_bad_line": ("farah", lambda a, h, s: aanvullen.lock_bad_line(a, h.regel, at=NU).id),
}
