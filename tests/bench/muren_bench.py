"""What the walls cost: pages and counts as `web`, against a user that passes row security, in one run.

And what an unknown zaak costs against one that is somebody else's. Source: issue 3, Speed.
"""

from __future__ import annotations

import http.client
import os
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from statistics import median
from time import perf_counter
from urllib.parse import urlsplit, urlunsplit

import psycopg
from django.db import connection
from last import Regel, server
from paginas import ROOT, _log_in, environment
from streek import caseload, history

from ketenkameleon.logboek.ids import new_id
from ketenkameleon.regio.models import Regio
from ketenkameleon.toegang.context import _BEGIN
from wereld import build_world

NOTITIES = 1_000_000
VOORBIJ = "kameleon_voorbij"
PAGES = (("zaakpagina", "samira", "/zaken/2026-00003/", 1.3), ("Mijn dag", "samira", "/mijn-dag/", 1.3),
         ("zaken van de regio", "farah", "/zaken/", 1.3))
TELLINGEN = (("contacten", "SELECT count(*) FROM zaken_contact WHERE regio_id = %s"),
             ("zaken per stand", "SELECT stand, count(*) FROM zaken_zaak WHERE regio_id = %s GROUP BY stand"),
             ("kinderen", "SELECT count(*) FROM personen_persoon WHERE regio_id = %s"))
WARM, ASKED, UNKNOWN = 30, 200, 2000


def measure_walls() -> list[Regel]:
    """Fill a region with a million notities and measure; gives the lines of the table."""
    if not Regio.objects.filter(code="25").exists():
        build_world()
    connection.close()
    owner, web = os.environ["KAMELEON_DATABASE_URL"], os.environ["KAMELEON_WEB_URL"]
    with psycopg.connect(owner) as conn:
        _fill(conn)
        around = _user_past_the_wall(conn, web)
    try:
        return _pages(web, around) + _counts(web, around) + _unknown(web)
    finally:
        with psycopg.connect(owner, autocommit=True) as conn:
            conn.execute(f"DROP OWNED BY {VOORBIJ}; DROP ROLE {VOORBIJ}")


def _fill(conn: psycopg.Connection) -> None:
    if not conn.execute("SELECT EXISTS (SELECT FROM zaken_zaak WHERE nummer = '2026-00001')").fetchone()[0]:
        caseload(conn)
    have = conn.execute("SELECT count(*) FROM zaken_notitie").fetchone()[0]
    if have < NOTITIES:
        history(conn, (NOTITIES - have + 9) // 10 * 10, 2018)


def _user_past_the_wall(conn: psycopg.Connection, web: str) -> str:
    """The address of a user with the rights of web and without its walls. Only the bench makes it, and drops it."""
    parts = urlsplit(web)
    conn.execute(f"DROP ROLE IF EXISTS {VOORBIJ}")
    conn.execute(f"CREATE ROLE {VOORBIJ} LOGIN BYPASSRLS PASSWORD '{VOORBIJ}' IN ROLE web")
    conn.commit()
    return urlunsplit(parts._replace(netloc=f"{VOORBIJ}:{VOORBIJ}@{parts.hostname}:{parts.port}"))


def _pages(web: str, around: str) -> list[Regel]:
    """Median time of a page as web ÷ past the walls; asked in turn, one at a time."""
    lines = []
    with server("ketenkameleon.config.wsgi:application", environment(web), ROOT) as (walled, _), \
            server("ketenkameleon.config.wsgi:application", environment(around), ROOT) as (free, _):
        for name, wie, path, most in PAGES:
            links = [(http.client.HTTPConnection("127.0.0.1", port, timeout=30),
                      {"Host": "localhost", "Cookie": _log_in(port, wie)}) for port in (walled, free)]
            taken: tuple[list[float], list[float]] = ([], [])
            for _ in range(WARM + ASKED):
                for (link, headers), times in zip(links, taken, strict=True):
                    times.append(_time(link, path, headers, 200)[0])
            a, b = (median(times[WARM:]) for times in taken)
            lines.append(Regel(f"{name} ÷ zonder muren, bij {NOTITIES} notities", a / b, most, f"{a:.2f} ÷ {b:.2f} ms"))
    return lines


def _counts(web: str, around: str) -> list[Regel]:
    lines = []
    with psycopg.connect(web) as walled, psycopg.connect(around) as free:
        regio, _ = (_begin(conn) for conn in (walled, free))
        for name, sql in TELLINGEN:
            taken: tuple[list[float], list[float]] = ([], [])
            for _ in range(8):
                for conn, times in zip((walled, free), taken, strict=True):
                    begun = perf_counter()
                    conn.execute(sql, [regio]).fetchall()
                    times.append(1000 * (perf_counter() - begun))
            a, b = (median(times[2:]) for times in taken)
            lines.append(Regel(f"telling over de regio, {name} ÷ zonder muren", a / b, 2.5, f"{a:.1f} ÷ {b:.1f} ms"))
    return lines


def _begin(conn: psycopg.Connection) -> object:
    """The context of the coördinator, for the rest of the transaction; gives the regio."""
    account = conn.execute("SELECT id FROM toegang_account WHERE gebruikersnaam = 'farah'").fetchone()[0]
    row = conn.execute(_BEGIN, {"handeling": new_id(), "account": account, "regio": None, "rol": "", "doel": "bench",
                                "at": datetime.now(UTC), "lezersmuur": 100, "soort": "", "hoed": None}).fetchone()
    return row[1]


def _unknown(web: str) -> list[Regel]:
    """Can the time of the answer tell a zaak that is not there from one that is not yours? 0 is: not at all."""
    with server("ketenkameleon.config.wsgi:application", environment(web), ROOT) as (port, _):
        link, mine = http.client.HTTPConnection("127.0.0.1", port, timeout=30), {
            "Host": "localhost", "Cookie": _log_in(port, "tom")}
        taken: tuple[list[float], list[float]] = ([], [])
        bodies = set()
        for n in range(WARM + UNKNOWN):
            # Which of the two goes first changes, so that the first of a pair costs neither more.
            for which in ((0, 1), (1, 0))[n % 2]:
                seconds, body = _time(link, ("/zaken/2026-99999/", "/zaken/2026-00003/")[which], mine, 404)
                taken[which].append(seconds)
                bodies.add(body)
    if len(bodies) != 1:
        raise RuntimeError("an unknown and a forbidden zaak do not give the same page")
    auc = _auc(taken[0][WARM:], taken[1][WARM:])
    return [Regel("onbekende of verboden zaak: afstand van AUC tot 0,5", abs(auc - 0.5), 0.05,
                  f"AUC {auc:.3f}, 2 x {UNKNOWN} verzoeken")]


def _auc(first: Sequence[float], second: Sequence[float]) -> float:
    """The chance that a draw of `first` is more than one of `second` (Mann-Whitney), ties shared."""
    ranked = sorted([(value, 0) for value in first] + [(value, 1) for value in second])
    ranks = sum(rank for rank, (_, which) in enumerate(ranked, 1) if which == 0)
    return (ranks - len(first) * (len(first) + 1) / 2) / (len(first) * len(second))


def _time(link: http.client.HTTPConnection, path: str, headers: Mapping[str, str], status: int) -> tuple[float, bytes]:
    begun = perf_counter()
    link.request("GET", path, headers=dict(headers))
    answer = link.getresponse()
    body = answer.read()
    if answer.status != status:
        raise RuntimeError(f"{path}: {answer.status}")
    return 1000 * (perf_counter() - begun), body
