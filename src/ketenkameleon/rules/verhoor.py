"""When a verhoor may begin: after a letter, on another day, with everything said first and nothing still to wait for.

Source: design.md 2a; Wetboek van Strafvordering art. 27c, 28 and 29; domain.md 10.1.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from ketenkameleon.rules.roles import Rol
from ketenkameleon.rules.verdict import ALLOWED, Verdict, refused
from ketenkameleon.rules.waarden import items, part
from ketenkameleon.rules.wetboek import Wetboek

_BRON = "design.md 2a; Wetboek van Strafvordering art. 27c, 28 en 29"


@dataclass(frozen=True, slots=True)
class Verdachte:
    """Somebody who is questioned as a suspect. `uitgenodigd_op`: the day the letter was posted, None without one."""

    kind: bool
    uitgenodigd_op: date | None


@dataclass(frozen=True, slots=True)
class Gezegd:
    """What was said and asked before the first question. The last three: codes of row verhoor.antwoorden, "" not asked.

    `meekomen` is asked to a child alone.
    """

    verdenking: str
    verdenking_genoemd: bool
    zwijgen_gezegd: bool
    advocaat: str
    meekomen: str
    tolk: str


@dataclass(frozen=True, slots=True)
class Antwoord:
    """An answer that can be given. `gaat_door`: the verhoor can go on after it."""

    code: str
    zin: str
    gaat_door: bool


def answers(vraag: str, *, on: date, wet: Wetboek) -> Mapping[str, Antwoord]:
    """The answers to "advocaat", "meekomen" or "tolk", by code, in their order; KeyError for another question.

    Units: `on` is a date. Source: row verhoor.antwoorden.

    >>> from ketenkameleon.rules.rijen import shipped
    >>> answers("tolk", on=date(2026, 10, 8), wet=shipped())["komt_nog"].gaat_door
    False
    """
    rows = [items(row) for row in items(wet.tabel("verhoor.antwoorden", on)[vraag])]
    found = (Antwoord(part(code, str), part(zin, str), part(door, bool)) for code, zin, door in rows)
    return {answer.code: answer for answer in found}


def questions(kind: bool) -> tuple[str, ...]:
    """What is asked before a verhoor of a child or of an adult. Source: design.md 2a (trusted person: a child).

    >>> questions(kind=False)
    ('advocaat', 'tolk')
    """
    return ("advocaat", "meekomen", "tolk") if kind else ("advocaat", "tolk")


def may_invite(verdachten: Sequence[Verdachte], on: date, *, wet: Wetboek, regio: str = "") -> Verdict:
    """Was everybody who is questioned invited in writing, and on a day before?

    A child and a parent are not questioned together. Units: `on` is a date, the day of the verhoor; the day of
    posting counts as the day of the invitation. Source: design.md 2a; row verhoor.zelfde_dag (of the regio).
    """
    if len({verdachte.kind for verdachte in verdachten}) > 1:
        return refused("verhoor_apart", _BRON)
    days = [verdachte.uitgenodigd_op for verdachte in verdachten]
    posted = [day for day in days if day is not None and day <= on]
    if not days or len(posted) < len(days):
        return refused("verhoor_on_paper", _BRON)
    if max(posted) == on and wet.waarde("verhoor.zelfde_dag", on, regio=regio) != "ja":
        return refused("verhoor_same_day", "rij verhoor.zelfde_dag")
    return ALLOWED


def unsaid(gezegd: Gezegd, *, kind: bool, on: date, wet: Wetboek) -> tuple[str, ...]:
    """The fields of `gezegd` that are still open; () when everything was said and asked. Source: Sv art. 27c and 29."""
    asked = {vraag: getattr(gezegd, vraag) in answers(vraag, on=on, wet=wet) for vraag in questions(kind)}
    said = {"verdenking": bool(gezegd.verdenking.strip()), "verdenking_genoemd": gezegd.verdenking_genoemd,
            "zwijgen_gezegd": gezegd.zwijgen_gezegd, **asked}
    return tuple(field for field, done in said.items() if not done)


def may_go_on(gezegd: Gezegd, *, kind: bool, on: date, wet: Wetboek) -> Verdict:
    """May the first question be put, after these answers? Not while somebody is waited for. Call after `unsaid`.

    Units: `on` is a date. Source: row verhoor.antwoorden; Wetboek van Strafvordering art. 28.
    """
    for vraag in questions(kind):
        if not answers(vraag, on=on, wet=wet)[getattr(gezegd, vraag)].gaat_door:
            return refused("verhoor_wait", _BRON)
    return ALLOWED


def may_be_part(rol: Rol) -> Verdict:
    """May this rol be the next part of a contact that was stopped? Every rol but verhoor. Source: design.md 2a."""
    return refused("verhoor_from_talk", _BRON) if rol is Rol.LEERPLICHT_VERHOOR else ALLOWED


def colleague_until(van: date, *, wet: Wetboek, regio: str = "") -> date:
    """The last day on which a colleague who said yes stands to the zaak. Units: `van` is the first day, a date.

    Source: row verhoor.collega_dagen; design.md 2, promise 1.
    """
    return van + timedelta(days=part(wet.waarde("verhoor.collega_dagen", van, regio=regio), int) - 1)
