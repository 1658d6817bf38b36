"""The terms of a zaak, and those that end this week, with the words of the row that was used."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, NamedTuple
from uuid import UUID

from ketenkameleon.logboek.schrijven import Lijstsoort, looked_at_list
from ketenkameleon.rules.access import Deed, may
from ketenkameleon.rules.termijnlijst import Termijnsoort
from ketenkameleon.rules.waarden import part, table
from ketenkameleon.rules.wetboek import Rij, Wetboek
from ketenkameleon.toegang.context import LEZERSMUUR, Actor
from ketenkameleon.toegang.refusals import authorise
from ketenkameleon.zaken.queries.lezen import Waarden, day, filled, rows
from ketenkameleon.zaken.queries.zaak import ONBEKEND, ZaakZicht

AANTAL: Final = 100
SOORTEN: Final = {Termijnsoort.WET: "wet", Termijnsoort.NORM: "landelijke norm", Termijnsoort.LOKAAL: "eigen regio"}
_ZONDAG: Final = 6


@dataclass(frozen=True, slots=True)
class TermijnRegel:
    """One term that runs, in words. `laatste_dag` None: it cannot be said, and `geteld` says why.
    `was_dag`: the last day before a row of the regio was reckoned with.
    """

    naam: str
    soort: str
    herkomst: str
    lengte: str
    vanaf: date | None
    laatste_dag: date | None
    geteld: str
    vervalt: bool
    bron: str
    zekerheid: str
    rij_id: str
    was_dag: date | None

    @property
    def rij_naam(self) -> str:
        """The name of that row, for the page of it."""
        return self.rij_id.partition("@")[0]

    def te_laat(self, on: date) -> bool:
        """Is the last day over?"""
        return self.laatste_dag is not None and self.laatste_dag < on


class WeekTermijn(NamedTuple):
    """A term in the list of the week, with its zaak. `vast`: who runs the zaak, "" for nobody."""

    id: UUID
    zaak_id: UUID
    nummer: str
    naam: str
    vast: str
    termijn: TermijnRegel


@dataclass(frozen=True, slots=True)
class Weeklijst:
    """The terms until the end of the week, the first to end first. `verder`: give it back as `na` for the rest."""

    tot: date
    alle: bool
    termijnen: tuple[WeekTermijn, ...]
    verder: str


def running_terms_of(actor: Actor, zicht: ZaakZicht) -> tuple[TermijnRegel, ...]:
    """Every term that runs in this zaak, the first to end first; one query.

    A right that has lapsed is left out. Terms under the Wpg are there for who looks as verhoor alone.
    """
    values: Waarden = {"regio": actor.regio_id, "zaak": zicht.zaak_id, "on": zicht.on,
                       "muren": muren(actor)}
    return tuple(rows(lambda *columns: _regel(actor.wet, *columns), _VAN_ZAAK, values))


def muren(actor: Actor | None) -> list[int | None]:
    """The walls of terms and routes to look behind: of the zaak, and of the rol the actor looks in (None: no rol)."""
    return [LEZERSMUUR, actor.lezersmuur] if actor else [LEZERSMUUR]


def week_end(on: date) -> date:
    """The Sunday of the week of that day."""
    return on + timedelta(days=_ZONDAG - on.weekday())


def terms_this_week(actor: Actor, *, on: date, na: str = "") -> Weeklijst:
    """Every term that ended already or ends this week: of the own zaken, for a coördinator of the regio. One query.

    A coördinator sees none under the Wpg. Raises NotAllowed for who has no zaken, ValueError for an unknown `na`.
    """
    alle = may(Deed.ZAAK_ZIEN, functies=actor.functies, relaties=frozenset(), on=on, wet=actor.wet)
    if not alle:
        authorise(may(Deed.MIJN_DAG, functies=actor.functies, relaties=frozenset(), on=on, wet=actor.wet))
    op, _, key = na.partition("_")
    tot = week_end(on)
    values: Waarden = {
        "regio": actor.regio_id, "account": actor.account_id, "on": on, "tot": tot, "onbekend": ONBEKEND,
        "muren": muren(None if alle else actor), "na": bool(na), "na_op": date.fromisoformat(op) if op else None,
        "na_id": UUID(key) if key else None, "aantal": AANTAL + 1}
    found = rows(lambda key, zaak, nummer, naam, vast, *columns: WeekTermijn(
        key, zaak, nummer, naam, vast, _regel(actor.wet, *columns)), _sql(alle=bool(alle)), values)
    page = tuple(found[:AANTAL])
    looked_at_list(actor.lopend, Lijstsoort.ZAKEN, [line.zaak_id for line in page])
    last = page[-1] if len(found) > AANTAL else None
    return Weeklijst(tot, bool(alle), page, f"{last.termijn.laatste_dag}_{last.id}" if last else "")


def _regel(wet: Wetboek, code: str, soort: str, vanaf: date | None, laatste_dag: date | None, vervalt: bool,
           geteld: str, rij_id: str, was_dag: date | None) -> TermijnRegel:
    rij = _used(wet, code, rij_id)
    row = table(rij.waarde)
    naam, herkomst, telt = (part(row[key], str) for key in ("naam", "herkomst", "telt"))
    return TermijnRegel(naam, SOORTEN[Termijnsoort(soort)], herkomst, f"{part(row['lengte'], int)} {telt}", vanaf,
                        laatste_dag, geteld, vervalt, rij.bron, rij.zekerheid.value, rij_id, was_dag)


def _used(wet: Wetboek, code: str, rij_id: str) -> Rij:
    """The row by which a term was counted; the oldest where none could be used."""
    versions = wet.versies(f"termijn.{code}")
    return next((rij for rij in versions if rij.id == rij_id), versions[0])


def _sql(*, alle: bool) -> str:
    return filled(_WEEK.replace("{van_wie}", "" if alle else _EIGEN))


def term_name(wet: Wetboek, code: str) -> str:
    """The name of a term. Source: rows termijn.*."""
    return part(table(wet.versies(f"termijn.{code}")[0].waarde)["naam"], str)


def as_panel(wet: Wetboek, item: list[object]) -> TermijnRegel:
    """One term out of a JSON aggregate of the columns of this page."""
    code, soort, vanaf, laatste, vervalt, geteld, rij_id, was = item
    first, last, before = (day(str(op) if op else None) for op in (vanaf, laatste, was))
    return _regel(wet, str(code), str(soort), first, last, bool(vervalt), str(geteld), str(rij_id),
                  before)


KOLOMMEN: Final = "t.code, t.soort, t.vanaf, t.laatste_dag, t.vervalt, t.geteld, t.rij_id, t.was_dag"
_LOOPT: Final = "t.regio_id = %(regio)s AND t.gestopt_op IS NULL AND t.muur = ANY (%(muren)s)"
_NIET_VERVALLEN: Final = "NOT (t.vervalt AND coalesce(t.laatste_dag < %(on)s, false))"
_EIGEN: Final = """AND t.zaak_id = ANY (ARRAY(SELECT r.zaak_id FROM toegang_relatie r WHERE r.account_id = %(account)s
  AND r.regio_id = %(regio)s AND r.soort IN ('vast', 'waarneming') AND %(on)s BETWEEN r.van AND r.tot))"""
_VAN_ZAAK: Final = f"""SELECT {KOLOMMEN} FROM routes_termijn t
WHERE {_LOOPT} AND t.zaak_id = %(zaak)s AND {_NIET_VERVALLEN} ORDER BY t.laatste_dag, t.code
"""  # noqa: S608 - only text written here
_WEEK: Final = f"""
SELECT t.id, z.id, z.nummer, {{naam}}, coalesce((SELECT a.naam FROM zaken_toewijzing w JOIN toegang_account a
    ON a.id = w.account_id WHERE w.zaak_id = z.id AND w.soort = 'vast' AND w.stand = 'aanvaard'
    AND %(on)s BETWEEN w.van AND w.tot LIMIT 1), ''), {KOLOMMEN}
FROM routes_termijn t JOIN zaken_zaak z ON z.id = t.zaak_id AND z.stand <> 'gesloten'
JOIN personen_persoon p ON p.id = z.persoon_id
WHERE {_LOOPT} AND t.laatste_dag <= %(tot)s AND {_NIET_VERVALLEN} {{van_wie}}
  AND (NOT %(na)s OR (t.laatste_dag, t.id) > (%(na_op)s, %(na_id)s))
ORDER BY t.laatste_dag, t.id LIMIT %(aantal)s
"""  # noqa: S608 - only text written here
# How many terms of the zaken in `mijn` end this week, and how many ended before today: for Mijn dag.
TEL_DEZE_WEEK: Final = f"""SELECT count(*) FILTER (WHERE t.laatste_dag >= %(on)s) AS deze_week,
  count(*) FILTER (WHERE t.laatste_dag < %(on)s) AS te_laat
FROM routes_termijn t JOIN zaken_zaak z ON z.id = t.zaak_id AND z.stand <> 'gesloten'
WHERE {_LOOPT} AND t.laatste_dag <= %(tot)s AND {_NIET_VERVALLEN}
  AND t.zaak_id = ANY (ARRAY(SELECT zaak_id FROM mijn))
"""  # noqa: S608 - only text written here
