"""Children whom a route of exemption left exempt: they stay in view without anybody typing it again.

Source: issue 6, part 2; docs/adr/0036-the-kernteam.md.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final, NamedTuple
from uuid import UUID

from ketenkameleon.logboek.schrijven import Lijstsoort, looked_at_list
from ketenkameleon.rules.verlof import exempt_stands, look_again
from ketenkameleon.toegang.context import Actor
from ketenkameleon.toegang.refusals import authorise
from ketenkameleon.zaken.queries.lezen import rows
from ketenkameleon.zaken.queries.meekijken import Kijktmee, may_look

_VRIJ: Final = """SELECT zaak_id, nummer, codes, naam, school, gemeente, sinds
  FROM routes_vrijgesteld(%(wel)s, %(niet)s, %(vanaf)s) WHERE %(nummer)s IN ('', nummer)"""


class Routevrij(NamedTuple):
    """One child. `soorten`: codes of row vrijstelling.soorten that were recorded; `kijk_weer_op`: a proposal."""

    zaak_id: UUID
    nummer: str
    soorten: tuple[str, ...]
    naam: str
    school: str
    gemeente: str
    sinds: date
    kijk_weer_op: date


def exempt_by_route(actor: Actor, *, on: date, nummer: str = "",
                    along: Sequence[Kijktmee] | None = None) -> tuple[Routevrij, ...]:
    """Who is exempt by a step of a route, in the gemeenten that the actor answers for, and a child that was shown
    to them on a ground; writes the look.

    Who turned 18 before this year is no longer bound and leaves the list. `nummer`: of that zaak alone; `along`: as for
    may_look. Raises NotAllowed. Units: `on` is a date. Source: rows in_beeld.standen, kwalificatieplicht.einde,
    vrijstelling.elk_jaar; Leerplichtwet 1969 art. 6.
    """
    authorise(may_look(actor, on=on, along=along))
    yes, no = exempt_stands(on=on, wet=actor.wet)
    found = rows(lambda *row: row, _VRIJ, {
        "wel": list(yes), "niet": list(no), "vanaf": on.year - actor.wet.getal("kwalificatieplicht.einde", on),
        "nummer": nummer})
    kinds = actor.wet.tabel("vrijstelling.soorten", on)
    made = tuple(_line(actor, row, tuple(code for code in row[2] if code in kinds)) for row in found)
    looked_at_list(actor.lopend, Lijstsoort.IN_BEELD, [line.zaak_id for line in made])
    return made


def _line(actor: Actor, row: tuple[UUID, str, list[str], str, str, str, date], soorten: tuple[str, ...]) -> Routevrij:
    zaak_id, nummer, _, naam, school, gemeente, since = row
    return Routevrij(zaak_id, nummer, soorten, naam, school, gemeente, since,
                     look_again(soorten, since, wet=actor.wet))
