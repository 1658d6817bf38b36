"""Who could take which child this week: a proposal with reasons, never a decision.

    from ketenkameleon.science import assign
    verdeling = assign.solve(assign.Problem(zaken, professionals, eligible))

Source: science.md 1.5 and 1.6; design.md 2 (promise 9).
"""

from ketenkameleon.science.assign.answer import Reached, Verdeling, Voorstel
from ketenkameleon.science.assign.explain import AndereKeuze, Waarom, override, price_of_reservation, why
from ketenkameleon.science.assign.levels import Level
from ketenkameleon.science.assign.linear import Effort
from ketenkameleon.science.assign.problem import Problem, Professional, Reservering, Zaak
from ketenkameleon.science.assign.reasons import Grond, Reden
from ketenkameleon.science.assign.solve import solve, solve_greedy
from ketenkameleon.science.assign.whynot import WaaromNiet, why_not

__all__ = ["AndereKeuze", "Effort", "Grond", "Level", "Problem", "Professional", "Reached", "Reden", "Reservering",
           "Verdeling", "Voorstel", "Waarom", "WaaromNiet", "Zaak", "override", "price_of_reservation", "solve",
           "solve_greedy", "why", "why_not"]
