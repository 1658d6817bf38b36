"""Writing in the log: what changed, in the transaction of the change, and who looked.

Source: design.md 6, History.
"""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from itertools import count
from typing import Final, NamedTuple
from uuid import UUID

from django.db import connection

from ketenkameleon.logboek.ids import new_id

SALT_BYTES = 16
# On one row of the log; a longer list takes more rows, so that none of it is lost.
ZAKEN_PER_RIJ: Final = 500


class Lijstsoort(StrEnum):
    """A list that shows children, as the log calls it."""

    MIJN_DAG = "mijn_dag"
    ZAKEN = "zaken"
    VERDELEN = "verdelen"
    MELDINGEN = "meldingen"
    MIJN_MELDINGEN = "mijn_meldingen"
    NOODTOEGANGEN = "noodtoegangen"
    PRIVACY = "privacy"
    VRAGEN = "vragen"
    BEWAREN = "bewaren"
    WETBOEK = "wetboek"
    SCHOOLPLANNEN = "schoolplannen"
    SIGNALEN = "signalen"
    IN_BEELD = "in_beeld"


@dataclass(frozen=True)
class Lopend:
    """The handeling of this transaction, as `toegang.begin` made it. Log lines take their number from it."""

    handeling_id: UUID
    regio_id: UUID | None
    _numbers: count[int] = field(default_factory=lambda: count(1), compare=False, repr=False)

    def next_number(self) -> int:
        """The number of the next log line in this transaction, from 1."""
        return next(self._numbers)


class Wijziging(NamedTuple):
    """One change to write down. `inhoud` may hold anything JSON takes; it is kept apart from the codes."""

    gebeurtenis: str
    object_soort: str
    object_id: UUID
    inhoud: Mapping[str, object]
    zaak_id: UUID | None = None


class LogRij(NamedTuple):
    """A change made ready for the tables: the columns of logboek_regel and logboek_inhoud in one row."""

    volgnr: int
    gebeurtenis: str
    object_soort: str
    object_id: UUID
    zaak_id: UUID | None
    digest: bytes
    zout: bytes
    inhoud: str


def log_row(lopend: Lopend, wijziging: Wijziging) -> LogRij:
    """The row for one change, with its salted digest: sha256(salt ‖ content)."""
    text = json.dumps(wijziging.inhoud, default=_plain, sort_keys=True, ensure_ascii=False)
    salt = secrets.token_bytes(SALT_BYTES)
    digest = hashlib.sha256(salt + text.encode()).digest()
    return LogRij(lopend.next_number(), wijziging.gebeurtenis, wijziging.object_soort, wijziging.object_id,
                  wijziging.zaak_id, digest, salt, text)


def record(lopend: Lopend, *wijzigingen: Wijziging) -> None:
    """Write down what changed, in one statement, in the transaction of the change itself."""
    rows = [log_row(lopend, wijziging) for wijziging in wijzigingen]
    columns: Sequence[Sequence[object]] = list(zip(*rows, strict=True))
    with connection.cursor() as cursor:
        cursor.execute(_RECORD, [*map(list, columns), lopend.handeling_id, lopend.regio_id])


def looked(lopend: Lopend, object_soort: str, gevraagd: object, *, zaak_id: UUID | None = None) -> None:
    """Write down that someone looked at a record; in the transaction that showed it."""
    _inzage(lopend, "bekeken", object_soort, str(gevraagd), zaak_id, "")


def looked_at_list(lopend: Lopend, soort: Lijstsoort, zaken: Iterable[UUID], *,
                   stil: Iterable[tuple[UUID, UUID]] = ()) -> None:
    """Write down that someone looked at a list and which zaken stood on it; in the transaction that showed it.

    One row for the list, however many zaken (each five hundred); also when it was empty. `stil`: contacts under the Wpg
    that stood on it, each with its zaak: a row of their own, so that who may not know of them does not.
    Source: docs/adr/0018.
    """
    shown = list(dict.fromkeys(zaken))
    parts = [shown[start:start + ZAKEN_PER_RIJ] for start in range(0, len(shown), ZAKEN_PER_RIJ)] or [[]]
    looks = [(soort.value, part) for part in parts] + [(str(contact), [zaak]) for contact, zaak in stil]
    values = [value for gevraagd, part in looks
              for value in (new_id(), lopend.handeling_id, lopend.regio_id, soort.value, gevraagd, part)]
    with connection.cursor() as cursor:
        cursor.execute(_LISTS + ", ".join([_LIST_ROW] * len(looks)), values)


def refused(lopend: Lopend, object_soort: str, gevraagd: object, *, reden: str) -> None:
    """Write down a refusal: the asked-for id, whether or not it exists, and the code of the refusal."""
    _inzage(lopend, "geweigerd", object_soort, str(gevraagd), None, reden)


def _inzage(lopend: Lopend, soort: str, object_soort: str, gevraagd: str, zaak_id: UUID | None, reden: str) -> None:
    values = [new_id(), lopend.handeling_id, lopend.regio_id, soort, object_soort, gevraagd[:80], zaak_id, reden[:60]]
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO logboek_inzage (id, handeling_id, regio_id, soort, object_soort, gevraagd, zaak_id, reden)"
            " VALUES (%s, %s, %s, %s, %s, %s, %s, %s)",
            values,
        )


def _plain(value: object) -> object:
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    if isinstance(value, UUID):
        return str(value)
    raise TypeError(f"{type(value).__name__} cannot be written in the log")


_LISTS: Final = """
INSERT INTO logboek_inzage (id, handeling_id, regio_id, soort, object_soort, gevraagd, reden, zaken) VALUES
"""
_LIST_ROW: Final = "(%s, %s, %s, 'bekeken', %s, %s, '', %s::uuid[])"
_RECORD = """
WITH rij AS (
  SELECT * FROM unnest(%s::int[], %s::text[], %s::text[], %s::uuid[], %s::uuid[], %s::bytea[], %s::bytea[], %s::text[])
    AS r (volgnr, gebeurtenis, object_soort, object_id, zaak_id, digest, zout, inhoud)
), context AS (SELECT %s::uuid AS handeling_id, %s::uuid AS regio_id),
regel AS (
  INSERT INTO logboek_regel (handeling_id, volgnr, regio_id, gebeurtenis, object_soort, object_id, zaak_id, digest)
  SELECT c.handeling_id, volgnr, c.regio_id, gebeurtenis, object_soort, object_id, zaak_id, digest FROM rij, context c
)
INSERT INTO logboek_inhoud (handeling_id, volgnr, regio_id, zout, inhoud)
SELECT c.handeling_id, volgnr, c.regio_id, zout, inhoud FROM rij, context c
"""
