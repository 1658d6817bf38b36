from datetime import UTC, date, datetime

import pytest

from ketenkameleon.web import dates
from web.pages import render


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 12, 7), "maandag 7 december 2026"),
        (date(2028, 2, 29), "dinsdag 29 februari 2028"),
        (date(2027, 3, 28), "zondag 28 maart 2027"),
    ],
)
def test_a_day_reads_as_in_a_dutch_letter(day, words):
    assert dates.datum(day) == words


def test_short_forms_fit_a_column():
    assert dates.datum_kort(date(2026, 3, 7)) == "7 mrt"
    assert dates.datum_lang(date(2026, 3, 7)) == "7 maart 2026"
    assert dates.datum_getal(date(2026, 3, 7)) == "07-03-2026"


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        (datetime(2026, 7, 1, 8, 5, tzinfo=UTC), "10.05 uur"),
        (datetime(2026, 12, 1, 8, 5, tzinfo=UTC), "9.05 uur"),
        (datetime(2026, 10, 25, 1, 30, tzinfo=UTC), "2.30 uur"),
    ],
)
def test_a_time_is_the_time_on_the_wall_in_amsterdam(moment, words):
    assert dates.tijd(moment) == words


def test_a_moment_late_in_the_evening_falls_on_the_dutch_day():
    assert dates.datum_kort(datetime(2026, 9, 6, 22, 30, tzinfo=UTC)) == "7 sep"


@pytest.mark.parametrize("words", [dates.tijd, dates.datum])
def test_a_naive_moment_is_refused(words):
    with pytest.raises(ValueError, match="without a time zone"):
        words(datetime(2026, 9, 7, 10, 0))  # noqa: DTZ001 - naive is what it is about


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 11, 22), "vandaag"),
        (date(2026, 11, 21), "gisteren"),
        (date(2026, 11, 23), "morgen"),
        (date(2026, 11, 15), "7 dagen geleden"),
        (date(2026, 11, 25), "over 3 dagen"),
    ],
)
def test_distance_is_told_from_the_day_that_is_given(day, words):
    assert dates.dagen_geleden(day, date(2026, 11, 22)) == words


def test_one_day_is_singular():
    assert (dates.dagen(1), dates.dagen(0), dates.dagen(14)) == ("1 dag", "0 dagen", "14 dagen")


def test_the_words_work_as_template_filters():
    text = "{% load web %}{{ d|datum }} / {{ d|datum_kort }} / {{ d|dagen_geleden:v }} / {{ n|dagen }}"
    page = render(text, d=date(2026, 11, 15), v=date(2026, 11, 22), n=3)
    assert page == "zondag 15 november 2026 / 15 nov / 7 dagen geleden / 3 dagen"
