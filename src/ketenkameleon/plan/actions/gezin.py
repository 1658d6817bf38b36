"""What a parent or child says in the plan on their own page: how it goes, own words, yes or no. Never for another.

Source: issue 6, parts 4 and 5; ux.md S10; docs/adr/0037-the-plan.md.
"""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from ketenkameleon.delen.queries.gezin import Gezinszaak, family_zaak
from ketenkameleon.logboek.ids import new_id
from ketenkameleon.plan.actions.plan import BRON, keep
from ketenkameleon.plan.actions.zeggen import keep_line
from ketenkameleon.plan.invoer import BerichtInvoer, WoordenInvoer, check_message, check_words
from ketenkameleon.plan.models import Akkoord, Doel, Woorden
from ketenkameleon.plan.queries.gezin import Gezinsplan, plan_in
from ketenkameleon.rules.gezinsvraag import Vraagstand
from ketenkameleon.rules.leerplicht import age_on
from ketenkameleon.rules.toestemming import Hoedanigheid, Toestemmingsvorm
from ketenkameleon.rules.verdict import refused
from ketenkameleon.rules.visibility import Band
from ketenkameleon.toegang.context import Actor
from ketenkameleon.toegang.dagen import local_day
from ketenkameleon.toegang.refusals import NotFound, authorise, require
from ketenkameleon.zaken.queries.zaak import NOT_THERE


def family_tells(actor: Actor, nummer: str, doel_id: UUID, hoe: str, tekst: str, *, at: datetime) -> UUID:
    """One line of the actor on how it goes with a goal; its id comes back.

    Raises Onvolledig, NotFound for a zaak or goal that is not theirs, and NotNow for a goal or zaak that ended.
    """
    zaak, ik = _open(actor, nummer, at)
    invoer = BerichtInvoer("kind" if zaak.band is Band.KIND else "ouder", hoe, tekst, ik)
    check_message(invoer, on=zaak.on, wet=actor.wet)
    doel = Doel.objects.filter(pk=doel_id, regio_id=actor.regio_id, zaak_id=zaak.zaak_id,
                               plan__geeindigd_op__isnull=True).first()
    if doel is None:
        raise NotFound(NOT_THERE, object_soort="plan", gevraagd=str(doel_id))
    if doel.klaar_op is not None:
        require(refused("answer_changed", BRON), object_soort="plan", gevraagd=str(doel_id))
    return keep_line(actor, doel, invoer, namens=False, at=at)


def family_says(actor: Actor, nummer: str, tekst: str, *, at: datetime) -> UUID:
    """What the actor says in their own words for the plan, which stays as it is; its id comes back.

    Raises Onvolledig, NotFound for a zaak that is not theirs or without a plan, and NotNow for one that is closed.
    """
    zaak, ik = _open(actor, nummer, at)
    check_words(WoordenInvoer(ik, tekst))
    plan = _running(actor, zaak)
    row = Woorden(id=new_id(), regio_id=actor.regio_id, verantwoordelijke_id=plan.verantwoordelijke_id, muur=plan.muur,
                  zaak_id=zaak.zaak_id, plan_id=plan.id, soort="eigen", persoon_id=ik, tekst=tekst.strip(), op=zaak.on,
                  door=actor.account_id, at=at)
    row.save(force_insert=True)
    keep(actor, zaak.zaak_id, "plan.woorden", row.id, at=at, soort=row.soort, persoon=ik)
    return row.id


def family_agrees(actor: Actor, nummer: str, *, ja: bool, gezien: str, at: datetime) -> None:
    """Keep a yes or no of the actor to the support in the plan, as it stands today.

    `gezien`: how the question stood on the page (`Gezinsplan.gezien`); when it stands otherwise by now, nothing is
    kept. Raises NotFound for a zaak that is not theirs or without a plan, NotAllowed for whose answer is not asked,
    and NotNow when something has changed since, or the zaak is closed.
    """
    zaak, ik = _open(actor, nummer, at)
    plan = _running(actor, zaak)
    if plan.vraag is None:
        authorise(refused("answer_not_asked", BRON), object_soort="plan", gevraagd=nummer)
    elif plan.vraag.stand is (Vraagstand.JA if ja else Vraagstand.NEE):
        return  # pressed twice: it is kept already
    if plan.gezien != gezien:
        require(refused("answer_changed", BRON), object_soort="plan", gevraagd=nummer)
    _agreed(actor, zaak, ik, plan, ja, at)


def _agreed(actor: Actor, zaak: Gezinszaak, ik: UUID, plan: Gezinsplan, ja: bool, at: datetime) -> None:
    als = Hoedanigheid.KIND if zaak.band is Band.KIND else Hoedanigheid.GEZAG
    born = zaak.gezin.geboren
    row = Akkoord(id=new_id(), regio_id=actor.regio_id, verantwoordelijke_id=plan.verantwoordelijke_id, muur=plan.muur,
                  zaak_id=zaak.zaak_id, plan_id=plan.id, persoon_id=ik, als=als.value, ja=ja,
                  hoe=Toestemmingsvorm.PORTAAL.value, leeftijd_toen=None if born is None else age_on(born, zaak.on),
                  op=zaak.on, door=actor.account_id, at=at)
    row.save(force_insert=True)
    keep(actor, zaak.zaak_id, "plan.akkoord", row.id, at=at, ja=ja, als=als.value, persoon=ik)


def _open(actor: Actor, nummer: str, at: datetime) -> tuple[Gezinszaak, UUID]:
    """The zaak, held till the end, and who the actor is in it. Raises NotFound, and NotNow for a closed zaak."""
    zaak = family_zaak(actor, nummer, on=local_day(at), lock=True)
    if zaak.ik is None:
        raise NotFound(NOT_THERE, object_soort="plan", gevraagd=nummer)
    if not zaak.open:
        require(refused("answer_changed", BRON), object_soort="plan", gevraagd=nummer)
    return zaak, zaak.ik


def _running(actor: Actor, zaak: Gezinszaak) -> Gezinsplan:
    found = plan_in(actor, zaak)
    if found is None:
        raise NotFound(NOT_THERE, object_soort="plan", gevraagd=zaak.nummer)
    return found
