"""Who told the verhaal already: also what stands behind another rol, so that nobody is asked twice."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from ketenkameleon.toegang.context import Actor
from ketenkameleon.zaken.queries.lezen import rows


def who_told(actor: Actor, zaak_id: UUID) -> frozenset[str]:
    """The tellers (codes of invoer.VERTELLERS) of that zaak; empty for who neither is vast nor covers. One query.

    A luik: it tells that somebody told, and no word of it. Source: design.md 2, promise 4.
    """
    return frozenset(rows(str, _VERTELD, {"zaak": zaak_id}))


_VERTELD: Final = "SELECT unnest(zaken_vertellers(%(zaak)s))"
