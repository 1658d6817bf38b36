"""The zaakpagina: everything on one page, in two queries, whatever lies behind.

Source: ux.md S2; design.md 2, promise 4 (who may see a notitie, and who sees that there is one).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID

from ketenkameleon.logboek.schrijven import looked
from ketenkameleon.rules.access import Deed, may
from ketenkameleon.rules.belofte import Niveau, day_number, day_total, days_left, niveau
from ketenkameleon.rules.continuity import Continuity
from ketenkameleon.rules.roles import muur, roles
from ketenkameleon.toegang.context import Actor
from ketenkameleon.zaken.queries.blad_delen import (
    AfspraakRegel,
    Blik,
    BroerOfZus,
    MijlpaalRegel,
    Ouder,
    PlekRegel,
    ToewijzingRegel,
    VerhaalRegel,
    WachtOpRegel,
    make_afspraak,
    make_blik,
    make_mijlpaal,
    make_plek,
    make_toewijzing,
    make_verhaal,
    make_wacht_op,
)
from ketenkameleon.zaken.queries.blad_sql import AANTAL, CONTACTEN, REGIE
from ketenkameleon.zaken.queries.lezen import Lijst, Waarden, parts, row, rows
from ketenkameleon.zaken.queries.zaak import ZaakZicht, may_do


@dataclass(frozen=True, slots=True)
class Klok:
    """The promise on a day: calendar days, the first day is 1. `gestart_op`: of the plek that stopped the clock."""

    op: date
    dag: int
    van_dagen: int
    dagen_over: int
    niveau: Niveau
    gestart_op: date | None


@dataclass(frozen=True, slots=True)
class Tijdlijn:
    """Contacts, newest first. `ouder`: hand it back for the next page, None at the end."""

    contacten: tuple[Blik, ...]
    ouder: str | None


class Verborgen(NamedTuple):
    """So many records of a kind ("notitie", "verhaal") stand behind that rol; "" for none in particular."""

    onderdeel: str
    rol: str
    aantal: int


@dataclass(frozen=True, slots=True)
class Zaakblad:
    """Everything on the page.

    `klok`: None without promise. `mijlpaal`: the next one. `afgerond`: the last ten. `gezag`: the state of
    gezag, "niet_te_bepalen" when nobody knows.
    """

    zicht: ZaakZicht
    klok: Klok | None
    mijlpaal: MijlpaalRegel | None
    tijdlijn: Tijdlijn
    afspraken: tuple[AfspraakRegel, ...]
    afgerond: tuple[AfspraakRegel, ...]
    wacht_op: tuple[WachtOpRegel, ...]
    plekken: tuple[PlekRegel, ...]
    verhalen: tuple[VerhaalRegel, ...]
    mijlpalen: tuple[MijlpaalRegel, ...]
    toewijzingen: tuple[ToewijzingRegel, ...]
    continuiteit: Continuity
    verborgen: tuple[Verborgen, ...]
    gezag: str
    ouders: tuple[Ouder, ...]
    broers_en_zussen: tuple[BroerOfZus, ...]


class _Regie(NamedTuple):
    afspraken: Lijst
    wacht_op: Lijst
    plekken: Lijst
    verhalen: Lijst
    mijlpalen: Lijst
    toewijzingen: Lijst
    telling: tuple[int, int, int, int, int]
    verborgen: Lijst
    gezag: str | None
    ouders: Lijst
    broers_en_zussen: Lijst


def zaakpagina(actor: Actor, zicht: ZaakZicht, *, on: date) -> Zaakblad:
    """Everything about a zaak that the actor may see, in two queries and the look log.

    `zicht`: what zaak_for gave for Deed.ZAAK_ZIEN. Who may not see notities (a coördinator, somebody who is
    asked) gets day, rol, who and wijze of a contact, never its text, and no verhaal. Who may, reads what was written in
    the rol they look in now; `verborgen` says how much stands behind another. Source: design.md 2, promise 4.
    """
    reads = _reads(actor, zicht)
    values: Waarden = {"zaak": zicht.zaak_id, "regio": actor.regio_id, "on": on, "account": actor.account_id,
              "kind": zicht.kind.persoon_id, "tekst": reads, "alle": _sees_all(actor, on)}
    tijdlijn = _timeline(actor, zicht, None, reads=reads)
    regie = row(_Regie, REGIE, values)
    if regie is None:
        # A statement without FROM always gives a row.
        raise LookupError("the statement of the zaakpagina gave no row")
    looked(actor.lopend, "zaak", zicht.nummer, zaak_id=zicht.zaak_id)
    agreed = parts(make_afspraak, regie.afspraken)
    points = parts(make_mijlpaal, regie.mijlpalen)
    return Zaakblad(
        zicht=zicht, klok=_clock(actor, zicht, on), tijdlijn=tijdlijn,
        mijlpaal=next((point for point in points if point.op >= on), None), mijlpalen=points,
        afspraken=tuple(a for a in agreed if a.klaar_at is None),
        afgerond=tuple(a for a in agreed if a.klaar_at is not None),
        wacht_op=parts(make_wacht_op, regie.wacht_op), plekken=parts(make_plek, regie.plekken),
        verhalen=parts(make_verhaal, regie.verhalen), toewijzingen=parts(make_toewijzing, regie.toewijzingen),
        continuiteit=_continuity(*regie.telling), verborgen=_hidden(actor, regie.verborgen, on),
        gezag=regie.gezag or "niet_te_bepalen", ouders=parts(Ouder, regie.ouders),
        broers_en_zussen=parts(BroerOfZus, regie.broers_en_zussen),
    )


def contacten(actor: Actor, zicht: ZaakZicht, *, ouder: str | None = None) -> Tijdlijn:
    """Twenty contacts, newest first; `ouder` from the page before gives the next twenty. One query.

    Raises ValueError for an `ouder` that no page gave.
    """
    return _timeline(actor, zicht, ouder, reads=_reads(actor, zicht))


def _timeline(actor: Actor, zicht: ZaakZicht, ouder: str | None, *, reads: bool) -> Tijdlijn:
    voor, voor_id = _after(ouder)
    values: Waarden = {"zaak": zicht.zaak_id, "account": actor.account_id, "tekst": reads, "voor": voor,
              "voor_id": voor_id, "aantal": AANTAL + 1}
    found = rows(make_blik, CONTACTEN, values)
    page = tuple(found[:AANTAL])
    more = f"{page[-1].at.isoformat()}_{page[-1].id}" if len(found) > AANTAL else None
    return Tijdlijn(page, more)


def _after(ouder: str | None) -> tuple[datetime | None, UUID | None]:
    if ouder is None:
        return None, None
    at, _, key = ouder.partition("_")
    return datetime.fromisoformat(at), UUID(key)


def _hidden(actor: Actor, found: Lijst, on: date) -> tuple[Verborgen, ...]:
    """What the luik counted, with the rol of each muur."""
    if not found:
        return ()
    # Behind one muur can be more than one: the first of the table gives its name.
    behind_each = {muur(rol, wet=actor.wet): rol.value for rol in reversed(roles(on=on, wet=actor.wet))}
    # A verhaal is of the zaak: its muur names no rol, and the rol it was told in is not for this page.
    return parts(lambda onderdeel, behind, aantal: Verborgen(
        onderdeel, behind_each.get(behind, "") if onderdeel == "notitie" else "", aantal), found)


def _reads(actor: Actor, zicht: ZaakZicht) -> bool:
    return bool(may_do(actor, zicht, Deed.NOTITIES_ZIEN))


def _sees_all(actor: Actor, on: date) -> bool:
    """May the actor see a zaak without standing to it in any way, as a coördinator does?"""
    return bool(may(Deed.ZAAK_ZIEN, functies=actor.functies, relaties=frozenset(), on=on, wet=actor.wet))


def _clock(actor: Actor, zicht: ZaakZicht, on: date) -> Klok | None:
    """The promise on that day. Only a confirmed plek stops the clock, until the zaak runs again."""
    if zicht.belofte_van is None or zicht.belofte_op is None:
        return None
    started = zicht.plek_gestart_op
    level = niveau(zicht.belofte_op, on, wet=actor.wet, plek_gestart_op=started, regio=actor.regio_code)
    return Klok(zicht.belofte_op, day_number(zicht.belofte_van, on),
                day_total(zicht.belofte_van, zicht.belofte_op),
                days_left(zicht.belofte_op, on), level, started)


def _continuity(gezichten: int, opnieuw: int, contacten: int, vast: int, overdrachten: int) -> Continuity:
    """As rules.continuity counts it; a test holds the two side by side."""
    return Continuity(gezichten, overdrachten, opnieuw, vast / contacten if contacten else None)
