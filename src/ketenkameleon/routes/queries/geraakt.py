"""What a row that a regio wants to add would touch: counted with the row, and nothing is written.

Source: issue 4, part 7; design.md 2, promises 4 and 10; docs/adr/0034.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final, NamedTuple
from uuid import UUID

from ketenkameleon.logboek.schrijven import Lijstsoort, looked_at_list
from ketenkameleon.rules.termijnlijst import LopendeTermijn, term
from ketenkameleon.rules.wetboek import Rij, Wetboek
from ketenkameleon.toegang.context import Actor
from ketenkameleon.zaken.queries.lezen import rows

_TERMIJN: Final = "termijn."
MOST: Final = 200
_FIGURE: Final = "SELECT tientallen, eerste, laatste FROM routes_geraakt(%(naam)s, %(van)s)"
_MINE: Final = """
SELECT t.zaak_id, z.nummer, t.vanaf, t.laatste_dag FROM routes_termijn t JOIN zaken_zaak z ON z.id = t.zaak_id
WHERE t.regio_id = %(regio)s AND t.code = %(code)s AND t.gestopt_op IS NULL AND t.vanaf >= %(van)s
  AND NOT (t.vervalt AND coalesce(t.laatste_dag < %(on)s, false)) AND z.stand <> 'gesloten'
ORDER BY z.nummer LIMIT %(most)s
"""


class Zaakdag(NamedTuple):
    """A zaak that one may see: the last day of the term as it stands, and as it would be."""

    nummer: str
    was: date | None
    wordt: date | None


class Geraakt(NamedTuple):
    """What a term would become. `nu`, `straks`: one that begins on the first day that the row counts for somebody.

    `tientallen`: how many tens of terms run in the regio that it touches; 0 says fewer than ten, none included.
    `schuift`: by how many days the last day moves, least and most, later above zero; None while fewer than ten run.
    `zaken`: those that one may see, at most two hundred.
    """

    nu: LopendeTermijn
    straks: LopendeTermijn
    tientallen: int
    schuift: tuple[int, int] | None
    zaken: tuple[Zaakdag, ...]


def touched(actor: Actor, rij: Rij, *, on: date) -> Geraakt | None:
    """What this row would do to the terms that run; None for a row that is of no term. Writes the look at the zaken.

    The figure of the regio is for who may propose a row, in tens; zaken are those behind one's own walls.
    Units: dates and calendar days. Raises GeenRij for a day before the law's row.
    """
    if not rij.naam.startswith(_TERMIJN):
        return None
    code, later = rij.naam.removeprefix(_TERMIJN), actor.wet.met([rij])
    first = max(on, rij.van)
    (tens, begin, end), = rows(_triple, _FIGURE, {"naam": rij.naam, "van": rij.van})
    moves = [_last(code, day, later, actor) - _last(code, day, actor.wet, actor) for day in _days(begin, end)]
    return Geraakt(
        term(code, first, wet=actor.wet, regio=actor.regio_code), term(code, first, wet=later, regio=actor.regio_code),
        tens, (min(moves), max(moves)) if moves else None, _mine(actor, rij, code, later, on))


def _triple(tens: int, begin: date | None, end: date | None) -> tuple[int, date | None, date | None]:
    return tens, begin, end


def _days(begin: date | None, end: date | None) -> list[date]:
    if begin is None or end is None:
        return []
    return [begin + timedelta(days=number) for number in range((end - begin).days + 1)]


def _last(code: str, vanaf: date, wet: Wetboek, actor: Actor) -> int:
    """The last day as a number, to reckon with; that of the first day where there is none."""
    return (term(code, vanaf, wet=wet, regio=actor.regio_code).laatste_dag or vanaf).toordinal()


def _mine(actor: Actor, rij: Rij, code: str, later: Wetboek, on: date) -> tuple[Zaakdag, ...]:
    found: list[tuple[UUID, str, date, date | None]] = rows(_four, _MINE, {
        "regio": actor.regio_id, "code": code, "van": rij.van, "on": on, "most": MOST})
    looked_at_list(actor.lopend, Lijstsoort.WETBOEK, [zaak_id for zaak_id, *_ in found])
    return tuple(Zaakdag(nummer, was, term(code, vanaf, wet=later, regio=actor.regio_code).laatste_dag)
                 for _, nummer, vanaf, was in found)


def _four(zaak_id: UUID, nummer: str, vanaf: date, was: date | None) -> tuple[UUID, str, date, date | None]:
    return zaak_id, nummer, vanaf, was
