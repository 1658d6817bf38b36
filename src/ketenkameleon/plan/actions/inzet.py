"""Who is needed, and heavier care that did not come. Source: issue 6, part 4; domain.md 12."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from ketenkameleon.logboek.ids import new_id
from ketenkameleon.plan.actions.plan import answers_for, keep, open_zaak
from ketenkameleon.plan.invoer import OZM, InzetInvoer, VermedenInvoer, check_avoided, check_inzet
from ketenkameleon.plan.models import Inzet, Opschaling
from ketenkameleon.toegang.context import Actor


def choose(actor: Actor, zaak_id: UUID, invoer: InzetInvoer, *, at: datetime) -> UUID:
    """Note whether the vaste contactpersoon is enough or an onderwijszorgmedewerker is needed, from a day; the id.

    What was noted before stays. Raises Onvolledig, NotFound, NotAllowed, NotNow.
    """
    zicht = open_zaak(actor, zaak_id, at=at)
    check_inzet(invoer, on=zicht.on, wet=actor.wet)
    who = (invoer.werkgever, invoer.opdrachtgever, invoer.betaler) if invoer.keuze == OZM else ("", "", "")
    werkgever, opdrachtgever, betaler = (name.strip() for name in who)
    row = Inzet(id=new_id(), regio_id=actor.regio_id, verantwoordelijke_id=answers_for(actor, zicht),
                muur=actor.lezersmuur, zaak_id=zaak_id, keuze=invoer.keuze, omdat=invoer.omdat.strip(), van=invoer.van,
                schoolcontact=invoer.schoolcontact.strip(), werkgever=werkgever, opdrachtgever=opdrachtgever,
                betaler=betaler, door=actor.account_id, at=at)
    row.save(force_insert=True)
    keep(actor, zaak_id, "plan.inzet", row.id, at=at, keuze=invoer.keuze, van=invoer.van)
    return row.id


def avoided(actor: Actor, zaak_id: UUID, invoer: VermedenInvoer, *, at: datetime) -> UUID:
    """Note heavier care that did not come, as what somebody says with why; its id comes back.

    It is an event for the figures, and no more than what was said. Raises Onvolledig, NotFound, NotAllowed, NotNow.
    """
    zicht = open_zaak(actor, zaak_id, at=at)
    check_avoided(invoer, on=zicht.on, wet=actor.wet, regio=actor.regio_code)
    row = Opschaling(id=new_id(), regio_id=actor.regio_id, verantwoordelijke_id=answers_for(actor, zicht),
                     muur=actor.lezersmuur, zaak_id=zaak_id, anders=invoer.anders,
                     anders_tekst=invoer.anders_tekst.strip(), zegt=invoer.zegt, waarom=invoer.waarom.strip(),
                     op=zicht.on, door=actor.account_id, at=at)
    row.save(force_insert=True)
    keep(actor, zaak_id, "opschaling.vermeden", row.id, at=at, anders=invoer.anders, zegt=invoer.zegt)
    return row.id
