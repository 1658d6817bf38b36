"""Lists of zaken: mine, or those of the regio, and those that wait for somebody to be asked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Final, NamedTuple
from uuid import UUID

from ketenkameleon.rules.access import Deed, may
from ketenkameleon.rules.belofte import Niveau, niveau
from ketenkameleon.rules.zaak import Stand
from ketenkameleon.toegang.context import Actor
from ketenkameleon.toegang.refusals import authorise
from ketenkameleon.zaken.queries.lezen import Waarden, filled, rows
from ketenkameleon.zaken.queries.zaak import ONBEKEND

AANTAL: Final = 50
OPEN: Final = (Stand.NIEUW, Stand.LOOPT, Stand.PLEK_GESTART)


@dataclass(frozen=True, slots=True)
class ZakenFilter:
    """What to show. `standen`: none given means all that are open. `na`: the `verder` of the page before."""

    standen: tuple[Stand, ...] = ()
    wacht_op: str = ""
    school_id: UUID | None = None
    vast_account_id: UUID | None = None
    nummer: str = ""
    na: str = ""


class _Rij(NamedTuple):
    zaak_id: UUID
    nummer: str
    soort: str
    stand: str
    naam: str
    school: str
    belofte_van: date | None
    belofte_op: date | None
    vast: str
    wacht_op: str
    plek_gestart_op: date | None


@dataclass(frozen=True, slots=True)
class ZaakRegel:
    """One line of a list. `vast`: the name of who accepted, "" for nobody.

    `wacht_op`: the party waited for longest.
    """

    zaak_id: UUID
    nummer: str
    soort: str
    stand: str
    naam: str
    school: str
    belofte_op: date | None
    niveau: Niveau | None
    vast: str
    wacht_op: str


@dataclass(frozen=True, slots=True)
class ZakenLijst:
    """A page of a list, by the promised day.

    `verder`: hand it back as `na` for the next page, "" at the end.
    """

    zaken: tuple[ZaakRegel, ...]
    verder: str


class TeGeven(NamedTuple):
    """A zaak that waits for somebody to be asked.

    `geweigerd`: somebody said no; `te_laat`: somebody did not answer.
    """

    zaak_id: UUID
    nummer: str
    soort: str
    naam: str
    school: str
    geopend_at: datetime
    belofte_op: date | None
    geweigerd: bool
    te_laat: bool
    gevraagd_naam: str


def zaken_list(actor: Actor, filters: ZakenFilter, *, on: date) -> ZakenLijst:
    """A page of fifty zaken: for a coördinator all of the regio, for a professional the own. One query.

    Raises NotAllowed for who sees no zaken. Source: design.md 6 (each list one indexed query).
    """
    alle = may(Deed.ZAAK_ZIEN, functies=actor.functies, relaties=frozenset(), on=on, wet=actor.wet)
    if not alle:
        authorise(may(Deed.MIJN_DAG, functies=actor.functies, relaties=frozenset(), on=on, wet=actor.wet))
    op, _, nummer = filters.na.partition("_")
    values: Waarden = {
        "regio": actor.regio_id, "account": actor.account_id, "on": on, "onbekend": ONBEKEND,
        "alle": bool(alle),
        "standen": [stand.value for stand in filters.standen or OPEN],
        "stand": filters.standen[0].value if filters.standen else "", "partij": filters.wacht_op,
        "school": filters.school_id, "vast": filters.vast_account_id, "nummer": filters.nummer,
        "na": bool(filters.na),
        "na_op": date.fromisoformat(op) if op else None, "na_nummer": nummer, "aantal": AANTAL + 1,
        "never": date.max,
    }
    found = rows(_Rij, _list_sql(alle=bool(alle), een_stand=len(filters.standen) == 1), values)
    page = tuple(_regel(actor, line, on) for line in found[:AANTAL])
    more = f"{(page[-1].belofte_op or date.max).isoformat()}_{page[-1].nummer}" if len(found) > AANTAL else ""
    return ZakenLijst(page, more)


def to_assign(actor: Actor, *, on: date) -> list[TeGeven]:
    """Zaken without vaste contactpersoon and without a request that still runs; at most two hundred.

    Refused ones and those whose request is overdue first, then who waits longest. Raises NotAllowed for who
    does not give zaken. Source: design.md 2, promise 1.
    """
    authorise(may(Deed.ZAAK_TOEWIJZEN, functies=actor.functies, relaties=frozenset(), on=on, wet=actor.wet))
    return rows(TeGeven, _TE_GEVEN, {"regio": actor.regio_id, "on": on, "onbekend": ONBEKEND})


def _regel(actor: Actor, line: _Rij, on: date) -> ZaakRegel:
    level = None
    if line.belofte_op:
        level = niveau(line.belofte_op, on, wet=actor.wet, plek_gestart_op=line.plek_gestart_op,
                       regio=actor.regio_code)
    return ZaakRegel(line.zaak_id, line.nummer, line.soort, line.stand, line.naam, line.school,
                     line.belofte_op, level, line.vast, line.wacht_op)


_BASIS: Final = """
SELECT z.id, z.nummer, z.soort, z.stand, {naam}, coalesce(s.naam, ''), z.belofte_van, z.belofte_op,
  coalesce(a.naam, ''), coalesce(w.partij, ''), z.plek_gestart_op
FROM zaken_zaak z
JOIN personen_persoon p ON p.id = z.persoon_id
LEFT JOIN regio_school s ON s.id = z.school_id
LEFT JOIN zaken_toewijzing t ON t.zaak_id = z.id AND t.soort = 'vast' AND t.stand = 'aanvaard'
LEFT JOIN toegang_account a ON a.id = t.account_id
LEFT JOIN LATERAL (SELECT w.partij FROM zaken_wachtop w WHERE w.zaak_id = z.id AND w.klaar_op IS NULL
  ORDER BY w.sinds, w.id LIMIT 1) w ON true
WHERE z.regio_id = %(regio)s AND {stand}
  AND (%(school)s::uuid IS NULL OR z.school_id = %(school)s)
  AND (%(vast)s::uuid IS NULL OR t.account_id = %(vast)s)
  AND (%(nummer)s = '' OR z.nummer = %(nummer)s)
  AND (%(partij)s = '' OR EXISTS (SELECT FROM zaken_wachtop o WHERE o.zaak_id = z.id AND o.klaar_op IS NULL
    AND o.partij = %(partij)s))
  AND (NOT %(na)s OR (coalesce(z.belofte_op, %(never)s), z.nummer) > (%(na_op)s::date, %(na_nummer)s))
  {eigen}
ORDER BY coalesce(z.belofte_op, %(never)s), z.nummer LIMIT %(aantal)s
"""
_VAN_MIJ: Final = """AND z.id = ANY(ARRAY(SELECT r.zaak_id FROM toegang_relatie r
    WHERE r.account_id = %(account)s AND r.soort IN ('vast', 'waarneming') AND %(on)s BETWEEN r.van AND r.tot))"""
# Of one stand the index gives the zaken in the order of the list: also of *gesloten*, however many there are.
_EEN_STAND: Final = "z.stand = %(stand)s"
_STANDEN: Final = "z.stand = ANY(%(standen)s)"


@lru_cache
def _list_sql(*, alle: bool, een_stand: bool) -> str:
    eigen, stand = "" if alle else _VAN_MIJ, _EEN_STAND if een_stand else _STANDEN
    return filled(_BASIS.replace("{eigen}", eigen).replace("{stand}", stand))


_TE_GEVEN: Final = filled("""
SELECT z.id, z.nummer, z.soort, {naam}, coalesce(s.naam, ''), z.geopend_at, z.belofte_op,
  EXISTS (SELECT FROM zaken_toewijzing g WHERE g.zaak_id = z.id AND g.stand = 'geweigerd') AS geweigerd,
  q.id IS NOT NULL AS te_laat, coalesce(a.naam, '')
FROM zaken_zaak z
JOIN personen_persoon p ON p.id = z.persoon_id
LEFT JOIN regio_school s ON s.id = z.school_id
LEFT JOIN zaken_toewijzing q ON q.zaak_id = z.id AND q.soort = 'vast' AND q.stand = 'gevraagd'
LEFT JOIN toegang_account a ON a.id = q.account_id
WHERE z.regio_id = %(regio)s AND z.stand <> 'gesloten' AND (q.id IS NULL OR q.antwoord_uiterlijk < %(on)s)
  AND NOT EXISTS (SELECT FROM zaken_toewijzing v WHERE v.zaak_id = z.id AND v.soort = 'vast'
    AND v.stand = 'aanvaard')
ORDER BY 8 DESC, 9 DESC, z.geopend_at, z.nummer LIMIT 200
""")
