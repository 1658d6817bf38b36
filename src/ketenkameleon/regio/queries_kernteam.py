"""Who of us serves which school: the kernteam of one school, the directory, and where somebody has a place.

No child stands here. Source: ux.md S6; issue 6, part 1.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final, NamedTuple
from uuid import UUID

from django.db import connection
from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from ketenkameleon.regio.models import Aanstelling, Kernteamplaats, School
from ketenkameleon.rules.access import Deed, Functie, Relatie, may
from ketenkameleon.rules.kernteam import (
    Bezetting,
    Functiestand,
    Plaatssoort,
    Teamplaats,
    function_names,
    is_complete,
    team_functions,
    team_standing,
    with_own_functions,
)
from ketenkameleon.rules.verdict import refused
from ketenkameleon.toegang.context import Actor
from ketenkameleon.toegang.refusals import NotAllowed, NotFound, authorise

NIET_UW_SCHOOL: Final = refused("not_your_school", "ux.md S6")
# The functies of an aanstelling that a place in a kernteam can stand on.
IN_EEN_TEAM: Final = ("kernteam", "bip", "school")
DAGEN: Final = ("ma", "di", "wo", "do", "vr", "za", "zo")
# The most people to choose from on a form, and the schools on a page of the directory.
MOST: Final = 500
AANTAL: Final = 50


class Lid(NamedTuple):
    """Who holds a functie or stands in. `vandaag`: is today one of the days? Without days it is not known: True."""

    account_id: UUID
    naam: str
    functie: str
    organisatie: str
    dagen: tuple[int, ...]
    telefoon: str
    vandaag: bool


class Functieregel(NamedTuple):
    """One functie of a kernteam: how it is filled, and by whom."""

    code: str
    naam: str
    stand: Functiestand
    houder: Lid | None
    vervanger: Lid | None


@dataclass(frozen=True, slots=True)
class Kernteam:
    """The kernteam of a school on a day. `leeg`: no functie was ever filled."""

    school_id: UUID
    school: str
    soort: str
    telefoon: str
    regels: tuple[Functieregel, ...]

    @property
    def compleet(self) -> bool:
        """Has every functie that belongs here somebody? Source: ux.md S14."""
        return is_complete(regel.stand for regel in self.regels)

    @property
    def leeg(self) -> bool:
        """Is nobody known of any functie?"""
        return not any(regel.houder or regel.vervanger for regel in self.regels)


@dataclass(frozen=True, slots=True)
class SchoolFilter:
    """Which schools to show. `gemeente`: its code. `woord`: in the name of the school or of who holds or stands in.

    `na`: the `verder` of the page before. What is empty leaves nothing out.
    """

    gemeente: str = ""
    woord: str = ""
    na: UUID | None = None


@dataclass(frozen=True, slots=True)
class KernteamLijst:
    """A page of the directory, by name of the school. `verder`: hand it back as `na`; None at the end."""

    teams: tuple[Kernteam, ...]
    verder: UUID | None


@dataclass(frozen=True, slots=True)
class Compleet:
    """Of how many schools of a gemeente the kernteam is complete."""

    code: str
    naam: str
    scholen: int
    compleet: int


def my_schools(actor: Actor, *, on: date) -> dict[UUID, str]:
    """The schools of whose kernteam somebody is, and the own schools of who works at a school: key and name.

    Units: `on` is a date. Source: design.md 4 (a kernteam member is an aanstelling only).
    """
    own = actor.school_ids if Functie.SCHOOL in actor.functies else ()
    places = _places(actor, on).values("school_id")
    found = School.objects.filter(Q(pk__in=places) | Q(pk__in=own), regio_id=actor.regio_id)
    return dict(found.order_by("naam").values_list("id", "naam"))


def places_of(actor: Actor, *, on: date) -> dict[UUID, str]:
    """The schools of whose kernteam somebody is, under the hat of now: key and name. Units: `on` is a date."""
    found = School.objects.filter(pk__in=_places(actor, on).values("school_id"), regio_id=actor.regio_id)
    return dict(found.order_by("naam").values_list("id", "naam"))


def works_for(actor: Actor) -> UUID:
    """The organisatie somebody works for under the hat of now. Raises NotAllowed for a parent or child."""
    if actor.organisatie_id is None:
        raise NotAllowed(NIET_UW_SCHOOL, object_soort="school")
    return actor.organisatie_id


def _places(actor: Actor, on: date) -> QuerySet[Kernteamplaats]:
    return Kernteamplaats.objects.filter(
        regio_id=actor.regio_id, aanstelling__account_id=actor.account_id,
        aanstelling__organisatie_id=works_for(actor), van__lte=on, tot__gte=on, aanstelling__van__lte=on,
        aanstelling__tot__gte=on)


def member_of(actor: Actor, school_id: UUID, *, on: date) -> None:
    """Go on for the kernteam of this school and for the school itself; NotAllowed for everybody else."""
    if school_id not in my_schools(actor, on=on):
        raise NotAllowed(NIET_UW_SCHOOL, object_soort="school", gevraagd=str(school_id))


def kernteam(actor: Actor, school_id: UUID, *, on: date) -> Kernteam:
    """The kernteam of a school of the regio. Raises NotAllowed, and NotFound for a school of another regio."""
    _may_see(actor, on)
    school = School.objects.filter(regio_id=actor.regio_id, pk=school_id).first()
    if school is None:
        raise NotFound(refused("not_your_zaak", "design.md 2, belofte 5"), object_soort="school",
                       gevraagd=str(school_id))
    return _teams(actor, [school], on=on)[0]


def directory(actor: Actor, filters: SchoolFilter, *, on: date) -> KernteamLijst:
    """A page of fifty schools of the regio with their kernteam, by name of the school. Two queries.

    Raises NotAllowed. Units: `on` is a date. Source: issue 6, part 1 (who of us serves which school).
    """
    _may_see(actor, on)
    found = School.objects.filter(regio_id=actor.regio_id)
    if filters.gemeente:
        found = found.filter(gemeente__code=filters.gemeente)
    if filters.woord:
        found = found.filter(Q(naam__icontains=filters.woord) | Exists(_served_by(filters.woord, on)))
    if filters.na:
        last = Subquery(School.objects.filter(regio_id=actor.regio_id, pk=filters.na).values("naam"))
        found = found.filter(Q(naam__gt=last) | Q(naam=last, pk__gt=filters.na))
    page = list(found.order_by("naam", "pk")[:AANTAL + 1])
    shown = page[:AANTAL]
    return KernteamLijst(_teams(actor, shown, on=on), shown[-1].pk if len(page) > AANTAL else None)


def completeness(actor: Actor, *, on: date) -> tuple[Compleet, ...]:
    """Every gemeente of the regio by name, with how many of its kernteams are complete. One query.

    The database counts schools that stand alike; whether such a team is complete is the rule's to say, once for all
    of them. Raises NotAllowed. Units: `on` is a date. Source: ux.md S14; issue 6, part 1 (completeness per region).
    """
    _may_see(actor, on)
    with connection.cursor() as cursor:
        cursor.execute(_ALIKE, {"regio": actor.regio_id, "on": on, "eigen": sorted(with_own_functions(actor.wet))})
        alike = cursor.fetchall()
    counted: dict[tuple[str, str], tuple[int, int]] = {}
    for code, naam, soort, brin6, today, schools in alike:
        here = [Teamplaats(functie, Plaatssoort(what), on, on) for functie, what in today or ()]
        whole = schools and is_complete(team_standing(soort, here, on=on, wet=actor.wet, regio=actor.regio_code,
                                                      school=brin6))
        have, complete = counted.get((code, naam), (0, 0))
        counted[code, naam] = have + schools, complete + (schools if whole else 0)
    return tuple(Compleet(code, naam, *counts) for (code, naam), counts in counted.items())


def holders(actor: Actor, school_id: UUID, *, on: date) -> dict[str, UUID]:
    """Per functie the account that holds it at this school, or stands in while it is vacant; in order of the team."""
    return {regel.code: lid.account_id for regel in kernteam(actor, school_id, on=on).regels
            if (lid := regel.houder or regel.vervanger)}


def may_be_placed(actor: Actor, *, on: date) -> list[tuple[UUID, str]]:
    """Every aanstelling of today that somebody of a kernteam can stand on: key, and name with organisatie."""
    return _named(Aanstelling.objects.filter(functie__in=IN_EEN_TEAM), actor, on)


def colleagues(actor: Actor, functies: Iterable[str], *, on: date) -> list[tuple[UUID, str]]:
    """Every aanstelling of today of other people in these functies: key, and name with organisatie."""
    return _named(Aanstelling.objects.filter(functie__in=functies).exclude(account_id=actor.account_id), actor, on)


def _named(aanstellingen: QuerySet[Aanstelling], actor: Actor, on: date) -> list[tuple[UUID, str]]:
    found = aanstellingen.filter(regio_id=actor.regio_id, van__lte=on, tot__gte=on)
    return [(a.id, f"{a.account.naam} ({a.organisatie.naam})") for a in
            found.select_related("account", "organisatie").order_by("account__naam", "id")[:MOST]]


def _may_see(actor: Actor, on: date) -> None:
    authorise(may(Deed.KERNTEAM_ZIEN, functies=actor.functies, relaties=frozenset({Relatie.GEEN}), on=on,
                  wet=actor.wet))


def _served_by(woord: str, on: date) -> QuerySet[Kernteamplaats]:
    """The lines of today, of the school in the query around it, of somebody with this in their name."""
    return Kernteamplaats.objects.filter(school_id=OuterRef("pk"), regio_id=OuterRef("regio_id"), van__lte=on,
                                         tot__gte=on, aanstelling__tot__gte=on,
                                         aanstelling__account__naam__icontains=woord)


def _teams(actor: Actor, scholen: list[School], *, on: date) -> tuple[Kernteam, ...]:
    rows: dict[UUID, list[Kernteamplaats]] = defaultdict(list)
    found = Kernteamplaats.objects.filter(regio_id=actor.regio_id, school__in=scholen)
    for row in found.select_related("aanstelling__account", "aanstelling__organisatie").order_by("van"):
        rows[row.school_id].append(row)
    return tuple(_team(actor, school, rows[school.id], on) for school in scholen)


def _team(actor: Actor, school: School, rows: list[Kernteamplaats], on: date) -> Kernteam:
    belongs = team_functions(school.soort, on=on, wet=actor.wet, regio=actor.regio_code, school=school.brin6)
    known = function_names(on=on, wet=actor.wet, regio=actor.regio_code)
    plaatsen = [Teamplaats(r.functie, Plaatssoort(r.soort), r.van, _until(r)) for r in rows]
    standen = team_standing(school.soort, plaatsen, on=on, wet=actor.wet, regio=actor.regio_code, school=school.brin6)
    regels = tuple(
        Functieregel(s.functie, known.get(s.functie, s.functie), s, _member(rows, s.functie, Plaatssoort.HOUDER, on),
                     _member(rows, s.functie, Plaatssoort.VERVANGER, on))
        for s in standen if s.functie in belongs or s.bezetting is Bezetting.BEZET or _worth_saying(s, school))
    return Kernteam(school.id, school.naam, school.soort, school.telefoon, regels)


def _worth_saying(stand: Functiestand, school: School) -> bool:
    """Schoolmaatschappelijk werk that is not at a primary school is said, so that nobody takes it for a gap."""
    return stand.functie == "smw" and school.soort == "po"


def _until(row: Kernteamplaats) -> date:
    """The last day of a line: its own, or the last of the aanstelling it stands on."""
    return min(row.tot, row.aanstelling.tot) if row.aanstelling else row.tot


def _member(rows: list[Kernteamplaats], functie: str, soort: Plaatssoort, on: date) -> Lid | None:
    for row in rows:
        if row.aanstelling and (row.functie, row.soort) == (functie, soort) and row.van <= on <= _until(row):
            return Lid(row.aanstelling.account_id, row.aanstelling.account.naam, row.functie,
                       row.aanstelling.organisatie.naam, tuple(row.dagen), row.telefoon,
                       not row.dagen or on.isoweekday() in row.dagen)
    return None


# Per gemeente how many schools stand alike today: the same kind, and the same functies filled in the same way. A school
# with functies of its own stands alone.
_ALIKE: Final = """
SELECT g.code, g.naam, s.soort, s.brin6, s.nu::json, count(s.id)
FROM regio_gemeente g LEFT JOIN (
  SELECT s.id, s.gemeente_id, s.soort, CASE WHEN s.brin6 = ANY(%(eigen)s) THEN s.brin6 ELSE '' END AS brin6,
    (SELECT jsonb_agg(DISTINCT jsonb_build_array(k.functie, k.soort)) FROM regio_kernteamplaats k
      LEFT JOIN regio_aanstelling a ON a.id = k.aanstelling_id
      WHERE k.school_id = s.id AND k.regio_id = s.regio_id AND %(on)s BETWEEN k.van AND least(k.tot, a.tot)) AS nu
  FROM regio_school s WHERE s.regio_id = %(regio)s) s ON s.gemeente_id = g.id
WHERE g.regio_id = %(regio)s
GROUP BY g.code, g.naam, s.soort, s.brin6, s.nu ORDER BY g.naam, g.code
"""
