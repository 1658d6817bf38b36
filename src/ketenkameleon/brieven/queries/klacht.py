"""The complaints that somebody may see: a coördinator all of the regio, others those they noted. None about oneself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from ketenkameleon.brieven import models
from ketenkameleon.logboek.schrijven import looked
from ketenkameleon.rules.access import Deed, Relatie, may
from ketenkameleon.rules.klacht import answer_due
from ketenkameleon.toegang.context import Actor
from ketenkameleon.toegang.refusals import NotFound, authorise
from ketenkameleon.zaken.queries.lezen import rows
from ketenkameleon.zaken.queries.zaak import NOT_THERE

MEEST: Final = 200


@dataclass(frozen=True, slots=True)
class KlachtRegel:
    """One complaint in the list: no name. `uiterlijk`: by when the organisation answers, None before it went there."""

    id: UUID
    over: str
    stand: str
    ontvangen_op: date
    beantwoord_op: date | None
    uiterlijk: date | None


@dataclass(frozen=True, slots=True)
class KlachtbriefRegel:
    """One letter of a complaint: to whom, and when it was made."""

    id: UUID
    aan: str
    gemaakt_at: datetime


@dataclass(frozen=True, slots=True)
class KlachtZicht:
    """One complaint, whole. `nummer`: of the zaak, "" for none."""

    regel: KlachtRegel
    over_wie: str
    klager: str
    klager_adres: str
    inhoud: str
    gebeurd_op: date
    hoe: str
    bij_organisatie_op: date | None
    nummer: str
    brieven: tuple[KlachtbriefRegel, ...]


def complaints(actor: Actor, *, on: date) -> tuple[KlachtRegel, ...]:
    """The newest complaints that the actor may see, at most MEEST. One query. Raises NotAllowed."""
    _allowed(actor, on)
    found = models.Klacht.objects.filter(regio_id=actor.regio_id).order_by("-genoteerd_at", "-id")[:MEEST]
    return tuple(_line(actor, row) for row in found)


def complaint(actor: Actor, klacht_id: UUID, *, on: date) -> KlachtZicht:
    """One complaint with its letters; two queries and the look log. Raises NotAllowed and NotFound."""
    row = models.Klacht.objects.filter(regio_id=actor.regio_id, pk=klacht_id).select_related("zaak").first()
    if row is None:
        raise NotFound(NOT_THERE, object_soort="klacht", gevraagd=str(klacht_id))
    _allowed(actor, on)
    looked(actor.lopend, "klacht", klacht_id, zaak_id=row.zaak_id)
    letters = models.Klachtbrief.objects.filter(regio_id=actor.regio_id, klacht_id=klacht_id).order_by("aan")
    return KlachtZicht(
        _line(actor, row), row.over_wie, row.klager, row.klager_adres, row.inhoud, row.gebeurd_op, row.hoe,
        row.bij_organisatie_op, row.zaak.nummer if row.zaak else "",
        tuple(KlachtbriefRegel(brief.id, brief.aan, brief.gemaakt_at) for brief in letters))


def colleagues(actor: Actor, *, on: date) -> list[tuple[UUID, str]]:
    """Account and name of who works with children in this regio that day, by name. One query."""
    return rows(lambda key, naam: (key, naam), _COLLEGAS, {"regio": actor.regio_id, "on": on})


def _line(actor: Actor, row: models.Klacht) -> KlachtRegel:
    due = answer_due(row.bij_organisatie_op, wet=actor.wet) if row.bij_organisatie_op else None
    return KlachtRegel(row.id, row.over, row.stand, row.ontvangen_op, row.beantwoord_op, due)


def _allowed(actor: Actor, on: date) -> None:
    authorise(may(Deed.KLACHT, functies=actor.functies, relaties=frozenset({Relatie.GEEN}), on=on, wet=actor.wet))


_COLLEGAS: Final = """
SELECT DISTINCT a.id, a.naam FROM toegang_account a JOIN regio_aanstelling s ON s.account_id = a.id
WHERE s.regio_id = %(regio)s AND s.functie IN ('bip', 'coordinator') AND %(on)s BETWEEN s.van AND s.tot
ORDER BY a.naam, a.id"""
