"""The regio with its beheerders; every test begins without rows of a regio in the memory of the program."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from ketenkameleon.wetboek.queries import wetboek_for
from regio_bouw import add_administrators
from wereld import Streek, Wereld


@pytest.fixture
def hier(wereld: Wereld) -> Iterator[Streek]:
    """Bea and Cas are beheerder, Farah is coördinator."""
    wetboek_for.cache_clear()
    add_administrators(wereld)
    yield wereld.hier
    wetboek_for.cache_clear()
