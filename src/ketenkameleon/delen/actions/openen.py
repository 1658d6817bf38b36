"""What stands is opened in the walls, and what no longer stands is closed: recomputed from the rules each time.

May run any number of times. A relatie *gedeeld* ends on the day the share ends, at the latest the day before a
birthday that reopens the question, so that it closes when nothing runs. Source: design.md 6; issue 3, part 4.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from django.db import connection
from django.db.models import F, Value
from django.db.models.functions import Greatest

from ketenkameleon.delen.models import Schoolgrens, VerhaalGrens
from ketenkameleon.delen.queries.delen import shares_of
from ketenkameleon.rules.delen import Gedeeld, holds_until, opens, opens_for_school
from ketenkameleon.toegang.context import Actor
from ketenkameleon.toegang.models import Relatie
from ketenkameleon.zaken.queries.zaak import ZaakZicht

YESTERDAY: Final = timedelta(days=-1)
GEDEELD: Final = "gedeeld"
# Who looks as that, and the muren of which they may read the notities as well.
Paar = tuple[int, tuple[int, ...]]


def bring_up_to_date(actor: Actor, zicht: ZaakZicht) -> None:
    """Bring the walls of this zaak in line with what stands on the day of `zicht`. Source: issue 3, part 4."""
    open_what_stands(actor, zicht.zaak_id, shares_of(actor, zicht, on=zicht.on), on=zicht.on)


def open_what_stands(actor: Actor, zaak_id: UUID, shares: Iterable[Gedeeld], *, on: date) -> None:
    """The same for shares that were read already. Units: `on` is a date. Source: issue 3, part 4."""
    notes: dict[Paar, date] = {}
    words: dict[int, date] = {}
    school: dict[str, date] = {}
    for gedeeld in shares:
        _add(gedeeld, notes, words, actor, on)
        _add_school(gedeeld, school, actor, on)
    _relaties(actor, zaak_id, notes, on)
    _verhaal(actor, zaak_id, words, on)
    _school(actor, zaak_id, school, on)


def close_verhaal(zaak_id: UUID, lezersmuur: int, *, on: date) -> None:
    """From that day nobody reads a verhaal of this zaak as that rol, but the rol in which alone it was told."""
    _until(zaak_id, lezersmuur, on + YESTERDAY)


def _add(gedeeld: Gedeeld, notes: dict[Paar, date], words: dict[int, date], actor: Actor, on: date) -> None:
    until = holds_until(gedeeld.deling, on=on, wet=actor.wet) if gedeeld.open else None
    opened = opens(gedeeld.deling, on=on, wet=actor.wet)
    if until is None or until < on or opened.lezersmuur is None:
        return
    if opened.muren:
        pair = opened.lezersmuur, tuple(sorted(opened.muren))
        notes[pair] = max(until, notes.get(pair, until))
    if opened.verhaal:
        words[opened.lezersmuur] = max(until, words.get(opened.lezersmuur, until))


def _add_school(gedeeld: Gedeeld, school: dict[str, date], actor: Actor, on: date) -> None:
    kinds = opens_for_school(gedeeld.deling, on=on, wet=actor.wet) if gedeeld.open else frozenset()
    until = holds_until(gedeeld.deling, on=on, wet=actor.wet) if kinds else None
    if until is not None and until >= on:
        school.update({soort: max(until, school.get(soort, until)) for soort in kinds})


def _relaties(actor: Actor, zaak_id: UUID, wanted: Mapping[Paar, date], on: date) -> None:
    held: set[Paar] = set()
    for row in Relatie.objects.filter(regio_id=actor.regio_id, zaak_id=zaak_id, soort=GEDEELD, tot__gte=on):
        pair = row.lezersmuur or 0, tuple(row.muren)
        until = wanted.get(pair)
        one = Relatie.objects.filter(pk=row.pk)
        if until is None or pair in held:
            one.update(tot=Greatest(F("van") + YESTERDAY, Value(on + YESTERDAY)))
        else:
            held.add(pair)
            one.update(tot=until)
    Relatie.objects.bulk_create(
        Relatie(regio_id=actor.regio_id, zaak_id=zaak_id, soort=GEDEELD, lezersmuur=als, muren=list(muren),
                van=on, tot=until)
        for (als, muren), until in wanted.items() if (als, muren) not in held)


def _verhaal(actor: Actor, zaak_id: UUID, wanted: Mapping[int, date], on: date) -> None:
    running = VerhaalGrens.objects.filter(regio_id=actor.regio_id, zaak_id=zaak_id, tot__gte=on)
    for als in set(running.values_list("lezersmuur", flat=True)) - set(wanted):
        close_verhaal(zaak_id, als, on=on)
    for als, until in wanted.items():
        _until(zaak_id, als, until)


def _school(actor: Actor, zaak_id: UUID, wanted: Mapping[str, date], on: date) -> None:
    mine = Schoolgrens.objects.filter(regio_id=actor.regio_id, zaak_id=zaak_id)
    mine.filter(tot__gte=on).exclude(soort__in=wanted).update(tot=on + YESTERDAY)
    for soort, until in wanted.items():
        if not mine.filter(soort=soort).update(tot=until):
            Schoolgrens.objects.create(regio_id=actor.regio_id, zaak_id=zaak_id, soort=soort, tot=until)


def _until(zaak_id: UUID, lezersmuur: int, tot: date) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT delen_verhaal(%s, %s, %s)", [zaak_id, lezersmuur, tot])
