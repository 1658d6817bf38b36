"""A calendar as text, by RFC 5545: lines of at most 75 bytes, CRLF, and signs that mean something escaped."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import Final, NamedTuple
from uuid import UUID

LONGEST: Final = 75
PRODUCT: Final = "-//Ketenkameleon//Overleg//NL"
_ESCAPED: Final = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": None})


class Gebeurtenis(NamedTuple):
    """One meeting in a calendar. `gewijzigd_at`: when it last changed."""

    id: UUID
    begin_at: datetime
    eind_at: datetime
    titel: str
    plaats: str
    gewijzigd_at: datetime
    afgelast: bool


def calendar(naam: str, items: Iterable[Gebeurtenis]) -> str:
    """The whole calendar, ready to send as text/calendar in UTF-8. Source: RFC 5545, 3.1, 3.3.11 and 3.6."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{PRODUCT}", "METHOD:PUBLISH", f"X-WR-CALNAME:{_text(naam)}"]
    for item in items:
        lines += _event(item)
    return "".join(f"{part}\r\n" for line in [*lines, "END:VCALENDAR"] for part in _folded(line))


def _event(item: Gebeurtenis) -> list[str]:
    return ["BEGIN:VEVENT", f"UID:{item.id}@ketenkameleon", f"DTSTAMP:{_moment(item.gewijzigd_at)}",
            f"DTSTART:{_moment(item.begin_at)}", f"DTEND:{_moment(item.eind_at)}", f"SUMMARY:{_text(item.titel)}",
            f"LOCATION:{_text(item.plaats)}", f"SEQUENCE:{int(item.afgelast)}",
            f"STATUS:{'CANCELLED' if item.afgelast else 'CONFIRMED'}", "END:VEVENT"]


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def _text(words: str) -> str:
    return words.translate(_ESCAPED)


def _folded(line: str) -> Iterator[str]:
    """The line in parts of at most 75 bytes, each after the first begun with a space; no sign is cut in two."""
    part, size = "", 0
    for sign in line:
        width = len(sign.encode())
        if size + width > LONGEST:
            yield part
            part, size = " ", 1
        part, size = part + sign, size + width
    yield part
