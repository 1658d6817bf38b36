"""The calendar of a school, beside the tables of officials and two independent sources."""

import csv
import os
from datetime import date, timedelta
from pathlib import Path

import holidays
import pytest
from dateutil.easter import easter as independent_easter
from hypothesis import given
from hypothesis import strategies as st

from ketenkameleon.rules.calendar import (
    Schoolkalender,
    Vakantie,
    easter,
    implausible_holidays,
    public_holidays,
    school_calendar,
)
from ketenkameleon.rules.rijen import shipped
from ketenkameleon.rules.waarden import items, table
from ketenkameleon.rules.wetboek import GeenRij, NietToegestaan, Rij, Scope, Wetboek, Zekerheid, frozen

WET = shipped()
NOORD = school_calendar("noord", wet=WET)
LETTERS = {"NO": "noord", "MI": "midden", "ZU": "zuid"}
WRONG = {("zuid", date(2027, 2, 13)), ("zuid", date(2029, 2, 10))}
DAYS = st.dates(date(2020, 9, 1), date(2029, 12, 31))


def school_row(waarde, *, van=date(2026, 8, 1), school="16SW03", scope=Scope.SCHOOL, regio="noord"):
    return Rij(f"schoolvakanties.{regio}", van, frozen(waarde), "kalenderdagen", "schoolgids",
               Zekerheid.GELEZEN, scope, school)


def year(*vakanties):
    return {"schooljaar": "2026-2027", "van": date(2026, 8, 1), "tot": date(2027, 7, 31),
            "vakanties": tuple({"naam": n, "van": v, "tot": t} for n, v, t in vakanties)}


@pytest.mark.parametrize("jaar", range(2000, 2061))
def test_public_holidays_equal_those_of_an_independent_table(jaar):
    known = holidays.NL(years=jaar, categories=("public", "optional"))
    sundays = {easter(jaar), easter(jaar) + timedelta(days=49)}
    assert set(public_holidays(jaar, wet=WET)) == {d for d in known if d.year == jaar} - sundays


def test_easter_equals_an_independent_computus_over_eight_centuries():
    assert [year for year in range(1583, 2400) if easter(year) != independent_easter(year)] == []


@pytest.mark.parametrize(("day", "naam"), [
    (date(2026, 1, 1), "Nieuwjaarsdag"), (date(2026, 4, 3), "Goede Vrijdag"),
    (date(2026, 4, 6), "Tweede Paasdag"), (date(2026, 4, 27), "Koningsdag"),
    (date(2025, 4, 26), "Koningsdag"), (date(2013, 4, 30), "Koninginnedag"),
    (date(2026, 5, 5), "Bevrijdingsdag"), (date(2026, 5, 14), "Hemelvaartsdag"),
    (date(2026, 5, 25), "Tweede Pinksterdag"), (date(2026, 12, 26), "Tweede Kerstdag"),
])
def test_public_holiday_has_its_dutch_name(day, naam):
    assert public_holidays(day.year, wet=WET)[day] == naam


def test_a_day_made_equal_by_royal_decree_is_a_public_holiday_too():
    rij = Rij("kalender.gelijkgestelde_dagen", date(2026, 1, 2), frozen({"2026-05-15": "dag na Hemelvaart"}),
              "datum", "besluit", Zekerheid.GELEZEN)
    assert public_holidays(2026, wet=Wetboek((*WET.rijen, rij)))[date(2026, 5, 15)] == "dag na Hemelvaart"
    assert date(2026, 5, 15) not in public_holidays(2026, wet=WET)


@pytest.mark.parametrize(("regio", "months"), [
    ("noord", [5, 22, 18, 20, 15, 20, 15, 22, 16, 18, 22, 3]),
    ("midden", [0, 22, 18, 20, 15, 20, 15, 22, 16, 18, 22, 13]),
    ("zuid", [10, 22, 18, 20, 15, 20, 15, 22, 16, 18, 22, 8]),
])
def test_school_days_per_month_of_2025_2026_are_those_of_the_published_table(regio, months):
    kalender = school_calendar(regio, wet=WET)
    days = kalender.school_days(date(2025, 8, 1), date(2026, 7, 31))
    assert [sum(d.month == m for d in days) for m in (8, 9, 10, 11, 12, 1, 2, 3, 4, 5, 6, 7)] == months


@pytest.mark.parametrize(("regio", "day", "why"), [
    ("noord", date(2026, 10, 12), "herfstvakantie"),
    ("midden", date(2026, 10, 12), None),
    ("noord", date(2026, 8, 14), "zomervakantie"),
    ("noord", date(2026, 8, 17), None),
    ("noord", date(2026, 9, 5), "weekend"),
    ("noord", date(2026, 4, 3), "Goede Vrijdag"),
    ("noord", date(2026, 5, 5), None),
    ("noord", date(2027, 5, 5), None),
    ("noord", date(2025, 5, 5), "Bevrijdingsdag"),
    ("zuid", date(2027, 2, 15), "voorjaarsvakantie"),
    ("zuid", date(2027, 2, 22), None),
    ("zuid", date(2029, 2, 16), "voorjaarsvakantie"),
    ("zuid", date(2029, 2, 19), None),
])
def test_calendar_says_why_a_school_is_closed(regio, day, why):
    kalender = school_calendar(regio, wet=WET)
    assert kalender.why_closed(day) == why
    assert kalender.is_school_day(day) is (why is None)


def test_school_that_deviates_has_its_own_days_and_falls_back_where_it_says_nothing():
    wet = WET.met([school_row(year(("herfstvakantie", date(2026, 10, 17), date(2026, 10, 25))))])
    own = school_calendar("noord", wet=wet, school="16SW03")
    assert own.is_school_day(date(2026, 10, 12)), "its autumn holiday is a week later"
    assert own.why_closed(date(2026, 10, 19)) == "herfstvakantie"
    assert own.why_closed(date(2027, 10, 18)) == "herfstvakantie", "no row for 2027: the national one"
    other = school_calendar("noord", wet=wet, school="99XX00")
    assert other.why_closed(date(2026, 10, 12)) == "herfstvakantie"


def test_regio_row_holds_for_its_schools_and_a_school_row_goes_before_it():
    regional = school_row(year(("herfstvakantie", date(2026, 9, 7), date(2026, 9, 13))), school="25",
                          scope=Scope.REGIO)
    own = school_row(year(("herfstvakantie", date(2026, 9, 14), date(2026, 9, 20))))
    wet = WET.met([regional, own])
    assert school_calendar("noord", wet=wet, regio="25").why_closed(date(2026, 9, 7)) == "herfstvakantie"
    both = school_calendar("noord", wet=wet, regio="25", school="16SW03")
    assert both.is_school_day(date(2026, 9, 7))
    assert not both.is_school_day(date(2026, 9, 14))


def test_school_can_say_that_it_is_closed_every_fifth_of_may():
    free = dict(WET.tabel("kalender.schoolvrij", date(2026, 1, 1))) | {"jaren": 1}
    rij = Rij("kalender.schoolvrij", date(2026, 1, 1), frozen(free), "", "schoolgids", Zekerheid.GELEZEN,
              Scope.SCHOOL, "16SW03")
    kalender = school_calendar("noord", wet=WET.met([rij]), school="16SW03")
    assert kalender.why_closed(date(2026, 5, 5)) == "Bevrijdingsdag"


def test_schools_without_rows_of_their_own_share_one_calendar():
    assert school_calendar("noord", wet=WET, school="99XX00", regio="25") is NOORD


@pytest.mark.parametrize("day", [date(2019, 12, 20), date(2030, 8, 1), date(2031, 3, 3), date(2031, 3, 8)])
def test_a_day_outside_the_known_school_years_is_refused_with_a_sentence(day):
    with pytest.raises(GeenRij, match="geen schoolvakanties bekend"):
        NOORD.is_school_day(day)
    with pytest.raises(GeenRij, match="geen schoolvakanties bekend"):
        NOORD.why_closed(day)


def test_an_unknown_vakantieregio_is_refused_with_the_three_that_exist():
    with pytest.raises(ValueError, match="Kies noord, midden of zuid"):
        school_calendar("oost", wet=WET)


@pytest.mark.parametrize(("day", "n", "last", "why"), [
    (date(2026, 9, 7), 0, date(2026, 9, 7), "nothing to add"),
    (date(2026, 9, 7), 1, date(2026, 9, 8), "the day itself does not count"),
    (date(2026, 9, 4), 1, date(2026, 9, 7), "over a weekend"),
    (date(2026, 10, 9), 1, date(2026, 10, 19), "over the autumn holiday"),
    (date(2026, 11, 2), 10, date(2026, 11, 16), "ten school days are two weeks"),
])
def test_school_days_are_counted_from_the_day_after(day, n, last, why):
    assert NOORD.add_school_days(day, n) == last, why


@pytest.mark.parametrize(("day", "n", "last"), [
    (date(2026, 9, 9), 0, date(2026, 9, 9)),
    (date(2026, 9, 9), 4, date(2026, 10, 7)),
    (date(2026, 9, 30), 2, date(2026, 10, 21)),
])
def test_school_weeks_are_counted_over_holidays(day, n, last):
    assert NOORD.add_school_weeks(day, n) == last


@pytest.mark.parametrize("count", [NOORD.add_school_days, NOORD.add_school_weeks])
def test_counting_backwards_is_refused(count):
    with pytest.raises(ValueError, match="Tel alleen vooruit"):
        count(date(2026, 9, 7), -1)


def test_school_weeks_leave_out_the_week_of_a_holiday():
    found = NOORD.school_weeks(date(2026, 10, 7), date(2026, 10, 20))
    assert found == [date(2026, 10, 5), date(2026, 10, 19)]
    assert NOORD.school_weeks(date(2026, 10, 20), date(2026, 10, 7)) == []


@pytest.mark.parametrize(("day", "lesson"), [
    (date(2026, 4, 6), True),  # Tweede Paasdag: the other four days there is school
    (date(2026, 5, 15), True),  # the Friday after Hemelvaart, and the Thursday was free
    (date(2026, 10, 14), False),  # herfstvakantie
])
def test_one_school_day_makes_a_lesweek(day, lesson):
    assert NOORD.is_lesweek(day) is lesson



@pytest.mark.parametrize(("day", "weeks", "start", "why"), [
    (date(2026, 10, 1), 4, date(2026, 9, 7), "four weeks of school"),
    (date(2026, 10, 19), 4, date(2026, 9, 21), "the autumn holiday does not count"),
    (date(2026, 10, 12), 4, date(2026, 9, 14), "in a holiday week the window ends with the week before"),
    (date(2026, 8, 19), 4, date(2026, 6, 15), "over the summer"),
    (date(2026, 10, 4), 1, date(2026, 9, 28), "Sunday belongs to the week before it"),
])
def test_window_starts_on_the_monday_of_the_first_lesweek(day, weeks, start, why):
    assert NOORD.window_start(day, weeks) == start, why
    assert NOORD.window_start(day, weeks) == start, "and again, from memory"


def test_window_is_four_lesweken_unless_asked_otherwise():
    assert NOORD.window_start(date(2026, 10, 1)) == date(2026, 9, 7)


def test_a_window_without_weeks_is_refused():
    with pytest.raises(ValueError, match="ten minste één lesweek"):
        NOORD.window_start(date(2026, 10, 1), 0)


@given(day=DAYS, weeks=st.integers(1, 6))
def test_window_always_holds_that_many_lesweken_and_starts_with_one(day, weeks):
    start = NOORD.window_start(day, weeks)
    assert start.weekday() == 0
    assert NOORD.is_lesweek(start)
    assert len(NOORD.school_weeks(start, day)) == weeks


@given(day=DAYS, n=st.integers(1, 30))
def test_the_nth_school_day_is_a_school_day_with_n_after_the_start(day, n):
    last = NOORD.add_school_days(day, n)
    assert NOORD.is_school_day(last)
    assert len(NOORD.school_days(day + timedelta(days=1), last)) == n


def test_a_year_is_worked_out_once_and_then_remembered(monkeypatch):
    kalender = Schoolkalender("noord", WET)
    assert kalender.is_school_day(date(2026, 9, 7))
    monkeypatch.setattr(Schoolkalender, "_build", None)
    assert kalender.is_school_day(date(2026, 9, 8))
    assert kalender.why_closed(date(2026, 10, 12)) == "herfstvakantie"


@pytest.mark.parametrize(("naam", "van", "tot", "reden"), [
    ("voorjaarsvakantie", date(2027, 2, 13), date(2027, 3, 21), "37 dagen"),
    ("zomervakantie", date(2027, 7, 10), date(2027, 8, 14), "36 dagen"),
    ("herfstvakantie", date(2027, 10, 16), date(2027, 10, 15), "ligt voor de eerste dag"),
    ("herfstvakantie", date(2027, 10, 16), date(2027, 10, 16), "duurt 1 dag. Gewoon is 5 tot en met 16 d"),
    ("carnaval", date(2027, 2, 6), date(2027, 2, 14), "niet bekend"),
])
def test_an_implausible_holiday_is_found_with_its_reason(naam, van, tot, reden):
    [found] = implausible_holidays([Vakantie(naam, van, tot, "zuid")], wet=WET)
    assert reden in found.reden


@pytest.mark.parametrize(("last", "plausible"), [
    (date(2027, 2, 16), False), (date(2027, 2, 17), True), (date(2027, 2, 28), True),
    (date(2027, 3, 1), False)])
def test_the_band_of_a_holiday_holds_its_first_and_its_last_length(last, plausible):
    spring = Vakantie("voorjaarsvakantie", date(2027, 2, 13), last, "zuid")
    assert (implausible_holidays([spring], wet=WET) == []) is plausible


def shipped_holidays():
    rows = [(r, v) for r in LETTERS.values() for rij in WET.versies(f"schoolvakanties.{r}")
            for v in items(table(rij.waarde)["vakanties"])]
    return [Vakantie(v["naam"], v["van"], v["tot"], regio) for regio, v in rows]


def test_every_shipped_holiday_is_plausible():
    assert len(shipped_holidays()) == 3 * 54
    assert implausible_holidays(shipped_holidays(), wet=WET) == []


def public_file():
    shared = os.environ.get("KAMELEON_SHARED")
    beside = Path(__file__).resolve().parents[3] / "shared"
    path = (Path(shared) if shared else beside) / "data" / "openholidays-nl-school.csv"
    if not path.exists():
        pytest.skip("the public file of school holidays is not here (set KAMELEON_SHARED)")
    with path.open(encoding="utf-8-sig", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter=";"))
    return [Vakantie(row["Name"].split(",")[0].removeprefix("NL ").lower(),
                     date.fromisoformat(row["StartDate"]),
                     date.fromisoformat(row["EndDate"]), LETTERS[letters])
            for row in rows for letters in row["Groups"].split(",")]


def test_public_file_has_exactly_two_wrong_rows_and_agrees_with_ours_on_all_others():
    public = public_file()
    wrong = {(found.vakantie.vakantieregio, found.vakantie.van)
             for found in implausible_holidays(public, wet=WET)}
    assert wrong == WRONG
    assert {v for v in public if (v.vakantieregio, v.van) not in WRONG} == \
           {v for v in shipped_holidays() if (v.vakantieregio, v.van) not in WRONG}


def test_the_two_corrected_school_years_are_marked_as_an_assumption():
    marked = {(regio, rij.van.year) for regio in LETTERS.values()
              for rij in WET.versies(f"schoolvakanties.{regio}") if rij.zekerheid is Zekerheid.AANNAME}
    assert marked == {("zuid", 2026), ("zuid", 2028)}


def test_a_row_with_text_where_a_date_belongs_fails_at_once():
    wrong = {"schooljaar": "2026-2027", "van": "2026-08-01", "tot": "2027-07-31", "vakanties": ()}
    with pytest.raises(NietToegestaan, match="andere vorm dan de landelijke"):
        WET.met([school_row(wrong)])
    wet = Wetboek((*WET.rijen, school_row(wrong)))
    with pytest.raises(TypeError, match="geen datum"):
        school_calendar("noord", wet=wet, school="16SW03").is_school_day(date(2026, 9, 7))
