"""The name in a signaal that nobody finishes goes after a while; the signaal stays, without it.

Source: row signaal.naam_bewaren; AVG art. 5 lid 1 onder e; docs/adr/0036-the-kernteam.md.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from ketenkameleon.logboek.schrijven import Wijziging, record
from ketenkameleon.toegang.context import Actor
from ketenkameleon.toegang.dagen import local_day
from ketenkameleon.zaken.queries.lezen import rows

_WEG: Final = "SELECT signaal FROM meldingen_namen_weg(%(voor)s)"


def let_go_of_names(actor: Actor, *, at: datetime) -> int:
    """Take the name out of every signaal of this regio whose days are over; how many comes back. May run twice.

    One that waited for the coördinator goes back to the kernteam: without a name nobody can make a report of it. Under
    the duty of the clock.
    """
    on = local_day(at)
    found: list[UUID] = rows(lambda key: key, _WEG,
                             {"voor": on - timedelta(days=actor.wet.getal("signaal.naam_bewaren", on))})
    for key in found:
        record(actor.lopend, Wijziging("signaal.naam_weg", "signaal", key, {"waarom": "rij signaal.naam_bewaren"}))
    return len(found)
