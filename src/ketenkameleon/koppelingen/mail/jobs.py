"""The work of the clock on messages. Each job may run twice, and nothing goes out twice by it.

Source: design.md 5, background work; issue 6, part 6.
"""

from __future__ import annotations

from datetime import UTC, datetime

from procrastinate.contrib.django import app

from ketenkameleon.koppelingen.mail.inrichten import carrier
from ketenkameleon.koppelingen.mail.klaarzetten import put_out_digest, put_out_unanswered, tidy
from ketenkameleon.koppelingen.mail.versturen import DOEL, send_due
from ketenkameleon.toegang.regios import in_every_regio


@app.periodic(cron="*/2 * * * *")
@app.task(queueing_lock="berichten_verstuur")
def berichten_verstuur(timestamp: int) -> None:
    """Every two minutes: send what is due. Where nothing is due, nothing is begun."""
    bezorger = carrier()
    if bezorger is not None:
        send_due(bezorger, at=datetime.fromtimestamp(timestamp, tz=UTC))


# The queue counts in UTC, and half past seven here is half past five or half past six there; row bericht.dagelijks says
# which of these moments is one.
@app.periodic(cron="0,30 5-8 * * 1-5")
@app.task(queueing_lock="berichten_dagelijks")
def berichten_dagelijks(timestamp: int) -> None:
    """On workdays, from half past seven: put the daily message out, and what waits too long, regio by regio."""
    in_every_regio(timestamp, lambda actor, at: put_out_digest(actor, at=at) + put_out_unanswered(actor, at=at),
                   doel=DOEL)


@app.periodic(cron="50 2 * * *")
@app.task(queueing_lock="berichten_opruimen")
def berichten_opruimen(timestamp: int) -> None:
    """Every night: remove old messages, regio by regio."""
    in_every_regio(timestamp, lambda actor, at: tidy(actor, at=at), doel=DOEL)
