"""What must hold between the parts of a scenario before a number can come out of it.

A scenario that fails here would give a number that means nothing: nobody to do a rol, a route without an end,
slots without hours. Source: issue 5, "Bad input".
"""

from __future__ import annotations

import numpy as np

from ketenkameleon.science.chainsim import roster
from ketenkameleon.science.chainsim.days import Span, open_share, rates, span_of
from ketenkameleon.science.chainsim.records import PRESENT, Ints
from ketenkameleon.science.chainsim.scenario import Scenario
from ketenkameleon.science.chainsim.tables import amounts, route_of
from ketenkameleon.science.fouten import ScienceError

MOST_REPORTS = 5e6
MOST_VISITS = 1000.0


def check(scenario: Scenario) -> None:
    """Refuse a scenario with which no right number can be computed, naming the argument."""
    span = span_of(scenario)
    check_reports(scenario, span)
    reached = check_routes(scenario)
    may, limit = roster.permission(scenario, span), roster.limits(scenario, span)
    check_certificates(scenario, may, span)
    check_hours(scenario, limit, span)
    check_staff(scenario, reached, may, limit)


def check_reports(scenario: Scenario, span: Span) -> None:
    """Refuse a scenario without reports, with too many, or with a list of days of another length."""
    reports = scenario.arrivals
    for name, given in (("arrivals.daily", reports.daily), ("arrivals.counts", reports.counts)):
        if given is not None and len(given) != span.days:
            raise ScienceError(name, f"heeft {span.days} dagen nodig (vanaf {span.first}), niet {len(given)}")
    expected = rates(scenario, span)
    if expected[span.measure : span.follow].sum() <= 0:
        raise ScienceError("arrivals", "er komt geen enkele melding in de gemeten maanden")
    if expected.sum() > MOST_REPORTS:
        raise ScienceError("arrivals", f"meer dan {MOST_REPORTS:g} meldingen in een herhaling passen niet")


def check_routes(scenario: Scenario) -> list[bool]:
    """Refuse a route without an end; returns which rollen are ever reached.

    The route is a transient Markov chain when its spectral radius is below one; the mean number of visits of a rol
    is then entry (I - P)⁻¹. Source: any text on absorbing chains.
    """
    entry = np.array([rol.entry for rol in scenario.rollen], float)
    if entry.sum() <= 0:
        raise ScienceError("entry", "er is geen rol waar een melding begint")
    route = route_of(scenario)
    names = [rol.name for rol in scenario.rollen]
    if np.abs(np.linalg.eigvals(route)).max() >= 1 - 1e-9:
        raise ScienceError("follows", f"de route tussen {', '.join(names)} komt nooit bij een einde")
    visits = np.linalg.solve(np.eye(len(route)) - route.T, entry / entry.sum())
    if visits.max() > MOST_VISITS:
        most = names[int(visits.argmax())]
        raise ScienceError("follows", f"een kind komt gemiddeld {visits.max():.0f} keer in {most}")
    reached: list[bool] = (visits > 0).tolist()
    for rol, there, work in zip(scenario.rollen, reached, amounts(scenario), strict=True):
        if there and work <= 0:
            field = "hours" if scenario.level == "work" else "slot_days"
            raise ScienceError(field, f"{rol.name} kost geen tijd: geef een gemiddelde boven nul")
    return reached


def check_certificates(scenario: Scenario, may: Ints, span: Span) -> None:
    """Refuse a certificate that is valid on no day on which its holder works."""
    names = [rol.name for rol in scenario.rollen]
    for b, who in enumerate(scenario.professionals):
        there = (may[:, b] & PRESENT) != 0
        for certificate in who.certificates:
            if not (there & ((may[:, b] >> names.index(certificate.rol)) & 1 == 1)).any():
                raise ScienceError(
                    "certificates", f"{certificate.rol} van {who.name} geldt op geen enkele werkdag tussen "
                    f"{span.first} en {span.dates()[-1]}",
                )


def check_hours(scenario: Scenario, limit: Ints, span: Span) -> None:
    """Refuse slots without hours: children would be taken on and never seen."""
    if scenario.level == "slot":
        return
    share = open_share(span, scenario.calendar)
    for b, who in enumerate(scenario.professionals):
        there = roster.presence(span, who) == 1
        hours = roster.hours_a_day(scenario, span, who, share)
        if limit[there, b].any() and hours.sum() <= 0:
            raise ScienceError("hours_week", f"{who.name} mag kinderen aannemen (limit) maar heeft nooit uren")


def check_staff(scenario: Scenario, reached: list[bool], may: Ints, limit: Ints) -> None:
    """Refuse a rol that children reach and nobody may ever do."""
    for s, rol in enumerate(scenario.rollen):
        able = (may & PRESENT != 0) & ((may >> s) & 1 == 1) & (limit > 0)
        if reached[s] and not able.any():
            raise ScienceError("professionals", f"niemand mag ooit {rol.name} doen")
