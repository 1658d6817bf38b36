"""The stand of a melding: a fold that gives one answer however the mutations came in."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketenkameleon.rules.duo import Stap, fold, reachability
from ketenkameleon.rules.rijen import shipped

STEPS = reachability(on=date(2026, 9, 1), wet=shipped())
MONDAY = datetime(2026, 9, 7, 10, tzinfo=UTC)


def stap(day, status, *, person="a", report=None, content=b""):
    return Stap(MONDAY + timedelta(days=day), content or f"{day}{status}{person}{report}".encode(), status,
                person, report)


def folded(*stappen):
    return fold(sorted(stappen), transitions=STEPS)


def test_the_last_accepted_mutation_is_the_stand():
    found = folded(stap(0, "R"), stap(2, "B"), stap(9, "G"))
    assert (found.stand, found.refused, found.begin_status, found.accepted) == (2, (), "R", 3)
    assert found.first_r_at == MONDAY


def test_nothing_in_is_nothing_out():
    assert folded() == (None, (), None, None, None, 0)


@pytest.mark.parametrize(("second", "code"), [
    (stap(1, "W"), "status_kan_niet"),
    (stap(1, "B", person="b"), "andere_leerling"),
    (stap(1, "B", report=date(2026, 9, 9)), "meldingsdatum_wisselt"),
])
def test_a_mutation_that_cannot_be_is_refused_and_the_next_one_counts(second, code):
    found = folded(stap(0, "R", report=date(2026, 9, 7)), second, stap(2, "K"))
    assert found.refused == ((1, code),)
    assert (found.stand, found.accepted) == (2, 2)


def test_the_first_one_is_refused_when_it_waits_at_the_school():
    found = folded(stap(0, "W", person="b"), stap(1, "R"))
    assert (found.refused, found.stand, found.begin_status) == (((0, "status_kan_niet"),), 1, "R")


def test_withdrawing_after_closing_is_refused():
    assert folded(stap(0, "R"), stap(1, "G"), stap(2, "I")).refused == ((2, "status_kan_niet"),)


def test_a_report_date_that_comes_later_is_taken_and_then_fixed():
    found = folded(stap(0, "R"), stap(1, "B", report=date(2026, 9, 7)), stap(2, "B", report=date(2026, 9, 8)),
                   stap(3, "G"))
    assert found.report_on == date(2026, 9, 7)
    assert found.refused == ((2, "meldingsdatum_wisselt"),)
    assert found.stand == 3


def test_the_first_r_is_the_earliest_one_accepted():
    found = folded(stap(0, "R", content=b"x"), stap(1, "R", content=b"y"))
    assert found.first_r_at == MONDAY


def test_the_first_r_is_unknown_where_the_file_begins_later():
    assert folded(stap(3, "G")).first_r_at is None


STAPPEN = st.lists(st.builds(
    stap, st.integers(0, 3), st.sampled_from("RBGKDIWZ"), person=st.sampled_from("aab"),
    report=st.sampled_from([None, None, date(2026, 9, 7), date(2026, 9, 8)])), max_size=7, unique=True)


def told(stappen):
    """The fold without positions: what each of its answers says."""
    ordered = sorted(stappen)
    found = fold(ordered, transitions=STEPS)
    return (None if found.stand is None else ordered[found.stand].content_hash,
            [(ordered[index].content_hash, code) for index, code in found.refused], found[2:])


@given(STAPPEN, st.data())
def test_any_order_overlap_or_split_gives_the_same_stand_and_the_same_refusals(stappen, data):
    twice = stappen + data.draw(st.lists(st.sampled_from(stappen), max_size=4) if stappen else st.just([]))
    assert told(data.draw(st.permutations(twice))) == told(stappen)


@given(STAPPEN)
def test_every_mutation_is_accepted_or_refused_and_the_stand_is_accepted(stappen):
    found = folded(*stappen)
    assert found.accepted + len(found.refused) == len(stappen)
    assert found.stand not in [index for index, _ in found.refused]
