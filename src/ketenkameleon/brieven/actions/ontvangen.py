"""Opening a letter that came as a message: from then on it is received. Source: issue 4, part 5; docs/adr/0035."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from ketenkameleon.brieven.queries.brief import text_of
from ketenkameleon.logboek.schrijven import Wijziging, looked, record
from ketenkameleon.post.papier import Papier
from ketenkameleon.rules.texts import dutch_date
from ketenkameleon.toegang.context import Actor
from ketenkameleon.toegang.dagen import local_day
from ketenkameleon.toegang.refusals import NotFound
from ketenkameleon.zaken.queries.lezen import row
from ketenkameleon.zaken.queries.zaak import NOT_THERE


@dataclass(frozen=True, slots=True)
class _Rij:
    zaak_id: UUID
    nummer: str
    soort: str
    afzender: str
    aan: list[str]
    onderwerp: str
    blokken: list[tuple[str, str, str]]
    vrijgegeven_at: datetime
    nieuw: bool


def open_letter(actor: Actor, brief_id: UUID, *, at: datetime) -> Papier:
    """The letter as it is on paper, for whom it is; when it is opened first is kept.

    Raises NotFound for a letter to somebody else, one that goes on paper, and for whose right to look has ended.
    """
    found = row(_Rij, _OPEN, {"brief": brief_id, "at": at})
    if found is None:
        raise NotFound(NOT_THERE, object_soort="brief", gevraagd=str(brief_id))
    looked(actor.lopend, "brief", brief_id, zaak_id=found.zaak_id)
    if found.nieuw:
        record(actor.lopend, Wijziging("brief.ontvangen", "brief", brief_id, {"soort": found.soort}, found.zaak_id))
    return Papier(text_of(found.onderwerp, found.blokken), found.afzender, tuple(found.aan),
                  dutch_date(local_day(found.vrijgegeven_at)), found.nummer)


_OPEN: Final = """
SELECT zaak_id, nummer, soort, afzender, aan, onderwerp, blokken::json, vrijgegeven_at, nieuw
FROM brieven_gezin_open(%(brief)s, %(at)s)"""
