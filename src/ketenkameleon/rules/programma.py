"""The programme of a new professional: its parts in order, what is done, and advice when the order is left."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from ketenkameleon.rules.bewijs import Bewijs
from ketenkameleon.rules.roles import Rol
from ketenkameleon.rules.waarden import items, part, table
from ketenkameleon.rules.wetboek import Waarde, Wetboek


@dataclass(frozen=True, slots=True)
class Deel:
    """One part. `rol` and `soort`: the proof that it gives, None and "" for none. `uren`: planned hours."""

    code: str
    naam: str
    rol: Rol | None
    soort: str
    uren: int


@dataclass(frozen=True, slots=True)
class Vastgelegd:
    """What was written down last about a part: when it is planned, when it was done, how many hours it took."""

    deel: str
    gepland_op: date | None
    gedaan_op: date | None
    uren: Decimal | None


@dataclass(frozen=True, slots=True)
class DeelStand:
    """How far a part is. `uit_bewijs`: the day comes from the proof it gives. `advies`: a sentence, or ""."""

    deel: Deel
    gepland_op: date | None
    gedaan_op: date | None
    uren: Decimal | None
    uit_bewijs: bool
    advies: str


def programme(on: date, wet: Wetboek, regio: str = "") -> tuple[Deel, ...]:
    """The parts in order, as the regio has them. Units: `on` is a date; planned hours.

    Source: rows team.programma and team.programma_uren; design.md 2a (order of the pilot).
    """
    uren = wet.tabel("team.programma_uren", on, regio=regio)
    return tuple(_deel(row, uren.get(part(table(row)["code"], str), 0))
                 for row in items(wet.waarde("team.programma", on, regio=regio)))


def progress(vastgelegd: Iterable[Vastgelegd], bewijzen: Iterable[Bewijs], *, on: date, wet: Wetboek,
             regio: str = "") -> list[DeelStand]:
    """How far somebody is with each part, in the order of the programme.

    A part that gives a proof was done on the first day of that proof: nobody types it twice. Leaving the order is
    never refused: it gives advice. Units: `on` is a date. Source: row team.programma; design.md 2 (promise 6) and 2a.
    """
    said, held = {line.deel: line for line in vastgelegd}, list(bewijzen)
    found: list[DeelStand] = []
    for deel in programme(on, wet, regio):
        line = said.get(deel.code, Vastgelegd(deel.code, None, None, None))
        proof = _proven(deel, held, on)
        done = proof if deel.soort else line.gedaan_op
        found.append(DeelStand(deel, line.gepland_op, done, line.uren, proof is not None,
                               _advice(found, done or line.gepland_op)))
    return found


def hours_done(delen: Iterable[DeelStand]) -> Decimal:
    """The hours of all parts that are done, as far as they were written down.

    Units: hours. Source: issue 4, part 2.
    """
    return sum((stand.uren for stand in delen if stand.gedaan_op and stand.uren is not None), Decimal(0))


def _proven(deel: Deel, bewijzen: list[Bewijs], on: date) -> date | None:
    days = [b.van for b in bewijzen if deel.soort and (b.rol, b.soort) == (deel.rol, deel.soort) and b.van <= on]
    return min(days, default=None)


def _advice(earlier: list[DeelStand], day: date | None) -> str:
    """Which earlier part comes later, or not at all, while this one has a day."""
    if day is None:
        return ""
    late = [stand.deel.naam for stand in earlier
            if (begin := stand.gedaan_op or stand.gepland_op) is None or begin > day]
    return f"Advies: het programma zet dit eerst: {late[0]}." if late else ""


def _deel(row: Waarde, uren: Waarde) -> Deel:
    code, naam, rol, soort = (part(table(row)[key], str) for key in ("code", "naam", "rol", "soort"))
    return Deel(code, naam, Rol(rol) if rol else None, soort, part(uren, int))
