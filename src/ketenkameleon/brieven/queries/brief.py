"""The letters of a zaak, and one of them with its last version, for who may read them in the rol they look in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from ketenkameleon.brieven import models
from ketenkameleon.brieven.invoer import BERICHT
from ketenkameleon.logboek.schrijven import looked
from ketenkameleon.post.sjabloon import Blok, Bloksoort, Tekst
from ketenkameleon.toegang.context import Actor
from ketenkameleon.toegang.refusals import NotFound
from ketenkameleon.zaken.queries.lezen import row
from ketenkameleon.zaken.queries.zaak import NOT_THERE, ZaakZicht


@dataclass(frozen=True, slots=True)
class BriefRegel:
    """One letter in the list."""

    id: UUID
    soort: str
    naar: str
    aan: str
    gemaakt_at: datetime
    vrijgegeven_at: datetime | None
    verstuurd_op: date | None
    versies: int
    weg: str
    ontvangen_at: datetime | None
    papier_op: date | None


@dataclass(frozen=True, slots=True)
class BriefZicht:
    """One letter. `tekst` None: something is still missing. `afzender`: the organisatie that answers for it.

    `op_papier`: it can go on paper alone. `papier_op`: the day it was given on paper beside the own page.
    """

    id: UUID
    soort: str
    naar: str
    persoon_id: UUID | None
    afzender: str
    aan: tuple[str, ...]
    waarden: dict[str, str]
    tekst: Tekst | None
    versie: int
    versie_at: datetime
    vrijgegeven_at: datetime | None
    verstuurd_op: date | None
    weg: str
    ontvangen_at: datetime | None
    papier_op: date | None
    op_papier: bool

    @property
    def open(self) -> bool:
        """Can it still be changed?"""
        return self.vrijgegeven_at is None


def letters_of(actor: Actor, zicht: ZaakZicht) -> tuple[BriefRegel, ...]:
    """The letters of this zaak that were not taken back, newest first; two queries and the look log."""
    rows = list(models.Brief.objects.filter(regio_id=actor.regio_id, zaak_id=zicht.zaak_id, ingetrokken_at__isnull=True)
                .order_by("-gemaakt_at", "-id"))
    versions = models.Briefversie.objects.filter(regio_id=actor.regio_id, zaak_id=zicht.zaak_id).order_by("nummer")
    last = {row.brief_id: row for row in versions.only("brief_id", "nummer", "aan")}
    looked(actor.lopend, "brieven", zicht.nummer, zaak_id=zicht.zaak_id)
    return tuple(BriefRegel(row.id, row.soort, row.naar, (last[row.id].aan or [""])[0], row.gemaakt_at,
                            row.vrijgegeven_at, row.verstuurd_op, last[row.id].nummer, row.weg, row.ontvangen_at,
                            row.papier_op)
                 for row in rows if row.id in last)


def letter(actor: Actor, zicht: ZaakZicht, brief_id: UUID) -> BriefZicht:
    """One letter with its last version; two queries and the look log.

    Raises NotFound for one that is not of this zaak, was taken back, or was made in a rol that the actor does not look
    in.
    """
    mine = models.Brief.objects.filter(regio_id=actor.regio_id, zaak_id=zicht.zaak_id, pk=brief_id,
                                       ingetrokken_at__isnull=True)
    brief = mine.select_related("verantwoordelijke").first()
    last = models.Briefversie.objects.filter(regio_id=actor.regio_id, zaak_id=zicht.zaak_id,
                                             brief_id=brief_id).order_by("-nummer").first()
    if brief is None or last is None:
        raise NotFound(NOT_THERE, object_soort="brief", gevraagd=str(brief_id))
    looked(actor.lopend, "brief", brief_id, zaak_id=zicht.zaak_id)
    return BriefZicht(brief.id, brief.soort, brief.naar, brief.persoon_id, brief.verantwoordelijke.naam,
                      tuple(last.aan), last.waarden, _text(last), last.nummer, last.gemaakt_at, brief.vrijgegeven_at,
                      brief.verstuurd_op, brief.weg, brief.ontvangen_at, brief.papier_op,
                      brief.muur == models.WPG_MUUR)


def mail_state(found: BriefZicht) -> str:
    """What came of the mail about a letter on the own page that was not opened: onderweg, verstuurd, terug, geen_adres
    or mislukt; "" for any other letter. One query, or none. Source: issue 6, bad input; docs/adr/0035.
    """
    if found.weg != BERICHT or found.ontvangen_at is not None:
        return ""
    return row(str, "SELECT brieven_mail(%(brief)s)", {"brief": found.id}) or ""


def text_of(onderwerp: str, blokken: Iterable[tuple[str, str, str]]) -> Tekst:
    """A letter as it was kept, ready to show or print."""
    return Tekst(onderwerp, tuple(Blok(Bloksoort(soort), tekst, label) for soort, tekst, label in blokken))


def _text(row: models.Briefversie) -> Tekst | None:
    if not row.blokken:
        return None
    return text_of(row.onderwerp, row.blokken)
