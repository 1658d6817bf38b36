"""Folding in more than one batch: what waits is read and sorted once, and others may come in between the batches."""

from __future__ import annotations

from contextlib import contextmanager

import psycopg
import pytest
from django.db import connection

from intake_bouw import BSN, BSN_2, BSN_3, lees, melding, regel
from ketenkameleon.logboek.models import Regel
from ketenkameleon.meldingen.actions import intake
from ketenkameleon.meldingen.actions.vouwen import fold, fold_only
from ketenkameleon.meldingen.actions.vouwlijst import Vouwlijst, take
from ketenkameleon.meldingen.models import Melding, TeVouwen
from ketenkameleon.zaken.models import Zaak
from wereld import NU

pytestmark = pytest.mark.acties
KINDEREN = [BSN, BSN_2, BSN_3]
EERSTE = 700000001
# Lives of reports: closed, withdrawn, opened again, jumping; each child has several.
LEVENS = ["R", "RB", "RBG", "RI", "RBGB", "RIB", "I", "RBGI"]


def een_per_kind(**values: str) -> list[bytes]:
    """A report of each child."""
    return [regel(meldingsnummer=str(EERSTE + n), bsn=bsn, **values) for n, bsn in enumerate(KINDEREN)]


def levens() -> list[bytes]:
    """Several reports of each child; of every third the last mutation names another child."""
    return [regel(meldingsnummer=str(EERSTE + n), status=status, soort=("V3", "L", "V3")[n % 3],
                  bsn=KINDEREN[(n + (n % 3 == 1 and step == len(leven) - 1)) % 3],
                  reden_afgesloten="a" if status == "G" else "", meldingsdatum=f"2026-09-{20 - n}",
                  laatste_mutatie=f"2026-09-{20 + step}T10:00:00")
            for n, leven in enumerate(LEVENS) for step, status in enumerate(leven)]


@pytest.fixture
def een_per_keer(monkeypatch):
    """Batches of one melding, so that three are more than a batch."""
    monkeypatch.setattr(intake, "MELDINGEN_PER_BATCH", 1)


@pytest.fixture
def wachtend(inlezen, monkeypatch):
    """Lines that were kept and not folded, as after a run that was killed."""
    def keep(*lines: bytes) -> None:
        with monkeypatch.context() as patch:
            patch.setattr(intake, "finish_folding", lambda *_args, **_options: None)
            inlezen(*lines)

    return keep


@contextmanager
def gehoord():
    """The statements that go to the database meanwhile, in order."""
    found: list[str] = []
    original = psycopg.Cursor.execute

    def execute(self, query, *args, **kwargs):
        found.append(query if isinstance(query, str) else query.as_string(None))
        return original(self, query, *args, **kwargs)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(psycopg.Cursor, "execute", execute)
        yield found


def test_small_batches_fold_as_one_large_batch_does(wachtend, als_plicht, monkeypatch):
    """What each melding is and which zaak it feeds, for lives of reports of several children."""
    outcome = []
    for most in (1, 2, 3, 100):
        with rolled_back():
            wachtend(*levens())
            with als_plicht() as actor:
                drain(actor, Vouwlijst(most))
            assert not TeVouwen.objects.exists()
            zaken = {z.id: (z.belofte_op, z.soort, z.aanleiding) for z in Zaak.objects.all()}
            outcome.append([(m.meldingsnummer, m.status, m.mutaties, m.gevolg, zaken.get(m.zaak_id))
                            for m in Melding.objects.order_by("meldingsnummer")])
    assert len(outcome[0]) == len(LEVENS)
    assert outcome[0] == outcome[1] == outcome[2] == outcome[3]


def test_many_that_wait_are_read_once_and_few_batch_by_batch(wachtend, als_plicht):
    for most, times in ((1, 1), (3, 0)):
        with rolled_back():
            wachtend(*een_per_kind())
            with gehoord() as said, als_plicht() as actor:
                drain(actor, Vouwlijst(most))
            assert sum("DECLARE" in text for text in said) == times
            assert sum(text.startswith("CLOSE") for text in said) == times
            assert Melding.objects.count() == 3


def test_a_mutation_that_comes_in_between_two_batches_is_folded_too(inlezen, een_per_keer, als_plicht, monkeypatch):
    """Another file brings a closing mutation of a report that was read for the list and still waits."""
    later = een_per_kind(status="G", reden_afgesloten="a", laatste_mutatie="2026-09-20T10:00:00")
    original, times = intake.fold, []

    def fold_and_let_others_in(actor, stapels, *, at):
        done = original(actor, stapels, at=at)
        times.append(done.meldingen)
        if len(times) == 1:
            with monkeypatch.context() as patch:
                patch.setattr(intake, "finish_folding", lambda *_args, **_options: None)
                lees(actor, *later, at=at)
        return done

    monkeypatch.setattr(intake, "fold", fold_and_let_others_in)
    inlezen(*een_per_kind())
    assert [(m.status, m.mutaties) for m in Melding.objects.order_by("meldingsnummer")] == [("G", 2)] * 3
    assert not TeVouwen.objects.exists()


def test_what_somebody_else_folded_in_between_is_not_folded_again(wachtend, als_plicht):
    wachtend(*een_per_kind())
    with als_plicht() as actor:
        lijst = Vouwlijst(1)
        first = lijst.take(actor)
        fold(actor, first, at=NU)
        gone = _last(actor)
        fold_only(actor, gone, at=NU)
        rest = []
        while stapels := lijst.take(actor):
            rest += [stapel[0].meldingsnummer for stapel in stapels]
            fold(actor, stapels, at=NU)
    assert gone not in rest
    assert Melding.objects.count() == 3
    assert Regel.objects.filter(gebeurtenis="melding.ontvangen").count() == 3


def test_one_melding_is_folded_by_itself_however_many_others_wait(wachtend, als_plicht):
    """A line put right by hand, while a long file waits: its child may be the last of all."""
    wachtend(*een_per_kind())
    with als_plicht() as actor:
        last = _last(actor)
        fold_only(actor, last, at=NU)
    assert melding(last).status == "R"
    assert Melding.objects.count() == 1
    assert TeVouwen.objects.count() == 2


def test_a_batch_that_is_left_to_a_later_child_does_not_end_the_folding(inlezen, wachtend, als_plicht):
    """A report under two numbers waits twice; under the first of them nothing is decided, and the rest goes on."""
    inlezen(*een_per_kind())
    order = {p: n for n, p in enumerate(Melding.objects.order_by("persoon_id").values_list("persoon_id", flat=True))}
    by_turn = sorted(Melding.objects.all(), key=lambda m: order[m.persoon_id])
    bsn = {EERSTE + n: number for n, number in enumerate(KINDEREN)}
    first, last = bsn[by_turn[0].meldingsnummer], bsn[by_turn[2].meldingsnummer]
    wachtend(regel(meldingsnummer="700000009", bsn=last),
             regel(meldingsnummer="700000009", bsn=first, laatste_mutatie="2026-09-20T10:00:00"))
    with als_plicht() as actor:
        assert [stapel[0].meldingsnummer for stapel in take(actor, 1)] == [700000009]
    assert not TeVouwen.objects.exists()


def drain(actor, lijst: Vouwlijst) -> None:
    while stapels := lijst.take(actor):
        fold(actor, stapels, at=NU)


def _last(actor) -> int:
    """The melding whose child has its turn last."""
    return TeVouwen.objects.filter(regio_id=actor.regio_id).order_by("persoon_id").last().meldingsnummer


@contextmanager
def rolled_back():
    """What happens inside never happened."""
    with connection.cursor() as cursor:
        cursor.execute("SAVEPOINT proef")
        yield
        cursor.execute("ROLLBACK TO SAVEPOINT proef")
