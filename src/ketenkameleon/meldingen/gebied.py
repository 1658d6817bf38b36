"""The gemeenten and scholen of the regio, to place a melding. Codes in, keys out."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import NamedTuple
from uuid import UUID

from ketenkameleon.meldingen.besluit import MutatieRij
from ketenkameleon.regio.models import Gemeente, Organisatie, School
from ketenkameleon.toegang.context import Actor

_BRIN = 4


class Plaats(NamedTuple):
    """Where a melding belongs. A school that is not known here is none; its code stays in the mutation."""

    gemeente_id: UUID | None
    school_id: UUID | None
    verantwoordelijke_id: UUID


@dataclass(frozen=True)
class Gebied:
    """`gemeenten`: code → (key, organisatie). `scholen`: vestiging, or BRIN with one vestiging here → key."""

    gemeenten: dict[str, tuple[UUID, UUID]]
    scholen: dict[str, UUID]
    standaard: UUID

    def place(self, mutatie: MutatieRij) -> Plaats:
        """The gemeente, school and verwerkingsverantwoordelijke of a melding with this stand.

        An uitvoerder is "00" and a gemeentecode. A gemeente that is not known leaves it to the first gemeente
        organisatie of the regio. Source: design.md 2a (verwerkingsverantwoordelijke).
        """
        gemeente, organisatie = self.gemeenten.get(mutatie.uitvoerder[2:], (None, self.standaard))
        return Plaats(gemeente, self.scholen.get(mutatie.vestiging) or self.scholen.get(mutatie.verzender), organisatie)


def area(actor: Actor) -> Gebied:
    """The places of the actor's regio. Source: design.md 6 (regio wall)."""
    gemeenten = {g.code: (g.id, g.organisatie_id) for g in Gemeente.objects.filter(regio_id=actor.regio_id)}
    scholen: dict[str, UUID] = {}
    brins: dict[str, list[UUID]] = defaultdict(list)
    for key, brin6 in School.objects.filter(regio_id=actor.regio_id).values_list("id", "brin6"):
        scholen[brin6] = key
        brins[brin6[:_BRIN]].append(key)
    scholen |= {brin: keys[0] for brin, keys in brins.items() if len(keys) == 1}
    return Gebied(gemeenten, scholen, default_organisatie(actor))


def gemeente_codes(actor: Actor) -> frozenset[str]:
    """The codes of the gemeenten of the regio, four digits each."""
    return frozenset(Gemeente.objects.filter(regio_id=actor.regio_id).values_list("code", flat=True))


def default_organisatie(actor: Actor) -> UUID:
    """The organisatie that answers where no gemeente is known: the first gemeente of the regio, by name."""
    first = Organisatie.objects.filter(regio_id=actor.regio_id, soort="gemeente").order_by("naam", "id")
    return first.values_list("id", flat=True)[0]
