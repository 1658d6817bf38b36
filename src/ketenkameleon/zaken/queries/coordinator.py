"""What a coördinator has to see: safety signals nobody saw yet, and contacts without valid authority."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final, NamedTuple
from uuid import UUID

from ketenkameleon.rules.access import Deed, may
from ketenkameleon.toegang.context import Actor
from ketenkameleon.toegang.refusals import authorise
from ketenkameleon.zaken.queries.lezen import rows


class OpenSignaal(NamedTuple):
    """A worry about safety that no coördinator has seen: which zaak, by whom, when."""

    signaal_id: UUID
    zaak_id: UUID
    nummer: str
    door: str
    at: datetime


class ZonderBevoegdheid(NamedTuple):
    """A contact that was noted without valid authority. `code`: what was missing, a code of rules.texts."""

    contact_id: UUID
    zaak_id: UUID
    nummer: str
    door: str
    rol: str
    begonnen_at: datetime
    code: str


def safety_open(actor: Actor, *, on: date) -> list[OpenSignaal]:
    """Safety signals of the regio that nobody has seen, oldest first.

    Raises NotAllowed for who is no coördinator.
    """
    _coordinator(actor, on)
    return rows(OpenSignaal, _SIGNALEN, {"regio": actor.regio_id})


def unauthorised_contacts(actor: Actor, *, on: date) -> list[ZonderBevoegdheid]:
    """The last fifty contacts without valid authority, newest first. NotAllowed for who is no coördinator.

    Found by the typed events, whose index does not grow slower with the years. Source: design.md 2, promise
    3.
    """
    _coordinator(actor, on)
    return rows(ZonderBevoegdheid, _ZONDER, {"regio": actor.regio_id})


def _coordinator(actor: Actor, on: date) -> None:
    authorise(may(Deed.TEAM_ZIEN, functies=actor.functies, relaties=frozenset(), on=on, wet=actor.wet))


_SIGNALEN: Final = """
SELECT v.id, z.id, z.nummer, a.naam, v.at
FROM zaken_veiligheidssignaal v
JOIN zaken_zaak z ON z.id = v.zaak_id
JOIN toegang_account a ON a.id = v.account_id
WHERE v.regio_id = %(regio)s AND v.gezien_at IS NULL
ORDER BY v.at, v.id
"""
_ZONDER: Final = """
SELECT DISTINCT c.id, z.id, z.nummer, a.naam, c.rol, c.begonnen_at, c.bevoegd_code
FROM (SELECT DISTINCT zaak_id FROM (SELECT zaak_id FROM zaken_gebeurtenis
    WHERE regio_id = %(regio)s AND code = 'contact.zonder_bevoegdheid' ORDER BY op DESC LIMIT 50) e) g
JOIN zaken_contact c ON c.zaak_id = g.zaak_id AND NOT c.bevoegd AND c.afgebroken_at IS NULL
JOIN zaken_zaak z ON z.id = c.zaak_id
JOIN toegang_account a ON a.id = c.account_id
ORDER BY c.begonnen_at DESC, c.id LIMIT 50
"""
