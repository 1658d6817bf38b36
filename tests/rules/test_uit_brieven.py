"""A letter that was posted tells something, so that nobody records it again."""

from datetime import date

import pytest

from ketenkameleon.rules.gezag import Gezagsoort
from ketenkameleon.rules.routes import Route
from ketenkameleon.rules.uit_brieven import VerstuurdeBrief, asks_letters, told_by_letter
from route_bouw import KIND, MOEDER, ON, VADER, WET, gezin

FIRST, LATER = date(2026, 9, 21), date(2026, 9, 28)


@pytest.mark.parametrize(("brieven", "told"), [
    ([], {}),
    ([("halt_uitleg", KIND, LATER), ("halt_uitleg", KIND, FIRST)], {"halt_verteld": FIRST}),
    ([("halt_uitleg", MOEDER, FIRST)], {}),
    ([("halt_uitleg", MOEDER, FIRST), ("halt_uitleg", VADER, LATER)], {"halt_ouders_verteld": LATER}),
    ([("waarschuwing", KIND, FIRST)], {}),
    ([("besluit_verlof", MOEDER, LATER), ("besluit_vrijstelling", None, FIRST)], {"besluit_verstuurd": FIRST}),
])
def test_a_posted_letter_tells_what_its_row_says_to_whoever_had_to_get_it(brieven, told):
    assert told_by_letter([VerstuurdeBrief(*brief) for brief in brieven], gezin(), on=ON, wet=WET) == told


def test_with_nobody_with_gezag_the_parents_were_not_told():
    alone = gezin(gezag=Gezagsoort.TIJDELIJK_GEEN, dragers=frozenset())
    assert told_by_letter([VerstuurdeBrief("halt_uitleg", MOEDER, FIRST)], alone, on=ON, wet=WET) == {}


def test_letters_are_read_only_for_a_route_that_asks_what_they_tell():
    assert {route for route in Route if asks_letters(route, on=ON, wet=WET)} == {
        Route.HALT, Route.VERLOF, Route.VRIJSTELLING}
