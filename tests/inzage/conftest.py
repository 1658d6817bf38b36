"""The invented world with its privacy officers, and a zaak with records of several organisaties."""

from __future__ import annotations

import pytest

from gezin_opstelling import klok, web
from inzage_bouw import add_fgs, filled_zaak
from ketenkameleon.zaken.models import Zaak

__all__ = ["klok", "web"]


@pytest.fixture
def fgs(wereld: object) -> object:
    """The world with Jan and Ria of the gemeente, Rob of the Raad, and Fem of the other regio."""
    add_fgs(wereld)
    return wereld


@pytest.fixture
def volle_zaak(fgs: object) -> Zaak:
    """A running zaak with records behind 101, 301 and 401."""
    return filled_zaak(fgs.hier)
