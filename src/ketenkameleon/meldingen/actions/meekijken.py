"""Letting a colleague look along at one child in view, on a ground that is written down; and ending it.

Source: issue 6, part 2 (whoever has a ground); docs/adr/0036-the-kernteam.md.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from ketenkameleon.logboek.ids import new_id
from ketenkameleon.logboek.schrijven import Wijziging, record
from ketenkameleon.regio.queries_kernteam import colleagues
from ketenkameleon.rules.access import Deed, Functie, Relatie, may
from ketenkameleon.rules.in_beeld import looks_along_until, wrong_ground
from ketenkameleon.rules.verdict import refused
from ketenkameleon.toegang.context import Actor
from ketenkameleon.toegang.dagen import local_day
from ketenkameleon.toegang.refusals import NotFound, authorise
from ketenkameleon.zaken.invoer import Onvolledig, check_texts
from ketenkameleon.zaken.queries.lezen import row
from ketenkameleon.zaken.queries.meekijken import looking_along

WAAROM: Final = 200
# Who can be let in: the luik asks the same.
MEEKIJKERS: Final = (Functie.BIP, Functie.KERNTEAM)
_ERBIJ: Final = """SELECT team_meekijken(%(id)s, %(zaak)s, %(aanstelling)s, %(grond)s, %(waarom)s, %(tot)s, %(verteld)s,
  %(niet_verteld)s, %(at)s)"""
_STOP: Final = "SELECT team_meekijken_stop(%(id)s, %(zaak)s, %(at)s)"


@dataclass(frozen=True, slots=True)
class MeekijkInvoer:
    """Who looks along (an aanstelling of today), on which ground (row in_beeld.gronden), why, and until when.

    `verteld_op`: the day the family heard it; without one `niet_verteld` says why not.
    """

    aanstelling_id: UUID
    grond: str
    waarom: str
    tot: date
    verteld_op: date | None = None
    niet_verteld: str = ""


def may_look_along(actor: Actor, *, on: date) -> list[tuple[UUID, str]]:
    """Every colleague who can be let in today: key of the aanstelling, and name with organisatie. Source: ADR 0036."""
    return colleagues(actor, MEEKIJKERS, on=on)


def let_look_along(actor: Actor, zaak_id: UUID, invoer: MeekijkInvoer, *, at: datetime) -> UUID:
    """Let a colleague see this one child in view; gives the key.

    The database asks whether the actor answers for the gemeente of the zaak. Raises Onvolledig and NotAllowed.
    Source: rows in_beeld.gronden, in_beeld.meekijken_hoogstens.
    """
    on = _allowed(actor, at)
    wrong = _wrong(actor, zaak_id, invoer, on)
    if wrong:
        raise Onvolledig(**wrong)
    key = new_id()
    said: dict[str, str | date | UUID] = {
        "aanstelling": invoer.aanstelling_id, "grond": invoer.grond, "waarom": invoer.waarom.strip(), "tot": invoer.tot,
        "niet_verteld": "" if invoer.verteld_op else invoer.niet_verteld.strip()}
    row(str, _ERBIJ, {"id": key, "zaak": zaak_id, "verteld": invoer.verteld_op, "at": at, **said})
    record(actor.lopend, Wijziging("in_beeld.meekijken", "meekijker", key, {**said, "verteld_op": invoer.verteld_op},
                                   zaak_id))
    return key


def stop_looking_along(actor: Actor, zaak_id: UUID, meekijker_id: UUID, *, at: datetime) -> None:
    """End it now. Raises NotAllowed, and NotFound for what does not run or is about a child of somebody else."""
    _allowed(actor, at)
    if not row(int, _STOP, {"id": meekijker_id, "zaak": zaak_id, "at": at}):
        raise NotFound(refused("not_your_zaak", "design.md 2, belofte 5"), object_soort="meekijker",
                       gevraagd=str(meekijker_id))
    record(actor.lopend, Wijziging("in_beeld.meekijken_gestopt", "meekijker", meekijker_id, {}, zaak_id))


def _allowed(actor: Actor, at: datetime) -> date:
    on = local_day(at)
    authorise(may(Deed.IN_BEELD_BEHEREN, functies=actor.functies, relaties=frozenset({Relatie.GEEN}), on=on,
                  wet=actor.wet))
    return on


def _wrong(actor: Actor, zaak_id: UUID, invoer: MeekijkInvoer, on: date) -> dict[str, str]:
    """What keeps it from being written down, by question."""
    wrong = check_texts(waarom=(invoer.waarom.strip(), WAAROM), niet_verteld=(invoer.niet_verteld.strip(), WAAROM))
    wrong = {**wrong_ground(invoer.grond, invoer.waarom, told=invoer.verteld_op is not None, on=on, wet=actor.wet),
             **wrong}
    if invoer.verteld_op is None and not invoer.niet_verteld.strip():
        wrong.setdefault("niet_verteld", "Schrijf op waarom het gezin het nog niet weet, of vul de dag in.")
    if invoer.verteld_op and invoer.verteld_op > on:
        wrong["verteld_op"] = "Kies vandaag of een dag daarvoor."
    latest = looks_along_until(on=on, wet=actor.wet)
    if not on <= invoer.tot <= latest:
        wrong["tot"] = f"Kies een dag vanaf vandaag, en op zijn laatst {latest:%d-%m-%Y}."
    return wrong | _wrong_colleague(actor, zaak_id, invoer.aanstelling_id, on)


def _wrong_colleague(actor: Actor, zaak_id: UUID, aanstelling_id: UUID, on: date) -> dict[str, str]:
    """A colleague of today, who does not look along at this child already."""
    if aanstelling_id not in dict(may_look_along(actor, on=on)):
        return {"aanstelling": "Kies een collega uit de lijst."}
    if any((who.zaak_id, who.aanstelling_id) == (zaak_id, aanstelling_id) for who in looking_along(actor, on=on)):
        return {"aanstelling": "Deze collega kijkt al mee. Stop dat eerst als u iets wilt veranderen."}
    return {}
