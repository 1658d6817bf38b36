"""Noor's zaak with Samira, and routes begun in it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from uuid import UUID

import pytest
from opstelling import bezoekers, huis

from delen_bouw import Gezin, build_family
from ketenkameleon.routes.actions.feit import note_fact
from ketenkameleon.routes.actions.route import start_route, take_step
from ketenkameleon.routes.invoer import FeitInvoer, RouteInvoer, StapInvoer
from ketenkameleon.rules.roles import Rol
from wereld import NU, VANDAAG, give_chain

__all__ = ["bezoekers", "huis"]


@pytest.fixture
def gezin(wereld) -> Gezin:
    """Noor, 14, with a mother who alone has gezag."""
    return build_family(wereld.hier, date(2012, 5, 17), "eenhoofdig")


@pytest.fixture
def boa(wereld) -> None:
    """Samira has a deed as well."""
    give_chain(wereld.hier, wereld.hier.professionals["samira"], Rol.LEERPLICHT_VERHOOR)


@pytest.fixture
def begin_route(gezin) -> Callable[..., UUID]:
    """`begin_route(actor, "civiel")` begins that route today, with an explanation."""
    return lambda actor, route, op=VANDAAG, uitleg="Er is haast bij.": start_route(
        actor, gezin.zaak.id, RouteInvoer(route, op, uitleg), at=NU)


@pytest.fixture
def zet() -> Callable[..., UUID]:
    """`zet(actor, route, "overwogen", "gestopt", "contactpersoon")` takes that step, after `feiten` are recorded."""
    def step(actor, route, van, naar, door, *, zelf=True, op=VANDAAG, reden="", feiten=(), at=NU):
        for code in feiten:
            note_fact(actor, route, FeitInvoer(code, op, "gesprek met moeder"), at=at)
        return take_step(actor, route, StapInvoer(van, naar, door, zelf, op, reden), at=at)

    return step
