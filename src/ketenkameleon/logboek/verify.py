"""Reading the log back: is every link the hash of what stands there now, and is nothing there that no link covers?

Long chains are cut in stretches that are read side by side, in processes of their own, from one snapshot.
Source: design.md 6, History; docs/adr/0004 and 0018.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import lru_cache, partial
from multiprocessing import get_context
from typing import Final
from uuid import UUID

import psycopg
from psycopg import Connection, IsolationLevel

from ketenkameleon.logboek.certificaten import wrong_certificates
from ketenkameleon.logboek.schakels import Gelezen, Stuk, read_stretch

STRETCH: Final = 40_000
NERGENS: Final = UUID(int=0)
SHOWN: Final = 20
# What hangs on no link at all: a link covers a handeling with its lines, a line its content.
_LOOSE: Final = (
    ("handeling", "SELECT h.id::text FROM logboek_handeling h WHERE NOT EXISTS (SELECT FROM logboek_schakel s"
                  " WHERE s.handeling_id = h.id)"),
    ("regel", "SELECT r.handeling_id || '/' || r.volgnr FROM logboek_regel r WHERE NOT EXISTS (SELECT FROM"
              " logboek_schakel s WHERE s.handeling_id = r.handeling_id)"),
    ("inhoud", "SELECT i.handeling_id || '/' || i.volgnr FROM logboek_inhoud i WHERE NOT EXISTS (SELECT FROM"
               " logboek_regel r WHERE r.handeling_id = i.handeling_id AND r.volgnr = i.volgnr)"),
    ("inzage", "SELECT z.id::text FROM logboek_inzage z WHERE NOT EXISTS (SELECT FROM logboek_schakel s"
               " WHERE s.handeling_id = z.handeling_id)"),
    ("schakel", "SELECT s.keten || '/' || s.nummer FROM logboek_schakel s WHERE NOT EXISTS (SELECT FROM logboek_kop k"
                " WHERE k.keten = s.keten)"),
)


@dataclass(frozen=True)
class Fout:
    """One place where the log does not say what it said when it was written; `zin` is a Dutch sentence."""

    keten: UUID
    nummer: int
    zin: str


@dataclass(frozen=True)
class Hoofd:
    """The head of a chain as somebody kept it elsewhere: what link `nummer` of `keten` said of itself."""

    keten: UUID
    nummer: int
    hash: bytes


@dataclass(frozen=True)
class Uitslag:
    """The result over all chains: links, lines and rows (of all five tables) read, and every fault found.

    `vernietigd`: per number of a certificate, how many contents are gone by right.
    """

    ketens: int
    schakels: int
    regels: int
    rijen: int
    fouten: tuple[Fout, ...]
    vernietigd: Counter[str] = field(default_factory=Counter)


def verify(conn: Connection, *, processes: int = 1, hoofden: Sequence[Hoofd] = ()) -> Uitslag:
    """Read every chain from its first link and compare. Runs as owner, changes nothing.

    `processes`: how many read side by side; each opens a connection of its own to where `conn` is connected, on its
    snapshot, so `conn` must be in a repeatable read transaction then (see `snapshot`). `hoofden`: heads that were
    kept elsewhere; a chain that was made anew as a whole differs from them. Source: design.md 6, History.
    """
    with conn.cursor() as cursor:
        cursor.execute("SELECT keten, nummer, hash FROM logboek_kop ORDER BY keten")
        ketens = [(keten, int(nummer), bytes(hash_)) for keten, nummer, hash_ in cursor.fetchall()]
    stretches = [stuk for keten, last, _ in ketens for stuk in _stretches(keten, last)]
    with _reading(conn, stretches, processes) as read:
        # Asked while the stretches are read elsewhere.
        outside = [*_beyond(conn, ketens), *_loose(conn), *_against(conn, hoofden)]
        parts = list(read)
    faults = [Fout(part.stuk.keten, nummer, zin) for part in parts for nummer, zin in part.fouten]
    for keten, last, hash_ in ketens:
        faults += _joints(keten, [part for part in parts if part.stuk.keten == keten], last, hash_)
    faults += outside
    gone = sum((part.vernietigd for part in parts), Counter[str]())
    faults += [Fout(NERGENS, 0, zin) for zin in wrong_certificates(conn, gone)]
    return Uitslag(len(ketens), sum(p.schakels for p in parts), sum(p.regels for p in parts),
                   sum(p.rijen for p in parts), tuple(faults), gone)


def snapshot(url: str) -> Connection:
    """A connection whose transaction sees one moment, for `verify` with more than one process."""
    conn = psycopg.connect(url)
    conn.isolation_level = IsolationLevel.REPEATABLE_READ
    conn.read_only = True
    return conn


def _stretches(keten: UUID, last: int) -> Iterator[Stuk]:
    for van in range(1, last + 1, STRETCH):
        yield Stuk(keten, van, min(van + STRETCH - 1, last))


@contextmanager
def _reading(conn: Connection, stretches: Sequence[Stuk], processes: int) -> Iterator[Iterator[Gelezen]]:
    """The stretches as they were read, in their order; with more processes than one the reading has begun."""
    if processes < 2 or len(stretches) < 2:
        yield (read_stretch(conn, stuk) for stuk in stretches)
        return
    [(name,)] = conn.execute("SELECT pg_export_snapshot()").fetchall()
    # The password is asked of the connection itself: `info.dsn` leaves it out.
    url = psycopg.conninfo.make_conninfo(conn.info.dsn, password=conn.info.password)
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        yield pool.map(partial(_read_apart, url, name), stretches)


def _read_apart(url: str, name: str, stuk: Stuk) -> Gelezen:
    """One stretch in a process of its own, on the snapshot of the process that asked."""
    return read_stretch(_on_snapshot(url, name), stuk)


@lru_cache(maxsize=1)
def _on_snapshot(url: str, name: str) -> Connection:
    """The one connection of a reading process: it stays for all its stretches, and goes with the process."""
    conn = snapshot(url)
    conn.execute(psycopg.sql.SQL("SET TRANSACTION SNAPSHOT {}").format(psycopg.sql.Literal(name)))
    return conn


def _joints(keten: UUID, parts: Sequence[Gelezen], last: int, head: bytes) -> Iterator[Fout]:
    """Does every stretch follow on the one before, and does the last end in the head of the chain?"""
    before = b""
    for part in parts:
        if part.schakels and part.vorige != before:
            yield Fout(keten, part.stuk.van, "De schakel sluit niet aan op de vorige.")
        before = part.hash
    if before != head:
        yield Fout(keten, last, "Het einde van de keten ontbreekt.")


def _beyond(conn: Connection, ketens: Iterable[tuple[UUID, int, bytes]]) -> Iterator[Fout]:
    """Links numbered past the head of their chain, or before its first."""
    for keten, last, _ in ketens:
        found = conn.execute("SELECT nummer FROM logboek_schakel WHERE keten = %s AND (nummer > %s OR nummer < 1)"
                             " ORDER BY nummer LIMIT %s", [keten, last, SHOWN]).fetchall()
        for (nummer,) in found:
            yield Fout(keten, nummer, "Deze schakel staat buiten de keten.")


def _loose(conn: Connection) -> Iterator[Fout]:
    for soort, query in _LOOSE:
        for (which,) in conn.execute(f"{query} ORDER BY 1 LIMIT {SHOWN}").fetchall():  # code, never input
            yield Fout(NERGENS, 0, f"Deze {soort} hoort bij geen enkele keten: {which}.")


def _against(conn: Connection, hoofden: Iterable[Hoofd]) -> Iterator[Fout]:
    """A chain may have grown since its head was kept, but the link it ended in then is still the same."""
    for hoofd in hoofden:
        found = conn.execute("SELECT hash FROM logboek_schakel WHERE keten = %s AND nummer = %s",
                             [hoofd.keten, hoofd.nummer]).fetchone()
        if found is None:
            yield Fout(hoofd.keten, hoofd.nummer, "Deze schakel is bewaard als einde van de keten, en is nu weg.")
        elif bytes(found[0]) != hoofd.hash:
            yield Fout(hoofd.keten, hoofd.nummer, "De keten is opnieuw gemaakt: zij eindigde hier eerder anders.")
