"""The calendar as text: RFC 5545 line by line, also for names that are long or written in another script."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import UUID

import pytest

from ketenkameleon.overleg.ical import LONGEST, Gebeurtenis, calendar

BEGIN, EIND = datetime(2026, 10, 15, 11, 30, tzinfo=UTC), datetime(2026, 10, 15, 12, 30, tzinfo=UTC)


def _one(titel="Overleg", plaats="", afgelast=False):
    return calendar("Kernteam", [Gebeurtenis(UUID(int=7), BEGIN, EIND, titel, plaats, BEGIN, afgelast)])


def _unfolded(text):
    return text.replace("\r\n ", "").split("\r\n")


def test_a_meeting_is_written_as_the_standard_says():
    assert _one(plaats="Kamer 12").split("\r\n") == [
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Ketenkameleon//Overleg//NL", "METHOD:PUBLISH",
        "X-WR-CALNAME:Kernteam", "BEGIN:VEVENT", "UID:00000000-0000-0000-0000-000000000007@ketenkameleon",
        "DTSTAMP:20261015T113000Z", "DTSTART:20261015T113000Z", "DTEND:20261015T123000Z", "SUMMARY:Overleg",
        "LOCATION:Kamer 12", "SEQUENCE:0", "STATUS:CONFIRMED", "END:VEVENT", "END:VCALENDAR", ""]


def test_a_meeting_that_is_off_says_so_under_the_same_key():
    lines = _one(afgelast=True).split("\r\n")
    assert {"STATUS:CANCELLED", "SEQUENCE:1", "UID:00000000-0000-0000-0000-000000000007@ketenkameleon"} <= set(lines)


@pytest.mark.parametrize("naam", ["S" * 200, "é" * 120, "مدرسة الشاطئ " * 12, "👩‍👧" * 40])
def test_no_line_is_longer_than_75_bytes_and_no_sign_is_cut_in_two(naam):
    text = _one(titel=naam)
    assert max(len(line.encode()) for line in text.split("\r\n")) <= LONGEST
    assert f"SUMMARY:{naam}" in _unfolded(text)


@pytest.mark.parametrize(("said", "written"), [
    ("a;b,c\\d", "a\\;b\\,c\\\\d"), ("regel\r\nX-EVIL:1", "regel\\nX-EVIL:1"), ("END:VEVENT\n", "END:VEVENT\\n"),
])
def test_what_somebody_typed_cannot_begin_a_line_of_its_own(said, written):
    assert f"LOCATION:{written}" in _unfolded(_one(plaats=said))
    assert _one(plaats=said).count("\r\nEND:VEVENT\r\n") == 1


def test_an_empty_calendar_is_still_a_calendar():
    assert _unfolded(calendar("x", []))[-2:] == ["END:VCALENDAR", ""]
