"""The line for parents of one contact, for whoever may read it in the rol they look in."""

from __future__ import annotations

from datetime import datetime
from typing import Final, NamedTuple
from uuid import UUID

from ketenkameleon.toegang.context import Actor
from ketenkameleon.toegang.dagen import AMSTERDAM
from ketenkameleon.zaken.queries.lezen import row


class EigenRegel(NamedTuple):
    """The line, until when it can change (None: it could not) and whether the actor held the contact."""

    zaak_id: UUID
    nummer: str
    tekst: str
    bewaard_at: datetime
    vast_at: datetime | None
    van_mij: bool


def own_line(actor: Actor, contact_id: UUID) -> EigenRegel | None:
    """The line of a saved contact; None when there is none, or it is not for the rol one looks in. One query.

    Moments come back in the Netherlands. Source: ux.md S4.
    """
    found = row(EigenRegel, _REGEL, {"contact": contact_id, "regio": actor.regio_id, "account": actor.account_id})
    if found is None:
        return None
    vast_at = found.vast_at.astimezone(AMSTERDAM) if found.vast_at else None
    return found._replace(bewaard_at=found.bewaard_at.astimezone(AMSTERDAM), vast_at=vast_at)


_REGEL: Final = """
SELECT z.id, z.nummer, o.tekst, c.bewaard_at, o.vast_at, c.account_id = %(account)s
FROM zaken_ouderregel o JOIN zaken_contact c ON c.id = o.contact_id JOIN zaken_zaak z ON z.id = o.zaak_id
WHERE o.contact_id = %(contact)s AND o.regio_id = %(regio)s AND c.bewaard_at IS NOT NULL
"""
