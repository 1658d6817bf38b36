"""The matrix of who sees what, as rows in the database: written by the owner, compared by whoever serves.

Both walls come from one table: `rules.visibility` decides in words, and these rows decide in PostgreSQL. Rows that a
regio adds to the law do not change them: the matrix is national. Source: design.md 2 (promise 4) and 6; docs/adr/0017.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import Final

from django.db import connection, transaction
from django.utils import timezone

from ketenkameleon.rules.rijen import shipped
from ketenkameleon.rules.visibility import Voorwaarde, ZichtRij, matrix, zicht_hash, zicht_rijen
from ketenkameleon.rules.waarden import items, part, texts
from ketenkameleon.start.fout import StartFout
from ketenkameleon.toegang.dagen import local_day

NEEDED: Final = ("De database is van een andere versie van 'wie ziet wat' dan dit programma. "
                 "Draai eerst: ./kameleon db migreer")
# Who is told that something is hidden, whatever rol they look in.
ALTIJD: Final = 0


def rows(*, on: date) -> tuple[ZichtRij, ...]:
    """The rows for the database on that day: the flattened matrix, and what two lines of it ask besides.

    `notitie_gedeeld`: which muur a recorded deling can open for which lezersmuur. `geteld`: of which muren a hidden
    record is counted to that band. Units: `on` is a date. Source: rows zicht.matrix and zicht.geteld.
    """
    wet = shipped()
    shared = {ZichtRij(band.value, als, "notitie_gedeeld", muur)
              for regel in matrix(on=on, wet=wet) if regel.voorwaarde is Voorwaarde.DELING
              for band in regel.banden for als in regel.kijkt_als for muur in regel.muren}
    told = wet.tabel("zicht.geteld", on)
    counted = {ZichtRij(band, ALTIJD, "geteld", part(muur, int))
               for band in texts(told["banden"]) for muur in items(told["muren"])}
    return tuple(sorted({*zicht_rijen(on=on, wet=wet), *shared, *counted}))


def school_months(*, on: date) -> int:
    """How many calendar months after a zaak closed its school still stands to it.

    The triggers that write the relaties of schools read it from the database. Source: row zicht.school_na_sluiten.
    """
    return shipped().getal("zicht.school_na_sluiten", on)


def stand_hash(rijen: Iterable[ZichtRij], school_maanden: int) -> str:
    """SHA-256 in hexadecimal of all that the database decides by: the rows, and the months of a school."""
    return hashlib.sha256(f"{zicht_hash(rijen)}|{school_maanden}".encode()).hexdigest()


def write_zicht() -> bool:
    """Bring the rows in the database up to date, as owner; says whether anything changed. Source: design.md 6."""
    wanted, months = rows(on=_today()), school_months(on=_today())
    wanted_hash = stand_hash(wanted, months)
    with transaction.atomic(), connection.cursor() as cursor:
        if _stored() == wanted_hash:
            return False
        cursor.execute("DELETE FROM toegang_zicht")
        cursor.execute("DELETE FROM toegang_zicht_stand")
        cursor.executemany("INSERT INTO toegang_zicht (band, lezersmuur, onderdeel, muur) VALUES (%s, %s, %s, %s)",
                           list(wanted))
        cursor.execute("INSERT INTO toegang_zicht_stand (hash, school_maanden, geschreven_at) VALUES (%s, %s, %s)",
                       [wanted_hash, months, timezone.now()])
    return True


def check_zicht() -> None:
    """Refuse to serve with another matrix in the database than in this program. Errors: StartFout."""
    if _stored() != _wanted_hash(_today()):
        raise StartFout(NEEDED)


def _stored() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT hash FROM toegang_zicht_stand")
        found = cursor.fetchone()
    return str(found[0]) if found else ""


@lru_cache(maxsize=2)
def _wanted_hash(on: date) -> str:
    return stand_hash(rows(on=on), school_months(on=on))


def _today() -> date:
    return local_day(timezone.now())
