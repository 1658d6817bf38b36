"""The way of a professional through the team: kandidaat, gekozen, in opleiding, ingezet, gestopt."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from ketenkameleon.rules.texts import dutch_date
from ketenkameleon.rules.verdict import ALLOWED, Verdict, refused
from ketenkameleon.rules.waarden import arrows, part, table
from ketenkameleon.rules.wetboek import Wetboek

_BRON: Final = "Ketenkameleon, rij team.loopbaan_stappen"


class Loopbaan(StrEnum):
    """Where somebody stands in the team. What may be done says the authority, not this."""

    KANDIDAAT = "kandidaat"
    GEKOZEN = "gekozen"
    IN_OPLEIDING = "in_opleiding"
    INGEZET = "ingezet"
    GESTOPT = "gestopt"


@dataclass(frozen=True, slots=True)
class LoopbaanStap:
    """From which day somebody stands where."""

    stand: Loopbaan
    op: date


def stand_on(stappen: Iterable[LoopbaanStap], on: date) -> Loopbaan | None:
    """Where somebody stands on that day: the newest step; None when nothing was written down.

    Units: `on` is a date. Source: issue 4, part 2.
    """
    begun = [stap for stap in stappen if stap.op <= on]
    return max(begun, key=lambda stap: stap.op).stand if begun else None


def career_steps(*, on: date, wet: Wetboek) -> Mapping[tuple[Loopbaan, Loopbaan], str]:
    """Every step with its ground. Units: `on` is a date. Source: row team.loopbaan_stappen."""
    found = arrows(wet.waarde("team.loopbaan_stappen", on))
    return {(Loopbaan(was), Loopbaan(to)): grond for (was, to), grond in found.items()}


def may_move(was: Loopbaan | None, to: Loopbaan, *, zelf: bool, on: date, wet: Wetboek) -> Verdict:
    """May somebody who stands here go there? Who stands nowhere yet begins as kandidaat.

    `zelf`: the one who writes it down is the professional. Units: `on` is a date.
    Source: row team.loopbaan_stappen; issue 4, part 2.
    """
    if zelf:
        return refused("phase_own_sign", _BRON)
    allowed = to is Loopbaan.KANDIDAAT if was is None else (was, to) in career_steps(on=on, wet=wet)
    if allowed:
        return ALLOWED
    return refused("career_step", _BRON, nu=career_name(was, on, wet) if was else "nog niets",
                   naar=career_name(to, on, wet))


def career_name(stand: Loopbaan, on: date, wet: Wetboek) -> str:
    """The name of a stand. Units: `on` is a date. Source: row team.loopbaan."""
    return part(table(wet.tabel("team.loopbaan", on)[stand])["naam"], str)


def has_zaken(stand: Loopbaan | None, on: date, wet: Wetboek) -> bool:
    """Does somebody who stands here have zaken? Of whom nothing is written down it is not asked.

    Units: `on` is a date. Source: row team.loopbaan.
    """
    return stand is None or part(table(wet.tabel("team.loopbaan", on)[stand])["zaken"], bool)


def check_step(op: date, stappen: Iterable[LoopbaanStap]) -> str:
    """What is wrong with the day of a new step, as a Dutch sentence; "" when it can be kept.

    Units: a date. Source: issue 4, part 2 (dated, never changed).
    """
    last = max((stap.op for stap in stappen), default=None)
    if last is not None and op <= last:
        return f"De vorige stap was op {dutch_date(last)}. Kies een latere dag."
    return ""
