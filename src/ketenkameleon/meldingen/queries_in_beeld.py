"""Children who are exempt or long at home, on one list: for the LPA, the coördinator, and of one child whoever has a
ground. The kernteam does not see it.

Source: issue 6, part 2; docs/adr/0036-the-kernteam.md.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Final, NamedTuple
from uuid import UUID

from ketenkameleon.logboek.schrijven import Lijstsoort, looked_at_list
from ketenkameleon.rules.signaal import long_at_home_since
from ketenkameleon.rules.waarden import part, table
from ketenkameleon.toegang.context import Actor
from ketenkameleon.toegang.refusals import authorise
from ketenkameleon.zaken.queries.lezen import Waarden, rows
from ketenkameleon.zaken.queries.meekijken import Kijktmee, may_look
from ketenkameleon.zaken.queries.zaak import ONBEKEND

_BEELD: Final = """SELECT zaak_id, nummer, lijst, soort, naam, school, gemeente, sinds, kijk_weer_op
  FROM meldingen_in_beeld(%(sinds)s) WHERE %(nummer)s IN ('', nummer)"""
_BLIKKEN: Final = "SELECT zaak_id, lijst, soort, op, functie, tekst, kijk_weer_op FROM meldingen_blikken(%(zaken)s)"


class Blik(NamedTuple):
    """What somebody said last of a child in view. `soort`: gekeken, or einde.

    `functie`: coordinator, leerplicht or meekijker.
    """

    zaak_id: UUID
    lijst: str
    soort: str
    op: date
    functie: str
    tekst: str
    kijk_weer_op: date | None


class InBeeld(NamedTuple):
    """A child that stays in view. `lijst`: vrijgesteld or lang_thuis; `kijk_weer_op`: as noted, None when nobody did;
    `blik`: who looked last."""

    zaak_id: UUID
    nummer: str
    lijst: str
    soort: str
    naam: str
    school: str
    gemeente: str
    sinds: date
    kijk_weer_op: date | None
    blik: Blik | None = None


def in_view(actor: Actor, *, on: date, nummer: str = "",
            along: Sequence[Kijktmee] | None = None) -> tuple[InBeeld, ...]:
    """Who is exempt and who is long at home, in the gemeenten that the actor answers for; writes the look.

    The database asks whether somebody is coördinator, or swore the oath as leerplichtambtenaar and where, and which
    child they were shown on a ground; for another bip the list is empty. `nummer`: of that zaak alone; `along`: as
    for may_look. Raises NotAllowed. Units: `on` is a date. Source: rows in_beeld.lang_thuis, toegang.daden.
    """
    authorise(may_look(actor, on=on, along=along))
    names = {code: part(table(row)["naam"], str) for code, row in table(actor.wet.waarde("vrijstelling.soorten", on))
             .items()}
    asked: Waarden = {"sinds": long_at_home_since(on, wet=actor.wet), "nummer": nummer}
    found = [line._replace(soort=names.get(line.soort, line.soort), naam=line.naam or ONBEKEND)
             for line in rows(InBeeld, _BEELD, asked)]
    looked_at_list(actor.lopend, Lijstsoort.IN_BEELD, [line.zaak_id for line in found])
    return tuple(found)


def last_looks(actor: Actor, zaken: Iterable[UUID], *, on: date,
               along: Sequence[Kijktmee] | None = None) -> Mapping[tuple[UUID, str, str], Blik]:
    """By zaak, list and soort what was said last of these children in view, as far as the actor sees them.

    `along`: as for may_look. Raises NotAllowed. Units: `on` is a date. Source: row toegang.daden; issue 6, part 2.
    """
    authorise(may_look(actor, on=on, along=along))
    return {(blik.zaak_id, blik.lijst, blik.soort): blik for blik in rows(Blik, _BLIKKEN, {"zaken": list(zaken)})}
