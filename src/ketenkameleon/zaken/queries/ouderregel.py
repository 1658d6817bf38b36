"""The line for parents of one contact, for whoever may read it in the rol they look in, and which parents will."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final, NamedTuple
from uuid import UUID

from ketenkameleon.rules.leerplicht import BirthDate
from ketenkameleon.rules.ouderregel import Regellezers, line_readers
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


class _Kring(NamedTuple):
    """Who were at the talk, the child's birthday in parts, and who stand around the child."""

    met: list[str]
    jaar: int | None
    maand: int | None
    dag: int | None
    geheim: bool
    volwassenen: int


def readers_of_line(actor: Actor, contact_id: UUID, *, on: date) -> Regellezers:
    """Which parents will read the line of this contact, for whoever writes it. One query. Units: `on` is a date.

    Of a contact that the actor does not see nobody is said to read it. Source: ux.md S4 and 6.4.
    """
    found = row(_Kring, _LEZERS, {"contact": contact_id, "regio": actor.regio_id, "on": on})
    if found is None:
        return Regellezers.GEEN_PAGINA
    geboren = BirthDate(found.jaar, found.maand, found.dag) if found.jaar and found.dag else None
    return line_readers(found.met, found.volwassenen, geboren, geheim=found.geheim, on=on, wet=actor.wet)


_LEZERS: Final = """
SELECT c.met, p.geboortejaar, p.geboortemaand, p.geboortedag, p.geheim OR coalesce(bool_or(w.geheim), false),
  count(v.id)::int
FROM zaken_contact c JOIN zaken_zaak z ON z.id = c.zaak_id JOIN personen_persoon p ON p.id = z.persoon_id
LEFT JOIN personen_verwant v ON v.kind_id = p.id AND %(on)s BETWEEN v.van AND v.tot
LEFT JOIN personen_persoon w ON w.id = v.persoon_id
WHERE c.id = %(contact)s AND c.regio_id = %(regio)s GROUP BY c.id, p.id
"""
_REGEL: Final = """
SELECT z.id, z.nummer, o.tekst, c.bewaard_at, o.vast_at, c.account_id = %(account)s
FROM zaken_ouderregel o JOIN zaken_contact c ON c.id = o.contact_id JOIN zaken_zaak z ON z.id = o.zaak_id
WHERE o.contact_id = %(contact)s AND o.regio_id = %(regio)s AND c.bewaard_at IS NOT NULL
"""
