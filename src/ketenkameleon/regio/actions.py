"""What a beheerder does: an aanstelling ends, an outside login is linked and unlinked. The database decides again.

Opening a door takes two persons, closing one takes one. Source: issue 3, part 8; docs/adr/0025.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID

from allauth.usersessions.models import UserSession
from django.db import connection

from ketenkameleon.logboek.ids import new_id
from ketenkameleon.logboek.schrijven import Wijziging, record
from ketenkameleon.regio.queries import NIET_HIER, one_appointment, own_organisatie
from ketenkameleon.rules.verdict import refused
from ketenkameleon.toegang.context import Actor
from ketenkameleon.toegang.dagen import local_day
from ketenkameleon.toegang.models import Inlogkoppeling
from ketenkameleon.toegang.refusals import NotFound, NotNow

BRON: Final = "docs/adr/0025"
A_DAY: Final = timedelta(days=1)
# The words of the luiken, and the refusal each is.
_NEE: Final = {"elders": refused("account_of_more", BRON), "bekend": refused("login_linked", BRON),
               "wacht": refused("link_waits", BRON), "zelf": refused("link_second_person", BRON)}


def end_appointment(actor: Actor, aanstelling_id: UUID, *, now: bool, at: datetime) -> None:
    """Today is the last day of this aanstelling; with `now` it was yesterday, and the next page is refused.

    Raises NotAllowed, NotFound for one of another organisatie, and NotNow for the own one, one that is over, one that
    begins later, and one that began today and should have ended yesterday.
    """
    on = local_day(at)
    found = one_appointment(actor, aanstelling_id, on=on)
    if not _asked("SELECT regio_beeindig(%s, %s)", [aanstelling_id, _last(on, now=now)]):
        raise NotNow(refused("appointment_not_yours_to_end", BRON), object_soort="aanstelling",
                     gevraagd=str(aanstelling_id))
    record(actor.lopend, Wijziging("aanstelling.beeindigd", "aanstelling", aanstelling_id,
                                   {"account": found.account_id, "functie": found.functie, "was": found.tot,
                                    "tot": _last(on, now=now)}))


def propose_link(actor: Actor, account_id: UUID, issuer: str, subject: str, *, at: datetime) -> UUID:
    """Ask a second beheerder to link this outside login to this account; the key of the proposal comes back.

    Raises NotAllowed, NotFound for who does not work here, and NotNow when the account works elsewhere too, one of the
    two is linked already, or a proposal waits.
    """
    own_organisatie(actor, on=local_day(at))
    key = new_id()
    _settled(_asked("SELECT regio_koppel_vraag(%s, %s, %s, %s, %s)",
                    [key, account_id, issuer.rstrip("/"), subject, at]), account_id)
    record(actor.lopend, Wijziging("inlog.voorgesteld", "koppelvoorstel", key,
                                   {"account": account_id, "issuer": issuer, "subject": subject}))
    return key


def decide_link(actor: Actor, voorstel_id: UUID, *, ja: bool, at: datetime) -> None:
    """Say yes to a link that another beheerder proposed, or no. A no may also take back one's own.

    Raises NotAllowed, NotFound for one of another organisatie or one that was decided, and NotNow as `propose_link`
    does, and for a yes to one's own proposal or about one's own account.
    """
    own_organisatie(actor, on=local_day(at))
    link = new_id()
    _settled(_asked("SELECT regio_koppel_besluit(%s, %s, %s, %s)", [voorstel_id, link, ja, at]), voorstel_id)
    record(actor.lopend, Wijziging("inlog.gekoppeld" if ja else "inlog.niet_gekoppeld", "koppelvoorstel", voorstel_id,
                                   {"koppeling": link if ja else None}))


def unlink(actor: Actor, koppeling_id: UUID, *, at: datetime) -> None:
    """Take an outside login from an account, and end every session of that account.

    Raises NotAllowed, NotFound for who does not work here, and NotNow when the account works elsewhere too.
    """
    own_organisatie(actor, on=local_day(at))
    link = Inlogkoppeling.objects.filter(pk=koppeling_id).first()
    _settled(_asked("SELECT regio_ontkoppel(%s)", [koppeling_id]), koppeling_id)
    if link is None:
        raise NotFound(NIET_HIER, object_soort="koppeling", gevraagd=str(koppeling_id))
    for session in UserSession.objects.filter(user_id=link.account_id):
        session.end()
    record(actor.lopend, Wijziging("inlog.ontkoppeld", "account", link.account_id,
                                   {"issuer": link.issuer, "subject": link.subject}))


def _last(on: date, *, now: bool) -> date:
    return on - A_DAY if now else on


def _asked(statement: str, values: Sequence[UUID | str | bool | date]) -> object:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchone()[0]


def _settled(said: object, gevraagd: UUID) -> None:
    if said == "onbekend":
        raise NotFound(NIET_HIER, object_soort="account", gevraagd=str(gevraagd))
    if said:
        raise NotNow(_NEE[str(said)], object_soort="account", gevraagd=str(gevraagd))
