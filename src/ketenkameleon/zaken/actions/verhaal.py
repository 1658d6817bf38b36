"""The verhaal: what child and parents tell in their own words, once, read back to them.

It stands apart from notities, so that nobody has to ask again. Source: design.md 2, promise 4.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from ketenkameleon.logboek.schrijven import Wijziging, record
from ketenkameleon.rules.access import Deed
from ketenkameleon.rules.roles import Rol, muur
from ketenkameleon.rules.verdict import refused
from ketenkameleon.toegang.context import Actor
from ketenkameleon.toegang.dagen import local_day
from ketenkameleon.toegang.refusals import NotAllowed, NotFound, require
from ketenkameleon.zaken.gebeurtenissen import happened
from ketenkameleon.zaken.invoer import VERTELLERS, Onvolledig, check_texts
from ketenkameleon.zaken.models import Verhaal
from ketenkameleon.zaken.models.contact import VOOR_GESPREK
from ketenkameleon.zaken.queries.verhaal import who_told
from ketenkameleon.zaken.queries.zaak import NOT_THERE, ZaakZicht, zaak_for

LONGEST = 8000
BRON = "design.md 2, belofte 4"


def tell_once(actor: Actor, zaak_id: UUID, verteller: str, tekst: str, verteld_op: date, *,
              ook_voor: Iterable[Rol] = (), at: datetime) -> UUID:
    """Write down the verhaal of one teller (a code of invoer.VERTELLERS); its id comes back.

    It serves the rol in which it is told, and those of `ook_voor`: the teller said yes to "mag ik dit ook gebruiken
    als ik voor … kom?". A verhoor neither reads nor feeds it: NotAllowed while looking as verhoor.

    Once per teller and zaak: a second time is refused with NotNow `verhaal_al_verteld`; add to it with
    `extend`. Raises Onvolledig, NotFound and NotAllowed.
    """
    on = local_day(at)
    _check(tekst, verteld_op, on, verteller)
    zicht = zaak_for(actor, zaak_id, Deed.ZAAK_BEHANDELEN, on=on, lock=True)
    if verteller in who_told(actor, zaak_id):
        require(refused("verhaal_al_verteld", BRON), gevraagd=zicht.nummer)
    verhaal = _new(actor, zicht, verteller, tekst, verteld_op, at)
    verhaal.voor = _serves(actor, ook_voor)
    _keep(actor, verhaal, "verhaal.verteld", at)
    return verhaal.id


def extend(actor: Actor, verhaal_id: UUID, tekst: str, verteld_op: date, *, at: datetime) -> UUID:
    """Add what the same teller said later; the first row stays as it was told. The addition's id comes back.

    Raises Onvolledig, NotFound and NotAllowed.
    """
    first, zicht = _mine(actor, verhaal_id, local_day(at))
    _check(tekst, verteld_op, zicht.on, first.verteller)
    addition = _new(actor, zicht, first.verteller, tekst, verteld_op, at)
    addition.vervangt, addition.voor = first.vervangt or first.id, first.voor
    _keep(actor, addition, "verhaal.aangevuld", at)
    return addition.id


def read_back(actor: Actor, verhaal_id: UUID, klopt: bool, *, at: datetime) -> UUID:
    """Note that the text was read to the teller today, and whether it is right; the zaak's id comes back.

    Raises NotFound and NotAllowed.
    """
    verhaal, zicht = _mine(actor, verhaal_id, local_day(at))
    verhaal.voorgelezen_op, verhaal.klopt = zicht.on, klopt
    verhaal.save(update_fields=["voorgelezen_op", "klopt"])
    happened(actor, zicht.zaak_id, "verhaal.voorgelezen", at=at)
    record(actor.lopend,
           Wijziging("verhaal.voorgelezen", "verhaal", verhaal_id, {"klopt": klopt}, zicht.zaak_id))
    return zicht.zaak_id


def _mine(actor: Actor, verhaal_id: UUID, on: date) -> tuple[Verhaal, ZaakZicht]:
    verhaal = Verhaal.objects.select_for_update(no_key=True).filter(pk=verhaal_id,
                                                                    regio_id=actor.regio_id).first()
    if verhaal is None:
        raise NotFound(NOT_THERE, object_soort="verhaal", gevraagd=str(verhaal_id))
    return verhaal, zaak_for(actor, verhaal.zaak_id, Deed.ZAAK_BEHANDELEN, on=on)


def _serves(actor: Actor, ook_voor: Iterable[Rol]) -> list[int]:
    """The lezersmuren in which the verhaal may be used. Source: design.md 2, promise 4."""
    wpg, here = muur(Rol.LEERPLICHT_VERHOOR, wet=actor.wet), actor.lezersmuur
    if here == wpg:
        raise NotAllowed(refused("part_not_for_you", BRON), object_soort="verhaal")
    chosen = {here, *(muur(rol, wet=actor.wet) for rol in ook_voor)} - {wpg}
    return sorted(chosen | set(VOOR_GESPREK) if chosen & set(VOOR_GESPREK) else chosen)


def _new(actor: Actor, zicht: ZaakZicht, verteller: str, tekst: str, verteld_op: date,
         at: datetime) -> Verhaal:
    """The verhaal is of the zaak; `voor` says for which rollen it may be used."""
    return Verhaal(regio_id=actor.regio_id, verantwoordelijke_id=zicht.verantwoordelijke_id, muur=zicht.muur,
                   zaak_id=zicht.zaak_id, verteller=verteller, tekst=tekst.strip(), verteld_op=verteld_op,
                   vastgelegd_door=actor.account_id, vastgelegd_at=at)


def _keep(actor: Actor, verhaal: Verhaal, code: str, at: datetime) -> None:
    verhaal.save(force_insert=True)
    happened(actor, verhaal.zaak_id, code, at=at)
    content = {"verteller": verhaal.verteller, "verteld_op": verhaal.verteld_op, "vervangt": verhaal.vervangt,
               "voor": verhaal.voor,
               "tekst_sha256": hashlib.sha256(verhaal.tekst.encode()).hexdigest()}
    record(actor.lopend, Wijziging(code, "verhaal", verhaal.id, content, verhaal.zaak_id))


def _check(tekst: str, verteld_op: date, on: date, verteller: str) -> None:
    wrong = check_texts(tekst=(tekst, LONGEST))
    if verteller not in VERTELLERS:
        wrong["verteller"] = "Kies wie het vertelde."
    if not tekst.strip():
        wrong["tekst"] = "Schrijf op wat er verteld is, in hun woorden."
    if verteld_op > on:
        wrong["verteld_op"] = "Kies vandaag of een dag daarvoor."
    if wrong:
        raise Onvolledig(**wrong)
