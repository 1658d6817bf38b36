"""Break-glass: opening a zaak that is not yours, with a reason, for a while; ending it; and having seen it.

It opens eyes, not hands: who came in this way reads, and can do nothing. Source: issue 3, part 7; rules.noodtoegang.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from django.db import connection
from django.db.models import F, Value
from django.db.models.functions import Greatest

from ketenkameleon.logboek.ids import new_id
from ketenkameleon.logboek.schrijven import Wijziging, record
from ketenkameleon.rules.access import Deed, Relatie, may
from ketenkameleon.rules.noodtoegang import ends_at, may_open, who_is_told
from ketenkameleon.rules.verdict import Refused
from ketenkameleon.toegang.context import Actor
from ketenkameleon.toegang.dagen import local_day
from ketenkameleon.toegang.models import Noodbericht, Noodtoegang
from ketenkameleon.toegang.models import Relatie as RelatieRij
from ketenkameleon.toegang.refusals import NotAllowed, NotFound, NotNow, authorise
from ketenkameleon.zaken.queries.zaak import NOT_THERE

LONGEST = 500


def may_ask(actor: Actor, *, at: datetime) -> None:
    """Go on when the functie of the actor can use break-glass. Raises NotAllowed. Source: rij noodtoegang.functies."""
    verdict = may_open(actor.functies, reden="", toelichting="", open_nu=False, on=local_day(at), wet=actor.wet)
    if isinstance(verdict, Refused) and verdict.code == "not_your_function":
        raise NotAllowed(verdict)


def open_by_emergency(actor: Actor, nummer: str, reden: str, toelichting: str, *, at: datetime) -> UUID:
    """Open the zaak with that nummer for reading; the key of this opening comes back.

    FG and coördinator are told in the same statement. Raises NotAllowed, NotNow when it is open already or the reason
    is missing, and NotFound for a nummer that is not there. Source: rows noodtoegang.*.
    """
    on, said = local_day(at), toelichting.strip()[:LONGEST]
    may_ask(actor, at=at)
    open_nu = any(nood.nummer == nummer for nood in actor.nood)
    verdict = may_open(actor.functies, reden=reden, toelichting=said, open_nu=open_nu, on=on, wet=actor.wet)
    if isinstance(verdict, Refused):
        raise NotNow(verdict, object_soort="zaak", gevraagd=nummer)
    key, tot = new_id(), ends_at(at, wet=actor.wet)
    with connection.cursor() as cursor:
        cursor.execute("SELECT zaken_nood_open(%s, %s, %s, %s, %s, %s, %s)",
                       [key, nummer, reden, said, at, tot, list(who_is_told(on=on, wet=actor.wet))])
        zaak_id = cursor.fetchone()[0]
    if zaak_id is None:
        raise NotFound(NOT_THERE, object_soort="zaak", gevraagd=nummer)
    record(actor.lopend, Wijziging("noodtoegang.geopend", "noodtoegang", key, {"reden": reden, "tot": tot}, zaak_id))
    return key


def end_emergency(actor: Actor, nood_id: UUID, *, at: datetime) -> None:
    """End one's own opening before its time. Raises NotFound for one that is not there, not one's own or over."""
    found = Noodtoegang.objects.select_for_update(no_key=True).filter(
        pk=nood_id, account_id=actor.account_id, regio_id=actor.regio_id, gesloten_at__isnull=True).first()
    if found is None:
        raise NotFound(NOT_THERE, object_soort="noodtoegang", gevraagd=str(nood_id))
    yesterday = local_day(at) - timedelta(days=1)
    RelatieRij.objects.filter(pk=found.relatie_id).update(tot=Greatest(F("van") - timedelta(days=1), Value(yesterday)))
    found.gesloten_at = at
    found.save(update_fields=["gesloten_at"])
    record(actor.lopend, Wijziging("noodtoegang.gesloten", "noodtoegang", nood_id, {}, found.zaak_id))


def seen_by(actor: Actor, bericht_id: UUID, *, at: datetime) -> None:
    """Who must hear of it saw it. Raises NotAllowed for another functie, NotFound for a message that is not theirs."""
    authorise(may(Deed.NOODTOEGANG_ZIEN, functies=actor.functies, relaties=frozenset({Relatie.GEEN}),
                  on=local_day(at), wet=actor.wet))
    me = [functie.value for functie in actor.functies]
    mine = Noodbericht.objects.filter(pk=bericht_id, regio_id=actor.regio_id, voor__in=me)
    if not mine.exists():
        raise NotFound(NOT_THERE, object_soort="noodbericht", gevraagd=str(bericht_id))
    if mine.filter(gezien_at__isnull=True).update(gezien_at=at, gezien_door=actor.account_id):
        record(actor.lopend, Wijziging("noodtoegang.gezien", "noodbericht", bericht_id, {}))
