"""What the zaak knows already of a question of a route: shown to be read over, and not typed again.

Source: design.md 2, promise 6.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from ketenkameleon.rules.feiten import DAGEN, VERZUIM
from ketenkameleon.rules.texts import dutch_date
from ketenkameleon.toegang.context import Actor
from ketenkameleon.zaken.queries.lezen import Waarden, row
from ketenkameleon.zaken.queries.zaak import ZaakZicht

_UUR: Final = 60
_UREN: Final = """
SELECT sum(m.minuten), min(m.gemeld_op) FROM meldingen_melding m
WHERE m.zaak_id = %(zaak)s AND m.regio_id = %(regio)s AND m.minuten IS NOT NULL"""


def first_values(actor: Actor, zicht: ZaakZicht, vraag: str) -> dict[str, object]:
    """What to fill in already in the form of this question; nothing where the zaak does not know it. One query at most.

    Hours are whole, as the reports say them together; the day is the first day of the absence.
    """
    if vraag == DAGEN and zicht.verzuim_van:
        first = zicht.verzuim_van
        return {"dagen": f"{first.day}-{first.month}-{first.year}", "bron": _from(zicht.telt_van)}
    if vraag != VERZUIM:
        return {}
    values: Waarden = {"zaak": zicht.zaak_id, "regio": actor.regio_id}
    minutes, since = row(lambda *found: found, _UREN, values) or (None, None)
    return {"uren": minutes // _UUR, "bron": _from(since)} if minutes and since else {}


def _from(day: date) -> str:
    return f"melding van de school, {dutch_date(day)}"
