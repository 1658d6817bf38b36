"""A melding as the database has it now, beside what a new fold makes of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID

from django.db import connection

from ketenkameleon.toegang.context import Actor


class Staat(NamedTuple):
    """What a fold may change, and what it must leave alone."""

    id: UUID
    persoon_id: UUID
    zaak_id: UUID | None
    zaak_stand: str | None
    keuze: str
    status: str
    soort: str
    minuten: int | None
    einde: date | None
    aanleiding: str
    gevolg: str
    gevolg_reden: str
    gemeld_op: date
    mutaties: int
    reden_afgesloten: str
    hier_gesloten_at: datetime | None


_STAAT = """
SELECT m.meldingsnummer, m.id, m.persoon_id, m.zaak_id, z.stand, m.keuze, m.status, m.soort, m.minuten, m.einde,
  m.aanleiding, m.gevolg, m.gevolg_reden, m.gemeld_op, m.mutaties, m.reden_afgesloten,
  CASE WHEN m.afgesloten_door IS NOT NULL THEN m.afgesloten_at END
FROM meldingen_melding m LEFT JOIN zaken_zaak z ON z.id = m.zaak_id
WHERE m.regio_id = %s AND m.meldingsnummer = ANY(%s) ORDER BY m.meldingsnummer FOR NO KEY UPDATE OF m
"""


def present_state(actor: Actor, numbers: Sequence[int]) -> dict[int, Staat]:
    """The meldingen with these numbers that are there already, locked. Source: issue part 3."""
    with connection.cursor() as cursor:
        cursor.execute(_STAAT, [actor.regio_id, list(numbers)])
        return {number: Staat._make(rest) for number, *rest in cursor.fetchall()}
