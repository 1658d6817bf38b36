"""Who is bound to attend school on a day, also when the birth date is not known in full."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from ketenkameleon.rules.terms import add_months
from ketenkameleon.rules.waarden import part
from ketenkameleon.rules.wetboek import Wetboek

_SHAPE: Final = re.compile(r"(\d{4})(?:-(\d{2})-(\d{2}))?")


class Duty(StrEnum):
    """What the law asks of a child on a day."""

    NOG_NIET = "nog niet leerplichtig"
    LEERPLICHTIG = "leerplichtig"
    KWALIFICATIEPLICHTIG = "kwalificatieplichtig"
    NIET_MEER = "niet meer leerplichtig"
    NIET_TE_BEPALEN = "niet te bepalen"


@dataclass(frozen=True, slots=True)
class BirthDate:
    """A birth date as the BRP gives it: the year, and the month and the day where they are known."""

    jaar: int
    maand: int | None = None
    dag: int | None = None

    def __post_init__(self) -> None:
        if self.maand is None and self.dag is not None:
            raise ValueError("Een geboortedatum met een dag heeft ook een maand.")
        date(self.jaar, self.maand or 1, self.dag or 1)  # raises ValueError when there is no such day

    @classmethod
    def parse(cls, text: str) -> BirthDate | None:
        """The birth date in "2012-05-17", "2012-05-00" or "2012"; None for "0000-00-00".

        A day without a month says nothing and is left out. Raises ValueError with a Dutch sentence otherwise.
        Source: BRP, Logisch Ontwerp, incomplete dates.

        >>> BirthDate.parse("2012-05-00")
        BirthDate(jaar=2012, maand=5, dag=None)
        """
        found = _SHAPE.fullmatch(text)
        if found is None:
            raise ValueError("Schrijf de geboortedatum als jjjj-mm-dd. Gebruik 00 voor wat u niet weet.")
        jaar, maand, dag = (int(digits or 0) for digits in found.groups())
        if jaar == 0:
            return None
        return cls(jaar, maand or None, (dag or None) if maand else None)

    def earliest(self) -> date:
        """The first day it can have been. Units: a date. Source: BRP, incomplete dates."""
        return date(self.jaar, self.maand or 1, self.dag or 1)

    def latest(self) -> date:
        """The last day it can have been. Units: a date. Source: BRP, incomplete dates."""
        maand = self.maand or 12
        return date(self.jaar, maand, self.dag or monthrange(self.jaar, maand)[1])


def age_on(birth: BirthDate | None, on: date) -> int | None:
    """The age on that day, or None (niet te bepalen) when the known part of the birth date leaves two
    answers.

    Units: whole years. None as well for an unknown birth date and for a day before birth. Who was born on
    29 February has a birthday on 1 March in other years (our reading, not confirmed).
    Source: BW art. 1:233; BRP, incomplete dates.

    >>> age_on(BirthDate(2012, 5), date(2026, 5, 20)) is None
    True
    """
    if birth is None:
        return None
    oldest, youngest = _age(birth.earliest(), on), _age(birth.latest(), on)
    return oldest if oldest == youngest and youngest >= 0 else None


def duty_on(birth: BirthDate | None, on: date, *, startkwalificatie: bool | None,
            years_of_schooling: int | None = None, wet: Wetboek) -> Duty:
    """What the law asks of the child on that day.

    Units: `on` is a date, `years_of_schooling` full school years. `startkwalificatie` is True as well for
    those whom art. 4a sets free (praktijkonderwijs with certificate, two profiles of vso), None when nobody
    knows. The law says "first school day of the month"; the first day of the month is used, so the answer
    is early by the days without school that follow it: some days, in August weeks. Answers NIET_TE_BEPALEN
    when what is not known makes a difference. Exemptions are not looked at.

    Source: Leerplichtwet 1969 art. 3, 4a and 4b.

    >>> from ketenkameleon.rules.rijen import shipped
    >>> str(duty_on(BirthDate(2012, 3, 14), date(2026, 10, 8), startkwalificatie=False, wet=shipped()))
    'leerplichtig'
    """
    if birth is None:
        return Duty.NIET_TE_BEPALEN
    found = {_duty(born, on, startkwalificatie, years_of_schooling or 0, wet)
             for born in (birth.earliest(), birth.latest())}
    # The answers follow each other in time, so equal answers at both ends are equal in between.
    return found.pop() if len(found) == 1 else Duty.NIET_TE_BEPALEN


def has_personal_duty(birth: BirthDate | None, on: date, *, wet: Wetboek) -> bool | None:
    """Has the child a duty of its own to attend, next to the parents (from 12)? None when not to be said.

    Units: `on` is a date. Source: Leerplichtwet 1969 art. 2 lid 3.
    """
    if birth is None:
        return None
    floor = wet.getal("leerplicht.eigen_plicht", on)
    oldest, youngest = _age(birth.earliest(), on) >= floor, _age(birth.latest(), on) >= floor
    return oldest if oldest == youngest else None


def _duty(born: date, on: date, startkwalificatie: bool | None, years: int, wet: Wetboek) -> Duty:
    if on < add_months(born.replace(day=1), 12 * wet.getal("leerplicht.begin", on) + 1):
        return Duty.NOG_NIET
    if _age(born, on) >= wet.getal("kwalificatieplicht.einde", on):
        return Duty.NIET_MEER
    if on <= _end_of_school_year(born, on, wet) and years < wet.getal("leerplicht.schooljaren", on):
        return Duty.LEERPLICHTIG
    if startkwalificatie is None:
        return Duty.NIET_TE_BEPALEN
    return Duty.NIET_MEER if startkwalificatie else Duty.KWALIFICATIEPLICHTIG


def _end_of_school_year(born: date, on: date, wet: Wetboek) -> date:
    """The last day of the school year in which the child reaches the age at which the leerplicht ends."""
    last = wet.tabel("leerplicht.einde_schooljaar", on)
    year = born.year + wet.getal("leerplicht.einde", on)
    end = date(year, part(last["maand"], int), part(last["dag"], int))
    return end if (born.month, born.day) <= (end.month, end.day) else end.replace(year=year + 1)


def _age(born: date, on: date) -> int:
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))
