"""Luxeverzuim: when a first day gives a warning and no proces-verbaal, and the amounts that were found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from ketenkameleon.rules.verdict import ALLOWED, Verdict, refused
from ketenkameleon.rules.waarden import names, part
from ketenkameleon.rules.wetboek import Wetboek


@dataclass(frozen=True, slots=True)
class LuxeFeiten:
    """What is known of this absence. `schooldagen`: whole school days, a part of a day counts as one."""

    schooldagen: int
    eerder: bool
    meer_dan_het_verlof: bool = False
    school_maakte_bekend: bool = False


def may_report(feiten: LuxeFeiten, *, on: date, wet: Wetboek) -> Verdict:
    """May a proces-verbaal be drawn up? Not for a first time of at most one school day: that is a warning.

    A warning is not needed when more leave was taken than was granted, or when the school had made plain
    that it reports. Units: school days; raises ValueError for none.
    Source: Richtlijn schoolverzuim 2017R002; akbzh.nl; row luxe.waarschuwing.
    """
    if feiten.schooldagen < 1:
        raise ValueError("Luxeverzuim duurt minstens één schooldag.")
    small = not feiten.eerder and feiten.schooldagen <= wet.getal("luxe.waarschuwing", on)
    if small and not (feiten.meer_dan_het_verlof or feiten.school_maakte_bekend):
        return refused("warning_first", "Richtlijn schoolverzuim 2017R002")
    return ALLOWED


def amounts(*, on: date, wet: Wetboek) -> Mapping[str, int]:
    """The amounts of the Richtlijn on that day; empty when they were not found (from 1 June 2017).

    Units: whole euros. Source: row luxe.bedragen (Richtlijn schoolverzuim 2014).
    """
    return {naam: part(euro, int) for naam, euro in wet.tabel("luxe.bedragen", on).items()}


def amount_names(*, on: date, wet: Wetboek) -> Mapping[str, str]:
    """What each amount is for, by code. Units: `on` is a date. Source: row luxe.bedragnamen."""
    return names(wet.waarde("luxe.bedragnamen", on))
