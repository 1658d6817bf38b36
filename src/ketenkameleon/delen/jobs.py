"""Every night: shares that ended. The job may run twice, and nothing stays open when it never runs.

Source: design.md 5, background work; issue 3, part 4.
"""

from __future__ import annotations

from datetime import UTC, datetime

from django.db import connection, transaction
from procrastinate.contrib.django import app

from ketenkameleon.delen.actions.verlopen import note_ended
from ketenkameleon.rules.access import Functie
from ketenkameleon.toegang.context import begin_duty


@app.periodic(cron="10 1 * * *")
@app.task(queueing_lock="delen_verlopen")
def delen_verlopen(timestamp: int) -> None:
    """Every night, regio by regio: note the shares that ended, and take the closed rollen out of a verhaal."""
    at = datetime.fromtimestamp(timestamp, tz=UTC)
    with connection.cursor() as cursor:
        cursor.execute("SELECT toegang_regios()")
        regios = [row[0] for row in cursor.fetchall()]
    for regio in regios:
        with transaction.atomic():
            note_ended(begin_duty(Functie.KLOK, regio_id=regio, doel="klok", at=at), at=at)
