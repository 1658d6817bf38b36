"""What somebody wrote about their own learning, and what is counted of a BOA in a year."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Final, NamedTuple
from uuid import UUID

from django.db import connection

from ketenkameleon.rules.access import Deed, Relatie, may
from ketenkameleon.toegang.context import Actor
from ketenkameleon.toegang.refusals import authorise

MOST: Final = 200


class BegeleidingRegel(NamedTuple):
    """A talk about the work of somebody."""

    soort: str
    op: date
    uren: Decimal
    met: str
    thema: str


class LeerRegel(NamedTuple):
    """A line of the leerlog. `van_mij`: written by who asks; `naam`: the writer."""

    id: UUID
    naam: str
    op: date
    vak: str
    tekst: str
    uren: Decimal | None
    gedeeld: bool
    van_mij: bool


class Meegegaan(NamedTuple):
    """Who came along to a contact, and whether the family knew."""

    naam: str
    als: str
    verteld: bool
    verteld_reden: str


class BoaJaar(NamedTuple):
    """What one BOA did in a year, in numbers. `zonder`: verhoren without a valid authority."""

    verhoren: int
    zonder: int
    pv: int
    halt: int


def guidance(actor: Actor, account_id: UUID) -> list[BegeleidingRegel]:
    """The talks about the work of somebody, the newest first, at most two hundred. One query.

    One's own, or anybody's for a coördinator: the wall says so.
    """
    with connection.cursor() as cursor:
        cursor.execute(_BEGELEIDING, {"regio": actor.regio_id, "account": account_id, "most": MOST})
        return [BegeleidingRegel(*line) for line in cursor.fetchall()]


def lessons(actor: Actor) -> list[LeerRegel]:
    """One's own lines and those that colleagues share, the newest first. One query."""
    with connection.cursor() as cursor:
        cursor.execute(_LEREN, {"regio": actor.regio_id, "account": actor.account_id, "leer": None})
        return [LeerRegel(*line) for line in cursor.fetchall()]


def lesson_of(actor: Actor, leer_id: UUID) -> LeerRegel | None:
    """One line, None when there is no such in sight. One query."""
    with connection.cursor() as cursor:
        cursor.execute(_LEREN, {"regio": actor.regio_id, "account": actor.account_id, "leer": leer_id})
        found = cursor.fetchone()
    return LeerRegel(*found) if found else None


def hours_learned(actor: Actor, account_id: UUID) -> list[tuple[date, Decimal]]:
    """The hours of somebody's lines in the leerlog that are in sight: day and hours. One query."""
    with connection.cursor() as cursor:
        cursor.execute(_LEERUREN, {"regio": actor.regio_id, "account": account_id})
        return list(cursor.fetchall())


def came_along(actor: Actor, contact_id: UUID) -> list[Meegegaan]:
    """Who came along to a contact, by name; behind the wall of its rol. One query."""
    with connection.cursor() as cursor:
        cursor.execute(_MEE, {"regio": actor.regio_id, "contact": contact_id})
        return [Meegegaan(*line) for line in cursor.fetchall()]


def boa_year(actor: Actor, jaar: int, *, on: date) -> BoaJaar:
    """What the actor did as a BOA in that year: numbers alone, through a luik that counts one's own. One query.

    Zaken that were destroyed count no more. Raises NotAllowed. Source: docs/adr/0033.
    """
    authorise(may(Deed.EIGEN_WERK, functies=actor.functies, relaties=frozenset({Relatie.GEEN}), on=on, wet=actor.wet))
    with connection.cursor() as cursor:
        cursor.execute("SELECT verhoren, zonder, pv, halt FROM team_boa_jaar(%s)", [jaar])
        return BoaJaar(*cursor.fetchone())


_BEGELEIDING: Final = """
SELECT b.soort, b.op, b.uren, b.met, b.thema FROM team_begeleiding b
WHERE b.account_id = %(account)s AND b.regio_id = %(regio)s ORDER BY b.op DESC, b.at DESC LIMIT %(most)s
"""
_LEREN: Final = """
SELECT l.id, a.naam, l.op, l.vak, l.tekst, l.uren, l.gedeeld, l.account_id = %(account)s
FROM team_leerregel l JOIN toegang_account a ON a.id = l.account_id
WHERE l.regio_id = %(regio)s AND (l.account_id = %(account)s OR l.gedeeld)
  AND (%(leer)s::uuid IS NULL OR l.id = %(leer)s)
ORDER BY l.op DESC, l.at DESC
"""
_LEERUREN: Final = """
SELECT l.op, l.uren FROM team_leerregel l
WHERE l.account_id = %(account)s AND l.regio_id = %(regio)s AND l.uren IS NOT NULL
"""
_MEE: Final = """
SELECT a.naam, m.als, m.verteld, m.verteld_reden FROM team_meeloper m JOIN toegang_account a ON a.id = m.account_id
WHERE m.contact_id = %(contact)s AND m.regio_id = %(regio)s ORDER BY a.naam
"""
