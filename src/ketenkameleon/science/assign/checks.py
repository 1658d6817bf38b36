"""Every argument of a problem, refused by name when no right answer can be given with it."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from ketenkameleon.science.assign.problem import PerWeek, Problem, Professional, Zaak
from ketenkameleon.science.fouten import ScienceError

MOST = 1e6


def check(problem: Problem) -> None:
    """Nothing, or ScienceError with the name of the first argument that cannot be used. Source: issue 5."""
    _whole("weeks", problem.weeks, least=1)
    if problem.weeks > 53:
        raise ScienceError("weeks", f"mag hoogstens 53 zijn, niet {problem.weeks}")
    _whole("floor_day", problem.floor_day, least=0)
    _number("interpreter_minutes", problem.interpreter_minutes)
    _ids("zaken", [zaak.id for zaak in problem.zaken])
    _ids("professionals", [one.id for one in problem.professionals])
    if not problem.professionals:
        raise ScienceError("professionals", "er is niemand die een zaak kan krijgen")
    for zaak in problem.zaken:
        _check_zaak(zaak)
    for one in problem.professionals:
        _check_professional(one, problem.weeks)
    _check_tables(problem)
    _check_pairs(problem)
    _check_reservations(problem)


def per_week(name: str, value: PerWeek, weeks: int) -> NDArray[np.float64]:
    """The value for each week; one number holds for all. Raises ScienceError when the length is another."""
    try:
        numbers = np.asarray(value, dtype=np.float64)
    except (TypeError, ValueError):
        raise ScienceError(name, f"bevat iets dat geen getal is: {value!r}") from None
    if numbers.ndim == 0:
        return np.full(weeks, float(numbers))
    if numbers.shape != (weeks,):
        raise ScienceError(name, f"moet één getal zijn, of één voor elk van de {weeks} weken")
    return numbers


def _ids(name: str, ids: Sequence[str]) -> None:
    if not all(ids):
        raise ScienceError(name, "er is een lege id")
    if double := sorted({one for one in ids if ids.count(one) > 1}):
        raise ScienceError(name, f"staat er twee keer: {', '.join(double)}")


def _number(name: str, value: float, *, least: float = 0.0, most: float = MOST) -> None:
    if not isinstance(value, float | int | np.number) or not math.isfinite(value) or not least <= value <= most:
        raise ScienceError(name, f"moet een getal van {least:g} tot en met {most:g} zijn, niet {value}")


def _whole(name: str, value: int, *, least: int, most: int = 100_000) -> None:
    if isinstance(value, bool) or not isinstance(value, int | np.integer) or not least <= value <= most:
        raise ScienceError(name, f"moet een heel getal van {least} tot en met {most} zijn, niet {value}")


def _check_zaak(zaak: Zaak) -> None:
    _number("weight", zaak.weight, least=0.001)
    _number("hours", zaak.hours)
    _number("urgency", zaak.urgency, least=0.01, most=1_000)
    _whole("days_waiting", zaak.days_waiting, least=0, most=10_000)
    _whole("days_left", zaak.days_left, least=-10_000, most=10_000)
    _whole("days_needed", zaak.days_needed, least=0, most=10_000)
    for _, probability in zaak.later:
        _number("later", probability, most=1.0)


def _check_professional(one: Professional, weeks: int) -> None:
    for name, value in (("limit", one.limit), ("load", one.load), ("ramp", one.ramp), ("stretch", one.stretch),
                        ("hours", one.hours)):
        if value is not None:
            for number in per_week(name, value, weeks):
                _number(name, number)
    if any(number != int(number) for number in per_week("ramp", one.ramp, weeks)):
        raise ScienceError("ramp", "telt zaken: een heel getal")
    _whole("hard_recent", one.hard_recent, least=0)


def _check_tables(problem: Problem) -> None:
    shape = (len(problem.zaken), len(problem.professionals))
    for name, table in (("eligible", problem.eligible), ("travel", problem.travel), ("curve", problem.curve)):
        if not isinstance(table, np.ndarray | None):
            raise ScienceError(name, "moet een array van numpy zijn")
    allowed = problem.eligible
    if allowed.dtype != np.bool_ or allowed.shape not in (shape, (*shape, problem.weeks)):
        raise ScienceError("eligible", f"moet ja of nee bevatten in de vorm {shape} of {(*shape, problem.weeks)}, "
                                       f"niet {allowed.dtype} in de vorm {allowed.shape}")
    if problem.travel is not None:
        _table("travel", problem.travel, (shape,), most=10_000)
    if problem.curve is not None:
        weeks = problem.weeks
        _table("curve", problem.curve, ((weeks,), (shape[0], weeks)), most=1.0)
        if np.any(problem.curve[..., 0] != 1.0) or np.any(np.diff(problem.curve, axis=-1) > 0):
            raise ScienceError("curve", "moet met 1 beginnen en nooit stijgen")


def _table(name: str, table: NDArray[np.float64], shapes: Iterable[tuple[int, ...]], *, most: float) -> None:
    if table.shape not in tuple(shapes):
        raise ScienceError(name, f"moet de vorm {' of '.join(map(str, shapes))} hebben, niet {table.shape}")
    if not np.all(np.isfinite(table)) or np.any(table < 0) or np.any(table > most):
        raise ScienceError(name, f"moet getallen van 0 tot en met {most:g} bevatten")


def _check_pairs(problem: Problem) -> None:
    rows = {zaak.id: i for i, zaak in enumerate(problem.zaken)}
    columns = {one.id: b for b, one in enumerate(problem.professionals)}
    for name, pairs in (("conflicts", problem.conflicts), ("reasons", problem.reasons)):
        for zaak, one in pairs:
            if zaak not in rows or one not in columns:
                raise ScienceError(name, f"onbekend paar: {zaak}, {one}")
    for zaak, one in problem.reasons:
        if problem.eligible[rows[zaak], columns[one]].all():
            raise ScienceError("reasons", f"{one} mag {zaak} doen en heeft toch een reden waarom niet")


def _check_reservations(problem: Problem) -> None:
    ids = {one.id for one in problem.professionals}
    for row in problem.reservations:
        _whole("reservations", row.week, least=0, most=problem.weeks - 1)
        _number("reservations", row.room)
        if not row.who or not set(row.who) <= ids or len(set(row.who)) < len(row.who):
            raise ScienceError("reservations", "noem elke professional één keer, en alleen wie er is")
