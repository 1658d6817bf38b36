"""Every night: names in signalen that nobody finished. The job may run twice.

Source: design.md 5, background work; issue 6, part 2.
"""

from __future__ import annotations

from procrastinate.contrib.django import app

from ketenkameleon.meldingen.actions.namen import let_go_of_names
from ketenkameleon.toegang.regios import in_every_regio


@app.periodic(cron="40 1 * * *")
@app.task(queueing_lock="signaalnamen")
def signaalnamen(timestamp: int) -> None:
    """Every night, regio by regio: take the name out of signalen whose days are over."""
    in_every_regio(timestamp, lambda actor, at: let_go_of_names(actor, at=at), doel="klok")
