"""Why this person: what stands in the way of others, who would be second, what choosing otherwise costs."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from ketenkameleon.science.assign.answer import Verdeling, Voorstel, to_answer
from ketenkameleon.science.assign.arrays import Bools
from ketenkameleon.science.assign.binding import in_the_way
from ketenkameleon.science.assign.compact import compact
from ketenkameleon.science.assign.costs import allowed
from ketenkameleon.science.assign.greedy import greedy
from ketenkameleon.science.assign.levels import Level
from ketenkameleon.science.assign.lexico import lexicographic
from ketenkameleon.science.assign.linear import Effort
from ketenkameleon.science.assign.model import build
from ketenkameleon.science.assign.problem import Problem
from ketenkameleon.science.assign.reasons import Grond, family, person, position, refusals
from ketenkameleon.science.assign.solve import FULL, solve
from ketenkameleon.science.assign.whynot import why_not
from ketenkameleon.science.fouten import ScienceError

Verschil = tuple[tuple[Level, float], ...]


@dataclass(frozen=True, slots=True)
class Waarom:
    """Why a proposal is as it is.

    `binding`: for whoever would suit this child better by hand-overs and minutes, what stands in the way.
    `second`: the proposal for this zaak when this person is left out (None: it would not be placed). `price`:
    what each level that changes then becomes worse (or better, after the first). `proven`: both divisions
    were solved to the end.
    """

    voorstel: Voorstel
    binding: tuple[Grond, ...]
    second: Voorstel | None
    price: Verschil
    proven: bool


@dataclass(frozen=True, slots=True)
class AndereKeuze:
    """The division when a human chooses this person, and its price; or the reasons why it cannot be."""

    zaak: str
    professional: str
    verdeling: Verdeling | None
    price: Verschil
    gronden: tuple[Grond, ...]
    proven: bool


def why(problem: Problem, zaak: str, verdeling: Verdeling, *, effort: Effort = FULL) -> Waarom:
    """Why this zaak is proposed to this person. The price is of a division solved without the pair, not an estimate.

    Raises ScienceError when the zaak has no proposal. Source: science.md 1.6; design.md 2, promise 9.
    """
    voorstel = verdeling.of(zaak)
    if voorstel is None:
        position(problem, zaak)
        raise ScienceError("zaak", f"{zaak} heeft geen voorstel; vraag why_not")
    rows = list(family(problem, zaak))
    column = person(problem, voorstel.professional)
    eligible = problem.eligible.copy()
    eligible[rows, column] = False
    other = solve(replace(problem, eligible=eligible), effort=effort)
    return Waarom(voorstel, in_the_way(problem, zaak, verdeling), other.of(zaak), difference(verdeling, other),
                  verdeling.proven and other.proven)


def override(problem: Problem, zaak: str, professional: str, verdeling: Verdeling, *,
             effort: Effort = FULL) -> AndereKeuze:
    """The division when this zaak goes to this professional, and its price; or the reasons why it cannot.

    Siblings go with it. Hard rules are not overridden here: lift the rule in the problem, with a reason, and
    ask again. Raises ScienceError for an unknown id. Source: science.md 1.6; design.md 2, promise 9.
    """
    rows, column = list(family(problem, zaak)), person(problem, professional)
    gronden = {Grond(professional, code) for row in rows for week in range(problem.weeks)
               for code in refusals(problem, row, column, week)}
    if not allowed(problem)[rows, column].all(axis=0).any():
        return AndereKeuze(zaak, professional, None, (), tuple(sorted(gronden)), proven=True)
    chosen = replace(problem, eligible=_only(problem, rows, column), reasons={})
    model = build(compact(chosen, must={problem.zaken[row].id for row in rows}))
    choice, kept = lexicographic(model, greedy(model), effort)
    other = to_answer(model, choice, kept, "solver")
    if other.of(zaak) is None:
        left = why_not(chosen, zaak, other, only=professional)
        return AndereKeuze(zaak, professional, None, (), left.gronden, proven=left.checked)
    return AndereKeuze(zaak, professional, other, difference(verdeling, other), (),
                       proven=verdeling.proven and other.proven)


def difference(one: Verdeling, other: Verdeling) -> Verschil:
    """What each level of the other division is more (or less) than that of the one, where it differs."""
    return tuple((mine.level, round(theirs.value - mine.value, 6))
                 for mine, theirs in zip(one.levels, other.levels, strict=True) if mine.value != theirs.value)


def price_of_reservation(problem: Problem, verdeling: Verdeling, *, effort: Effort = FULL) -> Verschil:
    """What each level becomes when no room is kept free for the forecast: the price of the reservation, with its sign.

    Source: science.md 1.5 (reservation as a soft term, with its price shown).
    """
    free = solve(replace(problem, reservations=()), effort=effort)
    return tuple(row for row in difference(verdeling, free) if row[0] is not Level.RESERVERING)


def _only(problem: Problem, rows: list[int], column: int) -> Bools:
    eligible = problem.eligible.copy()
    others = np.arange(len(problem.professionals)) != column
    for row in rows:
        eligible[row, others] = False
    return eligible
