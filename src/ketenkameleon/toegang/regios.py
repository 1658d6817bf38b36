"""Work of the clock that goes through all regios, each in a transaction and a context of its own.

Source: design.md 6, Users.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from uuid import UUID

from django.db import connection, transaction

from ketenkameleon.rules.access import Functie
from ketenkameleon.toegang.context import Actor, begin_duty


def in_every_regio(timestamp: int, work: Callable[[Actor, datetime], object], *, doel: str) -> None:
    """Do it in each regio under the duty of the clock. Only the user `jobs` may.

    `timestamp`: seconds since 1970, as the queue gives it; the work gets it as an aware moment.
    """
    at = datetime.fromtimestamp(timestamp, tz=UTC)
    with connection.cursor() as cursor:
        cursor.execute("SELECT toegang_regios()")
        regios = [row[0] for row in cursor.fetchall()]
    for regio in regios:
        with transaction.atomic():
            work(begin_duty(Functie.KLOK, regio_id=regio, doel=doel, at=at), at)


def until_done(regio_id: UUID, work: Callable[[Actor, datetime], bool], *, at: datetime, doel: str) -> None:
    """Do it in one regio under the duty of the clock, each time in a transaction of its own, until it says False."""
    more = True
    while more:
        with transaction.atomic():
            more = work(begin_duty(Functie.KLOK, regio_id=regio_id, doel=doel, at=at), at)
