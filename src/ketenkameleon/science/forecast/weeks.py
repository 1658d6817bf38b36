"""What the forecast reads: weeks with their kind of school week, and the number of reports in each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from typing import Final, TypeVar

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ketenkameleon.science.fouten import ScienceError

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Days = NDArray[np.datetime64]

_Kind = TypeVar("_Kind", bound=np.generic)
SEASON_WEEKS: Final = 52
_WEEK: Final = np.timedelta64(7, "D")
_MONDAY: Final = np.datetime64("2000-01-03", "D")  # any Monday


class SchoolWeek(IntEnum):
    """The kind of a school week; the caller decides it per region from the dates of the holidays."""

    SCHOOL = 0
    SHORT_HOLIDAY = 1
    SUMMER = 2
    FIRST_WEEK_BACK = 3


@dataclass(frozen=True, eq=False)
class WeekCalendar:
    """Weeks in a row without a gap; made by `week_calendar` from lists.

    Units: `mondays` are dates (datetime64[D]), shape (n,); `holidays` holds a SchoolWeek per week, shape
    (n,). Raises ScienceError naming `mondays` or `holidays`. Source: science.md 4.
    """

    mondays: Days
    holidays: Ints

    def __post_init__(self) -> None:
        object.__setattr__(self, "mondays", _checked_mondays(self.mondays))
        object.__setattr__(self, "holidays", _checked_holidays(self.holidays, len(self.mondays)))

    def __len__(self) -> int:
        return len(self.mondays)

    def part(self, first: int, last: int) -> WeekCalendar:
        """The weeks from number `first` up to, not including, `last`."""
        return WeekCalendar(self.mondays[first:last], self.holidays[first:last])


@dataclass(frozen=True, eq=False)
class WeekSeries:
    """The number of reports per week.

    Units: `counts` are reports per week, whole and not negative, shape (n,), one for each week of `calendar`.
    Raises ScienceError naming `counts`. Source: science.md 4.
    """

    counts: Floats
    calendar: WeekCalendar

    def __post_init__(self) -> None:
        object.__setattr__(self, "counts", _checked_counts(self.counts, len(self.calendar)))

    def __len__(self) -> int:
        return len(self.counts)

    def part(self, first: int, last: int) -> WeekSeries:
        """The weeks from number `first` up to, not including, `last`."""
        return WeekSeries(self.counts[first:last], self.calendar.part(first, last))


def week_series(counts: ArrayLike, mondays: ArrayLike | Sequence[date],
                holidays: ArrayLike | None = None) -> WeekSeries:
    """The series of plain arrays or lists; without `holidays` every week counts as an ordinary school week.

    Units and errors: as WeekSeries and WeekCalendar. Source: science.md 4.
    """
    return WeekSeries(floats(counts, "counts"), week_calendar(mondays, holidays))


def week_calendar(mondays: ArrayLike | Sequence[date], holidays: ArrayLike | None = None) -> WeekCalendar:
    """The calendar of plain arrays or lists; dates may be given as text (2026-09-28).

    Units and errors: as WeekCalendar. Source: science.md 4.
    """
    try:
        days = np.asarray(mondays, dtype="datetime64[D]")
    except (TypeError, ValueError) as exc:
        raise ScienceError("mondays", "bevat iets dat geen datum is") from exc
    kinds = np.zeros(days.shape) if holidays is None else floats(holidays, "holidays")
    return WeekCalendar(days, _whole(kinds, "holidays"))


def check_follows(calendar: WeekCalendar, series: WeekSeries) -> None:
    """Raise ScienceError naming `ahead` unless the calendar begins in the week after the series."""
    expected = series.calendar.mondays[-1] + _WEEK
    if calendar.mondays[0] != expected:
        raise ScienceError("ahead", f"moet beginnen op {expected}, de week na de laatste telling, "
                                    f"niet op {calendar.mondays[0]}")


def floats(values: ArrayLike, name: str) -> Floats:
    """The values as an array of floats of any shape. Raises ScienceError naming `name` for what is no number."""
    try:
        return np.asarray(values, dtype=np.float64)
    except (TypeError, ValueError) as exc:
        raise ScienceError(name, "bevat iets dat geen getal is") from exc


def _whole(values: Floats, name: str) -> Ints:
    if not np.all(np.isfinite(values)) or np.any(values != np.floor(values)):
        raise ScienceError(name, "moet hele getallen bevatten, geen NaN en geen breuk")
    return values.astype(np.int64)


def _checked_mondays(mondays: Days) -> Days:
    if mondays.ndim != 1 or len(mondays) == 0:
        raise ScienceError("mondays", "moet een rij zijn van ten minste één datum")
    if np.any(np.isnat(mondays)):
        raise ScienceError("mondays", "bevat een lege datum")
    off = (mondays - _MONDAY) % _WEEK != np.timedelta64(0, "D")
    if np.any(off):
        raise ScienceError("mondays", f"{mondays[off][0]} is geen maandag")
    steps = np.diff(mondays)
    if np.any(steps != _WEEK):
        at = int(np.flatnonzero(steps != _WEEK)[0])
        raise ScienceError("mondays", f"moeten op elkaar volgen; na {mondays[at]} komt {mondays[at + 1]}")
    return _frozen(mondays)


def _checked_holidays(holidays: Ints, length: int) -> Ints:
    if holidays.shape != (length,):
        raise ScienceError("holidays", f"heeft vorm {holidays.shape}, maar er zijn {length} weken")
    if np.any((holidays < 0) | (holidays > max(SchoolWeek))):
        raise ScienceError("holidays", f"moet 0 tot en met {max(SchoolWeek):d} bevatten (SchoolWeek)")
    return _frozen(holidays)


def _checked_counts(counts: Floats, length: int) -> Floats:
    if counts.ndim != 1 or len(counts) == 0:
        raise ScienceError("counts", "moet een rij zijn van ten minste één getal")
    if len(counts) != length:
        raise ScienceError("counts", f"heeft {len(counts)} getallen, maar er zijn {length} weken")
    if not np.all(np.isfinite(counts)):
        raise ScienceError("counts", "bevat NaN of oneindig")
    if np.any(counts < 0):
        raise ScienceError("counts", "bevat een getal onder nul")
    if np.any(counts != np.floor(counts)):
        raise ScienceError("counts", "moet hele aantallen bevatten")
    return _frozen(counts)


def _frozen(values: NDArray[_Kind]) -> NDArray[_Kind]:
    # A copy that cannot be written: the caller may go on with the own array.
    own = values.copy()
    own.flags.writeable = False
    return own
