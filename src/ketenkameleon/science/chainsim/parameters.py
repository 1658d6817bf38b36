"""What is drawn per replication: the parameters themselves, as far as they are uncertain.

Draws come from the seed and the number of the replication alone, in blocks, so that a run of 300 is the first
part of a run of 10,000. Source: science.md 1.7 ("every run stores parameter draws").
"""

from __future__ import annotations

import numpy as np

from ketenkameleon.science.chainsim.engine import Parameters
from ketenkameleon.science.chainsim.records import Floats
from ketenkameleon.science.chainsim.scenario import Scenario, Uncertainty
from ketenkameleon.science.chainsim.tables import contacts_of, route_of

BLOCK = 1024


def known(scenario: Scenario) -> Parameters:
    """The parameters as the scenario gives them: one row for all replications."""
    rollen, contacts = scenario.rollen, contacts_of(scenario)
    return Parameters(
        np.ones(1), np.ones((1, 12)),
        np.array([[rol.hours.mean for rol in rollen]]) / contacts,
        np.array([[rol.external.mean for rol in rollen]]) / contacts,
        np.array([[rol.slot_days.mean for rol in rollen]]),
        np.array([scenario.offer.mean], float), np.array([scenario.transfer.mean], float), np.ones(1),
        np.cumsum(route_of(scenario), axis=1)[None],
    )


def is_certain(uncertainty: Uncertainty) -> bool:
    """Is nothing drawn?"""
    return uncertainty == Uncertainty()


def around_one(stream: np.random.Generator, cv: float, shape: tuple[int, ...]) -> Floats:
    """Gamma draws with mean one and this coefficient of variation."""
    if cv == 0:
        return np.ones(shape)
    return stream.gamma(1 / cv**2, cv**2, shape)


def routes(stream: np.random.Generator, route: Floats, cases: float | None, n: int) -> Floats:
    """n route tables, cumulative, each row a Dirichlet draw that is worth `cases` children."""
    if cases is None:
        return np.repeat(np.cumsum(route, axis=1)[None], n, axis=0)
    done = np.maximum(0.0, 1 - route.sum(axis=1, keepdims=True))
    weight = stream.gamma(np.broadcast_to(np.hstack([route, done]) * cases, (n, len(route), len(route) + 1)))
    share: Floats = weight / weight.sum(axis=2, keepdims=True)
    return np.cumsum(share[:, :, :-1], axis=2)


def block(scenario: Scenario, seed: int, number: int) -> Parameters:
    """The draws of one block of replications."""
    base, u = known(scenario), scenario.uncertainty
    streams = [np.random.default_rng([seed, number, what]) for what in range(9)]
    s = len(scenario.rollen)
    return Parameters(
        around_one(streams[0], u.level, (BLOCK,)), around_one(streams[1], u.months, (BLOCK, 12)),
        base.hours * around_one(streams[2], u.hours, (BLOCK, s)),
        base.external * around_one(streams[3], u.external, (BLOCK, s)),
        base.slot * around_one(streams[4], u.hours, (BLOCK, s)),
        base.offer * around_one(streams[5], u.offer, (BLOCK,)),
        base.transfer * around_one(streams[6], u.transfer, (BLOCK,)), around_one(streams[7], u.effort, (BLOCK,)),
        routes(streams[8], route_of(scenario), u.routing_cases, BLOCK),
    )


def cut(parameters: Parameters, begin: int, end: int) -> Parameters:
    """The rows of replications `begin` up to `end`; one row stays one row."""
    if len(parameters.level) == 1:
        return parameters
    return Parameters(*(np.ascontiguousarray(part[begin:end]) for part in parameters))


def draw(scenario: Scenario, seed: int, first: int, replications: int) -> Parameters:
    """The parameters of replications `first` … `first + replications - 1`; one row when all are known."""
    if is_certain(scenario.uncertainty):
        return known(scenario)
    numbers = range(first // BLOCK, (first + replications - 1) // BLOCK + 1)
    blocks = [block(scenario, seed, number) for number in numbers]
    joined = Parameters(*(np.concatenate(parts) for parts in zip(*blocks, strict=True)))
    begin = first - numbers[0] * BLOCK
    return cut(joined, begin, begin + replications)
