"""How often everybody is busy, and how long one waits, when arrivals and work keep the same pace."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

import numpy as np
from scipy.optimize import brentq
from scipy.special import gammaln

from ketenkameleon.science.fouten import ScienceError
from ketenkameleon.science.getallen import positive, share
from ketenkameleon.science.queues.checks import not_negative, people

_EXACT: Final = 1e-13


def erlang_b(servers: int, load: float) -> float:
    """Share of arrivals that find all servers busy and go away.

    Units: whole servers; load in erlang (arrivals per unit of time × mean length of the work); a share out.
    Raises ScienceError for fewer than one server or a negative load.
    Source: Erlang's loss formula by its recursion, B₀ = 1, Bₖ = a·Bₖ₋₁ / (k + a·Bₖ₋₁).

    >>> round(erlang_b(15, 8.108), 4)
    0.01
    """
    count, offered = people("servers", servers), not_negative("load", load)
    blocked = 1.0
    for k in range(1, count + 1):
        blocked = offered * blocked / (k + offered * blocked)
    return blocked


def erlang_c(servers: int, load: float) -> float:
    """Share of arrivals that has to wait, when everybody who comes waits for their turn.

    Units: as in `erlang_b`. Raises ScienceError naming `load` when the load is not below the number of servers:
    the queue would grow for ever and no share exists.
    Source: Erlang's delay formula, C = c·B / (c − a·(1 − B)).

    >>> round(erlang_c(10, 8), 6)
    0.40918
    """
    count, offered = people("servers", servers), not_negative("load", load)
    if offered >= count:
        raise ScienceError("load", f"moet kleiner zijn dan het aantal plaatsen: {offered:g} is niet minder dan {count}")
    blocked = erlang_b(count, offered)
    return count * blocked / (count - offered * (1 - blocked))


def load_at_blocking(servers: int, blocked: float) -> float:
    """The load at which this share of the arrivals finds all servers busy.

    Units: whole servers and a share between 0 and 1 in, erlang out. Source: `erlang_b`, inverted (it only rises).

    >>> round(load_at_blocking(50, 0.01), 3)
    37.901
    """
    count, wanted = people("servers", servers), share("blocked", blocked)
    # A share b gets through at most, so that c servers carry a·(1 − b) ≤ c: beyond c / (1 − b) lies nothing.
    return float(brentq(lambda load: erlang_b(count, load) - wanted, 0.0, count / (1 - wanted) + 1, xtol=_EXACT))


@dataclass(frozen=True, slots=True)
class Wachtrij:
    """A steady queue with random arrivals, work of random length and equal servers (M/M/c).

    Units: `arrival_rate` and `service_rate` per unit of time of your choice; all times come out in that unit.
    Source: `erlang_c`; Little's law.
    """

    servers: int
    arrival_rate: float
    service_rate: float

    def __post_init__(self) -> None:
        people("servers", self.servers)
        positive("arrival_rate", self.arrival_rate)
        positive("service_rate", self.service_rate)
        if self.load >= self.servers:
            raise ScienceError("arrival_rate", f"is te hoog: de drukte {self.load:g} is niet minder dan "
                                               f"{self.servers} plaatsen, de rij zou eindeloos groeien")

    @property
    def load(self) -> float:
        """Work offered, in erlang."""
        return self.arrival_rate / self.service_rate

    @property
    def p_wait(self) -> float:
        """Share of arrivals that has to wait."""
        return erlang_c(self.servers, self.load)

    @property
    def p_empty(self) -> float:
        """Share of the time that nobody is there. Source: p₀ = [Σ aᵏ/k! (k < c) + aᶜ/c! · c/(c − a)]⁻¹."""
        k = np.arange(self.servers + 1)
        logs = k * math.log(self.load) - gammaln(k + 1)
        logs[-1] -= math.log1p(-self.load / self.servers)
        return float(np.exp(-np.logaddexp.reduce(logs)))

    @property
    def mean_wait(self) -> float:
        """Mean time before the work starts, over all arrivals."""
        return self.p_wait / (self.servers * self.service_rate - self.arrival_rate)

    @property
    def mean_stay(self) -> float:
        """Mean time from arrival to the end of the work."""
        return self.mean_wait + 1 / self.service_rate

    @property
    def mean_queue(self) -> float:
        """Mean number waiting."""
        return self.arrival_rate * self.mean_wait

    @property
    def mean_present(self) -> float:
        """Mean number waiting or being worked for."""
        return self.arrival_rate * self.mean_stay

    def p_wait_longer(self, time: float) -> float:
        """Share of arrivals that waits longer than this time. Source: P(W > t) = C·exp(−(cμ − λ)·t)."""
        spare = self.servers * self.service_rate - self.arrival_rate
        return self.p_wait * math.exp(-spare * not_negative("time", time))


def allen_cunneen(queue: Wachtrij, *, arrival_scv: float, service_scv: float) -> float:
    """Rule of thumb for the mean wait when arrivals or work are more, or less, even than random.

    Units: squared coefficients of variation (variance ÷ mean²; 1 is random, 0 is exactly even); a time out.
    Source: Allen–Cunneen approximation, Wq(M/M/c)·(ca² + cs²)/2 (recalled, not read; an approximation, not a bound).
    """
    spread = not_negative("arrival_scv", arrival_scv) + not_negative("service_scv", service_scv)
    return queue.mean_wait * spread / 2
