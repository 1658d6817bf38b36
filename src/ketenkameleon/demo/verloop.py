"""Plays what the personas did: every act in a transaction of its own, as that account, through `web`.

The same actions as the screens use, with `at` in the past. What the house refuses is counted, not passed by.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction

from ketenkameleon.demo.streekplan import Streekplan
from ketenkameleon.demo.toneel import ONBEKEND, Stap, Toneel, Zaakloop
from ketenkameleon.meldingen.models import Melding
from ketenkameleon.regio.models import School
from ketenkameleon.toegang.context import Actor, begin
from ketenkameleon.toegang.models import Account
from ketenkameleon.toegang.refusals import NotAllowed
from ketenkameleon.zaken.models import Zaak

DOEL = "demo"
Voortgang = Callable[[int, int], None]


@dataclass
class Gespeeld:
    """How the play went: acts done, and what was refused, by code."""

    gedaan: int = 0
    geweigerd: Counter[str] = field(default_factory=Counter)


def as_account(account_id: UUID, at: datetime) -> Actor:
    """The actor of this transaction. Raises LookupError for an account without an aanstelling on that day."""
    actor = begin(account_id, doel=DOEL, at=at).actor
    if actor is None:
        raise LookupError("dit account heeft op die dag geen aanstelling")
    return actor


def stage(plan: Streekplan, *, nu: datetime, seed: int, licht: bool) -> Toneel:
    """The regio as it stands in the database, seen by its coördinator."""
    short = [mens.kort for mens in plan.mensen]
    accounts = dict(Account.objects.filter(gebruikersnaam__in=short).values_list("gebruikersnaam", "id"))
    with transaction.atomic():
        actor = as_account(accounts[plan.people("coordinator")[0].kort], nu)
        scholen = dict(School.objects.filter(regio_id=actor.regio_id).values_list("id", "brin6"))
        wet = actor.wet
    return Toneel(plan, accounts, scholen, nu, wet, seed, licht)


def played_before(toneel: Toneel) -> bool:
    """Has anybody here ever acted for the demo? Then it is not played again."""
    with transaction.atomic():
        actor = as_account(toneel.accounts[toneel.coordinator], toneel.nu)
        return Zaak.objects.filter(regio_id=actor.regio_id).exclude(stand="nieuw").exists()


def zaken(toneel: Toneel) -> list[Zaakloop]:
    """Every open zaak of the regio, as the coördinator knows it."""
    with transaction.atomic():
        actor = as_account(toneel.accounts[toneel.coordinator], toneel.nu)
        reports: dict[UUID, list[date]] = {}
        for zaak_id, day in Melding.objects.filter(regio_id=actor.regio_id, zaak__isnull=False).values_list(
            "zaak_id", "gemeld_op"
        ):
            reports.setdefault(zaak_id, []).append(day)
        rows = (
            Zaak.objects.filter(regio_id=actor.regio_id)
            .exclude(stand="gesloten")
            .values_list(
                "id",
                "nummer",
                "soort",
                "persoon__voornaam",
                "school_id",
                "school__naam",
                "geopend_op",
                "belofte_van",
                "intrekking_gevraagd_op",
                "stand",
            )
        )
        return [_loop(row, reports.get(row[0], [])) for row in rows]


def _loop(row: tuple, reports: list) -> Zaakloop:  # type: ignore[type-arg]
    key, nummer, soort, voornaam, school_id, school, geopend, belofte_van, ingetrokken, stand = row
    return Zaakloop(
        key,
        nummer,
        soort,
        voornaam or ONBEKEND,
        school_id,
        school or "",
        geopend,
        belofte_van or geopend,
        ingetrokken is not None,
        tuple(reports),
        stand == "nieuw",
    )


def play(toneel: Toneel, steps: Iterable[tuple[Stap, Zaakloop]], say: Voortgang) -> Gespeeld:
    """Do every step in order; `say` hears how many are done of how many."""
    script, told = list(steps), Gespeeld()
    for index, (step, loop) in enumerate(script, 1):
        if not loop.gesloten:
            perform(toneel, step, loop, told)
        if index % 200 == 0 or index == len(script):
            say(index, len(script))
    return told


def perform(toneel: Toneel, step: Stap, loop: Zaakloop, told: Gespeeld) -> bool:
    """One act in a transaction of its own; False when it was refused."""
    try:
        with transaction.atomic():
            step.doe(toneel, as_account(toneel.accounts[step.wie], step.at), loop, step.at)
    except NotAllowed as exc:
        told.geweigerd[f"{step.doe.__qualname__.split('.')[0]}: {exc.refusal.code}"] += 1
        return False
    told.gedaan += 1
    return True


def ago(toneel: Toneel, **span: float) -> datetime:
    """So long before the end of the play."""
    return toneel.nu - timedelta(**span)
