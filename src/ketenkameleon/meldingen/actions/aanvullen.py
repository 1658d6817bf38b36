"""What a school adds to its own report, and what a person notes when a bad line was put right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final
from uuid import UUID

from ketenkameleon.logboek.ids import new_id
from ketenkameleon.logboek.schrijven import Wijziging, record
from ketenkameleon.meldingen.models import AfgekeurdeRegel, SchoolAanvulling
from ketenkameleon.regio.models import School
from ketenkameleon.rules.access import Deed, may
from ketenkameleon.rules.verdict import refused
from ketenkameleon.toegang.context import Actor
from ketenkameleon.toegang.dagen import local_day
from ketenkameleon.toegang.refusals import NotFound, authorise, require
from ketenkameleon.zaken.invoer import Onvolledig, check_texts
from ketenkameleon.zaken.queries.lezen import row

# The wall shows a vestiging its own reports; that another of the same school made this one is all the luik tells.
_VAN_BRIN: Final = "SELECT id, zaak_id FROM meldingen_van_brin(%(nummer)s)"
_LONGEST_NUMBER: Final = 10**18


@dataclass(frozen=True, slots=True)
class AanvullingInvoer:
    """What a school fills in beside its report to DUO. Hours of absence, days, and what it did and hopes for."""

    meldingsnummer: int
    school_id: UUID
    uren: int | None = None
    sinds: date | None = None
    te_laat: bool = False
    ouders_verteld_op: date | None = None
    ouders_niet_reden: str = ""
    acties: Sequence[str] = field(default=())
    actie_anders: str = ""
    wens: str = ""


def school_adds(actor: Actor, invoer: AanvullingInvoer, *, at: datetime) -> UUID:
    """Keep what a school adds to its report; linked at once, or when the report comes in from DUO.

    Linked where the report was sent by this school (same BRIN). Raises Onvolledig, NotAllowed, and NotFound for a
    school that is not the actor's. Source: issue part 6 (S5); design.md 2, promise 6.
    """
    on = local_day(at)
    authorise(may(Deed.MELDEN, functies=actor.functies, relaties=frozenset(), on=on, wet=actor.wet))
    _check(invoer, on)
    school = School.objects.filter(regio_id=actor.regio_id, id=invoer.school_id, id__in=actor.school_ids).first()
    if school is None:
        raise NotFound(refused("not_your_zaak", "design.md 2, belofte 5"), object_soort="school",
                       gevraagd=str(invoer.school_id))
    melding_id, zaak_id = row(lambda *found: found, _VAN_BRIN, {"nummer": invoer.meldingsnummer}) or (None, None)
    added = SchoolAanvulling.objects.create(
        id=new_id(), regio_id=actor.regio_id, school=school, account_id=actor.account_id, melding_id=melding_id,
        meldingsnummer=invoer.meldingsnummer, uren=invoer.uren, sinds=invoer.sinds, te_laat=invoer.te_laat,
        ouders_verteld_op=invoer.ouders_verteld_op, ouders_niet_reden=invoer.ouders_niet_reden,
        acties=list(invoer.acties), actie_anders=invoer.actie_anders, wens=invoer.wens, at=at,
    )
    record(actor.lopend, Wijziging("aanvulling.gegeven", "aanvulling", added.id, {
        "meldingsnummer": invoer.meldingsnummer, "uren": invoer.uren, "sinds": invoer.sinds,
        "acties": list(invoer.acties)}, zaak_id))
    return added.id


def _check(invoer: AanvullingInvoer, on: date) -> None:
    wrong = check_texts(ouders_niet_reden=(invoer.ouders_niet_reden, 120), actie_anders=(invoer.actie_anders, 120),
                        wens=(invoer.wens, 300))
    if not 0 < invoer.meldingsnummer < _LONGEST_NUMBER:
        wrong["meldingsnummer"] = "Vul het meldingsnummer van DUO in."
    if invoer.uren is not None and not 0 <= invoer.uren <= 1000:
        wrong["uren"] = "Vul het aantal uren in, niet onder nul."
    if invoer.sinds is not None and invoer.sinds > on:
        wrong["sinds"] = "Kies vandaag of een dag daarvoor."
    if invoer.ouders_verteld_op is not None and invoer.ouders_verteld_op > on:
        wrong["ouders_verteld_op"] = "Kies vandaag of een dag daarvoor."
    if wrong:
        raise Onvolledig(**wrong)


def lock_bad_line(actor: Actor, afgekeurd_id: UUID, *, at: datetime) -> AfgekeurdeRegel:
    """The bad line, locked, for whoever may put it right. Raises NotAllowed, NotFound, NotNow when it was done."""
    authorise(may(Deed.AFGEKEURD_VERBETEREN, functies=actor.functies, relaties=frozenset(), on=local_day(at),
                  wet=actor.wet))
    lines = AfgekeurdeRegel.objects.select_for_update(no_key=True)
    row = lines.filter(regio_id=actor.regio_id, id=afgekeurd_id).first()
    if row is None:
        raise NotFound(refused("not_your_zaak", "design.md 2, belofte 5"), object_soort="afgekeurde regel",
                       gevraagd=str(afgekeurd_id))
    if row.verbeterd_at is not None:
        require(refused("already_done", "Ketenkameleon, een regel wordt één keer verbeterd"),
                object_soort="afgekeurde regel", gevraagd=str(afgekeurd_id))
    return row


def settle_bad_line(actor: Actor, row: AfgekeurdeRegel, how: str, *, at: datetime) -> None:
    """Note that the line was put right (`verbeterd`) or needs nothing (`niet_nodig`). It stays kept."""
    row.verbeterd_at, row.verbeterd_door, row.verbetering = at, actor.account_id, how
    row.save(update_fields=["verbeterd_at", "verbeterd_door", "verbetering"])
    record(actor.lopend, Wijziging("regel.verbeterd", "afgekeurde regel", row.id, {"hoe": how, "code": row.code}))
