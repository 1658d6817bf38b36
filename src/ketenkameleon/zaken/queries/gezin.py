"""What a parent or child sees first: who their vaste contactpersoon is. Through the walls of a family."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from ketenkameleon.rules.visibility import Band
from ketenkameleon.toegang.context import Actor
from ketenkameleon.toegang.refusals import NotFound
from ketenkameleon.zaken.queries.lezen import Waarden, rows
from ketenkameleon.zaken.queries.zaak import NOT_THERE, ZaakZicht, read_zaak

WIE_KEEK: Final = frozenset({Band.KIND, Band.OUDER_MET_GEZAG})


@dataclass(frozen=True, slots=True)
class EigenZaak:
    """One zaak of one's own family. `contactpersoon` is "" until somebody said yes (promise 1).

    `belofte_op`: None where the family is promised nothing. `ziet_wie_keek`: the child, and a parent with gezag.
    """

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
        return self.band in WIE_KEEK


def own_family(actor: Actor, *, on: date) -> list[EigenZaak]:
    """The zaken of a parent or child, the open ones first; none for who may not look. Units: `on` is a date.

    Source: issue 3, part 8; design.md 2, promise 1.
    """
    return rows(EigenZaak, _EIGEN, {"regio": actor.regio_id, "account": actor.account_id, "on": on})


def who_of_family(actor: Actor, nummer: str, *, on: date) -> Band | None:
    """As what the actor may read who looked in that zaak: the child or a parent with gezag; None for everybody else.

    Also of a zaak that was closed. Units: `on` is a date. Source: docs/adr/0021.
    """
    values: Waarden = {"regio": actor.regio_id, "account": actor.account_id, "on": on, "nummer": nummer,
                       "banden": sorted(band.value for band in WIE_KEEK)}
    found = rows(lambda band: Band(band), _WIE, values)
    return found[0] if found else None


def zaak_of_family(actor: Actor, zaak_id: UUID, band: Band, *, on: date) -> ZaakZicht:
    """The zaak of who acts as this member of the family: a parent with gezag, or the child. Two queries.

    Raises NotFound for everybody else, and for who works here. Units: `on` is a date. Source: docs/adr/0016.
    """
    if actor.gezin:
        zicht = read_zaak(actor, zaak_id, on=on)
        if who_of_family(actor, zicht.nummer, on=on) is band:
            return zicht
    raise NotFound(NOT_THERE, object_soort="zaak", gevraagd=str(zaak_id))


_WIE: Final = """
SELECT r.soort FROM toegang_relatie r JOIN zaken_zaak z ON z.id = r.zaak_id
WHERE r.regio_id = %(regio)s AND r.account_id = %(account)s AND %(on)s BETWEEN r.van AND r.tot
  AND r.soort = ANY(%(banden)s) AND z.nummer = %(nummer)s
"""
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
_EIGEN: Final = f"""
SELECT z.nummer, p.voornaam, r.soort, CASE z.werkwijze WHEN 'bip' THEN z.belofte_op END,
  coalesce(vast.naam, ''), coalesce(vast.telefoon, ''), coalesce(vast.werkdagen, ''), coalesce(waarneming.naam, ''),
  z.gesloten_at IS NOT NULL
FROM toegang_relatie r
JOIN zaken_zaak z ON z.id = r.zaak_id
JOIN personen_persoon p ON p.id = z.persoon_id{VAST}{WAARNEMING}
WHERE r.regio_id = %(regio)s AND r.account_id = %(account)s AND %(on)s BETWEEN r.van AND r.tot
  AND r.soort IN ('ouder_met_gezag', 'ouder_zonder_gezag', 'kind')
ORDER BY z.gesloten_at IS NOT NULL, p.voornaam, z.nummer
"""  # noqa: S608 - only text written here
