"""Sealing every row anew under the pair of keys in use, in committed batches, as the owner of the database.

Nothing remembers how far it came: the first byte of a sealed value says which pair made it, so a run that was killed is
simply run again. Source: issue 3, part 9 (a command that can be interrupted); docs/veiligheid/sleutels.md.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Final, TypeAlias
from uuid import UUID

from django.db import connection, transaction

from ketenkameleon.toegang.sleutels import lookup_key, ring, seal, unseal
from ketenkameleon.toegang.wissel.lijst import VERZEGELD, Plaats

BATCH: Final = 500
# Tables of ours have a UUID for a key, those of django-allauth a number.
Sleutel: TypeAlias = "UUID | int"
Rij: TypeAlias = "tuple[Sleutel, bytes, str, UUID, UUID]"
Waarden: TypeAlias = "dict[str, UUID | int | bytes | None]"
Voortgang: TypeAlias = Callable[[str, int], None]


def reseal_all(*, batch: int = BATCH, progress: Voortgang = lambda where, done: None) -> int:
    """Seal everything that was made with an older pair anew; returns how many values. Changes nothing else.

    Must run as owner and outside a transaction: every batch is committed. `progress` hears table.column and the count
    so far. When it returns, no value with an older pair is left: the last look holds the tables against writers.
    Raises OnbekendeSleutel or InvalidTag for a value that does not open; that batch is undone and the rest waits.
    """
    done = 0
    for plaats in VERZEGELD:
        for count in _passes(plaats, batch):
            done += count
            progress(f"{plaats.tabel}.{plaats.kolom}", done)
    with transaction.atomic():
        _hold_writers()
        for plaats in VERZEGELD:
            done += sum(_reseal(plaats, rows) for rows in _batches(plaats, batch))
    return done


def how_sealed() -> dict[str, Counter[int]]:
    """Per table.column how many values each pair made: {"personen_persoon.bsn": {1: 1200}}. Runs as owner."""
    found: dict[str, Counter[int]] = {}
    with connection.cursor() as cursor:
        for plaats in VERZEGELD:
            cursor.execute(
                f"SELECT get_byte({plaats.bytes_sql}, 0), count(*) FROM {plaats.tabel}"  # noqa: S608 -- our own list
                f" WHERE {plaats.bytes_sql} IS NOT NULL GROUP BY 1")
            found.setdefault(f"{plaats.tabel}.{plaats.kolom}", Counter()).update(dict(cursor.fetchall()))
    return found


def _passes(plaats: Plaats, batch: int) -> Iterator[int]:
    """Once through the table, a transaction per batch."""
    last: Sleutel | None = None
    while True:
        with transaction.atomic():
            rows = _older(plaats, last, batch)
            count = _reseal(plaats, rows)
        if not rows:
            return
        last = rows[-1][0]
        yield count


def _batches(plaats: Plaats, batch: int) -> Iterator[Sequence[Rij]]:
    """What came in under the old pair while the passes ran; inside one transaction."""
    while rows := _older(plaats, None, batch):
        yield rows


def _older(plaats: Plaats, last: Sleutel | None, batch: int) -> Sequence[Rij]:
    """The next rows by their key that were not made with the pair in use, held until the transaction ends."""
    after = "AND id > %(last)s" if last is not None else ""
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT id, {plaats.bytes_sql}, {plaats.place}, {plaats.regio}, {plaats.row} FROM {plaats.tabel}"  # noqa: S608
            f" WHERE get_byte({plaats.bytes_sql}, 0) <> %(nu)s {after} ORDER BY id LIMIT %(batch)s"
            " FOR NO KEY UPDATE",
            {"nu": ring()[0].id, "last": None if last is None else str(last), "batch": batch})
        return [(key, bytes(sealed), place, regio, row) for key, sealed, place, regio, row in cursor.fetchall()]


def _reseal(plaats: Plaats, rows: Sequence[Rij]) -> int:
    changed = [_anew(plaats, *row) for row in rows]
    if changed:
        with connection.cursor() as cursor:
            cursor.executemany(f"UPDATE {plaats.tabel} SET {plaats.set_sql} WHERE id = %(id)s", changed)  # noqa: S608
    return len(changed)


def _anew(plaats: Plaats, key: Sleutel, sealed: bytes, place: str, regio: UUID, row: UUID) -> Waarden:
    text = unseal(sealed, regio_id=regio, place=place, row=row)
    made: Waarden = {"id": key, "nieuw": seal(text, regio_id=regio, place=place, row=row)}
    if plaats.zoek:
        made["zoek"] = lookup_key(text.decode(), regio_id=regio, soort=plaats.soort)
    return made


def _hold_writers() -> None:
    """Wait for everybody who is writing now, and let nobody begin: reading goes on."""
    tables = sorted({plaats.tabel for plaats in VERZEGELD})
    with connection.cursor() as cursor:
        cursor.execute(f"LOCK TABLE {', '.join(tables)} IN SHARE ROW EXCLUSIVE MODE")
