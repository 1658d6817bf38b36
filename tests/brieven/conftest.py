"""A family with one parent and its zaak with Samira; letters made and filled in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from uuid import UUID

import pytest
from opstelling import bezoekers, huis

from brieven_bouw import AAN, UITNODIGING
from delen_bouw import Gezin, build_family
from ketenkameleon.brieven.actions.schrijven import change, make
from ketenkameleon.brieven.invoer import BriefInvoer, NieuweBrief
from wereld import NU

__all__ = ["bezoekers", "huis"]


@pytest.fixture
def gezin(wereld) -> Gezin:
    """Noor, 14, with a mother who alone has gezag."""
    return build_family(wereld.hier, date(2012, 5, 17), "eenhoofdig")


@pytest.fixture
def af(gezin) -> Callable[..., UUID]:
    """`af(actor)` makes a whole invitation to the mother; the kind, the receiver and the values can be given."""
    def finished(actor, soort="uitnodiging", persoon="moeder", waarden=UITNODIGING):
        key = make(actor, gezin.zaak.id, NieuweBrief(soort, getattr(gezin, persoon) if persoon else None), at=NU)
        change(actor, key, BriefInvoer(AAN, waarden), at=NU)
        return key

    return finished
