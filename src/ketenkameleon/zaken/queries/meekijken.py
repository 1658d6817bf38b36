"""Who may look at children in view, and who looks along at one of them, on which ground.

Source: issue 6, part 2; docs/adr/0036-the-kernteam.md.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final, NamedTuple
from uuid import UUID

from ketenkameleon.rules.access import Deed, Relatie, may
from ketenkameleon.rules.verdict import Verdict
from ketenkameleon.toegang.context import Actor
from ketenkameleon.toegang.refusals import authorise
from ketenkameleon.zaken.queries.lezen import rows

_MEEKIJKERS: Final = """SELECT id, zaak_id, aanstelling_id, naam, organisatie, grond, waarom, van, tot, van_mij
  FROM team_meekijkers()"""


class Kijktmee(NamedTuple):
    """A colleague who may look along at one child now. `grond`: code of row in_beeld.gronden; `van_mij`: it is me."""

    id: UUID
    zaak_id: UUID
    aanstelling_id: UUID
    naam: str
    organisatie: str
    grond: str
    waarom: str
    van: date
    tot: date
    van_mij: bool


def may_look(actor: Actor, *, on: date, along: Sequence[Kijktmee] | None = None) -> Verdict:
    """May somebody look at children in view: for their work, or because one was shown to them on a ground?

    Asks the database only where a ground can make the difference, and not when `along` says who looks along: what
    looking_along gave. Units: `on` is a date. Source: row toegang.daden.
    """
    here, shown = _look(actor, Relatie.GEEN, on), _look(actor, Relatie.GROND, on)
    if here or not shown:
        return here
    mine = shown_to_me(actor) if along is None else [who for who in along if who.van_mij]
    return shown if mine else here


def shown_to_me(actor: Actor) -> tuple[Kijktmee, ...]:
    """At which children the actor looks along now, what ends soonest first. Source: issue 6, part 2."""
    return tuple(who for who in _lookers() if who.van_mij) if actor.functies else ()


def looking_along(actor: Actor, *, on: date) -> tuple[Kijktmee, ...]:
    """Who looks along now, at children that the actor answers for, and the actor; who stops soonest first.

    Raises NotAllowed. Units: `on` is a date. Source: issue 6, part 2 (whoever has a ground).
    """
    found = _lookers()
    authorise(may_look(actor, on=on, along=found))
    return found


def _lookers() -> tuple[Kijktmee, ...]:
    # The luik knows who asks, and gives nobody else anything.
    return tuple(rows(Kijktmee, _MEEKIJKERS, {}))


def _look(actor: Actor, relatie: Relatie, on: date) -> Verdict:
    return may(Deed.IN_BEELD_ZIEN, functies=actor.functies, relaties=frozenset({relatie}), on=on, wet=actor.wet)
