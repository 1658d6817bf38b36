"""What somebody said about sharing, and taking it back: per receiver, and at once. Source: ux.md S9."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import NoReturn
from uuid import UUID

from ketenkameleon.delen.actions.openen import bring_up_to_date, close_verhaal
from ketenkameleon.delen.invoer import JaInvoer, check_deelname, check_ja
from ketenkameleon.delen.models import Deling, Toestemming
from ketenkameleon.delen.queries.delen import as_yes, family
from ketenkameleon.logboek.schrijven import Wijziging, record
from ketenkameleon.rules.access import Deed
from ketenkameleon.rules.delen import giver, may_withdraw
from ketenkameleon.rules.halt import DEELNAME
from ketenkameleon.rules.leerplicht import age_on
from ketenkameleon.rules.roles import Regime, Rol, muur
from ketenkameleon.rules.verdict import refused
from ketenkameleon.rules.waarden import names
from ketenkameleon.toegang.context import Actor
from ketenkameleon.toegang.dagen import local_day
from ketenkameleon.toegang.refusals import NotFound, require
from ketenkameleon.zaken.gebeurtenissen import happened
from ketenkameleon.zaken.invoer import Onvolledig
from ketenkameleon.zaken.queries.zaak import NOT_THERE, ZaakZicht, still_open, zaak_for

BRON = "AVG art. 7 lid 3; ux.md S9"


def say(actor: Actor, zaak_id: UUID, invoer: JaInvoer, *, at: datetime) -> UUID:
    """Record a yes or a no of one person about one receiver; its id comes back.

    A no is recorded as such and closes at once what hung on that person's yes. Raises Onvolledig (also where the
    law already decides: consent is not asked there), NotFound, NotAllowed, and NotNow for a closed zaak.
    """
    on = local_day(at)
    zicht = zaak_for(actor, zaak_id, Deed.ZAAK_BEHANDELEN, on=on, lock=True)
    require(still_open(zicht), gevraagd=zicht.nummer)
    gever, regime = giver(actor.lezersmuur, on=on, wet=actor.wet)
    check_ja(invoer, gever, regime, on=on, wet=actor.wet)
    return _said(actor, zicht, invoer, at)


def agree(actor: Actor, zaak_id: UUID, invoer: JaInvoer, *, at: datetime) -> UUID:
    """Record a yes or a no of one person to taking part (Halt, help): no data are shared by it. Its id comes back.

    `soorten` of `invoer` is not read. Raises Onvolledig for what nobody is asked to take part in, NotFound, NotAllowed,
    and NotNow for a closed zaak. Source: domain.md 14b, rules 2 and 3; row toestemming.deelname.
    """
    on = local_day(at)
    zicht = zaak_for(actor, zaak_id, Deed.ZAAK_BEHANDELEN, on=on, lock=True)
    require(still_open(zicht), gevraagd=zicht.nummer)
    check_deelname(invoer, on=on, wet=actor.wet)
    return _said(actor, zicht, replace(invoer, soorten=(DEELNAME,)), at)


def _said(actor: Actor, zicht: ZaakZicht, invoer: JaInvoer, at: datetime) -> UUID:
    """Keep what one of the people around the child said, and bring up to date what hangs on it."""
    _one_of_them(actor, zicht, invoer)
    row = Toestemming(
        regio_id=actor.regio_id, verantwoordelijke_id=zicht.verantwoordelijke_id, zaak_id=zicht.zaak_id,
        ontvanger=invoer.ontvanger, soorten=sorted(set(invoer.soorten)), door_id=invoer.door, als=invoer.als.value,
        ja=invoer.ja, op=invoer.op, tot=invoer.tot, hoe=invoer.hoe.value,
        leeftijd_toen=age_on(zicht.kind.geboren, invoer.op), kind_gehoord=invoer.kind_gehoord,
        vastgelegd_door=actor.account_id, vastgelegd_at=at)
    row.save(force_insert=True)
    code = "toestemming.gegeven" if invoer.ja else "toestemming.geweigerd"
    _keep(actor, row, code, {"ontvanger": row.ontvanger, "soorten": row.soorten, "door": row.door_id, "als": row.als,
                             "op": row.op, "tot": row.tot, "hoe": row.hoe, "leeftijd": row.leeftijd_toen}, at)
    bring_up_to_date(actor, zicht)
    return row.id


def withdraw(actor: Actor, toestemming_id: UUID, door: UUID | None, *, at: datetime) -> UUID:
    """Take back one yes on behalf of `door` (None: the court), from today; the zaak's id comes back.

    Who gave it may, and who must say yes as well. At once nothing is open on it any more. Raises NotFound,
    NotAllowed, and NotNow when it was taken back already, is not theirs, or was a no.
    """
    row, zicht = _mine(actor, toestemming_id, local_day(at))
    if row.ingetrokken_op is not None or not row.ja:
        require(refused("already_done", BRON), object_soort="toestemming", gevraagd=str(toestemming_id))
    _theirs(actor, row, zicht, door)
    row.ingetrokken_op, row.ingetrokken_door_id = zicht.on, door
    row.ingetrokken_at, row.ingetrokken_bij = at, actor.account_id
    row.save(update_fields=["ingetrokken_op", "ingetrokken_door", "ingetrokken_at", "ingetrokken_bij"])
    _keep(actor, row, "toestemming.ingetrokken", {"ontvanger": row.ontvanger, "door": door}, at)
    bring_up_to_date(actor, zicht)
    return zicht.zaak_id


def withdraw_told(actor: Actor, zaak_id: UUID, ontvanger: str, *, at: datetime) -> None:
    """Take back the yes that was said when the verhaal was told, for the rol of one receiver.

    Raises NotFound for a receiver without a rol, and for who does not run the zaak.
    """
    on = local_day(at)
    zicht = zaak_for(actor, zaak_id, Deed.ZAAK_BEHANDELEN, on=on, lock=True)
    rol = names(actor.wet.waarde("delen.rollen", on)).get(ontvanger)
    if rol is None:
        _not_there(ontvanger)
    close_verhaal(zaak_id, muur(Rol(rol), wet=actor.wet), on=on)
    happened(actor, zaak_id, "toestemming.ingetrokken", at=at)
    record(actor.lopend, Wijziging("toestemming.ingetrokken", "verhaal", zaak_id, {"ontvanger": ontvanger}, zaak_id))
    bring_up_to_date(actor, zicht)


def _one_of_them(actor: Actor, zicht: ZaakZicht, invoer: JaInvoer) -> None:
    _, people = family(actor, zicht, on=zicht.on)
    if not any((mens.persoon_id, mens.als) == (invoer.door, invoer.als) for mens in people):
        raise Onvolledig(wie="Kies wie dit zei.")


def _theirs(actor: Actor, row: Toestemming, zicht: ZaakZicht, door: UUID | None) -> None:
    """Who must say yes depends on the law of what is shared: of one share to this receiver it may be them."""
    gezin, _ = family(actor, zicht, on=zicht.on)
    found = Deling.objects.filter(regio_id=actor.regio_id, zaak_id=row.zaak_id, ontvanger=row.ontvanger)
    regimes = sorted({*found.exclude(regime=Regime.WPG).values_list("regime", flat=True), Regime.AVG.value})
    verdicts = [may_withdraw(as_yes(row), door, gezin, Regime(regime), on=zicht.on, wet=actor.wet)
                for regime in regimes]
    if not any(verdicts):
        require(verdicts[0], object_soort="toestemming", gevraagd=str(row.id))


def _mine(actor: Actor, toestemming_id: UUID, on: date) -> tuple[Toestemming, ZaakZicht]:
    """The yes, held until the transaction ends, for who runs the zaak."""
    found = Toestemming.objects.filter(pk=toestemming_id, regio_id=actor.regio_id)
    zaak_id = found.values_list("zaak_id", flat=True).first()
    if zaak_id is None:
        _not_there(str(toestemming_id))
    zicht = zaak_for(actor, zaak_id, Deed.ZAAK_BEHANDELEN, on=on, lock=True)
    row = found.select_for_update(no_key=True).first()
    return row or _not_there(str(toestemming_id)), zicht


def _not_there(gevraagd: str) -> NoReturn:
    raise NotFound(NOT_THERE, object_soort="toestemming", gevraagd=gevraagd)


def _keep(actor: Actor, row: Toestemming, code: str, content: dict[str, object], at: datetime) -> None:
    happened(actor, row.zaak_id, code, at=at)
    record(actor.lopend, Wijziging(code, "toestemming", row.id, content, row.zaak_id))
