"""What an authority that ends touches: agreements of the professional after the last day. Source: ux.md S8."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final, NamedTuple
from uuid import UUID

from ketenkameleon.rules.access import Deed, Relatie, may
from ketenkameleon.toegang.context import Actor
from ketenkameleon.toegang.refusals import authorise
from ketenkameleon.zaken.queries.lezen import Waarden, rows

MOST: Final = 50


class Daarna(NamedTuple):
    """An open afspraak of a vaste contactpersoon that falls after the day a proof ends. `gemeente`: of the zaak."""

    account_id: UUID
    nummer: str
    gemeente: str
    wanneer: date


def afspraken_after(actor: Actor, ends: Mapping[UUID, date], *, on: date) -> list[Daarna]:
    """Per professional the open afspraken after that day, the first one first; at most fifty in all. One query.

    Raises NotAllowed for who has no business with proofs.
    """
    authorise(may(Deed.BEVOEGDHEID_ZIEN, functies=actor.functies, relaties=frozenset({Relatie.GEEN}), on=on,
                  wet=actor.wet))
    values: Waarden = {"regio": actor.regio_id, "accounts": list(ends), "dagen": list(ends.values()), "on": on,
                       "most": MOST}
    return rows(Daarna, _DAARNA, values) if ends else []


def zaken_of(actor: Actor, account_id: UUID, *, on: date) -> list[str]:
    """The zaaknummers of the open zaken of a vaste contactpersoon, by nummer. One query. Raises NotAllowed.

    For who goes on to another job: what there is to hand over. Source: issue 4, part 2.
    """
    authorise(may(Deed.ZAAK_TOEWIJZEN, functies=actor.functies, relaties=frozenset({Relatie.GEEN}), on=on,
                  wet=actor.wet))
    return rows(str, _ZAKEN, {"regio": actor.regio_id, "account": account_id, "on": on})


_ZAKEN: Final = """
SELECT z.nummer FROM toegang_relatie r JOIN zaken_zaak z ON z.id = r.zaak_id AND z.stand <> 'gesloten'
WHERE r.regio_id = %(regio)s AND r.account_id = %(account)s AND r.soort = 'vast' AND %(on)s BETWEEN r.van AND r.tot
ORDER BY z.nummer
"""
_DAARNA: Final = """
SELECT e.account_id, z.nummer, coalesce(g.code, ''), f.wanneer
FROM unnest(%(accounts)s::uuid[], %(dagen)s::date[]) AS e(account_id, dag)
JOIN toegang_relatie r ON r.account_id = e.account_id AND r.regio_id = %(regio)s AND r.soort = 'vast'
  AND %(on)s BETWEEN r.van AND r.tot
JOIN zaken_zaak z ON z.id = r.zaak_id AND z.stand <> 'gesloten'
LEFT JOIN regio_gemeente g ON g.id = z.gemeente_id
JOIN zaken_afspraak f ON f.zaak_id = z.id AND f.klaar_at IS NULL AND f.wie = 'contactpersoon' AND f.wanneer > e.dag
ORDER BY f.wanneer, z.nummer LIMIT %(most)s
"""
