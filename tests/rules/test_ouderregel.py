"""The line for parents changes until 8.00 the next workday; then it stands, and is read by whom it is surely for."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bevoegd_bouw import WET
from ketenkameleon.rules.leerplicht import BirthDate
from ketenkameleon.rules.ouderregel import Regellezers, fixed_from, line_readers, surely_theirs
from ketenkameleon.rules.terms import is_workday


@pytest.mark.parametrize(("saved", "stands", "why"), [
    (date(2026, 10, 8), date(2026, 10, 9), "a Thursday"),
    (date(2026, 10, 9), date(2026, 10, 12), "a Friday: the Monday after"),
    (date(2026, 10, 10), date(2026, 10, 12), "written on a Saturday"),
    (date(2026, 4, 2), date(2026, 4, 7), "before Goede Vrijdag and Tweede Paasdag"),
    (date(2026, 12, 31), date(2027, 1, 4), "over Nieuwjaarsdag and a weekend"),
])
def test_the_line_stands_from_eight_on_the_next_workday(saved, stands, why):
    assert fixed_from(saved, wet=WET) == (stands, time(8)), why


@given(saved=st.dates(date(2020, 1, 1), date(2040, 1, 1)))
def test_the_line_never_becomes_fixed_on_the_day_itself_or_on_a_closed_day(saved):
    day, _ = fixed_from(saved, wet=WET)
    assert day > saved
    assert is_workday(day, wet=WET)


ON, VEERTIEN = date(2026, 10, 8), BirthDate(2012, 5, 17)
BEIDEN = ("ouder1", "ouder2")


@pytest.mark.parametrize(("met", "volwassenen", "geheim", "theirs", "why"), [
    ((), 1, False, True, "one parent: every line"),
    (("ouder1",), 1, True, False, "a secret address: somebody else is around"),
    (BEIDEN, 1, True, True, "both were there"),
    (("ouder1",), 2, False, False, "who ouder 1 is, nobody wrote down"),
    (("kind",), 2, False, True, "the child alone: for both, as a visit to the child is"),
    (("kind",), 2, True, False, "a secret address: somebody may not know where the other lives"),
    (("kind",), 0, False, False, "nobody is known around the child, whoever was there"),
    (("kind", "ouder1"), 2, False, False, "one of the two was there"),
    (("school",), 2, False, False, "neither they nor the child were there"),
    (("kind", *BEIDEN), 2, False, True, "both were there"),
    (("ouder2", "voogd"), 2, False, True, "the voogd is one of two"),
    (BEIDEN, 3, False, False, "the third was not there"),
    ((*BEIDEN, "voogd"), 3, False, True, "all three were there"),
    (("ouder1",), 0, False, False, "nobody is known around the child"),
])
def test_a_line_is_for_parents_only_when_that_is_certain(met, volwassenen, geheim, theirs, why):
    assert surely_theirs(met, volwassenen, geheim=geheim) is theirs, why


@pytest.mark.parametrize(("met", "volwassenen", "geboren", "readers"), [
    (("kind",), 1, VEERTIEN, Regellezers.OUDER),
    (BEIDEN, 2, VEERTIEN, Regellezers.SAMEN),
    (("kind",), 2, VEERTIEN, Regellezers.SAMEN),
    (("kind", "ouder1"), 2, VEERTIEN, Regellezers.NIET_ZEKER),
    (("kind",), 1, BirthDate(2010, 10, 9), Regellezers.OUDER),
    (("kind",), 1, BirthDate(2010, 10, 8), Regellezers.GEEN_PAGINA),
    (BEIDEN, 2, None, Regellezers.GEEN_PAGINA),
])
def test_who_writes_a_line_hears_who_will_read_it(met, volwassenen, geboren, readers):
    assert line_readers(met, volwassenen, geboren, geheim=False, on=ON, wet=WET) is readers
