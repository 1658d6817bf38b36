"""Noor's family, her zaak with Samira, and short ways to say yes and to ask for a share."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from uuid import UUID

import pytest
from gezien import gezien
from opstelling import bezoekers, huis

from delen_bouw import Gezin, build_family
from ketenkameleon.delen.actions.deling import ask_share
from ketenkameleon.delen.actions.toestemming import say
from ketenkameleon.delen.invoer import DelingInvoer, JaInvoer, UitlegInvoer
from ketenkameleon.rules.toestemming import Hoedanigheid, Toestemmingsvorm
from wereld import NU, VANDAAG

__all__ = ["bezoekers", "gezien", "huis"]

TOT = date(2027, 3, 1)
WEGEN = UitlegInvoer("alleen dit is nodig", "het kan niet anders", VANDAAG, "in een gesprek")


@pytest.fixture
def gezin(wereld) -> Callable[..., Gezin]:
    """`gezin(geboren, gezag="gezamenlijk")`: a family of their own for the test; Noor is 14 by default."""
    return lambda geboren=date(2012, 5, 17), gezag="gezamenlijk": build_family(wereld.hier, geboren, gezag)


@pytest.fixture
def zegt() -> Callable[..., UUID]:
    """`zegt(actor, g, g.moeder, "cjg", "plan")` records a spoken yes; `als`, `ja`, `at` and the rest can be given."""
    def record(actor, g, wie, ontvanger, *soorten, at=NU, ja=True, tot=TOT, gehoord=True, op=None):
        als = Hoedanigheid.KIND if wie == g.kind else Hoedanigheid.GEZAG if wie else Hoedanigheid.RECHTER
        hoe = Toestemmingsvorm.MONDELING if wie else Toestemmingsvorm.BESCHIKKING
        return say(actor, g.zaak.id, JaInvoer(wie, als, ontvanger, soorten, ja, op or at.date(), tot, hoe, gehoord),
                   at=at)

    return record


@pytest.fixture
def vraagt() -> Callable[..., UUID]:
    """`vraagt(actor, g, "cjg", "plan")` records that somebody wants to see something, with tests and telling."""
    def record(actor, g, ontvanger, *soorten, at=NU, tot=TOT, uitleg=WEGEN, **rest):
        return ask_share(actor, g.zaak.id, DelingInvoer(ontvanger, soorten, "samen thuis starten", tot, **rest),
                         uitleg, at=at)

    return record
