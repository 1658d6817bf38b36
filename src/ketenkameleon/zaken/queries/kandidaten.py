"""Who could take a zaak: facts to choose by, sorted by name. Nobody is ranked; a person decides.

Source: design.md 2, promises 1 and 9; ux.md S7.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Final, NamedTuple
from uuid import UUID

from ketenkameleon.rules.access import Deed, Functie
from ketenkameleon.rules.inzet import hours_away
from ketenkameleon.rules.roles import Rol, roles
from ketenkameleon.rules.ruimte import most_zaken
from ketenkameleon.team.queries import FEITEN, Feiten, as_facts
from ketenkameleon.toegang.context import Actor
from ketenkameleon.zaken.queries.lezen import Waarden, row, rows
from ketenkameleon.zaken.queries.rollen import authority_of
from ketenkameleon.zaken.queries.zaak import ZaakZicht, zaak_for

# "Nieuw in de afgelopen 7 dagen", as the lists coördinatoren know show it (ux.md 2 and S7).
NIEUW_IN: Final = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Kandidaat:
    """One professional. `zaken`: open ones as vaste contactpersoon; `nieuw`: of which in the last 7 days.

    `rollen`: held with authority for this child today (a verhoor with both proofs). `kent_school`: has
    another zaak of this school now. `vorige`: was the child's contactpersoon before, and is proposed first
    for that. `weiger_code`: said no to this zaak before, "" otherwise. `is_vast`: is the vaste contactpersoon
    now. `zaken_maximaal`: less while somebody learns (row team.fasen) or works at a partner (`elders`: hours a week).
    """

    account_id: UUID
    naam: str
    organisatie: str
    zaken: int
    nieuw: int
    zaken_maximaal: int
    uren_per_week: Decimal
    werkdagen: str
    elders: Decimal
    rollen: frozenset[Rol]
    kent_school: bool
    vorige: bool
    weiger_code: str
    is_vast: bool

    @property
    def ruimte(self) -> int:
        """How many zaken fit in still; less than nothing when there are too many."""
        return self.zaken_maximaal - self.zaken


class _Last(NamedTuple):
    zaken: int
    zaken_maximaal: int
    uren_per_week: Decimal
    feiten: Feiten


class _Rij(NamedTuple):
    account_id: UUID
    naam: str
    organisatie: str
    zaken: int
    nieuw: int
    zaken_maximaal: int
    uren_per_week: Decimal
    werkdagen: str
    feiten: Feiten
    kent_school: bool
    vorige: bool
    weiger_code: str


def candidates(actor: Actor, zaak_id: UUID, *, on: date) -> list[Kandidaat]:
    """The professionals of the regio: who was the child's contactpersoon first, then by name. Two queries.

    Raises NotFound and NotAllowed for who does not give zaken.
    """
    zicht = zaak_for(actor, zaak_id, Deed.ZAAK_TOEWIJZEN, on=on)
    values: Waarden = {"regio": actor.regio_id, "on": on, "sinds": on - NIEUW_IN, "zaak": zaak_id,
              "school": zicht.school_id,
              "persoon": zicht.kind.persoon_id, "bip": Functie.BIP.value}
    found = [_kandidaat(actor, zicht, line, on) for line in rows(_Rij, _KANDIDATEN, values)]
    return sorted(found,
                  key=lambda person: (not person.vorige, person.naam.casefold(), str(person.account_id)))


def load_of(actor: Actor, account_id: UUID, *, on: date) -> tuple[int, int]:
    """How many open zaken somebody has as vaste contactpersoon, and how many they can have. One query.

    For who gives zaken: another sees of a colleague only what the wall shows. (0, 0) for who is no professional.
    """
    values: Waarden = {"regio": actor.regio_id, "on": on, "account": account_id, "bip": Functie.BIP.value}
    found = row(_Last, _LAST, values)
    if found is None:
        return 0, 0
    most = most_zaken(as_facts(found.feiten), found.zaken_maximaal, found.uren_per_week, on=on, wet=actor.wet,
                      regio=actor.regio_code)
    return found.zaken, most


def _kandidaat(actor: Actor, zicht: ZaakZicht, line: _Rij, on: date) -> Kandidaat:
    facts = as_facts(line.feiten)
    rollen = frozenset(rol for rol in roles(on=on, wet=actor.wet)
                       if authority_of(actor, zicht, rol, facts, on=on).geldig)
    most = most_zaken(facts, line.zaken_maximaal, line.uren_per_week, on=on, wet=actor.wet, regio=actor.regio_code)
    is_vast = zicht.vast is not None and zicht.vast.account_id == line.account_id
    return Kandidaat(*line[:5], most, *line[6:8], hours_away(facts.inzetten, on), rollen, line.kent_school,
                     line.vorige and not is_vast, line.weiger_code, is_vast)


_KANDIDATEN: Final = """
WITH vorige AS (
  SELECT t.account_id FROM zaken_zaak z JOIN zaken_toewijzing t ON t.zaak_id = z.id
  WHERE z.persoon_id = %(persoon)s AND z.regio_id = %(regio)s AND t.soort = 'vast'
    AND t.stand IN ('aanvaard', 'geeindigd')
    AND t.tot < '9999-12-31'
  ORDER BY t.van DESC, t.gevraagd_at DESC LIMIT 1
)
SELECT a.id, a.naam, o.naam, coalesce(n.zaken, 0), coalesce(n.nieuw, 0), pr.zaken_maximaal,
  pr.uren_per_week, pr.werkdagen,
  {feiten},
  coalesce(n.kent_school, false), a.id IN (SELECT account_id FROM vorige),
  coalesce((SELECT w.weiger_code FROM zaken_toewijzing w WHERE w.zaak_id = %(zaak)s AND w.account_id = a.id
     AND w.stand = 'geweigerd' ORDER BY w.beantwoord_at DESC LIMIT 1), '')
FROM team_professional pr
JOIN regio_aanstelling s ON s.id = pr.aanstelling_id AND s.functie = %(bip)s AND %(on)s BETWEEN s.van
  AND s.tot
JOIN toegang_account a ON a.id = s.account_id AND a.is_active
JOIN regio_organisatie o ON o.id = s.organisatie_id
LEFT JOIN LATERAL (
  SELECT count(*)::int AS zaken, (count(*) FILTER (WHERE r.van > %(sinds)s))::int AS nieuw,
    bool_or(z.school_id = %(school)s AND z.id <> %(zaak)s) AS kent_school
  FROM toegang_relatie r JOIN zaken_zaak z ON z.id = r.zaak_id AND z.stand <> 'gesloten'
  WHERE r.account_id = a.id AND r.soort = 'vast' AND %(on)s BETWEEN r.van AND r.tot
) n ON true
WHERE pr.regio_id = %(regio)s
""".replace("{feiten}", FEITEN)
_LAST: Final = """
SELECT (SELECT count(*)::int FROM toegang_relatie r JOIN zaken_zaak z ON z.id = r.zaak_id AND z.stand <> 'gesloten'
    WHERE r.account_id = a.id AND r.soort = 'vast' AND %(on)s BETWEEN r.van AND r.tot),
  pr.zaken_maximaal, pr.uren_per_week, {feiten}
FROM team_professional pr
JOIN regio_aanstelling s ON s.id = pr.aanstelling_id AND s.functie = %(bip)s AND %(on)s BETWEEN s.van AND s.tot
JOIN toegang_account a ON a.id = s.account_id
WHERE pr.regio_id = %(regio)s AND a.id = %(account)s LIMIT 1
""".replace("{feiten}", FEITEN)
