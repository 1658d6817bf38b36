"""Releasing a letter, putting it on paper, and noting when it was posted.

A letter to a party leaves on a share that stands at that moment, and is kept as given. Source: issue 4, part 5;
design.md 4 (nothing reaches post but through a share with a ground).
"""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.conf import settings

from ketenkameleon.brieven.actions.schrijven import BRON, held, require_open
from ketenkameleon.brieven.invoer import BERICHT, GEZIN, PAPIER
from ketenkameleon.brieven.models import WPG_MUUR, Brief
from ketenkameleon.brieven.queries.bekend import page_of
from ketenkameleon.brieven.queries.brief import BriefZicht, letter
from ketenkameleon.delen.actions.verstrekken import give_letter, share_for
from ketenkameleon.logboek.schrijven import Wijziging, record
from ketenkameleon.post.actions import Uit, put_out
from ketenkameleon.post.mappen import template
from ketenkameleon.post.papier import NietTeDrukken, Papier, as_pdf
from ketenkameleon.post.sjabloon import SjabloonFout, Tekst
from ketenkameleon.post.taaltoets import hard_to_read
from ketenkameleon.rules.berichten import Berichtsoort, message_rule
from ketenkameleon.rules.brieven import letters, outgoing
from ketenkameleon.rules.texts import dutch_date
from ketenkameleon.rules.verdict import refused
from ketenkameleon.toegang.context import Actor
from ketenkameleon.toegang.dagen import local_day
from ketenkameleon.toegang.refusals import NotNow, require
from ketenkameleon.zaken.invoer import Onvolledig
from ketenkameleon.zaken.queries.rollen import may_act
from ketenkameleon.zaken.queries.zaak import ZaakZicht

# A formula is a smoke alarm and advises; these two are sure, and hold a letter back.
HOUDT_TEGEN = frozenset({"verboden_woord", "wetsartikel"})


def release(actor: Actor, brief_id: UUID, *, weg: str = PAPIER, at: datetime) -> UUID:
    """From now on the letter changes no more and may leave; the zaak's id comes back.

    `weg`: on paper, or as a message on the own page of who gets it; then it has arrived there, and a message without
    a word about it goes out. Where releasing is an act of law, the actor needs the proofs for it. Raises NotFound,
    NotAllowed, and NotNow: no proof, not whole, words we do not use, signs that cannot be printed, released before, to
    a party with which this is not shared now, or as a message to somebody who has no page.
    """
    row, zicht = held(actor, brief_id, at)
    require_open(row)
    out = outgoing(on=zicht.on, wet=actor.wet)[row.soort]
    if out.daad is not None:
        require(may_act(actor, zicht, out.daad, on=zicht.on), object_soort="brief", gevraagd=str(brief_id))
    found = letter(actor, zicht, brief_id)
    tekst = _whole(actor, zicht, found)
    if not out.gezin:
        row.deling_id = share_for(actor, zicht, out.naar, out.soorten, out.gever)
        if row.deling_id is None:
            raise NotNow(refused("letter_without_share", BRON), object_soort="brief", gevraagd=str(brief_id))
    pdf = _printed(paper(zicht, found, tekst, at), brief_id)
    if row.deling_id is not None:
        give_letter(actor, row.deling_id, found.waarden, pdf, at=at)
    row.vrijgegeven_at, row.vrijgegeven_door = at, actor.account_id
    if weg == BERICHT:
        _on_the_page(actor, zicht, row, at)
    row.save(update_fields=["vrijgegeven_at", "vrijgegeven_door", "deling_id", "weg", "verstuurd_op", "verstuurd_door"])
    _keep(actor, row, "brief.vrijgegeven", {"versie": found.versie, "deling": row.deling_id, "weg": row.weg})
    return zicht.zaak_id


def on_paper(actor: Actor, brief_id: UUID, *, at: datetime) -> bytes:
    """The released letter as PDF, dated on the day it was released; that it was taken out is kept.

    Raises NotFound, NotAllowed, and NotNow when it was not released.
    """
    row, zicht = held(actor, brief_id, at)
    released = _released(row)
    found = letter(actor, zicht, brief_id)
    pdf = _printed(paper(zicht, found, _whole(actor, zicht, found), released), brief_id)
    _keep(actor, row, "brief.op_papier", {"versie": found.versie})
    return pdf


def posted(actor: Actor, brief_id: UUID, op: date, *, at: datetime) -> UUID:
    """Note on which day the letter was posted; the zaak's id comes back.

    Raises Onvolledig for a day before the release or after today, NotFound, NotAllowed, and NotNow when it was not
    released, or is noted already.
    """
    row, zicht = held(actor, brief_id, at)
    released = _released(row)
    if row.weg == BERICHT:
        raise NotNow(refused("letter_on_page", BRON), object_soort="brief", gevraagd=str(brief_id))
    if row.verstuurd_op is not None:
        raise NotNow(refused("letter_posted", BRON), object_soort="brief", gevraagd=str(brief_id))
    _require_day(op, released, zicht.on)
    row.verstuurd_op, row.verstuurd_door = op, actor.account_id
    row.save(update_fields=["verstuurd_op", "verstuurd_door"])
    _keep(actor, row, "brief.verstuurd", {"op": op})
    return zicht.zaak_id


def given_on_paper(actor: Actor, brief_id: UUID, op: date, *, at: datetime) -> UUID:
    """Note on which day a letter of the own page was given or sent on paper as well; the zaak's id comes back.

    No other day of the letter moves by it. Raises Onvolledig for a day before the release or after today, NotFound,
    NotAllowed, and NotNow when it was not released, goes on paper already, or was noted.
    """
    row, zicht = held(actor, brief_id, at)
    released = _released(row)
    if row.weg != BERICHT:
        raise NotNow(refused("letter_goes_on_paper", BRON), object_soort="brief", gevraagd=str(brief_id))
    if row.papier_op is not None:
        raise NotNow(refused("letter_given_on_paper", BRON), object_soort="brief", gevraagd=str(brief_id))
    _require_day(op, released, zicht.on)
    row.papier_op, row.papier_door = op, actor.account_id
    row.save(update_fields=["papier_op", "papier_door"])
    _keep(actor, row, "brief.papier_gegeven", {"op": op})
    return zicht.zaak_id


def _require_day(op: date, released: datetime, on: date) -> None:
    if not local_day(released) <= op <= on:
        raise Onvolledig(op=f"Kies een dag van {dutch_date(local_day(released))} tot en met vandaag.")


def _printed(blad: Papier, brief_id: UUID) -> bytes:
    try:
        return as_pdf(blad)
    except NietTeDrukken as fout:
        raise NotNow(refused("letter_unprintable", BRON), object_soort="brief", gevraagd=str(brief_id)) from fout


def _on_the_page(actor: Actor, zicht: ZaakZicht, row: Brief, at: datetime) -> None:
    """It stands on the page of who gets it from this moment on, and a message says that there is something."""
    reader = page_of(actor, zicht, row.persoon_id) if row.naar == GEZIN and row.muur != WPG_MUUR else None
    if reader is None:
        raise NotNow(refused("letter_not_by_message", BRON), object_soort="brief", gevraagd=str(row.id))
    row.weg, row.verstuurd_op, row.verstuurd_door = BERICHT, zicht.on, actor.account_id
    soort = Berichtsoort.NIEUWS_KIND if reader.kind else Berichtsoort.NIEUWS
    put_out(actor.lopend, [Uit(reader.account_id, soort, str(row.id))],
            message_rule(soort, on=zicht.on, wet=actor.wet).grond, at=at)


def paper(zicht: ZaakZicht, found: BriefZicht, tekst: Tekst, at: datetime) -> Papier:
    """The letter with what stands above it: who writes, to whom, the day and the zaaknummer."""
    return Papier(tekst, found.afzender, found.aan, dutch_date(local_day(at)), zicht.nummer)


def _whole(actor: Actor, zicht: ZaakZicht, found: BriefZicht) -> Tekst:
    if found.tekst is None and _spoilt(actor, zicht, found.soort):
        raise NotNow(refused("letter_template", BRON), object_soort="brief", gevraagd=str(found.id))
    if found.tekst is None or not found.aan:
        raise NotNow(refused("letter_unfinished", BRON), object_soort="brief", gevraagd=str(found.id))
    soort = letters(on=zicht.on, wet=actor.wet)[found.soort]
    if any(gebrek.code in HOUDT_TEGEN for gebrek in hard_to_read(found.tekst, soort, on=zicht.on, wet=actor.wet)):
        raise NotNow(refused("letter_hard_words", "ux.md 8.8"), object_soort="brief", gevraagd=str(found.id))
    return found.tekst


def _spoilt(actor: Actor, zicht: ZaakZicht, soort: str) -> bool:
    """Can the file with the text of this letter not be used any more?"""
    try:
        template(soort, actor.regio_code, settings.BRIEVEN_MAP, on=zicht.on, wet=actor.wet)
    except SjabloonFout:
        return True
    return False


def _released(row: Brief) -> datetime:
    if row.vrijgegeven_at is None:
        raise NotNow(refused("letter_not_released", BRON), object_soort="brief", gevraagd=str(row.id))
    return row.vrijgegeven_at


def _keep(actor: Actor, row: Brief, code: str, more: dict[str, object]) -> None:
    kept = {"soort": row.soort, "naar": row.naar, "persoon": row.persoon_id, **more}
    record(actor.lopend, Wijziging(code, "brief", row.id, kept, row.zaak_id))
