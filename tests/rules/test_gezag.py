"""Whose yes is needed: the table of regime, age and gezag, birthdays that are not known, and the court."""

from datetime import date
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketenkameleon.rules.gezag import (
    Gezagsoort,
    Gezin,
    Nodig,
    birthday,
    consent_ages,
    possible_ages,
    who_agrees_to_halt,
    who_must_say_yes,
)
from ketenkameleon.rules.leerplicht import BirthDate, age_on
from ketenkameleon.rules.rijen import shipped
from ketenkameleon.rules.roles import Regime

WET = shipped()
ON = date(2026, 10, 8)
KIND, MOEDER, VADER, VOOGD = (UUID(int=n) for n in range(1, 5))
DRAGERS = {Gezagsoort.GEZAMENLIJK: frozenset({MOEDER, VADER}), Gezagsoort.EENHOOFDIG: frozenset({MOEDER}),
           Gezagsoort.VOOGDIJ: frozenset({VOOGD}), Gezagsoort.TIJDELIJK_GEEN: frozenset(),
           Gezagsoort.NIET_TE_BEPALEN: frozenset({MOEDER})}
NAMEN = {KIND: "kind", MOEDER: "moeder", VADER: "vader", VOOGD: "voogd"}


def gezin(leeftijd, gezag=Gezagsoort.GEZAMENLIJK, **changes):
    """A child that turned so old on 1 October 2026; `leeftijd` may be a BirthDate or None."""
    born = BirthDate(2026 - leeftijd, 10, 1) if isinstance(leeftijd, int) else leeftijd
    facts = {"kind": KIND, "geboren": born, "gezag": gezag, "gezagdragers": DRAGERS[gezag]}
    return Gezin(**{**facts, **changes})


def said(needed):
    if isinstance(needed, Nodig):
        return {NAMEN[p] for p in needed.personen} | ({"gehoord"} if needed.kind_gehoord else set())
    return needed.code


BEIDEN, MAMA = {"moeder", "vader"}, {"moeder"}


@pytest.mark.parametrize(("regime", "leeftijd", "gezag", "wie"), [
    (Regime.AVG, 11, Gezagsoort.GEZAMENLIJK, BEIDEN), (Regime.AVG, 11, Gezagsoort.EENHOOFDIG, MAMA),
    (Regime.AVG, 11, Gezagsoort.VOOGDIJ, {"voogd"}),
    (Regime.AVG, 11, Gezagsoort.TIJDELIJK_GEEN, "gezag_absent"),
    (Regime.AVG, 11, Gezagsoort.NIET_TE_BEPALEN, "gezag_unknown"),
    (Regime.AVG, 12, Gezagsoort.GEZAMENLIJK, BEIDEN | {"gehoord"}),
    (Regime.AVG, 15, Gezagsoort.EENHOOFDIG, MAMA | {"gehoord"}),
    (Regime.AVG, 16, Gezagsoort.GEZAMENLIJK, {"kind"}), (Regime.AVG, 18, Gezagsoort.GEZAMENLIJK, {"kind"}),
    (Regime.AVG, 16, Gezagsoort.NIET_TE_BEPALEN, {"kind"}),
    (Regime.AVG, 17, Gezagsoort.TIJDELIJK_GEEN, {"kind"}),
    (Regime.JEUGDWET, 11, Gezagsoort.GEZAMENLIJK, BEIDEN),
    (Regime.JEUGDWET, 12, Gezagsoort.GEZAMENLIJK, BEIDEN | {"kind", "gehoord"}),
    (Regime.JEUGDWET, 15, Gezagsoort.VOOGDIJ, {"voogd", "kind", "gehoord"}),
    (Regime.JEUGDWET, 16, Gezagsoort.GEZAMENLIJK, {"kind"}),
    (Regime.JEUGDWET, 19, Gezagsoort.EENHOOFDIG, {"kind"}),
    (Regime.RVDK, 8, Gezagsoort.EENHOOFDIG, MAMA), (Regime.RVDK, 14, Gezagsoort.EENHOOFDIG,
                                                    MAMA | {"kind", "gehoord"}),
    (Regime.RVDK, 16, Gezagsoort.EENHOOFDIG, {"kind"}),
    *((Regime.WPG, age, Gezagsoort.GEZAMENLIJK, "wpg_only_by_law") for age in (8, 14, 16, 18)),
])
def test_yes_is_needed_of_those_the_law_names(regime, leeftijd, gezag, wie):
    assert said(who_must_say_yes(regime, gezin(leeftijd, gezag), on=ON, wet=WET)) == wie


@pytest.mark.parametrize(("leeftijd", "wie"), [
    (11, "not_at_this_age"), (12, BEIDEN | {"kind", "gehoord"}), (15, BEIDEN | {"kind", "gehoord"}),
    (16, {"kind"}), (17, {"kind"}), (18, "not_at_this_age")])
def test_halt_is_agreed_to_by_age(leeftijd, wie):
    assert said(who_agrees_to_halt(gezin(leeftijd), on=ON, wet=WET)) == wie


@pytest.mark.parametrize(("gezag", "dragers"), [
    (Gezagsoort.GEZAMENLIJK, {MOEDER}), (Gezagsoort.EENHOOFDIG, {MOEDER, VADER}),
    (Gezagsoort.EENHOOFDIG, set()),
    (Gezagsoort.VOOGDIJ, set())])
def test_gezag_that_does_not_add_up_is_not_guessed(gezag, dragers):
    needed = who_must_say_yes(Regime.AVG, gezin(9, gezag, gezagdragers=frozenset(dragers)), on=ON, wet=WET)
    assert said(needed) == "gezag_incomplete"


def test_two_voogden_both_say_yes():
    two = gezin(9, Gezagsoort.VOOGDIJ, gezagdragers=frozenset({VOOGD, VADER}))
    assert said(who_must_say_yes(Regime.AVG, two, on=ON, wet=WET)) == {"voogd", "vader"}


@pytest.mark.parametrize("gezag", Gezagsoort)
def test_the_court_stands_in_for_the_gezag_and_never_for_the_child(gezag):
    for regime, leeftijd, wie in ((Regime.AVG, 9, set()), (Regime.JEUGDWET, 13, {"kind", "gehoord"}),
                                  (Regime.JEUGDWET, 17, {"kind"})):
        needed = who_must_say_yes(regime, gezin(leeftijd, gezag), vervangen=True, on=ON, wet=WET)
        assert said(needed) == wie


def test_a_child_decides_alone_on_youth_help_for_a_reason_of_the_law():
    for reden in ("ernstig_nadeel", "weloverwogen_wens"):
        alone = gezin(13, Gezagsoort.NIET_TE_BEPALEN, kind_alleen=reden)
        assert said(who_must_say_yes(Regime.JEUGDWET, alone, on=ON, wet=WET)) == {"kind", "gehoord"}
    for regime, leeftijd, reden in ((Regime.JEUGDWET, 13, "handig"), (Regime.JEUGDWET, 11, "ernstig_nadeel"),
                                    (Regime.AVG, 13, "ernstig_nadeel")):
        needed = who_must_say_yes(regime, gezin(leeftijd, kind_alleen=reden), on=ON, wet=WET)
        assert said(needed) >= BEIDEN


@pytest.mark.parametrize(("born", "on", "lines"), [
    (BirthDate(2014, 10, 8), date(2026, 10, 7), ("0",)), (BirthDate(2014, 10, 8), ON, ("12",)),
    (BirthDate(2008, 10, 8), date(2026, 10, 7), ("16",)), (BirthDate(2008, 10, 8), ON, ("18",)),
    (BirthDate(2014, 10), date(2026, 9, 30), ("0",)), (BirthDate(2014, 10), date(2026, 10, 1), ("0", "12")),
    (BirthDate(2014, 10), date(2026, 10, 31), ("12",)), (BirthDate(2010), ON, ("12", "16")),
    (BirthDate(2010), date(2026, 12, 31), ("16",)),
    (BirthDate(2012, 2, 29), date(2030, 2, 28), ("16",)), (BirthDate(2012, 2, 29), date(2030, 3, 1), ("18",)),
    (BirthDate(2012, 2, 29), date(2028, 2, 28), ("12",)),
    (BirthDate(2012, 2, 29), date(2028, 2, 29), ("16",)),
])
def test_a_birth_date_that_is_not_known_in_full_leaves_two_lines(born, on, lines):
    assert possible_ages(born, on=on, wet=WET) == lines


def test_where_two_ages_are_possible_everybody_of_both_is_asked():
    needed = who_must_say_yes(Regime.AVG, gezin(BirthDate(2010, 10)), on=ON, wet=WET)
    assert said(needed) == BEIDEN | {"kind", "gehoord"}


def test_without_a_birth_date_nobody_is_asked_yet():
    assert said(who_must_say_yes(Regime.AVG, gezin(None), on=ON, wet=WET)) == "age_unknown_for_consent"


@given(st.dates(date(2000, 1, 1), date(2020, 12, 31)), st.integers(0, 25), st.integers(0, 365))
def test_birthday_is_the_first_day_of_that_age(born, years, later):
    day = birthday(born, years)
    full = BirthDate(born.year, born.month, born.day)
    assert age_on(full, day) == years
    before = age_on(full, date.fromordinal(day.toordinal() - 1))
    assert before == (years - 1 if years else None)


SAY = {"nothing": 0, "heard": 1, "together": 2, "alone": 3}


def say(needed):
    if isinstance(needed, Nodig) and needed.kind:
        return SAY["together"] if needed.gezagdragers else SAY["alone"]
    return SAY["heard"] if isinstance(needed, Nodig) and needed.kind_gehoord else SAY["nothing"]


@given(st.sampled_from([Regime.AVG, Regime.JEUGDWET, Regime.RVDK]), st.sampled_from(Gezagsoort),
       st.dates(date(2026, 1, 1), date(2046, 1, 1)), st.integers(0, 3000),
       st.sampled_from(["", "ernstig_nadeel"]), st.sampled_from([BirthDate(2026), BirthDate(2026, 1, 1),
                                                                 BirthDate(2024, 2, 29), BirthDate(2026, 1)]))
def test_an_older_child_never_gets_less_say(regime, gezag, on, days, alone, born):
    family = gezin(born, gezag, kind_alleen=alone)
    later = date.fromordinal(on.toordinal() + days)
    younger, older = (who_must_say_yes(regime, family, on=day, wet=WET) for day in (on, later))
    if isinstance(younger, Nodig) and isinstance(older, Nodig):
        assert say(older) >= say(younger)
    if isinstance(younger, Nodig) and younger.kind:
        assert isinstance(older, Nodig), "what a child may decide does not later wait for the gezag"


def test_the_page_says_who_must_say_yes(blad):
    words = {"gezag": "wie gezag heeft", "kind": "het kind"}
    for regime in ("avg", "jeugdwet", "rvdk", "halt"):
        rows = WET.tabel(f"toestemming.{regime}", ON)
        expected = []
        for age in ("0", "12", "16", "18"):
            row = rows[age]
            wie = " en ".join(words[w] for w in sorted(row["ja"])) if row["kan"] else "kan niet"
            asked = row["kind_gehoord"] and "kind" not in row["ja"]
            expected.append(wie + (" (mening van het kind gevraagd)" if asked else ""))
        naam = {"avg": "AVG", "jeugdwet": "Jeugdwet", "rvdk": "Raad", "halt": "deelname aan Halt"}[regime]
        [cells] = [row for row in blad("delen-en-toestemming").tabel("wat", "0–11") if row[0] == naam]
        assert cells[1:] == expected, expected
    assert consent_ages(on=ON, wet=WET) == (12, 16, 18), "the heading of the table on the page"
