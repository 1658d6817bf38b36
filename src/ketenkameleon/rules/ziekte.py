"""M@ZL: when reporting a child sick is a signal for the school. Being sick is lawful absence."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from ketenkameleon.rules.calendar import Schoolkalender
from ketenkameleon.rules.waarden import part
from ketenkameleon.rules.wetboek import Wetboek


@dataclass(frozen=True, slots=True, order=True)
class Ziekmelding:
    """One time reported sick, from–until (both included); `tot` None while it goes on."""

    van: date
    tot: date | None = None

    def __post_init__(self) -> None:
        if self.tot is not None and self.tot < self.van:
            raise ValueError("De laatste dag ziek ligt voor de eerste dag.")


@dataclass(frozen=True, slots=True)
class Ziektesignaal:
    """The first day on which the signal was there, and why, in Dutch."""

    op: date
    reden: str


def sickness_signal(meldingen: Iterable[Ziekmelding], *, kalender: Schoolkalender, on: date, wet: Wetboek,
                    regio: str = "") -> Ziektesignaal | None:
    """The first signal by that day: the fourth time in twelve lesweken, or the seventh school day in a row.

    It goes to the school and the jeugdarts. The leerplichtambtenaar comes only after the doctor's advice
    (route ziekte). Units: school days and lesweken. Source: ncj.nl, M@ZL; row ziekte.signaal.
    """
    row = wet.tabel("ziekte.signaal", on, regio=regio)
    times, weeks, days = (part(row[key], int) for key in ("meldingen", "lesweken", "schooldagen"))
    known = sorted((m for m in meldingen if m.van <= on), key=lambda m: m.van)
    found = []
    for nummer, melding in enumerate(known):
        first = kalender.window_start(melding.van, weeks)
        if sum(first <= earlier.van for earlier in known[:nummer + 1]) >= times:
            found.append(Ziektesignaal(melding.van, f"{times}e keer ziek gemeld in {weeks} lesweken"))
        row_of_days = kalender.school_days(melding.van, min(melding.tot or on, on))
        if len(row_of_days) >= days:
            found.append(Ziektesignaal(row_of_days[days - 1], f"{days}e schooldag ziek op rij"))
    return min(found, key=lambda signaal: signaal.op, default=None)
