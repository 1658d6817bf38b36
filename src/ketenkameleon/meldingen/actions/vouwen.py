"""Phase 2 of the intake: every melding that got new mutations is folded again, child by child.

A batch holds whole children, so all that a child's meldingen decide together is decided in one transaction and in
one order: by report day, then by number. Source: issue part 3; design.md 2, promises 1 and 2.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

from django.db import connection

from ketenkameleon.meldingen.actions.intrekking import ask_about_withdrawn
from ketenkameleon.meldingen.actions.opslaan import Gevouwen, save_folded
from ketenkameleon.meldingen.actions.vouwlijst import Stapel, take
from ketenkameleon.meldingen.besluit import Geboren, decide
from ketenkameleon.meldingen.feiten import Telling
from ketenkameleon.meldingen.gebied import Gebied, area
from ketenkameleon.meldingen.staat import present_state
from ketenkameleon.rules.duo import reachability
from ketenkameleon.rules.zaak import Zaaksoort
from ketenkameleon.toegang.context import Actor
from ketenkameleon.toegang.dagen import local_day
from ketenkameleon.zaken.openen import ZaakFeit, open_zaken


def fold_only(actor: Actor, nummer: int, *, at: datetime) -> None:
    """Fold the melding with this number, if it waits. Source: issue part 3."""
    fold(actor, take(actor, 1, nummer), at=at)


def fold(actor: Actor, stapels: Sequence[Stapel], *, at: datetime) -> Telling:
    """Fold these meldingen, of whole children, and count them. Each is a list of all its mutations, in order.

    Writes the melding, the refused mutations, the zaak it opens or feeds, and the log.
    Source: issue part 3; design.md 2, promises 1 and 2.
    """
    if not stapels:
        return Telling()
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
