"""How fast the log is read back, and how fast the whole log of one zaak is found, on a long and on a short log."""

from __future__ import annotations

import os
import time
from uuid import UUID

import psycopg
from last import Regel

from ketenkameleon.logboek.ids import new_id
from ketenkameleon.logboek.verify import snapshot, verify
from logboek_bouw import Maat, fill_log

ROWS_A_SECOND = 200_000


def verify_lines(owner_url: str, schakels: int = 400_000) -> list[Regel]:
    """Rows per second of `logboek verify` with as many processes as there are cores. Rows of all five tables count."""
    with psycopg.connect(owner_url) as conn:
        fill_log(conn, new_id(), UUID(int=7), Maat(schakels, 200))
        conn.commit()
        conn.autocommit = True
        conn.execute("VACUUM ANALYZE")
    begun = time.perf_counter()
    with snapshot(owner_url) as conn:
        found = verify(conn, processes=os.cpu_count() or 1)
    took = time.perf_counter() - begun
    if found.fouten:
        raise SystemExit(f"the log of the bench is not whole: {found.fouten[0].zin}")
    return [Regel("200.000 rijen per seconde ÷ logboek verify", ROWS_A_SECOND / (found.rijen / took), 1,
                  f"{found.rijen / took:,.0f} rijen per seconde, {found.rijen:,} rijen in {took:.1f} s")]
