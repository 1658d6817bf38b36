"""What who runs the zaak does with messages: answer, write down what was said, move an appointment; and a coördinator.

Source: issue 6, part 5; ux.md 6.9 and S11; docs/adr/0038.
"""

from __future__ import annotations

from datetime import datetime
from typing import Final
from uuid import UUID

from ketenkameleon.brieven.queries.bekend import page_of
from ketenkameleon.gezin.actions.berichten import BRON, LEEG, MUUR, hold_thread, keep_once
from ketenkameleon.gezin.invoer import PAGINA, VERTELD, Antwoord, Verteld, check_message
from ketenkameleon.gezin.models import Bericht
from ketenkameleon.gezin.queries.berichten_werk import Werkdraad, may_write, reads_answer
from ketenkameleon.logboek.schrijven import Wijziging, record
from ketenkameleon.post.actions import Uit, put_out
from ketenkameleon.rules.access import Deed
from ketenkameleon.rules.berichten import Berichtsoort, message_rule
from ketenkameleon.rules.gezinsbericht import Gezinsbericht
from ketenkameleon.rules.texts import dutch_date
from ketenkameleon.rules.verdict import refused
from ketenkameleon.toegang.context import Actor
from ketenkameleon.toegang.dagen import AMSTERDAM, local_day
from ketenkameleon.toegang.refusals import NotFound, require
from ketenkameleon.zaken.actions.regie import add_afspraak, end_afspraak
from ketenkameleon.zaken.invoer import AfspraakInvoer, Onvolledig
from ketenkameleon.zaken.models import Afspraak
from ketenkameleon.zaken.queries.zaak import NOT_THERE, ZaakZicht, still_open, zaak_for

_GEWOON: Final = (Gezinsbericht.BERICHT.value, Gezinsbericht.KIND_ZEGT.value, Gezinsbericht.KLOPT_NIET.value)


def write(actor: Actor, nummer: str, persoon_id: UUID, antwoord: Antwoord, *, at: datetime) -> None:
    """Answer somebody in their thread, or write down what they said; and what we did.

    An answer ends the waiting of the messages before it. Raises Onvolledig, NotFound for somebody who does not stand
    around this child, NotAllowed, and NotNow for a closed zaak and for who has no page any more.
    """
    zicht, draad = _open_thread(actor, nummer, persoon_id, at)
    answers = antwoord.hoe == PAGINA
    if not answers and antwoord.hoe not in VERTELD:
        raise Onvolledig(hoe="Kies of u antwoordt, of hoe het is verteld.")
    leeg = "" if answers and antwoord.gedaan.strip() else LEEG
    check_message(actor, antwoord.tekst, at=at, leeg=leeg, gedaan=antwoord.gedaan)
    if not (draad.antwoorden if answers else draad.noteren):
        require(refused("thread_closed", BRON), gevraagd=nummer)
    hold_thread(zicht.zaak_id, persoon_id)
    if answers:
        _answer(actor, zicht, persoon_id, antwoord, at)
    else:
        _note(actor, zicht, draad, antwoord, at)


def move(actor: Actor, bericht_id: UUID, keuze: int | None, tekst: str, *, at: datetime) -> str:
    """Move the appointment to the moment of that number, or say in words why not (None); the zaaknummer comes back.

    The old afspraak ends as vervallen and stays to be read. Raises Onvolledig, NotFound, NotAllowed, and NotNow when it
    was decided or the afspraak is no longer open.
    """
    vraag, zicht = _asked(actor, bericht_id, Gezinsbericht.VERZETTEN, Deed.ZAAK_BEHANDELEN, at)
    check_message(actor, tekst, at=at, leeg="" if keuze is not None else "Schrijf op waarom het niet kan.")
    if keuze is None:
        gekozen, words = None, tekst.strip()
    else:
        gekozen = _moved(actor, vraag, keuze, at)
        words = " ".join(part for part in (_new_moment(gekozen), tekst.strip()) if part)
    row = _reply(actor, zicht, vraag.persoon_id, Gezinsbericht.VERZETTEN, words, at)
    row.antwoord_op, row.afspraak_id, row.gekozen_at = vraag, vraag.afspraak_id, gekozen
    _finish(actor, vraag, row, at)
    _tell(actor, zicht, vraag.persoon_id, at)
    return zicht.nummer


def note_other(actor: Actor, nummer: str, persoon_id: UUID, verteld: Verteld, *, at: datetime) -> UUID:
    """Note for a coördinator that somebody of the family asked in person for another contactpersoon; its id comes back.

    It waits for an answer as one from a page does. Raises Onvolledig with the fields hoe, op and tekst, NotFound for
    somebody who does not stand around this child, NotAllowed, and NotNow for a closed zaak or without gezag.
    """
    zicht = zaak_for(actor, nummer, Deed.ZAAK_TOEWIJZEN, on=local_day(at), lock=True)
    require(still_open(zicht), gevraagd=nummer)
    draad = may_write(actor, zicht, persoon_id, at=at)
    if draad is None:
        raise NotFound(NOT_THERE, object_soort="persoon", gevraagd=str(persoon_id))
    if not draad.noteren:
        require(refused("thread_closed", BRON), gevraagd=nummer)
    if verteld.hoe not in VERTELD:
        raise Onvolledig(hoe="Kies hoe het is gevraagd.")
    op = verteld.op or zicht.on
    if not zicht.geopend_op <= op <= zicht.on:
        raise Onvolledig(op=f"Kies een dag van {dutch_date(zicht.geopend_op)} tot en met vandaag.")
    check_message(actor, verteld.tekst, at=at)
    row = _reply(actor, zicht, persoon_id, Gezinsbericht.ANDER_CONTACT, verteld.tekst.strip(), at)
    row.van_gezin, row.hoe, row.contact_mag = True, verteld.hoe, verteld.mag
    row.gezegd_op = op if op < zicht.on else None
    return keep_once(actor, row)


def answer_other(actor: Actor, bericht_id: UUID, tekst: str, hoe: str = PAGINA, *, at: datetime) -> str:
    """The answer of a coördinator to who asked for another contactpersoon; the zaaknummer comes back.

    `hoe`: a key of VERTELD for who reads no answer on a page today, and how it was given; then no mail goes. Raises
    Onvolledig, NotFound, NotAllowed, and NotNow when it was answered.
    """
    vraag, zicht = _asked(actor, bericht_id, Gezinsbericht.ANDER_CONTACT, Deed.ZAAK_TOEWIJZEN, at)
    # A coördinator sees no letters with a code; only of who asked from a page is it known that there is one.
    on_page = reads_answer(actor, zicht, vraag.hoe, vraag.door)
    if not on_page and hoe not in VERTELD:
        raise Onvolledig(hoe="Kies hoe u het antwoord gaf.")
    check_message(actor, tekst, at=at, leeg=LEEG)
    row = _reply(actor, zicht, vraag.persoon_id, Gezinsbericht.ANDER_CONTACT, tekst.strip(), at)
    row.antwoord_op, row.contact_mag, row.hoe = vraag, vraag.contact_mag, PAGINA if on_page else hoe
    _finish(actor, vraag, row, at)
    if on_page:
        _mail(actor, zicht, vraag.door, kind=vraag.persoon_id == zicht.kind.persoon_id, at=at)
    return zicht.nummer


def read_by_contact(actor: Actor, zicht: ZaakZicht, *, at: datetime) -> None:
    """Note that who runs the zaak read the messages of the family. One query."""
    Bericht.objects.filter(regio_id=actor.regio_id, zaak_id=zicht.zaak_id, van_gezin=True,
                           gelezen_at__isnull=True).exclude(soort=Gezinsbericht.ANDER_CONTACT.value).update(
                               gelezen_at=at)


def _open_thread(actor: Actor, nummer: str, persoon_id: UUID, at: datetime) -> tuple[ZaakZicht, Werkdraad]:
    zicht = zaak_for(actor, nummer, Deed.ZAAK_BEHANDELEN, on=local_day(at), lock=True)
    require(still_open(zicht), gevraagd=nummer)
    draad = may_write(actor, zicht, persoon_id, at=at)
    if draad is None:
        raise NotFound(NOT_THERE, object_soort="persoon", gevraagd=str(persoon_id))
    return zicht, draad


def _answer(actor: Actor, zicht: ZaakZicht, persoon_id: UUID, antwoord: Antwoord, at: datetime) -> None:
    theirs = Bericht.objects.filter(regio_id=actor.regio_id, zaak_id=zicht.zaak_id, persoon_id=persoon_id,
                                    van_gezin=True, soort__in=_GEWOON)
    last = theirs.filter(gedaan="").order_by("-at", "-id").first()
    if antwoord.gedaan.strip() and last is not None:
        Bericht.objects.filter(pk=last.pk).update(gedaan=antwoord.gedaan.strip())
        record(actor.lopend, Wijziging("gezinsbericht.gedaan", "gezinsbericht", last.pk, {}, zicht.zaak_id))
    elif antwoord.gedaan.strip() and not antwoord.tekst.strip():
        raise Onvolledig(gedaan="Hier is nog niets gezegd waar dit bij hoort.")
    theirs.filter(klaar_at__isnull=True).update(klaar_at=at)
    if antwoord.tekst.strip():
        row = _reply(actor, zicht, persoon_id, Gezinsbericht.BERICHT, antwoord.tekst.strip(), at)
        row.antwoord_op = theirs.order_by("-at", "-id").first()
        keep_once(actor, row)
    _tell(actor, zicht, persoon_id, at)


def _note(actor: Actor, zicht: ZaakZicht, draad: Werkdraad, antwoord: Antwoord, at: datetime) -> None:
    """What they said in person was heard: it waits for nothing."""
    soort = Gezinsbericht.KIND_ZEGT if draad.kind else Gezinsbericht.BERICHT
    row = _reply(actor, zicht, draad.persoon_id, soort, antwoord.tekst.strip(), at)
    row.van_gezin, row.hoe, row.gedaan = True, antwoord.hoe, antwoord.gedaan.strip()
    row.gelezen_at = row.klaar_at = at
    keep_once(actor, row)


def _asked(actor: Actor, bericht_id: UUID, soort: Gezinsbericht, deed: Deed, at: datetime) -> tuple[Bericht, ZaakZicht]:
    """A question of the family that still waits, held. Raises NotFound, NotAllowed, NotNow."""
    vraag = Bericht.objects.select_for_update(no_key=True).filter(
        pk=bericht_id, regio_id=actor.regio_id, soort=soort.value, van_gezin=True).first()
    if vraag is None:
        raise NotFound(NOT_THERE, object_soort="gezinsbericht", gevraagd=str(bericht_id))
    zicht = zaak_for(actor, vraag.zaak_id, deed, on=local_day(at))
    require(still_open(zicht), gevraagd=zicht.nummer)
    if vraag.klaar_at is not None:
        require(refused("already_done", BRON), object_soort="gezinsbericht", gevraagd=str(bericht_id))
    return vraag, zicht


def _moved(actor: Actor, vraag: Bericht, keuze: int, at: datetime) -> datetime:
    if not 0 <= keuze < len(vraag.voorstellen):
        raise Onvolledig(keuze="Kies een van de momenten, of zeg dat het niet kan.")
    moment = vraag.voorstellen[keuze].astimezone(AMSTERDAM)
    if moment <= at:
        raise Onvolledig(keuze="Dit moment is al voorbij. Kies een ander, of zeg dat het niet kan.")
    was = Afspraak.objects.filter(id__in=[vraag.afspraak_id], regio_id=actor.regio_id, zaak_id=vraag.zaak_id).first()
    if was is None or was.klaar_at is not None:
        raise Onvolledig(keuze="De afspraak staat er niet meer. Zeg in het bericht wat er nu geldt.")
    end_afspraak(actor, was.id, "vervallen", at=at)
    add_afspraak(actor, vraag.zaak_id, AfspraakInvoer(was.wat, was.wie, moment.date(), was.wie_naam, moment.time(),
                                                      was.waar), at=at)
    return moment


def _new_moment(moment: datetime) -> str:
    return f"De afspraak is verzet naar {dutch_date(moment.date())} om {moment.hour}.{moment.minute:02d} uur."


def _reply(actor: Actor, zicht: ZaakZicht, persoon_id: UUID, soort: Gezinsbericht, tekst: str, at: datetime) -> Bericht:
    return Bericht(regio_id=actor.regio_id, verantwoordelijke_id=zicht.verantwoordelijke_id, muur=MUUR,
                   zaak_id=zicht.zaak_id, persoon_id=persoon_id, van_gezin=False, door=actor.account_id, at=at,
                   soort=soort.value, tekst=tekst)


def _finish(actor: Actor, vraag: Bericht, answer: Bericht, at: datetime) -> None:
    keep_once(actor, answer)
    Bericht.objects.filter(pk=vraag.pk).update(klaar_at=at)


def _tell(actor: Actor, zicht: ZaakZicht, persoon_id: UUID, at: datetime) -> None:
    reader = page_of(actor, zicht, persoon_id)
    if reader is not None:
        _mail(actor, zicht, reader.account_id, kind=reader.kind, at=at)


def _mail(actor: Actor, zicht: ZaakZicht, account_id: UUID, *, kind: bool, at: datetime) -> None:
    """A mail that there is news, to who has a page: put out once a day. Source: ux.md 9.2."""
    soort = Berichtsoort.NIEUWS_KIND if kind else Berichtsoort.NIEUWS
    put_out(actor.lopend, [Uit(account_id, soort, f"gesprek {zicht.on}")],
            message_rule(soort, on=zicht.on, wet=actor.wet).grond, at=at)
