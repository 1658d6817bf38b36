"""The meldingen of one zaak, for the zaakpagina and for closing it."""

from __future__ import annotations

from datetime import date
from typing import Final, NamedTuple
from uuid import UUID

from ketenkameleon.toegang.context import Actor
from ketenkameleon.zaken.queries.lezen import rows
from ketenkameleon.zaken.queries.zaak import ZaakZicht

AANTAL: Final = 50


class ZaakMelding(NamedTuple):
    """One melding of a zaak, newest first. `open`: not closed, so closing the zaak asks for its own DUO reason."""

    id: UUID
    meldingsnummer: int | None
    bron: str
    soort: str
    aanleiding: str
    status: str
    gemeld_op: date
    gemeld_herkomst: str
    minuten: int | None
    school: str
    reden_afgesloten: str
    toelichting_afsluiting: str
    open: bool


def meldingen_of_zaak(actor: Actor, zicht: ZaakZicht) -> list[ZaakMelding]:
    """At most fifty meldingen of the zaak. One query. `zicht`: what zaak_for gave, so that the access is decided."""
    return rows(ZaakMelding, _MELDINGEN, {"regio": actor.regio_id, "zaak": zicht.zaak_id, "aantal": AANTAL})


_MELDINGEN: Final = """
SELECT m.id, m.meldingsnummer, m.bron, m.soort, m.aanleiding, m.status, m.gemeld_op, m.gemeld_herkomst, m.minuten,
  coalesce(s.naam, ''), m.reden_afgesloten, m.toelichting_afsluiting, m.status IN ('R', 'B', 'D')
FROM meldingen_melding m
LEFT JOIN regio_school s ON s.id = m.school_id
WHERE m.zaak_id = %(zaak)s AND m.regio_id = %(regio)s
ORDER BY m.gemeld_op DESC, m.id DESC LIMIT %(aantal)s
"""
