"""Who was there at the talks of a family besides their contactpersoon. Through the walls of a family."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Final, NamedTuple

from ketenkameleon.rules.roles import Rol
from ketenkameleon.toegang.context import Actor
from ketenkameleon.zaken.queries.lezen import Waarden, rows

MOST: Final = 20


class Aanwezig(NamedTuple):
    """A colleague who came along to a talk. `als`: meeloper or begeleider."""

    nummer: str
    naam: str
    als: str
    at: datetime


def who_came_along(actor: Actor, nummers: Sequence[str]) -> list[Aanwezig]:
    """Who came along to the talks of these zaken, the newest first; a verhoor never. One query, none without zaken.

    Source: issue 4, part 2 (the family is told); design.md 2a (verhoor never shows on family pages).
    """
    values: Waarden = {"regio": actor.regio_id, "nummers": list(nummers), "verhoor": Rol.LEERPLICHT_VERHOOR.value,
                       "most": MOST}
    return rows(Aanwezig, _MEE, values) if nummers else []


_MEE: Final = """
SELECT z.nummer, a.naam, m.als, c.begonnen_at FROM zaken_zaak z
JOIN team_meeloper m ON m.zaak_id = z.id
JOIN zaken_contact c ON c.id = m.contact_id AND c.rol <> %(verhoor)s AND c.afgebroken_at IS NULL
JOIN toegang_account a ON a.id = m.account_id
WHERE z.regio_id = %(regio)s AND z.nummer = ANY(%(nummers)s) ORDER BY c.begonnen_at DESC, a.naam LIMIT %(most)s
"""
