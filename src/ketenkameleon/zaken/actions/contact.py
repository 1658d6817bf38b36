"""A contact in one rol: chosen before it starts, told to the child, fixed from then on.

Source: design.md 2, promise 3. What was said is saved in `notitie.py`.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from django.db import connection

from ketenkameleon.logboek.schrijven import Wijziging, record
from ketenkameleon.rules.access import Deed
from ketenkameleon.rules.roles import Rol, muur
from ketenkameleon.rules.texts import dutch_date
from ketenkameleon.rules.verdict import refused
from ketenkameleon.rules.wetboek import Wetboek
from ketenkameleon.rules.wpg import is_wpg
from ketenkameleon.team.queries import facts_of
from ketenkameleon.toegang.context import Actor
from ketenkameleon.toegang.dagen import local_day
from ketenkameleon.toegang.refusals import NotFound, authorise, require
from ketenkameleon.zaken.gebeurtenissen import happened
from ketenkameleon.zaken.invoer import MET, Onvolledig, check_texts
from ketenkameleon.zaken.models import Concept, Contact
from ketenkameleon.zaken.queries.rollen import (
    Bevoegd,
    authority_of,
    may_roles,
    may_take_now,
    responsible_for,
)
from ketenkameleon.zaken.queries.zaak import NOT_THERE, ZaakZicht, still_open, zaak_for

__all__ = ["abort", "contact_line", "may_roles", "note_afterwards", "one_at_a_time", "own_contact", "start",
           "stop_and_switch", "told"]

BELOFTE_3 = "design.md 2, belofte 3"
A_DAY = timedelta(days=1)


def start(actor: Actor, zaak_id: UUID, rol: Rol, *, met: Sequence[str], uitgelegd: bool,
          uitgelegd_reden: str = "", nog_niet: Sequence[str] = (), at: datetime,
          vervolg_van: UUID | None = None) -> Contact:
    """Begin a contact in this rol, now; the contact comes back.

    Whatever contact of the actor still ran is over at this moment; its notitie stays to be saved. Pressing
    twice gives the same contact: one in this rol with this zaak that runs is not begun again. `met`: codes of
    invoer.MET. `nog_niet`: to which of them the rol was not explained yet, all when none are named.
    `vervolg_van`: the part before, after *stop en wissel van rol*. Raises NotAllowed without authority for the
    rol and for who is not vast or covering, NotNow for a closed zaak, Onvolledig for what is missing.
    """
    on = local_day(at)
    _check(met, uitgelegd, uitgelegd_reden)
    zicht = zaak_for(actor, zaak_id, Deed.CONTACT_VASTLEGGEN, on=on, lock=True)
    require(still_open(zicht), gevraagd=zicht.nummer)
    authorise(may_take_now(actor, zicht, rol, met=met, on=on), object_soort="zaak", gevraagd=zicht.nummer)
    one_at_a_time(actor)
    mine = Contact.objects.filter(account_id=actor.account_id)
    running = mine.filter(geeindigd_at=None, afgebroken_at=None).first()
    if running and (running.zaak_id, running.rol) == (zaak_id, rol.value):
        return running
    lines = [_stop(running, at)] if running else []
    _check_vervolg(actor, zicht, vervolg_van)
    contact = _new(actor, zicht, rol, Bevoegd(True, ""), at, met, vervolg_van)
    _say_told(contact, uitgelegd, uitgelegd_reden, nog_niet)
    contact.save(force_insert=True)
    told(actor, contact, "contact.begonnen", at=at)
    record(actor.lopend, *lines, contact_line("contact.begonnen", contact))
    return contact


def note_afterwards(actor: Actor, zaak_id: UUID, rol: Rol, begonnen_at: datetime, duur_minuten: int, *,
                    met: Sequence[str], uitgelegd: bool, uitgelegd_reden: str = "", nog_niet: Sequence[str] = (),
                    at: datetime, vervolg_van: UUID | None = None) -> Contact:
    """Note a contact that has been; its notitie is still to be saved. The contact comes back.

    Never refused for authority: what happened is kept, without authority as such (`bevoegd` False with the
    code of what was missing), and the coördinator sees it. Authority is asked for the day of the contact, not
    for today. Raises Onvolledig for a moment to come and for what is missing, NotFound and NotAllowed as
    zaak_for.
    """
    on = local_day(at)
    _check(met, uitgelegd, uitgelegd_reden)
    _check_time(begonnen_at, duur_minuten, at, wet=actor.wet)
    zicht = zaak_for(actor, zaak_id, Deed.CONTACT_VASTLEGGEN, on=on, lock=True)
    require(still_open(zicht), gevraagd=zicht.nummer)
    _check_vervolg(actor, zicht, vervolg_van)
    day = local_day(begonnen_at)
    bevoegd = authority_of(actor, zicht, rol, facts_of(actor, actor.account_id), on=day, met=met)
    contact = _new(actor, zicht, rol, bevoegd, begonnen_at, met, vervolg_van)
    _say_told(contact, uitgelegd, uitgelegd_reden, nog_niet)
    contact.geeindigd_at = begonnen_at + timedelta(minutes=duur_minuten)
    contact.save(force_insert=True)
    codes = ["contact.achteraf_genoteerd", *([] if bevoegd.geldig else ["contact.zonder_bevoegdheid"])]
    told(actor, contact, *codes, at=at)
    record(actor.lopend, *(contact_line(code, contact) for code in codes))
    return contact


def abort(actor: Actor, contact_id: UUID, *, at: datetime) -> UUID:
    """Break off a contact that should not have begun; only that it was is kept. Gives the zaak's id.

    Raises NotFound for another's contact, NotNow when it was saved or broken off already.
    """
    contact = own_contact(actor, contact_id)
    contact.afgebroken_at = at
    contact.save(update_fields=["afgebroken_at"])
    Concept.objects.filter(account_id=actor.account_id, object_id=contact_id).delete()
    told(actor, contact, "contact.afgebroken", at=at)
    record(actor.lopend, contact_line("contact.afgebroken", contact))
    return contact.zaak_id


def stop_and_switch(actor: Actor, contact_id: UUID, *, at: datetime) -> Contact:
    """Stop the contact here, so that a next part can begin in another rol; the stopped part comes back.

    What was said until now stays in the old rol; its notitie is still to be saved. A verhoor is not a next
    part: `may_roles` never allows it; and it has no next part. Raises NotFound for another's contact, NotNow for
    a verhoor and when it was saved or broken off.
    """
    contact = own_contact(actor, contact_id)
    if is_wpg(contact.muur, on=local_day(at), wet=actor.wet):
        require(refused("verhoor_no_part", "design.md 2a"), object_soort="contact", gevraagd=str(contact_id))
    if contact.geeindigd_at is None:
        record(actor.lopend, _stop(contact, at))
        told(actor, contact, "contact.gestopt", at=at)
    return contact


def own_contact(actor: Actor, contact_id: UUID) -> Contact:
    """The actor's own contact, held until the transaction ends, that is neither saved nor broken off.

    It stays the actor's to finish also when the zaak went to somebody else. Raises NotFound for another's,
    and NotNow when it is finished.
    """
    contact = Contact.objects.select_for_update(no_key=True).filter(
        pk=contact_id, regio_id=actor.regio_id, account_id=actor.account_id).first()
    if contact is None:
        raise NotFound(NOT_THERE, object_soort="contact", gevraagd=str(contact_id))
    if contact.bewaard_at or contact.afgebroken_at:
        require(refused("contact_saved", BELOFTE_3), object_soort="contact", gevraagd=str(contact_id))
    return contact


def told(actor: Actor, contact: Contact, *codes: str, at: datetime) -> None:
    """Write down for the figures what happened to this contact; of one under the Wpg nothing, not even a count.

    Source: design.md 2a (a verhoor shows by no gap and no count).
    """
    if not is_wpg(contact.muur, on=local_day(at), wet=actor.wet):
        happened(actor, contact.zaak_id, *codes, at=at)


def _new(actor: Actor, zicht: ZaakZicht, rol: Rol, bevoegd: Bevoegd, begonnen_at: datetime,
         met: Sequence[str], vervolg_van: UUID | None) -> Contact:
    return Contact(
        regio_id=actor.regio_id, zaak_id=zicht.zaak_id, account_id=actor.account_id, rol=rol.value,
        verantwoordelijke_id=responsible_for(actor, zicht, rol, on=local_day(begonnen_at)),
        muur=muur(rol, wet=actor.wet), bevoegd=bevoegd.geldig, bevoegd_code=bevoegd.code, met=list(met),
        vervolg_van=vervolg_van, begonnen_at=begonnen_at,
    )


def _say_told(contact: Contact, uitgelegd: bool, reden: str, nog_niet: Sequence[str]) -> None:
    """To whom the rol was explained; who is not named as not yet was told, and with no names nobody was."""
    waits = set() if uitgelegd else set(nog_niet) & set(contact.met) or set(contact.met)
    contact.uitgelegd = not waits
    contact.uitgelegd_aan = [code for code in contact.met if code not in waits]
    contact.uitgelegd_reden = reden.strip() if waits else ""


def one_at_a_time(actor: Actor) -> None:
    """Two clicks of one person follow each other; two people do not wait for each other. Source: promise 7."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))",
                       [f"contact {actor.account_id}"])


def _stop(contact: Contact, at: datetime) -> Wijziging:
    contact.geeindigd_at = max(at, contact.begonnen_at)
    contact.save(update_fields=["geeindigd_at"])
    return contact_line("contact.gestopt", contact)


def contact_line(code: str, contact: Contact) -> Wijziging:
    """What the log keeps of a contact: codes, times and who, and no word that was said. Source: docs/adr/0018."""
    content = {"rol": contact.rol, "met": contact.met, "bevoegd": contact.bevoegd,
               "bevoegd_code": contact.bevoegd_code,
               "uitgelegd": contact.uitgelegd, "uitgelegd_aan": contact.uitgelegd_aan,
               "begonnen_at": contact.begonnen_at, "geeindigd_at": contact.geeindigd_at}
    return Wijziging(code, "contact", contact.id, content, contact.zaak_id)


def _check(met: Sequence[str], uitgelegd: bool, reden: str) -> None:
    wrong = check_texts(uitgelegd_reden=(reden, 120))
    if not met or not set(met) <= set(MET):
        wrong["met"] = "Kies met wie u spreekt."
    if not uitgelegd and not reden.strip():
        wrong["uitgelegd_reden"] = "Schrijf op waarom u de rol nog niet heeft uitgelegd."
    if wrong:
        raise Onvolledig(**wrong)


def _check_time(begonnen_at: datetime, duur_minuten: int, at: datetime, *, wet: Wetboek) -> None:
    if not 0 <= duur_minuten < A_DAY.total_seconds() / 60:
        raise Onvolledig(duur_minuten="Vul in hoeveel minuten het duurde.")
    if begonnen_at + timedelta(minutes=duur_minuten) > at:
        raise Onvolledig(begonnen_at="Een contact dat nog komt, kunt u niet achteraf noteren.")
    first = wet.versies("rol.bewijzen")[0].van
    if local_day(begonnen_at) < first:
        raise Onvolledig(begonnen_at=f"Voor {dutch_date(first)} kennen wij de regels niet. Kies een latere dag.")


def _check_vervolg(actor: Actor, zicht: ZaakZicht, vervolg_van: UUID | None) -> None:
    if vervolg_van is None:
        return
    before = Contact.objects.filter(pk=vervolg_van, zaak_id=zicht.zaak_id, account_id=actor.account_id).exclude(
        muur=muur(Rol.LEERPLICHT_VERHOOR, wet=actor.wet))
    if not before.exists():
        raise NotFound(NOT_THERE, object_soort="contact", gevraagd=str(vervolg_van))

