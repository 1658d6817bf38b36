"""Shares that ended by their day: noted once, and taken out of the verhaal. The walls closed them already."""

from __future__ import annotations

from datetime import datetime

from django.db import connection

from ketenkameleon.logboek.schrijven import Wijziging, record
from ketenkameleon.toegang.context import Actor
from ketenkameleon.toegang.dagen import local_day
from ketenkameleon.zaken.gebeurtenissen import happened

# What ended and was not noted since. A share that began again has a later last day, and is noted again when it ends.
_ENDED = """
SELECT DISTINCT r.zaak_id FROM toegang_relatie r
WHERE r.soort = 'gedeeld' AND r.tot < %(on)s AND r.tot >= r.van
  AND NOT EXISTS (SELECT FROM zaken_gebeurtenis g WHERE g.zaak_id = r.zaak_id AND g.code = 'delen.verlopen'
    AND g.op > r.tot)
"""


def note_ended(actor: Actor, *, at: datetime) -> int:
    """Note for one regio the shares whose last day has passed by the day of `at`. Returns how many zaken got a note."""
    on = local_day(at)
    with connection.cursor() as cursor:
        cursor.execute("SELECT DISTINCT delen_verlopen()")
        found = {zaak for (zaak,) in cursor.fetchall()}
        cursor.execute(_ENDED, {"on": on})
        found |= {zaak for (zaak,) in cursor.fetchall()}
    for zaak in sorted(found):
        happened(actor, zaak, "delen.verlopen", at=at)
    if found:
        record(actor.lopend, *(Wijziging("delen.verlopen", "zaak", zaak, {"op": on}, zaak) for zaak in sorted(found)))
    return len(found)
