"""The own address for messages: sealed as it is kept, and never in the log. Source: issue 6, part 6."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from ketenkameleon.koppelingen.mail.versturen import PLAATS
from ketenkameleon.logboek.ids import new_id
from ketenkameleon.post.actions import drop_address, keep_address
from ketenkameleon.post.queries import address_of
from ketenkameleon.toegang.context import Actor
from ketenkameleon.toegang.sleutels import seal, unseal


@dataclass(frozen=True, slots=True)
class EigenAdres:
    """What one's own page shows; `adres` "" when there is none. `terug`: mail to it came back."""

    adres: str = ""
    dagelijks: bool = True
    terug: bool = False


def own_address(actor: Actor) -> EigenAdres:
    """The address of whoever looks. One query."""
    found = address_of(actor.regio_id, actor.account_id)
    if found is None:
        return EigenAdres()
    text = unseal(found.adres, regio_id=actor.regio_id, place=PLAATS, row=found.id).decode()
    return EigenAdres(text, found.dagelijks, found.terug_at is not None)


def set_address(actor: Actor, adres: str, *, dagelijks: bool, at: datetime) -> None:
    """From now on messages to the actor go there; "" is nowhere, and then nothing about it is kept."""
    if not adres:
        drop_address(actor.lopend, actor.account_id)
        return
    key = new_id()
    sealed = seal(adres.encode(), regio_id=actor.regio_id, place=PLAATS, row=key)
    keep_address(actor.lopend, actor.account_id, key, sealed, dagelijks=dagelijks, at=at)
