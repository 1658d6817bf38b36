"""How long something is kept: on the day itself, the day after, and where nobody knows."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketenkameleon.rules.bewaren import (
    ALTIJD,
    NIET_TE_BEPALEN,
    Bewaarsoort,
    Bewaartermijn,
    Einde,
    WpgGebruik,
    WpgTrede,
    destroy_after,
    ladder,
    longest,
    may_destroy,
    may_use,
    stays,
    wpg_last_day,
    wpg_step,
)
from ketenkameleon.rules.leerplicht import BirthDate
from ketenkameleon.rules.rijen import shipped

WET = shipped()
ON = date(2026, 10, 8)
BORN, CHANGED = BirthDate(2012, 3, 14), date(2026, 9, 30)
ONE_DAY = timedelta(days=1)


def until(soort, *, geboren=BORN, gewijzigd=CHANGED, on=ON):
    return destroy_after(soort, geboren=geboren, laatste_wijziging=gewijzigd, on=on, wet=WET)


def day(*parts):
    return Bewaartermijn(Einde.DATUM, date(*parts))


@pytest.mark.parametrize(("soort", "termijn"), [
    (Bewaarsoort.LEERPLICHT, day(2031, 3, 14)), (Bewaarsoort.KWALIFICATIEPLICHT, NIET_TE_BEPALEN),
    (Bewaarsoort.JEUGDHULP, day(2046, 9, 30)), (Bewaarsoort.RVDK_BESCHERMING, day(2112, 3, 14)),
    (Bewaarsoort.RVDK_STRAF, day(2036, 3, 14)), (Bewaarsoort.RVDK_GEZAG_ADOPTIE, ALTIJD),
    (Bewaarsoort.RVDK_GEEN_ONDERZOEK, day(2027, 9, 30)), (Bewaarsoort.GI_MAATREGEL, day(2060, 3, 14)),
    (Bewaarsoort.BEWIJS, day(2031, 9, 30)),
    (Bewaarsoort.HALT, day(2033, 3, 14)), (Bewaarsoort.HALT_POLITIEREGISTER, NIET_TE_BEPALEN),
])
def test_records_are_kept_until_the_day_of_their_kind(soort, termijn):
    assert until(soort) == termijn


def test_every_kind_has_a_term_of_its_own():
    assert {until(soort).einde for soort in Bewaarsoort} == set(Einde)


@pytest.mark.parametrize(("geboren", "tot"), [
    (BirthDate(2012, 3), date(2031, 3, 31)), (BirthDate(2012), date(2031, 12, 31)),
    (BirthDate(2012, 2, 29), date(2031, 2, 28))])
def test_a_birth_date_not_known_in_full_never_destroys_too_early(geboren, tot):
    assert until(Bewaarsoort.LEERPLICHT, geboren=geboren).tot == tot


def test_an_unknown_fact_leaves_the_term_unknown():
    assert until(Bewaarsoort.LEERPLICHT, geboren=None) == NIET_TE_BEPALEN
    assert until(Bewaarsoort.GI_MAATREGEL, geboren=None) == NIET_TE_BEPALEN
    assert until(Bewaarsoort.JEUGDHULP, gewijzigd=None) == NIET_TE_BEPALEN
    assert until(Bewaarsoort.RVDK_GEZAG_ADOPTIE, geboren=None, gewijzigd=None) == ALTIJD


def test_youth_help_was_kept_fifteen_years_until_2020():
    changed = date(2018, 5, 1)
    assert until(Bewaarsoort.JEUGDHULP, gewijzigd=changed, on=date(2019, 12, 31)) == day(2033, 5, 1)
    assert until(Bewaarsoort.JEUGDHULP, gewijzigd=changed, on=date(2020, 1, 1)) == day(2038, 5, 1)


def test_a_mixed_file_of_the_raad_is_kept_whole_for_the_longest_term():
    short, long = until(Bewaarsoort.RVDK_STRAF), until(Bewaarsoort.RVDK_BESCHERMING)
    assert longest([short, long]) == longest([long, short]) == long
    assert longest([short, NIET_TE_BEPALEN, long]) == NIET_TE_BEPALEN
    assert longest([NIET_TE_BEPALEN, ALTIJD, long]) == ALTIJD
    with pytest.raises(ValueError, match="minstens één"):
        longest([])


@pytest.mark.parametrize(("termijn", "on", "code"), [
    (day(2031, 3, 14), date(2031, 3, 14), "still_kept"), (day(2031, 3, 14), date(2031, 3, 15), None),
    (ALTIJD, date(2999, 1, 1), "kept_always"), (NIET_TE_BEPALEN, date(2999, 1, 1), "term_unknown")])
def test_something_is_destroyed_after_its_last_day_and_never_when_that_is_not_known(termijn, on, code):
    assert getattr(may_destroy(termijn, on=on), "code", None) == code


@pytest.mark.parametrize(("on", "trede"), [
    (date(2026, 10, 8), WpgTrede.VOLLEDIG), (date(2027, 10, 7), WpgTrede.VOLLEDIG),
    (date(2027, 10, 8), WpgTrede.ALLEEN_HIT), (date(2031, 10, 7), WpgTrede.ALLEEN_HIT),
    (date(2031, 10, 8), WpgTrede.APART), (date(2036, 10, 7), WpgTrede.APART),
    (date(2036, 10, 8), WpgTrede.VERNIETIGEN)])
def test_police_data_go_down_the_ladder_on_its_days(on, trede):
    assert wpg_step(ON, on=on, wet=WET) is trede


def test_the_ladder_does_not_begin_before_the_data_do():
    with pytest.raises(ValueError, match="eerste verwerking"):
        wpg_step(ON, on=date(2026, 10, 7), wet=WET)


@pytest.mark.parametrize(("gebruik", "until_"), [
    (WpgGebruik.TAAK, date(2027, 10, 7)), (WpgGebruik.HIT, date(2031, 10, 7)),
    (WpgGebruik.KLACHT, date(2036, 10, 7))])
def test_police_data_are_used_for_less_and_less(gebruik, until_):
    assert may_use(gebruik, ON, on=until_, wet=WET)
    assert may_use(gebruik, ON, on=until_ + ONE_DAY, wet=WET).code == "wpg_out_of_use"


@given(st.dates(date(2001, 1, 1), date(2080, 1, 1)), st.integers(0, 5000), st.integers(0, 5000))
def test_nobody_climbs_the_ladder_and_it_ends_the_day_before_destruction(first, days, more):
    order = list(WpgTrede)
    on = first + timedelta(days=days)
    assert order.index(wpg_step(first, on=on, wet=WET)) <= order.index(
        wpg_step(first, on=on + timedelta(days=more), wet=WET))
    days_of = [start for _, start in ladder(first, wet=WET)]
    assert days_of == sorted(set(days_of))
    last = wpg_last_day(first, wet=WET)
    assert wpg_step(first, on=last, wet=WET) is WpgTrede.APART
    assert wpg_step(first, on=last + ONE_DAY, wet=WET) is WpgTrede.VERNIETIGEN


def test_the_terms_are_those_of_the_page(blad, dagen):
    for naam, said, *_ in blad("bewaren").tabel("soort", "tot en met"):
        termijn = until(Bewaarsoort(naam.replace(" ", "_")))
        assert dagen(said) == ([termijn.tot] if termijn.tot else []), naam
        assert termijn.tot or said == termijn.einde.value
    assert len(blad("bewaren").tabel("soort", "tot en met")) == len(Bewaarsoort)


def test_the_ladder_is_that_of_the_page(blad, dagen):
    said = [(naam.replace(" ", "_"), *dagen(first))
            for naam, first, _ in blad("bewaren").tabel("trede", "vanaf")]
    assert said == [(trede.value, first) for trede, first in ladder(ON, wet=WET)]


def test_what_stays_after_destruction_is_named_with_a_reason_in_a_sentence():
    named = stays(on=ON, wet=WET)
    assert named == dict(WET.tabel("bewaren.blijft", ON))
    assert "zaken_zaak" in named
    assert all(" " in reason for reason in named.values())
