"""`bevoegdheid`: how long one answer of may_take takes, without the database."""

from __future__ import annotations

import time

from last import Regel

from bevoegd_bouw import ALL, ON, WET, pro, zaak
from ketenkameleon.rules.authority import may_take
from ketenkameleon.rules.roles import Rol

ANSWERS, ROUNDS, MOST_MS = 2_000, 7, 0.1


def authority_lines() -> list[Regel]:
    """The slowest rol for somebody with every proof, against a tenth of a millisecond; the best of some rounds."""
    slowest, rol = max((_milliseconds(rol), rol) for rol in Rol)
    return [Regel("bevoegdheid: één antwoord van may_take ÷ 0,1 ms", slowest / MOST_MS, 1,
                  f"{slowest:.3f} ms, {rol.value}, {len(ALL)} bewijzen")]


def _milliseconds(rol: Rol) -> float:
    """CPU time per answer, so that a busy machine does not count."""
    held, child, best = pro(*ALL), zaak(), float("inf")
    for _ in range(ROUNDS):
        begun = time.process_time()
        for _ in range(ANSWERS):
            may_take(rol, held, child, ON, wet=WET)
        best = min(best, time.process_time() - begun)
    return best / ANSWERS * 1000
