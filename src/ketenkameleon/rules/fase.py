"""How far a professional is: meelopen, onder begeleiding, zelfstandig. Each step is signed by a begeleider."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from ketenkameleon.rules.roles import Rol
from ketenkameleon.rules.verdict import ALLOWED, Verdict, refused
from ketenkameleon.rules.waarden import part, table, texts
from ketenkameleon.rules.wetboek import Wetboek

_BRON: Final = "Ketenkameleon, rij team.fasen"


class Fase(StrEnum):
    """How far somebody is in the work, in order."""

    MEELOPEN = "meelopen"
    ONDER_BEGELEIDING = "onder_begeleiding"
    ZELFSTANDIG = "zelfstandig"


class Besluitdaad(StrEnum):
    """An act of law that asks for a deed, a designation or a mandate of its own."""

    PROCES_VERBAAL = "proces_verbaal"
    HALT_VERWIJZING = "halt_verwijzing"
    VTO = "vto"
    VERLOF_BOVEN_TIEN_DAGEN = "verlof_boven_tien_dagen"
    VRIJSTELLING = "vrijstelling"


@dataclass(frozen=True, slots=True)
class FaseStap:
    """From which day somebody is in a phase, and whether a begeleider signed for it."""

    fase: Fase
    van: date
    getekend: bool


def phase_on(stappen: Iterable[FaseStap], on: date) -> Fase:
    """The phase on that day: the newest step that was signed. Without one, somebody walks along.

    Units: `on` is a date. Source: issue 4, part 1 (sign-off of a begeleider); row team.fasen.

    >>> phase_on([FaseStap(Fase.ZELFSTANDIG, date(2026, 1, 1), True)], date(2025, 12, 31)).value
    'meelopen'
    """
    begun = [stap for stap in stappen if stap.van <= on and stap.getekend]
    return max(begun, key=lambda stap: stap.van).fase if begun else Fase.MEELOPEN


def phase_allows(fase: Fase, rol: Rol, on: date, wet: Wetboek, regio: str = "") -> Verdict:
    """May somebody in this phase take this rol? Units: `on` is a date. Source: row team.fasen."""
    row = table(wet.tabel("team.fasen", on, regio=regio)[fase])
    if rol in texts(row["rollen"]):
        return ALLOWED
    return refused("phase_too_early", _BRON, fase=part(row["naam"], str))


def phase_allows_act(fase: Fase, daad: Besluitdaad, on: date, wet: Wetboek, regio: str = "") -> Verdict:
    """May somebody in this phase do this act of law? Units: `on` is a date. Source: row team.fasen."""
    row = table(wet.tabel("team.fasen", on, regio=regio)[fase])
    if daad in texts(row["daden"]):
        return ALLOWED
    return refused("phase_too_early", _BRON, fase=part(row["naam"], str))


def caseload(fase: Fase, most: int, on: date, wet: Wetboek, regio: str = "") -> int:
    """How many zaken somebody in this phase can have: their own most, or less while they learn.

    Units: a number of zaken. Source: row team.fasen.
    """
    limit = table(wet.tabel("team.fasen", on, regio=regio)[fase])["zaken"]
    return most if limit is None else min(most, part(limit, int))


def may_sign(was: Fase, to: Fase, *, zelf: bool) -> Verdict:
    """May this step be signed? One phase on at most, any phase back, and never by the professional alone.

    `zelf`: the one who signs is the professional. Source: issue 4, part 1.
    """
    order = list(Fase)
    if zelf:
        return refused("phase_own_sign", _BRON)
    if order.index(to) > order.index(was) + 1 or to is was:
        return refused("phase_step", _BRON, nu=was.value.replace("_", " "), naar=to.value.replace("_", " "))
    return ALLOWED
