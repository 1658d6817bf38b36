"""Running terms are counted again after a regio added a row: set by set, and each part may be done twice.

Only running terms change. What is stopped, what has lapsed, a closed zaak and the promise keep what they had.
Source: issue 4, part 7; design.md 2, promises 2 and 8; docs/adr/0034.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date, datetime
from typing import Final
from uuid import UUID

from django.db import connection

from ketenkameleon.logboek.ids import new_id
from ketenkameleon.logboek.veel import record_rows
from ketenkameleon.rules.termijnlijst import term
from ketenkameleon.rules.texts import dutch_date
from ketenkameleon.toegang.context import Actor
from ketenkameleon.toegang.dagen import local_day
from ketenkameleon.wetboek.queries import first_recount

# Zaken in one transaction: they wait for it, and what is done is done when the worker dies.
PER_KEER: Final = 2000
_TERMIJN: Final = "termijn."
_DEEL: Final = "SELECT tot_zaak, aantal, dagen FROM routes_herreken_deel(%s, %s)"
_SCHRIJF: Final = """veranderd AS MATERIALIZED (SELECT * FROM routes_herreken(%(rij)s, %(tot)s, %(aantal)s, %(klaar)s,
  %(at)s::timestamptz, %(tellingen)s::jsonb, %(sleutels)s::uuid[]))"""
_REGELS: Final = ("SELECT 'termijn.herrekend' AS gebeurtenis, 'termijn' AS object_soort, termijn_id AS object_id,"
                  " zaak AS zaak_id, inhoud FROM veranderd")


def recount_part(actor: Actor, *, at: datetime, per_keer: int = PER_KEER) -> bool:
    """Count one part of the oldest recount of this regio again; says whether there may be more.

    How far it is stands in the row of the recount, in the same transaction: after a stop the next part goes on. Each
    term that changed is logged once, with the old and the new day and the row. Source: rows termijn.*.
    """
    wacht = first_recount(actor.regio_id)
    if wacht is None:
        return False
    tot, aantal, days = _next_part(wacht.rij_id, per_keer)
    record_rows(actor.lopend, _REGELS, {
        "rij": wacht.rij_id, "tot": tot, "aantal": aantal, "klaar": per_keer, "at": at.isoformat(),
        "tellingen": _counted(actor, wacht.naam.removeprefix(_TERMIJN), days, local_day(at)),
        "sleutels": [new_id() for _ in range(aantal)]}, count=aantal, first=_SCHRIJF)
    return True


def _next_part(rij_id: UUID, per_keer: int) -> tuple[UUID | None, int, list[date]]:
    with connection.cursor() as cursor:
        cursor.execute(_DEEL, [rij_id, per_keer])
        tot, aantal, days = cursor.fetchone() or (None, 0, None)
    return tot, aantal, days or []


def _counted(actor: Actor, code: str, days: Iterable[date], on: date) -> str:
    """Each day once, by the row of that day, as JSON for the database; the sentence says that it was counted again."""
    found = (term(code, day, wet=actor.wet, regio=actor.regio_code) for day in days)
    return json.dumps([{"vanaf": str(t.vanaf), "laatste_dag": str(t.laatste_dag), "soort": t.soort.value,
                        "geteld": f"{t.geteld}. Herrekend op {dutch_date(on)} door rij {t.rij_id}",
                        "rij_id": t.rij_id, "rij_hash": t.rij_hash} for t in found])
