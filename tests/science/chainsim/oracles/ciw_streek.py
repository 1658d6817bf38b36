"""The region in Ciw, as far as Ciw has it: a chain without weekends, holidays, limits or handover, shared work.

Each rol is a row of equal servers, each wait for others a node without end; a child's route of contacts and waits is
drawn when it is reported. The same region in the simulator's words is `shared_chain`.
"""

from __future__ import annotations

import random

import ciw
import numpy as np
from numpy.typing import NDArray

from ketenkameleon.science.chainsim.scenario import Duration, Policy, Rol, Scenario
from science.chainsim.oracles.gesloten import person, steady

PER_DAY, SHAPE = 900 / 365, 2.0
MONTHS = (7, 12, 10)
# rol: staff, contacts, hours of one contact, days of one wait, where to next
ROLLEN = {
    "Leerplicht": (5, 3, 9.0 / 3, 21.0 / 3, (("Halt", 0.28), ("Raad", 0.10))),
    "Halt": (2, 4, 12.0 / 4, 35.0 / 4, (("Raad", 0.25),)),
    "Raad": (2, 5, 22.0 / 5, 35.0 / 5, ()),
}
HOURS_DAY = 6.0


def shared_chain() -> Scenario:
    """Specialists of three rollen whose contacts anybody of the same rol may do; no transfer, no offer."""
    rollen = tuple(
        Rol(name, contacts, Duration(contacts * hours), Duration(contacts * wait), NO_SLOT, follows, float(at == 0))
        for at, (name, (_, contacts, hours, wait, follows)) in enumerate(ROLLEN.items()))
    staff = tuple(person(f"{name} {n}", name, limit=1000, hours_week=7 * HOURS_DAY)
                  for name, (count, *_) in ROLLEN.items() for n in range(count))
    return steady("gedeelde keten", rollen, staff, PER_DAY, months=MONTHS, policy=Policy(takeover_days=0))


NO_SLOT = Duration(0.0, "fixed")


def _route(_individual: object, _simulation: object) -> list[int]:
    """Nodes after the first: 1, 3, 5 are the servers of each rol, 2, 4, 6 the waits."""
    names, route, rol = list(ROLLEN), [], "Leerplicht"
    while rol:
        _, contacts, _, _, follows = ROLLEN[rol]
        server = 2 * names.index(rol) + 1
        route += [server, server + 1] * (contacts - 1) + [server]
        chance, rol = random.random(), ""
        for name, share in follows:
            if 0 <= chance < share:
                rol = name
            chance -= share
    return route[1:]


def play_ciw(seed: int, days: tuple[int, int, int]) -> NDArray[np.float64]:
    """Days from report to the last contact of who was reported on a measured day; days before, in and after it."""
    arrivals: list[ciw.dists.Distribution | None] = [ciw.dists.Exponential(PER_DAY)]
    service, servers = [], []
    for count, _, hours, wait, _ in ROLLEN.values():
        service += [ciw.dists.Gamma(SHAPE, hours / HOURS_DAY / SHAPE), ciw.dists.Gamma(SHAPE, wait / SHAPE)]
        servers += [count, float("inf")]
    network = ciw.create_network(
        arrival_distributions=[*arrivals, *[None] * 5], service_distributions=service, number_of_servers=servers,
        routing=ciw.routing.ProcessBased(_route))
    ciw.seed(seed)
    before, measured, after = days
    simulation = ciw.Simulation(network)
    simulation.simulate_until_max_time(before + measured + after)
    begun: dict[int, float] = {}
    ended: dict[int, float] = {}
    for record in simulation.nodes[-1].all_individuals:
        begun[record.id_number] = record.data_records[0].arrival_date
        ended[record.id_number] = record.data_records[-1].exit_date
    return np.array([ended[n] - at for n, at in begun.items() if before <= at < before + measured])
