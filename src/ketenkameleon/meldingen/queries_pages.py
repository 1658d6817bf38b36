
"""What a coördinator reads about meldingen: the lists, and everything about one.

Source: ux.md 5; issue part 3 (list *onder de grens*, a person's choice, refused and late mutations).
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final, NamedTuple
from uuid import UUID

from ketenkameleon.logboek.schrijven import Lijstsoort, looked, looked_at_list
from ketenkameleon.meldingen.besluit import OPEN_STATUS
from ketenkameleon.meldingen.bladeren import after_day
from ketenkameleon.rules.access import Deed, Relatie, may
from ketenkameleon.rules.verdict import Refused
from ketenkameleon.toegang.context import Actor
from ketenkameleon.toegang.refusals import NotFound, authorise
from ketenkameleon.zaken.queries.lezen import Waarden, row, rows
from ketenkameleon.zaken.queries.zaak import NOT_THERE, ONBEKEND, zaak_for

AANTAL: Final = 25
LIJSTEN: Final = {
    "te_beoordelen": "Te beoordelen",
    "onder_de_grens": "Onder de grens",
    "ter_kennisgeving": "Ter kennisgeving",
    "opvragen": "Persoonsgegevens opvragen",
}


class MeldingRegel(NamedTuple):
    """One line of a list. `zaak`: the nummer of its zaak, "" for none."""

    id: UUID
    meldingsnummer: int | None
    gemeld_op: date
    soort: str
    aanleiding: str
    gevolg_reden: str
    minuten: int | None
    school: str
    zaak: str
    keuze_reden: str
    keuze_at: datetime | None
    zaak_id: UUID | None


class Lijst(NamedTuple):
    """A page of a list. `verder`: hand it back as `na` for the next page, "" at the end. `open`: how many
    wait for a
    choice, counted up to a hundred."""

    regels: tuple[MeldingRegel, ...]
    verder: str
    open: int


class SchoolKeuze(NamedTuple):
    """A school to choose from."""

    id: UUID
    brin6: str
    naam: str


class Plaatsen(NamedTuple):
    """The scholen and gemeenten of the regio, by name."""

    scholen: tuple[SchoolKeuze, ...]
    gemeenten: tuple[tuple[UUID, str], ...]


class MutatieRegel(NamedTuple):
    """One mutation as it came in. `te_laat`: something newer was here before it. `geweigerd`: code, or ""."""

    at: datetime
    ontvangen_at: datetime
    status: str
    soort: str
    minuten: int | None
    geweigerd: str
    te_laat: bool


class AanvullingRegel(NamedTuple):
    """What the school added. `ouders_verteld_op` None: the parents were not told, for `ouders_niet_reden`."""

    at: datetime
    school: str
    uren: int | None
    sinds: date | None
    te_laat: bool
    ouders_verteld_op: date | None
    ouders_niet_reden: str
    acties: list[str]
    actie_anders: str
    wens: str


@dataclass(frozen=True, slots=True)
class MeldingBlad:
    """Everything about one melding. `naam`: of the child, or that it is still asked for. `inhoud`: what the
    school
    wrote in the last accepted mutation, by field name, never the person's number."""

    id: UUID
    meldingsnummer: int | None
    bron: str
    soort: str
    status: str
    begin: date
    einde: date | None
    minuten: int | None
    actie_gewenst: bool
    aanleiding: str
    gevolg: str
    gevolg_reden: str
    gemeld_op: date
    gemeld_herkomst: str
    keuze: str
    keuze_reden: str
    keuze_at: datetime | None
    keuze_naam: str
    naam: str
    school: str
    gemeente: str
    zaak_id: UUID | None
    zaak: str
    loopt: str
    inhoud: dict[str, str]
    mutaties: tuple[MutatieRegel, ...]
    aanvullingen: tuple[AanvullingRegel, ...]

    @property
    def wacht_op_keuze(self) -> bool:
        """Has a person still to choose what happens with it?"""
        return self.zaak_id is None and not self.keuze and self.status in OPEN_STATUS


def melding_list(actor: Actor, lijst: str, *, na: str = "", brin6: str = "", on: date) -> Lijst:
    """A page of twenty-five meldingen of one of LIJSTEN. Two queries and the look log.

    What waits for a choice stands longest waiting first, the other lists newest first. A `na` that no page
    gave
    gives the first page. Raises NotAllowed for who does not judge meldingen, KeyError for a list that does
    not exist.
    """
    may_choose(actor, on=on)
    after = after_day(na)
    values: Waarden = {
        "regio": actor.regio_id,
        "brin6": brin6,
        "aantal": AANTAL + 1,
        "na": after is not None,
        "na_op": after and after[0],
        "na_id": after and after[1],
    }
    found = rows(MeldingRegel, _LIJST[lijst], values)
    waiting = row(int, _AANTAL_OPEN, values)
    page = tuple(found[:AANTAL])
    looked_at_list(actor.lopend, Lijstsoort.MELDINGEN, [line.zaak_id for line in page if line.zaak_id])
    more = f"{page[-1].gemeld_op.isoformat()}_{page[-1].id}" if len(found) > AANTAL else ""
    return Lijst(page, more, waiting or 0)


def places(actor: Actor) -> Plaatsen:
    """The scholen and gemeenten to choose from. Two queries."""
    values: Waarden = {"regio": actor.regio_id}
    return Plaatsen(
        tuple(rows(SchoolKeuze, _SCHOLEN, values)), tuple(rows(lambda *pair: pair, _GEMEENTEN, values))
    )


def melding_page(actor: Actor, melding_id: UUID, *, on: date) -> MeldingBlad:
    """Everything about one melding: facts, every mutation, and what the school added. Writes that it was
    looked at.

    For a coördinator, and for who runs its zaak. Raises NotAllowed for another functie, NotFound when it is
    not
    there or not for the actor: the same refusal for both.
    """
    verdict = may(
        Deed.MELDING_BEOORDELEN,
        functies=actor.functies,
        relaties=frozenset({Relatie.GEEN}),
        on=on,
        wet=actor.wet,
    )
    if isinstance(verdict, Refused) and verdict.code == "not_your_function":
        authorise(verdict)
    values: Waarden = {"regio": actor.regio_id, "id": melding_id, "onbekend": ONBEKEND}
    found = row(lambda *columns: columns, _MELDING, values)
    zaak_id = found[21] if found else None
    if found is None or not (verdict or zaak_id):
        raise NotFound(NOT_THERE, object_soort="melding", gevraagd=str(melding_id))
    if not verdict and zaak_id:
        zaak_for(actor, zaak_id, Deed.MELDING_BEOORDELEN, on=on)
    looked(actor.lopend, "melding", found[1] or melding_id, zaak_id=zaak_id)
    mutaties, inhoud = _mutations(actor, found[1])
    added = tuple(rows(AanvullingRegel, _AANVULLINGEN, values))
    return MeldingBlad(*(*found, inhoud, mutaties, added))


def _mutations(actor: Actor, meldingsnummer: int | None) -> tuple[tuple[MutatieRegel, ...], dict[str, str]]:
    """The mutations in order, and what the last accepted one says."""
    if meldingsnummer is None:
        return (), {}
    found = rows(lambda *columns: columns, _MUTATIES, {"regio": actor.regio_id, "nummer": meldingsnummer})
    last = next((line[7] for line in reversed(found) if not line[5]), "{}")
    return tuple(MutatieRegel(*line[:7]) for line in found), dict(json.loads(last))


def may_choose(actor: Actor, *, on: date) -> None:
    """Go on for who decides on meldingen; raise NotAllowed for others, also for who runs the zaak of one."""
    authorise(
        may(Deed.MELDING_BEOORDELEN, functies=actor.functies, relaties=frozenset(), on=on, wet=actor.wet)
    )


_REGEL: Final = """
SELECT m.id, m.meldingsnummer, m.gemeld_op, m.soort, m.aanleiding, m.gevolg_reden, m.minuten,
coalesce(s.naam, ''),
  coalesce(z.nummer, ''), m.keuze_reden, m.keuze_at, z.id
FROM meldingen_melding m
LEFT JOIN regio_school s ON s.id = m.school_id
LEFT JOIN zaken_zaak z ON z.id = m.zaak_id
WHERE m.regio_id = %(regio)s AND (%(brin6)s = '' OR s.brin6 = %(brin6)s)
"""
_WACHT: Final = (
    "m.zaak_id IS NULL AND m.keuze = '' AND m.gevolg = 'wacht_op_keuze' AND m.status IN ('R', 'B', 'D')"
)
_NIEUWSTE: Final = """
  AND (NOT %(na)s OR (m.gemeld_op, m.id) < (%(na_op)s::date, %(na_id)s::uuid))
ORDER BY m.gemeld_op DESC, m.id DESC LIMIT %(aantal)s"""
_LIJST: Final = {
    "te_beoordelen": f"""{_REGEL} AND {_WACHT}
  AND (NOT %(na)s OR (m.gemeld_op, m.id) > (%(na_op)s::date, %(na_id)s::uuid))
ORDER BY m.gemeld_op, m.id LIMIT %(aantal)s""",
    "onder_de_grens": _REGEL + " AND m.zaak_id IS NULL AND m.keuze = '' AND m.gevolg = 'geen_zaak'"
    " AND m.aanleiding = 'onder_de_grens'" + _NIEUWSTE,
    "ter_kennisgeving": _REGEL + " AND m.keuze = 'ter_kennisgeving'" + _NIEUWSTE,
    "opvragen": _REGEL
    + """ AND z.stand <> 'gesloten'
  AND EXISTS (SELECT FROM personen_persoon p WHERE p.id = m.persoon_id AND p.gegevens = 'opvragen')"""
    + _NIEUWSTE,
}
_AANTAL_OPEN: Final = f"""
SELECT count(*) FROM (SELECT 1 FROM meldingen_melding m WHERE m.regio_id = %(regio)s AND {_WACHT} LIMIT 100)
open
"""  # noqa: S608 - only names written here
_SCHOLEN: Final = "SELECT id, brin6, naam FROM regio_school WHERE regio_id = %(regio)s ORDER BY naam, brin6"
_GEMEENTEN: Final = "SELECT id, naam FROM regio_gemeente WHERE regio_id = %(regio)s ORDER BY naam"
_MELDING: Final = """
SELECT m.id, m.meldingsnummer, m.bron, m.soort, m.status, m.begin, m.einde, m.minuten, m.actie_gewenst,
m.aanleiding,
  m.gevolg, m.gevolg_reden, m.gemeld_op, m.gemeld_herkomst, m.keuze, m.keuze_reden, m.keuze_at,
  coalesce(a.naam, ''),
  CASE WHEN p.gegevens = 'bekend' THEN concat_ws(' ', nullif(p.voornaam, ''), nullif(p.tussenvoegsel, ''),
    nullif(p.achternaam, '')) ELSE %(onbekend)s END,
  coalesce(s.naam, ''), coalesce(g.naam, ''), m.zaak_id, coalesce(z.nummer, ''),
  coalesce((SELECT o.nummer FROM zaken_zaak o WHERE o.regio_id = m.regio_id AND o.persoon_id = m.persoon_id
    AND o.stand <> 'gesloten' AND o.id IS DISTINCT FROM m.zaak_id), '')
FROM meldingen_melding m
JOIN personen_persoon p ON p.id = m.persoon_id
LEFT JOIN regio_school s ON s.id = m.school_id
LEFT JOIN regio_gemeente g ON g.id = m.gemeente_id
LEFT JOIN zaken_zaak z ON z.id = m.zaak_id
LEFT JOIN toegang_account a ON a.id = m.keuze_door
WHERE m.regio_id = %(regio)s AND m.id = %(id)s
"""
_MUTATIES: Final = """
SELECT k.laatste_mutatie_at, k.ontvangen_at, k.status, k.soort, k.minuten, k.geweigerd,
  k.ontvangen_at > min(k.ontvangen_at) OVER (ORDER BY k.laatste_mutatie_at DESC, k.hash DESC
    ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) IS TRUE, k.inhoud
FROM meldingen_mutatie k WHERE k.regio_id = %(regio)s AND k.meldingsnummer = %(nummer)s
ORDER BY k.laatste_mutatie_at, k.hash
"""
_AANVULLINGEN: Final = """
SELECT v.at, s.naam, v.uren, v.sinds, v.te_laat, v.ouders_verteld_op, v.ouders_niet_reden, v.acties::json,
v.actie_anders,
  v.wens
FROM meldingen_schoolaanvulling v JOIN regio_school s ON s.id = v.school_id
WHERE v.regio_id = %(regio)s AND v.melding_id = %(id)s ORDER BY v.at, v.id
"""
