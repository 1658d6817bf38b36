"""What stands on the sheet of a child besides the zaak itself: the next afspraak with the child."""

from __future__ import annotations

from datetime import date, time
from typing import Final, NamedTuple

from ketenkameleon.rules.roles import Rol
from ketenkameleon.toegang.context import Actor
from ketenkameleon.zaken.queries.lezen import Waarden, row
from ketenkameleon.zaken.queries.zaak import ZaakZicht


class KindBezoek(NamedTuple):
    """The next afspraak of the child; `waar` is empty when nobody wrote it."""

    op: date
    tijd: time
    waar: str


def next_visit(actor: Actor, zicht: ZaakZicht) -> KindBezoek | None:
    """The first afspraak at a time of day that is the child's, never of a verhoor; None without one. One query.

    Source: ux.md S11b; design.md 2a.
    """
    values: Waarden = {"regio": actor.regio_id, "zaak": zicht.zaak_id, "on": zicht.on,
                       "verhoor": Rol.LEERPLICHT_VERHOOR.value}
    return row(KindBezoek, _EERSTE, values)


_EERSTE: Final = """
SELECT f.wanneer, f.tijd, f.waar FROM zaken_afspraak f
LEFT JOIN zaken_contact c ON c.id = f.contact_id AND c.rol <> %(verhoor)s
WHERE f.regio_id = %(regio)s AND f.zaak_id = %(zaak)s AND f.klaar_at IS NULL AND f.tijd IS NOT NULL
  AND f.wanneer >= %(on)s AND (f.contact_id IS NULL OR c.id IS NOT NULL)
  AND (f.wie = 'jongere' OR f.wie = 'contactpersoon' AND ('kind' = ANY (c.met) OR c.id IS NULL AND f.wie_naam = ''))
ORDER BY f.wanneer, f.tijd, f.id LIMIT 1
"""
