"""What a family was told: that a kernteam asked who is involved, and who looks along.

Source: issue 6, part 2; docs/adr/0036-the-kernteam.md.
"""

from __future__ import annotations

from datetime import date
from typing import Final, NamedTuple

from ketenkameleon.toegang.context import Actor
from ketenkameleon.zaken.queries.lezen import rows

_GEZIN: Final = """SELECT soort, op, verteld_op, grond, antwoord, organisatie, tot, gestopt_op
  FROM meldingen_gezin_hoort(%(nummer)s)"""


class Gehoord(NamedTuple):
    """What a family was told. `soort`: "vraag" (a kernteam asked who is involved) or "meekijken".

    `antwoord`: "contact", "niet", or "" while nobody answered; `tot`, `gestopt_op`: of looking along.
    """

    soort: str
    op: date
    verteld_op: date
    grond: str
    antwoord: str
    organisatie: str
    tot: date | None
    gestopt_op: date | None

    def loopt(self, on: date) -> bool:
        """Does somebody look along on that day? Units: `on` is a date."""
        return self.tot is not None and on <= self.tot and self.gestopt_op is None


def heard_by_family(actor: Actor, nummer: str) -> tuple[Gehoord, ...]:
    """Which questions and lookers-along a family was told of, newest first; without names.

    For the child and a parent with gezag; for everybody else there is nothing. Source: issue 6, part 2 (family told).
    """
    return tuple(rows(Gehoord, _GEZIN, {"nummer": nummer}))
