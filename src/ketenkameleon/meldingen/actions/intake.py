"""Taking in a file of meldingen: first every line is kept, then every melding that got something new is folded.

Two phases, so that the outcome depends on which mutations there are and not on the order they came in, on how the
files were split, or on a run that was killed half-way. What is still to be folded stands in a table: the next run,
of any file, finishes it. Source: issue part 3; design.md 6, Transaction.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from datetime import datetime
from typing import Final, TypeAlias

from django.db import connection

from ketenkameleon.logboek.schrijven import Wijziging, record
from ketenkameleon.meldingen.actions.aankomst import Bekend, keep_batch
from ketenkameleon.meldingen.actions.vouwen import fold
from ketenkameleon.meldingen.actions.vouwlijst import Vouwlijst
from ketenkameleon.meldingen.feiten import AfgekeurdFeit, LeveringFeit, MutatieFeit, Telling
from ketenkameleon.meldingen.gereed import Pakket, packed, prepare
from ketenkameleon.meldingen.models import Levering
from ketenkameleon.toegang.context import Actor
from ketenkameleon.toegang.sleutels import digest_key

BATCH: Final = 10_000
MELDINGEN_PER_BATCH: Final = 10_000
Transactie: TypeAlias = Callable[[], AbstractContextManager[Actor]]
Voortgang: TypeAlias = Callable[[str, Telling], None]


def take_in(transactie: Transactie, feiten: Iterable[MutatieFeit | AfgekeurdFeit], levering: LeveringFeit, *,
            at: datetime, progress: Voortgang) -> Telling:
    """Take in facts, good and bad, and return the counts; as `take_in_packets`, which has them written out before."""
    with transactie() as actor:
        key = digest_key(actor.regio_id)
    lines = (feit if isinstance(feit, AfgekeurdFeit) else prepare(feit, key) for feit in feiten)
    return take_in_packets(transactie, packed(lines, BATCH), levering, at=at, progress=progress)


def take_in_packets(transactie: Transactie, pakketten: Iterable[Pakket], levering: LeveringFeit, *,
                    at: datetime, progress: Voortgang) -> Telling:
    """Take in a file and return the counts. `transactie` opens a transaction with an acting context of its own.

    Every packet is a batch that is committed before the next begins; `progress` hears the name of the phase and the
    counts so far. Source: issue part 3.
    """
    told, bekend = Telling(), Bekend()
    with transactie() as actor:
        begin_levering(actor, levering, at=at)
    for pakket in pakketten:
        with transactie() as actor:
            lock_intake(actor)
            told.add(keep_batch(actor, pakket, levering, bekend, at=at))
            _note(levering, told)
        progress("lezen", told)
    finish_folding(transactie, told, at=at, progress=progress)
    return told


def finish_folding(transactie: Transactie, told: Telling, *, at: datetime, progress: Voortgang) -> None:
    """Fold what is waiting, whoever left it, in committed batches of whole children. Counts into `told`."""
    lijst = Vouwlijst(MELDINGEN_PER_BATCH)
    while True:
        with transactie() as actor:
            lock_intake(actor)
            done = fold(actor, lijst.take(actor), at=at)
        if not done.meldingen:
            return
        told.meldingen += done.meldingen
        told.zaken += done.zaken
        progress("verwerken", told)


def lock_intake(actor: Actor) -> None:
    """One batch at a time in a regio: what a batch found waiting, no other batch changes. Ends with the transaction."""
    with connection.cursor() as cursor:
        # A batch looks up a few thousand rows by key. On tables that just grew, and so have no statistics yet, the
        # planner would rather read all of a regio for a hash join, which makes a long file ever slower.
        cursor.execute(
            "SELECT pg_advisory_xact_lock(hashtextextended('intake ' || %s::text, 0)),"
            " set_config('enable_hashjoin', 'off', true), set_config('enable_mergejoin', 'off', true)",
            [actor.regio_id],
        )
        # Foreign keys keep the plan of their first look; one made on an empty table reads the whole table for ever.
        cursor.execute("DISCARD PLANS")


def begin_levering(actor: Actor, levering: LeveringFeit, *, at: datetime) -> None:
    """Write down that a file is being read."""
    Levering.objects.create(id=levering.id, regio_id=actor.regio_id, soort=levering.soort, layout=levering.layout,
                            begonnen_at=at)
    record(actor.lopend, Wijziging("levering.begonnen", "levering", levering.id, {
        "soort": levering.soort, "layout": levering.layout}))


def end_levering(actor: Actor, levering: LeveringFeit, told: Telling, *, sha256: bytes, at: datetime) -> None:
    """Write down that the whole file was read, with its hash."""
    Levering.objects.filter(id=levering.id).update(klaar_at=at, sha256=sha256, regels=told.regels, nieuw=told.nieuw,
                                                   afgekeurd=told.afgekeurd)
    record(actor.lopend, Wijziging("levering.klaar", "levering", levering.id, {
        "regels": told.regels, "nieuw": told.nieuw, "afgekeurd": told.afgekeurd, "sha256": sha256.hex()}))


def _note(levering: LeveringFeit, told: Telling) -> None:
    Levering.objects.filter(id=levering.id).update(regels=told.regels, nieuw=told.nieuw, afgekeurd=told.afgekeurd)
