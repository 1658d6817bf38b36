"""Releasing a letter, putting it on paper, and noting when it was posted.

A letter to a party leaves on a share that stands at that moment, and is kept as given. Source: issue 4, part 5;
design.md 4 (nothing reaches post but through a share with a ground).
"""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from ketenkameleon.brieven.actions.schrijven import BRON, held, require_open
from ketenkameleon.brieven.models import Brief
from ketenkameleon.brieven.queries.brief import BriefZicht, letter
from ketenkameleon.delen.actions.verstrekken import give_letter, share_for
from ketenkameleon.logboek.schrijven import Wijziging, record
from ketenkameleon.post.papier import NietTeDrukken, Papier, as_pdf
from ketenkameleon.post.sjabloon import Tekst
from ketenkameleon.post.taaltoets import hard_to_read
from ketenkameleon.rules.brieven import letters, outgoing
from ketenkameleon.rules.texts import dutch_date
from ketenkameleon.rules.verdict import refused
from ketenkameleon.toegang.context import Actor
from ketenkameleon.toegang.dagen import local_day
from ketenkameleon.toegang.refusals import NotNow
from ketenkameleon.zaken.invoer import Onvolledig
from ketenkameleon.zaken.queries.zaak import ZaakZicht

# A formula is a smoke alarm and advises; these two are sure, and hold a letter back.
HOUDT_TEGEN = frozenset({"verboden_woord", "wetsartikel"})


def release(actor: Actor, brief_id: UUID, *, at: datetime) -> UUID:
    """From now on the letter changes no more and may leave; the zaak's id comes back.

    Raises NotFound, NotAllowed, and NotNow: not whole, words we do not use, signs that cannot be printed, released
    before, or to a party with which this is not shared now.
    """
    row, zicht = held(actor, brief_id, at)
    require_open(row)
    found = letter(actor, zicht, brief_id)
    tekst = _whole(actor, zicht, found)
    out = outgoing(on=zicht.on, wet=actor.wet)[row.soort]
    if not out.gezin:
        row.deling_id = share_for(actor, zicht, out.naar, out.soorten)
        if row.deling_id is None:
            raise NotNow(refused("letter_without_share", BRON), object_soort="brief", gevraagd=str(brief_id))
    try:
        pdf = as_pdf(paper(zicht, found, tekst, at))
    except NietTeDrukken as fout:
        raise NotNow(refused("letter_unprintable", BRON), object_soort="brief", gevraagd=str(brief_id)) from fout
    if row.deling_id is not None:
        give_letter(actor, row.deling_id, found.waarden, pdf, at=at)
    row.vrijgegeven_at, row.vrijgegeven_door = at, actor.account_id
    row.save(update_fields=["vrijgegeven_at", "vrijgegeven_door", "deling_id"])
    _keep(actor, row, "brief.vrijgegeven", {"versie": found.versie, "deling": row.deling_id})
    return zicht.zaak_id


def on_paper(actor: Actor, brief_id: UUID, *, at: datetime) -> bytes:
    """The released letter as PDF, dated on the day it was released; that it was taken out is kept.

    Raises NotFound, NotAllowed, and NotNow when it was not released.
    """
    row, zicht = held(actor, brief_id, at)
    released = _released(row)
    found = letter(actor, zicht, brief_id)
    pdf = as_pdf(paper(zicht, found, _whole(actor, zicht, found), released))
    _keep(actor, row, "brief.op_papier", {"versie": found.versie})
    return pdf


def posted(actor: Actor, brief_id: UUID, op: date, *, at: datetime) -> UUID:
    """Note on which day the letter was posted; the zaak's id comes back.

    Raises Onvolledig for a day before the release or after today, NotFound, NotAllowed, and NotNow when it was not
    released, or is noted already.
    """
    row, zicht = held(actor, brief_id, at)
    released = _released(row)
    if row.verstuurd_op is not None:
        raise NotNow(refused("letter_posted", BRON), object_soort="brief", gevraagd=str(brief_id))
    if not local_day(released) <= op <= zicht.on:
        raise Onvolledig(op=f"Kies een dag van {dutch_date(local_day(released))} tot en met vandaag.")
    row.verstuurd_op, row.verstuurd_door = op, actor.account_id
    row.save(update_fields=["verstuurd_op", "verstuurd_door"])
    _keep(actor, row, "brief.verstuurd", {"op": op})
    return zicht.zaak_id


def paper(zicht: ZaakZicht, found: BriefZicht, tekst: Tekst, at: datetime) -> Papier:
    """The letter with what stands above it: who writes, to whom, the day and the zaaknummer."""
    return Papier(tekst, found.afzender, found.aan, dutch_date(local_day(at)), zicht.nummer)


def _whole(actor: Actor, zicht: ZaakZicht, found: BriefZicht) -> Tekst:
    if found.tekst is None or not found.aan:
        raise NotNow(refused("letter_unfinished", BRON), object_soort="brief", gevraagd=str(found.id))
    soort = letters(on=zicht.on, wet=actor.wet)[found.soort]
    if any(gebrek.code in HOUDT_TEGEN for gebrek in hard_to_read(found.tekst, soort, on=zicht.on, wet=actor.wet)):
        raise NotNow(refused("letter_hard_words", "ux.md 8.8"), object_soort="brief", gevraagd=str(found.id))
    return found.tekst


def _released(row: Brief) -> datetime:
    if row.vrijgegeven_at is None:
        raise NotNow(refused("letter_not_released", BRON), object_soort="brief", gevraagd=str(row.id))
    return row.vrijgegeven_at


def _keep(actor: Actor, row: Brief, code: str, more: dict[str, object]) -> None:
    kept = {"soort": row.soort, "naar": row.naar, "persoon": row.persoon_id, **more}
    record(actor.lopend, Wijziging(code, "brief", row.id, kept, row.zaak_id))
