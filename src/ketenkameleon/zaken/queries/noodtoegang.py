"""Who opened what by break-glass, for who must hear of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from ketenkameleon.logboek.schrijven import Lijstsoort, looked_at_list
from ketenkameleon.toegang.context import Actor
from ketenkameleon.zaken.queries.lezen import rows

# As long as they stay on the page once they were seen.
DAGEN: Final = 90


@dataclass(frozen=True, slots=True)
class NoodRegel:
    """One opening, and the message about it to who looks now. `gezien_at` None: not seen yet."""

    bericht_id: UUID
    nummer: str
    wie: str
    reden: str
    toelichting: str
    van_at: datetime
    tot_at: datetime
    gesloten_at: datetime | None
    gezien_at: datetime | None
    zaak_id: UUID


def emergencies(actor: Actor, *, at: datetime) -> list[NoodRegel]:
    """What was opened in the regio: all that was not seen yet, and the rest of the last 90 days. Latest first.

    Writes the look. Source: issue 3, part 7.
    """
    found = rows(NoodRegel, _LIJST, {"regio": actor.regio_id, "voor": [f.value for f in actor.functies],
                                     "sinds": at - timedelta(days=DAGEN)})
    looked_at_list(actor.lopend, Lijstsoort.NOODTOEGANGEN, [line.zaak_id for line in found])
    return found


_LIJST: Final = """
SELECT b.id, n.nummer, a.naam, n.reden, n.toelichting, n.van_at, n.tot_at, n.gesloten_at, b.gezien_at, n.zaak_id
FROM toegang_noodbericht b JOIN toegang_noodtoegang n ON n.id = b.noodtoegang_id
JOIN toegang_account a ON a.id = n.account_id
WHERE b.regio_id = %(regio)s AND b.voor = ANY (%(voor)s::text[]) AND (b.gezien_at IS NULL OR n.van_at >= %(sinds)s)
ORDER BY n.van_at DESC, n.id LIMIT 200
"""
