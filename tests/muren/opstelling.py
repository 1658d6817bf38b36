"""The house with one full zaak and everybody logged in, for the tests of walls and promises."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from bezoek import Bezoek
from huis import Huis, build_house

from wereld import NU


@pytest.fixture(scope="module")
def huis(losse_database: object, losse_wereld: object) -> Huis:
    """The full zaak in this module's own database."""
    with losse_database.verbonden("owner"):
        return build_house(losse_wereld)


@pytest.fixture(scope="module")
def bezoekers(losse_database: object, huis: Huis) -> Iterator[Bezoek]:
    """Everybody logged in once, by the user web; it is Thursday 8 October 2026, 10.00 uur."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("django.conf.settings.ALLOWED_HOSTS", ["testserver"])
        patch.setattr("django.utils.timezone.now", lambda: NU)
        with losse_database.verbonden("web"):
            yield Bezoek(huis)
