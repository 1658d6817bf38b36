"""The sweep that notices what time did: a promise whose date has passed, a request that nobody answered.

It recomputes the truth and may run twice: what was noted once is not noted again. Nothing is decided here; the
pages show the level from the date itself, these rows are for figures. Source: design.md 2, promises 1 and 2.
"""

from __future__ import annotations

from datetime import datetime

from django.db import connection

from ketenkameleon.logboek.ids import new_id
from ketenkameleon.logboek.schrijven import Wijziging, record
from ketenkameleon.toegang.context import Actor
from ketenkameleon.toegang.dagen import local_day
from ketenkameleon.zaken.seinen import tell_late

LATE = "belofte.te_laat"

_PASSED = """
SELECT z.id, 'belofte.te_laat' FROM zaken_zaak z
 WHERE z.belofte_op < %(on)s AND z.stand IN ('nieuw', 'loopt')
   AND NOT EXISTS (SELECT FROM zaken_gebeurtenis g WHERE g.zaak_id = z.id AND g.code = 'belofte.te_laat')
UNION ALL
SELECT t.zaak_id, 'toewijzing.onbeantwoord' FROM zaken_toewijzing t
 WHERE t.stand = 'gevraagd' AND t.antwoord_uiterlijk < %(on)s
   AND NOT EXISTS (SELECT FROM zaken_gebeurtenis g
                    WHERE g.zaak_id = t.zaak_id AND g.code = 'toewijzing.onbeantwoord' AND g.at >= t.gevraagd_at)
"""
_NOTE = "INSERT INTO zaken_gebeurtenis (id, regio_id, zaak_id, code, op, at) VALUES (%s, %s, %s, %s, %s, %s)"


def sweep(actor: Actor, *, at: datetime) -> int:
    """Note for one regio what has passed by the day of `at`. Returns how many zaken got a note."""
    on = local_day(at)
    with connection.cursor() as cursor:
        cursor.execute(_PASSED, {"on": on})
        found = cursor.fetchall()
        cursor.executemany(_NOTE, [(new_id(), actor.regio_id, zaak, code, on, at) for zaak, code in found])
    if found:
        tell_late(actor, [zaak for zaak, code in found if code == LATE], at=at)
        record(actor.lopend, *(Wijziging(code, "zaak", zaak, {"op": on}, zaak_id=zaak) for zaak, code in found))
    return len(found)
