"""Public holidays and the calendar of a school: its school days and its lesweken."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from ketenkameleon.rules.waarden import items, part, table, texts
from ketenkameleon.rules.wetboek import GeenRij, Rij, Scope, Waarde, Wetboek

SATURDAY: Final = 5
SUNDAY: Final = 6
VAKANTIEREGIOS: Final = ("noord", "midden", "zuid")
_DAY: Final = timedelta(days=1)
_WEEK: Final = timedelta(weeks=1)


@dataclass(frozen=True, slots=True)
class Vakantie:
    """One school holiday; the first and the last day both count."""

    naam: str
    van: date
    tot: date
    vakantieregio: str = ""


@dataclass(frozen=True, slots=True)
class Implausible:
    """A holiday that cannot be right, with the reason in Dutch."""

    vakantie: Vakantie
    reden: str


def easter(year: int) -> date:
    """First Easter Day in the Gregorian calendar.

    Units: a year in, a date out.
    Source: the anonymous Gregorian computus (Meeus, Astronomical Algorithms, chapter 8).

    >>> easter(2026)
    datetime.date(2026, 4, 5)
    """
    a, b, c = year % 19, year // 100, year % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    month, day = divmod(d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114, 31)
    return date(year, month, day + 1)


@lru_cache(maxsize=512)
def public_holidays(year: int, *, wet: Wetboek) -> Mapping[date, str]:
    """The recognised public holidays of a year, each with its Dutch name.

    Units: a calendar year in, dates out. Koningsdag moves to Saturday when it falls on a Sunday.
    Raises GeenRij for a year before the first row.
    Source: Algemene termijnenwet art. 3.

    >>> from ketenkameleon.rules.rijen import shipped
    >>> public_holidays(2026, wet=shipped())[date(2026, 4, 27)]
    'Koningsdag'
    """
    on = date(year, 1, 1)
    found: dict[date, str] = {}
    for text, naam in wet.tabel("kalender.gelijkgestelde_dagen", date(year, 12, 31)).items():
        found[date.fromisoformat(text)] = part(naam, str)
    for naam, days in wet.tabel("kalender.feestdagen_rond_pasen", on).items():
        found[easter(year) + part(days, int) * _DAY] = naam
    for row in items(wet.waarde("kalender.vaste_feestdagen", on)):
        fixed = table(row)
        day = date(year, part(fixed["maand"], int), part(fixed["dag"], int))
        shift = part(fixed["op_zondag"], int) if day.weekday() == SUNDAY else 0
        found[day + shift * _DAY] = part(fixed["naam"], str)
    return MappingProxyType({day: found[day] for day in sorted(found) if day.year == year})


def implausible_holidays(rows: Iterable[Vakantie], *, wet: Wetboek) -> list[Implausible]:
    """The holidays that cannot be right: unknown name, end before begin, or a length outside its band.

    Units: calendar days, the first and the last day both counted. The order of the rows is kept.
    Source: row kalender.plausibele_vakantie, derived from the public table of 2019 to 2030.
    """
    judged = ((vakantie, _implausible(vakantie, wet)) for vakantie in rows)
    return [Implausible(vakantie, reden) for vakantie, reden in judged if reden]


@dataclass(frozen=True)
class Schoolkalender:
    """The calendar of one school or vakantieregio. Remembers each year, so asking again is cheap.

    A *lesweek* is a calendar week (Monday to Sunday) with at least one school day.
    Every question about a day outside the known school years raises GeenRij with a Dutch sentence.
    """

    vakantieregio: str
    wet: Wetboek = field(repr=False)
    school: str = ""
    regio: str = ""
    _years: dict[int, tuple[frozenset[date], Mapping[date, str]]] = field(
        default_factory=dict, repr=False, compare=False)
    _windows: dict[tuple[date, int], date] = field(default_factory=dict, repr=False, compare=False)

    def is_school_day(self, day: date) -> bool:
        """Is there school on that day: no weekend, no school holiday, no holiday that schools close for.

        Units: a date. Source: rows schoolvakanties.* and kalender.schoolvrij.
        """
        schooldays, closed = self._years.get(day.year) or self._build(day.year)
        if day in schooldays:
            return True
        self._check_known(day, closed)
        return False

    def why_closed(self, day: date) -> str | None:
        """Why there is no school on that day, in Dutch; None when there is school.

        Units: a date. Source: as is_school_day.
        """
        schooldays, closed = self._years.get(day.year) or self._build(day.year)
        if day in schooldays:
            return None
        self._check_known(day, closed)
        return closed[day]

    def school_days(self, first: date, last: date) -> list[date]:
        """The school days from `first` up to and including `last`, in order.

        Units: dates. Source: as is_school_day.
        """
        return [day for day in _days(first, last) if self.is_school_day(day)]

    def add_school_days(self, day: date, n: int) -> date:
        """The n-th school day after `day`; `day` itself does not count, and n = 0 gives `day`.

        Units: school days. Raises ValueError for a negative number. Source: design.md 2, promise 2.
        """
        if n < 0:
            raise ValueError("Tel alleen vooruit: het aantal schooldagen kan niet kleiner zijn dan nul.")
        while n:
            day += _DAY
            n -= self.is_school_day(day)
        return day

    def school_weeks(self, first: date, last: date) -> list[date]:
        """The Monday of each lesweek that has a day between `first` and `last` (both included).

        Units: dates. Source: domain.md 3.1 (holidays do not count).
        """
        weeks = range(0, (last - _monday(first)).days + 1, 7) if last >= first else range(0)
        mondays = [_monday(first) + offset * _DAY for offset in weeks]
        return [monday for monday in mondays if self.is_lesweek(monday)]

    def is_lesweek(self, day: date) -> bool:
        """Has the calendar week of that day at least one school day? Units: a date. Source: domain.md 3.1."""
        monday = _monday(day)
        return any(self.is_school_day(monday + n * _DAY) for n in range(SATURDAY))

    def add_school_weeks(self, day: date, n: int) -> date:
        """The same weekday in the n-th lesweek after the week of `day`; n = 0 gives `day`.

        Units: lesweken. Without a holiday in between this is 7 n calendar days later. Raises ValueError for a
        negative number. Source: design.md 2, promise 2 (four school weeks).
        """
        if n < 0:
            raise ValueError("Tel alleen vooruit: het aantal lesweken kan niet kleiner zijn dan nul.")
        while n:
            day += _WEEK
            n -= self.is_lesweek(day)
        return day

    def window_start(self, day: date, weeks: int = 4) -> date:
        """The Monday of the first of the lesweken that end with the week of `day`.

        Units: `weeks` is a number of lesweken, one or more. In a week without school the window ends with the
        last lesweek before it. Source: Leerplichtwet 1969 art. 21a, domain.md 3.1.
        """
        if weeks < 1:
            raise ValueError("Een venster heeft ten minste één lesweek.")
        monday = _monday(day)
        known = self._windows.get((monday, weeks))
        if known is None:
            known, left = monday, weeks - self.is_lesweek(monday)
            while left:
                known -= _WEEK
                left -= self.is_lesweek(known)
            self._windows[monday, weeks] = known
        return known

    def _check_known(self, day: date, closed: Mapping[date, str]) -> None:
        if day not in closed:
            raise GeenRij(f"Voor {day.isoformat()} zijn geen schoolvakanties bekend "
                          f"(vakantieregio {self.vakantieregio}).")

    def _build(self, year: int) -> tuple[frozenset[date], Mapping[date, str]]:
        schooldays, closed = set(), {}
        free = self._free_days(year)
        for day in _days(date(year, 1, 1), date(year, 12, 31)):
            row = self._row(day)
            if row is None:
                continue
            why = _weekend(day) or free.get(day) or self._holiday(day, row)
            if why:
                closed[day] = why
            else:
                schooldays.add(day)
        self._years[year] = frozenset(schooldays), MappingProxyType(closed)
        return self._years[year]

    def _free_days(self, year: int) -> dict[date, str]:
        on = date(year, 1, 1)
        row = self.wet.tabel("kalender.schoolvrij", on, regio=self.regio, school=self.school)
        free = set(texts(row["altijd"]))
        if year % part(row["jaren"], int) == 0:
            free |= set(texts(row["elke_vijf_jaar"]))
        return {day: naam for day, naam in public_holidays(year, wet=self.wet).items() if naam in free}

    def _row(self, day: date) -> Mapping[str, Waarde] | None:
        """The school year that holds the day: the school's own, else the regio's, else the national one."""
        rows = [rij for rij in self.wet.versies(f"schoolvakanties.{self.vakantieregio}") if rij.van <= day]
        for scope, sleutel in ((Scope.SCHOOL, self.school), (Scope.REGIO, self.regio), (Scope.RIJK, "")):
            own = [rij for rij in rows if rij.scope is scope and rij.sleutel == sleutel]
            here = [rij for rij in own if _covers(rij, day)]
            if here:
                return table(here[-1].waarde)
        return None

    def _holiday(self, day: date, row: Mapping[str, Waarde]) -> str:
        """The name of the school holiday on that day; the summer of the year before runs into August."""
        before = self._row(_date(row["van"]) - _DAY)
        for vakantie in (*items(row["vakanties"]), *(items(before["vakanties"]) if before else ())):
            found = table(vakantie)
            if _date(found["van"]) <= day <= _date(found["tot"]):
                return part(found["naam"], str)
        return ""


@lru_cache(maxsize=4096)
def school_calendar(vakantieregio: str, *, wet: Wetboek, school: str = "", regio: str = "") -> Schoolkalender:
    """The calendar of a vakantieregio, with the rows that this school (BRIN6) or regio has added.

    Raises ValueError with a Dutch sentence for an unknown vakantieregio. The same question gives the same
    object.
    Source: rows schoolvakanties.* and kalender.schoolvrij.

    >>> from ketenkameleon.rules.rijen import shipped
    >>> school_calendar("noord", wet=shipped()).why_closed(date(2026, 10, 12))
    'herfstvakantie'
    """
    if vakantieregio not in VAKANTIEREGIOS:
        raise ValueError(f"De vakantieregio '{vakantieregio}' is niet bekend. Kies noord, midden of zuid.")
    names = (f"schoolvakanties.{vakantieregio}", "kalender.schoolvrij")
    own = {rij.sleutel for naam in names for rij in wet.versies(naam)}
    return _calendar(vakantieregio, wet, school if school in own else "", regio if regio in own else "")


@lru_cache(maxsize=512)
def _calendar(vakantieregio: str, wet: Wetboek, school: str, regio: str) -> Schoolkalender:
    """One calendar for all schools without rows of their own: building a year takes milliseconds."""
    return Schoolkalender(vakantieregio, wet, school, regio)


def _implausible(vakantie: Vakantie, wet: Wetboek) -> str:
    bands = wet.tabel("kalender.plausibele_vakantie", vakantie.van)
    if vakantie.naam not in bands:
        return f"De vakantie '{vakantie.naam}' is niet bekend."
    if vakantie.tot < vakantie.van:
        return "De laatste dag ligt voor de eerste dag."
    length = (vakantie.tot - vakantie.van).days + 1
    least, most = (part(days, int) for days in items(bands[vakantie.naam]))
    if least <= length <= most:
        return ""
    return f"De vakantie duurt {length} dag{'en' * (length > 1)}. Gewoon is {least} tot en met {most} dagen."


def _monday(day: date) -> date:
    return day - day.weekday() * _DAY


def _days(first: date, last: date) -> Iterable[date]:
    return (first + n * _DAY for n in range((last - first).days + 1))


def _weekend(day: date) -> str:
    return "weekend" if day.weekday() >= SATURDAY else ""


def _covers(rij: Rij, day: date) -> bool:
    value = table(rij.waarde)
    return _date(value["van"]) <= day <= _date(value["tot"])


def _date(value: Waarde) -> date:
    if not isinstance(value, date):
        raise TypeError(f"een waarde in het Wetboek is geen datum: {value!r}")
    return value
