"""Destroying the content of log lines under a certificate, so that the chain stays whole and says so.

The line with its digest stays, content and salt go: without the salt the digest tells nothing. What was destroyed is
itself a line in the chain, with a hash over the list. Source: design.md 6, History; domain.md 11.5.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from django.db import connection
from psycopg import Connection

from ketenkameleon.logboek.ids import new_id
from ketenkameleon.logboek.schrijven import Lopend, Wijziging, record

OPGEMAAKT: Final = "certificaat.opgemaakt"
_DESTROY: Final = "SELECT * FROM logboek_vernietig(%s, %s, %s, %s, %s, %s, %s::uuid[], %s::uuid[])"
# What each certificate in use says it destroyed, and the line of the chain in which that was written down.
_SAID: Final = """
SELECT c.id::text, i.inhoud FROM logboek_certificaat c
LEFT JOIN logboek_regel r ON r.object_id = c.id AND r.gebeurtenis = 'certificaat.opgemaakt'
LEFT JOIN logboek_inhoud i ON i.handeling_id = r.handeling_id AND i.volgnr = r.volgnr
"""
_LIST: Final = """
SELECT certificaat_id::text, handeling_id || '/' || volgnr FROM logboek_vernietigd
ORDER BY certificaat_id, handeling_id, volgnr
"""


@dataclass(frozen=True, slots=True)
class Besluit:
    """The decision behind a destruction. `akkoord_door` is another person than `voorgesteld_door`."""

    voorgesteld_door: UUID
    akkoord_door: UUID
    verantwoordelijke_id: UUID | None
    grond: str


def destroy_content(lopend: Lopend, besluit: Besluit, *, zaken: Sequence[UUID], objecten: Sequence[UUID],
                    at: datetime) -> tuple[UUID, int]:
    """Destroy what the log lines about these zaken and these objects hold; gives the certificate and how many.

    In the transaction of the handeling, and written in the chain by it. Lines about a certificate keep their content.
    Raises django.db.IntegrityError when both persons are the same. Source: design.md 6, History.
    """
    certificaat = new_id()
    with connection.cursor() as cursor:
        cursor.execute(_DESTROY, [certificaat, besluit.verantwoordelijke_id, besluit.voorgesteld_door,
                                  besluit.akkoord_door, besluit.grond, at, list(zaken), list(objecten)])
        gone = [line for (line,) in cursor.fetchall()]
    record(lopend, Wijziging(OPGEMAAKT, "certificaat", certificaat, {
        "aantal": len(gone), "sha256": _list_hash(gone), "grond": besluit.grond,
        "voorgesteld_door": besluit.voorgesteld_door, "goedgekeurd_door": besluit.akkoord_door}))
    return certificaat, len(gone)


def wrong_certificates(conn: Connection, gone: Counter[str]) -> Iterator[str]:
    """Dutch sentences on certificates that do not say what is gone. `gone`: per certificate what verify found.

    Somebody who takes content away and writes a row that it was destroyed has no line in the chain that says so.
    """
    listed: dict[str, list[str]] = {}
    for certificaat, line in conn.execute(_LIST).fetchall():
        listed.setdefault(certificaat, []).append(line)
    said = {key: json.loads(inhoud) if inhoud else None for key, inhoud in conn.execute(_SAID).fetchall()}
    for certificaat in sorted(listed.keys() | said.keys() | gone.keys()):
        lines, told = listed.get(certificaat, []), said.get(certificaat)
        if told is None:
            yield f"Certificaat {certificaat} staat niet in de keten."
        elif (told["aantal"], told["sha256"]) != (len(lines), _list_hash(lines)):
            yield f"De lijst van certificaat {certificaat} is na het vernietigen veranderd."
        elif gone[certificaat] != len(lines):
            yield f"Niet alles van certificaat {certificaat} is weg."


def _list_hash(lines: Sequence[str]) -> str:
    return hashlib.sha256("\n".join(sorted(lines)).encode()).hexdigest()
