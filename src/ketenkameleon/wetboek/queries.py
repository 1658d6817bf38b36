"""Reading the law: the shipped rows and what this regio added, as one Wetboek; and what was proposed."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from datetime import date, datetime
from functools import lru_cache
from typing import NamedTuple
from uuid import UUID

from django.db import connection

from ketenkameleon.rules.rijen import shipped
from ketenkameleon.rules.wetboek import GeenRij, Rij, Scope, Wetboek, Zekerheid, frozen, in_form
from ketenkameleon.rules.wetboek_vorm import Besluit, check_row
from ketenkameleon.wetboek.models import Herrekening, Rijvoorstel, WetboekRij

_log = logging.getLogger(__name__)


class Besluiting(NamedTuple):
    """What became of a proposal, by whom, when and why."""

    wat: Besluit
    door: UUID
    at: datetime
    reden: str


class Voorstel(NamedTuple):
    """A row that somebody proposed. `besluit`: None while it waits."""

    id: UUID
    rij: Rij
    reden: str
    door: UUID
    at: datetime
    besluit: Besluiting | None


class Herrekend(NamedTuple):
    """How many running terms were looked at for a row and how many changed; done at `klaar_at`, None while it runs."""

    bekeken: int
    veranderd: int
    klaar_at: datetime | None


class Toegevoegd(NamedTuple):
    """Who proposed and who approved a row of the regio, and what was counted again for it."""

    voorgesteld_door: UUID
    goedgekeurd_door: UUID
    at: datetime
    herrekend: Herrekend | None


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


def proposals(regio_id: UUID, law: Wetboek, *, naam: str = "") -> tuple[Voorstel, ...]:
    """The proposals of a regio about one row, newest first; without a name those that wait, oldest first.

    Must run under the context of that regio. One that names no row of this law is left out.
    """
    found = Rijvoorstel.objects.filter(regio_id=regio_id).select_related("besluit")
    found = found.filter(naam=naam).order_by("-voorgesteld_at") if naam else found.filter(
        besluit__isnull=True).order_by("voorgesteld_at")
    return tuple(_as_voorstel(row, law) for row in found if row.van >= _first_day(row.naam, law))


def proposal(regio_id: UUID, voorstel_id: UUID, law: Wetboek) -> Voorstel | None:
    """One proposal of that regio, with what became of it. Must run under the context of that regio."""
    row = Rijvoorstel.objects.filter(regio_id=regio_id, pk=voorstel_id).select_related("besluit").first()
    return _as_voorstel(row, law) if row and row.van >= _first_day(row.naam, law) else None


def added_rows(regio_id: UUID, naam: str) -> Mapping[date, Toegevoegd]:
    """By first day, who added the rows of that name, and what was counted again. Must run under that context."""
    rows = WetboekRij.objects.filter(regio_id=regio_id, naam=naam, scope="regio").select_related("herrekening")
    return {row.van: Toegevoegd(row.voorgesteld_door, row.goedgekeurd_door, row.goedgekeurd_at, _recount(row))
            for row in rows}


def _first_day(naam: str, law: Wetboek) -> date:
    return min((rij.van for rij in law.versies(naam) if rij.scope is Scope.RIJK), default=date.max)


def _as_voorstel(row: Rijvoorstel, law: Wetboek) -> Voorstel:
    decided = getattr(row, "besluit", None)
    return Voorstel(row.id, as_rij(row, law), row.reden, row.voorgesteld_door, row.voorgesteld_at,
                    Besluiting(Besluit(decided.wat), decided.door, decided.at, decided.reden) if decided else None)


def _recount(row: WetboekRij) -> Herrekend | None:
    held = getattr(row, "herrekening", None)
    return Herrekend(held.bekeken, held.veranderd, held.klaar_at) if held else None
