"""Kernteams of the synthetic region: a CJG-coach and a GGD nurse at every school, Tom for leerplicht, one vacancy.

Base rows, as the owner; nothing about a child. Source: issue 6, part 1.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Final

from ketenkameleon.regio.models import Aanstelling, Kernteamplaats, Regio, School

# Functie, short name, weekdays.
PLAATSEN: Final = (("leerplicht", "tom", (1, 4)), ("ggd", "karin", (3,)), ("cjg", "ruud", (2, 4)),
                   ("consulent", "ilse", (1, 5)))
ZONDER_CONSULENT: Final = "99AC00"
VACANT_DAYS: Final = timedelta(days=40)


def build_kernteams(regio: Regio, scholen: Mapping[str, School], people: Mapping[str, Aanstelling],
                    today: date) -> None:
    """Places at every school for whom of these work in the region; at one school the consulent left."""
    made = datetime(today.year, today.month, today.day, 9, tzinfo=UTC)
    rows = []
    for school in scholen.values():
        for functie, kort, dagen in PLAATSEN:
            if kort not in people:
                continue
            aanstelling, gone = people[kort], (school.brin6, functie) == (ZONDER_CONSULENT, "consulent")
            rows.append(Kernteamplaats(
                regio=regio, school=school, functie=functie, soort="vacature" if gone else "houder",
                aanstelling=None if gone else aanstelling, dagen=[] if gone else list(dagen),
                van=today - VACANT_DAYS if gone else aanstelling.van, gemaakt_door=aanstelling.account_id,
                gemaakt_at=made))
    Kernteamplaats.objects.bulk_create(rows)
