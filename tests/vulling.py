"""What stands in a database that tests copy: nothing, the invented world, or the house with everybody logged in."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import psycopg
import pytest
from bezoek import Bezoek
from django.db import connections
from huis import Huis, build_house

import databases
from wereld import NU, Wereld, build_world
from zaken_bouw import numbers_from

# Whoever copies the house counts from one: its own children and zaken stand above what a run of tests comes to.
APART: Final = 80_000


@dataclass(frozen=True)
class Inhoud:
    """What a database holds, for the tests that look into it. `huis` and `bezoek`: only of the house."""

    wereld: Wereld
    huis: Huis | None = None
    bezoek: Bezoek | None = None


@dataclass(frozen=True)
class Database:
    """A clone of one's own: its addresses per user, what stands in it, and a way to let Django be that user."""

    naam: str
    ingepakt: bytes

    @cached_property
    def inhoud(self) -> Inhoud:
        """What stood in it when it was copied."""
        return pickle.loads(self.ingepakt)  # noqa: S301 - written by this run

    def url(self, user: str) -> str:
        """The address for `owner`, `web` or `jobs`."""
        return databases.url(user, self.naam)

    @property
    def owner_url(self) -> str:
        """The address for `owner`."""
        return self.url("owner")

    @property
    def web_url(self) -> str:
        """The address for `web`."""
        return self.url("web")

    @property
    def jobs_url(self) -> str:
        """The address for `jobs`."""
        return self.url("jobs")

    @contextmanager
    def verbonden(self, user: str) -> Iterator[None]:
        """Django's default connection is this database, logged in as `user`, until the block ends."""
        before = dict(connections["default"].settings_dict)
        databases.connect(self.url(user))
        try:
            yield
        finally:
            connections["default"].close()
            connections["default"].settings_dict.update(before)


def wanted(request: pytest.FixtureRequest) -> str:
    """What the tests of this module ask for together; "" for nothing."""
    asked = {name for item in request.session.items if item.path == request.path for name in item.fixturenames}
    return "huis" if "huis" in asked else "wereld" if "losse_wereld" in asked else ""


def filled(owner: psycopg.Connection, inhoud: str) -> str:
    """The name of the database with that in it; made when it is not there yet. Call it with the lock of the mother."""
    name = databases.mother(inhoud)
    if not databases.exists(owner, name):
        databases.copy(owner, databases.mother(), name)
        databases.keep(owner, name, _BOUW[inhoud](Database(name, b"")))
    return name


def _world(database: Database) -> Inhoud:
    with database.verbonden("owner"):
        return Inhoud(build_world())


def _house(database: Database) -> Inhoud:
    """Everybody logged in once, by the user web, on the moment of the tests."""
    with database.verbonden("owner"), numbers_from(APART):
        huis = build_house(build_world())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("django.utils.timezone.now", lambda: NU)
        with database.verbonden("web"):
            return Inhoud(huis.wereld, huis, Bezoek(huis))


_BOUW: Final[dict[str, Callable[[Database], Inhoud]]] = {"wereld": _world, "huis": _house}
