"""Saving what was said in a contact: once, feiten apart from indruk, with afspraken and a safety signal.

Source: design.md 2, promises 3 and 7; ux.md S4. One statement writes everything, one writes the log.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from django.db import connection

from ketenkameleon.logboek.ids import new_id
from ketenkameleon.logboek.schrijven import Wijziging, record
from ketenkameleon.rules.access import Deed
from ketenkameleon.rules.ouderregel import fixed_from
from ketenkameleon.rules.verdict import refused
from ketenkameleon.rules.wpg import is_wpg
from ketenkameleon.toegang.context import Actor
from ketenkameleon.toegang.dagen import AMSTERDAM, local_day
from ketenkameleon.toegang.refusals import NotFound, require
from ketenkameleon.zaken.actions.contact import own_contact
from ketenkameleon.zaken.invoer import NIET_GELUKT, NotitieInvoer, Onvolledig, check_notitie, check_texts
from ketenkameleon.zaken.models import Aanvulling, Contact
from ketenkameleon.zaken.queries.lezen import Waarden
from ketenkameleon.zaken.queries.zaak import NOT_THERE, zaak_for
from ketenkameleon.zaken.seinen import tell_safety


@dataclass(frozen=True, slots=True)
class Bewaard:
    """What was saved: the zaak to go back to, and the afspraken and the safety signal that came out of it."""

    contact_id: UUID
    zaak_id: UUID
    afspraken: tuple[UUID, ...]
    signaal_id: UUID | None


def save(actor: Actor, contact_id: UUID, invoer: NotitieInvoer, *, at: datetime) -> Bewaard:
    """Save the actor's own contact for good: nobody, and no right, changes it after this.

    Ends the contact when it still ran, and throws away its draft. Without any text there is no notitie row.
    The log keeps a digest of the texts, not the texts: those stand once, behind the wall of their rol. Raises
    Onvolledig for what is missing, NotFound for another's contact, NotNow when it was saved or broken off
    already.
    """
    check_notitie(invoer, on=local_day(at), wet=actor.wet, regio=actor.regio_code)
    contact = own_contact(actor, contact_id)
    begin, end = _times(contact, invoer, at)
    saved = Bewaard(contact_id, contact.zaak_id, tuple(new_id() for _ in invoer.afspraken),
                    new_id() if invoer.veiligheid else None)
    _write(actor, contact, invoer, saved, begin, end, at)
    record(actor.lopend, *_lines(contact, invoer, saved, begin, end))
    if saved.signaal_id:
        tell_safety(actor, saved.signaal_id, at=at)
    return saved


def add_line(actor: Actor, contact_id: UUID, tekst: str, reden: str, *, at: datetime) -> UUID:
    """Correct a saved contact by a new line with its reason; the id of the line comes back.

    For who made the contact, and for who is vast or covers today. Raises NotFound when it is neither, NotNow
    when the contact is not saved yet, Onvolledig without text or reason.
    """
    wrong = check_texts(tekst=(tekst, 600), reden=(reden, 120))
    if not tekst.strip():
        wrong["tekst"] = "Schrijf op wat er anders is."
    if not reden.strip():
        wrong["reden"] = "Schrijf in één zin waarom."
    if wrong:
        raise Onvolledig(**wrong)
    contact = Contact.objects.filter(pk=contact_id, regio_id=actor.regio_id).first()
    if contact is None:
        raise NotFound(NOT_THERE, object_soort="contact", gevraagd=str(contact_id))
    if contact.account_id != actor.account_id:
        zaak_for(actor, contact.zaak_id, Deed.CONTACT_VASTLEGGEN, on=local_day(at))
    if contact.bewaard_at is None:
        require(refused("contact_not_saved", "design.md 2, belofte 3"), object_soort="contact",
                gevraagd=str(contact_id))
    line = Aanvulling(regio_id=actor.regio_id, verantwoordelijke_id=contact.verantwoordelijke_id,
                      muur=contact.muur,
                      zaak_id=contact.zaak_id, contact_id=contact_id, account_id=actor.account_id, at=at,
                      tekst=tekst.strip(), reden=reden.strip())
    line.save(force_insert=True)
    content = {"contact": contact_id, "reden": line.reden, "tekst_sha256": _digest(line.tekst)}
    record(actor.lopend, Wijziging("contact.aangevuld", "aanvulling", line.id, content, contact.zaak_id))
    return line.id


def _times(contact: Contact, invoer: NotitieInvoer, at: datetime) -> tuple[datetime, datetime]:
    """When it began and ended: as noted, or as corrected; never later than now."""
    begin = invoer.begonnen_at or contact.begonnen_at
    if begin > at:
        raise Onvolledig(begonnen_at="Het contact kan niet later beginnen dan nu.")
    if invoer.duur_minuten is not None:
        end = begin + timedelta(minutes=invoer.duur_minuten)
    else:
        end = max(contact.geeindigd_at or at, begin)
    return begin, min(end, at)


def _write(actor: Actor, contact: Contact, invoer: NotitieInvoer, saved: Bewaard, begin: datetime,
           end: datetime,
           at: datetime) -> None:
    stil = is_wpg(contact.muur, on=local_day(at), wet=actor.wet)
    codes = _events(invoer, saved, stil=stil)
    minutes = int((end - begin).total_seconds()) // 60
    values: Waarden = {
        "contact": contact.id, "regio": actor.regio_id, "zaak": contact.zaak_id, "account": actor.account_id,
        "at": at,
        "verantwoordelijke": contact.verantwoordelijke_id, "muur": contact.muur, "begin": begin, "einde": end,
        "wijze": invoer.wijze, "opnieuw": invoer.opnieuw_verteld,
        "ouderregel": "" if stil else invoer.ouderregel.strip(), "signaal_bij": None if stil else contact.id,
        "vast": datetime.combine(*fixed_from(local_day(at), wet=actor.wet), AMSTERDAM),
        "geen_afspraak": invoer.geen_afspraak and not invoer.afspraken, "tekst": invoer.heeft_tekst,
        "feiten": invoer.feiten, "indruk": invoer.indruk, "waarom": invoer.waarom,
        "ouders": invoer.waarom_voor_ouders,
        "ids": list(saved.afspraken), "wat": [a.wat.strip() for a in invoer.afspraken],
        "wie": [a.wie for a in invoer.afspraken], "namen": [a.wie_naam.strip() for a in invoer.afspraken],
        "wanneer": [a.wanneer for a in invoer.afspraken], "signaal": saved.signaal_id,
        "g_ids": [new_id() for _ in codes], "codes": codes, "op": local_day(at),
        "getallen": [minutes if code == BEWAARD else None for code in codes],
    }
    with connection.cursor() as cursor:
        cursor.execute(_SAVE, values)


def _events(invoer: NotitieInvoer, saved: Bewaard, *, stil: bool) -> list[str]:
    """What the figures are told. Of a contact under the Wpg (`stil`) only that somebody worries about safety."""
    worried = [VEILIGHEID] if saved.signaal_id else []
    if stil:
        return worried
    first = NIET if invoer.wijze == NIET_GELUKT else BEWAARD
    return [first, *([VERTELD] if invoer.opnieuw_verteld else []), *worried]


def _lines(contact: Contact, invoer: NotitieInvoer, saved: Bewaard, begin: datetime,
           end: datetime) -> list[Wijziging]:
    content: dict[str, object] = {
        "rol": contact.rol, "wijze": invoer.wijze, "begonnen_at": begin, "geeindigd_at": end,
        "opnieuw_verteld": invoer.opnieuw_verteld, "ouderregel_sha256": _digest(invoer.ouderregel),
        "notitie_sha256": _digest(invoer.feiten, invoer.indruk, invoer.waarom,
                                  str(invoer.waarom_voor_ouders)),
    }
    code = NIET if invoer.wijze == NIET_GELUKT else BEWAARD
    lines = [Wijziging(code, "contact", contact.id, content, contact.zaak_id)]
    for key, afspraak in zip(saved.afspraken, invoer.afspraken, strict=True):
        says = {"contact": contact.id, "wie": afspraak.wie, "wanneer": afspraak.wanneer}
        lines.append(Wijziging("afspraak.gemaakt", "afspraak", key, says, contact.zaak_id))
    if saved.signaal_id:
        lines.append(Wijziging(VEILIGHEID, "veiligheidssignaal", saved.signaal_id, {"contact": contact.id},
                               contact.zaak_id))
    return lines


def _digest(*texts: str) -> str:
    return hashlib.sha256("\0".join(texts).encode()).hexdigest()


BEWAARD: Final = "contact.bewaard"
NIET: Final = "contact.niet_gelukt"
VERTELD: Final = "verhaal.opnieuw_verteld"
VEILIGHEID: Final = "veiligheid.gemeld"
_SAVE: Final = """
WITH contact AS (
  UPDATE zaken_contact SET begonnen_at = %(begin)s, geeindigd_at = %(einde)s, wijze = %(wijze)s,
    opnieuw_verteld = %(opnieuw)s, geen_afspraak = %(geen_afspraak)s,
    bewaard_at = %(at)s
  WHERE id = %(contact)s
), notitie AS (
  INSERT INTO zaken_notitie (contact_id, regio_id, verantwoordelijke_id, muur, zaak_id, feiten, indruk,
    waarom,
    waarom_voor_ouders)
  SELECT %(contact)s, %(regio)s, %(verantwoordelijke)s, %(muur)s, %(zaak)s, %(feiten)s, %(indruk)s,
    %(waarom)s, %(ouders)s
  WHERE %(tekst)s
), ouders AS (
  INSERT INTO zaken_ouderregel (contact_id, regio_id, verantwoordelijke_id, muur, zaak_id, tekst, vast_at)
  SELECT %(contact)s, %(regio)s, %(verantwoordelijke)s, %(muur)s, %(zaak)s, %(ouderregel)s, %(vast)s
  WHERE %(ouderregel)s <> ''
), afspraken AS (
  INSERT INTO zaken_afspraak (id, regio_id, zaak_id, contact_id, wat, wie, wie_naam, wanneer, gemaakt_at,
    gemaakt_door,
    klaar_hoe)
  SELECT a.id, %(regio)s, %(zaak)s, %(contact)s, a.wat, a.wie, a.naam, a.wanneer, %(at)s, %(account)s, ''
  FROM unnest(%(ids)s::uuid[], %(wat)s::text[], %(wie)s::text[], %(namen)s::text[], %(wanneer)s::date[])
    AS a (id, wat, wie, naam, wanneer)
), signaal AS (
  INSERT INTO zaken_veiligheidssignaal (id, regio_id, zaak_id, contact_id, account_id, at)
  SELECT %(signaal)s::uuid, %(regio)s, %(zaak)s, %(signaal_bij)s::uuid, %(account)s, %(at)s
    WHERE %(signaal)s::uuid IS NOT NULL
), concept AS (
  DELETE FROM zaken_concept WHERE account_id = %(account)s AND object_id = %(contact)s
)
INSERT INTO zaken_gebeurtenis (id, regio_id, zaak_id, code, op, at, getal)
SELECT g.id, %(regio)s, %(zaak)s, g.code, %(op)s, %(at)s, g.getal
FROM unnest(%(g_ids)s::uuid[], %(codes)s::text[], %(getallen)s::int[]) AS g (id, code, getal)
"""
