"""How many people, when a stated share may wait: the square-root rule and its exact counterpart."""

from __future__ import annotations

import math
from typing import Final

import numpy as np
from scipy.optimize import brentq
from scipy.special import log_ndtr

from ketenkameleon.science.fouten import ScienceError
from ketenkameleon.science.getallen import positive, share
from ketenkameleon.science.queues.checks import not_negative
from ketenkameleon.science.queues.erlang import erlang_b

_EXACT: Final = 1e-13
_MOST_LOAD: Final = 1e6
# Wide enough for every share that a computer can hold.
_BETWEEN: Final = (1e-300, 40.0)


def halfin_whitt(spare: float) -> float:
    """Share that has to wait in a large group with `spare`·√load people above the load.

    Units: `spare` is the β of the literature, above zero; a share out.
    Source: Halfin & Whitt 1981, [1 + β·Φ(β)/φ(β)]⁻¹. A limit for large groups: with 25 people the exact share at
    β = 1 is .2525, the limit .2234.
    """
    return math.exp(-_minus_log_share(positive("spare", spare)))


def _minus_log_share(beta: float) -> float:
    log_ratio = float(log_ndtr(beta)) + (beta * beta + math.log(2 * math.pi)) / 2
    return float(np.logaddexp(0.0, math.log(beta) + log_ratio))


def spare_for(p_wait: float) -> float:
    """The β at which this share waits. Source: `halfin_whitt`, inverted (it only falls).

    >>> round(spare_for(0.5), 3)
    0.506
    """
    wanted = math.log(share("p_wait", p_wait))
    return float(brentq(lambda beta: _minus_log_share(beta) + wanted, *_BETWEEN, xtol=_EXACT))


def square_root_staffing(load: float, *, p_wait: float) -> int:
    """People needed so that about this share waits: the load, and β·√load above it.

    Units: load in erlang (people's worth of work), a share; whole people out.
    Source: Halfin & Whitt 1981, c = a + β√a with β from `spare_for`, rounded up.
    """
    offered = positive("load", load)
    return math.ceil(offered + spare_for(p_wait) * math.sqrt(offered))


def fewest_servers(load: float, *, p_wait: float) -> int:
    """The smallest number of people with which at most this share waits, exactly.

    Units: as `square_root_staffing`, which needs no search and is at most one off when the load is 20 or more and
    at least one in ten may wait. A load of zero needs one person. Source: `erlang_c`, tried one by one.
    """
    offered, allowed = not_negative("load", load), share("p_wait", p_wait)
    if offered > _MOST_LOAD:
        raise ScienceError("load", f"is groter dan {_MOST_LOAD:g}; gebruik square_root_staffing")
    servers = math.floor(offered) + 1
    blocked = erlang_b(servers, offered)
    while servers * blocked / (servers - offered * (1 - blocked)) > allowed:
        servers += 1
        blocked = offered * blocked / (servers + offered * blocked)
    return servers

