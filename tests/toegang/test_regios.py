"""What the clock does in every regio: each under a context and a transaction of its own, and twice if it must."""

from __future__ import annotations

import pytest
from django.db import connection

from ketenkameleon.delen.jobs import delen_verlopen
from ketenkameleon.inzage.jobs import afwijkingen, vernietigen
from ketenkameleon.toegang.regios import in_every_regio
from ketenkameleon.zaken.jobs import klok
from wereld import NU

pytestmark = [pytest.mark.muren, pytest.mark.usefixtures("losse_wereld")]
NOW = int(NU.timestamp())


def _context() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('kk.regio', true)")
        return cursor.fetchone()[0]


def test_each_regio_is_done_once_in_its_own_context(losse_database, losse_wereld):
    seen = []
    with losse_database.verbonden("jobs"):
        in_every_regio(NOW, lambda actor, at: seen.append((actor.regio_id, _context(), at)), doel="klok")
        assert not _context()
    both = {losse_wereld.hier.regio.id, losse_wereld.elders.regio.id}
    assert {(regio, context, at) for regio, context, at in seen} == {(regio, str(regio), NU) for regio in both}
    assert len(seen) == 2


def test_a_fault_in_one_regio_reaches_the_worker_and_leaves_no_context(losse_database):
    done = []

    def work(actor, _):
        if done:
            raise RuntimeError("the second regio fails")
        with connection.cursor() as cursor:
            cursor.execute("SELECT id FROM regio_regio")
            done.extend(cursor.fetchall())

    with losse_database.verbonden("jobs"):
        with pytest.raises(RuntimeError):
            in_every_regio(NOW, work, doel="klok")
        assert not connection.in_atomic_block
        assert not _context()
    assert len(done) == 1, "a regio sees itself alone"


@pytest.mark.parametrize("job", [klok, delen_verlopen, vernietigen, afwijkingen], ids=lambda job: job.name)
def test_a_job_of_the_clock_runs_and_runs_again(losse_database, job):
    with losse_database.verbonden("jobs"):
        job(NOW)
        job(NOW)
