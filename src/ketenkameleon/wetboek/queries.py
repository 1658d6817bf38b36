"""Reading the law: the shipped rows and what this regio added, as one Wetboek."""

from __future__ import annotations

from functools import lru_cache
from uuid import UUID

from ketenkameleon.rules.rijen import shipped
from ketenkameleon.rules.wetboek import Rij, Scope, Wetboek, Zekerheid, frozen
from ketenkameleon.wetboek.models import WetboekRij


@lru_cache(maxsize=64)
def wetboek_for(regio_id: UUID, versie: int) -> Wetboek:
    """The Wetboek of a regio. `versie` is the number of its added rows, which only grows.

    `toegang.begin` hands the number over, so a transaction pays no query until someone adds a row.
    Must run under the context of that regio. Source: design.md 5.
    """
    if not versie:
        return shipped()
    return shipped().met(_as_rij(row) for row in WetboekRij.objects.filter(regio_id=regio_id))


def _as_rij(row: WetboekRij) -> Rij:
    return Rij(row.naam, row.van, frozen(row.waarde), row.eenheid, row.bron, Zekerheid(row.zekerheid),
               Scope(row.scope), row.sleutel)
