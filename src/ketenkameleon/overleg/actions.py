"""Planning a meeting, making its agenda, deciding, agreeing who does what, and the secret address of a calendar."""

from __future__ import annotations

import hashlib
import secrets
from datetime import date, datetime
from typing import Final
from uuid import UUID

from django.db import IntegrityError, transaction

from ketenkameleon.delen.queries.delen import shares_of
from ketenkameleon.logboek.ids import new_id
from ketenkameleon.logboek.schrijven import Wijziging, record
from ketenkameleon.meldingen.models import Signaal
from ketenkameleon.overleg.models import Agendapunt, Agendasleutel, Overleg, Overlegafspraak
from ketenkameleon.overleg.queries import NIET_HIER, must_be_there, own_schools, who_can_do
from ketenkameleon.regio.queries_kernteam import member_of, works_for
from ketenkameleon.rules.access import Deed, Relatie, may
from ketenkameleon.rules.signaal import signal_kinds
from ketenkameleon.rules.toestemming import may_share
from ketenkameleon.rules.verdict import refused
from ketenkameleon.toegang.context import Actor
from ketenkameleon.toegang.dagen import local_day
from ketenkameleon.toegang.refusals import NotFound, authorise, require
from ketenkameleon.zaken.invoer import Onvolledig, check_texts
from ketenkameleon.zaken.openen import MUUR_REGIE
from ketenkameleon.zaken.queries.zaak import still_open, zaak_for

BRON: Final = "issue 6, deel 3"
KERNTEAM: Final = "kernteam"
SLEUTEL_BYTES: Final = 24
LANGSTE_REGEL: Final = 140


def plan_meeting(actor: Actor, school_id: UUID, begin_at: datetime, eind_at: datetime, plaats: str, *,
                 at: datetime) -> UUID:
    """Put a meeting of the kernteam in the calendar; its key comes back.

    Raises Onvolledig, and NotAllowed for who is not of this school.
    """
    _may(actor, local_day(at))
    member_of(actor, school_id, on=local_day(at))
    wrong = check_texts(plaats=(plaats.strip(), 120))
    if begin_at <= at:
        wrong["op"] = "Kies een tijd die nog komt."
    if eind_at <= begin_at:
        wrong["tot"] = "Het einde ligt na het begin."
    overleg = Overleg(id=new_id(), regio_id=actor.regio_id, school_id=school_id, begin_at=begin_at, eind_at=eind_at,
                      plaats=plaats.strip(), gemaakt_door=actor.account_id, gemaakt_at=at)
    if not wrong:
        try:
            with transaction.atomic():
                overleg.save(force_insert=True)
        except IntegrityError:
            wrong["op"] = "Op dat moment is er al een overleg."
    if wrong:
        raise Onvolledig(**wrong)
    record(actor.lopend, Wijziging("overleg.gepland", "overleg", overleg.id, {
        "school": school_id, "begin_at": begin_at, "eind_at": eind_at}))
    return overleg.id


def cancel_meeting(actor: Actor, overleg_id: UUID, *, at: datetime) -> None:
    """The meeting is off; every calendar that follows it says so. Raises NotAllowed, NotFound, NotNow."""
    overleg = _going_on(actor, overleg_id, at)
    overleg.afgelast_at = at
    overleg.save(update_fields=["afgelast_at"])
    record(actor.lopend, Wijziging("overleg.afgelast", "overleg", overleg_id, {}))


def make_agenda(actor: Actor, overleg_id: UUID, *, at: datetime) -> int:
    """Put every open signaal of the school on the agenda that is not there yet; how many were added.

    Without a name where none was given: who the pupil is stays in the signaal. What is about illness is not there: it
    is for the school and the youth doctor. Raises NotAllowed, NotFound, NotNow for a meeting that is off.
    """
    on = local_day(at)
    overleg = _going_on(actor, overleg_id, at)
    kinds = signal_kinds(on=on, wet=actor.wet, regio=actor.regio_code)
    there = Agendapunt.objects.filter(overleg_id=overleg_id, signaal__isnull=False).values("signaal_id")
    found = Signaal.objects.filter(regio_id=actor.regio_id, school_id=overleg.school_id, klaar_at__isnull=True,
                                   kring=KERNTEAM).exclude(pk__in=there).order_by("uiterlijk_op", "id")
    made = [_line(actor, overleg, at, signaal_id=s.id,
                  regel=f"{kinds[s.soort].naam}: {s.tekst}"[:LANGSTE_REGEL]) for s in found if s.soort in kinds]
    Agendapunt.objects.bulk_create(made)
    record(actor.lopend, Wijziging("overleg.agenda", "overleg", overleg_id, {"signalen": len(made)}))
    return len(made)


def put_zaak(actor: Actor, nummer: str, overleg_id: UUID, regel: str, *, at: datetime) -> UUID:
    """The vaste contactpersoon puts a zaak on the agenda; its key comes back.

    Only on a share with the kernteam that stands today, so with the yes of everybody who decides. Raises Onvolledig,
    NotAllowed, NotFound, and NotNow without permission, for a closed zaak, or for one that is there already.
    Source: issue 6, part 3 (parents' permission per child).
    """
    on = local_day(at)
    zicht = zaak_for(actor, nummer, Deed.ZAAK_BEHANDELEN, on=on)
    require(still_open(zicht), gevraagd=nummer)
    found = Overleg.objects.filter(regio_id=actor.regio_id, pk=overleg_id, afgelast_at__isnull=True, eind_at__gte=at)
    overleg = found.filter(school_id=zicht.school_id).first() if zicht.school_id else None
    wrong = check_texts(regel=(regel.strip(), LANGSTE_REGEL))
    if not regel.strip():
        wrong["regel"] = "Schrijf in één regel wat u wilt bespreken."
    if overleg is None:
        wrong["overleg"] = "Kies een overleg van de school van dit kind."
    if wrong or overleg is None:
        raise Onvolledig(**wrong)
    share = next((s for s in shares_of(actor, zicht, on=on) if s.open and s.deling.ontvanger == KERNTEAM
                  and may_share(s.deling, on=on, wet=actor.wet)), None)
    if share is None:
        require(refused("overleg_without_permission", BRON), gevraagd=nummer)
    if Agendapunt.objects.filter(overleg_id=overleg_id, zaak_id=zicht.zaak_id).exists():
        require(refused("already_done", BRON), gevraagd=nummer)
    punt = _line(actor, overleg, at, zaak_id=zicht.zaak_id, deling_id=share.id if share else None, regel=regel.strip())
    punt.verantwoordelijke_id = zicht.verantwoordelijke_id
    punt.save(force_insert=True)
    record(actor.lopend, Wijziging("overleg.zaak_op_agenda", "agendapunt", punt.id, {"overleg": overleg_id},
                                   zicht.zaak_id))
    return punt.id


def decide(actor: Actor, punt_id: UUID, besluit: str, *, at: datetime) -> UUID:
    """Write in one line what was decided about a pupil; the meeting's key comes back. A later line replaces it.

    Raises Onvolledig, NotAllowed, NotFound.
    """
    wrong = check_texts(besluit=(besluit.strip(), 280))
    if not besluit.strip():
        wrong["besluit"] = "Schrijf in één regel wat er is besloten."
    if wrong:
        raise Onvolledig(**wrong)
    punt = _punt(actor, punt_id, at)
    was, punt.besluit = punt.besluit, besluit.strip()
    punt.besloten_door, punt.besloten_at = actor.account_id, at
    punt.save(update_fields=["besluit", "besloten_door", "besloten_at"])
    record(actor.lopend, Wijziging("overleg.besloten", "agendapunt", punt_id, {"was": was, "wordt": punt.besluit},
                                   punt.zaak_id))
    return punt.overleg_id


def agree(actor: Actor, punt_id: UUID, wat: str, wie_id: UUID, wanneer: date, *, at: datetime) -> UUID:
    """Agree who of the team does what by when; the meeting's key comes back. Raises Onvolledig, NotAllowed, NotFound.
    """
    on = local_day(at)
    punt = _punt(actor, punt_id, at)
    wrong = check_texts(wat=(wat.strip(), 200))
    if not wat.strip():
        wrong["wat"] = "Schrijf op wat er is afgesproken."
    if wie_id not in dict(who_can_do(actor, punt.school_id, on=on)):
        wrong["wie"] = "Kies iemand van het team."
    if wanneer < on:
        wrong["wanneer"] = "Kies een dag vanaf vandaag."
    if wrong:
        raise Onvolledig(**wrong)
    made = Overlegafspraak.objects.create(
        id=new_id(), regio_id=actor.regio_id, verantwoordelijke_id=punt.verantwoordelijke_id, muur=MUUR_REGIE,
        zaak_id=punt.zaak_id, punt=punt, school_id=punt.school_id, wat=wat.strip(), wie_id=wie_id, wanneer=wanneer,
        gemaakt_door=actor.account_id, gemaakt_at=at)
    record(actor.lopend, Wijziging("overleg.afgesproken", "overlegafspraak", made.id, {
        "wie": wie_id, "wanneer": wanneer}, punt.zaak_id))
    return punt.overleg_id


def done(actor: Actor, afspraak_id: UUID, *, at: datetime) -> UUID:
    """An afspraak was kept; the school's key comes back. Raises NotAllowed, NotFound, NotNow for one that was."""
    _may(actor, local_day(at))
    row = Overlegafspraak.objects.select_for_update(no_key=True).filter(regio_id=actor.regio_id, pk=afspraak_id).first()
    if row is None:
        raise NotFound(NIET_HIER, object_soort="overlegafspraak", gevraagd=str(afspraak_id))
    member_of(actor, row.school_id, on=local_day(at))
    if row.klaar_at is not None:
        require(refused("already_done", BRON), object_soort="overlegafspraak", gevraagd=str(afspraak_id))
    row.klaar_at, row.klaar_door = at, actor.account_id
    row.save(update_fields=["klaar_at", "klaar_door"])
    record(actor.lopend, Wijziging("overleg.gedaan", "overlegafspraak", afspraak_id, {}, row.zaak_id))
    return row.school_id


def make_address(actor: Actor, school_id: UUID | None, *, at: datetime) -> str:
    """A new secret for a calendar: of all own meetings, or those of one school. It is shown once and kept as a digest.

    Raises NotAllowed, also for a school that is not the actor's.
    """
    if school_id is not None and school_id not in own_schools(actor, on=local_day(at)):
        member_of(actor, school_id, on=local_day(at))
    _may(actor, local_day(at))
    secret = secrets.token_urlsafe(SLEUTEL_BYTES)
    made = Agendasleutel.objects.create(id=new_id(), regio_id=actor.regio_id, account_id=actor.account_id,
                                        school_id=school_id, sleutel=digest(secret), gemaakt_at=at)
    record(actor.lopend, Wijziging("agenda.adres_gemaakt", "agendasleutel", made.id, {"school": school_id}))
    return secret


def revoke_address(actor: Actor, adres_id: UUID, *, at: datetime) -> None:
    """Take a calendar address back: whoever has it finds nothing there any more. Raises NotAllowed, NotFound."""
    _may(actor, local_day(at))
    row = Agendasleutel.objects.select_for_update(no_key=True).filter(
        pk=adres_id, account_id=actor.account_id, ingetrokken_at__isnull=True).first()
    if row is None:
        raise NotFound(NIET_HIER, object_soort="agendasleutel", gevraagd=str(adres_id))
    row.ingetrokken_at = at
    row.save(update_fields=["ingetrokken_at"])
    record(actor.lopend, Wijziging("agenda.adres_ingetrokken", "agendasleutel", adres_id, {}))


def digest(secret: str) -> bytes:
    """What is kept of a secret address; 192 random bits need no salt."""
    return hashlib.sha256(secret.encode()).digest()


def _may(actor: Actor, on: date) -> None:
    authorise(may(Deed.OVERLEG_VOEREN, functies=actor.functies, relaties=frozenset({Relatie.GEEN}), on=on,
                  wet=actor.wet))


def _going_on(actor: Actor, overleg_id: UUID, at: datetime) -> Overleg:
    """The meeting for who is of that school; NotNow when it is off."""
    overleg = must_be_there(actor, overleg_id, on=local_day(at))
    if overleg.afgelast_at is not None:
        require(refused("meeting_cancelled", BRON), object_soort="overleg", gevraagd=str(overleg_id))
    return overleg


def _line(actor: Actor, overleg: Overleg, at: datetime, *, regel: str, signaal_id: UUID | None = None,
          zaak_id: UUID | None = None, deling_id: UUID | None = None) -> Agendapunt:
    return Agendapunt(id=new_id(), regio_id=actor.regio_id, verantwoordelijke_id=works_for(actor), muur=MUUR_REGIE,
                      overleg=overleg, school_id=overleg.school_id, signaal_id=signaal_id, zaak_id=zaak_id,
                      deling_id=deling_id, regel=regel, gemaakt_door=actor.account_id, gemaakt_at=at)


def _punt(actor: Actor, punt_id: UUID, at: datetime) -> Agendapunt:
    _may(actor, local_day(at))
    punt = Agendapunt.objects.select_for_update(no_key=True).filter(regio_id=actor.regio_id, pk=punt_id).first()
    if punt is None:
        raise NotFound(NIET_HIER, object_soort="agendapunt", gevraagd=str(punt_id))
    _going_on(actor, punt.overleg_id, at)
    return punt
