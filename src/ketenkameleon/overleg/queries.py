"""The meetings of a school, one agenda with its lines, and what the team still has to do.

Source: issue 6, part 3; ux.md S6. The walls show a team its own school; names of zaken come through a luik.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final, NamedTuple
from uuid import UUID

from ketenkameleon.logboek.schrijven import looked
from ketenkameleon.overleg.models import Agendapunt, Agendasleutel, Overleg, Overlegafspraak
from ketenkameleon.regio.queries_kernteam import kernteam, member_of, my_schools
from ketenkameleon.rules.access import Deed, Relatie, may
from ketenkameleon.rules.verdict import refused
from ketenkameleon.toegang.context import Actor
from ketenkameleon.toegang.dagen import local_day
from ketenkameleon.toegang.models import Account
from ketenkameleon.toegang.refusals import NotFound, authorise
from ketenkameleon.zaken.queries.lezen import rows
from ketenkameleon.zaken.queries.zaak import zaak_for

NIET_HIER: Final = refused("not_your_zaak", "design.md 2, belofte 5")
MOST: Final = 100
ZONDER_NAAM: Final = "zonder naam"
NAAM_WEG: Final = "naam niet (meer) gedeeld"


class Afspraak(NamedTuple):
    """What somebody does, by when. `te_laat`: the day passed and it is not done."""

    id: UUID
    wat: str
    wie: str
    wanneer: date
    klaar: bool
    te_laat: bool


class Punt(NamedTuple):
    """One line of the agenda. `wie`: the pupil, or that no name is shared; `zaak`: the zaaknummer, "" for a signaal."""

    id: UUID
    wie: str
    zaak: str
    signaal_id: UUID | None
    regel: str
    besluit: str
    afspraken: tuple[Afspraak, ...]


@dataclass(frozen=True, slots=True)
class Agenda:
    """One meeting with everything on it."""

    id: UUID
    school_id: UUID
    school: str
    begin_at: datetime
    eind_at: datetime
    plaats: str
    afgelast: bool
    punten: tuple[Punt, ...]


class Vergadering(NamedTuple):
    """A meeting in a list."""

    id: UUID
    begin_at: datetime
    plaats: str
    afgelast: bool


class Adres(NamedTuple):
    """A calendar address of one's own: for which school, "" for all, and since when. Not the address itself."""

    id: UUID
    school: str
    gemaakt_at: datetime


def meetings(actor: Actor, school_id: UUID, *, after: datetime) -> tuple[Vergadering, ...]:
    """The meetings of a school from a moment on, soonest first. No child; for who works here. One query."""
    found = Overleg.objects.filter(regio_id=actor.regio_id, school_id=school_id, eind_at__gte=after)
    return tuple(Vergadering(o.id, o.begin_at, o.plaats, o.afgelast_at is not None)
                 for o in found.order_by("begin_at")[:MOST])


def must_be_there(actor: Actor, overleg_id: UUID, *, on: date) -> Overleg:
    """The meeting, for the team and the school itself. Raises NotFound for another regio, NotAllowed for others."""
    _may(actor, on)
    overleg = Overleg.objects.select_related("school").filter(regio_id=actor.regio_id, pk=overleg_id).first()
    if overleg is None:
        raise NotFound(NIET_HIER, object_soort="overleg", gevraagd=str(overleg_id))
    member_of(actor, overleg.school_id, on=on)
    return overleg


def agenda(actor: Actor, overleg_id: UUID, *, on: date) -> Agenda:
    """One meeting with its lines and afspraken; writes the look, and one for every zaak on it.

    Five queries and the look log, however many pupils. Raises NotAllowed, NotFound.
    """
    overleg = must_be_there(actor, overleg_id, on=on)
    found = list(Agendapunt.objects.select_related("signaal").filter(overleg_id=overleg_id)
                 .order_by("gemaakt_at", "id"))
    named = {key: (nummer, naam) for key, nummer, naam in rows(
        lambda *row: row, "SELECT punt_id, nummer, naam FROM overleg_namen(%(overleg)s)", {"overleg": overleg_id})}
    agreed = _agreed(found, on)
    for punt in found:
        if punt.zaak_id and punt.id in named:
            looked(actor.lopend, "overleg", overleg_id, zaak_id=punt.zaak_id)
    lines = tuple(Punt(p.id, _who(p, named), named.get(p.id, ("", ""))[0], p.signaal_id, p.regel, p.besluit,
                       tuple(agreed[p.id])) for p in found)
    return Agenda(overleg.id, overleg.school_id, overleg.school.naam, overleg.begin_at, overleg.eind_at, overleg.plaats,
                  overleg.afgelast_at is not None, lines)


def punt_of(actor: Actor, punt_id: UUID, *, on: date) -> tuple[UUID, UUID]:
    """The meeting of a line, and the line itself, for who reads it. Raises NotAllowed, NotFound."""
    _may(actor, on)
    found = Agendapunt.objects.filter(regio_id=actor.regio_id, pk=punt_id).values_list("overleg_id", "id").first()
    if found is None:
        raise NotFound(NIET_HIER, object_soort="agendapunt", gevraagd=str(punt_id))
    return found


def open_afspraken(actor: Actor, school_id: UUID, *, on: date) -> tuple[Afspraak, ...]:
    """What the team of a school still has to do, soonest first. Raises NotAllowed for who is not of that school."""
    _may(actor, on)
    member_of(actor, school_id, on=on)
    found = Overlegafspraak.objects.filter(regio_id=actor.regio_id, school_id=school_id, klaar_at__isnull=True)
    return tuple(_as_afspraken(list(found.order_by("wanneer", "id")[:MOST]), on))


def meetings_for(actor: Actor, nummer: str, *, at: datetime) -> tuple[Vergadering, ...]:
    """The meetings to come at the school of a zaak, for who runs it. Raises NotAllowed, NotFound."""
    zicht = zaak_for(actor, nummer, Deed.ZAAK_BEHANDELEN, on=local_day(at))
    found = meetings(actor, zicht.school_id, after=at) if zicht.school_id else ()
    return tuple(m for m in found if not m.afgelast)


def who_can_do(actor: Actor, school_id: UUID, *, on: date) -> list[tuple[UUID, str]]:
    """Everybody of the team of today to give an afspraak to: key, and name with functie."""
    people: dict[UUID, str] = {actor.account_id: f"{actor.naam} (u)"}
    for regel in kernteam(actor, school_id, on=on).regels:
        for lid in filter(None, (regel.houder, regel.vervanger)):
            people.setdefault(lid.account_id, f"{lid.naam} ({regel.naam})")
    return list(people.items())


def addresses(actor: Actor, *, on: date) -> tuple[Adres, ...]:
    """The own calendar addresses that hold. Raises NotAllowed."""
    _may(actor, on)
    found = Agendasleutel.objects.filter(account_id=actor.account_id, regio_id=actor.regio_id,
                                         ingetrokken_at__isnull=True).select_related("school").order_by("gemaakt_at")
    return tuple(Adres(a.id, a.school.naam if a.school else "", a.gemaakt_at) for a in found)


def own_schools(actor: Actor, *, on: date) -> dict[UUID, str]:
    """The schools whose meetings somebody can have in a calendar. Raises NotAllowed."""
    _may(actor, on)
    return my_schools(actor, on=on)


def _may(actor: Actor, on: date) -> None:
    authorise(may(Deed.OVERLEG_VOEREN, functies=actor.functies, relaties=frozenset({Relatie.GEEN}), on=on,
                  wet=actor.wet))


def _who(punt: Agendapunt, named: dict[UUID, tuple[str, str]]) -> str:
    """The pupil as far as the name may be read today: out of the signaal or the zaak, never kept on the agenda."""
    if punt.zaak_id:
        return named[punt.id][1] if punt.id in named else NAAM_WEG
    name = f"{punt.signaal.voornaam} {punt.signaal.achternaam}".strip() if punt.signaal else ""
    return name or ZONDER_NAAM


def _agreed(punten: list[Agendapunt], on: date) -> dict[UUID, list[Afspraak]]:
    rows_ = list(Overlegafspraak.objects.filter(punt__in=punten).order_by("wanneer", "id"))
    found: dict[UUID, list[Afspraak]] = defaultdict(list)
    for row, afspraak in zip(rows_, _as_afspraken(rows_, on), strict=True):
        found[row.punt_id].append(afspraak)
    return found


def _as_afspraken(rows_: list[Overlegafspraak], on: date) -> list[Afspraak]:
    names = dict(Account.objects.filter(pk__in={r.wie_id for r in rows_}).values_list("id", "naam"))
    return [Afspraak(r.id, r.wat, names.get(r.wie_id, ""), r.wanneer, r.klaar_at is not None,
                     r.klaar_at is None and r.wanneer < on) for r in rows_]
