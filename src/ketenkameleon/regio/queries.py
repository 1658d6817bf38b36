"""What a beheerder sees: who works at the own organisatie, and how they log in. Nothing about a child."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final, NamedTuple
from uuid import UUID

from django.conf import settings
from django.db import connection
from django.db.models import QuerySet

from ketenkameleon.logboek.schrijven import looked
from ketenkameleon.regio.models import Aanstelling, Koppelvoorstel, Organisatie
from ketenkameleon.rules.access import Deed, Relatie, may
from ketenkameleon.rules.verdict import refused
from ketenkameleon.toegang.context import Actor
from ketenkameleon.toegang.models import Account, Inlogkoppeling
from ketenkameleon.toegang.refusals import NotFound, authorise

# As many as one reads on a page; an organisatie with more looks up by hand.
MOST: Final = 500
NIET_HIER: Final = refused("not_your_zaak", "docs/adr/0025")
# Every session that is open for an account; it holds no child data (design.md 6).
_SESSIES: Final = "SELECT count(*) FROM usersessions_usersession WHERE user_id = %s"


class Medewerker(NamedTuple):
    """One aanstelling at the own organisatie, and whose it is."""

    aanstelling_id: UUID
    account_id: UUID
    naam: str
    gebruikersnaam: str
    functie: str
    school: str
    van: date
    tot: date


class Aanbieder(NamedTuple):
    """A provider of outside logins. `organisatie`: the key of whose it is, "" when the settings do not say."""

    issuer: str
    naam: str
    organisatie: str


class Koppeling(NamedTuple):
    """An outside login that is linked, by the name of its provider here."""

    id: UUID
    aanbieder: str
    subject: str
    gemaakt_at: datetime


class Voorstel(NamedTuple):
    """A link that waits for a second beheerder. `van_mij`: I may not be the one who says yes."""

    id: UUID
    naam: str
    aanbieder: str
    subject: str
    voorgesteld_door: str
    voorgesteld_at: datetime
    van_mij: bool


@dataclass(frozen=True, slots=True)
class Blad:
    """One account of the own organisatie. `sessies`: how many times it is logged in now."""

    account_id: UUID
    naam: str
    gebruikersnaam: str
    aanstellingen: tuple[Medewerker, ...]
    koppelingen: tuple[Koppeling, ...]
    sessies: int


def own_organisatie(actor: Actor, *, on: date) -> UUID:
    """The organisatie of which the actor is beheerder. Raises NotAllowed for everybody else."""
    authorise(may(Deed.ACCOUNTS_BEHEREN, functies=actor.functies, relaties=frozenset({Relatie.GEEN}), on=on,
                  wet=actor.wet))
    if actor.organisatie_id is None:
        raise NotFound(NIET_HIER, object_soort="organisatie")
    return actor.organisatie_id


def organisatie_name(actor: Actor, *, on: date) -> str:
    """What the own organisatie is called."""
    return Organisatie.objects.values_list("naam", flat=True).get(pk=own_organisatie(actor, on=on))


def staff(actor: Actor, *, on: date, gone: bool = False) -> tuple[Medewerker, ...]:
    """Who works at the own organisatie, by name; with `gone` who does no longer. Writes the look.

    Units: `on` is a date. Source: issue 3, part 8; docs/adr/0025.
    """
    found = _at(own_organisatie(actor, on=on)).filter(**({"tot__lt": on} if gone else {"tot__gte": on}))
    looked(actor.lopend, "accounts", "weg" if gone else "nu")
    return _as_staff(found.order_by("account__naam", "van")[:MOST])


def one_account(actor: Actor, account_id: UUID, *, on: date) -> Blad:
    """One account with what it has at the own organisatie, and its outside logins; writes the look.

    Raises NotFound for who never worked there: the same as for an account that does not exist.
    """
    here = _as_staff(_at(own_organisatie(actor, on=on)).filter(account_id=account_id).order_by("van"))
    if not here:
        raise NotFound(NIET_HIER, object_soort="account", gevraagd=str(account_id))
    looked(actor.lopend, "account", account_id)
    links = Inlogkoppeling.objects.filter(account_id=account_id).order_by("gemaakt_at")
    with connection.cursor() as cursor:
        cursor.execute(_SESSIES, [account_id])
        sessies = cursor.fetchone()[0]
    return Blad(account_id, here[0].naam, here[0].gebruikersnaam, here,
                tuple(Koppeling(k.id, provider_name(k.issuer), k.subject, k.gemaakt_at) for k in links), sessies)


def one_appointment(actor: Actor, aanstelling_id: UUID, *, on: date) -> Medewerker:
    """An aanstelling at the own organisatie. Raises NotFound for one elsewhere."""
    found = _as_staff(_at(own_organisatie(actor, on=on)).filter(pk=aanstelling_id))
    if not found:
        raise NotFound(NIET_HIER, object_soort="aanstelling", gevraagd=str(aanstelling_id))
    return found[0]


def proposals(actor: Actor, *, on: date) -> tuple[Voorstel, ...]:
    """Links at the own organisatie that wait for a second beheerder, oldest first."""
    waits = list(Koppelvoorstel.objects.filter(organisatie_id=own_organisatie(actor, on=on), besloten_at__isnull=True)
                 .select_related("account").order_by("voorgesteld_at")[:MOST])
    names = dict(Account.objects.filter(pk__in={v.voorgesteld_door for v in waits}).values_list("id", "naam"))
    return tuple(Voorstel(v.id, v.account.naam, provider_name(v.issuer), v.subject, names[v.voorgesteld_door],
                          v.voorgesteld_at, actor.account_id in (v.voorgesteld_door, v.account_id)) for v in waits)


def providers(actor: Actor) -> list[tuple[str, str]]:
    """Issuer and name of the providers for this organisatie: its own, and those that say nothing of whose they are."""
    mine = ("", str(actor.organisatie_id))
    return [(found.issuer, found.naam) for found in _providers() if found.organisatie in mine]


def provider_name(issuer: str) -> str:
    """What a provider is called here; its issuer when it is no longer in the settings."""
    return next((found.naam for found in _providers() if found.issuer == issuer), issuer)


def _providers() -> list[Aanbieder]:
    """The providers of the settings file, as they were read at the start."""
    found = []
    for app in settings.SOCIALACCOUNT_PROVIDERS["oidc"]["APPS"]:
        said = app["settings"]
        if isinstance(said, dict):
            found.append(Aanbieder(str(said["issuer"]), str(app["name"]), str(said.get("organisatie", ""))))
    return found


def _at(organisatie_id: UUID) -> QuerySet[Aanstelling]:
    return Aanstelling.objects.filter(organisatie_id=organisatie_id).select_related("account", "school")


def _as_staff(found: QuerySet[Aanstelling]) -> tuple[Medewerker, ...]:
    return tuple(Medewerker(a.id, a.account_id, a.account.naam, a.account.gebruikersnaam, a.functie,
                            a.school.naam if a.school else "", a.van, a.tot) for a in found)
