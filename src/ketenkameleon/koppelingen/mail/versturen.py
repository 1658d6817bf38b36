"""Sending what is due, regio by regio: taken in one transaction, sent outside any, its end written in another.

Two at once send nothing twice: each takes other messages. Dies the process while it sends, then the message stays as
taken, and after a while it is dealt with as row bericht.soorten says. Source: issue 6, part 6; docs/adr/0035.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, time, timedelta
from typing import Final
from uuid import UUID

from cryptography.exceptions import InvalidTag
from django.db import connection, transaction

from ketenkameleon.koppelingen.mail.bezorger import Bezorger, Poststuk, Uitslag
from ketenkameleon.koppelingen.mail.instellingen import is_address
from ketenkameleon.post.actions import MEEST, Genomen, came_back, later, left_behind, sent, sent_since, stop, take_due
from ketenkameleon.post.berichttekst import message_text
from ketenkameleon.rules.access import Functie
from ketenkameleon.rules.berichten import Berichtsoort, message_rule, next_try
from ketenkameleon.toegang.context import Actor, begin_duty
from ketenkameleon.toegang.dagen import AMSTERDAM, local_day
from ketenkameleon.toegang.sleutels import OnbekendeSleutel, unseal

DOEL: Final = "berichten"
PLAATS: Final = "post_berichtadres.adres"
GEEN_ADRES: Final = "geen_adres"
# Two parents with one address: one mail of news a day between them. The other's is told the next morning.
NIEUWS: Final = (Berichtsoort.NIEUWS, Berichtsoort.NIEUWS_KIND)
AL_GEMELD: Final = "al_gemeld"
MORGEN: Final = timedelta(days=1, hours=7, minutes=30)


def send_due(bezorger: Bezorger, *, at: datetime) -> Counter[str]:
    """Send every message that is due at that moment; how many were sent, wait longer, or stopped comes back.

    Only the user `jobs` may. Must not run inside a transaction.
    """
    told: Counter[str] = Counter()
    for regio in _regios(at):
        with _duty(regio, at) as actor:
            left_behind(actor.lopend, _again(actor, at), at=at)
        while taken := _take(regio, at):
            for genomen in taken:
                told[_send(bezorger, regio, genomen, at)] += 1
            if len(taken) < MEEST:
                break
    return told


def _regios(at: datetime) -> list[UUID]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT post_regios(%s)", [at])
        return [row[0] for row in cursor.fetchall()]


@contextmanager
def _duty(regio: UUID, at: datetime) -> Iterator[Actor]:
    with transaction.atomic():
        yield begin_duty(Functie.KLOK, regio_id=regio, doel=DOEL, at=at)


def _take(regio: UUID, at: datetime) -> tuple[Genomen, ...]:
    with _duty(regio, at) as actor:
        return take_due(actor.lopend, at=at)


def _send(bezorger: Bezorger, regio: UUID, genomen: Genomen, at: datetime) -> str:
    naar = _address(regio, genomen)
    uitslag = None
    if naar and genomen.soort in NIEUWS:
        midnight = datetime.combine(local_day(at), time.min, AMSTERDAM)
        with _duty(regio, at) as actor:
            if naar in _told_others(actor, regio, genomen, midnight):
                later(genomen.id, AL_GEMELD, midnight + MORGEN)
                return "later"
    if naar:
        onderwerp, tekst = message_text(genomen.soort, genomen.velden)
        uitslag = bezorger.bezorg(Poststuk(genomen.id, naar, onderwerp, tekst))
    with _duty(regio, at) as actor:
        return _write(actor, genomen, uitslag, at)


def _write(actor: Actor, genomen: Genomen, uitslag: Uitslag | None, at: datetime) -> str:
    """What came of it, as the outbox keeps it. In doubt only what row bericht.soorten says goes again."""
    lopend, on = actor.lopend, local_day(at)
    if uitslag is Uitslag.VERSTUURD:
        sent(lopend, genomen.id, at=at)
        return "verstuurd"
    again = uitslag is Uitslag.LATER or (
        uitslag is Uitslag.ONZEKER and message_rule(genomen.soort, on=on, wet=actor.wet).nog_eens)
    wait = next_try(genomen.pogingen, on=on, wet=actor.wet) if again else None
    code = uitslag.value if uitslag else GEEN_ADRES
    if wait is not None:
        later(genomen.id, code, at + wait)
        return "later"
    stop(lopend, genomen.id, code, at=at)
    if uitslag is Uitslag.GEWEIGERD and genomen.adres_id:
        came_back(lopend, genomen.adres_id, at=at)
    return "gestopt"


def _address(regio: UUID, genomen: Genomen) -> str:
    """Where it goes, "" when there is nothing that mail can go to, or when its key is gone."""
    if genomen.adres is None or genomen.adres_id is None:
        return ""
    return _open(regio, genomen.adres_id, genomen.adres)


def _told_others(actor: Actor, regio: UUID, genomen: Genomen, since: datetime) -> set[str]:
    """The addresses to which news went since that moment, for somebody else than whom this is for."""
    return {_open(regio, key, adres) for key, adres in sent_since(actor.lopend, NIEUWS, since=since)
            if key != genomen.adres_id}


def _open(regio: UUID, key: UUID, adres: bytes) -> str:
    try:
        found = unseal(adres, regio_id=regio, place=PLAATS, row=key).decode()
    except (InvalidTag, OnbekendeSleutel):
        return ""
    return found if is_address(found) else ""


def _again(actor: Actor, at: datetime) -> list[Berichtsoort]:
    return [soort for soort in Berichtsoort if message_rule(soort, on=local_day(at), wet=actor.wet).nog_eens]
