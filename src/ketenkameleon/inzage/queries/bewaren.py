"""What has been kept long enough, the lists of it, and the breach register."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final, NamedTuple
from uuid import UUID

from ketenkameleon.inzage.queries.toezicht import NIET_HIER, may_watch
from ketenkameleon.rules.bewaren import may_destroy
from ketenkameleon.rules.leerplicht import BirthDate
from ketenkameleon.rules.toezicht import Eenheid, kept_as, kept_until
from ketenkameleon.toegang.context import Actor
from ketenkameleon.toegang.refusals import NotFound
from ketenkameleon.zaken.queries.lezen import row, rows

MEEST: Final = 2_000
WPG: Final = "wpg"


class Bewaard(NamedTuple):
    """The records of one zaak behind one muur whose term is over: until when they were kept, and as what."""

    zaak_id: UUID
    nummer: str
    muur: int
    soort: str
    tot: date


class Lijst(NamedTuple):
    """A proposal to destroy: who made it, who agreed, and what came of it."""

    id: UUID
    grond: str
    voorgesteld_door: UUID
    voorgesteld_naam: str
    voorgesteld_at: datetime
    goedgekeurd_naam: str
    goedgekeurd_at: datetime | None
    ingetrokken_at: datetime | None
    uitgevoerd_at: datetime | None
    certificaat_id: UUID | None
    logregels: int | None
    regels: int


class Lijstregel(NamedTuple):
    """One line of such a list."""

    nummer: str
    muur: int
    soort: str
    tot: date
    zaak_id: UUID


class Datalekblad(NamedTuple):
    """A breach as it stands in the register."""

    id: UUID
    wat: str
    ontdekt_at: datetime
    gebeurd_op: date | None
    van_wie: str
    aantal: int | None
    gegevens: str
    melden_uiterlijk: datetime
    ap_at: datetime | None
    ap_niet: str
    verteld_op: date | None
    verteld_niet: str
    maatregelen: str
    afgerond_at: datetime | None


def kept_long_enough(actor: Actor, *, on: date, lijst_id: UUID | None = None) -> tuple[Bewaard, ...]:
    """What may be destroyed today: all of it that stands on no list, or what of one list still may.

    Nothing whose term runs, is for ever or is not known. Raises NotAllowed. Source: rules.bewaren; domain.md 11.5.
    """
    may_watch(actor, on=on)
    found = rows(
        lambda *columns: columns,
        "SELECT * FROM inzage_bewaren(%(lijst)s, %(meest)s)",
        {"lijst": lijst_id, "meest": MEEST},
    )
    over = []
    for zaak_id, nummer, soort, muur, jaar, maand, dag, eerste, laatste in found:
        eenheid = Eenheid(soort, muur, BirthDate(jaar, maand, dag) if jaar else None, eerste, laatste)
        termijn = kept_until(eenheid, on=on, wet=actor.wet)
        if may_destroy(termijn, on=on) and termijn.tot is not None:
            kind = kept_as(eenheid, on=on, wet=actor.wet)
            over.append(Bewaard(zaak_id, nummer, muur, kind.value if kind else WPG, termijn.tot))
    return tuple(over)


def lists(actor: Actor, *, on: date) -> tuple[Lijst, ...]:
    """Every proposal of the own organisatie, the last fifty. Raises NotAllowed."""
    may_watch(actor, on=on)
    return tuple(rows(Lijst, _LIJST + " ORDER BY v.voorgesteld_at DESC LIMIT 50", {}))


def one_list(actor: Actor, lijst_id: UUID, *, on: date, lock: bool = False) -> Lijst:
    """One proposal. `lock` holds it until the transaction ends. Raises NotAllowed and NotFound."""
    may_watch(actor, on=on)
    if lock:
        rows(str, "SELECT v.id FROM inzage_vernietiging v WHERE v.id = %(id)s FOR NO KEY UPDATE", {"id": lijst_id})
    found = row(Lijst, _LIJST + " WHERE v.id = %(id)s", {"id": lijst_id})
    if found is None:
        raise NotFound(NIET_HIER, object_soort="vernietiging", gevraagd=str(lijst_id))
    return found


def lines_of_list(actor: Actor, lijst_id: UUID, *, on: date) -> tuple[Lijstregel, ...]:
    """What stands on one proposal. Raises NotAllowed."""
    may_watch(actor, on=on)
    return tuple(
        rows(
            Lijstregel,
            "SELECT r.zaaknummer, r.muur, r.soort, r.tot, r.zaak_id FROM inzage_vernietigregel r"
            " WHERE r.vernietiging_id = %(id)s ORDER BY r.zaaknummer, r.muur",
            {"id": lijst_id},
        )
    )


def breaches(actor: Actor, *, on: date) -> tuple[Datalekblad, ...]:
    """The breach register of the own organisatie, open ones first, the last hundred. Raises NotAllowed."""
    may_watch(actor, on=on)
    return tuple(rows(Datalekblad, _LEK + " ORDER BY (l.afgerond_at IS NOT NULL), l.ontdekt_at DESC LIMIT 100", {}))


def breach(actor: Actor, lek_id: UUID, *, on: date) -> Datalekblad:
    """One breach. Raises NotAllowed and NotFound."""
    may_watch(actor, on=on)
    found = row(Datalekblad, _LEK + " WHERE l.id = %(id)s", {"id": lek_id})
    if found is None:
        raise NotFound(NIET_HIER, object_soort="datalek", gevraagd=str(lek_id))
    return found


_LIJST: Final = """
SELECT v.id, v.grond, v.voorgesteld_door, a.naam, v.voorgesteld_at, coalesce(b.naam, ''), v.goedgekeurd_at,
  v.ingetrokken_at, v.uitgevoerd_at, v.certificaat_id, v.logregels,
  (SELECT count(*)::int FROM inzage_vernietigregel r WHERE r.vernietiging_id = v.id)
FROM inzage_vernietiging v JOIN toegang_account a ON a.id = v.voorgesteld_door
LEFT JOIN toegang_account b ON b.id = v.goedgekeurd_door
"""
_LEK: Final = """
SELECT l.id, l.wat, l.ontdekt_at, l.gebeurd_op, l.van_wie, l.aantal, l.gegevens, l.melden_uiterlijk, l.ap_at, l.ap_niet,
  l.verteld_op, l.verteld_niet, l.maatregelen, l.afgerond_at FROM inzage_datalek l
"""
