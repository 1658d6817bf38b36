"""Messages at once: a safety signal, and a promise that is too late. They say that there is something, and never what.

Source: ux.md 6.9; issue 6, part 6.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Final
from uuid import UUID

from django.db import connection

from ketenkameleon.post.actions import Uit, put_out
from ketenkameleon.rules.berichten import Berichtsoort, message_rule
from ketenkameleon.toegang.context import Actor
from ketenkameleon.toegang.dagen import local_day

_COORDINATOREN: Final = """
SELECT DISTINCT account_id FROM regio_aanstelling
WHERE regio_id = %(regio)s AND functie = 'coordinator' AND %(on)s BETWEEN van AND tot ORDER BY 1"""
_WIE_LOOPT: Final = """
SELECT r.account_id, r.zaak_id FROM toegang_relatie r
WHERE r.regio_id = %(regio)s AND r.zaak_id = ANY(%(zaken)s) AND r.soort IN ('vast', 'waarneming')
  AND %(on)s BETWEEN r.van AND r.tot ORDER BY 1, 2"""


def tell_safety(actor: Actor, signaal_id: UUID, *, at: datetime) -> None:
    """A message to every coördinator of the regio that day, in the transaction of the signal."""
    found = _rows(_COORDINATOREN, {"regio": actor.regio_id, "on": local_day(at)})
    _put(actor, Berichtsoort.VEILIGHEID, ((account, signaal_id) for (account,) in found), at)


def tell_late(actor: Actor, zaken: Iterable[UUID], *, at: datetime) -> None:
    """A message to who runs each of these zaken that day, in the transaction that noted that it is too late."""
    found = _rows(_WIE_LOOPT, {"regio": actor.regio_id, "zaken": list(zaken), "on": local_day(at)})
    _put(actor, Berichtsoort.TE_LAAT, found, at)


def _put(actor: Actor, soort: Berichtsoort, who: Iterable[tuple[UUID, ...]], at: datetime) -> None:
    grond = message_rule(soort, on=local_day(at), wet=actor.wet).grond
    put_out(actor.lopend, (Uit(account, soort, str(over)) for account, over in who), grond, at=at)


def _rows(query: str, values: dict[str, UUID | date | list[UUID]]) -> list[tuple[UUID, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(query, values)
        return cursor.fetchall()
