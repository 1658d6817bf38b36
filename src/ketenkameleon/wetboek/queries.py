"""Reading the law: the shipped rows and what this regio added, as one Wetboek."""

from __future__ import annotations

import logging
from functools import lru_cache
from uuid import UUID

from django.db import connection

from ketenkameleon.rules.rijen import shipped
from ketenkameleon.rules.wetboek import GeenRij, Rij, Scope, Wetboek, Zekerheid, frozen, in_form
from ketenkameleon.rules.wetboek_vorm import check_row
from ketenkameleon.wetboek.models import Herrekening, Rijvoorstel, WetboekRij

_log = logging.getLogger(__name__)


@lru_cache(maxsize=64)
def wetboek_for(regio_id: UUID, versie: int) -> Wetboek:
    """The Wetboek of a regio. `versie` is the number of its added rows, which only grows.

    `toegang.begin` hands the number over, so a transaction pays no query until someone adds a row.
    Must run under the context of that regio. A row that this version of the law does not take is left out, and the
    output of the process says which: one wrong row never stops a page. Source: design.md 5; docs/adr/0024.
    """
    law = shipped()
    if not versie:
        return law
    return law.met(rij for row in WetboekRij.objects.filter(regio_id=regio_id) if (rij := _taken(row, law)))


def _taken(row: WetboekRij, law: Wetboek) -> Rij | None:
    """The row, when the law takes it."""
    try:
        rij = as_rij(row, law)
        check_row(rij, wet=law)
    except (ValueError, GeenRij):
        _log.exception("Een rij van het wetboek wordt niet gebruikt: %s van %s (%s)", row.naam, row.van, row.pk)
        return None
    return rij


def as_rij(row: WetboekRij | Rijvoorstel, law: Wetboek) -> Rij:
    """The row as the law has it, with days where the national row of its day has days.

    Raises GeenRij when no national row had begun on its first day.
    """
    national = law.rij(row.naam, row.van).waarde
    return Rij(row.naam, row.van, in_form(frozen(row.waarde), national), row.eenheid, row.bron,
               Zekerheid(row.zekerheid), Scope(row.scope), row.sleutel)


def waiting_regios() -> list[UUID]:
    """The regios in which running terms wait to be counted again. Only the user `jobs` may ask; without a context."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT wetboek_wachtende_regios()")
        return [row[0] for row in cursor.fetchall()]


def first_recount(regio_id: UUID) -> Herrekening | None:
    """The oldest recount that waits in this regio. Must run under the context of that regio."""
    return Herrekening.objects.filter(regio_id=regio_id, klaar_at__isnull=True).order_by("rij_id").first()
