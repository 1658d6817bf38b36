"""A stretch of one chain, read back and computed anew: every link, every line and every content.

PostgreSQL only lays the parts of a link side by side, as text; the hashes are computed here, so neither the trigger
that made them nor any function of the database is believed. Source: design.md 6, History; docs/adr/0004.
"""

from __future__ import annotations

import hashlib
from binascii import unhexlify
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, NamedTuple
from uuid import UUID

from psycopg import Connection, sql

_NULL: Final = b"\\N"
_NOTHING: Final = hashlib.sha256(b"").hexdigest().encode()
_HEADS: Final = """
SELECT s.nummer, encode(s.vorige, 'hex'), encode(s.hash, 'hex'),
  CASE WHEN h.id IS NOT NULL THEN json_build_array(s.keten, s.nummer, encode(s.vorige, 'hex'), s.handeling_id,
    to_char(h.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), h.account_id, h.plicht, h.rol, h.doel,
    h.regio_id, h.verantwoordelijke_id)::text END
FROM logboek_schakel s LEFT JOIN logboek_handeling h ON h.id = s.handeling_id
WHERE s.keten = {keten} AND s.nummer BETWEEN {van} AND {tot} ORDER BY s.nummer
"""
_LINES: Final = """
SELECT s.nummer, r.volgnr, encode(r.digest, 'hex'), encode(i.zout, 'hex'), i.inhoud, v.certificaat_id,
  json_build_array(r.volgnr, r.gebeurtenis, r.object_soort, r.object_id, r.zaak_id, encode(r.digest, 'hex'))::text
FROM logboek_schakel s
JOIN logboek_regel r ON r.handeling_id = s.handeling_id
LEFT JOIN logboek_inhoud i ON i.handeling_id = r.handeling_id AND i.volgnr = r.volgnr
LEFT JOIN logboek_vernietigd v ON v.handeling_id = r.handeling_id AND v.volgnr = r.volgnr
WHERE s.keten = {keten} AND s.nummer BETWEEN {van} AND {tot} ORDER BY s.nummer, r.volgnr
"""
# A look at a list has one part more than any other look: the zaken on it.
_LOOKS: Final = """
SELECT s.nummer, CASE WHEN z.zaken IS NULL
  THEN json_build_array(z.id, z.soort, z.object_soort, z.gevraagd, z.zaak_id, z.reden)
  ELSE json_build_array(z.id, z.soort, z.object_soort, z.gevraagd, z.zaak_id, z.reden, z.zaken) END::text
FROM logboek_schakel s JOIN logboek_inzage z ON z.handeling_id = s.handeling_id
WHERE s.keten = {keten} AND s.nummer BETWEEN {van} AND {tot} ORDER BY s.nummer, z.id
"""


class Stuk(NamedTuple):
    """A stretch of one chain: the links numbered `van` up to and including `tot`."""

    keten: UUID
    van: int
    tot: int


@dataclass
class Gelezen:
    """What a stretch turned out to be.

    `vorige` is what its first link says of the link before it, `hash` what its last link says of itself. `rijen`
    counts the rows read of all five tables, `regels` the lines among them. `fouten`: number of the link and a Dutch
    sentence. `vernietigd`: per certificate, how many contents were destroyed under it.
    """

    stuk: Stuk
    vorige: bytes = b""
    hash: bytes = b""
    schakels: int = 0
    regels: int = 0
    rijen: int = 0
    fouten: list[tuple[int, str]] = field(default_factory=list)
    vernietigd: Counter[str] = field(default_factory=Counter)


class _Lijst:
    """The lines of each link, hashed as they come: only the hash is kept, however many lines there are."""

    def __init__(self) -> None:
        self.of: dict[bytes, hashlib._Hash] = {}

    def add(self, nummer: bytes, line: bytes) -> None:
        begun = self.of.get(nummer)
        if begun is None:
            self.of[nummer] = hashlib.sha256(line)
        else:
            begun.update(b"\n" + line)

    def hash(self, nummer: bytes) -> bytes:
        begun = self.of.get(nummer)
        return _NOTHING if begun is None else begun.hexdigest().encode()


def read_stretch(conn: Connection, stuk: Stuk) -> Gelezen:
    """Read the stretch and compare all of it. Runs as owner, changes nothing.

    Memory grows with the number of links in the stretch, not with what they hold.
    """
    found = Gelezen(stuk)
    codes, looks = _read_lines(conn, found), _read_looks(conn, found)
    expected, before = stuk.van, None
    for line in _copied(conn, _HEADS, stuk):
        nummer, vorige, link, head = line.split(b"\t")
        number = int(nummer)
        if number != expected:
            found.fouten.append((expected, f"Schakel {expected} ontbreekt."))
        if before is None:
            found.vorige = unhexlify(vorige)
        elif vorige != before:
            found.fouten.append((number, "De schakel sluit niet aan op de vorige."))
        if head == _NULL:
            found.fouten.append((number, "De handeling bij deze schakel is weg."))
        elif _link_hash(head, codes.hash(nummer), looks.hash(nummer)) != link:
            found.fouten.append((number, "De handeling of haar regels zijn na het schrijven veranderd."))
        expected, before = number + 1, link
        found.schakels += 1
    found.hash = unhexlify(before or b"")
    if expected != stuk.tot + 1:
        found.fouten.append((expected, f"Schakel {expected} ontbreekt."))
    found.rijen += 2 * found.schakels
    return found


def _read_lines(conn: Connection, found: Gelezen) -> _Lijst:
    """What changed: every line, and whether its content is still what the digest says."""
    sha, codes = hashlib.sha256, _Lijst()
    for line in _copied(conn, _LINES, found.stuk):
        nummer, volgnr, digest, salt, inhoud, certificaat, code = line.split(b"\t")
        codes.add(nummer, _plain(code))
        found.regels += 1
        found.rijen += 1
        if salt == _NULL or inhoud == _NULL:
            if certificaat != _NULL:
                found.vernietigd[certificaat.decode()] += 1
            else:
                found.fouten.append((int(nummer), f"De inhoud van regel {int(volgnr)} is weg."))
            continue
        found.rijen += 1
        if sha(unhexlify(salt) + _plain(inhoud)).hexdigest().encode() != digest:
            found.fouten.append((int(nummer), f"De inhoud van regel {int(volgnr)} is veranderd."))
    return codes


def _read_looks(conn: Connection, found: Gelezen) -> _Lijst:
    """Who looked or was refused."""
    looks = _Lijst()
    for line in _copied(conn, _LOOKS, found.stuk):
        nummer, look = line.split(b"\t")
        looks.add(nummer, _plain(look))
        found.rijen += 1
    return looks


def _link_hash(head: bytes, codes: bytes, looks: bytes) -> bytes:
    """The hash of one link, in hex: SHA-256 over a JSON array of its parts, as the database wrote it."""
    return hashlib.sha256(b'%b, "%b", "%b"]' % (_plain(head)[:-1], codes, looks)).hexdigest().encode()


def _plain(text: bytes) -> bytes:
    """What COPY wrote, as it stood in the table: JSON holds no control characters, so only the backslash is doubled."""
    return text.replace(b"\\\\", b"\\") if b"\\" in text else text


def _copied(conn: Connection, query: str, stuk: Stuk) -> Iterator[bytes]:
    """The rows of a query, in PostgreSQL's text format."""
    statement = sql.SQL("COPY (" + query + ") TO STDOUT").format(
        keten=sql.Literal(stuk.keten), van=sql.Literal(stuk.van), tot=sql.Literal(stuk.tot))
    rest = b""
    with conn.cursor() as cursor, cursor.copy(statement) as copy:
        for block in copy:
            *whole, rest = (rest + bytes(block)).split(b"\n")
            yield from whole
