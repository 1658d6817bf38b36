"""Asking a named colleague to hold a verhoor, and the answer. The vaste contactpersoon stays who it is.

Source: design.md 2, promise 1 (a verhoor by a colleague is a face, not a hand-over); docs/adr/0032-the-verhoor.md.
"""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from ketenkameleon.logboek.schrijven import Wijziging, record
from ketenkameleon.rules.access import Deed
from ketenkameleon.rules.access import Relatie as Soort
from ketenkameleon.rules.roles import muur
from ketenkameleon.rules.verdict import refused
from ketenkameleon.rules.verhoor import colleague_until
from ketenkameleon.toegang.context import Actor
from ketenkameleon.toegang.dagen import local_day
from ketenkameleon.toegang.refusals import NotFound, require
from ketenkameleon.zaken.actions.relaties import YESTERDAY, begin_relatie, end_relaties
from ketenkameleon.zaken.actions.verhoor import VERHOOR, looks_as_verhoor
from ketenkameleon.zaken.invoer import Onvolledig, check_texts
from ketenkameleon.zaken.models import Toewijzing, Verhoorverzoek
from ketenkameleon.zaken.models.verhoor import AANVAARD, GEVRAAGD, GEWEIGERD
from ketenkameleon.zaken.queries.rollen import responsible_for
from ketenkameleon.zaken.queries.verhoor import colleagues
from ketenkameleon.zaken.queries.zaak import NOT_THERE, still_open, zaak_for

BRON = "design.md 2, belofte 1"


def ask_colleague(actor: Actor, zaak_id: UUID, account_id: UUID, reden: str, *, at: datetime) -> UUID:
    """Ask this colleague to hold the verhoor; the id of the question comes back.

    Raises NotNow while not looking as verhoor, for a closed zaak, a colleague who may not question here today and one
    who was asked already; Onvolledig without a reason; NotFound and NotAllowed as zaak_for.
    """
    zicht = zaak_for(actor, zaak_id, Deed.CONTACT_VASTLEGGEN, on=local_day(at), lock=True)
    require(still_open(zicht), gevraagd=zicht.nummer)
    looks_as_verhoor(actor, zicht)
    _check(reden=reden)
    if account_id not in {account for account, _ in colleagues(actor, zicht)}:
        require(refused("colleague_cannot", BRON), gevraagd=zicht.nummer)
    mine = Verhoorverzoek.objects.filter(zaak_id=zaak_id, account_id=account_id, stand=GEVRAAGD)
    if mine.exists():
        require(refused("colleague_asked", BRON), gevraagd=zicht.nummer)
    asked = Verhoorverzoek(
        regio_id=actor.regio_id, verantwoordelijke_id=responsible_for(actor, zicht, VERHOOR, on=zicht.on),
        muur=muur(VERHOOR, wet=actor.wet), zaak_id=zaak_id, account_id=account_id, gevraagd_door=actor.account_id,
        gevraagd_at=at, reden=reden.strip())
    asked.save(force_insert=True)
    begin_relatie(actor, zaak_id, account_id, Soort.GEVRAAGD, van=zicht.on,
                  tot=colleague_until(zicht.on, wet=actor.wet, regio=actor.regio_code))
    record(actor.lopend, Wijziging("collega.gevraagd", "vraag", asked.id, {"account": account_id}, zaak_id))
    return asked.id


def answer_colleague(actor: Actor, vraag_id: UUID, *, ja: bool, antwoord: str, at: datetime) -> UUID:
    """Say yes, and stand to the zaak for some days as who covers, or no with a reason; the zaak's id comes back.

    Raises NotFound for a question that was not put to the actor, NotNow when it was answered, Onvolledig for a no
    without a reason.
    """
    on = local_day(at)
    asked = Verhoorverzoek.objects.select_for_update(no_key=True).filter(
        pk=vraag_id, regio_id=actor.regio_id, account_id=actor.account_id).first()
    if asked is None:
        raise NotFound(NOT_THERE, object_soort="vraag", gevraagd=str(vraag_id))
    if asked.stand != GEVRAAGD:
        require(refused("already_answered", BRON), gevraagd=str(vraag_id))
    _check(antwoord=antwoord, needed=not ja)
    asked.stand, asked.beantwoord_at, asked.antwoord = AANVAARD if ja else GEWEIGERD, at, antwoord.strip()
    asked.save(update_fields=["stand", "beantwoord_at", "antwoord"])
    if ja:
        begin_relatie(actor, asked.zaak_id, actor.account_id, Soort.WAARNEMING, van=on,
                      tot=colleague_until(on, wet=actor.wet, regio=actor.regio_code))
    if not Toewijzing.objects.filter(zaak_id=asked.zaak_id, account_id=actor.account_id, stand=GEVRAAGD).exists():
        end_relaties(actor, asked.zaak_id, [Soort.GEVRAAGD], tot=on + YESTERDAY, account_id=actor.account_id)
    record(actor.lopend, Wijziging("collega.geantwoord", "vraag", asked.id, {"stand": asked.stand}, asked.zaak_id))
    return asked.zaak_id


def _check(*, needed: bool = True, **field: str) -> None:
    [(naam, tekst)] = field.items()
    wrong = check_texts(**{naam: (tekst, 200)})
    if needed and not tekst.strip():
        wrong[naam] = "Schrijf in één zin waarom."
    if wrong:
        raise Onvolledig(**wrong)
