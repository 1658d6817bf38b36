"""What *Verdelen* adds to the lists of zaken: why a zaak came back, who knew the child before, and the load.

Load is sorted by name and holds no late count: nobody is ranked. Source: ux.md S7; design.md 2a and promise
9.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Final, NamedTuple
from uuid import UUID

from ketenkameleon.rules.access import Deed, Functie, may
from ketenkameleon.rules.authority import holds
from ketenkameleon.rules.inzet import hours_away
from ketenkameleon.rules.roles import Rol, roles
from ketenkameleon.rules.ruimte import most_zaken
from ketenkameleon.team.queries import FEITEN, Feiten, Lid, as_facts
from ketenkameleon.toegang.context import Actor
from ketenkameleon.toegang.refusals import authorise
from ketenkameleon.zaken.queries.lezen import Waarden, rows

NIEUW_IN: Final = timedelta(days=7)


class Achtergrond(NamedTuple):
    """Of a zaak to give: the contactpersoon of the child before (proposed first), and who said no last, and
    why."""

    zaak_id: UUID
    vorige: str
    weigeraar: str
    weiger_code: str
    weiger_reden: str


class Gevraagd(NamedTuple):
    """A request that still runs: who has to answer, and by when."""

    zaak_id: UUID
    nummer: str
    naam: str
    antwoord_uiterlijk: date
    is_overdracht: bool


@dataclass(frozen=True, slots=True)
class Last:
    """How full somebody is. `zaken`: open, as vaste contactpersoon; `nieuw`: of which in the last seven days.
    `gevraagd`: requests not answered yet. `elders`: hours a week at a partner. `rollen`: with a valid proof today, in
    one gemeente at least."""

    naam: str
    organisatie: str
    zaken: int
    nieuw: int
    gevraagd: int
    zaken_maximaal: int
    werkdagen: str
    elders: Decimal
    rollen: tuple[Rol, ...]
    lid: Lid

    @property
    def ruimte(self) -> int:
        """How many zaken fit in still, those asked for not counted; less than nothing when there are too
        many."""
        return self.zaken_maximaal - self.zaken


def background(actor: Actor, zaken: Sequence[UUID], *, on: date) -> dict[UUID, Achtergrond]:
    """What is known about these zaken for who gives them. One query. Raises NotAllowed."""
    _gives(actor, on)
    values: Waarden = {"regio": actor.regio_id, "zaken": list(zaken), "on": on, "bip": Functie.BIP.value}
    return {found.zaak_id: found for found in rows(Achtergrond, _ACHTERGROND, values)}


def asked(actor: Actor, *, on: date) -> list[Gevraagd]:
    """Requests that wait for an answer and are not overdue, the first due first; at most fifty. Raises
    NotAllowed."""
    _gives(actor, on)
    return rows(Gevraagd, _GEVRAAGD, {"regio": actor.regio_id, "on": on})


def team_load(actor: Actor, *, on: date) -> list[Last]:
    """The professionals of the regio by name, with how many zaken they have. One query. Raises NotAllowed."""
    _gives(actor, on)
    values: Waarden = {"regio": actor.regio_id, "on": on, "sinds": on - NIEUW_IN, "bip": Functie.BIP.value}
    return [_load(actor, line, on) for line in rows(_Rij, _TEAM, values)]


class _Rij(NamedTuple):
    naam: str
    organisatie: str
    zaken: int
    nieuw: int
    gevraagd: int
    zaken_maximaal: int
    werkdagen: str
    uren_per_week: Decimal
    feiten: Feiten
    account_id: UUID
    professional_id: UUID
    organisatie_id: UUID


def _load(actor: Actor, line: _Rij, on: date) -> Last:
    facts = as_facts(line.feiten)
    most = most_zaken(facts, line.zaken_maximaal, line.uren_per_week, on=on, wet=actor.wet, regio=actor.regio_code)
    held = tuple(rol for rol in roles(on=on, wet=actor.wet)
                 if holds(rol, facts, None, on, wet=actor.wet, regio=actor.regio_code))
    lid = Lid(line.account_id, line.naam, line.professional_id, line.organisatie_id, line.organisatie,
              line.zaken_maximaal, line.uren_per_week, facts)
    return Last(*line[:5], most, line.werkdagen, hours_away(facts.inzetten, on), held, lid)


def _gives(actor: Actor, on: date) -> None:
    authorise(may(Deed.ZAAK_TOEWIJZEN, functies=actor.functies, relaties=frozenset(), on=on, wet=actor.wet))


_ACHTERGROND: Final = """
SELECT z.id, coalesce(v.naam, ''), coalesce(w.naam, ''), coalesce(w.weiger_code, ''),
coalesce(w.weiger_reden, '')
FROM zaken_zaak z
LEFT JOIN LATERAL (
  SELECT a.naam FROM zaken_zaak o JOIN zaken_toewijzing t ON t.zaak_id = o.id
  JOIN toegang_account a ON a.id = t.account_id AND a.is_active
  JOIN regio_aanstelling s ON s.account_id = a.id AND s.regio_id = z.regio_id AND s.functie = %(bip)s
    AND %(on)s BETWEEN s.van AND s.tot
  WHERE o.regio_id = z.regio_id AND o.persoon_id = z.persoon_id AND t.soort = 'vast'
    AND t.stand IN ('aanvaard', 'geeindigd') AND t.tot < '9999-12-31'
  ORDER BY t.van DESC, t.gevraagd_at DESC LIMIT 1) v ON true
LEFT JOIN LATERAL (
  SELECT a.naam, t.weiger_code, t.weiger_reden FROM zaken_toewijzing t JOIN toegang_account a ON a.id =
  t.account_id
  WHERE t.zaak_id = z.id AND t.stand = 'geweigerd' ORDER BY t.beantwoord_at DESC LIMIT 1) w ON true
WHERE z.regio_id = %(regio)s AND z.id = ANY(%(zaken)s)
"""
_GEVRAAGD: Final = """
SELECT z.id, z.nummer, a.naam, t.antwoord_uiterlijk, t.is_overdracht
FROM zaken_toewijzing t
JOIN zaken_zaak z ON z.id = t.zaak_id AND z.stand <> 'gesloten'
JOIN toegang_account a ON a.id = t.account_id
WHERE t.regio_id = %(regio)s AND t.stand = 'gevraagd' AND t.antwoord_uiterlijk >= %(on)s
ORDER BY t.antwoord_uiterlijk, z.nummer LIMIT 50
"""
_TEAM: Final = """
SELECT a.naam, o.naam, coalesce(n.zaken, 0), coalesce(n.nieuw, 0),
  (SELECT count(*)::int FROM zaken_toewijzing q WHERE q.account_id = a.id AND q.stand = 'gevraagd'),
  pr.zaken_maximaal, pr.werkdagen, pr.uren_per_week,
  {feiten}, a.id, pr.id, o.id
FROM team_professional pr
JOIN regio_aanstelling s ON s.id = pr.aanstelling_id AND s.functie = %(bip)s AND %(on)s BETWEEN s.van AND
s.tot
JOIN toegang_account a ON a.id = s.account_id AND a.is_active
JOIN regio_organisatie o ON o.id = s.organisatie_id
LEFT JOIN LATERAL (
  SELECT count(*)::int AS zaken, (count(*) FILTER (WHERE r.van > %(sinds)s))::int AS nieuw
  FROM toegang_relatie r JOIN zaken_zaak z ON z.id = r.zaak_id AND z.stand <> 'gesloten'
  WHERE r.account_id = a.id AND r.soort = 'vast' AND r.tot >= %(on)s
) n ON true
WHERE pr.regio_id = %(regio)s ORDER BY a.naam, a.id
""".replace("{feiten}", FEITEN)
