"""One small region per rule: with the rule the division is this, without it that."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from ketenkameleon.science.assign import Level, Problem, Professional, Reservering, Zaak, solve, solve_greedy
from science.assign.instanties import simple, team


def given_to(problem: Problem, *, method=solve) -> dict[str, str]:
    return {one.zaak: one.professional for one in method(problem).voorstellen}


@pytest.mark.parametrize("method", [solve, solve_greedy])
def test_nobody_gets_a_zaak_that_they_are_not_eligible_for(method):
    zaak, far = (Zaak("z"),), np.array([[5.0, 90.0]])
    problem = simple(zaak, team("anna", "bas"), travel=far)
    assert given_to(problem, method=method) == {"z": "anna"}
    assert given_to(replace(problem, eligible=np.array([[False, True]])), method=method) == {"z": "bas"}


def test_authority_that_begins_later_is_waited_for():
    problem = simple((Zaak("z"),), team("anna"), weeks=3, eligible=np.array([[[False, True, True]]]))
    assert solve(problem).of("z").week == 1


@pytest.mark.parametrize("method", [solve, solve_greedy])
def test_a_conflict_is_never_proposed(method):
    problem = simple((Zaak("z"),), team("anna", "bas"), travel=np.array([[5.0, 90.0]]))
    assert given_to(replace(problem, conflicts=frozenset({("z", "anna")})), method=method) == {"z": "bas"}


def test_roles_that_do_not_go_together_are_not_had_by_one_person():
    zaak = Zaak("z", role="raad", had=(("anna", "leerplicht_verhoor"),))
    problem = simple((zaak,), team("anna", "bas"), travel=np.array([[5.0, 90.0]]))
    assert given_to(problem) == {"z": "anna"}
    for pair in (("raad", "leerplicht_verhoor"), ("leerplicht_verhoor", "raad")):
        assert given_to(replace(problem, incompatible=frozenset({pair}))) == {"z": "bas"}


@pytest.mark.parametrize("method", [solve, solve_greedy])
def test_no_more_zaken_begin_in_a_week_than_the_ramp_allows(method):
    zaken = tuple(Zaak(f"z{i}") for i in range(3))
    assert len(given_to(simple(zaken, team("anna")), method=method)) == 3
    assert len(given_to(simple(zaken, team("anna", ramp=2)), method=method)) == 2


@pytest.mark.parametrize("method", [solve, solve_greedy])
def test_the_limit_holds_for_what_runs_and_what_comes_together(method):
    zaken = tuple(Zaak(f"z{i}", weight=1.5) for i in range(3))
    assert len(given_to(simple(zaken, team("anna", limit=10.0, load=5.5)), method=method)) == 3
    assert len(given_to(simple(zaken, team("anna", limit=10.0, load=5.6)), method=method)) == 2
    assert len(given_to(simple(zaken, team("anna", limit=10.0, load=12.0)), method=method)) == 0
    assert len(given_to(simple(zaken, team("anna", limit=0.0, load=0.0, stretch=9.0)), method=method)) == 0


def test_stretch_is_used_for_a_child_that_would_wait_and_only_then():
    zaken = (Zaak("z0"), Zaak("z1"))
    alone = simple(zaken, team("anna", limit=10.0, load=9.0, stretch=1.0))
    assert solve(alone).value(Level.OVERBELASTING) == 1.0
    assert given_to(replace(alone, professionals=team("anna", limit=10.0, load=9.0))).keys() == {"z0"}
    helped = simple(zaken, (*alone.professionals, Professional("bas", limit=10.0)), travel=np.array([[1.0, 90.0]] * 2))
    assert solve(helped).value(Level.OVERBELASTING) == 0.0


def test_a_zaak_starts_when_the_present_load_has_run_off():
    problem = simple((Zaak("z"),), team("anna", limit=10.0, load=(9.5, 9.2, 9.0)), weeks=3)
    assert solve(problem).of("z").week == 2


def test_room_comes_back_as_the_load_of_a_zaak_runs_off():
    zaken = (Zaak("z0"), Zaak("z1"))
    problem = simple(zaken, team("anna", limit=1.5, load=0.0), weeks=2)
    assert len(solve(problem).voorstellen) == 1
    assert len(solve(replace(problem, curve=np.array([1.0, 0.5]))).voorstellen) == 2
    assert len(solve(replace(problem, curve=np.array([[1.0, 0.5], [1.0, 0.5]]))).voorstellen) == 2


@pytest.mark.parametrize("method", [solve, solve_greedy])
def test_siblings_get_one_person_in_one_week_or_none(method):
    zaken = (Zaak("z0", gezin="g"), Zaak("z1", gezin="g"))
    near = np.array([[1.0, 50.0], [50.0, 1.0]])
    apart = tuple(replace(zaak, gezin=None) for zaak in zaken)
    assert len(set(given_to(simple(apart, team("anna", "bas"), travel=near)).values())) == 2
    assert len(set(given_to(simple(zaken, team("anna", "bas"), travel=near), method=method).values())) == 1
    nobody = simple(zaken, team("anna", "bas"), eligible=np.eye(2, dtype=np.bool_))
    assert given_to(nobody, method=method) == {}
    assert given_to(replace(nobody, zaken=apart), method=method) == {"z0": "anna", "z1": "bas"}


def test_hours_above_what_is_free_go_to_somebody_else():
    zaken = (Zaak("z0", hours=2.0), Zaak("z1", hours=2.0))
    people = (Professional("anna", limit=10.0), Professional("bas", limit=10.0, load=5.0))
    assert given_to(simple(zaken, people)) == {"z0": "anna", "z1": "anna"}
    busy = simple(zaken, tuple(replace(one, hours=3.0) for one in people))
    assert set(given_to(busy).values()) == {"anna", "bas"}
    assert solve(simple(zaken, team("anna", hours=3.0))).value(Level.OVERBELASTING) == 1.0


def test_nobody_is_filled_while_a_colleague_has_room():
    zaken = tuple(Zaak(f"z{i}") for i in range(4))
    near = np.array([[1.0, 90.0]] * 4)
    verdeling = solve(simple(zaken, team("anna", "bas"), travel=near))
    assert sorted(one.professional for one in verdeling.voorstellen) == ["anna", "anna", "bas", "bas"]
    assert verdeling.value(Level.DRUKSTE) == 20


def test_hard_zaken_go_round():
    zaken = (Zaak("z0", hard=True), Zaak("z1"))
    near = np.array([[1.0, 90.0], [90.0, 1.0]])
    people = (Professional("anna", limit=10.0, hard_recent=3), Professional("bas", limit=10.0))
    assert given_to(simple(zaken, people, travel=near)) == {"z0": "bas", "z1": "anna"}
    soft = tuple(replace(zaak, hard=False) for zaak in zaken)
    assert given_to(simple(soft, people, travel=near)) == {"z0": "anna", "z1": "bas"}


def test_room_that_the_forecast_asks_for_is_kept_with_those_who_can():
    people = (Professional("anna", limit=10.0, load=8.0), Professional("bas", limit=10.0, load=8.0))
    near = np.array([[1.0, 90.0]])
    problem = simple((Zaak("z"),), people, travel=near)
    assert given_to(problem) == {"z": "anna"}
    kept = replace(problem, reservations=(Reservering(0, 2.0, ("anna",)),))
    assert given_to(kept) == {"z": "bas"}
    assert solve(kept).value(Level.RESERVERING) == 0.0
    only = replace(kept, eligible=np.array([[True, False]]))
    assert solve(only).value(Level.RESERVERING) == 1.0


def test_language_goes_before_a_short_drive_and_not_before_a_long_one():
    people = (Professional("anna", limit=10.0), Professional("bas", limit=10.0, talen=frozenset({"tr"})))
    problem = simple((Zaak("z", taal="tr"),), people, travel=np.array([[10.0, 60.0]]))
    assert given_to(problem) == {"z": "bas"}
    assert given_to(replace(problem, interpreter_minutes=20.0)) == {"z": "anna"}


def test_whoever_can_also_do_what_may_come_later_is_preferred():
    people = (Professional("anna", limit=10.0), Professional("bas", limit=10.0, rollen=frozenset({"halt"})))
    problem = simple((Zaak("z", later=(("halt", 0.3),)),), people, travel=np.array([[1.0, 90.0]]))
    assert given_to(problem) == {"z": "bas"}
    assert given_to(replace(problem, zaken=(Zaak("z"),))) == {"z": "anna"}


def test_a_child_keeps_its_own_person():
    problem = simple((Zaak("z", eigen="bas"),), team("anna", "bas"), travel=np.array([[1.0, 90.0]]))
    assert given_to(problem) == {"z": "bas"}
    assert given_to(replace(problem, zaken=(Zaak("z"),))) == {"z": "anna"}


@pytest.mark.parametrize(("floor_day", "person", "week"), [(10, "bas", 1), (9, "anna", 0), (0, "anna", 0)])
def test_no_child_waits_for_its_own_person_past_the_floor(floor_day, person, week):
    people = (Professional("anna", limit=10.0), Professional("bas", limit=10.0, ramp=(0, 1)))
    problem = simple((Zaak("z", eigen="bas", days_waiting=3),), people, weeks=2, floor_day=floor_day)
    found = solve(problem).of("z")
    assert (found.professional, found.week) == (person, week)


def test_no_child_waits_for_its_own_person_when_that_costs_the_promise():
    people = (Professional("anna", limit=10.0), Professional("bas", limit=10.0, ramp=(0, 1)))
    zaak = Zaak("z", eigen="bas", days_left=60, days_needed=58)
    problem = simple((zaak,), people, weeks=2, floor_day=30)
    assert solve(problem).of("z").professional == "anna"
    assert solve(replace(problem, zaken=(replace(zaak, days_needed=50),))).of("z").professional == "bas"


def test_in_one_week_a_child_is_left_to_wait_for_its_own_person_up_to_the_floor():
    people = (Professional("anna", limit=10.0), Professional("bas", limit=10.0, ramp=0))
    problem = simple((Zaak("z", eigen="bas", days_waiting=3),), people)
    assert given_to(problem) == {"z": "anna"}
    assert given_to(replace(problem, floor_day=10)) == {}
    assert given_to(replace(problem, floor_day=10, conflicts=frozenset({("z", "bas")}))) == {"z": "anna"}


def test_the_promise_goes_first():
    zaken = (Zaak("late", days_left=30, days_needed=28), Zaak("old", days_waiting=25, days_left=60, days_needed=28))
    assert given_to(simple(zaken, team("anna", ramp=1))) == {"late": "anna"}
    easy = (replace(zaken[0], days_left=60), zaken[1])
    assert given_to(simple(easy, team("anna", ramp=1))) == {"old": "anna"}


def test_a_child_that_is_late_already_does_not_sink():
    zaken = (Zaak("lost", days_left=-40, days_needed=28, days_waiting=20),
             Zaak("savable", days_left=30, days_needed=28))
    assert given_to(simple(zaken, team("anna", ramp=1))) == {"lost": "anna"}


def test_urgency_weighs():
    zaken = (Zaak("a"), Zaak("b", urgency=2.0))
    assert given_to(simple(zaken, team("anna", ramp=1))) == {"b": "anna"}


def test_zaken_that_are_alike_are_placed_in_the_order_of_their_ids():
    zaken = tuple(Zaak(f"z{i}") for i in (3, 1, 2, 0))
    assert given_to(simple(zaken, team("anna", ramp=2))) == {"z0": "anna", "z1": "anna"}
