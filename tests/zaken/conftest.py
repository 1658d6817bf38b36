"""Zaken to act on, in the invented world."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ketenkameleon.zaken.models import Zaak
from zaken_bouw import give_proofs, make_vast, make_zaak


@pytest.fixture(autouse=True)
def _quick_passwords(settings) -> None:
    """Nobody logs in here: the slow hash of nine passwords is most of the time of a test."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def zaak(wereld) -> Zaak:
    """Noor's zaak, reported on 7 September 2026, that nobody has yet."""
    give_proofs(wereld.hier)
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
