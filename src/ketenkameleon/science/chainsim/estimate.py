"""A scenario's parameters from last year's dated events, with draws for a run. Source: science.md 1.7."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike

from ketenkameleon.science.chainsim import fitting
from ketenkameleon.science.chainsim.engine import Parameters
from ketenkameleon.science.chainsim.fitting import FittedDuration, FittedShares, column, flag_column, whole_column
from ketenkameleon.science.chainsim.parameters import known
from ketenkameleon.science.chainsim.records import Floats
from ketenkameleon.science.chainsim.scenario import Arrivals, Scenario
from ketenkameleon.science.fouten import ScienceError


@dataclass(frozen=True, eq=False)
class Events:
    """Dated events as columns; rollen by their number in the scenario. `durations` and `report_months` make the columns
    of days and months from dates.

    Waits run from their begin to their end in days, or until the data was cut (`…_ended` False). Contacts are given in
    hours of work. `stage_from`, `stage_to`: one pair per finished stage, -1 is done.
    `report_month`: month 1–12 of each report; `months_seen`: how often each month of the year lies in the data in full.
    """

    contact_rol: ArrayLike
    contact_hours: ArrayLike
    wait_rol: ArrayLike
    wait_days: ArrayLike
    wait_ended: ArrayLike
    transfer_days: ArrayLike
    transfer_ended: ArrayLike
    offer_days: ArrayLike
    offer_ended: ArrayLike
    stage_from: ArrayLike
    stage_to: ArrayLike
    report_month: ArrayLike
    months_seen: ArrayLike


@dataclass(frozen=True, eq=False)
class Estimates:
    """What was fitted; None for a rol without contacts or waits of its own in the data."""

    contacts: tuple[FittedDuration | None, ...]
    waits: tuple[FittedDuration | None, ...]
    transfer: FittedDuration
    offer: FittedDuration
    routing: FittedShares
    months: FittedShares
    per_year: float
    reports: int

    def apply(self, scenario: Scenario) -> Scenario:
        """The scenario with the fitted values in place of its own."""
        names = [rol.name for rol in scenario.rollen]
        rollen = []
        for s, rol in enumerate(scenario.rollen):
            onward = [(name, float(self.routing.shares[s, at])) for at, name in enumerate(names)]
            follows = tuple((name, share) for name, share in onward if any(n == name for n, _ in rol.follows))
            work, wait = self.contacts[s], self.waits[s]
            hours = rol.hours if work is None else replace(work.duration, mean=work.duration.mean * rol.contacts)
            external = rol.external if wait is None else replace(wait.duration, mean=wait.duration.mean * rol.contacts)
            rollen.append(replace(rol, hours=hours, external=external, follows=follows, done=None))
        arrivals = Arrivals(self.per_year, tuple((self.months.shares * 12).tolist()))
        return replace(scenario, rollen=tuple(rollen), arrivals=arrivals, transfer=self.transfer.duration,
                       offer=self.offer.duration)

    def parameters(self, scenario: Scenario, replications: int, seed: int) -> Parameters:
        """One draw of all fitted parameters per replication, for `run(self.apply(scenario), parameters=…)`.

        Draws the means, the routing, the months and the number of reports of a year (gamma-Poisson). The shapes of
        the distributions stay at their best values.
        """
        fitted = self.apply(scenario)
        base, n = known(fitted), replications
        months = self.months.draw(n, seed + 1) / self.months.shares
        reports = self.reports + fitting.HALF
        level = np.random.default_rng([seed, 0]).gamma(reports, 1 / reports, n)
        return Parameters(
            level, months, drawn(base.hours, self.contacts, n, seed + 2),
            drawn(base.external, self.waits, n, seed + 50), np.repeat(base.slot, n, axis=0),
            self.offer.draw_means(n, seed + 100), self.transfer.draw_means(n, seed + 101), np.ones(n),
            self.route_draws(fitted, n, seed + 102),
        )

    def route_draws(self, fitted: Scenario, n: int, seed: int) -> Floats:
        """Cumulative routes, only along the ways that the scenario has."""
        shares = self.routing.draw(n, seed)[:, :, :-1]
        names = [rol.name for rol in fitted.rollen]
        allowed = np.array([[name in dict(rol.follows) for name in names] for rol in fitted.rollen])
        return np.cumsum(shares * allowed, axis=2)


def drawn(base: Floats, fits: tuple[FittedDuration | None, ...], n: int, seed: int) -> Floats:
    """n, S: draws of the means, or the base value where nothing was fitted."""
    columns = [np.full(n, base[0, s]) if fit is None else fit.draw_means(n, seed + s) for s, fit in enumerate(fits)]
    return np.column_stack(columns)


def per_rol(
    rol: ArrayLike, days: ArrayLike, ended: ArrayLike, rollen: int, kind: Literal["gamma", "lognormal"],
) -> tuple[FittedDuration | None, ...]:
    """A fit for each rol that has rows."""
    lengths = column("days", days)
    of, over = whole_column("rol", rol, lengths.size), flag_column("ended", ended, lengths.size)
    if of.min() < 0 or of.max() >= rollen:
        raise ScienceError("rol", f"noemt een rol buiten 0 tot {rollen - 1}")
    return tuple(
        fitting.fit_duration(lengths[of == s], over[of == s], kind=kind) if (of == s).any() else None
        for s in range(rollen)
    )


def estimate(events: Events, scenario: Scenario, *, kind: Literal["gamma", "lognormal"] = "gamma") -> Estimates:
    """Fit what the events can tell about the parameters of `scenario`. Raises ScienceError naming a wrong column."""
    rollen = len(scenario.rollen)
    contact_hours = column("contact_hours", events.contact_hours)
    months = column("report_month", events.report_month)
    seen = column("months_seen", events.months_seen, 12)
    shares = fitting.fit_months(months, months_seen=seen)
    per_year = float(sum(((months == m + 1).sum() + fitting.HALF) / seen[m] for m in range(12)))
    return Estimates(
        per_rol(events.contact_rol, contact_hours, np.ones(contact_hours.size, bool), rollen, kind),
        per_rol(events.wait_rol, events.wait_days, events.wait_ended, rollen, kind),
        fitting.fit_duration(events.transfer_days, events.transfer_ended, kind=kind),
        fitting.fit_duration(events.offer_days, events.offer_ended, kind=kind),
        fitting.fit_routing(events.stage_from, events.stage_to, rollen=rollen), shares, per_year, months.size,
    )
