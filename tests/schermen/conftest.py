"""Zaken in a database of the module's own, on a fixed moment, seen through the pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from django.test import Client

from ketenkameleon.zaken.models import Zaak
from paginas_bouw import browser
from wereld import NU, Wereld
from zaken_bouw import make_vast, make_zaak


@pytest.fixture(scope="module")
def streek(losse_wereld: Wereld) -> Wereld:
    """The invented world, committed: the regio and the one beside it."""
    return losse_wereld


@pytest.fixture
def maak(losse_database: object, streek: Wereld) -> Callable[..., Zaak]:
    """`maak("Noor", vast="samira")`: another zaak, committed."""

    def make(*args: object, vast: str = "", waar: str = "hier", **rest: object) -> Zaak:
        with losse_database.verbonden("owner"):
            hier = getattr(streek, waar)
            zaak = make_zaak(hier, *args, **rest)
            if vast:
                make_vast(hier, zaak, vast)
            return zaak

    return make


@pytest.fixture
def eigenaar(losse_database: object) -> Callable[..., object]:
    """`eigenaar(lambda: Model.objects.create(…))` does something as the owner and gives what came of it."""

    def do(act: Callable[[], object]) -> object:
        with losse_database.verbonden("owner"):
            return act()

    return do


@pytest.fixture
def bezoek(losse_database: object, streek: Wereld, settings: object, monkeypatch: pytest.MonkeyPatch,
           maak: object) -> Iterator[Callable[[str], Client]]:
    """`bezoek("samira")` is her browser; it is Thursday 8 October 2026, 10.00 uur."""
    settings.ALLOWED_HOSTS = ["testserver"]
    monkeypatch.setattr("django.utils.timezone.now", lambda: NU)
    with losse_database.verbonden("web"):
        yield browser
