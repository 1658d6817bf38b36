"""The division itself: solved level by level, or by the rule of thumb with its gap."""

from __future__ import annotations

from ketenkameleon.science.assign.answer import Verdeling, to_answer
from ketenkameleon.science.assign.compact import compact
from ketenkameleon.science.assign.exact import values
from ketenkameleon.science.assign.greedy import greedy, without_competition
from ketenkameleon.science.assign.levels import Level
from ketenkameleon.science.assign.lexico import Kept, lexicographic, linear_bounds
from ketenkameleon.science.assign.linear import Effort
from ketenkameleon.science.assign.model import build
from ketenkameleon.science.assign.problem import Problem

FULL = Effort()


def solve(problem: Problem, *, effort: Effort = FULL) -> Verdeling:
    """The best division, level by level, proven or with its gap. The same for any order of the rows.

    Only `effort.seconds`, when it runs out, can make two runs differ. Raises ScienceError.
    Source: science.md 1.6; scipy.optimize.milp (HiGHS).
    """
    model = build(compact(problem))
    choice, kept = lexicographic(model, greedy(model), effort)
    return to_answer(model, choice, kept, "solver")


def solve_greedy(problem: Problem, *, solver: bool = True) -> Verdeling:
    """The division of the rule of thumb, with for each level a bound that holds for any division.

    The bounds come from the linear relaxation; without `solver` from each zaak taken by itself, which is less
    sharp. Raises ScienceError. Source: science.md 1.6 (greedy fallback).
    """
    model = build(compact(problem))
    found = values(model, choice := greedy(model))
    bounds = without_competition(model)
    if solver:
        sharper = linear_bounds(model)
        bounds = {level: max(bound, sharper[level]) for level, bound in bounds.items()}
    kept = {level: Kept(found[level], min(bounds[level], found[level])) for level in Level}
    return to_answer(model, choice, kept, "greedy")
