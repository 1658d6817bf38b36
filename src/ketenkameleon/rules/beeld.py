"""Beeld van kind en gezin: a short list of subjects, each told in own words by somebody, in a rol."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from ketenkameleon.rules.roles import Rol, muur
from ketenkameleon.rules.verdict import ALLOWED, Verdict, refused
from ketenkameleon.rules.waarden import items, names, part, table
from ketenkameleon.rules.wetboek import Wetboek
from ketenkameleon.rules.wpg import is_wpg

BRON: Final = "design.md 2, belofte 4"


@dataclass(frozen=True, slots=True)
class Onderwerp:
    """One subject of the beeld: its name, and the question that is asked."""

    code: str
    naam: str
    vraag: str


def subjects(*, on: date, wet: Wetboek, regio: str = "") -> tuple[Onderwerp, ...]:
    """The subjects in the order of the page; a regio may have others. Units: `on` is a date.

    Source: row beeld.onderwerpen.

    >>> from ketenkameleon.rules.rijen import shipped
    >>> [subject.naam for subject in subjects(on=date(2026, 10, 8), wet=shipped())]
    ['school', 'thuis', 'gezondheid', 'geld', 'vrienden']
    """
    return tuple(Onderwerp(*(part(table(row)[key], str) for key in ("code", "naam", "vraag")))
                 for row in items(wet.waarde("beeld.onderwerpen", on, regio=regio)))


def speakers(*, on: date, wet: Wetboek) -> Mapping[str, str]:
    """Who can have said something: code and name. Units: `on` is a date. Source: row beeld.bronnen."""
    return names(wet.waarde("beeld.bronnen", on))


def may_tell(lezersmuur: int, *, on: date, wet: Wetboek) -> Verdict:
    """May something be added to the beeld by who looks as that? Not in a verhoor: it neither reads nor feeds it.

    Units: a muur of row rol.muur; `on` is a date. Source: design.md 2, promise 4.
    """
    return refused("part_not_for_you", BRON) if is_wpg(lezersmuur, on=on, wet=wet) else ALLOWED


def serves(lezersmuur: int, ook_voor: Iterable[Rol], *, on: date, wet: Wetboek) -> tuple[int, ...]:
    """The lezersmuren in which it may be used: the rol it is told in, and those that were said yes to.

    The zaak itself and the talk of Leerplicht go together. Never a verhoor. Units: muren of row rol.muur, sorted.
    Source: design.md 2, promise 4; docs/adr/0031.
    """
    together = {wet.getal("zicht.basis", on), muur(Rol.LEERPLICHT_GESPREK, wet=wet)}
    chosen = {lezersmuur, *(muur(rol, wet=wet) for rol in ook_voor)}
    chosen |= together if chosen & together else set()
    return tuple(sorted(found for found in chosen if not is_wpg(found, on=on, wet=wet)))
