"""Continuity: how many people a child had to get to know, and how often it had to tell its story again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class ContactFact:
    """One contact: by whom, on which day, was the story told again (None: not asked), did it take place."""

    door: str
    op: date
    opnieuw_verteld: bool | None
    gelukt: bool


@dataclass(frozen=True, slots=True)
class Continuity:
    """What the child met.

    `gezichten`: different people. `overdrachten`: changes of the vaste contactpersoon. `opnieuw_verteld`:
    contacts in which the story had to be told again. `aandeel_vast`: share of contacts by the vaste
    contactpersoon of that day, 0 to 1, None without any contact.
    """

    gezichten: int
    overdrachten: int
    opnieuw_verteld: int
    aandeel_vast: float | None


def continuity(contacts: Sequence[ContactFact], vaste: Sequence[tuple[str, date, date | None]],
               overdrachten: int) -> Continuity:
    """The continuity of one zaak, over contacts that took place.

    `vaste`: who was vaste contactpersoon, from the first day up to and including the last (None: still).
    Cover and a verhoor by a colleague are a face and no hand-over. Units: counts, and a share between 0 and
    1. Raises ValueError for a negative number of hand-overs. Source: design.md 2, promise 1.
    """
    if overdrachten < 0:
        raise ValueError("Het aantal overdrachten kan niet kleiner zijn dan nul.")
    met = [contact for contact in contacts if contact.gelukt]
    by_vaste = sum(_was_vast(contact, vaste) for contact in met)
    return Continuity(
        gezichten=len({contact.door for contact in met}),
        overdrachten=overdrachten,
        opnieuw_verteld=sum(contact.opnieuw_verteld is True for contact in met),
        aandeel_vast=by_vaste / len(met) if met else None,
    )


def _was_vast(contact: ContactFact, vaste: Sequence[tuple[str, date, date | None]]) -> bool:
    return any(wie == contact.door and van <= contact.op and (tot is None or contact.op <= tot)
               for wie, van, tot in vaste)
