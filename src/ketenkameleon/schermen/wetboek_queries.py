"""The rows of the law with who proposed and approved them, for the pages /wetboek/. Source: issue 4, part 7."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID

from ketenkameleon.rules.wetboek import Rij, Scope
from ketenkameleon.schermen.wetboek import Regel, line, roughly
from ketenkameleon.toegang.context import Actor
from ketenkameleon.toegang.models import Account
from ketenkameleon.wetboek.queries import Voorstel, added_rows, proposal, proposals


class Versie(NamedTuple):
    """One row of a name: since when, until the next; who added it, and what was counted again for it.

    `nu`: this is the one that holds. `herrekend`: a sentence, "" where nothing was.
    """

    regel: Regel
    nu: bool
    voorgesteld_door: str
    goedgekeurd_door: str
    goedgekeurd_at: datetime | None
    herrekend: str


class Voorstelregel(NamedTuple):
    """A proposal with the names of who proposed and who decided. `van_mij`: I may take it back, and nothing else."""

    voorstel: Voorstel
    regel: Regel
    door: str
    besloten_door: str
    van_mij: bool


def history(actor: Actor, naam: str, nu: Rij, *, on: date) -> tuple[Versie, ...]:
    """Every row of that name that is for this regio, newest first. Units: `on` is a date."""
    added = added_rows(actor.regio_id, naam)
    known = _names(who for row in added.values() for who in (row.voorgesteld_door, row.goedgekeurd_door))
    found = [rij for rij in actor.wet.versies(naam)
             if rij.scope is not Scope.REGIO or rij.sleutel == actor.regio_code]
    lines = []
    for rij in sorted(found, key=_newest, reverse=True):
        row = added.get(rij.van) if rij.scope is Scope.REGIO else None
        again = row.herrekend if row else None
        lines.append(Versie(
            line(rij, actor.wet, on), rij == nu, known.get(row.voorgesteld_door, "") if row else "",
            known.get(row.goedgekeurd_door, "") if row else "", row.at if row else None,
            _again(again.bekeken, again.veranderd, done=again.klaar_at is not None) if again else ""))
    return tuple(lines)


def waiting(actor: Actor, *, on: date, naam: str = "") -> tuple[Voorstelregel, ...]:
    """The proposals of the regio that wait; with a name all about that row. Units: `on` is a date."""
    return _with_names(actor, proposals(actor.regio_id, actor.wet, naam=naam), on)


def one(actor: Actor, voorstel_id: UUID, *, on: date) -> Voorstelregel | None:
    """One proposal of the own regio, None when there is no such one. Units: `on` is a date."""
    found = proposal(actor.regio_id, voorstel_id, actor.wet)
    return _with_names(actor, (found,), on)[0] if found else None


def _with_names(actor: Actor, found: tuple[Voorstel, ...], on: date) -> tuple[Voorstelregel, ...]:
    known = _names([*(v.door for v in found), *(v.besluit.door for v in found if v.besluit)])
    return tuple(Voorstelregel(v, line(v.rij, actor.wet, on), known.get(v.door, ""),
                               known.get(v.besluit.door, "") if v.besluit else "", v.door == actor.account_id)
                 for v in found)


def _names(accounts: Iterable[UUID]) -> Mapping[UUID, str]:
    return dict(Account.objects.filter(pk__in=set(accounts)).values_list("id", "naam"))


def _newest(rij: Rij) -> tuple[date, bool]:
    return rij.van, rij.scope is Scope.REGIO


def _again(looked: int, changed: int, *, done: bool) -> str:
    told = f"Termijnen bekeken: {roughly(looked // 10)}. Opnieuw geteld: {roughly(changed // 10)}."
    return told if done else f"{told} Het tellen loopt nog."
