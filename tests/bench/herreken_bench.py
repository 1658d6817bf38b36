"""Every running term of a hundred thousand zaken is counted again after a row was added, with a stop in the middle."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from time import perf_counter
from urllib.parse import urlsplit

import psycopg
from django.db import connection
from last import Regel
from streek import settle

from herreken_bouw import fill_terms, recount_with_a_stop, wrong
from ketenkameleon.routes.actions.herrekenen import PER_KEER

LIMIT_S = 60
AT = datetime(2026, 10, 8, 8, 0, tzinfo=UTC)


def recount_lines(owner_url: str, jobs_url: str, zaken: int = 100_000) -> list[Regel]:
    """Seconds for all of them, the stop and the new start included, over sixty. Raises when one term is not right."""
    with psycopg.connect(owner_url) as conn:
        regio = fill_terms(conn, zaken)
        settle(conn)
        took = _seconds(jobs_url, regio, zaken)
        if found := wrong(conn, regio, zaken):
            raise SystemExit(f"{found} terms or lines of the log are not right after the recount")
    return [Regel(f"herrekenen van {zaken:,} lopende zaken ÷ 60 s", took / LIMIT_S, 1, f"{took:.1f} s, met een stop")]


def _seconds(jobs_url: str, regio: object, zaken: int) -> float:
    before, jobs = dict(connection.settings_dict), urlsplit(jobs_url)
    connection.close()
    connection.settings_dict.update(USER=jobs.username, PASSWORD=jobs.password or "", NAME=urlsplit(
        os.environ["KAMELEON_JOBS_URL"]).path[1:])
    begun = perf_counter()
    try:
        recount_with_a_stop(regio, AT, per_keer=PER_KEER, stop=max(2, zaken // PER_KEER // 2))
    finally:
        connection.close()
        connection.settings_dict.update(before)
    return perf_counter() - begun
