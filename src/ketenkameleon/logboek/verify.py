"""Reading the chain back: is every link the hash of what stands there now?

The hash is computed here again, in Python, from the tables; the trigger that made it is not asked.
Source: design.md 6, History.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from psycopg import Connection

_LINKS = """
SELECT s.nummer, s.vorige, s.hash, s.handeling_id,
  to_char(h.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'),
  h.account_id, h.plicht, h.rol, h.doel, h.regio_id, h.verantwoordelijke_id,
  (SELECT array_agg(ARRAY[r.volgnr::text, r.gebeurtenis, r.object_soort, r.object_id::text, r.zaak_id::text,
     encode(r.digest, 'hex'), encode(i.zout, 'hex'), i.inhoud] ORDER BY r.volgnr)
   FROM logboek_regel r LEFT JOIN logboek_inhoud i USING (handeling_id, volgnr) WHERE r.handeling_id = s.handeling_id),
  (SELECT array_agg(ARRAY[z.id::text, z.soort, z.object_soort, z.gevraagd, z.zaak_id::text, z.reden] ORDER BY z.id)
   FROM logboek_inzage z WHERE z.handeling_id = s.handeling_id)
FROM logboek_schakel s LEFT JOIN logboek_handeling h ON h.id = s.handeling_id
WHERE s.keten = %s ORDER BY s.nummer
"""
_LOOSE = """
SELECT count(*) FROM logboek_handeling h
WHERE NOT EXISTS (SELECT FROM logboek_schakel s WHERE s.handeling_id = h.id)
"""


@dataclass(frozen=True)
class Fout:
    """One place where the log does not say what it said when it was written; `zin` is a Dutch sentence."""

    keten: UUID
    nummer: int
    zin: str


@dataclass(frozen=True)
class Uitslag:
    """The result over all chains: links and lines read, and every fault found."""

    ketens: int
    schakels: int
    regels: int
    fouten: tuple[Fout, ...]


def verify(conn: Connection) -> Uitslag:
    """Read every chain from its first link and compare. Runs as owner, changes nothing."""
    fouten: list[Fout] = []
    links = lines = 0
    with conn.cursor() as cursor:
        ketens = cursor.execute("SELECT keten, nummer, hash FROM logboek_kop ORDER BY keten").fetchall()
        loose = cursor.execute(_LOOSE).fetchone()
    for keten, last_number, last_hash in ketens:
        with conn.cursor(name=f"keten_{keten.hex}") as cursor:
            chain = _Chain(keten)
            for row in cursor.execute(_LINKS, [keten]):
                chain.read(row)
        chain.close(last_number, bytes(last_hash))
        links, lines = links + chain.number, lines + chain.lines
        fouten += chain.fouten
    if loose is None or loose[0]:
        fouten.append(Fout(UUID(int=0), 0, f"{loose[0] if loose else '?'} handelingen staan niet in een keten."))
    return Uitslag(len(ketens), links, lines, tuple(fouten))


class _Chain:
    """Walks one chain and remembers where it stands."""

    def __init__(self, keten: UUID) -> None:
        self.keten, self.number, self.lines, self.hash = keten, 0, 0, b""
        self.fouten: list[Fout] = []

    def fault(self, zin: str) -> None:
        self.fouten.append(Fout(self.keten, self.number, zin))

    def read(self, row: tuple) -> None:
        number, before, link, handeling, at, *who, regels, inzages = row
        self.number += 1
        if number != self.number:
            self.fault(f"Schakel {self.number} ontbreekt.")
            self.number = number
        if bytes(before) != self.hash:
            self.fault("De schakel sluit niet aan op de vorige.")
        if at is None:
            self.fault("De handeling bij deze schakel is weg.")
        regels, inzages = regels or [], inzages or []
        self.lines += len(regels)
        for fout in _wrong_digests(regels):
            self.fault(fout)
        made = link_hash(self.keten, number, bytes(before), handeling, at, who, regels, inzages)
        if made != bytes(link):
            self.fault("De handeling of haar regels zijn na het schrijven veranderd.")
        self.hash = bytes(link)

    def close(self, last_number: int, last_hash: bytes) -> None:
        if (self.number, self.hash) != (last_number, last_hash):
            self.fault("Het einde van de keten ontbreekt.")


def link_hash(
    keten: UUID, number: int, before: bytes, handeling: UUID, at: str | None, who: list, regels: list, inzages: list
) -> bytes:
    """The hash of one link as the database made it: SHA-256 over a JSON array of its parts."""
    codes = "\n".join(_array([int(r[0]), *r[1:6]]) for r in regels)
    looks = "\n".join(_array(z) for z in inzages)
    parts = [str(keten), number, before.hex(), str(handeling), at, *(None if w is None else str(w) for w in who),
             _sha(codes).hex(), _sha(looks).hex()]
    return _sha(_array(parts))


def _wrong_digests(regels: list) -> Iterator[str]:
    for number, *_, digest, salt, inhoud in regels:
        if salt is None or inhoud is None:
            yield f"De inhoud van regel {number} is weg."
        elif hashlib.sha256(bytes.fromhex(salt) + inhoud.encode()).hexdigest() != digest:
            yield f"De inhoud van regel {number} is veranderd."


def _array(parts: list) -> str:
    return json.dumps(parts, ensure_ascii=False)


def _sha(text: str) -> bytes:
    return hashlib.sha256(text.encode()).digest()
