"""Work for the worker, on the queue in PostgreSQL. Each job may run twice.

Source: design.md 5, background work; stack.md 2.
"""

from __future__ import annotations

from typing import Final

from django.core.management import call_command
from procrastinate import JobContext
from procrastinate.contrib.django import app

from ketenkameleon.toegang.regios import in_every_regio
from ketenkameleon.zaken.klok import sweep

STALLED_AFTER_SECONDS: Final = 30


@app.periodic(cron="7 * * * *")
@app.task(queueing_lock="klok")
def klok(timestamp: int) -> None:
    """Every hour, regio by regio: note the promises and requests whose day has passed."""
    in_every_regio(timestamp, lambda actor, at: sweep(actor, at=at), doel="klok")


@app.periodic(cron="20 3 * * *")
@app.task(queueing_lock="opruimen")
def opruimen(timestamp: int) -> None:
    """Every night: remove sessions that have ended."""
    call_command("clearsessions")


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="redden", pass_context=True)
async def redden(context: JobContext, timestamp: int) -> None:
    """Every minute: put back the jobs of a worker that died halfway."""
    manager = context.app.job_manager
    for job in await manager.get_stalled_jobs(seconds_since_heartbeat=STALLED_AFTER_SECONDS):
        await manager.retry_job(job)
