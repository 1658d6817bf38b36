"""Weeks for the forecast: read from a file, and set beside the school holidays of a vakantieregio."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ketenkameleon.rules.calendar import SATURDAY, Schoolkalender, school_calendar
from ketenkameleon.rules.rijen import shipped
from ketenkameleon.rules.wetboek import GeenRij
from ketenkameleon.science.forecast import SchoolWeek, WeekCalendar, WeekSeries
from ketenkameleon.start.fout import StartFout

KOP: Final = ["week", "aantal"]
MOST_ROWS: Final = 5_000
_WEEK: Final = re.compile(r"(\d{4})-W(\d{2})")
_SUMMER: Final = "zomervakantie"
_MOST_CLOSED: Final = 3  # of the five days Monday to Friday


def read_weeks(path: Path, vakantieregio: str) -> WeekSeries:
    """The weeks of a file, with the kind of each week from the rows of the Wetboek.

    Raises StartFout with a Dutch sentence that names the line. Source: docs/science/forecast.md, the file.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as exc:
        raise StartFout(f"Het bestand {path} kan niet gelezen worden: {exc.strerror or exc}.") from exc
    except UnicodeDecodeError as exc:
        raise StartFout(f"{path} is geen tekstbestand in UTF-8. Bewaar het als CSV (UTF-8).") from exc
    mondays, counts = _rows(text, path)
    return WeekSeries(np.array(counts, dtype=np.float64), calendar_of(mondays, vakantieregio))


def calendar_of(mondays: Sequence[date], vakantieregio: str) -> WeekCalendar:
    """The weeks with the kind of each. Raises StartFout for a week without known holidays. Source: ux.md."""
    return WeekCalendar(np.array(mondays, dtype="datetime64[D]"), school_weeks(mondays, vakantieregio))


def school_weeks(mondays: Sequence[date], vakantieregio: str) -> NDArray[np.int64]:
    """The SchoolWeek of each week, shape (weeks,).

    A week is a holiday when three or more of its five days are; the first week back is the first one with
    school after the summer. Raises StartFout for a week without known school holidays. Source: rows
    schoolvakanties.* and kalender.schoolvrij; the limit of three days is our choice.
    """
    calendar = school_calendar(vakantieregio, wet=shipped())
    try:
        kinds = [_kind(monday, calendar) for monday in mondays]
    except GeenRij as exc:
        raise StartFout(f"{exc} Zonder schoolvakanties is er geen verwachting.") from exc
    try:
        before = _kind(mondays[0] - timedelta(weeks=1), calendar)
    except GeenRij:
        before = SchoolWeek.SCHOOL  # the very first known week is one of the Christmas holiday
    back = [SchoolWeek.FIRST_WEEK_BACK if kind == SchoolWeek.SCHOOL and last == SchoolWeek.SUMMER else kind
            for last, kind in pairwise([before, *kinds])]
    return np.array(back, dtype=np.int64)


def monday_of(text: str, where: str) -> date:
    """The Monday of an ISO week (2026-W40). Raises StartFout beginning with `where`. Source: ISO 8601."""
    found = _WEEK.fullmatch(text)
    if found:
        try:
            return date.fromisocalendar(int(found[1]), int(found[2]), 1)
        except ValueError:
            pass
    raise StartFout(f"{where}: '{text}' is geen week. Schrijf een week als 2026-W40.")


def week_name(monday: date) -> str:
    """The ISO name of a week: 2026-W40. Source: ISO 8601."""
    year, week, _ = monday.isocalendar()
    return f"{year}-W{week:02d}"


def _kind(monday: date, calendar: Schoolkalender) -> SchoolWeek:
    why = [calendar.why_closed(monday + timedelta(days=n)) for n in range(SATURDAY)]
    if sum(reason == _SUMMER for reason in why) >= _MOST_CLOSED:
        return SchoolWeek.SUMMER
    return SchoolWeek.SHORT_HOLIDAY if sum(map(bool, why)) >= _MOST_CLOSED else SchoolWeek.SCHOOL


def _rows(text: str, path: Path) -> tuple[list[date], list[int]]:
    delimiter = ";" if ";" in text.split("\n", 1)[0] else ","
    reader = csv.reader(io.StringIO(text), delimiter=delimiter)
    rows = [(reader.line_num, row) for row in reader if row]
    if not rows or [cell.strip().lower() for cell in rows[0][1]] != KOP:
        raise StartFout(f"De eerste regel van {path} moet zijn: week;aantal.")
    if len(rows) == 1:
        raise StartFout(f"{path} heeft geen enkele week.")
    if len(rows) > MOST_ROWS:
        raise StartFout(f"{path} heeft meer dan {MOST_ROWS} regels; dat is geen bestand met weken.")
    mondays: list[date] = []
    counts: list[int] = []
    for line, row in rows[1:]:
        if len(row) != len(KOP):
            raise StartFout(f"Regel {line}: er staan {len(row)} velden. Nodig zijn er twee: week en aantal.")
        mondays.append(monday_of(row[0].strip(), f"Regel {line}"))
        counts.append(_count(row[1].strip(), line))
        if len(mondays) > 1:
            _check_next(mondays[-2], mondays[-1], line)
    return mondays, counts


def _count(text: str, line: int) -> int:
    if text.startswith("-") and text[1:].isdecimal():
        raise StartFout(f"Regel {line}: een aantal meldingen kan niet kleiner zijn dan nul ({text}).")
    if not (text.isascii() and text.isdecimal()) or len(text) > 6:
        raise StartFout(f"Regel {line}: '{text}' is geen aantal. Schrijf een heel getal; 0 als er geen was.")
    return int(text)


def _check_next(before: date, monday: date, line: int) -> None:
    expected = before + timedelta(weeks=1)
    here, last, missing = week_name(monday), week_name(before), week_name(expected)
    if monday == before:
        raise StartFout(f"Regel {line}: week {here} staat er twee keer.")
    if monday < expected:
        raise StartFout(f"Regel {line}: week {here} staat na {last}. Zet de weken op volgorde.")
    if monday > expected:
        raise StartFout(f"Regel {line}: week {missing} ontbreekt. Een week zonder meldingen is 0.")
