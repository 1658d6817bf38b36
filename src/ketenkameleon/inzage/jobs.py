"""Work of the worker for the privacy officer. Each job may run twice. Source: design.md 5, background work."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from django.db import connection, transaction
from procrastinate.contrib.django import app

from ketenkameleon.inzage.actions.bewaren import destroy_agreed
from ketenkameleon.inzage.actions.toezicht import search_regio
from ketenkameleon.rules.access import Functie
from ketenkameleon.toegang.context import Actor, begin_duty


@app.periodic(cron="*/5 * * * *")
@app.task(queueing_lock="vernietigen")
def vernietigen(timestamp: int) -> None:
    """Every five minutes: destroy what two persons agreed on."""
    in_every_regio("vernietigen", lambda actor, at: destroy_agreed(actor, at=at), timestamp)


@app.periodic(cron="10 4 * * *")
@app.task(queueing_lock="afwijkingen")
def afwijkingen(timestamp: int) -> None:
    """Every night: look for odd views, for every privacy officer."""
    in_every_regio("afwijkingen", lambda actor, at: search_regio(actor, at=at), timestamp)


def in_every_regio(doel: str, work: Callable[[Actor, datetime], object], timestamp: int) -> None:
    """Do it in each regio, in a transaction and a context of its own, under the duty of the clock."""
    at = datetime.fromtimestamp(timestamp, tz=UTC)
    with connection.cursor() as cursor:
        cursor.execute("SELECT toegang_regios()")
        regios = [row[0] for row in cursor.fetchall()]
    for regio in regios:
        with transaction.atomic():
            work(begin_duty(Functie.KLOK, regio_id=regio, doel=doel, at=at), at)
