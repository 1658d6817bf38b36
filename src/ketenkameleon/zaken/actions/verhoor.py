"""A verhoor: begun after a letter, with what was said first recorded before it; kept as questions and answers.

It never begins from a talk. Source: design.md 2 (promise 3) and 2a; docs/adr/0032-the-verhoor.md.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from ketenkameleon.logboek.ids import new_id
from ketenkameleon.logboek.schrijven import Wijziging, record
from ketenkameleon.rules.access import Deed
from ketenkameleon.rules.roles import Rol, muur
from ketenkameleon.rules.verdict import refused
from ketenkameleon.rules.verhoor import Verdachte, may_go_on, may_invite, unsaid
from ketenkameleon.toegang.context import Actor
from ketenkameleon.toegang.dagen import local_day
from ketenkameleon.toegang.refusals import NotNow, authorise, require
from ketenkameleon.zaken.actions.contact import contact_line, one_at_a_time, own_contact
from ketenkameleon.zaken.actions.notitie import Bewaard, save
from ketenkameleon.zaken.invoer import NotitieInvoer, Onvolledig, check_texts
from ketenkameleon.zaken.invoer_verhoor import NOG_OPEN, VerhoorInvoer, VraagEnAntwoord, check_lines
from ketenkameleon.zaken.models import Contact, Verhoor, Verhoorregel
from ketenkameleon.zaken.queries.rollen import may_question_now, responsible_for
from ketenkameleon.zaken.queries.zaak import ZaakZicht, still_open, zaak_for

BRON = "design.md 2a"
VERHOOR = Rol.LEERPLICHT_VERHOOR


def start_verhoor(actor: Actor, zaak_id: UUID, invoer: VerhoorInvoer, *, at: datetime) -> Contact:
    """Record what was said, and then begin the contact as verhoor; the contact comes back. Twice is one verhoor.

    Raises NotAllowed without the proofs of that day, for a child too young on the day of the absence and for who is not
    vast or covering; NotNow for a closed zaak, while not looking as verhoor, from a talk that runs or is still to be
    saved, without a letter that was posted on a day before, and while somebody is waited for; Onvolledig for what
    was not said or asked.
    """
    on = local_day(at)
    zicht = zaak_for(actor, zaak_id, Deed.CONTACT_VASTLEGGEN, on=on, lock=True)
    require(still_open(zicht), gevraagd=zicht.nummer)
    looks_as_verhoor(actor, zicht)
    authorise(may_question_now(actor, zicht, kind=invoer.kind, on=on), object_soort="zaak", gevraagd=zicht.nummer)
    one_at_a_time(actor)
    running = _running(actor, zicht)
    if running is not None:
        return running
    _check(actor, zicht, invoer, at)
    contact = _contact(actor, zicht, invoer, at)
    said = _said(contact, invoer, at)
    said.save(force_insert=True)
    contact.save(force_insert=True)
    kept = {"kind_verdacht": said.kind_verdacht, "uitgenodigd_op": said.uitgenodigd_op, "cautie_at": said.cautie_at,
            "advocaat": said.advocaat, "meekomen": said.meekomen, "tolk": said.tolk}
    record(actor.lopend, Wijziging("verhoor.gezegd", "contact", contact.id, kept, zaak_id),
           contact_line("contact.begonnen", contact))
    return contact


def save_verhoor(actor: Actor, contact_id: UUID, regels: Sequence[VraagEnAntwoord], invoer: NotitieInvoer, *,
                 at: datetime) -> Bewaard:
    """Save a verhoor for good: its questions and answers, without afspraken, indruk or a line for parents.

    Raises Onvolledig for a line that is not whole, and what `save` raises.
    """
    check_lines(regels)
    contact = own_contact(actor, contact_id)
    Verhoorregel.objects.bulk_create(
        Verhoorregel(regio_id=contact.regio_id, verantwoordelijke_id=contact.verantwoordelijke_id, muur=contact.muur,
                     zaak_id=contact.zaak_id, contact_id=contact_id, nummer=nummer, at=at, vraag=regel.vraag.strip(),
                     antwoord=regel.antwoord.strip())
        for nummer, regel in enumerate(regels, 1))
    return save(actor, contact_id, NotitieInvoer(
        invoer.wijze, geen_afspraak=True, veiligheid=invoer.veiligheid, begonnen_at=invoer.begonnen_at,
        duur_minuten=invoer.duur_minuten), at=at)


def looks_as_verhoor(actor: Actor, zicht: ZaakZicht) -> None:
    """Go on when the actor looks as verhoor. Raises NotNow. Source: design.md 2, promise 4."""
    if actor.lezersmuur != muur(VERHOOR, wet=actor.wet):
        raise NotNow(refused("verhoor_other_rol", "design.md 2, belofte 4"), object_soort="zaak",
                     gevraagd=zicht.nummer)


def _running(actor: Actor, zicht: ZaakZicht) -> Contact | None:
    """The verhoor of the actor that runs in this zaak. Anything else that runs, or waits here, is a talk."""
    mine = list(Contact.objects.filter(account_id=actor.account_id, bewaard_at=None, afgebroken_at=None)
                .order_by("begonnen_at"))
    runs = next((c for c in mine if c.geeindigd_at is None and (c.zaak_id, c.rol) == (zicht.zaak_id, VERHOOR)), None)
    if runs is None and any(c.geeindigd_at is None or c.zaak_id == zicht.zaak_id for c in mine):
        require(refused("verhoor_from_talk", BRON), gevraagd=zicht.nummer)
    return runs


def _check(actor: Actor, zicht: ZaakZicht, invoer: VerhoorInvoer, at: datetime) -> None:
    on, wet = zicht.on, actor.wet
    verdachten = [Verdachte(persoon.kind, persoon.verstuurd_op) for persoon in invoer.wie]
    require(may_invite(verdachten, on, wet=wet, regio=actor.regio_code), gevraagd=zicht.nummer)
    wrong = {field: NOG_OPEN[field] for field in unsaid(invoer.gezegd, kind=invoer.kind, on=on, wet=wet)}
    wrong |= check_texts(verdenking=(invoer.gezegd.verdenking, 300), meekomen_wie=(invoer.meekomen_wie, 120))
    if invoer.cautie_at > at or local_day(invoer.cautie_at) != on:
        wrong["cautie_om"] = "Kies een tijd van vandaag, tot en met nu."
    if wrong:
        raise Onvolledig(**wrong)
    require(may_go_on(invoer.gezegd, kind=invoer.kind, on=on, wet=wet), gevraagd=zicht.nummer)


def _contact(actor: Actor, zicht: ZaakZicht, invoer: VerhoorInvoer, at: datetime) -> Contact:
    met = [persoon.met for persoon in invoer.wie]
    return Contact(
        id=new_id(), regio_id=actor.regio_id, zaak_id=zicht.zaak_id, account_id=actor.account_id, rol=VERHOOR.value,
        verantwoordelijke_id=responsible_for(actor, zicht, VERHOOR, on=zicht.on), muur=muur(VERHOOR, wet=actor.wet),
        bevoegd=True, met=met, uitgelegd=True, uitgelegd_aan=met, begonnen_at=at)


def _said(contact: Contact, invoer: VerhoorInvoer, at: datetime) -> Verhoor:
    gezegd = invoer.gezegd
    return Verhoor(
        regio_id=contact.regio_id, verantwoordelijke_id=contact.verantwoordelijke_id, muur=contact.muur,
        zaak_id=contact.zaak_id, contact_id=contact.id, account_id=contact.account_id, at=at, kind_verdacht=invoer.kind,
        personen=[persoon.persoon_id for persoon in invoer.wie], brieven=[persoon.brief_id for persoon in invoer.wie],
        uitgenodigd_op=max(persoon.verstuurd_op for persoon in invoer.wie), verdenking=gezegd.verdenking.strip(),
        verdenking_genoemd=gezegd.verdenking_genoemd, zwijgen_gezegd=gezegd.zwijgen_gezegd, cautie_at=invoer.cautie_at,
        advocaat=gezegd.advocaat, meekomen=gezegd.meekomen if invoer.kind else "",
        meekomen_wie=invoer.meekomen_wie.strip() if invoer.kind else "", tolk=gezegd.tolk)
