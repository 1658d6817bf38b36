"""Whose zaak a page of a family is about, and what a parent or child sees first: who their vaste contactpersoon is.

Through the walls of a family.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final, NamedTuple, NewType
from uuid import UUID

from ketenkameleon.rules.roles import Rol
from ketenkameleon.rules.visibility import Band
from ketenkameleon.toegang.context import Actor
from ketenkameleon.toegang.refusals import NotFound
from ketenkameleon.zaken.queries.lezen import Lijst, Rij, Waarde, Waarden, must_moment, parts, row, rows
from ketenkameleon.zaken.queries.zaak import NOT_THERE, ZaakZicht, read_zaak

# Who of a family has pages about the zaak: the child, and a parent with gezag.
MET_PAGINA: Final = frozenset({Band.KIND, Band.OUDER_MET_GEZAG})
# A statement that own_statement made: it asks whose zaak it is.
EigenVraag = NewType("EigenVraag", str)


class Aanwezig(NamedTuple):
    """A colleague who came along to a talk. `als`: meeloper or begeleider."""

    naam: str
    als: str
    at: datetime


@dataclass(frozen=True, slots=True)
class EigenZaak:
    """One zaak of one's own family. `contactpersoon` is "" until somebody said yes (promise 1).

    `belofte_op`: None where the family is promised nothing. `ziet_wie_keek`: the child, and a parent with gezag.
    `mee`: who came along to its talks, the newest first.
    """

    mee: tuple[Aanwezig, ...]
    nummer: str
    voornaam: str
    band: str
    belofte_op: date | None
    contactpersoon: str
    telefoon: str
    werkdagen: str
    waarneming: str
    gesloten: bool

    @property
    def ziet_wie_keek(self) -> bool:
        """May this one read who looked in the data of the child? Source: docs/adr/0021 (plain words for the family)."""
        return self.band in MET_PAGINA


def own_family(actor: Actor, *, on: date) -> list[EigenZaak]:
    """The zaken of a parent or child, the open ones first; none for who may not look. Units: `on` is a date.

    Source: issue 3, part 8; issue 4, part 2 (the family is told who came along); design.md 2, promise 1.
    """
    values: Waarden = {"regio": actor.regio_id, "account": actor.account_id, "on": on,
                       "verhoor": Rol.LEERPLICHT_VERHOOR.value}
    return rows(lambda mee, *columns: EigenZaak(came_along(mee), *columns), _EIGEN, values)


def came_along(found: Lijst) -> tuple[Aanwezig, ...]:
    """The colleagues that the column MEE gives."""
    return parts(lambda naam, als, at: Aanwezig(naam, als, must_moment(at)), found)


def own_statement(kolommen: str, erbij: str = "") -> EigenVraag:
    """The statement that reads these columns of the own zaak z by the relatie r, as the child or a parent with gezag.

    `erbij`: what is joined to z; for both the texts are written in the program, with %(on)s for the day.
    """
    return EigenVraag(_EIGEN_ZAAK.replace("{kolommen}", kolommen).replace("{erbij}", erbij))


def of_family(actor: Actor, nummer: str, make: Callable[..., Rij], vraag: EigenVraag, *, on: date,
              soort: str = "zaak", **rest: Waarde) -> Rij:
    """What the statement reads of the zaak with that nummer for a parent with gezag or the child itself. One query.

    Also of a zaak that was closed. Raises NotFound for everybody else, and for who works here: the same for a zaak
    that is not there. `soort`: what the log calls what was asked for. Units: `on` is a date.
    Source: design.md 2, promises 4 and 5; ux.md S11a and S11b.
    """
    found = _own(actor, nummer, make, vraag, on=on, **rest)
    if found is None:
        raise NotFound(NOT_THERE, object_soort=soort, gevraagd=nummer)
    return found


def who_of_family(actor: Actor, nummer: str, *, on: date, soort: str = "zaak") -> Band:
    """As what the actor stands to that zaak: the child, or a parent with gezag. Raises as of_family. One query."""
    return of_family(actor, nummer, Band, _WIE, on=on, soort=soort)


def zaak_of_family(actor: Actor, zaak_id: UUID, band: Band, *, on: date) -> ZaakZicht:
    """The zaak of who acts as this member of the family: a parent with gezag, or the child. Two queries.

    Raises NotFound for everybody else, and for who works here. Units: `on` is a date. Source: docs/adr/0016.
    """
    if actor.gezin:
        zicht = read_zaak(actor, zaak_id, on=on)
        if _own(actor, zicht.nummer, Band, _WIE, on=on) is band:
            return zicht
    raise NotFound(NOT_THERE, object_soort="zaak", gevraagd=str(zaak_id))


def _own(actor: Actor, nummer: str, make: Callable[..., Rij], vraag: EigenVraag, *, on: date,
         **rest: Waarde) -> Rij | None:
    values: Waarden = {"regio": actor.regio_id, "account": actor.account_id, "on": on, "nummer": nummer,
                       "banden": sorted(band.value for band in MET_PAGINA), **rest}
    return row(make, vraag, values) if actor.gezin else None


_EIGEN_ZAAK: Final = """
SELECT {kolommen}
FROM toegang_relatie r
JOIN zaken_zaak z ON z.id = r.zaak_id
{erbij}
WHERE r.regio_id = %(regio)s AND r.account_id = %(account)s AND %(on)s BETWEEN r.van AND r.tot
  AND r.soort = ANY(%(banden)s) AND z.nummer = %(nummer)s
ORDER BY r.soort DESC LIMIT 1
"""
_WIE: Final = own_statement("r.soort")
_WIE_HELPT: Final = """
LEFT JOIN LATERAL (SELECT a.naam, pr.telefoon, pr.werkdagen FROM zaken_toewijzing t
  JOIN toegang_account a ON a.id = t.account_id
  LEFT JOIN regio_aanstelling s ON s.account_id = t.account_id AND s.regio_id = z.regio_id AND s.tot >= %(on)s
  LEFT JOIN team_professional pr ON pr.aanstelling_id = s.id
  WHERE t.zaak_id = z.id AND t.soort = '{soort}' AND t.stand = 'aanvaard' AND %(on)s BETWEEN t.van AND t.tot
  ORDER BY pr.telefoon NULLS LAST LIMIT 1) {soort} ON true"""
# For a statement about zaken_zaak z on the day %(on)s: naam, telefoon and werkdagen of who is vast, and of who covers.
VAST: Final = _WIE_HELPT.format(soort="vast")
WAARNEMING: Final = _WIE_HELPT.format(soort="waarneming")
# A contact c of the zaak z that a family may know of: never a verhoor, also not when a wall would give it.
# Source: design.md 2a.
GEZINSCONTACT: Final = "c.zaak_id = z.id AND c.rol <> %(verhoor)s AND c.afgebroken_at IS NULL"
# Who came along to the talks of the zaak z, the newest twenty: for came_along.
MEE: Final = f"""(SELECT json_agg(json_build_array(w.naam, w.als, w.begonnen_at) ORDER BY w.begonnen_at DESC, w.naam)
    FROM (SELECT a.naam, m.als, c.begonnen_at FROM team_meeloper m
      JOIN zaken_contact c ON c.id = m.contact_id AND {GEZINSCONTACT}
      JOIN toegang_account a ON a.id = m.account_id WHERE m.zaak_id = z.id
      ORDER BY c.begonnen_at DESC, a.naam LIMIT 20) w)"""  # noqa: S608 - only text written here
_EIGEN: Final = f"""
SELECT {MEE}, z.nummer, p.voornaam, r.soort, CASE z.werkwijze WHEN 'bip' THEN z.belofte_op END,
  coalesce(vast.naam, ''), coalesce(vast.telefoon, ''), coalesce(vast.werkdagen, ''), coalesce(waarneming.naam, ''),
  z.gesloten_at IS NOT NULL
FROM toegang_relatie r
JOIN zaken_zaak z ON z.id = r.zaak_id
JOIN personen_persoon p ON p.id = z.persoon_id{VAST}{WAARNEMING}
WHERE r.regio_id = %(regio)s AND r.account_id = %(account)s AND %(on)s BETWEEN r.van AND r.tot
  AND r.soort IN ('ouder_met_gezag', 'ouder_zonder_gezag', 'kind')
ORDER BY z.gesloten_at IS NOT NULL, p.voornaam, z.nummer
"""  # noqa: S608 - only text written here
