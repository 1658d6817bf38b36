"""Cover during leave: somebody stands in, and the vaste contactpersoon stays who it is.

Source: design.md 2, promise 1 (cover during leave is not a change).
"""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from ketenkameleon.logboek.schrijven import Wijziging, record
from ketenkameleon.rules.access import Deed
from ketenkameleon.rules.access import Relatie as Soort
from ketenkameleon.rules.verdict import refused
from ketenkameleon.rules.zaak import VerzoekStand
from ketenkameleon.toegang.context import Actor
from ketenkameleon.toegang.dagen import local_day
from ketenkameleon.toegang.refusals import NotFound, require
from ketenkameleon.zaken.actions.relaties import YESTERDAY, begin_relatie, end_relaties
from ketenkameleon.zaken.actions.toewijzen import takes_zaken
from ketenkameleon.zaken.gebeurtenissen import happened
from ketenkameleon.zaken.invoer import Onvolledig, check_texts
from ketenkameleon.zaken.models import Toewijzing
from ketenkameleon.zaken.queries.zaak import NOT_THERE, ZaakZicht, still_open, zaak_for

BRON = "design.md 2, belofte 1"


def set_cover(actor: Actor, zaak_id: UUID, account_id: UUID, *, van: date, tot: date, reden: str,
              at: datetime) -> UUID:
    """Let somebody cover from `van` up to and including `tot`; the id of the toewijzing comes back.

    The vaste contactpersoon does not change and nothing is counted. Raises Onvolledig for days that cannot be
    or a missing reason, NotNow for a closed zaak, a zaak without vaste contactpersoon, cover by the vaste
    contactpersoon, days that are covered already, and somebody who takes no zaken then.
    """
    on = local_day(at)
    _check(van, tot, reden, on)
    zicht = zaak_for(actor, zaak_id, Deed.ZAAK_TOEWIJZEN, on=on, lock=True)
    _may_cover(actor, zicht, account_id, van, tot)
    cover = Toewijzing(
        regio_id=actor.regio_id, zaak_id=zaak_id, account_id=account_id, soort="waarneming", gevraagd_at=at,
        stand=VerzoekStand.AANVAARD.value, gevraagd_door=actor.account_id, antwoord_uiterlijk=van,
        beantwoord_at=at, reden=reden.strip(), van=van, tot=tot,
    )
    cover.save(force_insert=True)
    begin_relatie(actor, zaak_id, account_id, Soort.WAARNEMING, van=van, tot=tot)
    happened(actor, zaak_id, "waarneming.begonnen", at=at)
    content = {"account": account_id, "van": van, "tot": tot, "reden": cover.reden}
    record(actor.lopend, Wijziging("waarneming.begonnen", "toewijzing", cover.id, content, zaak_id))
    return cover.id


def end_cover(actor: Actor, toewijzing_id: UUID, *, at: datetime) -> UUID:
    """End cover today; yesterday was its last day. The zaak's id comes back.

    Raises NotFound when there is no such cover in sight, NotNow when it is over already.
    """
    on = local_day(at)
    cover = Toewijzing.objects.filter(pk=toewijzing_id, regio_id=actor.regio_id, soort="waarneming").first()
    if cover is None:
        raise NotFound(NOT_THERE, object_soort="toewijzing", gevraagd=str(toewijzing_id))
    zicht = zaak_for(actor, cover.zaak_id, Deed.ZAAK_TOEWIJZEN, on=on, lock=True)
    last = on + YESTERDAY
    ended = Toewijzing.objects.filter(pk=toewijzing_id, stand=VerzoekStand.AANVAARD.value,
                                      tot__gt=last).update(
        stand=VerzoekStand.GEEINDIGD.value, tot=last)
    if not ended:
        require(refused("cover_over", BRON), gevraagd=zicht.nummer)
    end_relaties(actor, zicht.zaak_id, [Soort.WAARNEMING], tot=last, account_id=cover.account_id)
    happened(actor, zicht.zaak_id, "waarneming.geeindigd", at=at)
    content = {"account": cover.account_id, "tot": last}
    record(actor.lopend,
           Wijziging("waarneming.geeindigd", "toewijzing", toewijzing_id, content, zicht.zaak_id))
    return zicht.zaak_id


def _check(van: date, tot: date, reden: str, on: date) -> None:
    wrong = check_texts(reden=(reden, 200))
    if not reden.strip():
        wrong["reden"] = "Schrijf in één zin waarom."
    if van < on:
        wrong["van"] = "Kies een dag vanaf vandaag."
    if tot < van:
        wrong["tot"] = "De laatste dag ligt voor de eerste dag."
    if wrong:
        raise Onvolledig(**wrong)


def _may_cover(actor: Actor, zicht: ZaakZicht, account_id: UUID, van: date, tot: date) -> None:
    require(still_open(zicht), gevraagd=zicht.nummer)
    if zicht.vast is None:
        require(refused("no_vast", BRON), gevraagd=zicht.nummer)
    elif zicht.vast.account_id == account_id:
        require(refused("already_vast", BRON), gevraagd=zicht.nummer)
    require(takes_zaken(actor, account_id, van, tot), gevraagd=zicht.nummer)
    overlap = Toewijzing.objects.filter(
        zaak_id=zicht.zaak_id, soort="waarneming", stand=VerzoekStand.AANVAARD.value, van__lte=tot,
        tot__gte=van)
    if overlap.exists():
        require(refused("cover_overlaps", BRON), gevraagd=zicht.nummer)
