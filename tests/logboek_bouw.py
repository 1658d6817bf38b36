"""A log of any length, loaded at once: the chain is computed here, apart from the trigger and apart from `verify`.

One transaction in five changes something (two lines with content); every one is a look. Source: docs/adr/0004.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from typing import NamedTuple
from uuid import UUID

import psycopg

BEGIN = datetime(2020, 1, 6, 8, 0, tzinfo=UTC)
LINES = 2
_COLUMNS = {
    "logboek_handeling": "id, at, account_id, plicht, rol, doel, regio_id",
    "logboek_regel": "handeling_id, volgnr, regio_id, gebeurtenis, object_soort, object_id, zaak_id, digest",
    "logboek_inhoud": "handeling_id, volgnr, regio_id, zout, inhoud",
    "logboek_inzage": "id, handeling_id, regio_id, soort, object_soort, gevraagd, zaak_id, reden",
    "logboek_schakel": "keten, nummer, handeling_id, vorige, hash",
}
Rijen = dict[str, list[Sequence[object]]]


class Maat(NamedTuple):
    """How long the log is: links, and zaken among which the looks are spread; `vanaf` keeps keys of two logs apart."""

    schakels: int
    zaken: int
    vanaf: int = 0


def fill_log(conn: psycopg.Connection, regio: UUID, account: UUID, maat: Maat) -> int:
    """Load a log of that many links into an empty chain of the regio; gives the number of rows loaded."""
    rows, before, total = {table: [] for table in _COLUMNS}, b"", 0
    conn.execute("SET session_replication_role = replica")  # the trigger would make each link again
    for number in range(1, maat.schakels + 1):
        before = _link(rows, regio, account, number, maat, before)
        if number % 20_000 == 0 or number == maat.schakels:
            total += _load(conn, rows)
    conn.execute("INSERT INTO logboek_kop (keten, nummer, hash) VALUES (%s, %s, %s)", [regio, maat.schakels, before])
    conn.execute("SET session_replication_role = DEFAULT")
    return total


def zaak_key(number: int) -> UUID:
    """The key of the zaak with that number in a log made here."""
    return _key(9, number)


def _link(rows: Rijen, regio: UUID, account: UUID, number: int, maat: Maat, before: bytes) -> bytes:
    key, zaken = maat.vanaf + number, maat.zaken
    handeling, zaak, at = _key(1, key), zaak_key(maat.vanaf + number % zaken), BEGIN + timedelta(seconds=30 * number)
    codes = list(_lines(rows, regio, handeling, zaak, key)) if number % 5 == 0 else []
    look = [str(_key(2, key)), "bekeken", "zaak", f"2026-{number % zaken:05}", str(zaak), ""]
    rows["logboek_handeling"].append((handeling, at, account, "", "", "zaak", regio))
    rows["logboek_inzage"].append((_key(2, key), handeling, regio, *look[1:4], zaak, ""))
    head = [str(regio), number, before.hex(), str(handeling), at.strftime("%Y-%m-%dT%H:%M:%S.%f"), str(account), "", "",
            "zaak", str(regio), None, _sha("\n".join(codes)).hex(), _sha(_json(look)).hex()]
    link = _sha(_json(head))
    rows["logboek_schakel"].append((regio, number, handeling, before, link))
    return link


def _lines(rows: Rijen, regio: UUID, handeling: UUID, zaak: UUID, number: int) -> Iterator[str]:
    for volgnr in range(1, LINES + 1):
        inhoud = _json({"feiten": f"Zegt: \"ik kom niet\" ({number})\nen dan weg", "nummer": number})
        salt = _sha(f"{number}/{volgnr}")[:16]
        digest = hashlib.sha256(salt + inhoud.encode()).digest()
        thing = _key(3 + volgnr, number)
        rows["logboek_regel"].append((handeling, volgnr, regio, "notitie.bewaard", "notitie", thing, zaak, digest))
        rows["logboek_inhoud"].append((handeling, volgnr, regio, salt, inhoud))
        yield _json([volgnr, "notitie.bewaard", "notitie", str(thing), str(zaak), digest.hex()])


def _load(conn: psycopg.Connection, rows: Rijen) -> int:
    count = 0
    for table, waiting in rows.items():
        with conn.cursor() as cursor, cursor.copy(f"COPY {table} ({_COLUMNS[table]}) FROM STDIN") as copy:
            for row in waiting:
                copy.write_row(row)
        count += len(waiting)
        waiting.clear()
    return count


def _key(kind: int, number: int) -> UUID:
    """In the order of the numbers, as the keys of the product are in the order of time."""
    return UUID(int=(number << 64) | (kind << 48) | number)


def _json(parts: object) -> str:
    return json.dumps(parts, ensure_ascii=False)


def _sha(text: str) -> bytes:
    return hashlib.sha256(text.encode()).digest()
