"""A row for the own regio: proposed by one person, decided by another. The database decides who may.

The wetboek stands below whoever acts, so these take the running handeling and the law, and hand back a verdict that the
caller requires. Source: issue 4, part 7; docs/adr/0034.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from types import MappingProxyType
from typing import Final
from uuid import UUID

from django.db import connection

from ketenkameleon.logboek.ids import new_id
from ketenkameleon.logboek.schrijven import Lopend, Wijziging, record
from ketenkameleon.rules.verdict import ALLOWED, Refused, Verdict, refused
from ketenkameleon.rules.wetboek import GeenRij, NietToegestaan, Rij, Scope, Waarde, Wetboek, Zekerheid
from ketenkameleon.rules.wetboek_vorm import Besluit, Pad, check_begin, check_row, filled
from ketenkameleon.wetboek.models import Rijvoorstel
from ketenkameleon.wetboek.queries import as_rij

BRON: Final = "docs/adr/0034"
# The words of the luiken, and the refusal each is.
_NEE: Final[Mapping[str, Refused]] = MappingProxyType({
    "functie": refused("not_your_function", BRON), "onbekend": refused("not_your_zaak", BRON),
    "wacht": refused("row_waits", BRON), "bekend": refused("row_twice", BRON),
    "zelf": refused("row_second_person", BRON), "ander": refused("row_not_yours", BRON),
    "besloten": refused("row_decided", BRON), "voorbij": refused("row_day_passed", BRON)})


@dataclass(frozen=True, slots=True)
class VoorstelInvoer:
    """What somebody proposes: which row, from which day, what is filled in, the source, how sure, and why.

    `delen`: the parts that a regio fills in, by their place; the rest stays as the national row of that day has it.
    `reden` is asked for a first day before today.
    """

    naam: str
    van: date
    delen: Mapping[Pad, Waarde]
    bron: str
    zekerheid: Zekerheid
    reden: str = ""


def wanted_row(invoer: VoorstelInvoer, *, on: date, wet: Wetboek, regio: str) -> Rij:
    """The row as it would stand in the law of that regio, checked.

    Raises NietToegestaan, with a Dutch sentence for the form, for a day before the law's row begins, a national row
    that no regio may change, a value outside its limits, and a first day that cannot be. Units: dates.
    """
    try:
        national = wet.rij(invoer.naam, invoer.van)
    except GeenRij:
        raise NietToegestaan("Op deze dag gold de landelijke regel nog niet. Kies een latere dag.") from None
    rij = Rij(invoer.naam, invoer.van, filled(national.waarde, invoer.delen), national.eenheid, invoer.bron,
              invoer.zekerheid, Scope.REGIO, regio)
    check_row(rij, wet=wet)
    check_begin(rij, reden=invoer.reden, on=on, wet=wet)
    return rij


def propose_row(lopend: Lopend, invoer: VoorstelInvoer, *, wet: Wetboek, regio: str, on: date,
                at: datetime) -> tuple[UUID, Verdict]:
    """Propose a row for the own regio; the key of the proposal, and whether it stands.

    Refused for who may not change the wetboek, while another proposal about the row waits, and for a day on which a
    row of the regio begins already. Raises NietToegestaan as `wanted_row` does. Units: `on` is the day of `at`.
    """
    rij, key = wanted_row(invoer, on=on, wet=wet, regio=regio), new_id()
    verdict = _asked("SELECT wetboek_voorstel(%s, %s, %s, %s, %s, %s, %s, %s, %s)", [
        key, rij.naam, rij.van, _as_json(rij.waarde), rij.eenheid, rij.bron, rij.zekerheid.value, invoer.reden.strip(),
        at])
    if verdict:
        record(lopend, Wijziging("rij.voorgesteld", "rijvoorstel", key, _says(rij, invoer.reden)))
    return key, verdict


def decide_row(lopend: Lopend, voorstel_id: UUID, wat: Besluit, *, reden: str, wet: Wetboek, on: date,
               at: datetime) -> Verdict:
    """Approve a proposal of somebody else, refuse it with a reason, or take back one's own; whether it was done.

    Approved, it is a row of the law at once, and running terms are counted again by the worker. Refused for one that
    was decided, for a second person who is the first, and for one that the law does not take today.
    """
    voorstel = Rijvoorstel.objects.filter(pk=voorstel_id).first()
    if voorstel is None:
        return _NEE["onbekend"]
    if wat is Besluit.GOEDGEKEURD and not (verdict := _still_fits(voorstel, wet, on)):
        return verdict
    verdict = _asked("SELECT wetboek_besluit(%s, %s, %s, %s)", [voorstel_id, wat.value, reden.strip(), at])
    if verdict:
        record(lopend, Wijziging(f"rij.{wat.value}", "rijvoorstel", voorstel_id,
                                 {"naam": voorstel.naam, "van": voorstel.van, "reden": reden.strip()}))
    return verdict


def _still_fits(voorstel: Rijvoorstel, wet: Wetboek, on: date) -> Verdict:
    """Would it be taken if it were proposed today? One that was decided is for the luik to refuse."""
    if hasattr(voorstel, "besluit"):
        return ALLOWED
    try:
        rij = as_rij(voorstel, wet)
        check_row(rij, wet=wet)
        check_begin(rij, reden=voorstel.reden, on=on, wet=wet)
    except (NietToegestaan, GeenRij) as wrong:
        return refused("row_not_taken", BRON, waarom=str(wrong).removesuffix("."))
    return ALLOWED


def _asked(statement: str, values: Sequence[UUID | str | date]) -> Verdict:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        said = str(cursor.fetchone()[0])
    return _NEE[said] if said else ALLOWED


def _says(rij: Rij, reden: str) -> dict[str, object]:
    return {"naam": rij.naam, "van": rij.van, "waarde": json.loads(_as_json(rij.waarde)), "bron": rij.bron,
            "zekerheid": rij.zekerheid.value, "reden": reden.strip()}


def _as_json(value: Waarde) -> str:
    return json.dumps(value, default=_plain, ensure_ascii=False)


def _plain(value: object) -> object:
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} hoort niet in een rij van het wetboek")
