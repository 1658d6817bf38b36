"""The regie of a zaak: what was agreed, whom we wait for, how it stands, and who saw a safety signal."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal
from uuid import UUID

from ketenkameleon.logboek.schrijven import Wijziging, record
from ketenkameleon.rules.access import Deed
from ketenkameleon.rules.verdict import refused
from ketenkameleon.rules.zaak import waiting_parties
from ketenkameleon.toegang.context import Actor
from ketenkameleon.toegang.dagen import local_day
from ketenkameleon.toegang.refusals import NotFound, require
from ketenkameleon.zaken.gebeurtenissen import happened
from ketenkameleon.zaken.invoer import AfspraakInvoer, Onvolledig, check_afspraak, check_texts
from ketenkameleon.zaken.models import Afspraak, Veiligheidssignaal, WachtOp, Zaak
from ketenkameleon.zaken.queries.zaak import NOT_THERE, ZaakZicht, still_open, zaak_for

BRON = "design.md 2a (wacht op)"


def add_afspraak(actor: Actor, zaak_id: UUID, invoer: AfspraakInvoer, *, at: datetime) -> UUID:
    """Add an afspraak outside a contact; its id comes back.

    Raises Onvolledig, NotFound, NotAllowed, and NotNow for a closed zaak.
    """
    on = local_day(at)
    wrong = check_afspraak(invoer, on=on, wet=actor.wet, regio=actor.regio_code)
    if wrong:
        raise Onvolledig(**wrong)
    _open_zaak(actor, zaak_id, on)
    afspraak = Afspraak(regio_id=actor.regio_id, zaak_id=zaak_id, wat=invoer.wat.strip(), wie=invoer.wie,
                        wie_naam=invoer.wie_naam.strip(), wanneer=invoer.wanneer, tijd=invoer.tijd,
                        waar=invoer.waar.strip(), gemaakt_at=at, gemaakt_door=actor.account_id)
    afspraak.save(force_insert=True)
    happened(actor, zaak_id, "afspraak.gemaakt", at=at)
    content = {"wie": invoer.wie, "wanneer": invoer.wanneer}
    record(actor.lopend, Wijziging("afspraak.gemaakt", "afspraak", afspraak.id, content, zaak_id))
    return afspraak.id


def end_afspraak(actor: Actor, afspraak_id: UUID, hoe: Literal["gedaan", "vervallen"], *,
                 at: datetime) -> UUID:
    """Tick an afspraak off as done, or as no longer needed; the zaak's id comes back.

    Raises NotFound when it is not there or not in sight, NotNow when it was ticked off already.
    """
    afspraak = Afspraak.objects.select_for_update(no_key=True).filter(pk=afspraak_id,
                                                                      regio_id=actor.regio_id).first()
    if afspraak is None:
        raise NotFound(NOT_THERE, object_soort="afspraak", gevraagd=str(afspraak_id))
    zaak_for(actor, afspraak.zaak_id, Deed.ZAAK_BEHANDELEN, on=local_day(at))
    if afspraak.klaar_at is not None:
        require(refused("already_done", BRON), object_soort="afspraak", gevraagd=str(afspraak_id))
    afspraak.klaar_at, afspraak.klaar_hoe = at, hoe
    afspraak.save(update_fields=["klaar_at", "klaar_hoe"])
    happened(actor, afspraak.zaak_id, "afspraak.afgerond", at=at)
    record(actor.lopend,
           Wijziging("afspraak.afgerond", "afspraak", afspraak_id, {"hoe": hoe}, afspraak.zaak_id))
    return afspraak.zaak_id


def wait_for(actor: Actor, zaak_id: UUID, partij: str, wat: str, tot: date, *, at: datetime) -> UUID:
    """Note that the zaak waits for a party (a code of waiting_parties) until a day; the row's id comes back.

    The promise does not move by it. Raises Onvolledig, NotFound, NotAllowed, and NotNow for a closed zaak.
    Source: design.md 2a.
    """
    on = local_day(at)
    wrong = check_texts(wat=(wat, 200))
    if partij not in waiting_parties(on=on, wet=actor.wet, regio=actor.regio_code):
        wrong["partij"] = "Kies op wie de zaak wacht."
    if not wat.strip():
        wrong["wat"] = "Schrijf op waar de zaak op wacht."
    if tot < on:
        wrong["tot"] = "Kies een dag vanaf vandaag."
    if wrong:
        raise Onvolledig(**wrong)
    _open_zaak(actor, zaak_id, on)
    row = WachtOp(regio_id=actor.regio_id, zaak_id=zaak_id, partij=partij, wat=wat.strip(), sinds=on, tot=tot)
    row.save(force_insert=True)
    happened(actor, zaak_id, "wachtop.begonnen", at=at)
    content = {"partij": partij, "tot": tot}
    record(actor.lopend, Wijziging("wachtop.begonnen", "wachtop", row.id, content, zaak_id))
    return row.id


def end_wait(actor: Actor, wachtop_id: UUID, *, at: datetime) -> UUID:
    """Note that what the zaak waited for has come; the zaak's id comes back.

    Raises NotFound when it is not there or not in sight, NotNow when it was ended already.
    """
    on = local_day(at)
    row = WachtOp.objects.select_for_update(no_key=True).filter(pk=wachtop_id,
                                                                regio_id=actor.regio_id).first()
    if row is None:
        raise NotFound(NOT_THERE, object_soort="wachtop", gevraagd=str(wachtop_id))
    zaak_for(actor, row.zaak_id, Deed.ZAAK_BEHANDELEN, on=on)
    if row.klaar_op is not None:
        require(refused("already_done", BRON), object_soort="wachtop", gevraagd=str(wachtop_id))
    row.klaar_op = on
    row.save(update_fields=["klaar_op"])
    happened(actor, row.zaak_id, "wachtop.afgerond", at=at)
    record(actor.lopend,
           Wijziging("wachtop.afgerond", "wachtop", wachtop_id, {"partij": row.partij}, row.zaak_id))
    return row.zaak_id


def write_stand(actor: Actor, zaak_id: UUID, tekst: str, *, at: datetime) -> None:
    """Say in at most 280 characters how the zaak stands; what stood there before is in the log.

    Raises Onvolledig, NotFound, NotAllowed, and NotNow for a closed zaak. Source: ux.md S2.
    """
    wrong = check_texts(tekst=(tekst.strip(), 280))
    if wrong:
        raise Onvolledig(**wrong)
    was = _open_zaak(actor, zaak_id, local_day(at)).stand_tekst
    Zaak.objects.filter(pk=zaak_id).update(stand_tekst=tekst.strip(), stand_door=actor.account_id,
                                           stand_at=at)
    content = {"was": was, "wordt": tekst.strip()}
    record(actor.lopend, Wijziging("zaak.stand_beschreven", "zaak", zaak_id, content, zaak_id))


def seen(actor: Actor, signaal_id: UUID, *, at: datetime) -> UUID:
    """Note that the coördinator saw a safety signal; the zaak's id comes back.

    Raises NotFound when it is not there or not in sight, NotAllowed for who is no coördinator, NotNow when it
    was seen already.
    """
    signaal = Veiligheidssignaal.objects.select_for_update(no_key=True).filter(
        pk=signaal_id, regio_id=actor.regio_id).first()
    if signaal is None:
        raise NotFound(NOT_THERE, object_soort="veiligheidssignaal", gevraagd=str(signaal_id))
    zaak_for(actor, signaal.zaak_id, Deed.ZAAK_TOEWIJZEN, on=local_day(at))
    if signaal.gezien_at is not None:
        require(refused("already_done", BRON), object_soort="veiligheidssignaal", gevraagd=str(signaal_id))
    signaal.gezien_door, signaal.gezien_at = actor.account_id, at
    signaal.save(update_fields=["gezien_door", "gezien_at"])
    happened(actor, signaal.zaak_id, "veiligheid.gezien", at=at)
    record(actor.lopend,
           Wijziging("veiligheid.gezien", "veiligheidssignaal", signaal_id, {}, signaal.zaak_id))
    return signaal.zaak_id


def _open_zaak(actor: Actor, zaak_id: UUID, on: date) -> ZaakZicht:
    """The zaak for who runs it, held till the end; nothing new is written in a closed one."""
    zicht = zaak_for(actor, zaak_id, Deed.ZAAK_BEHANDELEN, on=on, lock=True)
    require(still_open(zicht), gevraagd=zicht.nummer)
    return zicht
