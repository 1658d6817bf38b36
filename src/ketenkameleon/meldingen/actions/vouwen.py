"""Phase 2 of the intake: every melding that got new mutations is folded again, child by child.

A batch holds whole children, so all that a child's meldingen decide together is decided in one transaction and in
one order: by report day, then by number. Source: issue part 3; design.md 2, promises 1 and 2.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from itertools import groupby
from operator import attrgetter
from typing import Final
from uuid import UUID

from django.db import connection
from psycopg import Cursor

from ketenkameleon.meldingen.actions.intrekking import ask_about_withdrawn
from ketenkameleon.meldingen.actions.opslaan import Gevouwen, save_folded
from ketenkameleon.meldingen.besluit import Geboren, MutatieRij, decide
from ketenkameleon.meldingen.feiten import Telling
from ketenkameleon.meldingen.gebied import Gebied, area
from ketenkameleon.meldingen.staat import present_state
from ketenkameleon.rules.duo import reachability
from ketenkameleon.rules.zaak import Zaaksoort
from ketenkameleon.toegang.context import Actor
from ketenkameleon.toegang.dagen import local_day
from ketenkameleon.zaken.openen import ZaakFeit, open_zaken

# The last child of a batch comes whole. Deleting and reading are one statement: what is folded is no longer waiting.
_TAKE: Final = """
WITH grens AS (
  SELECT persoon_id FROM meldingen_tevouwen WHERE regio_id = %(regio)s
  ORDER BY persoon_id, meldingsnummer OFFSET %(most)s LIMIT 1
), weg AS (
  DELETE FROM meldingen_tevouwen t WHERE regio_id = %(regio)s
    AND persoon_id <= coalesce((SELECT persoon_id FROM grens), 'ffffffff-ffff-ffff-ffff-ffffffffffff')
    AND (%(only)s::bigint IS NULL OR meldingsnummer = %(only)s)
  RETURNING persoon_id, meldingsnummer
)
SELECT m.*, uuid_send(weg.persoon_id) AS wachtte_bij FROM weg CROSS JOIN LATERAL (
  SELECT laatste_mutatie_at, hash, status, uuid_send(persoon_id), meldingsdatum, meldingsnummer, soort, minuten,
    actie_gewenst, uitvoerder, verzender, vestiging, ontvangen_at, geweigerd, k.begin,
    k.einde, reden_afgesloten, toelichting_afsluiting
  FROM meldingen_mutatie k WHERE k.regio_id = %(regio)s AND k.meldingsnummer = weg.meldingsnummer
  ORDER BY laatste_mutatie_at, hash
) m
"""


def fold_some(actor: Actor, *, at: datetime, most: int, only: int | None = None) -> Telling | None:
    """Fold the meldingen of the next children, about `most` of them; None when nothing is waiting.

    `only`: just the melding with this number.

    Takes them off the waiting list, writes the melding, the refused mutations, the zaak it opens or feeds, and the
    log. Source: issue part 3; design.md 2, promises 1 and 2.
    """
    stapels = _take(actor, most, only)
    if not stapels:
        return None
    gebied = area(actor)
    staat = present_state(actor, [stapel[0].meldingsnummer for stapel in stapels])
    geboren = _births(actor, {stapel[0].persoon for stapel in stapels})
    transitions = reachability(on=local_day(at), wet=actor.wet)
    folded = [
        Gevouwen(stapel[0].meldingsnummer,
                 decide(stapel, transitions=transitions, geboren=geboren.get(stapel[0].persoon), wet=actor.wet),
                 stapel, staat.get(stapel[0].meldingsnummer))
        for stapel in stapels
    ]
    zaken = _zaken(actor, folded, gebied, at)
    save_folded(actor, folded, zaken, gebied, at=at)
    ask_about_withdrawn(actor, folded, zaken, on=local_day(at))
    return Telling(meldingen=len(folded), zaken=len(set(zaken.values())))


def _take(actor: Actor, most: int, only: int | None) -> list[list[MutatieRij]]:
    """The mutations of the next waiting meldingen, a sorted list per melding.

    A melding belongs to the child of its first mutation. Where it waits under another child as well, it is left to
    its own child, so that all meldingen of one child are decided in one order.
    """
    with Cursor(connection.connection) as cursor:
        cursor.execute(_TAKE, {"regio": actor.regio_id, "most": most - 1, "only": only}, binary=True)
        found = cursor.fetchall()
    stapels: list[list[MutatieRij]] = []
    others: list[list[MutatieRij]] = []
    for _, rows in groupby(map(MutatieRij._make, found), key=attrgetter("meldingsnummer", "wachtte_bij")):
        stapel = list(rows)
        (stapels if stapel[0].wachtte_bij == stapel[0].persoon else others).append(stapel)
    if others:
        stapels += _without_own_turn(actor, others, {stapel[0].meldingsnummer for stapel in stapels})
    return stapels


def _without_own_turn(actor: Actor, others: list[list[MutatieRij]], here: set[int]) -> list[list[MutatieRij]]:
    """Of the meldingen that waited under another child: those that do not wait under their own."""
    numbers = [stapel[0].meldingsnummer for stapel in others]
    with connection.cursor() as cursor:
        cursor.execute("SELECT meldingsnummer, persoon_id FROM meldingen_tevouwen WHERE regio_id = %s"
                       " AND meldingsnummer = ANY(%s)", [actor.regio_id, numbers])
        waiting = {(number, persoon.bytes) for number, persoon in cursor.fetchall()}
    left: dict[int, list[MutatieRij]] = {}
    for stapel in others:
        first = stapel[0]
        if first.meldingsnummer not in here and (first.meldingsnummer, first.persoon) not in waiting:
            left[first.meldingsnummer] = stapel
    return list(left.values())


def _births(actor: Actor, persons: set[bytes]) -> dict[bytes, Geboren]:
    """What is known of the birth dates of these children, where anything is."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT id, geboortejaar, geboortemaand, geboortedag, startkwalificatie FROM personen_persoon"
            " WHERE regio_id = %s AND id = ANY(%s) AND geboortejaar IS NOT NULL",
            [actor.regio_id, [UUID(bytes=persoon) for persoon in persons]],
        )
        return {persoon.bytes: tuple(born) for persoon, *born in cursor.fetchall()}


def _zaken(actor: Actor, folded: Sequence[Gevouwen], gebied: Gebied, at: datetime) -> dict[int, UUID]:
    """The zaak of every melding that has or gets one, by its number; opened or fed in the order of the reports."""
    zaken: dict[int, UUID] = {}
    asking: list[tuple[Gevouwen, Zaaksoort]] = []
    for g in folded:
        kept = g.kept_zaak()
        if kept is not None:
            zaken[g.nummer] = kept
        elif g.besluit.zaak is not None and g.may_open():
            asking.append((g, g.besluit.zaak))
    asking.sort(key=lambda pair: (pair[0].besluit.gemeld_op, pair[0].nummer))
    keys = {persoon: UUID(bytes=persoon) for persoon in {g.besluit.stand.persoon for g, _ in asking}}
    opened = open_zaken(actor, [_fact(g, soort, gebied, keys) for g, soort in asking], at=at)
    return zaken | {g.nummer: zaak for (g, _), zaak in zip(asking, opened, strict=True)}


def _fact(g: Gevouwen, soort: Zaaksoort, gebied: Gebied, keys: Mapping[bytes, UUID]) -> ZaakFeit:
    besluit, plaats = g.besluit, gebied.place(g.besluit.stand)
    return ZaakFeit(keys[besluit.stand.persoon], soort, besluit.zaak_aanleiding, besluit.gemeld_op,
                    besluit.herkomst.value, plaats.gemeente_id, plaats.school_id, plaats.verantwoordelijke_id,
                    besluit.stand.begin)
