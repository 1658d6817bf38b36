"""What no right division can be made with is refused by name; what cannot be placed is an answer, not an error."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from ketenkameleon.science.assign import Professional, Reservering, Zaak, solve, solve_greedy
from ketenkameleon.science.fouten import ScienceError
from science.assign.instanties import simple, team

NAN, INF = float("nan"), float("inf")
GOOD = simple((Zaak("a"), Zaak("b")), team("anna", "bas"), weeks=2)


def with_zaak(**facts):
    return replace(GOOD, zaken=(replace(GOOD.zaken[0], **facts), GOOD.zaken[1]))


def with_person(**facts):
    return replace(GOOD, professionals=(replace(GOOD.professionals[0], **facts), GOOD.professionals[1]))


@pytest.mark.parametrize(("problem", "argument"), [
    (replace(GOOD, professionals=(), eligible=np.ones((2, 0), dtype=np.bool_)), "professionals"),
    (with_person(id="bas"), "professionals"), (with_person(id=""), "professionals"), (with_zaak(id="b"), "zaken"),
    (with_person(limit=-1.0), "limit"), (with_person(limit=NAN), "limit"), (with_person(limit=(1.0,)), "limit"),
    (with_person(load=-0.1), "load"), (with_person(load=(1.0, INF)), "load"), (with_person(stretch=-1.0), "stretch"),
    (with_person(hours=NAN), "hours"), (with_person(ramp=1.5), "ramp"), (with_person(ramp=-1), "ramp"),
    (with_person(hard_recent=-1), "hard_recent"),
    (with_zaak(weight=0.0), "weight"), (with_zaak(weight=NAN), "weight"), (with_zaak(hours=-1.0), "hours"),
    (with_zaak(urgency=0.0), "urgency"), (with_zaak(urgency=INF), "urgency"),
    (with_zaak(days_waiting=-1), "days_waiting"),
    (with_zaak(days_waiting=1.5), "days_waiting"), (with_zaak(days_needed=-1), "days_needed"),
    (with_zaak(days_left=NAN), "days_left"), (with_zaak(later=(("halt", 1.5),)), "later"),
    (replace(GOOD, eligible=np.ones((2, 3), dtype=np.bool_)), "eligible"),
    (replace(GOOD, eligible=np.ones((2, 2, 3), dtype=np.bool_)), "eligible"),
    (replace(GOOD, eligible=np.ones((2, 2))), "eligible"),
    (with_person(limit="veel"), "limit"), (with_zaak(weight=None), "weight"),
    (with_zaak(later=(("halt", "x"),)), "later"),
    (replace(GOOD, eligible=[[True, True]] * 2), "eligible"), (replace(GOOD, travel=[[1.0, 1.0]] * 2), "travel"),
    (replace(GOOD, travel=np.ones((2, 3))), "travel"), (replace(GOOD, travel=np.full((2, 2), NAN)), "travel"),
    (replace(GOOD, travel=-np.ones((2, 2))), "travel"),
    (replace(GOOD, curve=np.array([1.0])), "curve"), (replace(GOOD, curve=np.array([1.0, NAN])), "curve"),
    (replace(GOOD, curve=np.array([0.9, 0.5])), "curve"), (replace(GOOD, curve=np.array([[1.0, 0.5]] * 3)), "curve"),
    (replace(GOOD, curve=np.array([[1.0, 0.2], [0.5, 1.0]])), "curve"),
    (replace(GOOD, weeks=0), "weeks"), (replace(GOOD, weeks=54), "weeks"), (replace(GOOD, floor_day=-1), "floor_day"),
    (replace(GOOD, interpreter_minutes=NAN), "interpreter_minutes"),
    (replace(GOOD, conflicts=frozenset({("a", "nobody")})), "conflicts"),
    (replace(GOOD, reasons={("nobody", "bas"): ("x",)}), "reasons"),
    (replace(GOOD, reasons={("a", "bas"): ("x",)}), "reasons"),
    (replace(GOOD, reservations=(Reservering(2, 1.0, ("anna",)),)), "reservations"),
    (replace(GOOD, reservations=(Reservering(0, NAN, ("anna",)),)), "reservations"),
    (replace(GOOD, reservations=(Reservering(0, 1.0, ()),)), "reservations"),
    (replace(GOOD, reservations=(Reservering(0, 1.0, ("nobody",)),)), "reservations"),
    (replace(GOOD, reservations=(Reservering(0, 1.0, ("anna", "anna")),)), "reservations"),
])
def test_an_argument_that_cannot_be_used_is_named(problem, argument):
    for method in (solve, solve_greedy):
        with pytest.raises(ScienceError) as refused:
            method(problem)
        assert refused.value.argument == argument
        assert argument in str(refused.value)


def test_nothing_to_divide_is_a_division():
    empty = simple((), team("anna"))
    for verdeling in (solve(empty), solve_greedy(empty)):
        assert verdeling.voorstellen == verdeling.niet_geplaatst == ()
        assert verdeling.proven


def test_nobody_eligible_leaves_everybody_waiting_and_says_so():
    problem = replace(GOOD, eligible=np.zeros((2, 2), dtype=np.bool_))
    for verdeling in (solve(problem), solve_greedy(problem)):
        assert verdeling.niet_geplaatst == ("a", "b")
    assert solve(problem).proven


def test_an_own_person_who_has_left_is_no_reason_to_wait():
    problem = simple((Zaak("z", eigen="weg"),), team("anna"), floor_day=100)
    assert solve(problem).of("z").professional == "anna"


def test_numbers_are_read_to_the_thousandth():
    thirds = tuple(Zaak(f"z{i}", weight=1 / 3) for i in range(3))
    assert solve(simple(thirds, (Professional("anna", limit=1.0),))).niet_geplaatst == ()
    over = tuple(replace(zaak, weight=0.334) for zaak in thirds)
    assert len(solve(simple(over, (Professional("anna", limit=1.0),))).niet_geplaatst) == 1
