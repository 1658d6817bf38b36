"""What is known of a child and who stands around it, for whoever may see the zaak."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from ketenkameleon.personen.models import Gezag, Persoon, Verwant
from ketenkameleon.rules.leerplicht import BirthDate
from ketenkameleon.toegang.context import Actor


@dataclass(frozen=True, slots=True)
class Verwante:
    """Somebody around a child; `heeft_gezag` as last known."""

    persoon_id: UUID
    naam: str
    relatie: str
    heeft_gezag: bool
    telefoon: str
    geheim: bool


@dataclass(frozen=True, slots=True)
class Omgeving:
    """The state of gezag on a day ("" when nobody asked yet) and who stands around the child."""

    gezag: str
    verwanten: tuple[Verwante, ...]


def around(actor: Actor, kind_id: UUID, *, on: date) -> Omgeving:
    """Gezag and verwanten of a child on a day, in the actor's regio. Units: `on` is a date. Source: data.md 2.2."""
    state = Gezag.objects.filter(regio_id=actor.regio_id, kind_id=kind_id, van__lte=on, tot__gte=on).order_by("-van")
    ties = Verwant.objects.filter(regio_id=actor.regio_id, kind_id=kind_id, van__lte=on, tot__gte=on)
    people = tuple(
        Verwante(tie.persoon_id, tie.persoon.naam, tie.relatie, tie.heeft_gezag, tie.persoon.telefoon,
                 tie.persoon.geheim)
        for tie in ties.select_related("persoon").order_by("relatie", "id")
    )
    return Omgeving(state.values_list("soort", flat=True).first() or "", people)


def siblings(actor: Actor, kind_id: UUID, *, on: date) -> list[UUID]:
    """Children who share a parent or voogd with this child. Units: `on` is a date. Source: issue part 4."""
    parents = Verwant.objects.filter(regio_id=actor.regio_id, kind_id=kind_id, van__lte=on, tot__gte=on)
    shared = Verwant.objects.filter(regio_id=actor.regio_id, persoon_id__in=parents.values("persoon_id"), van__lte=on,
                                    tot__gte=on).exclude(kind_id=kind_id)
    return sorted(set(shared.values_list("kind_id", flat=True)))


def birth_date(persoon: Persoon) -> BirthDate | None:
    """The birth date as far as it is known, for the rules. Source: data.md 2.2."""
    if persoon.geboortejaar is None:
        return None
    return BirthDate(persoon.geboortejaar, persoon.geboortemaand, persoon.geboortedag)
