"""Every minute: running terms that a row of the regio may have changed are counted again. The job may run twice.

Source: design.md 5, background work; issue 4, part 7.
"""

from __future__ import annotations

from datetime import UTC, datetime

from procrastinate.contrib.django import app

from ketenkameleon.routes.actions.herrekenen import recount_part
from ketenkameleon.toegang.regios import until_done
from ketenkameleon.wetboek.queries import waiting_regios


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="herrekenen")
def herrekenen(timestamp: int) -> None:
    """Where an approved row waits, part by part until it is done; elsewhere nothing, not even in the log."""
    at = datetime.fromtimestamp(timestamp, tz=UTC)
    for regio_id in waiting_regios():
        until_done(regio_id, lambda actor, at: recount_part(actor, at=at), at=at, doel="herrekenen")
