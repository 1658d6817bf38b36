"""A call that the family is waiting for: it stands on Mijn dag of who runs the zaak, like every afspraak of theirs."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from ketenkameleon.logboek.schrijven import Wijziging, record
from ketenkameleon.toegang.context import Actor
from ketenkameleon.zaken.gebeurtenissen import happened
from ketenkameleon.zaken.invoer import CONTACTPERSOON
from ketenkameleon.zaken.models import Afspraak
from ketenkameleon.zaken.queries.zaak import ZaakZicht

BEL: Final = "Bel het gezin: een ouder zegt dat de plek niet klopt."


def call_family(actor: Actor, zicht: ZaakZicht, *, at: datetime) -> None:
    """Put a call on the day of the contactpersoon, today. Source: design.md 2, promise 2; ux.md S1."""
    afspraak = Afspraak(regio_id=actor.regio_id, zaak_id=zicht.zaak_id, wat=BEL, wie=CONTACTPERSOON,
                        wanneer=zicht.on, gemaakt_at=at, gemaakt_door=actor.account_id)
    afspraak.save(force_insert=True)
    happened(actor, zicht.zaak_id, "afspraak.gemaakt", at=at)
    record(actor.lopend, Wijziging("afspraak.gemaakt", "afspraak", afspraak.id,
                                   {"wie": CONTACTPERSOON, "wanneer": zicht.on}, zicht.zaak_id))
