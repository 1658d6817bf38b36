"""The same problem for another solver (CP-SAT), written the long way: one boolean per zaak × professional × week."""

from __future__ import annotations

from ortools.sat.python import cp_model

from ketenkameleon.science.assign import Problem
from science.assign.met_de_hand import curve, has_own, may, milli, weekly

SCALE = (100, 1, 100, 1000, 1000, 1000, 1, 1, 1)


def cp_levels(problem: Problem) -> tuple[float, ...]:
    """The levels one after another, each kept while the next is made smaller; all proven by CP-SAT."""
    model, goals = _model(problem)
    found = []
    for goal, scale in zip(goals, SCALE, strict=True):
        model.minimize(goal)
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 1
        assert solver.solve(model) == cp_model.OPTIMAL
        value = round(solver.objective_value)
        model.add(goal == value)
        found.append(value / scale)
    return tuple(found)


def _model(problem):
    model = cp_model.CpModel()
    n, people, weeks = len(problem.zaken), len(problem.professionals), problem.weeks
    x = {(i, b, t): model.new_bool_var(f"x{i},{b},{t}") for i in range(n) for b in range(people) for t in range(weeks)}
    out = [model.new_bool_var(f"w{i}") for i in range(n)]
    for i in range(n):
        model.add(sum(x[i, b, t] for b in range(people) for t in range(weeks)) + out[i] == 1)
        for j in range(i):
            if problem.zaken[i].gezin is not None and problem.zaken[i].gezin == problem.zaken[j].gezin:
                for b in range(people):
                    for t in range(weeks):
                        model.add(x[i, b, t] == x[j, b, t])
    for (i, b, t), var in x.items():
        if not may(problem, i, b, t):
            model.add(var == 0)
    late, longest, waiting = _waiting(problem, model, x, out)
    changes, minutes = _pairs(problem, x)
    return model, (late, longest, waiting, changes, *_people(problem, model, x), minutes)


def _waiting(problem, model, x, out):
    longest, late, waiting = model.new_int_var(0, 20_000, "longest"), 0, 0
    for i, zaak in enumerate(problem.zaken):
        urgency = round(zaak.urgency * 100)
        choices = [(var, problem.professionals[b].id, t) for (j, b, t), var in x.items() if j == i]
        for var, name, t in [*choices, (out[i], zaak.eigen, problem.weeks)]:
            days = zaak.days_waiting + 7 * t
            free = name == zaak.eigen and has_own(problem, i) and days <= problem.floor_day
            late += urgency * max(0, zaak.days_needed + 7 * t - zaak.days_left) * var
            waiting += 0 if free else urgency * sum(range(zaak.days_waiting + 1, days + 1)) * var
            model.add(longest >= (zaak.days_waiting if free else days)).only_enforce_if(var)
    return late, longest, waiting


def _pairs(problem, x):
    changes = minutes = 0
    for (i, b, _), var in x.items():
        zaak, one = problem.zaken[i], problem.professionals[b]
        later = sum(p for rol, p in zaak.later if rol not in one.rollen)
        changes += milli(later + (zaak.eigen is not None and zaak.eigen != one.id)) * var
        foreign = zaak.taal is not None and zaak.taal not in one.talen
        minutes += round(float(problem.travel[i, b]) + problem.interpreter_minutes * foreign) * var
    return changes, minutes


def _people(problem, model, x):
    busiest, hardest = (model.new_int_var(0, 400, name) for name in ("busiest", "hardest"))
    over, free = [], {}
    for b, one in enumerate(problem.professionals):
        for t in range(problem.weeks):
            load, hours = (sum(milli(getattr(zaak, name) * curve(problem, i, t - s)) * x[i, b, s]
                               for i, zaak in enumerate(problem.zaken) for s in range(t + 1))
                           for name in ("weight", "hours"))
            limit, now, stretch = (milli(weekly(value, t)) for value in (one.limit, one.load, one.stretch))
            room = max(0, limit - now)
            model.add(sum(x[i, b, t] for i in range(len(problem.zaken))) <= int(weekly(one.ramp, t)))
            model.add(load <= max(0, limit + stretch - now))
            free[one.id, t] = _above(model, room - load)
            over.append(_above(model, load - room))
            if one.hours is not None:
                over.append(_above(model, hours - milli(weekly(one.hours, t))))
            for i in range(len(problem.zaken)):
                for s in range(t + 1):
                    model.add(100 * (now + load) <= 5 * limit * busiest).only_enforce_if(x[i, b, s])
        _hard(problem, model, x, b, hardest)
    short = [_above(model, milli(row.room) - sum(free[name, row.week] for name in row.who))
             for row in problem.reservations]
    return sum(over), sum(short), 5 * busiest, 5 * hardest


def _hard(problem, model, x, b, hardest):
    one = problem.professionals[b]
    mine = [x[i, b, t] for i, zaak in enumerate(problem.zaken) if zaak.hard for t in range(problem.weeks)]
    top = max(milli(weekly(one.limit, t)) for t in range(problem.weeks))
    for var in mine:
        model.add(100_000 * (one.hard_recent + sum(mine)) <= 5 * top * hardest).only_enforce_if(var)


def _above(model, amount):
    """What an amount is above nothing."""
    var = model.new_int_var(0, 10_000_000, "")
    model.add_max_equality(var, [amount, 0])
    return var
