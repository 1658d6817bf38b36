"""What the bench measures at a hundred thousand zaken, small: a worker that is killed halfway ends with the same."""

from __future__ import annotations

import psycopg
import pytest

from herreken_bouw import fill_terms, recount_with_a_stop, wrong
from ketenkameleon.wetboek.queries import waiting_regios, wetboek_for
from wereld import NU

pytestmark = pytest.mark.muren
ZAKEN = 47


@pytest.mark.parametrize("stop", [0, 1, 3, 5], ids="stop_in_deel_{}".format)
def test_a_worker_that_is_killed_in_any_part_leaves_no_term_behind_and_logs_none_twice(losse_database, stop):
    wetboek_for.cache_clear()
    with psycopg.connect(losse_database.owner_url) as conn:
        regio = fill_terms(conn, ZAKEN)
        conn.commit()
        assert wrong(conn, regio, ZAKEN) > 0
        with losse_database.verbonden("jobs"):
            assert waiting_regios() == [regio]
            recount_with_a_stop(regio, NU, per_keer=10, stop=stop)
            assert waiting_regios() == []
        assert wrong(conn, regio, ZAKEN) == 0
    wetboek_for.cache_clear()
