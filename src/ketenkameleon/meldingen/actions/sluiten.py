"""Closing: every open melding with its own DUO reason, and the answer when a school withdrew its report."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Final, NamedTuple
from uuid import UUID

from ketenkameleon.logboek.schrijven import Wijziging, record
from ketenkameleon.meldingen.besluit import OPEN_STATUS
from ketenkameleon.meldingen.models import Melding
from ketenkameleon.rules.access import Deed
from ketenkameleon.rules.verdict import refused
from ketenkameleon.toegang.context import Actor
from ketenkameleon.toegang.dagen import local_day
from ketenkameleon.toegang.refusals import require
from ketenkameleon.zaken.actions import sluiten as zaak_sluiten
from ketenkameleon.zaken.invoer import Onvolledig, check_texts
from ketenkameleon.zaken.models import Zaak
from ketenkameleon.zaken.queries.zaak import zaak_for

GESLOTEN: Final = "G"


class Afsluiting(NamedTuple):
    """How one melding closes: a letter of row duo.reden_afgesloten, a code of row duo.toelichting_afsluiting."""

    reden: str
    toelichting: str


def close_zaak(actor: Actor, zaak_id: UUID, uitkomst: str, reden: str, per_melding: Mapping[UUID, Afsluiting], *,
               at: datetime) -> None:
    """Close the zaak with its own outcome, and each open melding with its own DUO reason and note.

    A melding that is left out, or whose codes are not in the tables, keeps the zaak open (NotNow
    `melding_without_reason`). Raises what zaken.actions.sluiten.close raises.
    Source: issue part 4; Besluit verzuimmelding, annex; domain.md 14b.
    """
    zaak_for(actor, zaak_id, Deed.ZAAK_BEHANDELEN, on=local_day(at), lock=True)
    left = 0
    changes = []
    for melding in _open_meldingen(zaak_id):
        given = per_melding.get(melding.id)
        if given is None or not _known(actor, given, at):
            left += 1
            continue
        was = melding.status
        melding.status, melding.reden_afgesloten = GESLOTEN, given.reden
        melding.toelichting_afsluiting = given.toelichting
        melding.afgesloten_at, melding.afgesloten_door = at, actor.account_id
        melding.save(update_fields=["status", "reden_afgesloten", "toelichting_afsluiting", "afgesloten_at",
                                    "afgesloten_door"])
        changes.append(Wijziging("melding.afgesloten", "melding", melding.id, {
            "was": was, "reden": given.reden, "toelichting": given.toelichting}, zaak_id))
    zaak_sluiten.close(actor, zaak_id, uitkomst, reden, meldingen_zonder_reden=left, at=at)
    if changes:
        record(actor.lopend, *changes)


def withdrawn_answer(actor: Actor, zaak_id: UUID, verder: bool, reden: str, *, at: datetime) -> None:
    """Answer the question that a withdrawn report raised. Going on needs a reason; stopping is closing the zaak.

    With `verder` the question is gone and the zaak goes on. Without it the question stays until the zaak is closed
    with `close_zaak`: nothing closes by itself. Raises Onvolledig, NotFound, NotAllowed, NotNow when nobody asked.
    Source: issue part 3; design.md 2, promise 9.
    """
    wrong = check_texts(reden=(reden.strip(), 200))
    if not reden.strip():
        wrong["reden"] = "Schrijf kort op waarom."
    if wrong:
        raise Onvolledig(**wrong)
    zicht = zaak_for(actor, zaak_id, Deed.ZAAK_BEHANDELEN, on=local_day(at), lock=True)
    if zicht.intrekking_gevraagd_op is None:
        require(refused("already_done", "Ketenkameleon, rij zaak.na_intrekken"), gevraagd=zicht.nummer)
    if verder:
        Zaak.objects.filter(id=zaak_id).update(intrekking_gevraagd_op=None)
    event = "zaak.ging_door" if verder else "zaak.intrekking_beaamd"
    record(actor.lopend, Wijziging(event, "zaak", zaak_id, {"reden": reden.strip()}, zaak_id))


def _open_meldingen(zaak_id: UUID) -> list[Melding]:
    rows = Melding.objects.select_for_update(no_key=True, of=("self",))
    return list(rows.filter(zaak_id=zaak_id, status__in=OPEN_STATUS).order_by("id"))


def _known(actor: Actor, given: Afsluiting, at: datetime) -> bool:
    on = local_day(at)
    return (given.reden in actor.wet.tabel("duo.reden_afgesloten", on)
            and given.toelichting in actor.wet.tabel("duo.toelichting_afsluiting", on))
