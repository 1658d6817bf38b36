"""What is written down about somebody's way through the team. Own rows, or all for a coördinator: the wall says so."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Final, NamedTuple, TypeVar
from uuid import UUID

from django.db import connection

from ketenkameleon.rules.programma import Vastgelegd
from ketenkameleon.toegang.context import Actor
from ketenkameleon.toegang.models import NEVER

Regel = TypeVar("Regel")


class StapRegel(NamedTuple):
    """A step. `door`: who wrote it down, "" for what was brought along."""

    stand: str
    op: date
    waarom: str
    door: str


class InzetRegel(NamedTuple):
    """A time at a partner. `tot` None: no end; `getekend_op` None: not signed off."""

    id: UUID
    organisatie: str
    soort: str
    rol: str
    van: date
    tot: date | None
    uren: Decimal
    begeleider: str
    getekend_op: date | None
    beeindigd_waarom: str


class Partner(NamedTuple):
    """An organisatie of the regio."""

    id: UUID
    naam: str


def career(actor: Actor, account_id: UUID) -> list[StapRegel]:
    """The steps of somebody, the newest first. One query."""
    return _read(StapRegel, _STAPPEN, actor, account_id)


def parts_noted(actor: Actor, account_id: UUID) -> list[Vastgelegd]:
    """Of each part of the programme what was written down last. One query."""
    return _read(Vastgelegd, _DELEN, actor, account_id)


def stints(actor: Actor, account_id: UUID) -> list[InzetRegel]:
    """The times of somebody at partners, the newest first. One query."""
    return _read(InzetRegel, _INZET, actor, account_id)


def stint_of(actor: Actor, account_id: UUID, inzet_id: UUID) -> InzetRegel | None:
    """One time of somebody at a partner, None when there is no such. One query."""
    return next((line for line in stints(actor, account_id) if line.id == inzet_id), None)


def partners(actor: Actor) -> list[Partner]:
    """The organisaties of the regio but the schools, by name. One query."""
    return _read(Partner, _PARTNERS, actor, None)


def colleagues(actor: Actor, *, on: date) -> dict[UUID, str]:
    """The others who work in the team that day: key and name, by name. One query."""
    with connection.cursor() as cursor:
        cursor.execute(_COLLEGAS, {"regio": actor.regio_id, "account": actor.account_id, "on": on})
        return dict(cursor.fetchall())


def _read(make: Callable[..., Regel], query: str, actor: Actor, account_id: UUID | None) -> list[Regel]:
    with connection.cursor() as cursor:
        cursor.execute(query, {"regio": actor.regio_id, "account": account_id, "never": NEVER})
        return [make(*line) for line in cursor.fetchall()]


_STAPPEN: Final = """
SELECT l.stand, l.op, l.waarom, coalesce(d.naam, '') FROM team_loopbaanstap l
LEFT JOIN toegang_account d ON d.id = l.door_id
WHERE l.account_id = %(account)s AND l.regio_id = %(regio)s ORDER BY l.op DESC
"""
_DELEN: Final = """
SELECT DISTINCT ON (v.deel) v.deel, v.gepland_op, v.gedaan_op, v.uren FROM team_voortgang v
WHERE v.account_id = %(account)s AND v.regio_id = %(regio)s ORDER BY v.deel, v.at DESC, v.id DESC
"""
_INZET: Final = """
SELECT i.id, o.naam, i.soort, i.rol, i.van, nullif(i.tot, %(never)s::date), i.uren_per_week, i.begeleider,
  i.getekend_op, i.beeindigd_waarom
FROM team_inzet i JOIN regio_organisatie o ON o.id = i.organisatie_id
WHERE i.account_id = %(account)s AND i.regio_id = %(regio)s ORDER BY i.van DESC, o.naam
"""
_PARTNERS: Final = """
SELECT o.id, o.naam FROM regio_organisatie o WHERE o.regio_id = %(regio)s AND o.soort <> 'school' ORDER BY o.naam, o.id
"""
_COLLEGAS: Final = """
SELECT DISTINCT ON (a.naam, a.id) a.id, a.naam FROM team_professional p
JOIN regio_aanstelling s ON s.id = p.aanstelling_id AND %(on)s BETWEEN s.van AND s.tot
JOIN toegang_account a ON a.id = s.account_id AND a.is_active
WHERE p.regio_id = %(regio)s AND a.id <> %(account)s ORDER BY a.naam, a.id
"""
