"""Somebody looked again at a child in view, or said that its exemption holds no more. Source: issue 6, part 2."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final, TypeAlias
from uuid import UUID

from django.db import connection

from ketenkameleon.logboek.ids import new_id
from ketenkameleon.logboek.schrijven import Wijziging, record
from ketenkameleon.meldingen.gezondheid import health_sentence
from ketenkameleon.rules.access import Deed, Relatie, may
from ketenkameleon.rules.in_beeld import Beeldlijst, endings, last_look
from ketenkameleon.toegang.context import Actor
from ketenkameleon.toegang.dagen import local_day
from ketenkameleon.toegang.refusals import authorise
from ketenkameleon.zaken.invoer import Onvolledig, check_texts
from ketenkameleon.zaken.queries.meekijken import may_look

TEKST: Final = 200
# What is kept of a look or an end, by parameter of the luik.
Inhoud: TypeAlias = dict[str, str | date | None]
_BLIK: Final = """SELECT meldingen_blik(%(id)s, %(zaak)s, %(lijst)s, %(soort)s, %(op)s, %(tekst)s, %(reden)s,
  %(kijk_weer)s, %(at)s)"""


@dataclass(frozen=True, slots=True)
class Gekeken:
    """What somebody saw, about development and the right to education (≤ 200 characters), and when to look again."""

    lijst: Beeldlijst
    tekst: str
    kijk_weer_op: date


@dataclass(frozen=True, slots=True)
class GeldtNietMeer:
    """From which day an exemption holds no more, and why (code of row in_beeld.einde, with a sentence where it asks).

    `sinds`: since when the child is exempt, as the list says.
    """

    sinds: date
    op: date
    reden: str
    tekst: str = ""


def look_again(actor: Actor, zaak_id: UUID, invoer: Gekeken, *, at: datetime) -> UUID:
    """Keep that somebody looked at this child today and when to look again; gives the key.

    The database asks whether the actor answers for the gemeente of the zaak, or was shown this child on a ground.
    Raises Onvolledig and NotAllowed. Source: row in_beeld.blik.
    """
    on, said = local_day(at), invoer.tekst.strip()
    authorise(may_look(actor, on=on))
    wrong = _wrong_text(said)
    if not said:
        wrong["tekst"] = "Schrijf in één zin wat u zag."
    latest = last_look(invoer.lijst, on=on, wet=actor.wet)
    if not on < invoer.kijk_weer_op <= latest:
        wrong["kijk_weer_op"] = f"Kies een dag na vandaag, en op zijn laatst {latest:%d-%m-%Y}."
    if wrong:
        raise Onvolledig(**wrong)
    content: Inhoud = {"lijst": invoer.lijst, "soort": "gekeken", "op": on, "tekst": said, "reden": "",
                       "kijk_weer": invoer.kijk_weer_op}
    return _keep(actor, zaak_id, "in_beeld.gekeken", content, at)


def end_exemption(actor: Actor, zaak_id: UUID, invoer: GeldtNietMeer, *, at: datetime) -> UUID:
    """Keep since when the exemption of this child holds no more, and why: it leaves the list; gives the key.

    The database asks whether the actor answers for the gemeente of the zaak. Raises Onvolledig and NotAllowed.
    Source: row in_beeld.einde.
    """
    on, said = local_day(at), invoer.tekst.strip()
    authorise(may(Deed.IN_BEELD_BEHEREN, functies=actor.functies, relaties=frozenset({Relatie.GEEN}), on=on,
                  wet=actor.wet))
    wrong, found = _wrong_text(said), endings(on=on, wet=actor.wet).get(invoer.reden)
    if found is None:
        wrong["reden"] = "Kies waarom de vrijstelling niet meer geldt."
    elif found.zin and not said:
        wrong["tekst"] = "Schrijf in één zin wat er is veranderd."
    if not invoer.sinds <= invoer.op <= on:
        wrong["op"] = f"Kies een dag van {invoer.sinds:%d-%m-%Y} tot en met vandaag."
    if wrong:
        raise Onvolledig(**wrong)
    content: Inhoud = {"lijst": Beeldlijst.VRIJGESTELD, "soort": "einde", "op": invoer.op, "tekst": said,
                       "reden": invoer.reden, "kijk_weer": None}
    return _keep(actor, zaak_id, "vrijstelling.beeindigd", content, at)


def _wrong_text(said: str) -> dict[str, str]:
    wrong, health = check_texts(tekst=(said, TEKST)), health_sentence(said)
    return wrong | ({"tekst": health} if health else {})


def _keep(actor: Actor, zaak_id: UUID, event: str, content: Inhoud, at: datetime) -> UUID:
    key = new_id()
    with connection.cursor() as cursor:
        cursor.execute(_BLIK, {"id": key, "zaak": zaak_id, "at": at, **content})
    record(actor.lopend, Wijziging(event, "blikinbeeld", key, content, zaak_id))
    return key
