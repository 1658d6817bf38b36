"""What is written down about professionals, as the rules of authority ask for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final, TypeAlias
from uuid import UUID

from django.db import connection

from ketenkameleon.rules.access import Functie
from ketenkameleon.rules.authority import Bewijs, Dienst, ProfessionalFeiten
from ketenkameleon.rules.fase import Fase, FaseStap
from ketenkameleon.rules.roles import Rol
from ketenkameleon.toegang.context import Actor
from ketenkameleon.toegang.models import NEVER

# What FEITEN gives for one account: lists of columns by kind, None where there are none.
Feiten: TypeAlias = Mapping[str, Sequence[Sequence[str]] | None]

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
    WHERE s.account_id = a.id AND s.regio_id = %(regio)s AND f.getekend_at IS NOT NULL))"""


def facts_of(actor: Actor, account_id: UUID) -> ProfessionalFeiten:
    """The jobs, proofs and phases of somebody in the regio of the actor, also those that are over or yet to come.

    One query. Source: issue 4, part 1.
    """
    with connection.cursor() as cursor:
        cursor.execute(_VAN_EEN, {"regio": actor.regio_id, "account": account_id})
        found = cursor.fetchone()
    return as_facts(found[0]) if found else ProfessionalFeiten((), (), ())


def as_facts(found: Feiten) -> ProfessionalFeiten:
    """What FEITEN gave, as the rules take it."""
    return ProfessionalFeiten(
        tuple(Dienst(bij, Functie(functie), _day(van), _until(tot)) for bij, functie, van, tot in
              found["diensten"] or ()),
        tuple(_proof(line) for line in found["bewijzen"] or ()),
        tuple(FaseStap(Fase(fase), _day(van), True) for fase, van in found["fasen"] or ()))


def _proof(line: Sequence[str]) -> Bewijs:
    rol, soort, gemeente, van, tot, bron, nummer, gebied, werkgever = line
    return Bewijs(Rol(rol) if rol else None, soort, gemeente or None, _day(van), _until(tot), bron, nummer,
                  tuple(gebied.split()), werkgever)


def _day(text: str) -> date:
    return date.fromisoformat(text)


def _until(text: str) -> date | None:
    return None if text == NEVER else _day(text)


_VAN_EEN: Final = f"SELECT {FEITEN} FROM toegang_account a WHERE a.id = %(account)s"  # noqa: S608 - fixed text
