"""Writing down which terms of a zaak run, as rules.termijnlijst counts them. The one writer of this table.

Source: issue 4, parts 4 and 6; docs/adr/0030.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID

from ketenkameleon.routes.models import Routefeit, Routestap, Termijn
from ketenkameleon.rules.routes import Route, steps
from ketenkameleon.rules.termijnlijst import Gezet, LopendeTermijn, running_terms
from ketenkameleon.toegang.context import Actor
from ketenkameleon.toegang.dagen import local_day
from ketenkameleon.zaken.models import Zaak

EERSTE_VERHOOR, VERHOOR = "eerste_verhoor", "verhoor"


class Oorsprong(NamedTuple):
    """Which step started a term last, and on which day it was stopped since."""

    begonnen: Mapping[str, Routestap]
    gestopt: Mapping[str, date]


def settle_terms(actor: Actor, zaak_id: UUID, *, at: datetime) -> None:
    """Make the running terms of this zaak those that its steps started: what stopped stops, what began is added.

    A term that runs from the same day stays as it was counted, also when the law changed since. Sees the routes that
    the actor sees: a term of the Wpg changes for who looks as verhoor alone. The zaak is held by the caller.
    """
    on = local_day(at)
    taken = list(Routestap.objects.filter(regio_id=actor.regio_id, zaak_id=zaak_id)
                 .select_related("zaakroute").order_by("op", "at", "nummer"))
    gezet = [Gezet(Route(stap.zaakroute.route), stap.van, stap.naar, stap.op) for stap in taken]
    found = running_terms(gezet, dagen=_days(actor, zaak_id, taken), on=on, wet=actor.wet, regio=actor.regio_code)
    since, wanted = _origins(actor, taken), {term.code: term for term in found}
    running = Termijn.objects.filter(regio_id=actor.regio_id, zaak_id=zaak_id, gestopt_op__isnull=True)
    stays = set()
    for row in running.select_for_update(no_key=True):
        if _same(row, wanted.get(row.code), since):
            stays.add(row.code)
        else:
            _end(actor, row, since.gestopt.get(row.code), on)
    Termijn.objects.bulk_create(_row(since.begonnen[code], term, at)
                                for code, term in wanted.items() if code not in stays)


def _same(row: Termijn, counted: LopendeTermijn | None, since: Oorsprong) -> bool:
    """Does this term still run, from the same day and in the same route?"""
    return (counted is not None
            and (row.vanaf, row.zaakroute_id) == (counted.vanaf, since.begonnen[row.code].zaakroute_id))


def _end(actor: Actor, row: Termijn, gestopt: date | None, on: date) -> None:
    """It ends on the day of the step that stopped it; a right that lapsed on its last day, one counted anew today."""
    lapsed = row.laatste_dag if row.vervalt and row.laatste_dag is not None and row.laatste_dag < on else on
    row.gestopt_op = gestopt or lapsed
    row.gestopt_door = actor.account_id if gestopt else None
    row.save(update_fields=["gestopt_op", "gestopt_door"])


def _days(actor: Actor, zaak_id: UUID, taken: Iterable[Routestap]) -> dict[str, date]:
    """The days that terms count from other than a step: the melding, and the first verhoor."""
    van, opened = Zaak.objects.values_list("belofte_van", "geopend_op").get(pk=zaak_id, regio_id=actor.regio_id)
    heard = [stap.op for stap in taken if stap.zaakroute.route == Route.STRAFRECHT and stap.naar == VERHOOR]
    lines = list(Routefeit.objects.filter(regio_id=actor.regio_id, zaak_id=zaak_id, code=EERSTE_VERHOOR))
    replaced = {line.vervangt_id for line in lines}
    heard += [line.op for line in lines if line.geldt and line.id not in replaced]
    return {"melding": van or opened} | ({EERSTE_VERHOOR: min(heard)} if heard else {})


def _origins(actor: Actor, taken: Iterable[Routestap]) -> Oorsprong:
    begun: dict[str, Routestap] = {}
    stopped: dict[str, date] = {}
    for row in taken:
        stap = steps(Route(row.zaakroute.route), on=row.op, wet=actor.wet)[row.van, row.naar]
        stopped |= dict.fromkeys(stap.stopt, row.op)
        for code in stap.start:
            begun[code] = row
            stopped.pop(code, None)
    return Oorsprong(begun, stopped)


def _row(stap: Routestap, term: LopendeTermijn, at: datetime) -> Termijn:
    return Termijn(
        regio_id=stap.regio_id, verantwoordelijke_id=stap.verantwoordelijke_id, muur=stap.muur, zaak_id=stap.zaak_id,
        zaakroute_id=stap.zaakroute_id, code=term.code, soort=term.soort.value, vanaf=term.vanaf,
        laatste_dag=term.laatste_dag, vervalt=term.vervalt, geteld=term.geteld, rij_id=term.rij_id,
        rij_hash=term.rij_hash, at=at)
