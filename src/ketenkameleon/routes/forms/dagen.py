"""Days as people write them in a box, a line each: into dates, and back."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Final

from django.core.exceptions import ValidationError

from ketenkameleon.rules.waarden import items, part, table, texts
from ketenkameleon.rules.wetboek import Waarde

_DAG: Final = re.compile(r"^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})$")
_TOT: Final = re.compile(r"\s+(?:tot(?:\s+en\s+met)?|t/m)\s+")
MEESTE: Final = 100


def as_days(typed: str) -> tuple[date, ...]:
    """The days, each once, in order. Raises ValidationError for a line that is no day."""
    return tuple(sorted({_day(line) for line in _lines(typed)}))


def as_spans(typed: str) -> tuple[tuple[date, date | None], ...]:
    """From and until of every line, in order; None while it goes on. Raises ValidationError."""
    return tuple(sorted((_span(line) for line in _lines(typed)), key=lambda span: span[0]))


def days_text(waarde: Mapping[str, Waarde]) -> str:
    """The days of a recorded fact as they stand in the box."""
    return "\n".join(_said(text) for text in texts(waarde["dagen"]))


def spans_text(waarde: Mapping[str, Waarde]) -> str:
    """The times sick of a recorded fact as they stand in the box."""
    lines = [table(line) for line in items(waarde["keren"])]
    return "\n".join(" tot ".join(_said(part(line[key], str)) for key in ("van", "tot") if line.get(key))
                     for line in lines)


def _lines(typed: str) -> list[str]:
    found = [line.strip() for line in typed.splitlines() if line.strip()]
    if len(found) > MEESTE:
        raise ValidationError(f"Schrijf ten hoogste {MEESTE} regels.")
    return found


def _span(line: str) -> tuple[date, date | None]:
    first, *rest = _TOT.split(line)
    if len(rest) > 1:
        raise ValidationError(f"'{line}' is geen dag. Schrijf het zo: 1-9-2026 tot 2-9-2026.")
    return _day(first), _day(rest[0]) if rest else None


def _day(line: str) -> date:
    found = _DAG.match(line.strip())
    try:
        day, month, year = map(int, found.groups()) if found else (0, 0, 0)
        return date(year, month, day)
    except ValueError as wrong:
        raise ValidationError(f"'{line}' is geen dag. Schrijf het zo: 14-9-2026.") from wrong


def _said(text: str) -> str:
    day = date.fromisoformat(text)
    return f"{day.day}-{day.month}-{day.year}"
