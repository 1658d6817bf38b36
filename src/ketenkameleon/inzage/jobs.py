"""Work of the worker for the privacy officer. Each job may run twice. Source: design.md 5, background work."""

from __future__ import annotations

from procrastinate.contrib.django import app

from ketenkameleon.inzage.actions.bewaren import destroy_agreed
from ketenkameleon.inzage.actions.toezicht import search_regio
from ketenkameleon.toegang.regios import in_every_regio


@app.periodic(cron="*/5 * * * *")
@app.task(queueing_lock="vernietigen")
def vernietigen(timestamp: int) -> None:
    """Every five minutes: destroy what two persons agreed on."""
    in_every_regio(timestamp, lambda actor, at: destroy_agreed(actor, at=at), doel="vernietigen")


@app.periodic(cron="10 4 * * *")
@app.task(queueing_lock="afwijkingen")
def afwijkingen(timestamp: int) -> None:
    """Every night: look for odd views, for every privacy officer."""
    in_every_regio(timestamp, lambda actor, at: search_regio(actor, at=at), doel="afwijkingen")
