"""The signalen of a school as somebody may see them, and those that wait for the coördinator.

The walls decide which rows are there: the kernteam of the school, or for illness the school and the youth doctor.
Source: ux.md S6; issue 6, part 2.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Final, NamedTuple
from uuid import UUID

from django.db.models import Q, QuerySet

from ketenkameleon.logboek.schrijven import Lijstsoort, looked, looked_at_list
from ketenkameleon.meldingen.models import Signaal
from ketenkameleon.regio.queries_kernteam import member_of
from ketenkameleon.rules.access import Deed, Relatie, may
from ketenkameleon.rules.signaal import Kring, Signaalsoort, name_until, signal_kinds
from ketenkameleon.rules.verdict import refused
from ketenkameleon.toegang.context import Actor
from ketenkameleon.toegang.dagen import local_day
from ketenkameleon.toegang.models import Account
from ketenkameleon.toegang.refusals import NotFound, authorise
from ketenkameleon.toegang.sleutels import unseal

NOT_HERE: Final = refused("not_your_zaak", "design.md 2, belofte 5")
MOST: Final = 200
PLAATS: Final = "meldingen_signaal.nummer"


class SignaalRegel(NamedTuple):
    """One signaal. `leerling`: the name, "" for one without; `naam_tot`: the last day it stands there.

    `naam_weg`: it had a name, which is gone. `te_laat`: nobody said in time what happens with it.
    """

    id: UUID
    school: str
    soort: str
    kring: Kring
    tekst: str
    leerling: str
    naam_tot: date | None
    naam_weg: bool
    geboren: date | None
    eigenaar: str
    eigenaar_id: UUID
    afzender_id: UUID
    gegeven_at: datetime
    uiterlijk_op: date
    te_laat: bool
    overgedragen: bool
    klaar_at: datetime | None
    uitkomst: str
    tip: str
    kan_melding: bool


class EigenSignalen(NamedTuple):
    """The open signalen that somebody has to do something with, and those they gave, also when they are done."""

    te_doen: tuple[SignaalRegel, ...]
    gegeven: tuple[SignaalRegel, ...]


class Overgedragen(NamedTuple):
    """What a report is filled in with: everything the sender typed, so that nobody types it again."""

    id: UUID
    school_id: UUID
    gemeente_id: UUID
    aanleiding: str
    voornaam: str
    achternaam: str
    geboren: date | None
    nummersoort: str
    nummer: str
    tekst: str
    school: str
    gegeven_at: datetime


def signals(actor: Actor, school_id: UUID, *, on: date) -> tuple[SignaalRegel, ...]:
    """The open signalen of a school, soonest due first; writes that somebody looked.

    Raises NotAllowed for who is not of this school. Source: ux.md S6.
    """
    _may(actor, on)
    member_of(actor, school_id, on=on)
    looked_at_list(actor.lopend, Lijstsoort.SIGNALEN, [])
    found = Signaal.objects.filter(regio_id=actor.regio_id, school_id=school_id, klaar_at__isnull=True)
    return _lines(actor, found.order_by("uiterlijk_op", "id")[:MOST], on)


def own_signals(actor: Actor, *, on: date) -> EigenSignalen:
    """What waits for the actor at every school, soonest due first, and what they gave, newest first; writes the look.

    What is done stays with its sender for a while. Raises NotAllowed. Units: `on` is a date. Source: row signaal.toont.
    """
    _may(actor, on)
    looked_at_list(actor.lopend, Lijstsoort.SIGNALEN, [])
    mine = Signaal.objects.filter(regio_id=actor.regio_id)
    since = on - timedelta(days=actor.wet.getal("signaal.toont", on))
    given = mine.filter(Q(klaar_at__isnull=True) | Q(klaar_at__date__gte=since), afzender_id=actor.account_id)
    waits = mine.filter(eigenaar_id=actor.account_id, klaar_at__isnull=True, overgedragen_at__isnull=True)
    return EigenSignalen(_lines(actor, waits.order_by("uiterlijk_op", "id")[:MOST], on),
                         _lines(actor, given.order_by("-gegeven_at", "-id")[:MOST], on))


def one_signal(actor: Actor, signaal_id: UUID, *, on: date) -> SignaalRegel:
    """One signaal, also when it is done; writes the look. Raises NotAllowed, NotFound for who does not see it."""
    _may(actor, on)
    signaal = must_see(actor, signaal_id)
    looked(actor.lopend, "signaal", signaal_id, zaak_id=signaal.zaak_id)
    return _lines(actor, Signaal.objects.filter(pk=signaal.pk), on)[0]


def school_of(actor: Actor, signaal_id: UUID) -> UUID:
    """The school of a signaal that the actor sees. Raises NotFound."""
    return must_see(actor, signaal_id).school_id


def must_see(actor: Actor, signaal_id: UUID, *, lock: bool = False) -> Signaal:
    """The signaal, when the wall shows it and it was not meant for the coördinator alone; NotFound otherwise."""
    rows = Signaal.objects.select_for_update(no_key=True) if lock else Signaal.objects
    signaal = rows.filter(regio_id=actor.regio_id, pk=signaal_id).first()
    if signaal is None:
        raise NotFound(NOT_HERE, object_soort="signaal", gevraagd=str(signaal_id))
    return signaal


def handed_over(actor: Actor, *, on: date) -> tuple[Overgedragen, ...]:
    """What waits for a coördinator to make a report of, longest waiting first. Raises NotAllowed."""
    _may_judge(actor, on)
    looked_at_list(actor.lopend, Lijstsoort.SIGNALEN, [])
    return tuple(_handed(actor, s, on) for s in _waiting(actor).order_by("overgedragen_at")[:MOST])


def one_handed_over(actor: Actor, signaal_id: UUID, *, on: date) -> Overgedragen:
    """What a report is filled in with, out of one signaal. Raises NotAllowed, NotFound."""
    _may_judge(actor, on)
    signaal = _waiting(actor).filter(pk=signaal_id).first()
    if signaal is None:
        raise NotFound(NOT_HERE, object_soort="signaal", gevraagd=str(signaal_id))
    looked(actor.lopend, "signaal", signaal_id)
    return _handed(actor, signaal, on)


# How many open signalen wait for somebody, at every school: for Mijn dag.
BIJ_MIJ: Final = """SELECT count(*) FROM meldingen_signaal s WHERE s.regio_id = %(regio)s
  AND s.eigenaar_id = %(account)s AND s.klaar_at IS NULL AND s.overgedragen_at IS NULL"""


def _may(actor: Actor, on: date) -> None:
    authorise(may(Deed.SIGNAAL_GEVEN, functies=actor.functies, relaties=frozenset({Relatie.GEEN}), on=on,
                  wet=actor.wet))


def _may_judge(actor: Actor, on: date) -> None:
    authorise(may(Deed.PERSONEN_INVOEREN, functies=actor.functies, relaties=frozenset({Relatie.GEEN}), on=on,
                  wet=actor.wet))


def _waiting(actor: Actor) -> QuerySet[Signaal]:
    return Signaal.objects.filter(regio_id=actor.regio_id, overgedragen_at__isnull=False,
                                  klaar_at__isnull=True).select_related("school")


def _handed(actor: Actor, s: Signaal, on: date) -> Overgedragen:
    kind = signal_kinds(on=on, wet=actor.wet, regio=actor.regio_code).get(s.soort)
    number = unseal(bytes(s.nummer), regio_id=s.regio_id, place=PLAATS, row=s.id).decode() if s.nummer else ""
    return Overgedragen(s.id, s.school_id, s.school.gemeente_id, kind.aanleiding if kind else "", s.voornaam,
                        s.achternaam, s.geboren, s.nummersoort, number, s.tekst, s.school.naam, s.gegeven_at)


def _lines(actor: Actor, found: QuerySet[Signaal], on: date) -> tuple[SignaalRegel, ...]:
    rows = list(found.select_related("school"))
    names = dict(Account.objects.filter(pk__in={s.eigenaar_id for s in rows}).values_list("id", "naam"))
    kinds = signal_kinds(on=on, wet=actor.wet, regio=actor.regio_code)
    return tuple(_line(actor, s, kinds.get(s.soort), names.get(s.eigenaar_id, ""), on) for s in rows)


def _line(actor: Actor, s: Signaal, kind: Signaalsoort | None, eigenaar: str, on: date) -> SignaalRegel:
    naam = f"{s.voornaam} {s.achternaam}".strip()
    until = name_until(local_day(s.overgedragen_at or s.gegeven_at), wet=actor.wet) if naam else None
    return SignaalRegel(
        s.id, s.school.naam, kind.naam if kind else s.soort, Kring(s.kring), s.tekst, naam, until,
        not naam and bool(s.ouder_1), s.geboren, eigenaar, s.eigenaar_id, s.afzender_id, s.gegeven_at, s.uiterlijk_op,
        s.klaar_at is None and s.uiterlijk_op < on, s.overgedragen_at is not None, s.klaar_at, s.uitkomst,
        kind.tip if kind else "", bool(s.achternaam and kind and kind.aanleiding))
