"""Why a child has no proposal: the smallest set of reasons, checked by lifting them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import sparse
from scipy.optimize import LinearConstraint, milp

from ketenkameleon.science.assign.answer import Verdeling
from ketenkameleon.science.assign.arrays import Floats, Ints
from ketenkameleon.science.assign.compact import Compact, compact
from ketenkameleon.science.assign.linear import Effort
from ketenkameleon.science.assign.model import Model, build
from ketenkameleon.science.assign.problem import Problem
from ketenkameleon.science.assign.reasons import Grond, Reden, family, person, position, refusals
from ketenkameleon.science.fouten import ScienceError


@dataclass(frozen=True, slots=True)
class WaaromNiet:
    """The reasons why a zaak has no place, sorted. Lifting all of them gives it one, and nobody else loses theirs.

    `checked`: with any one of them left standing there is no place. A set of one code of EIGEN, ANDER_KIND or
    NIET_BEWEZEN says that there was a place: the child waits for its own person, or placing it costs other children
    more, or the division was not proven.
    """

    zaak: str
    gronden: tuple[Grond, ...]
    checked: bool


@dataclass(frozen=True, eq=False)
class _Place:
    """A place the zaak could have: with whom, when, what it uses from then on, and the reasons in the way."""

    b: int
    week: int
    size: int
    load: Ints
    gronden: frozenset[Grond]


def why_not(problem: Problem, zaak: str, verdeling: Verdeling, *, only: str | None = None) -> WaaromNiet:
    """The smallest set of reasons why this zaak is not placed in this division; `only` with one professional.

    Everybody who has a proposal keeps one, with anybody, no later than proposed. Of sets of the same size the
    first in the order room, ramp, authority, then by name. Raises ScienceError when the zaak has a proposal.
    Source: issue 5, part 4; smallest correction set, solved as an integer program (HiGHS).
    """
    if zaak not in verdeling.niet_geplaatst:
        position(problem, zaak)
        raise ScienceError("zaak", f"{zaak} heeft een voorstel")
    puzzle = _puzzle(problem, zaak, verdeling, only)
    found = _fewest(puzzle)
    if not found:
        return WaaromNiet(zaak, (Grond("", _own_choice(problem, zaak, verdeling)),), checked=True)
    checked = _placeable(puzzle, found) and not any(_placeable(puzzle, found - {one}) for one in found)
    return WaaromNiet(zaak, tuple(sorted(found)), checked)


@dataclass(frozen=True, eq=False)
class _Puzzle:
    """Columns: the others' choices, the places, the reasons lifted. Rows as in the model, without soft ones."""

    gronden: tuple[Grond, ...]
    less: sparse.csr_array
    top: Floats
    same: sparse.csr_array
    count: Floats
    high: Floats


def _puzzle(problem: Problem, zaak: str, verdeling: Verdeling, only: str | None) -> _Puzzle:
    given = compact(problem)
    model = build(given, apart=True)
    unit = next(u for u, group in enumerate(given.units.members) if zaak in {given.zaken[i].id for i in group})
    places = _places(problem, given, unit, zaak, None if only is None else given.staff.ids.index(only))
    atoms = {grond for place in places for grond in place.gronden}
    for name in given.staff.ids:
        atoms |= {Grond(name, Reden.RUIMTE), Grond(name, Reden.INSTROOM)}
    gronden = tuple(sorted(atoms, key=_preference))
    less, top = _limits(given, model, unit, places, gronden)
    others = np.flatnonzero(np.arange(len(given.units.members)) != unit)
    n = model.columns.size
    same = sparse.lil_array((len(others) + 1, less.shape[1]))
    same[:-1, :n] = model.same[others][:, :n]
    same[-1, n:n + len(places)] = 1.0
    high = np.concatenate([_open(model, unit, verdeling), np.ones(len(places) + len(gronden))])
    return _Puzzle(gronden, less, top, sparse.csr_array(same), np.ones(len(others) + 1), high)


def _preference(grond: Grond) -> tuple[int, str, str]:
    order = (Reden.RUIMTE, Reden.INSTROOM)
    return (order.index(Reden(grond.code)) if grond.code in order else len(order), grond.professional, grond.code)


def _places(problem: Problem, given: Compact, unit: int, zaak: str, only: int | None) -> list[_Place]:
    """Every place the zaak could have, with its siblings and, when it has some, apart from them."""
    units, weeks = given.units, given.weeks
    rows = family(problem, zaak)
    variants: list[tuple[tuple[int, ...], int, Ints, frozenset[Grond]]] = [
        (rows, int(units.size[unit]), units.load[unit], frozenset())]
    if len(rows) > 1:
        single = compact(problem, together=False)
        alone = next(i for i, one in enumerate(single.zaken) if one.id == zaak)
        variants.append(((position(problem, zaak),), 1, single.units.load[alone],
                         frozenset({Grond("", Reden.BROERS_EN_ZUSSEN)})))
    asked = range(len(given.staff.ids)) if only is None else (only,)
    return [_Place(b, week, size, load[:weeks - week], extra | _in_the_way(problem, members, given.staff.ids[b], week))
            for members, size, load, extra in variants for b in asked for week in range(weeks)]


def _in_the_way(problem: Problem, rows: tuple[int, ...], name: str, week: int) -> frozenset[Grond]:
    column = person(problem, name)
    return frozenset(Grond(name, code) for row in rows for code in refusals(problem, row, column, week))


def _open(model: Model, unit: int, verdeling: Verdeling) -> Floats:
    """The choices of the others: who is placed stays placed, no later; who is not stays so."""
    given, columns = model.given, model.columns
    week_of = {voorstel.zaak: voorstel.week for voorstel in verdeling.voorstellen}
    latest = np.array([week_of.get(given.zaken[group[0]].id, -1) for group in given.units.members])
    allowed = np.where(columns.who < 0, latest[columns.kind] < 0, columns.week <= latest[columns.kind])
    still = allowed & (columns.kind != unit)
    return np.where(still, 1.0, 0.0)


def _limits(given: Compact, model: Model, unit: int, places: list[_Place], gronden: tuple[Grond, ...]) -> tuple[
        sparse.csr_array, Floats]:
    """Ramp and load rows, eased by the whole zaak where a reason is lifted, and a row per place × reason."""
    weeks, cells, n = given.weeks, given.staff.ramp.size, model.columns.size
    place_at, reason_at = n, n + len(places)
    number = {grond: a for a, grond in enumerate(gronden)}
    needs = [(p, number[grond]) for p, place in enumerate(places) for grond in sorted(place.gronden)]
    rows = sparse.lil_array((2 * cells + len(needs), reason_at + len(gronden)))
    rows[:cells, :n] = model.use.size
    rows[cells:2 * cells, :n] = model.use.load
    for p, place in enumerate(places):
        first = place.b * weeks + place.week
        rows[first, place_at + p] = place.size
        for after, load in enumerate(place.load):
            rows[cells + first + after, place_at + p] = load
    for b, name in enumerate(given.staff.ids):
        own = slice(b * weeks, (b + 1) * weeks)
        rows[own, reason_at + number[Grond(name, Reden.INSTROOM)]] = -float(given.units.size[unit])
        rows[cells + b * weeks:cells + (b + 1) * weeks,
             reason_at + number[Grond(name, Reden.RUIMTE)]] = -float(given.units.load[unit].max())
    for row, (p, a) in enumerate(needs):
        rows[2 * cells + row, place_at + p], rows[2 * cells + row, reason_at + a] = 1.0, -1.0
    top = np.concatenate([given.staff.ramp.ravel(), given.staff.most.ravel(), np.zeros(len(needs))])
    return sparse.csr_array(rows), top.astype(float)


def _fewest(puzzle: _Puzzle) -> frozenset[Grond]:
    """The smallest set of reasons to lift; all of them when HiGHS does not answer within its bounds."""
    n = len(puzzle.gronden)
    cost = np.zeros(puzzle.less.shape[1])
    cost[-n:] = n * n + np.arange(n)
    x = _try(puzzle, cost, puzzle.high)
    lifted = np.ones(n) if x is None else x[-n:]
    return frozenset(grond for grond, on in zip(puzzle.gronden, lifted, strict=True) if on > 0.5)


def _placeable(puzzle: _Puzzle, lifted: frozenset[Grond]) -> bool:
    """Is there a place when these reasons, and no others, are lifted?"""
    n = len(puzzle.gronden)
    high = puzzle.high.copy()
    high[-n:] = [grond in lifted for grond in puzzle.gronden]
    return _try(puzzle, np.zeros(len(high)), high) is not None


def _try(puzzle: _Puzzle, cost: Floats, high: Floats) -> Floats | None:
    effort = Effort()
    answer = milp(cost, integrality=np.ones(len(high)), bounds=(np.zeros(len(high)), high),
                  constraints=[LinearConstraint(puzzle.less, -np.inf, puzzle.top),
                               LinearConstraint(puzzle.same, puzzle.count, puzzle.count)],
                  options={"mip_rel_gap": 0.0, "node_limit": effort.nodes, "time_limit": effort.seconds})
    x: Floats | None = answer.x
    return x


def _own_choice(problem: Problem, zaak: str, verdeling: Verdeling) -> Reden:
    """Why a zaak that has a place is not given one."""
    given = compact(problem)
    unit = next(u for u, group in enumerate(given.units.members) if zaak in {given.zaken[i].id for i in group})
    if given.units.none_wait[unit] == 0:
        return Reden.EIGEN
    return Reden.ANDER_KIND if verdeling.proven else Reden.NIET_BEWEZEN
