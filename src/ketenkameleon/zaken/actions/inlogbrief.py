"""A letter with a code, so that a parent or child can look; and ending that they can.

The account is made with the letter and has no rights but its relatie, which ends on the birthday where the age rule
says so: it fails closed. Source: issue 3, part 8; docs/adr/0019.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID

from django.contrib.auth.hashers import make_password
from django.db.models import QuerySet

from ketenkameleon.logboek.ids import new_id
from ketenkameleon.logboek.schrijven import Wijziging, record
from ketenkameleon.rules.access import Deed
from ketenkameleon.rules.inloggen import Codevorm, code_shape
from ketenkameleon.rules.verdict import Refused, refused
from ketenkameleon.toegang.context import Actor
from ketenkameleon.toegang.dagen import local_day
from ketenkameleon.toegang.inloggen.codes import code_hash, grouped, new_code, new_phone_code, proof_hash
from ketenkameleon.toegang.models import Account, Inlogbrief, Relatie
from ketenkameleon.toegang.refusals import NotFound, NotNow
from ketenkameleon.toegang.sleutels import seal
from ketenkameleon.zaken.queries.inlogbrief import GEZIN, PLAATS, Ontvanger, receivers
from ketenkameleon.zaken.queries.zaak import NOT_THERE, ZaakZicht, zaak_for

NAAM_TEKENS: Final = 10


@dataclass(frozen=True, slots=True)
class Brief:
    """What is printed, once: the code is kept nowhere. `belcode` is not on the paper."""

    aan: Ontvanger
    code: str
    belcode: str
    geldig_tot: datetime


def make_letter(actor: Actor, nummer: str, persoon_id: UUID, *, at: datetime) -> Brief:
    """A new code for this parent or child; one that was open works no more.

    Raises NotFound for somebody who does not stand around this child, NotAllowed for a zaak that is not the actor's,
    and NotNow when the age rule gives no days, or the child's birthday is not known.
    """
    zicht, who = _who(actor, nummer, persoon_id, at)
    geboren = zicht.kind.geboren
    if isinstance(who.dagen, Refused) or geboren is None:
        raise NotNow(who.dagen if isinstance(who.dagen, Refused) else refused("family_age_unknown"), gevraagd=nummer)
    vorm = code_shape(on=zicht.on, wet=actor.wet)
    code, belcode, key = new_code(vorm), new_phone_code(vorm), new_id()
    account = _account(actor, zicht, who, vorm)
    _relate(actor, zicht, account, who, who.dagen)
    _withdraw(actor, zicht, persoon_id, at)
    tot = at + timedelta(days=vorm.dagen)
    Inlogbrief.objects.create(
        id=key, regio_id=actor.regio_id, zaak_id=zicht.zaak_id, persoon_id=persoon_id, account_id=account,
        soort=who.band.value, code=code_hash(code), bewijs=proof_hash(code, geboren.earliest(), belcode),
        belcode=seal(belcode.encode(), regio_id=actor.regio_id, place=PLAATS, row=key), gemaakt_at=at,
        gemaakt_door=actor.account_id, geldig_tot=tot, pogingen_maximaal=vorm.pogingen)
    record(actor.lopend, Wijziging("inlogbrief.gemaakt", "inlogbrief", key,
                                   {"persoon": persoon_id, "soort": who.band.value, "tot": tot}, zicht.zaak_id))
    return Brief(who, grouped(code, vorm), belcode, tot)


def stop_looking(actor: Actor, nummer: str, persoon_id: UUID, *, at: datetime) -> None:
    """From now on this parent or child can look no more, and no letter of theirs works. Raises as `make_letter`."""
    zicht, who = _who(actor, nummer, persoon_id, at)
    _withdraw(actor, zicht, persoon_id, at)
    accounts = list(_letters(actor, zicht, persoon_id).values_list("account_id", flat=True))
    _end(actor, zicht, accounts)
    record(actor.lopend, Wijziging("inlogbrief.gestopt", "persoon", who.persoon_id, {}, zicht.zaak_id))


def _who(actor: Actor, nummer: str, persoon_id: UUID, at: datetime) -> tuple[ZaakZicht, Ontvanger]:
    zicht = zaak_for(actor, nummer, Deed.ZAAK_BEHANDELEN, on=local_day(at), lock=True)
    who = next((one for one in receivers(actor, zicht, at=at) if one.persoon_id == persoon_id), None)
    if who is None:
        raise NotFound(NOT_THERE, object_soort="persoon", gevraagd=str(persoon_id))
    return zicht, who


def _account(actor: Actor, zicht: ZaakZicht, who: Ontvanger, vorm: Codevorm) -> UUID:
    """The account they had by an earlier letter of this zaak, or a new one that only a code opens."""
    known = _letters(actor, zicht, who.persoon_id).values_list("account_id", flat=True).first()
    if known is not None:
        return known
    name = "gezin-" + "".join(secrets.choice(vorm.tekens.lower()) for _ in range(NAAM_TEKENS))
    key = new_id()
    made = Account(id=key, gebruikersnaam=name, naam=who.naam[:120], password=make_password(None))
    made.save(force_insert=True)
    return key


def _relate(actor: Actor, zicht: ZaakZicht, account: UUID, who: Ontvanger, dagen: tuple[date, date]) -> None:
    """The one relatie of this account to the zaak, for the days that hold from now on."""
    _end(actor, zicht, [account])
    van, tot = dagen
    Relatie.objects.create(regio_id=actor.regio_id, account_id=account, zaak_id=zicht.zaak_id, soort=who.band.value,
                           van=van, tot=tot)


def _end(actor: Actor, zicht: ZaakZicht, accounts: list[UUID]) -> None:
    yesterday = zicht.on - timedelta(days=1)
    mine = Relatie.objects.filter(regio_id=actor.regio_id, zaak_id=zicht.zaak_id, account_id__in=accounts,
                                  soort__in=[band.value for band in GEZIN], tot__gt=yesterday)
    for relatie in mine:
        relatie.tot = max(yesterday, relatie.van - timedelta(days=1))
        relatie.save(update_fields=["tot"])


def _withdraw(actor: Actor, zicht: ZaakZicht, persoon_id: UUID, at: datetime) -> None:
    _letters(actor, zicht, persoon_id).filter(gebruikt_at__isnull=True, ingetrokken_at__isnull=True).update(
        ingetrokken_at=at)


def _letters(actor: Actor, zicht: ZaakZicht, persoon_id: UUID) -> QuerySet[Inlogbrief]:
    return Inlogbrief.objects.filter(regio_id=actor.regio_id, zaak_id=zicht.zaak_id, persoon_id=persoon_id)
