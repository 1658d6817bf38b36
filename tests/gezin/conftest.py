"""A family of two parents with gezag and a child of fourteen, each with a page of their own."""

from __future__ import annotations

from datetime import date

import pytest
from opstelling import bezoekers, huis

from delen_bouw import Gezin, build_family
from gezin_bouw import give_page

__all__ = ["bezoekers", "huis"]


@pytest.fixture
def gezin(wereld) -> Gezin:
    """Noor, 14, with Mila and Vik, who both have gezag."""
    hier = wereld.hier
    found = build_family(hier, date(2012, 5, 17), "gezamenlijk")
    for naam, persoon, soort in (("mila", found.moeder, "ouder_met_gezag"), ("vik", found.vader, "ouder_met_gezag"),
                                 ("noor", found.kind, "kind")):
        give_page(hier, found.zaak, naam, persoon, soort)
    return found
