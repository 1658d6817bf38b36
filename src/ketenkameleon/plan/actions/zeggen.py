"""What each side says: how it goes, own words, the hulpvraag, yes or no; and what a school says itself.

Source: ux.md S10; issue 6, part 4.
"""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from ketenkameleon.delen.queries.delen import Mens, family
from ketenkameleon.logboek.ids import new_id
from ketenkameleon.plan.actions.doel import open_goal
from ketenkameleon.plan.actions.plan import BRON, keep, open_zaak, running
from ketenkameleon.plan.invoer import (
    OZM,
    AkkoordInvoer,
    BerichtInvoer,
    WoordenInvoer,
    check_message,
    check_words,
)
from ketenkameleon.plan.models import Akkoord, Bericht, Doel, Woorden
from ketenkameleon.plan.queries.school import of_school
from ketenkameleon.rules.leerplicht import age_on
from ketenkameleon.rules.toestemming import Hoedanigheid, Toestemmingsvorm
from ketenkameleon.rules.verdict import refused
from ketenkameleon.toegang.context import Actor
from ketenkameleon.toegang.dagen import local_day
from ketenkameleon.toegang.refusals import NotFound, require
from ketenkameleon.zaken.invoer import Onvolledig
from ketenkameleon.zaken.models import Verhaal
from ketenkameleon.zaken.queries.zaak import NOT_THERE, ZaakZicht


def tell(actor: Actor, doel_id: UUID, invoer: BerichtInvoer, *, at: datetime) -> UUID:
    """One line on how it goes with a goal, by who runs the zaak: of one's own, or *namens* somebody; its id comes back.

    Raises Onvolledig, NotFound, NotAllowed, and NotNow for a goal that was ended.
    """
    doel, zicht = open_goal(actor, doel_id, at=at)
    check_message(invoer, on=zicht.on, wet=actor.wet)
    if invoer.persoon_id is not None and invoer.persoon_id not in _people(actor, zicht):
        raise Onvolledig(wie="Kies van wie dit komt.")
    return keep_line(actor, doel, invoer, namens=invoer.van != OZM, at=at)


def school_tells(actor: Actor, doel_id: UUID, hoe: str, tekst: str, *, at: datetime) -> UUID:
    """One line on how it goes at school, by the school of the plan itself; its id comes back.

    Raises Onvolledig, NotAllowed for who is of no school, NotFound for a plan that is not shared with this school, and
    NotNow for a goal that was ended.
    """
    on = local_day(at)
    of_school(actor, on)
    doel = Doel.objects.filter(pk=doel_id, regio_id=actor.regio_id, school_id__in=actor.school_ids,
                               plan__geeindigd_op__isnull=True).first()
    if doel is None:
        raise NotFound(NOT_THERE, object_soort="plan", gevraagd=str(doel_id))
    invoer = BerichtInvoer("school", hoe, tekst)
    check_message(invoer, on=on, wet=actor.wet)
    if doel.klaar_op is not None:
        require(refused("already_done", BRON), object_soort="plan", gevraagd=str(doel_id))
    return keep_line(actor, doel, invoer, namens=False, at=at)


def say(actor: Actor, zaak_id: UUID, invoer: WoordenInvoer, *, at: datetime) -> UUID:
    """What a child or parent says in their own words, or what they ask; its id comes back.

    A hulpvraag that was told in the verhaal points at it. Raises Onvolledig, NotFound, NotAllowed, NotNow.
    """
    check_words(invoer)
    zicht = open_zaak(actor, zaak_id, at=at)
    plan = running(actor, zicht)
    if invoer.persoon_id not in _people(actor, zicht):
        raise Onvolledig(persoon="Kies wie dit zei.")
    if invoer.verhaal_id is not None and not Verhaal.objects.filter(pk=invoer.verhaal_id, zaak_id=zaak_id).exists():
        raise Onvolledig(verhaal="Dit verhaal kunt u nu niet lezen.")
    row = Woorden(id=new_id(), regio_id=actor.regio_id, verantwoordelijke_id=plan.verantwoordelijke_id, muur=plan.muur,
                  zaak_id=zaak_id, plan=plan, soort="hulpvraag" if invoer.hulpvraag else "eigen",
                  persoon_id=invoer.persoon_id, tekst=invoer.tekst.strip(), verhaal_id=invoer.verhaal_id, op=zicht.on,
                  door=actor.account_id, at=at)
    row.save(force_insert=True)
    keep(actor, zaak_id, "plan.woorden", row.id, at=at, soort=row.soort, persoon=row.persoon_id)
    return row.id


def agree(actor: Actor, zaak_id: UUID, invoer: AkkoordInvoer, *, at: datetime) -> UUID:
    """What one person says about the support in the plan, yes or no, as it was said today; its id comes back.

    Raises Onvolledig, NotFound, NotAllowed, NotNow.
    """
    zicht = open_zaak(actor, zaak_id, at=at)
    plan = running(actor, zicht)
    gezin, people = family(actor, zicht, on=zicht.on)
    if not any((mens.persoon_id, mens.als) == (invoer.persoon_id, invoer.als) for mens in people):
        raise Onvolledig(wie="Kies wie dit zei.")
    if invoer.hoe not in set(Toestemmingsvorm):
        raise Onvolledig(hoe="Kies hoe dit is gezegd.")
    age = None if gezin.geboren is None else age_on(gezin.geboren, zicht.on)
    row = Akkoord(id=new_id(), regio_id=actor.regio_id, verantwoordelijke_id=plan.verantwoordelijke_id, muur=plan.muur,
                  zaak_id=zaak_id, plan=plan, persoon_id=invoer.persoon_id, als=Hoedanigheid(invoer.als).value,
                  ja=invoer.ja, hoe=invoer.hoe, leeftijd_toen=age, op=zicht.on, door=actor.account_id, at=at)
    row.save(force_insert=True)
    keep(actor, zaak_id, "plan.akkoord", row.id, at=at, ja=invoer.ja, als=invoer.als, persoon=invoer.persoon_id)
    return row.id


def keep_line(actor: Actor, doel: Doel, invoer: BerichtInvoer, *, namens: bool, at: datetime) -> UUID:
    """Keep one line with a goal, of which was made sure that the actor may write it; its id comes back."""
    row = Bericht(id=new_id(), regio_id=actor.regio_id, verantwoordelijke_id=doel.verantwoordelijke_id, muur=doel.muur,
                  zaak_id=doel.zaak_id, doel=doel, school_id=doel.school_id, van=invoer.van,
                  persoon_id=invoer.persoon_id, namens=namens, hoe=invoer.hoe,
                  tekst=invoer.tekst.strip(), door=actor.account_id, at=at)
    row.save(force_insert=True)
    keep(actor, doel.zaak_id, "plan.bericht", row.id, at=at, van=invoer.van, hoe=invoer.hoe)
    return row.id


def _people(actor: Actor, zicht: ZaakZicht) -> dict[UUID, Mens]:
    _, people = family(actor, zicht, on=zicht.on)
    return {mens.persoon_id: mens for mens in people if mens.persoon_id is not None}
