"""What a parent or child says on their own page: yes, no, and taking a yes back. Never for somebody else.

Source: issue 6, part 5; ux.md 9.5 and S11a; docs/adr/0020-delen.md.
"""

from __future__ import annotations

from datetime import datetime
from typing import NoReturn
from uuid import UUID

from ketenkameleon.delen.actions.openen import open_what_stands
from ketenkameleon.delen.models import Toestemming
from ketenkameleon.delen.queries.gezin import Gezinszaak, family_zaak, shares_of_family
from ketenkameleon.logboek.schrijven import Wijziging, record
from ketenkameleon.rules.delen import Gedeeld, shown_to_family
from ketenkameleon.rules.gezinsvraag import Vraagstand, may_answer, question_to
from ketenkameleon.rules.leerplicht import age_on
from ketenkameleon.rules.toestemming import Hoedanigheid, Toestemmingsvorm
from ketenkameleon.rules.verdict import refused
from ketenkameleon.rules.visibility import Band
from ketenkameleon.toegang.context import Actor
from ketenkameleon.toegang.dagen import local_day
from ketenkameleon.toegang.refusals import NotFound, authorise, require
from ketenkameleon.zaken.gebeurtenissen import happened
from ketenkameleon.zaken.queries.zaak import NOT_THERE

BRON = "AVG art. 7; ux.md 9.5"


def answer(actor: Actor, nummer: str, deling_id: UUID, *, ja: bool, gezien: str, at: datetime) -> Band:
    """Keep a yes or no of the actor to one share, and say as whom; what hangs on it is open or closed from then on.

    `gezien`: how the question stood on the page (`stand_of`); when it stands otherwise by now, nothing is kept.
    Raises NotFound for a zaak or question that is not theirs to see, NotAllowed for whose answer is not asked, and
    NotNow when something has changed since. Source: ux.md 9.5; AVG art. 7.
    """
    zaak = family_zaak(actor, nummer, on=local_day(at), lock=True)
    shares, _ = shares_of_family(actor, zaak)
    share = _share(zaak, shares, deling_id)
    me = _me(zaak, share, actor)
    vraag = question_to(me, share.deling, on=zaak.on, wet=actor.wet)
    if vraag is not None and vraag.stand is (Vraagstand.JA if ja else Vraagstand.NEE):
        return zaak.band  # pressed twice: it is kept already
    if vraag is None or not zaak.open or not share.open or gezien != stand_of(share, me):
        require(refused("answer_changed", BRON), object_soort="deling", gevraagd=str(deling_id))
    _say(actor, zaak, share, me, ja, at)
    _bring_up_to_date(actor, zaak)
    return zaak.band


def take_back(actor: Actor, nummer: str, toestemming_id: UUID, *, at: datetime) -> None:
    """Take back a yes of the actor's own, from today: what hung on it is closed at once.

    Raises NotFound for a yes that is not theirs, and NotNow when it was taken back or followed by a no meanwhile.
    Source: AVG art. 7 lid 3; ux.md S11a.
    """
    zaak = family_zaak(actor, nummer, on=local_day(at), lock=True)
    row = Toestemming.objects.filter(pk=toestemming_id, regio_id=actor.regio_id, zaak_id=zaak.zaak_id,
                                     door_id=zaak.ik).first() or _not_there(str(toestemming_id))
    later_no = Toestemming.objects.filter(
        regio_id=actor.regio_id, zaak_id=zaak.zaak_id, door_id=zaak.ik, ja=False, ontvanger=row.ontvanger,
        soorten__overlap=row.soorten, vastgelegd_at__gt=row.vastgelegd_at).exists()
    if not row.ja or row.ingetrokken_op is not None or later_no:
        require(refused("answer_changed", BRON), object_soort="toestemming", gevraagd=str(toestemming_id))
    row.ingetrokken_op, row.ingetrokken_door_id = zaak.on, zaak.ik
    row.ingetrokken_at, row.ingetrokken_bij = at, actor.account_id
    row.save(update_fields=["ingetrokken_op", "ingetrokken_door", "ingetrokken_at", "ingetrokken_bij"])
    _keep(actor, zaak, row.id, "toestemming.ingetrokken", at, {"ontvanger": row.ontvanger, "door": zaak.ik})
    _bring_up_to_date(actor, zaak)


def _say(actor: Actor, zaak: Gezinszaak, share: Gedeeld, me: UUID, ja: bool, at: datetime) -> None:
    child, deling = zaak.band is Band.KIND, share.deling
    row = Toestemming(
        regio_id=actor.regio_id, verantwoordelijke_id=zaak.verantwoordelijke_id, zaak_id=zaak.zaak_id,
        ontvanger=deling.ontvanger, soorten=sorted(deling.soorten), door_id=me, ja=ja, op=zaak.on,
        tot=deling.tot or zaak.on,
        als=(Hoedanigheid.KIND if child else Hoedanigheid.GEZAG).value, hoe=Toestemmingsvorm.PORTAAL.value,
        leeftijd_toen=age_on(zaak.gezin.geboren, zaak.on), kind_gehoord=child, vastgelegd_door=actor.account_id,
        vastgelegd_at=at)
    row.save(force_insert=True)
    _keep(actor, zaak, row.id, "toestemming.gegeven" if ja else "toestemming.geweigerd", at,
          {"ontvanger": row.ontvanger, "soorten": row.soorten, "door": me, "als": row.als, "op": row.op,
           "tot": row.tot, "hoe": row.hoe, "leeftijd": row.leeftijd_toen})


def stand_of(share: Gedeeld, wie: UUID) -> str:
    """How this share stands with that person, in a word for a form: another word when anything was said since."""
    own = [said for said in share.deling.toestemmingen if said.door == wie]
    return f"{len(own)}-{sum(said.ingetrokken_op is not None for said in own)}"


def _share(zaak: Gezinszaak, shares: tuple[Gedeeld, ...], deling_id: UUID) -> Gedeeld:
    found = next((share for share in shares if share.id == deling_id and shown_to_family(share.deling)), None)
    return found or _not_there(str(deling_id))


def _me(zaak: Gezinszaak, share: Gedeeld, actor: Actor) -> UUID:
    """Who the actor is, when this question is theirs to answer."""
    verdict = may_answer(zaak.ik, share.deling, on=zaak.on, wet=actor.wet)
    authorise(verdict, object_soort="deling", gevraagd=str(share.id))
    return zaak.ik or _not_there(str(share.id))


def _bring_up_to_date(actor: Actor, zaak: Gezinszaak) -> None:
    shares, _ = shares_of_family(actor, zaak)
    open_what_stands(actor, zaak.zaak_id, shares, on=zaak.on)


def _not_there(gevraagd: str) -> NoReturn:
    raise NotFound(NOT_THERE, object_soort="toestemming", gevraagd=gevraagd)


def _keep(actor: Actor, zaak: Gezinszaak, key: UUID, code: str, at: datetime, content: dict[str, object]) -> None:
    happened(actor, zaak.zaak_id, code, at=at)
    record(actor.lopend, Wijziging(code, "toestemming", key, content, zaak.zaak_id))
