"""Every night: shares that ended. The job may run twice, and nothing stays open when it never runs.

Source: design.md 5, background work; issue 3, part 4.
"""

from __future__ import annotations

from procrastinate.contrib.django import app

from ketenkameleon.delen.actions.verlopen import note_ended
from ketenkameleon.toegang.regios import in_every_regio


@app.periodic(cron="10 1 * * *")
@app.task(queueing_lock="delen_verlopen")
def delen_verlopen(timestamp: int) -> None:
    """Every night, regio by regio: note the shares that ended, and take the closed rollen out of a verhaal."""
    in_every_regio(timestamp, lambda actor, at: note_ended(actor, at=at), doel="klok")
