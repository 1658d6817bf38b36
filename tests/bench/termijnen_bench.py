"""The term list of a zaak without the database: CPU time per list, never asked before and asked again."""

from __future__ import annotations

import time
from datetime import date, timedelta

from last import Regel

from ketenkameleon.rules.rijen import shipped
from ketenkameleon.rules.routes import Route
from ketenkameleon.rules.termijnlijst import Gezet, running_terms
from ketenkameleon.rules.wetboek import Wetboek

ZAKEN, TURNS = 500, 6
LIMIT_MS = 0.1
BEGIN = date(2019, 1, 1)


def term_lines() -> list[Regel]:
    """Two lines: zaken whose days were never seen before, and the same zaken once more. Limit: 0.1 ms each.

    The least CPU time of six turns; each turn has zaken of other days.
    """
    wet = shipped()
    turns = [[_zaak(number + turn * ZAKEN) for number in range(ZAKEN)] for turn in range(TURNS)]
    first, again = (min(_milliseconds(zaken, wet) for zaken in turns) for _ in range(2))
    return [Regel("termijnen van een zaak, nieuwe dagen ÷ 0,1 ms", first / LIMIT_MS, 1, f"{first:.4f} ms per zaak"),
            Regel("termijnen van een zaak, dagen eerder gezien ÷ 0,1 ms", again / LIMIT_MS, 1,
                  f"{again:.4f} ms per zaak")]


def _milliseconds(zaken: list[tuple[list[Gezet], date]], wet: Wetboek) -> float:
    before, found = time.process_time(), 0
    for gezet, melding in zaken:
        found += len(running_terms(gezet, dagen={"melding": melding}, on=date(2040, 1, 1), wet=wet))
    if found != 8 * len(zaken):
        raise RuntimeError(f"a zaak of this bench has 8 terms, not {found / len(zaken)}")
    return 1000 * (time.process_time() - before) / len(zaken)


def _zaak(number: int) -> tuple[list[Gezet], date]:
    """A zaak with a route of criminal law up to the verhoor, Halt up to the referral, and a route of civil law."""
    begin = BEGIN + timedelta(days=number)
    steps = ((Route.STRAFRECHT, "overwogen", "hoorgesprek_uitgenodigd", 10),
             (Route.STRAFRECHT, "hoorgesprek_uitgenodigd", "verhoor", 20),
             (Route.HALT, "kandidaat", "voorgesteld", 21), (Route.HALT, "voorgesteld", "verwezen", 25),
             (Route.CIVIEL, "overwogen", "vto_ingediend", 40))
    return [Gezet(route, van, naar, begin + timedelta(days=days)) for route, van, naar, days in steps], begin
