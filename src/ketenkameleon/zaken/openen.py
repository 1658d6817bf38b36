"""Opening zaken: one mechanism for one report by hand and for a hundred thousand from a file.

A child has one open zaak in a regio. Whoever comes second feeds the running zaak; also in a race, because the
number of the zaak is taken under a lock and the database refuses a second open zaak.
Source: design.md 2, promises 1 and 2; row zaak.omzetten (a running luxe zaak becomes a verzuimzaak by itself, a
voluntary one only by the explicit step, a doorstroompunt zaak is only fed).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import lru_cache
from typing import Final, NamedTuple
from uuid import UUID

from django.db import connection

from ketenkameleon.logboek.ids import new_id
from ketenkameleon.logboek.rijen import insert_rows
from ketenkameleon.logboek.schrijven import Wijziging
from ketenkameleon.logboek.veel import record_many
from ketenkameleon.rules.belofte import Belofte, Mijlpaal, milestones, promise
from ketenkameleon.rules.terms import add_workdays
from ketenkameleon.rules.waarden import part
from ketenkameleon.rules.wetboek import Wetboek
from ketenkameleon.rules.zaak import Zaaksoort, has_promise, may_convert
from ketenkameleon.toegang.context import Actor
from ketenkameleon.toegang.dagen import local_day

# Regie is no rol: regime AVG (1) times 100, rol 0. Every rol may start from it (design.md 2, promise 4).
MUUR_REGIE: Final = 100
WAT_OPVRAGEN: Final = "Naam, geboortedatum en gezag opvragen"


class ZaakFeit(NamedTuple):
    """What a report says about the zaak it opens or feeds.

    `gemeld_op` is the day the promise counts from, `verzuim_van` the first day of the absence (None: not known):
    the day on which ages are counted. Source: design.md 2 (promise 2) and 2a (a suspect child).
    """

    persoon_id: UUID
    soort: Zaaksoort
    aanleiding: str
    gemeld_op: date
    herkomst: str
    gemeente_id: UUID | None
    school_id: UUID | None
    verantwoordelijke_id: UUID
    verzuim_van: date | None = None


class PromiseFields(NamedTuple):
    """The five columns of a promise on a zaak; empty for a kind of zaak without one."""

    van: date | None
    op: date | None
    herkomst: str
    rij: str
    hash: str


@dataclass
class _Zaak:
    """A zaak while the facts pass by: running already, or to be opened, and what they make of it."""

    id: UUID
    soort: Zaaksoort
    feit: ZaakFeit
    nieuw: bool
    nummer: str = ""
    omgezet: bool = field(default=False)


def open_zaken(actor: Actor, facts: Sequence[ZaakFeit], *, at: datetime) -> list[UUID]:
    """The zaak of every fact, in the order of the facts: opened now, or the one that runs and is fed.

    The first fact of a child opens; a verzuim fact makes a luxe zaak a verzuimzaak with a promise from its own
    report day. Writes zaken, termijnen, wacht op, gebeurtenissen and log.
    Source: design.md 2, promises 1 and 2; design.md 4, the natural way.
    """
    if not facts:
        return []
    zaken = _running(actor, {fact.persoon_id for fact in facts})
    if missing := {fact.persoon_id for fact in facts} - zaken.keys():
        taken = _lock_counter(actor, at)
        # Between the look and the lock someone else may have opened one.
        zaken |= _running(actor, missing)
        _plan_new(facts, zaken, taken, at)
    for fact in facts:
        _feed(zaken[fact.persoon_id], fact, actor, at)
    _write(actor, list(zaken.values()), at)
    return [zaken[fact.persoon_id].id for fact in facts]


@lru_cache(maxsize=2048)
def promise_fields(soort: Zaaksoort, van: date, herkomst: str, *, wet: Wetboek) -> PromiseFields:
    """The promise of a zaak of this kind for a report of `van`, with the row that gave it; remembered, as milestones.

    Units: calendar days. Source: design.md 2, promise 2 and 8.
    """
    if not has_promise(soort, on=van, wet=wet):
        return PromiseFields(None, None, "", "", "")
    made: Belofte = promise(van, wet=wet)
    return PromiseFields(made.van, made.op, herkomst, made.rij_id, made.rij_hash)


@lru_cache(maxsize=2048)
def milestone_rows(van: date, op: date, *, wet: Wetboek, regio: str) -> tuple[Mijlpaal, ...]:
    """The milestones of a promise; remembered, since many zaken begin on one day. Source: design.md 2a."""
    return milestones(van, op, wet=wet, regio=regio)


def _running(actor: Actor, persons: Iterable[UUID]) -> dict[UUID, _Zaak]:
    """The open zaken of these children, locked: none can be closed while it is fed."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT id, persoon_id, soort FROM zaken_zaak WHERE regio_id = %s AND persoon_id = ANY(%s)"
            " AND stand <> 'gesloten' ORDER BY id FOR NO KEY UPDATE",
            [actor.regio_id, list(persons)],
        )
        return {persoon: _Zaak(key, Zaaksoort(soort), _NO_FACT, nieuw=False)
                for key, persoon, soort in cursor.fetchall()}


_NO_FACT = ZaakFeit(UUID(int=0), Zaaksoort.VERZUIM, "", date.min, "", None, None, UUID(int=0))


def _lock_counter(actor: Actor, at: datetime) -> int:
    """The last number given this year; whoever opens zaken waits here for whoever was first."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO zaken_zaaknummer (regio_id, jaar, laatste) VALUES (%s, %s, 0)"
            " ON CONFLICT (regio_id, jaar) DO UPDATE SET laatste = zaken_zaaknummer.laatste RETURNING laatste",
            [actor.regio_id, local_day(at).year],
        )
        return int(cursor.fetchone()[0])


def _plan_new(facts: Sequence[ZaakFeit], zaken: dict[UUID, _Zaak], taken: int, at: datetime) -> None:
    year = local_day(at).year
    for fact in facts:
        if fact.persoon_id not in zaken:
            taken += 1
            nummer = f"{year}-{taken:05d}"
            zaken[fact.persoon_id] = _Zaak(new_id(), fact.soort, fact, nieuw=True, nummer=nummer)


def _feed(zaak: _Zaak, fact: ZaakFeit, actor: Actor, at: datetime) -> None:
    """A report of another kind may change the kind of the zaak; never its promise."""
    if fact.soort is zaak.soort or not has_promise(fact.soort, on=fact.gemeld_op, wet=actor.wet):
        return
    if may_convert(zaak.soort, fact.soort, told_family=False, on=local_day(at), wet=actor.wet):
        zaak.feit = fact if not zaak.nieuw else _other_kind(zaak.feit, fact)
        zaak.soort, zaak.omgezet = fact.soort, not zaak.nieuw


def _other_kind(first: ZaakFeit, later: ZaakFeit) -> ZaakFeit:
    """The fact that opened the zaak, with the kind and the report day of the one that changed its kind."""
    return first._replace(soort=later.soort, aanleiding=later.aanleiding, gemeld_op=later.gemeld_op,
                          herkomst=later.herkomst)


_ZAAK: Final = {
    "id": "uuid", "regio_id": "uuid", "verantwoordelijke_id": "uuid", "muur": "smallint", "nummer": "text",
    "persoon_id": "uuid", "gemeente_id": "uuid", "school_id": "uuid", "soort": "text", "werkwijze": "text",
    "aanleiding": "text", "stand": "text", "geopend_at": "timestamptz", "geopend_op": "date", "belofte_van": "date",
    "belofte_op": "date", "belofte_herkomst": "text", "belofte_rij": "text", "belofte_hash": "text",
    "stand_tekst": "text", "nazorg_tekst": "text", "uitkomst": "text", "uitkomst_reden": "text", "verzuim_van": "date",
}
_TERMIJN: Final = {"id": "uuid", "regio_id": "uuid", "zaak_id": "uuid", "code": "text", "naam": "text", "op": "date",
                   "rij_id": "text", "rij_hash": "text"}
_GEBEURTENIS: Final = {"id": "uuid", "regio_id": "uuid", "zaak_id": "uuid", "code": "text", "op": "date",
                       "at": "timestamptz"}
_WACHT_OP: Final = {"id": "uuid", "regio_id": "uuid", "zaak_id": "uuid", "partij": "text", "wat": "text",
                    "sinds": "date", "tot": "date"}
_NUMBERS: Final = "UPDATE zaken_zaaknummer SET laatste = laatste + %s WHERE regio_id = %s AND jaar = %s"
_CONVERT: Final = """
UPDATE zaken_zaak z SET soort = r.soort, aanleiding = r.aanleiding, belofte_van = r.van, belofte_op = r.op,
  belofte_herkomst = r.herkomst, belofte_rij = r.rij, belofte_hash = r.hash
FROM unnest(%s::uuid[], %s::text[], %s::text[], %s::date[], %s::date[], %s::text[], %s::text[], %s::text[])
  AS r (id, soort, aanleiding, van, op, herkomst, rij, hash) WHERE z.id = r.id
"""


def _write(actor: Actor, zaken: list[_Zaak], at: datetime) -> None:
    new = [zaak for zaak in zaken if zaak.nieuw]
    converted = [zaak for zaak in zaken if zaak.omgezet]
    if not new and not converted:
        return
    promises = {zaak.id: promise_fields(zaak.soort, zaak.feit.gemeld_op, zaak.feit.herkomst, wet=actor.wet)
                for zaak in new + converted}
    _insert_zaken(actor, new, promises, at)
    _convert(converted, promises)
    _insert_termijnen(actor, promises)
    on = local_day(at)
    insert_rows("zaken_gebeurtenis", _GEBEURTENIS, [
        (new_id(), actor.regio_id, zaak.id, "zaak.geopend" if zaak.nieuw else "zaak.verzuim_erbij", on, at)
        for zaak in new + converted
    ])
    _wait_for_data(actor, new, on)
    record_many(actor.lopend, (_change(zaak, promises[zaak.id]) for zaak in new + converted))


def _insert_zaken(actor: Actor, new: list[_Zaak], promises: dict[UUID, PromiseFields], at: datetime) -> None:
    if not new:
        return
    on = local_day(at)
    with connection.cursor() as cursor:
        cursor.execute(_NUMBERS, [len(new), actor.regio_id, on.year])
    insert_rows("zaken_zaak", _ZAAK, [
        (zaak.id, actor.regio_id, zaak.feit.verantwoordelijke_id, MUUR_REGIE, zaak.nummer, zaak.feit.persoon_id,
         zaak.feit.gemeente_id, zaak.feit.school_id, zaak.soort.value, "bip", zaak.feit.aanleiding, "nieuw", at, on,
         *promises[zaak.id], "", "", "", "", zaak.feit.verzuim_van)
        for zaak in new
    ])


def _convert(converted: list[_Zaak], promises: dict[UUID, PromiseFields]) -> None:
    if not converted:
        return
    rows = [(z.id, z.soort.value, z.feit.aanleiding, *promises[z.id]) for z in converted]
    with connection.cursor() as cursor:
        cursor.execute(_CONVERT, [list(column) for column in zip(*rows, strict=True)])


def _insert_termijnen(actor: Actor, promises: dict[UUID, PromiseFields]) -> None:
    insert_rows("zaken_termijn", _TERMIJN, [
        (new_id(), actor.regio_id, zaak_id, m.code, m.naam, m.op, m.rij_id, m.rij_hash)
        for zaak_id, made in promises.items() if made.van is not None and made.op is not None
        for m in milestone_rows(made.van, made.op, wet=actor.wet, regio=actor.regio_code)
    ])


def _wait_for_data(actor: Actor, new: list[_Zaak], on: date) -> None:
    """A zaak of a child without a name waits for the personal data, as long as a first contact may take."""
    if not new:
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT id FROM personen_persoon WHERE id = ANY(%s) AND gegevens = 'opvragen'",
                       [[zaak.feit.persoon_id for zaak in new]])
        unknown = {key for (key,) in cursor.fetchall()}
    days = part(actor.wet.tabel("mijlpaal.eerste_contact", on, regio=actor.regio_code)["aantal"], int)
    until = add_workdays(on, days, wet=actor.wet)
    insert_rows("zaken_wachtop", _WACHT_OP, [
        (new_id(), actor.regio_id, zaak.id, "persoonsgegevens", WAT_OPVRAGEN, on, until)
        for zaak in new if zaak.feit.persoon_id in unknown
    ])


def _change(zaak: _Zaak, made: PromiseFields) -> Wijziging:
    inhoud: dict[str, object] = {"soort": zaak.soort.value, "aanleiding": zaak.feit.aanleiding, "belofte_van": made.van,
              "belofte_op": made.op, "belofte_herkomst": made.herkomst, "belofte_rij": made.rij,
              "belofte_hash": made.hash}
    if zaak.nieuw:
        inhoud |= {"nummer": zaak.nummer, "persoon": zaak.feit.persoon_id, "verzuim_van": zaak.feit.verzuim_van}
    return Wijziging("zaak.geopend" if zaak.nieuw else "zaak.verzuim_erbij", "zaak", zaak.id, inhoud, zaak_id=zaak.id)
