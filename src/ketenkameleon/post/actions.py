"""The outbox of messages: putting one out, taking what is due, and writing down what came of it.

A message is taken in one transaction and its end is written in another: between the two it is sent, outside any. When
the process dies there, nobody knows whether it left. Source: design.md 2, promise 7; docs/adr/0035.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from django.db import connection

from ketenkameleon.logboek.ids import new_id
from ketenkameleon.logboek.schrijven import Lopend, Wijziging, record
from ketenkameleon.post.models import Bericht, Berichtadres
from ketenkameleon.rules.berichten import Berichtsoort

# Far longer than any server is waited for: who took a message this long ago and wrote no end is no longer there.
ACHTERGELATEN: Final = timedelta(minutes=15)
ONZEKER: Final = "onzeker"
# What is waiting longer than this at once is taken in parts.
MEEST: Final = 50


@dataclass(frozen=True, slots=True)
class Uit:
    """A message to put out. `over`: what makes it this one and no other; it is kept as a digest."""

    account_id: UUID
    soort: Berichtsoort
    over: str
    velden: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Genomen:
    """A message that was taken to be sent. `adres` None: there is no address, or mail to it came back."""

    id: UUID
    soort: Berichtsoort
    velden: Mapping[str, int]
    pogingen: int
    adres_id: UUID | None
    adres: bytes | None


def put_out(lopend: Lopend, berichten: Iterable[Uit], grond: str, *, at: datetime) -> int:
    """Put messages out, in the transaction of what they are about; how many were new comes back.

    One that was put out before, about the same, is not put out again.
    """
    new = 0
    for uit in berichten:
        key = new_id()
        with connection.cursor() as cursor:
            cursor.execute(_INSERT, [key, _here(lopend), uit.account_id, uit.soort.value, grond,
                                     hashlib.sha256(uit.over.encode()).hexdigest(), json.dumps(dict(uit.velden)), at,
                                     at])
            fresh = cursor.rowcount == 1
        if fresh:
            new += 1
            record(lopend, Wijziging("bericht.klaargezet", "bericht", key,
                                     {"soort": uit.soort.value, "account": uit.account_id, "grond": grond}))
    return new


def take_due(lopend: Lopend, *, at: datetime) -> tuple[Genomen, ...]:
    """Take at most MEEST messages that are due, oldest first; somebody else who takes at the same time gets others."""
    with connection.cursor() as cursor:
        cursor.execute(_TAKE, {"regio": _here(lopend), "at": at, "meest": MEEST})
        return tuple(Genomen(key, Berichtsoort(soort), json.loads(velden) if isinstance(velden, str) else velden,
                             pogingen, adres_id, bytes(adres) if adres is not None else None)
                     for key, soort, velden, pogingen, adres_id, adres in cursor.fetchall())


def sent_since(lopend: Lopend, soorten: Iterable[Berichtsoort], *, since: datetime) -> tuple[tuple[UUID, bytes], ...]:
    """The sealed addresses to which a message of these kinds left since that moment, each with its key."""
    with connection.cursor() as cursor:
        cursor.execute(_SENT, {"regio": _here(lopend), "soorten": [soort.value for soort in soorten], "since": since})
        return tuple((key, bytes(adres)) for key, adres in cursor.fetchall())


def left_behind(lopend: Lopend, nog_eens: Iterable[Berichtsoort], *, at: datetime) -> int:
    """What somebody took and wrote no end of: the kinds `nog_eens` go again, the others end as uncertain."""
    again = {soort.value for soort in nog_eens}
    lost = Bericht.objects.select_for_update(skip_locked=True).filter(
        regio_id=_here(lopend), verstuurd_at__isnull=True, gestopt_at__isnull=True,
        bezig_at__lte=at - ACHTERGELATEN)
    rows = list(lost)
    for row in rows:
        if row.soort in again:
            _update(row.id, bezig_at=None, volgende_at=at, fout=ONZEKER)
        else:
            stop(lopend, row.id, ONZEKER, at=at)
    return len(rows)


def sent(lopend: Lopend, bericht_id: UUID, *, at: datetime) -> None:
    """It left."""
    _update(bericht_id, verstuurd_at=at, bezig_at=None, fout="")
    record(lopend, Wijziging("bericht.verstuurd", "bericht", bericht_id, {}))


def later(bericht_id: UUID, fout: str, volgende_at: datetime) -> None:
    """It did not leave now, and is tried again then."""
    _update(bericht_id, bezig_at=None, volgende_at=volgende_at, fout=fout)


def stop(lopend: Lopend, bericht_id: UUID, fout: str, *, at: datetime) -> None:
    """It is not tried again; the code of the reason is kept."""
    _update(bericht_id, gestopt_at=at, bezig_at=None, fout=fout)
    record(lopend, Wijziging("bericht.gestopt", "bericht", bericht_id, {"fout": fout}))


def came_back(lopend: Lopend, adres_id: UUID, *, at: datetime) -> None:
    """Mail to this address came back: nothing goes there until its owner writes it anew."""
    Berichtadres.objects.filter(pk=adres_id, regio_id=_here(lopend)).update(terug_at=at)
    record(lopend, Wijziging("berichtadres.terug", "berichtadres", adres_id, {}))


def bounced(lopend: Lopend, bericht_id: UUID, *, at: datetime) -> bool:
    """A message that was sent came back: so did its address, unless it was written anew since; was there one?"""
    row = Bericht.objects.filter(pk=bericht_id, regio_id=_here(lopend), verstuurd_at__isnull=False).first()
    adres = row and Berichtadres.objects.filter(regio_id=_here(lopend), account_id=row.account_id,
                                                gezet_at__lte=row.verstuurd_at, terug_at__isnull=True).first()
    if adres:
        came_back(lopend, adres.id, at=at)
    return adres is not None


def keep_address(lopend: Lopend, account_id: UUID, key: UUID, adres: bytes, *, dagelijks: bool, at: datetime) -> None:
    """The address of this account from now on; `adres` is sealed for `key`."""
    Berichtadres.objects.filter(regio_id=_here(lopend), account_id=account_id).delete()
    Berichtadres(id=key, regio_id=_here(lopend), account_id=account_id, adres=adres, dagelijks=dagelijks,
                 gezet_at=at).save(force_insert=True)
    record(lopend, Wijziging("berichtadres.gezet", "berichtadres", key, {"dagelijks": dagelijks}))


def drop_address(lopend: Lopend, account_id: UUID) -> None:
    """This account wants no messages any more: nothing about where they went is kept."""
    mine = Berichtadres.objects.filter(regio_id=_here(lopend), account_id=account_id)
    for key in mine.values_list("id", flat=True):
        record(lopend, Wijziging("berichtadres.weg", "berichtadres", key, {}))
    mine.delete()


def clear_old(lopend: Lopend, before: datetime) -> int:
    """Remove messages that ended before that moment; how many comes back."""
    gone, _ = Bericht.objects.filter(regio_id=_here(lopend), volgende_at__lt=before).exclude(
        verstuurd_at__isnull=True, gestopt_at__isnull=True).delete()
    return gone


def _here(lopend: Lopend) -> UUID:
    """The regio of this transaction. Raises ValueError where there is none: nobody gets a message then."""
    if lopend.regio_id is None:
        raise ValueError("buiten elke regio gaat er geen bericht")
    return lopend.regio_id


def _update(bericht_id: UUID, **columns: datetime | str | None) -> None:
    Bericht.objects.filter(pk=bericht_id).update(**columns)


_SENT: Final = """
SELECT DISTINCT a.id, a.adres FROM post_bericht b
JOIN post_berichtadres a ON a.regio_id = b.regio_id AND a.account_id = b.account_id
WHERE b.regio_id = %(regio)s AND b.soort = ANY(%(soorten)s) AND b.verstuurd_at >= %(since)s"""
_INSERT: Final = """
INSERT INTO post_bericht (id, regio_id, account_id, soort, grond, sleutel, velden, gemaakt_at, volgende_at, pogingen,
  fout)
VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, 0, '') ON CONFLICT DO NOTHING"""
_TAKE: Final = """
WITH due AS (
  SELECT id FROM post_bericht WHERE regio_id = %(regio)s AND verstuurd_at IS NULL AND gestopt_at IS NULL
    AND bezig_at IS NULL AND volgende_at <= %(at)s ORDER BY volgende_at, id LIMIT %(meest)s FOR UPDATE SKIP LOCKED
), taken AS (
  UPDATE post_bericht b SET bezig_at = %(at)s, pogingen = b.pogingen + 1 FROM due
  WHERE b.id = due.id AND b.bezig_at IS NULL
  RETURNING b.id, b.account_id, b.soort, b.velden, b.pogingen, b.volgende_at
)
SELECT t.id, t.soort, t.velden, t.pogingen, a.id, a.adres FROM taken t
LEFT JOIN post_berichtadres a ON a.regio_id = %(regio)s AND a.account_id = t.account_id AND a.terug_at IS NULL
ORDER BY t.volgende_at, t.id"""
