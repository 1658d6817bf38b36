"""The division is the best there is, level by level, and keeps every hard rule."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ketenkameleon.science.assign import Effort, Problem, Verdeling, solve, solve_greedy
from science.assign.cp import cp_levels
from science.assign.instanties import drawn
from science.assign.met_de_hand import Division, best, breaks_a_rule, worth

SMALL = [(6, 3, 1), (5, 4, 1), (4, 2, 2), (3, 2, 3)]


def as_division(problem: Problem, verdeling: Verdeling) -> Division:
    found: Division = {zaak.id: None for zaak in problem.zaken}
    found.update({one.zaak: (one.professional, one.week) for one in verdeling.voorstellen})
    return found


def levels(verdeling: Verdeling) -> tuple[float, ...]:
    return tuple(reached.value for reached in verdeling.levels)


@pytest.mark.parametrize("size", SMALL)
@pytest.mark.parametrize("seed", range(4))
def test_no_division_of_all_there_are_is_better(size, seed):
    problem = drawn(size[0], size[1], weeks=size[2], seed=seed, room=0.6 + 0.3 * seed)
    verdeling = solve(problem)
    assert verdeling.proven
    assert levels(verdeling) == pytest.approx(best(problem), abs=1e-9)


@pytest.mark.parametrize("seed", range(50))
def test_another_solver_finds_the_same_levels(seed):
    weeks = 1 + seed % 2
    problem = drawn(9 - 3 * (seed % 2), 4, weeks=weeks, seed=100 + seed, room=0.5 + (seed % 5) / 5)
    verdeling = solve(problem)
    assert verdeling.proven
    assert levels(verdeling) == pytest.approx(cp_levels(problem), abs=1e-9)


@pytest.mark.parametrize("method", [solve, solve_greedy])
@pytest.mark.parametrize("seed", range(4))
def test_levels_are_those_of_the_proposals(method, seed):
    problem = drawn(14, 5, weeks=1 + seed % 3, seed=seed, room=0.9)
    verdeling = method(problem)
    assert levels(verdeling) == pytest.approx(worth(problem, as_division(problem, verdeling)), abs=1e-9)


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 10_000), st.integers(1, 8), st.integers(1, 4), st.integers(1, 3), st.floats(0.1, 2.0))
def test_no_division_breaks_a_hard_rule(seed, cases, people, weeks, room):
    problem = drawn(cases, people, weeks=weeks, seed=seed, room=room)
    for verdeling in (solve(problem), solve_greedy(problem)):
        assert not breaks_a_rule(problem, as_division(problem, verdeling))
        assert len(verdeling.voorstellen) + len(verdeling.niet_geplaatst) == cases


@settings(max_examples=8, deadline=None)
@given(st.integers(0, 10_000), st.permutations(range(7)), st.permutations(range(4)))
def test_the_order_of_the_rows_changes_nothing(seed, rows, columns):
    problem = drawn(7, 4, seed=seed, room=0.8)
    other = replace(problem, zaken=tuple(problem.zaken[i] for i in rows),
                    professionals=tuple(problem.professionals[b] for b in columns),
                    eligible=problem.eligible[np.ix_(rows, columns)], travel=problem.travel[np.ix_(rows, columns)])
    assert solve(other) == solve(problem)
    assert solve_greedy(other) == solve_greedy(problem)


@pytest.mark.parametrize("seed", range(4))
def test_rule_of_thumb_never_claims_more_than_its_bound_allows(seed):
    problem = drawn(8, 3, seed=seed, room=0.8)
    optimum, thumb, blind = solve(problem), solve_greedy(problem), solve_greedy(problem, solver=False)
    assert levels(optimum) <= levels(thumb)
    assert thumb.voorstellen == blind.voorstellen
    for sharp, dull, reached in zip(thumb.levels, blind.levels, optimum.levels, strict=True):
        assert dull.bound <= sharp.bound + 1e-9
        assert sharp.bound <= min(sharp.value, reached.value) + 1e-9


def test_rule_of_thumb_has_a_gap_where_it_is_worse():
    problem = drawn(20, 6, seed=0, room=1.2)
    optimum, thumb = solve(problem), solve_greedy(problem)
    assert levels(optimum) < levels(thumb)
    assert thumb.gap > 0
    assert not thumb.proven


def test_a_search_that_was_cut_short_says_its_gap():
    problem = drawn(40, 10, seed=3, room=0.6)
    cut, full = solve(problem, effort=Effort(nodes=0, gap=0.2)), solve(problem)
    assert full.proven
    assert levels(cut) >= levels(full)
    assert cut.proven == (levels(cut) == levels(full))
    assert not cut.proven


def test_forty_zaken_and_seventeen_professionals_are_proven():
    verdeling = solve(drawn(40, 17, seed=0))
    assert verdeling.proven
    assert verdeling.gap == 0


def test_answers_are_sorted_by_zaak_and_say_nothing_about_a_person():
    verdeling = solve(drawn(12, 5, seed=1, room=0.5))
    ids = [one.zaak for one in verdeling.voorstellen]
    assert ids == sorted(ids)
    assert list(verdeling.niet_geplaatst) == sorted(verdeling.niet_geplaatst)
    assert {one for row in verdeling.voorstellen for one in row.__slots__} == {"zaak", "professional", "week"}
