"""The list of children in view as one reads it: noted exemptions, those of a route, long at home; who looked last, and
who looks along on a ground.

Source: issue 6, part 2; docs/adr/0036-the-kernteam.md.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple
from uuid import UUID

from ketenkameleon.meldingen.queries_in_beeld import Blik, InBeeld, in_view, last_looks
from ketenkameleon.routes.queries.in_beeld import Routevrij, exempt_by_route
from ketenkameleon.rules.in_beeld import Beeldlijst, look_due, still_exempt
from ketenkameleon.rules.verlof import exemptions
from ketenkameleon.rules.wetboek import Wetboek
from ketenkameleon.toegang.context import Actor
from ketenkameleon.zaken.queries.meekijken import Kijktmee, looking_along
from ketenkameleon.zaken.queries.zaak import ONBEKEND


class Beeldregel(NamedTuple):
    """A child on a list, the day on which somebody looks (again), and whether that day has passed.

    `meekijkers`: who looks along at this child. `zelf`: the actor does, on a ground; None when it is theirs to answer
    for.
    """

    kind: InBeeld
    kijk_op: date
    laat: bool
    meekijkers: tuple[Kijktmee, ...]
    zelf: Kijktmee | None

    @property
    def blik(self) -> Blik | None:
        """Who looked last, since the child is in view."""
        return self.kind.blik


def lines_in_view(actor: Actor, *, on: date, nummer: str = "") -> tuple[Beeldregel, ...]:
    """Every child in view that the actor answers for or was shown, once per list, what is overdue first; writes the
    look.

    `nummer`: of that zaak alone. Raises NotAllowed. Units: `on` is a date. Source: rows in_beeld.blik,
    in_beeld.lang_thuis, in_beeld.standen.
    """
    along = looking_along(actor, on=on)
    found = in_view(actor, on=on, nummer=nummer, along=along)
    decided = exempt_by_route(actor, on=on, nummer=nummer, along=along)
    noted = {line.zaak_id for line in found if line.lijst == Beeldlijst.VRIJGESTELD}
    extra = [line for line in decided if line.zaak_id not in noted]
    looks = last_looks(actor, {line.zaak_id for line in found} | {line.zaak_id for line in extra}, on=on,
                       along=along)
    ended = {zaak: blik.op for (zaak, _, soort), blik in looks.items() if soort == "einde"}
    exempt = _by_route([line for line in extra if still_exempt(line.sinds, ended.get(line.zaak_id))], on, actor.wet)
    who = _by_child(along)
    return tuple(sorted((_line(line, looks.get((line.zaak_id, line.lijst, "gekeken")), who.get(line.zaak_id, ()), on,
                               actor.wet) for line in (*found, *exempt)), key=_first))


def _by_child(along: Sequence[Kijktmee]) -> dict[UUID, tuple[Kijktmee, ...]]:
    found: dict[UUID, list[Kijktmee]] = defaultdict(list)
    for who in along:
        found[who.zaak_id].append(who)
    return {zaak_id: tuple(who) for zaak_id, who in found.items()}


def _by_route(decided: Sequence[Routevrij], on: date, wet: Wetboek) -> list[InBeeld]:
    """What a route decided in a zaak where nobody noted an exemption of its own: a child stands there once."""
    kinds = exemptions(on=on, wet=wet)
    return [InBeeld(line.zaak_id, line.nummer, Beeldlijst.VRIJGESTELD,
                    ", ".join(kinds[code].naam for code in line.soorten) or "soort niet vastgelegd",
                    line.naam or ONBEKEND, line.school, line.gemeente, line.sinds, line.kijk_weer_op)
            for line in decided]


def _line(kind: InBeeld, blik: Blik | None, along: tuple[Kijktmee, ...], on: date, wet: Wetboek) -> Beeldregel:
    seen = blik if blik and blik.op >= kind.sinds else None
    looked = (seen.op, seen.kijk_weer_op) if seen and seen.kijk_weer_op else None
    due = look_due(kind.sinds, kind.kijk_weer_op, looked, wet=wet)
    zelf = next((who for who in along if who.van_mij), None)
    return Beeldregel(kind._replace(blik=seen), due, due < on, along, zelf)


def _first(line: Beeldregel) -> tuple[date, str]:
    """Whoever somebody has to look at soonest stands first."""
    return line.kijk_op, line.kind.nummer
