"""What the demo shows of letters and complaints: an invitation that is nearly ready, and a complaint about a school."""

from __future__ import annotations

from datetime import datetime, timedelta

from ketenkameleon.brieven.actions.klacht import note
from ketenkameleon.brieven.actions.schrijven import make
from ketenkameleon.brieven.invoer import NieuweBrief
from ketenkameleon.brieven.invoer_klacht import KlachtInvoer
from ketenkameleon.brieven.queries.bekend import family_readers
from ketenkameleon.demo.toneel import Toneel, Zaakloop
from ketenkameleon.rules.access import Deed
from ketenkameleon.toegang.context import Actor
from ketenkameleon.toegang.dagen import local_day
from ketenkameleon.zaken.queries.zaak import zaak_for


def nodig_uit(toneel: Toneel, actor: Actor, loop: Zaakloop, at: datetime) -> None:
    """An invitation to the last one of the family who can get a letter, with what is known in it."""
    zicht = zaak_for(actor, loop.zaak_id, Deed.ZAAK_BEHANDELEN, on=local_day(at))
    reader = family_readers(actor, zicht)[-1]
    make(actor, loop.zaak_id, NieuweBrief("uitnodiging", reader.persoon_id), at=at)


def hoor_klacht(toneel: Toneel, actor: Actor, loop: Zaakloop, at: datetime) -> None:
    """A complaint that was heard on the telephone."""
    on = local_day(at)
    invoer = KlachtInvoer("school", "het gesprek met de mentor", "een ouder", "per telefoon",
                          "De mentor zei een afspraak twee keer af.", on - timedelta(days=2), "telefoon", on)
    note(actor, invoer, loop.nummer, at=at)
