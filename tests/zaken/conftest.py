"""Zaken to act on, in the invented world."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ketenkameleon.zaken.models import Zaak
from zaken_bouw import make_vast, make_zaak


@pytest.fixture
def zaak(wereld) -> Zaak:
    """Noor's zaak, reported on 7 September 2026, that nobody has yet."""
    return make_zaak(wereld.hier)


@pytest.fixture
def samiras(wereld, zaak) -> Zaak:
    """Noor's zaak with Samira as the vaste contactpersoon since 8 September."""
    make_vast(wereld.hier, zaak, "samira")
    return zaak


@pytest.fixture
def nog_een(wereld) -> Callable[..., Zaak]:
    """Another zaak here: `nog_een("Sem", geboren, soort="luxe")`."""
    return lambda *args, **rest: make_zaak(wereld.hier, *args, **rest)
