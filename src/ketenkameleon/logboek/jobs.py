"""Every night the heads of the chains go elsewhere. May run twice: the file of a day is written anew.

Source: design.md 5, background work; docs/adr/0018.
"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings
from procrastinate.contrib.django import app

from ketenkameleon.logboek.hoofden import keep_heads


@app.periodic(cron="40 3 * * *")
@app.task(queueing_lock="hoofden")
def hoofden(timestamp: int) -> None:
    """Sign the heads and put them in the folder of KAMELEON_HOOFDEN; nowhere when no folder is set."""
    if settings.HOOFDEN_MAP:
        keep_heads(Path(settings.HOOFDEN_MAP), at=datetime.fromtimestamp(timestamp, tz=UTC))
