"""The meldingen that wait to be folded, child by child, each with all its mutations.

A few are looked up batch by batch. Many are read once, in the order in which their mutations lie, and sorted by child
by the database: a child's mutations lie a year apart, so looking them up child by child reads every page of a long
file time and again. Source: issue part 3; docs/adr/0008.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from operator import attrgetter
from typing import Final, TypeAlias

from django.db import connection
from psycopg import Cursor, sql

from ketenkameleon.logboek.ids import new_id
from ketenkameleon.meldingen.besluit import MutatieRij
from ketenkameleon.toegang.context import Actor

Stapel: TypeAlias = list[MutatieRij]
# A melding has two or three mutations.
_MUTATIES_PER_MELDING: Final = 2
_COLUMNS: Final = """k.laatste_mutatie_at, k.hash, k.status, uuid_send(k.persoon_id), k.meldingsdatum, k.meldingsnummer,
    k.soort, k.minuten, k.actie_gewenst, k.uitvoerder, k.verzender, k.vestiging, k.ontvangen_at, k.geweigerd, k.begin,
    k.einde, k.reden_afgesloten, k.toelichting_afsluiting"""
# The last child of a batch comes whole. Deleting and reading are one statement: what is folded is no longer waiting.
_TAKE: Final = f"""
WITH grens AS (
  SELECT persoon_id FROM meldingen_tevouwen WHERE regio_id = %(regio)s AND %(only)s::bigint IS NULL
  ORDER BY persoon_id, meldingsnummer OFFSET %(most)s LIMIT 1
), weg AS (
  DELETE FROM meldingen_tevouwen t WHERE regio_id = %(regio)s
    AND persoon_id <= coalesce((SELECT persoon_id FROM grens), 'ffffffff-ffff-ffff-ffff-ffffffffffff')
    AND (%(only)s::bigint IS NULL OR meldingsnummer = %(only)s)
  RETURNING persoon_id, meldingsnummer
)
SELECT m.*, uuid_send(weg.persoon_id) AS wachtte_bij FROM weg CROSS JOIN LATERAL (
  SELECT {_COLUMNS}
  FROM meldingen_mutatie k WHERE k.regio_id = %(regio)s AND k.meldingsnummer = weg.meldingsnummer
  ORDER BY laatste_mutatie_at, hash
) m
"""  # noqa: S608 -- only names written here
# Numbers are given in the order of time, as files are written: by number, a page is read once for all that lie on it.
# OFFSET 0 keeps it a look-up per number: on tables that just grew, the planner would compare every row with every row.
_LINE_UP: Final = sql.SQL(f"""
DECLARE {{name}} NO SCROLL CURSOR WITH HOLD FOR
SELECT m.*, uuid_send(w.persoon_id) AS wachtte_bij
FROM (SELECT persoon_id, meldingsnummer FROM meldingen_tevouwen WHERE regio_id = {{regio}} ORDER BY meldingsnummer) w
CROSS JOIN LATERAL (
  SELECT {_COLUMNS}
  FROM meldingen_mutatie k WHERE k.regio_id = {{regio}} AND k.meldingsnummer = w.meldingsnummer OFFSET 0
) m ORDER BY w.persoon_id, m.meldingsnummer, m.laatste_mutatie_at, m.hash
""")  # noqa: S608 -- only names written here
_SORT_MEMORY: Final = "SET LOCAL work_mem = '32MB'"
_MANY: Final = "SELECT count(*) FROM (SELECT FROM meldingen_tevouwen WHERE regio_id = %s LIMIT %s) w"
_KEPT: Final = "SELECT coalesce(sum(nieuw), 0) FROM meldingen_levering WHERE regio_id = %s"
_OFF_THE_LIST: Final = """
DELETE FROM meldingen_tevouwen t USING unnest(%s::uuid[], %s::bigint[]) AS w (persoon_id, meldingsnummer)
WHERE t.regio_id = %s AND t.persoon_id = w.persoon_id AND t.meldingsnummer = w.meldingsnummer
RETURNING uuid_send(t.persoon_id), t.meldingsnummer
"""


def take(actor: Actor, most: int, only: int | None = None) -> list[Stapel]:
    """Take the next waiting meldingen off the list, about `most`; their mutations, a sorted list per melding.

    `only`: just the melding with this number. The caller holds the lock of the intake. A melding belongs to the child
    of its first mutation. Where it waits under another child as well, it is left to its own child, so that all
    meldingen of one child are decided in one order. Source: issue part 3.
    """
    while True:
        with Cursor(connection.connection) as cursor:
            cursor.execute(_TAKE, {"regio": actor.regio_id, "most": most - 1, "only": only}, binary=True)
            found = cursor.fetchall()
        stapels = _own_turn(actor, _piled(map(MutatieRij._make, found)))
        # A batch may hold only meldingen that are left to a child whose turn is later.
        if stapels or not found:
            return stapels


class Vouwlijst:
    """The waiting list as one run goes through it, in batches of about `most` meldingen.

    When more wait than one batch, they are read and sorted at once and handed out from there, as long as no other run
    keeps anything new in the regio; after that, and for what is left at the end, batch by batch.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._name: sql.Identifier | None = None
        self._tried = False
        self._kept = 0
        self._over: list[MutatieRij] = []

    def take(self, actor: Actor) -> list[Stapel]:
        """As `take`; nothing when nothing waits any more. The caller holds the lock of the intake."""
        if not self._tried:
            self._tried = True
            self._line_up(actor)
        while self._name is not None:
            if self._kept != _kept(actor):
                self._close()
                break
            if stapels := _own_turn(actor, _still_waiting(actor, _piled(self._next_children()))):
                return stapels
        return take(actor, self._most)

    def _line_up(self, actor: Actor) -> None:
        """Read and sort all that waits, where it is more than a batch. The reading outlives the transaction."""
        with connection.cursor() as cursor:
            cursor.execute(_MANY, [actor.regio_id, self._most + 1])
            if cursor.fetchone()[0] <= self._most:
                return
            self._kept = _kept(actor)
            self._name = sql.Identifier(f"intake_{new_id().hex}")
            cursor.execute(_SORT_MEMORY)
            cursor.execute(_LINE_UP.format(name=self._name, regio=sql.Literal(actor.regio_id)))

    def _next_children(self) -> list[MutatieRij]:
        """The next rows, of whole children; the reading is closed with the last."""
        rows, self._over = self._over, []
        size = self._most * _MUTATIES_PER_MELDING
        while self._name is not None:
            with Cursor(connection.connection) as cursor:
                cursor.execute(sql.SQL("FETCH {} FROM {}").format(size, self._name), binary=True)
                found = cursor.fetchall()
            rows += map(MutatieRij._make, found)
            if len(found) < size:
                self._close()
            elif rows[0].wachtte_bij != rows[-1].wachtte_bij:
                end = _begin_of_last(rows)
                self._over = rows[end:]
                return rows[:end]
        return rows

    def _close(self) -> None:
        if self._name is not None:
            with connection.cursor() as cursor:
                cursor.execute(sql.SQL("CLOSE {}").format(self._name))
        self._name, self._over = None, []


def _begin_of_last(rows: list[MutatieRij]) -> int:
    """Where the rows of the last child begin: more of them may follow."""
    end = len(rows) - 1
    while rows[end - 1].wachtte_bij == rows[-1].wachtte_bij:
        end -= 1
    return end


def _kept(actor: Actor) -> int:
    """How many mutations files brought to this regio: whether any came since shows in it."""
    with connection.cursor() as cursor:
        cursor.execute(_KEPT, [actor.regio_id])
        return int(cursor.fetchone()[0])


def _piled(rows: Iterable[MutatieRij]) -> list[Stapel]:
    return [list(group) for _, group in groupby(rows, key=attrgetter("meldingsnummer", "wachtte_bij"))]


def _still_waiting(actor: Actor, stapels: list[Stapel]) -> list[Stapel]:
    """Take these off the list; what is no longer on it, another run folded in the meantime."""
    if not stapels:
        return stapels
    # Written out as text: thousands of keys one by one would take longer than the statement.
    persons = ",".join([stapel[0].wachtte_bij.hex() for stapel in stapels])
    numbers = ",".join([str(stapel[0].meldingsnummer) for stapel in stapels])
    with Cursor(connection.connection) as cursor:
        cursor.execute(_OFF_THE_LIST, [f"{{{persons}}}", f"{{{numbers}}}", actor.regio_id], binary=True)
        if cursor.rowcount == len(stapels):
            return stapels
        waited = set(cursor.fetchall())
    return [stapel for stapel in stapels if (stapel[0].wachtte_bij, stapel[0].meldingsnummer) in waited]


def _own_turn(actor: Actor, stapels: list[Stapel]) -> list[Stapel]:
    """Of meldingen that waited under another child than their own: only those that do not wait under their own."""
    own: list[Stapel] = []
    others: list[Stapel] = []
    for stapel in stapels:
        (own if stapel[0].wachtte_bij == stapel[0].persoon else others).append(stapel)
    return own + _without_own_turn(actor, others, {stapel[0].meldingsnummer for stapel in own}) if others else own


def _without_own_turn(actor: Actor, others: list[Stapel], here: set[int]) -> list[Stapel]:
    numbers = [stapel[0].meldingsnummer for stapel in others]
    with connection.cursor() as cursor:
        cursor.execute("SELECT meldingsnummer, persoon_id FROM meldingen_tevouwen WHERE regio_id = %s"
                       " AND meldingsnummer = ANY(%s)", [actor.regio_id, numbers])
        waiting = {(number, persoon.bytes) for number, persoon in cursor.fetchall()}
    left: dict[int, Stapel] = {}
    for stapel in others:
        first = stapel[0]
        if first.meldingsnummer not in here and (first.meldingsnummer, first.persoon) not in waiting:
            left[first.meldingsnummer] = stapel
    return list(left.values())
