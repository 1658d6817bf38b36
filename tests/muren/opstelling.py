"""The house with one full zaak and everybody logged in, for the tests of walls and promises."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from bezoek import Bezoek, url_names
from huis import Huis

from vulling import Database
from wereld import NU


@pytest.fixture(scope="module")
def huis(losse_database: Database) -> Huis:
    """The full zaak in this module's own database."""
    return losse_database.inhoud.huis


@pytest.fixture(scope="module")
def bezoekers(losse_database: Database, huis: Huis) -> Iterator[Bezoek]:
    """Everybody logged in once, by the user web; it is Thursday 8 October 2026, 10.00 uur.

    All pages are read first: one that is read while a test takes the decisions away would never get them back.
    """
    assert url_names()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("django.conf.settings.ALLOWED_HOSTS", ["testserver"])
        patch.setattr("django.utils.timezone.now", lambda: NU)
        with losse_database.verbonden("web"):
            yield losse_database.inhoud.bezoek
