"""Giving a zaak to one professional, who accepts or refuses it.

Source: design.md 2, promise 1: one vaste contactpersoon; a new person accepts or refuses with a reason within
one workday; only then does the family get the name; a change needs a reason and is counted.
"""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet

from ketenkameleon.logboek.schrijven import Wijziging, record
from ketenkameleon.rules.access import Deed, Functie
from ketenkameleon.rules.access import Relatie as Soort
from ketenkameleon.rules.ruimte import may_give
from ketenkameleon.rules.verdict import ALLOWED, Verdict, refused
from ketenkameleon.rules.zaak import (
    Stand,
    VerzoekStand,
    answer_due,
    may_answer,
    may_hand_over,
    may_refuse,
    may_step,
)
from ketenkameleon.team.models import Professional
from ketenkameleon.toegang.context import Actor
from ketenkameleon.toegang.dagen import local_day
from ketenkameleon.toegang.refusals import NotFound, require
from ketenkameleon.zaken.actions.relaties import YESTERDAY, begin_relatie, end_relaties
from ketenkameleon.zaken.gebeurtenissen import happened
from ketenkameleon.zaken.invoer import Onvolledig, check_texts
from ketenkameleon.zaken.models import Toewijzing, Zaak
from ketenkameleon.zaken.queries.kandidaten import load_of
from ketenkameleon.zaken.queries.zaak import NOT_THERE, Toegewezen, ZaakZicht, lock_zaak, still_open, zaak_for

BELOFTE_1 = "design.md 2, belofte 1"


def ask(actor: Actor, zaak_id: UUID, account_id: UUID, *, reden: str = "", toch: str = "", at: datetime) -> UUID:
    """Ask a professional to become the vaste contactpersoon; the id of the request comes back.

    The answer is due on the next workday. Where the zaak has a vaste contactpersoon this is a hand-over and
    needs a reason; `toch`: why this one, who has no room left. A request that is overdue is withdrawn; one that still
    runs is not (NotNow `request_open`). Raises NotNow as well for a closed zaak, for somebody who takes no zaken
    today, who is vast already, or has no room and no reason was given.
    """
    on, why = local_day(at), " ".join(filter(None, (reden.strip(), toch.strip())))
    _check_reden(why)
    zicht = zaak_for(actor, zaak_id, Deed.ZAAK_TOEWIJZEN, on=on, lock=True)
    require(may_ask(zicht, account_id), gevraagd=zicht.nummer)
    require(takes_zaken(actor, account_id, on, on), gevraagd=zicht.nummer)
    require(may_give(*load_of(actor, account_id, on=on), toch), gevraagd=zicht.nummer)
    if zicht.vast:
        require(may_hand_over(reden), gevraagd=zicht.nummer)
    lines = [_close(actor, zicht, zicht.verzoek, VerzoekStand.INGETROKKEN, at)] if zicht.verzoek else []
    verzoek = Toewijzing(
        regio_id=actor.regio_id, zaak_id=zaak_id, account_id=account_id, soort="vast", gevraagd_at=at,
        stand=VerzoekStand.GEVRAAGD.value, gevraagd_door=actor.account_id, reden=why,
        antwoord_uiterlijk=answer_due(on, wet=actor.wet), is_overdracht=zicht.vast is not None,
    )
    verzoek.save(force_insert=True)
    begin_relatie(actor, zaak_id, account_id, Soort.GEVRAAGD, van=on)
    happened(actor, zaak_id, "toewijzing.gevraagd", at=at)
    content = {"account": account_id, "reden": verzoek.reden, "toch": toch.strip(),
               "antwoord_uiterlijk": verzoek.antwoord_uiterlijk, "overdracht": verzoek.is_overdracht}
    record(actor.lopend, *lines, Wijziging("toewijzing.gevraagd", "toewijzing", verzoek.id, content, zaak_id))
    return verzoek.id


def accept(actor: Actor, verzoek_id: UUID, *, at: datetime) -> UUID:
    """Accept the zaak: the actor is its vaste contactpersoon from today; the zaak's id comes back.

    A new zaak runs from now on. The contactpersoon before, if there was one, ended yesterday; a hand-over is
    counted. Cover by the same person ends, also what was to come, for it has become more than cover. Raises
    NotFound for a request that is not there or not in sight, NotAllowed when it was put to somebody else,
    NotNow when it was answered.
    """
    on = local_day(at)
    zicht, verzoek = _asked(actor, verzoek_id, on)
    codes, lines = ["toewijzing.aanvaard"], []
    if zicht.vast:
        lines.append(_replace(actor, zicht, zicht.vast, verzoek.reden, on))
        codes.append("zaak.overgedragen")
    for cover in _covers(actor, zicht.zaak_id, on):
        lines.append(_replace(actor, zicht, cover, verzoek.reden, on))
        codes.append("waarneming.geeindigd")
    Toewijzing.objects.filter(pk=verzoek_id).update(stand=VerzoekStand.AANVAARD.value, beantwoord_at=at,
                                                    van=on)
    end_relaties(actor, zicht.zaak_id, [Soort.GEVRAAGD], tot=on + YESTERDAY, account_id=verzoek.account_id)
    end_relaties(actor, zicht.zaak_id, [Soort.VAST], tot=on + YESTERDAY)
    begin_relatie(actor, zicht.zaak_id, verzoek.account_id, Soort.VAST, van=on)
    if zicht.stand is Stand.NIEUW:
        require(may_step(zicht.stand, Stand.LOOPT, on=on, wet=actor.wet), gevraagd=zicht.nummer)
        Zaak.objects.filter(pk=zicht.zaak_id).update(stand=Stand.LOOPT.value)
        codes.append("zaak.loopt")
        lines.append(Wijziging("zaak.loopt", "zaak", zicht.zaak_id, {"was": zicht.stand}, zicht.zaak_id))
    happened(actor, zicht.zaak_id, *codes, at=at)
    content = {"account": verzoek.account_id, "van": on, "overdracht": verzoek.is_overdracht}
    record(actor.lopend, *lines,
           Wijziging("toewijzing.aanvaard", "toewijzing", verzoek_id, content, zicht.zaak_id))
    return zicht.zaak_id


def refuse(actor: Actor, verzoek_id: UUID, *, code: str, reden: str = "", at: datetime) -> UUID:
    """Refuse the zaak with a reason from the list; it goes back to who gives zaken. The zaak's id comes back.

    The family never hears the name, and the actor sees the zaak no more. Raises as `accept`, and NotNow when
    the reason is not of the list or asks for an explanation that is missing.
    """
    on = local_day(at)
    _check_reden(reden)
    zicht, verzoek = _asked(actor, verzoek_id, on)
    require(may_refuse(code, reden, on=on, wet=actor.wet), gevraagd=zicht.nummer)
    Toewijzing.objects.filter(pk=verzoek_id).update(
        stand=VerzoekStand.GEWEIGERD.value, beantwoord_at=at, weiger_code=code, weiger_reden=reden.strip())
    end_relaties(actor, zicht.zaak_id, [Soort.GEVRAAGD], tot=on + YESTERDAY, account_id=verzoek.account_id)
    happened(actor, zicht.zaak_id, "toewijzing.geweigerd", at=at)
    content = {"account": verzoek.account_id, "code": code, "reden": reden.strip()}
    record(actor.lopend, Wijziging("toewijzing.geweigerd", "toewijzing", verzoek_id, content, zicht.zaak_id))
    return zicht.zaak_id


def withdraw(actor: Actor, verzoek_id: UUID, *, at: datetime) -> UUID:
    """Take a request back before it is answered; the zaak's id comes back.

    Raises NotFound or NotAllowed for who does not give zaken, NotNow when it was answered already.
    """
    on = local_day(at)
    zaak_id = _zaak_of(actor, verzoek_id)
    zicht = zaak_for(actor, zaak_id, Deed.ZAAK_TOEWIJZEN, on=on, lock=True)
    if zicht.verzoek is None or zicht.verzoek.id != verzoek_id:
        require(refused("already_answered", BELOFTE_1), gevraagd=zicht.nummer)
        return zaak_id
    line = _close(actor, zicht, zicht.verzoek, VerzoekStand.INGETROKKEN, at)
    happened(actor, zaak_id, "toewijzing.ingetrokken", at=at)
    record(actor.lopend, line)
    return zaak_id


def may_ask(zicht: ZaakZicht, account_id: UUID) -> Verdict:
    """May this person be asked for this zaak now? One vaste contactpersoon, one open request."""
    if not still_open(zicht):
        return still_open(zicht)
    if zicht.vast and zicht.vast.account_id == account_id:
        return refused("already_vast", BELOFTE_1)
    open_until = zicht.verzoek.antwoord_uiterlijk if zicht.verzoek else None
    if open_until and open_until >= zicht.on:
        return refused("request_open", BELOFTE_1)
    return ALLOWED


def takes_zaken(actor: Actor, account_id: UUID, van: date, tot: date) -> Verdict:
    """Is this person a professional of the regio who takes zaken on all these days?"""
    here = Professional.objects.filter(
        regio_id=actor.regio_id, aanstelling__account_id=account_id, aanstelling__functie=Functie.BIP.value,
        aanstelling__van__lte=van, aanstelling__tot__gte=tot,
    )
    return ALLOWED if here.exists() else refused("takes_no_zaken", BELOFTE_1)


def _asked(actor: Actor, verzoek_id: UUID, on: date) -> tuple[ZaakZicht, Toewijzing]:
    """The zaak and the open request, when it was put to the actor.

    Locked first: of two answers one is the first.
    """
    zaak_id = _zaak_of(actor, verzoek_id)
    lock_zaak(actor, zaak_id)
    verzoek = Toewijzing.objects.get(pk=verzoek_id)
    mine = verzoek.account_id == actor.account_id
    if not mine:
        zaak_for(actor, zaak_id, Deed.VERZOEK_BEANTWOORDEN, on=on)
    require(may_answer(VerzoekStand(verzoek.stand), mine), gevraagd=str(verzoek_id))
    return zaak_for(actor, zaak_id, Deed.VERZOEK_BEANTWOORDEN, on=on), verzoek


def _zaak_of(actor: Actor, verzoek_id: UUID) -> UUID:
    here = Toewijzing.objects.filter(pk=verzoek_id, regio_id=actor.regio_id)
    zaak_id = here.values_list("zaak_id", flat=True).first()
    if zaak_id is None:
        raise NotFound(NOT_THERE, object_soort="toewijzing", gevraagd=str(verzoek_id))
    return zaak_id


def _close(actor: Actor, zicht: ZaakZicht, verzoek: Toegewezen, stand: VerzoekStand,
           at: datetime) -> Wijziging:
    """End a request that nobody answered."""
    Toewijzing.objects.filter(pk=verzoek.id).update(stand=stand.value, beantwoord_at=at)
    end_relaties(actor, zicht.zaak_id, [Soort.GEVRAAGD], tot=zicht.on + YESTERDAY,
                 account_id=verzoek.account_id)
    return Wijziging("toewijzing.ingetrokken", "toewijzing", verzoek.id, {"account": verzoek.account_id},
                     zicht.zaak_id)


def _covers(actor: Actor, zaak_id: UUID, on: date) -> QuerySet[Toewijzing]:
    """The cover by the actor that runs or is still to come."""
    return Toewijzing.objects.filter(zaak_id=zaak_id, account_id=actor.account_id, soort="waarneming",
                                     stand=VerzoekStand.AANVAARD.value, tot__gte=on)


def _replace(actor: Actor, zicht: ZaakZicht, before: Toegewezen | Toewijzing, reden: str, on: date) -> Wijziging:
    """End what somebody was until yesterday: vast, or cover."""
    last = on + YESTERDAY
    Toewijzing.objects.filter(pk=before.id).update(stand=VerzoekStand.GEEINDIGD.value, tot=last,
                                                   einde_reden=reden)
    end_relaties(actor, zicht.zaak_id, [Soort(before.soort)], tot=last, account_id=before.account_id)
    content = {"account": before.account_id, "soort": before.soort, "tot": last, "reden": reden}
    return Wijziging("toewijzing.geeindigd", "toewijzing", before.id, content, zicht.zaak_id)


def _check_reden(reden: str) -> None:
    wrong = check_texts(reden=(reden, 200))
    if wrong:
        raise Onvolledig(**wrong)
