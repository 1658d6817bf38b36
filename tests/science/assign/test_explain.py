"""Why and why not: each reason and each price is checked against a division made with it or without it."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest

from ketenkameleon.science.assign import (
    Grond,
    Level,
    Problem,
    Professional,
    Reden,
    Reservering,
    Zaak,
    override,
    price_of_reservation,
    solve,
    solve_greedy,
    why,
    why_not,
)
from ketenkameleon.science.fouten import ScienceError
from science.assign.instanties import drawn, simple, team

FULL_TEAM = (Professional("anna", limit=10.0, load=10.0), Professional("bas", limit=10.0))


def test_second_best_and_price_are_those_of_a_division_without_the_pair():
    problem = drawn(12, 5, seed=2, room=0.9)
    verdeling = solve(problem)
    for voorstel in verdeling.voorstellen[:5]:
        waarom = why(problem, voorstel.zaak, verdeling)
        assert waarom.proven
        assert waarom.second is None or waarom.second.professional != voorstel.professional
        assert not waarom.price or waarom.price[0][1] > 0


def test_price_names_the_level_that_becomes_worse():
    problem = simple((Zaak("z"),), team("anna", "bas", "carla"), travel=np.array([[10.0, 45.0, 30.0]]))
    waarom = why(problem, "z", solve(problem))
    assert waarom.second.professional == "carla"
    assert waarom.price == ((Level.MINUTEN, 20.0),)
    assert waarom.binding == ()


@pytest.mark.parametrize(("change", "code"), [
    ({"professionals": FULL_TEAM}, Reden.RUIMTE),
    ({"professionals": (Professional("anna", limit=10.0, ramp=0), Professional("bas", limit=10.0))}, Reden.INSTROOM),
    ({"professionals": (Professional("anna", limit=10.0, hours=0.5), Professional("bas", limit=10.0))}, Reden.UREN),
    ({"conflicts": frozenset({("z", "anna")})}, Reden.CONFLICT),
    ({"eligible": np.array([[False, True]])}, Reden.NIET_BEVOEGD),
    ({"eligible": np.array([[False, True]]), "reasons": {("z", "anna"): ("akte_verlopen",)}}, "akte_verlopen"),
])
def test_binding_says_what_stands_in_the_way_of_whoever_suits_better(change, code):
    problem = replace(simple((Zaak("z", hours=1.0),), team("anna", "bas"), travel=np.array([[1.0, 90.0]])), **change)
    waarom = why(problem, "z", solve(problem))
    assert waarom.voorstel.professional == "bas"
    assert Grond("anna", code) in waarom.binding
    assert {grond.professional for grond in waarom.binding} == {"anna"}


def test_a_fair_division_is_named_when_it_is_what_binds():
    zaken, near = tuple(Zaak(f"z{i}") for i in range(2)), np.array([[1.0, 90.0], [1.0, 80.0]])
    problem = simple(zaken, team("anna", "bas"), travel=near)
    waarom = why(problem, "z1", solve(problem))
    assert waarom.voorstel.professional == "bas"
    assert waarom.binding == (Grond("anna", Reden.EERLIJK),)


@pytest.mark.parametrize("seed", range(3))
def test_an_override_is_priced_and_gives_the_zaak_to_that_person(seed):
    problem = drawn(9, 4, seed=seed, room=0.9)
    verdeling = solve(problem)
    zaak = verdeling.voorstellen[0]
    for one in problem.professionals:
        other = override(problem, zaak.zaak, one.id, verdeling)
        if other.verdeling is None:
            assert other.gronden
            assert {grond.professional for grond in other.gronden} <= {one.id, ""}
        else:
            assert other.verdeling.of(zaak.zaak).professional == one.id
            assert not other.price or other.price[0][1] > 0
        assert one.id != zaak.professional or (other.verdeling == verdeling and other.price == ())


def test_an_override_takes_the_siblings_along():
    zaken = (Zaak("z0", gezin="g"), Zaak("z1", gezin="g"))
    problem = simple(zaken, team("anna", "bas"), travel=np.array([[1.0, 50.0]] * 2))
    other = override(problem, "z0", "bas", solve(problem))
    assert {one.professional for one in other.verdeling.voorstellen} == {"bas"}
    assert other.price == ((Level.MINUTEN, 98.0),)


@pytest.mark.parametrize(("change", "code"), [
    ({"professionals": FULL_TEAM}, Reden.RUIMTE),
    ({"professionals": (Professional("anna", limit=10.0, ramp=0), Professional("bas", limit=10.0))}, Reden.INSTROOM),
    ({"conflicts": frozenset({("z", "anna")})}, Reden.CONFLICT),
])
def test_an_override_never_breaks_a_hard_rule(change, code):
    problem = replace(simple((Zaak("z"),), team("anna", "bas")), **change)
    other = override(problem, "z", "anna", solve(problem))
    assert other.verdeling is None
    assert other.gronden == (Grond("anna", code),)


def lifted(problem: Problem, gronden: tuple[Grond, ...]) -> Problem:
    """The problem with these reasons taken away, by hand."""
    people, eligible, conflicts = list(problem.professionals), problem.eligible.copy(), set(problem.conflicts)
    for grond in gronden:
        b = next((b for b, one in enumerate(people) if one.id == grond.professional), None)
        if grond.code == Reden.RUIMTE:
            people[b] = replace(people[b], limit=people[b].limit + 2.0, load=min(people[b].load, people[b].limit))
        elif grond.code == Reden.INSTROOM:
            people[b] = replace(people[b], ramp=people[b].ramp + 1)
        elif grond.code == Reden.CONFLICT:
            conflicts -= {pair for pair in conflicts if pair[1] == grond.professional}
        else:
            eligible[-1, b] = True
    return replace(problem, professionals=tuple(people), eligible=eligible, conflicts=frozenset(conflicts))


def test_the_reasons_are_the_smallest_set_that_gives_the_child_a_place():
    people = (Professional("anna", limit=4.0, load=3.0, ramp=1), Professional("bas", limit=4.0, load=4.0, ramp=0),
              Professional("carla", limit=9.0))
    zaken = (Zaak("a", weight=1.0, days_waiting=20), Zaak("z", weight=2.0))
    problem = simple(zaken, people, eligible=np.array([[True, True, False], [True, True, False]]),
                     conflicts=frozenset({("z", "carla")}))
    verdeling = solve(problem)
    assert verdeling.niet_geplaatst == ("z",)
    found = why_not(problem, "z", verdeling)
    assert found.checked
    assert found.gronden == (Grond("anna", Reden.INSTROOM), Grond("anna", Reden.RUIMTE))
    assert solve(lifted(problem, found.gronden)).niet_geplaatst == ()
    for size in range(len(found.gronden)):
        for some in combinations(found.gronden, size):
            assert solve(lifted(problem, some)).niet_geplaatst == ("z",)


def test_reasons_per_person_are_all_needed():
    problem = simple((Zaak("z"),), team("anna"), eligible=np.array([[False]]), conflicts=frozenset({("z", "anna")}),
                     reasons={("z", "anna"): ("akte_verlopen", "geen_aanwijzing")})
    found = why_not(problem, "z", solve(problem))
    assert found.checked
    codes = ("akte_verlopen", Reden.CONFLICT, "geen_aanwijzing")
    assert found.gronden == tuple(Grond("anna", code) for code in codes)


@pytest.mark.parametrize("seed", range(4))
def test_every_reason_of_a_drawn_region_is_checked(seed):
    problem = drawn(10, 4, weeks=1 + seed % 2, seed=seed, room=0.4)
    verdeling = solve(problem)
    assert verdeling.niet_geplaatst
    for zaak in verdeling.niet_geplaatst:
        assert why_not(problem, zaak, verdeling).checked


def test_siblings_are_a_reason_when_they_could_be_placed_apart():
    zaken = (Zaak("z0", gezin="g"), Zaak("z1", gezin="g"))
    problem = simple(zaken, team("anna", "bas"), eligible=np.eye(2, dtype=np.bool_))
    found = why_not(problem, "z0", solve(problem))
    assert found.gronden == (Grond("", Reden.BROERS_EN_ZUSSEN),)
    assert found.checked


def test_nobody_is_moved_to_a_later_week_to_make_room():
    zaken = (Zaak("a", urgency=9.0, days_left=0, days_needed=30), Zaak("z"))
    problem = simple(zaken, team("anna", ramp=(1, 1)), weeks=2, eligible=np.array([[[True, True]], [[True, False]]]))
    verdeling = solve(problem)
    assert (verdeling.of("a").week, verdeling.niet_geplaatst) == (0, ("z",))
    found = why_not(problem, "z", verdeling)
    assert found.checked
    assert found.gronden == (Grond("anna", Reden.INSTROOM),)


def test_a_child_that_waits_for_its_own_person_is_said_to_wait():
    people = (Professional("anna", limit=10.0), Professional("bas", limit=10.0, ramp=0))
    problem = simple((Zaak("z", eigen="bas", days_waiting=3),), people, floor_day=10)
    assert why_not(problem, "z", solve(problem)).gronden == (Grond("", Reden.EIGEN),)


def test_a_place_that_the_rule_of_thumb_missed_is_not_called_impossible():
    zaken = (Zaak("a", days_waiting=9), Zaak("b"))
    problem = simple(zaken, (Professional("anna", limit=10.0, ramp=1), Professional("bas", limit=1.0, ramp=1)),
                     eligible=np.array([[True, True], [True, False]]), travel=np.array([[1.0, 90.0], [1.0, 1.0]]))
    thumb = solve_greedy(problem)
    assert thumb.niet_geplaatst == ("b",)
    assert why_not(problem, "b", thumb).gronden == (Grond("", Reden.NIET_BEWEZEN),)


def test_the_price_of_room_kept_free_is_shown():
    problem = simple((Zaak("z"),), team("anna", "bas", load=8.0), travel=np.array([[1.0, 90.0]]),
                     reservations=(Reservering(0, 2.0, ("anna",)),))
    assert price_of_reservation(problem, solve(problem)) == ((Level.MINUTEN, -89.0),)


@pytest.mark.parametrize(("ask", "argument"), [
    (lambda p, v: why(p, "nobody", v), "zaak"), (lambda p, v: why(p, "b", v), "zaak"),
    (lambda p, v: why_not(p, "a", v), "zaak"), (lambda p, v: why_not(p, "nobody", v), "zaak"),
    (lambda p, v: override(p, "a", "nobody", v), "professional"), (lambda p, v: override(p, "x", "anna", v), "zaak"),
])
def test_a_question_about_nobody_is_refused(ask, argument):
    problem = simple((Zaak("a"), Zaak("b")), team("anna", ramp=1))
    with pytest.raises(ScienceError) as refused:
        ask(problem, solve(problem))
    assert refused.value.argument == argument
