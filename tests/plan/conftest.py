"""A family with one parent and its zaak with Samira, and a plan in it."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest
from opstelling import bezoekers, huis

from delen_bouw import Gezin, build_family
from ketenkameleon.plan.actions.doel import add_goal
from ketenkameleon.plan.actions.plan import make
from ketenkameleon.plan.invoer import PlanInvoer
from wereld import NU, VANDAAG

__all__ = ["bezoekers", "huis"]
PLAN = PlanInvoer(VANDAAG, date(2026, 11, 5), ("kind", "ouder"))


@pytest.fixture
def gezin(wereld) -> Gezin:
    """Noor, 14, of De Vlier, with a mother who alone has gezag."""
    return build_family(wereld.hier, date(2012, 5, 17), "eenhoofdig")


@pytest.fixture
def doel(als, gezin, wereld) -> UUID:
    """A plan of Samira with De Vlier, and one goal in it."""
    with als("samira") as actor:
        make(actor, gezin.zaak.id, PlanInvoer(VANDAAG, date(2026, 11, 5), ("kind", "ouder"),
                                              school_id=wereld.hier.scholen["De Vlier"].id), at=NU)
        return add_goal(actor, gezin.zaak.id, "Noor is om 9.00 uur op school.", at=NU)
