"""Mail that came back later: noted by the Message-ID that stands in it, so that nobody types an address."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import connection, transaction

from ketenkameleon.koppelingen.mail.versturen import DOEL
from ketenkameleon.post.actions import bounced
from ketenkameleon.rules.access import Functie
from ketenkameleon.toegang.context import begin_duty


def note_bounce(bericht_id: UUID, *, at: datetime) -> bool:
    """Nothing goes any more to where this message went; False when there is no such message, or no address any more.

    Only the user `jobs` may.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT toegang_regios()")
        regios = [row[0] for row in cursor.fetchall()]
    for regio in regios:
        with transaction.atomic():
            actor = begin_duty(Functie.KLOK, regio_id=regio, doel=DOEL, at=at)
            if bounced(actor.lopend, bericht_id, at=at):
                return True
    return False
