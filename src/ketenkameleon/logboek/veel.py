"""Writing down many changes of one transaction at once, as a bulk load does. The same rows as `record` makes.

Source: design.md 6, History and Walls (bulk loads COPY into a temporary table, then INSERT … SELECT).
"""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Iterable, Iterator, Mapping
from typing import Final
from uuid import UUID

from django.db import connection

from ketenkameleon.logboek.schrijven import SALT_BYTES, Lopend, Wijziging, _plain

# Asking the system for randomness costs more than the rest of a line.
_SALTS_AT_ONCE: Final = 64
_encode: Final = json.JSONEncoder(default=_plain, sort_keys=True, ensure_ascii=False).encode
_TEMP: Final = """
CREATE TEMP TABLE logboek_veel (volgnr int, gebeurtenis text, object_soort text, object_id uuid, zaak_id uuid,
  digest bytea, zout bytea, inhoud text) ON COMMIT DROP
"""
_REGEL: Final = """
INSERT INTO logboek_regel (handeling_id, volgnr, regio_id, gebeurtenis, object_soort, object_id, zaak_id, digest)
SELECT %s, volgnr, %s, gebeurtenis, object_soort, object_id, zaak_id, digest FROM logboek_veel
"""
_INHOUD: Final = """
INSERT INTO logboek_inhoud (handeling_id, volgnr, regio_id, zout, inhoud)
SELECT %s, volgnr, %s, zout, inhoud FROM logboek_veel
"""


def record_many(lopend: Lopend, wijzigingen: Iterable[Wijziging]) -> None:
    """Write down what changed, however much it is, in the transaction of the change itself."""
    lines = "".join(_lines(lopend, wijzigingen))
    if not lines:
        return
    with connection.cursor() as cursor:
        cursor.execute(_TEMP)
        with cursor.copy("COPY logboek_veel FROM STDIN") as copy:
            copy.write(lines)
        cursor.execute(_REGEL, [lopend.handeling_id, lopend.regio_id])
        cursor.execute(_INHOUD, [lopend.handeling_id, lopend.regio_id])
        cursor.execute("DROP TABLE logboek_veel")


def record_rows(lopend: Lopend, rows: str, values: Mapping[str, UUID | int | str | list[int] | list[UUID] | None], *,
                count: int, first: str) -> None:
    """Do a change and write down one line per row of it, without the content passing through Python.

    `first`: what changes, as a part of WITH (`name AS (INSERT … RETURNING …)`); it is done whole, also when `count` is
    0. `rows`: a SELECT from it that gives gebeurtenis, object_soort, object_id, zaak_id and inhoud (text), at most
    `count` rows. Both are written in code; `values` are their parameters. Salt and digest are made as `record` makes
    them: 16 random bytes, sha256(salt ‖ content).
    """
    with connection.cursor() as cursor:
        cursor.execute(_ROWS.format(first=first, rows=rows), {
            **values, "handeling": lopend.handeling_id, "log_regio": lopend.regio_id,
            "before": _reserve(lopend, count)})


def _reserve(lopend: Lopend, count: int) -> int:
    """Take that many numbers for log lines; the number before the first of them."""
    numbers = [lopend.next_number() for _ in range(count)]
    return numbers[0] - 1 if numbers else 0


_ROWS: Final = """
WITH {first}, rij AS MATERIALIZED (
  SELECT %(before)s + row_number() OVER () AS volgnr, r.*, uuid_send(gen_random_uuid()) AS zout FROM ({rows}) r
), regel AS (
  INSERT INTO logboek_regel (handeling_id, volgnr, regio_id, gebeurtenis, object_soort, object_id, zaak_id, digest)
  SELECT %(handeling)s, volgnr, %(log_regio)s, gebeurtenis, object_soort, object_id, zaak_id,
    sha256(zout || convert_to(inhoud, 'UTF8')) FROM rij
)
INSERT INTO logboek_inhoud (handeling_id, volgnr, regio_id, zout, inhoud)
SELECT %(handeling)s, volgnr, %(log_regio)s, zout, inhoud FROM rij
"""


def _lines(lopend: Lopend, wijzigingen: Iterable[Wijziging]) -> Iterator[str]:
    """PostgreSQL's text format. JSON escapes every control character, so only the backslash is left to double."""
    salts = b""
    for event, kind, key, inhoud, zaak in wijzigingen:
        text = _encode(inhoud)
        if not salts:
            salts = secrets.token_bytes(SALT_BYTES * _SALTS_AT_ONCE)
        salt, salts = salts[:SALT_BYTES], salts[SALT_BYTES:]
        digest = hashlib.sha256(salt + text.encode()).hexdigest()
        yield (f"{lopend.next_number()}\t{event}\t{kind}\t{key}\t{zaak or _NULL}\t\\\\x{digest}\t\\\\x{salt.hex()}\t"
               f"{text.replace(_BACKSLASH, _BACKSLASH * 2)}\n")


_NULL: Final = "\\N"
_BACKSLASH: Final = "\\"
