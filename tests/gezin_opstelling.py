"""The browser of somebody of a family: everybody is the database user web, and it is Thursday 8 October 2026."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from django.test import Client
from inlog_bouw import Klok, stil

from paginas_bouw import browser
from vulling import Database


@pytest.fixture
def klok(losse_database: Database, monkeypatch: pytest.MonkeyPatch) -> Iterator[Klok]:
    """What time it is for the site, until `klok.nu` is set. A fixture of the module made who has a page before."""
    monkeypatch.setattr("django.conf.settings.ALLOWED_HOSTS", ["testserver"])
    with losse_database.verbonden("web"):
        yield stil(monkeypatch)


@pytest.fixture
def web(klok: Klok) -> Callable[[str], Client]:
    """`web("mila")` is her browser; what she does is undone by nobody."""
    return browser
