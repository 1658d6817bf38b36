"""A withdrawn report asks a question of the contactpersoon; nothing closes by itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final
from uuid import UUID

from django.db import connection

from ketenkameleon.logboek.schrijven import Wijziging
from ketenkameleon.logboek.veel import record_many
from ketenkameleon.meldingen.actions.opslaan import Gevouwen
from ketenkameleon.toegang.context import Actor

INGETROKKEN: Final = "I"
# One look at the meldingen of each zaak, by index. A zaak without any is one whose report was of another child.
_STAND: Final = """
SELECT t.id, m.vraag FROM (
  SELECT id FROM unnest(%(vraag)s::uuid[]) AS v (id)
  UNION SELECT id FROM zaken_zaak WHERE id = ANY(%(misschien)s) AND intrekking_gevraagd_op IS NOT NULL
) t CROSS JOIN LATERAL (
  SELECT coalesce(bool_or(status = 'I'), true) AND NOT coalesce(bool_or(status IN ('R', 'B', 'D')), false) AS vraag
  FROM meldingen_melding WHERE zaak_id = t.id
) m
"""
_ASK: Final = (
    "UPDATE zaken_zaak SET intrekking_gevraagd_op = %s"
    " WHERE id = ANY(%s) AND stand <> 'gesloten' AND intrekking_gevraagd_op IS NULL RETURNING id"
)
_TAKE_BACK: Final = (
    "UPDATE zaken_zaak SET intrekking_gevraagd_op = NULL"
    " WHERE id = ANY(%s) AND stand <> 'gesloten' AND intrekking_gevraagd_op IS NOT NULL RETURNING id"
)


def ask_about_withdrawn(
    actor: Actor, folded: Sequence[Gevouwen], zaken: Mapping[int, UUID], *, on: date
) -> None:
    """Ask the contactpersoon of a zaak whose last open melding was withdrawn, or take the question back.

    A zaak whose only melding turned out to be of another child is asked about too.
    Units: `on` is the day of asking. Source: issue part 3; design.md 2, promise 9.
    """
    changed = [g for g in folded if g.nummer in zaken
               and (g.was is None or (g.was.status, g.was.zaak_id) != (g.status, zaken[g.nummer]))]
    # A new melding raises the question only when withdrawn itself; else it can only take back one that was raised.
    asking = {zaken[g.nummer] for g in changed if g.was is not None or g.status == INGETROKKEN}
    asking |= {g.was.zaak_id for g in folded
               if g.was is not None and g.was.zaak_id is not None and not g.same_child}
    perhaps = {zaken[g.nummer] for g in changed} - asking
    if not asking and not perhaps:
        return
    with connection.cursor() as cursor:
        cursor.execute(_STAND, {"vraag": list(asking), "misschien": list(perhaps)})
        stands = cursor.fetchall()
        cursor.execute(_ASK, [on, [zaak for zaak, ask in stands if ask]])
        asked = cursor.fetchall()
        cursor.execute(_TAKE_BACK, [[zaak for zaak, ask in stands if not ask]])
        gone = cursor.fetchall()
    record_many(actor.lopend, [
        *(Wijziging("zaak.intrekking_gevraagd", "zaak", zaak, {"op": on}, zaak) for (zaak,) in asked),
        *(Wijziging("zaak.intrekking_vervallen", "zaak", zaak, {"op": on}, zaak) for (zaak,) in gone),
    ])
