"""What is written down about professionals, as the rules of authority ask for it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Final, NamedTuple, TypeAlias
from uuid import UUID

from django.db import connection

from ketenkameleon.rules.access import Deed, Functie, Relatie, may
from ketenkameleon.rules.authority import Bewijs, Dienst, ProfessionalFeiten
from ketenkameleon.rules.bewijs import Eis
from ketenkameleon.rules.fase import Fase, FaseStap
from ketenkameleon.rules.inzet import InzetFeit, Inzetsoort
from ketenkameleon.rules.loopbaan import Loopbaan, LoopbaanStap
from ketenkameleon.rules.roles import Rol
from ketenkameleon.team.models import Professional
from ketenkameleon.toegang.context import Actor
from ketenkameleon.toegang.models import NEVER
from ketenkameleon.toegang.refusals import authorise


class Lid(NamedTuple):
    """A professional of the team, with the facts that the rules ask for. `uren_per_week`: of the contract."""

    account_id: UUID
    naam: str
    professional_id: UUID
    organisatie_id: UUID
    organisatie: str
    zaken_maximaal: int
    uren_per_week: Decimal
    feiten: ProfessionalFeiten


class BewijsRegel(NamedTuple):
    """A proof as it was written down. `tot` None: no end. `door`: who wrote it down, "" for what was brought along."""

    id: UUID
    rol: str
    soort: str
    gemeente: str
    van: date
    tot: date | None
    nummer: str
    gebied: list[str]
    gegeven_door: str
    waar: str
    document: str
    bron: str
    door: str
    at: datetime | None
    beeindigd_door: str
    beeindigd_waarom: str


# What FEITEN gives for one account: lists of columns by kind, None where there are none.
Feiten: TypeAlias = Mapping[str, Sequence[Sequence[str]] | None]
# The columns of TEAM.
Lidregel: TypeAlias = tuple[UUID, str, UUID, UUID, str, int, Decimal, Feiten]

# The facts of account a in the regio of the statement. A deed is of the employer of the aanstelling it hangs on.
FEITEN: Final = """json_build_object(
  'diensten', (SELECT json_agg(json_build_array(s.organisatie_id, s.functie, s.van, s.tot)) FROM regio_aanstelling s
    WHERE s.account_id = a.id AND s.regio_id = %(regio)s),
  'bewijzen', (SELECT json_agg(json_build_array(b.rol, b.soort, coalesce(g.code, ''), b.van, b.tot, b.bron, b.nummer,
      array_to_string(b.gebied, ' '), s.organisatie_id) ORDER BY b.van, b.id)
    FROM team_bevoegdheid b JOIN team_professional p ON p.id = b.professional_id
    JOIN regio_aanstelling s ON s.id = p.aanstelling_id LEFT JOIN regio_gemeente g ON g.id = b.gemeente_id
    WHERE s.account_id = a.id AND s.regio_id = %(regio)s),
  'fasen', (SELECT json_agg(json_build_array(f.fase, f.van)) FROM team_fase f
    JOIN team_professional p ON p.id = f.professional_id JOIN regio_aanstelling s ON s.id = p.aanstelling_id
    WHERE s.account_id = a.id AND s.regio_id = %(regio)s AND f.getekend_at IS NOT NULL),
  'inzetten', (SELECT json_agg(json_build_array(i.organisatie_id, i.soort, i.van, i.tot, i.uren_per_week::text))
    FROM team_inzet i WHERE i.account_id = a.id AND i.regio_id = %(regio)s),
  'loopbaan', (SELECT json_agg(json_build_array(l.stand, l.op)) FROM team_loopbaanstap l
    WHERE l.account_id = a.id AND l.regio_id = %(regio)s))"""


def phones(actor: Actor, accounts: Iterable[UUID]) -> dict[UUID, str]:
    """The telephone number of who of these accounts is in the team and has one. One query. Source: ux.md S6."""
    found = Professional.objects.filter(regio_id=actor.regio_id, aanstelling__account_id__in=set(accounts))
    return dict(found.exclude(telefoon="").order_by("id").values_list("aanstelling__account_id", "telefoon"))


def facts_of(actor: Actor, account_id: UUID) -> ProfessionalFeiten:
    """The jobs, proofs and phases of somebody in the regio of the actor, also those that are over or yet to come.

    One query. Source: issue 4, part 1.
    """
    with connection.cursor() as cursor:
        cursor.execute(_VAN_EEN, {"regio": actor.regio_id, "account": account_id})
        found = cursor.fetchone()
    return as_facts(found[0]) if found else ProfessionalFeiten((), (), ())


def team(actor: Actor, *, on: date) -> list[Lid]:
    """The professionals of the regio who work that day, by name; for who is no coördinator the own one alone.

    One query. Raises NotAllowed for who has no business with proofs.
    """
    authorise(may(Deed.BEVOEGDHEID_ZIEN, functies=actor.functies, relaties=frozenset({Relatie.GEEN}), on=on,
                  wet=actor.wet))
    own = None if Functie.COORDINATOR in actor.functies else actor.account_id
    return _members(actor, own, on)


def member(actor: Actor, account_id: UUID, *, on: date) -> Lid | None:
    """One professional of the team who works that day; None when there is none, or it is not for this actor to see."""
    if Functie.COORDINATOR not in actor.functies and account_id != actor.account_id:
        return None
    return next(iter(_members(actor, account_id, on)), None)


def proofs_of(actor: Actor, account_id: UUID) -> list[BewijsRegel]:
    """Every proof of somebody, with its document and who wrote it down, the newest first. One query."""
    with connection.cursor() as cursor:
        cursor.execute(_BEWIJZEN, {"regio": actor.regio_id, "account": account_id, "never": NEVER})
        return [BewijsRegel(*line) for line in cursor.fetchall()]


def proof_of(actor: Actor, account_id: UUID, bewijs_id: UUID) -> BewijsRegel | None:
    """One proof of somebody, None when there is no such. One query."""
    return next((line for line in proofs_of(actor, account_id) if line.id == bewijs_id), None)


def phase_days(actor: Actor, account_id: UUID) -> frozenset[date]:
    """The days on which a phase began, signed or not. One query."""
    with connection.cursor() as cursor:
        cursor.execute(_FASEDAGEN, {"regio": actor.regio_id, "account": account_id})
        return frozenset(day for (day,) in cursor.fetchall())


def gemeenten_here(actor: Actor) -> list[tuple[str, UUID]]:
    """The gemeenten of the regio: code and key, by name. One query."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT code, id FROM regio_gemeente WHERE regio_id = %(regio)s ORDER BY naam",
                       {"regio": actor.regio_id})
        return list(cursor.fetchall())


def gemeente_names(actor: Actor) -> dict[str, str]:
    """The gemeenten of the regio: code and name, by name. One query."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT code, naam FROM regio_gemeente WHERE regio_id = %(regio)s ORDER BY naam",
                       {"regio": actor.regio_id})
        return dict(cursor.fetchall())


def kind_key(eis: Eis) -> str:
    """The name of a kind of proof in a form: rol and kind, as "halt:inwerken_halt"."""
    return f"{eis.rol.value if eis.rol else ''}:{eis.soort}"


def _members(actor: Actor, account_id: UUID | None, on: date) -> list[Lid]:
    with connection.cursor() as cursor:
        cursor.execute(TEAM, {"regio": actor.regio_id, "on": on, "account": account_id})
        return [as_member(line) for line in cursor.fetchall()]


def as_member(line: Lidregel) -> Lid:
    """What TEAM gave, as a member of the team."""
    return Lid._make((*line[:7], as_facts(line[7])))


def as_facts(found: Feiten) -> ProfessionalFeiten:
    """What FEITEN gave, as the rules take it."""
    return ProfessionalFeiten(
        tuple(Dienst(bij, Functie(functie), _day(van), _until(tot)) for bij, functie, van, tot in
              found["diensten"] or ()),
        tuple(_proof(line) for line in found["bewijzen"] or ()),
        tuple(FaseStap(Fase(fase), _day(van), True) for fase, van in found["fasen"] or ()),
        tuple(InzetFeit(bij, Inzetsoort(soort), _day(van), _until(tot), Decimal(uren))
              for bij, soort, van, tot, uren in found["inzetten"] or ()),
        tuple(LoopbaanStap(Loopbaan(stand), _day(op)) for stand, op in found["loopbaan"] or ()))


def _proof(line: Sequence[str]) -> Bewijs:
    rol, soort, gemeente, van, tot, bron, nummer, gebied, werkgever = line
    return Bewijs(Rol(rol) if rol else None, soort, gemeente or None, _day(van), _until(tot), bron, nummer,
                  tuple(gebied.split()), werkgever)


def _day(text: str) -> date:
    return date.fromisoformat(text)


def _until(text: str) -> date | None:
    return None if text == NEVER else _day(text)


_VAN_EEN: Final = f"SELECT {FEITEN} FROM toegang_account a WHERE a.id = %(account)s"  # noqa: S608 - fixed text
TEAM: Final = f"""
SELECT a.id, a.naam, pr.id, o.id, o.naam, pr.zaken_maximaal, pr.uren_per_week, {FEITEN}
FROM team_professional pr
JOIN regio_aanstelling j ON j.id = pr.aanstelling_id AND %(on)s BETWEEN j.van AND j.tot
JOIN toegang_account a ON a.id = j.account_id AND a.is_active
JOIN regio_organisatie o ON o.id = j.organisatie_id
WHERE pr.regio_id = %(regio)s AND (%(account)s::uuid IS NULL OR a.id = %(account)s) ORDER BY a.naam, a.id
"""  # noqa: S608 - fixed text
_BEWIJZEN: Final = """
SELECT b.id, b.rol, b.soort, coalesce(g.naam, ''), b.van, nullif(b.tot, %(never)s::date), b.nummer, b.gebied,
  b.gegeven_door, b.waar, b.document, b.bron, coalesce(r.naam, ''), b.geregistreerd_at, coalesce(e.naam, ''),
  b.beeindigd_waarom
FROM team_bevoegdheid b
JOIN team_professional p ON p.id = b.professional_id
JOIN regio_aanstelling s ON s.id = p.aanstelling_id
LEFT JOIN regio_gemeente g ON g.id = b.gemeente_id
LEFT JOIN toegang_account r ON r.id = b.geregistreerd_door_id
LEFT JOIN toegang_account e ON e.id = b.beeindigd_door_id
WHERE s.account_id = %(account)s AND s.regio_id = %(regio)s ORDER BY b.van DESC, b.soort, g.naam, b.id
"""
_FASEDAGEN: Final = """
SELECT f.van FROM team_fase f JOIN team_professional p ON p.id = f.professional_id
JOIN regio_aanstelling s ON s.id = p.aanstelling_id WHERE s.account_id = %(account)s AND s.regio_id = %(regio)s
"""
