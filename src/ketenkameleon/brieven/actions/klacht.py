"""A complaint: noting it, sending it on to everybody who gets it in one go, and noting that there was an answer.

Source: issue 4, part 5 (a BOA complaint goes to both supervisors at once); Awb chapter 9; docs/adr/0035.
"""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.conf import settings

from ketenkameleon.brieven.actions.schrijven import BRON
from ketenkameleon.brieven.invoer_klacht import OVER, KlachtInvoer, check_days
from ketenkameleon.brieven.models import Klacht, Klachtbrief
from ketenkameleon.brieven.queries.brief import text_of
from ketenkameleon.brieven.queries.klacht import colleagues
from ketenkameleon.logboek.ids import new_id
from ketenkameleon.logboek.schrijven import Wijziging, record
from ketenkameleon.post.mappen import template
from ketenkameleon.post.papier import NietTeDrukken, Papier, as_pdf
from ketenkameleon.post.sjabloon import SjabloonFout, Tekst, fill
from ketenkameleon.rules.access import Deed, Relatie, may
from ketenkameleon.rules.klacht import Klachtstand, complaint_receivers, may_handle, may_step
from ketenkameleon.rules.texts import dutch_date
from ketenkameleon.rules.verdict import refused
from ketenkameleon.toegang.context import Actor
from ketenkameleon.toegang.dagen import local_day
from ketenkameleon.toegang.refusals import NotAllowed, NotFound, NotNow, authorise, require
from ketenkameleon.zaken.invoer import Onvolledig
from ketenkameleon.zaken.queries.zaak import NOT_THERE, zaak_for

ZAAK_MUUR = 100


def note(actor: Actor, invoer: KlachtInvoer, nummer: str = "", *, at: datetime) -> UUID:
    """Write down a complaint that somebody brought; its id comes back. `nummer` "" is about no zaak.

    Also one about oneself: it is then no longer there for who wrote it. Raises Onvolledig, NotAllowed and NotFound.
    """
    on = local_day(at)
    _allowed(actor, on)
    check_days(invoer, on=on)
    if invoer.over_account_id and invoer.over_account_id not in dict(colleagues(actor, on=on)):
        raise Onvolledig(over_account="Kies een van deze collega's.")
    zicht = zaak_for(actor, nummer, Deed.ZAAK_BEHANDELEN, on=on) if nummer else None
    answers = zicht.verantwoordelijke_id if zicht else actor.organisatie_id
    if answers is None:
        raise NotAllowed(refused("no_aanstelling"), object_soort="klacht")
    row = Klacht(
        id=new_id(), regio_id=actor.regio_id, verantwoordelijke_id=answers, muur=ZAAK_MUUR,
        zaak_id=zicht.zaak_id if zicht else None, over=invoer.over, over_account_id=invoer.over_account_id,
        over_wie=invoer.over_wie, klager=invoer.klager, klager_adres=invoer.klager_adres, inhoud=invoer.inhoud,
        gebeurd_op=invoer.gebeurd_op, hoe=invoer.hoe, ontvangen_op=invoer.ontvangen_op,
        genoteerd_door=actor.account_id, genoteerd_at=at)
    row.save(force_insert=True)
    _keep(actor, row, "klacht.genoteerd", {"over": row.over, "hoe": row.hoe, "op": row.ontvangen_op})
    return row.id


def send_on(actor: Actor, klacht_id: UUID, *, at: datetime) -> tuple[UUID, ...]:
    """Make the letter to every receiver of this complaint at once; the ids of the letters come back.

    Each letter says who else gets it. Raises NotFound, NotAllowed, and NotNow: it is about the actor, it went on
    already, or a letter cannot be made.
    """
    row = _held(actor, klacht_id, Klachtstand.BIJ_ORGANISATIE, at)
    on = local_day(at)
    receivers = complaint_receivers(row.over, on=on, wet=actor.wet)
    texts = {aan: _text(actor, row, aan, receivers, on) for aan in receivers}
    made = []
    for aan, tekst in texts.items():
        _printed(_paper(actor, aan, tekst, at))
        brief = Klachtbrief(
            id=new_id(), regio_id=row.regio_id, verantwoordelijke_id=row.verantwoordelijke_id, muur=row.muur,
            zaak_id=row.zaak_id, klacht=row, over_account_id=row.over_account_id, genoteerd_door=row.genoteerd_door,
            aan=aan, onderwerp=tekst.onderwerp[:300], gemaakt_door=actor.account_id, gemaakt_at=at,
            blokken=[(blok.soort.value, blok.tekst, blok.label) for blok in tekst.blokken])
        brief.save(force_insert=True)
        made.append(brief.id)
    row.stand, row.bij_organisatie_op, row.behandeld_door = Klachtstand.BIJ_ORGANISATIE, on, actor.account_id
    row.save(update_fields=["stand", "bij_organisatie_op", "behandeld_door"])
    _keep(actor, row, "klacht.doorgestuurd", {"aan": list(receivers)})
    return tuple(made)


def answered(actor: Actor, klacht_id: UUID, op: date, *, at: datetime) -> None:
    """Note on which day whoever complained got an answer.

    Raises Onvolledig for a day before it went on or after today, and as `send_on`.
    """
    row = _held(actor, klacht_id, Klachtstand.BEANTWOORD, at)
    if row.bij_organisatie_op is None or not row.bij_organisatie_op <= op <= local_day(at):
        begin = row.bij_organisatie_op or row.ontvangen_op
        raise Onvolledig(op=f"Kies een dag van {dutch_date(begin)} tot en met vandaag.")
    row.stand, row.beantwoord_op = Klachtstand.BEANTWOORD, op
    row.save(update_fields=["stand", "beantwoord_op"])
    _keep(actor, row, "klacht.beantwoord", {"op": op})


def letter_on_paper(actor: Actor, klachtbrief_id: UUID, *, at: datetime) -> bytes:
    """One letter of a complaint as PDF; that it was taken out is kept. Raises NotFound, NotAllowed and NotNow."""
    row = Klachtbrief.objects.filter(pk=klachtbrief_id, regio_id=actor.regio_id).first()
    if row is None:
        raise NotFound(NOT_THERE, object_soort="klacht", gevraagd=str(klachtbrief_id))
    _allowed(actor, local_day(at))
    require(may_handle(actor.account_id, row.over_account_id), object_soort="klacht", gevraagd=str(klachtbrief_id))
    record(actor.lopend, Wijziging("klacht.op_papier", "klacht", row.klacht_id, {"brief": row.id}, row.zaak_id))
    return _printed(_paper(actor, row.aan, text_of(row.onderwerp, row.blokken), row.gemaakt_at))


def _allowed(actor: Actor, on: date) -> None:
    authorise(may(Deed.KLACHT, functies=actor.functies, relaties=frozenset({Relatie.GEEN}), on=on, wet=actor.wet))


def _held(actor: Actor, klacht_id: UUID, to: Klachtstand, at: datetime) -> Klacht:
    """The complaint, held until the transaction ends, for who may handle it and take this step."""
    row = Klacht.objects.select_for_update(no_key=True).filter(pk=klacht_id, regio_id=actor.regio_id).first()
    if row is None:
        raise NotFound(NOT_THERE, object_soort="klacht", gevraagd=str(klacht_id))
    _allowed(actor, local_day(at))
    require(may_handle(actor.account_id, row.over_account_id), object_soort="klacht", gevraagd=str(klacht_id))
    require(may_step(Klachtstand(row.stand), to, on=local_day(at), wet=actor.wet), object_soort="klacht",
            gevraagd=str(klacht_id))
    return row


def _text(actor: Actor, row: Klacht, aan: str, receivers: tuple[str, ...], on: date) -> Tekst:
    others = [other for other in receivers if other != aan]
    values = {"klager": row.klager, "klager_adres": row.klager_adres, "klacht": row.inhoud, "over_wie": row.over_wie,
              "klacht_op": dutch_date(row.gebeurd_op), "ook_naar": "\n".join(others), "organisatie": OVER[row.over]}
    try:
        sjabloon = template("klacht_boa" if others else "klacht", actor.regio_code, settings.BRIEVEN_MAP, on=on,
                            wet=actor.wet)
    except SjabloonFout as fout:
        raise NotNow(refused("letter_template", BRON), object_soort="klacht", gevraagd=str(row.id)) from fout
    return fill(sjabloon, values)


def _paper(actor: Actor, aan: str, tekst: Tekst, at: datetime) -> Papier:
    return Papier(tekst, actor.regio_naam, (aan,), dutch_date(local_day(at)), "")


def _printed(blad: Papier) -> bytes:
    try:
        return as_pdf(blad)
    except NietTeDrukken as fout:
        raise NotNow(refused("letter_unprintable", BRON), object_soort="klacht") from fout


def _keep(actor: Actor, row: Klacht, code: str, more: dict[str, object]) -> None:
    """What was done, never what the complaint says."""
    record(actor.lopend, Wijziging(code, "klacht", row.id, more, row.zaak_id))
