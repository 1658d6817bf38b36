"""A family of two parents with gezag and a child of fourteen, each with a page of their own, and their browsers."""

from __future__ import annotations

import pytest
from opstelling import bezoekers, huis

from delen_bouw import Gezin
from gezin_bouw import build_portal
from gezin_opstelling import klok, web

__all__ = ["bezoekers", "huis", "klok", "web"]


@pytest.fixture
def gezin(wereld) -> Gezin:
    """Noor, 14, with Mila and Vik, who both have gezag."""
    return build_portal(wereld.hier)
