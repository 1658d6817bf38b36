"""The databases that tests run on.

Actions run in a transaction that is rolled back, under SET LOCAL ROLE; walls, races and the browser run on a
clone of the migrated database, really logged in as `web` or `jobs`, and really committing.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import datetime
from itertools import count
from urllib.parse import urlsplit, urlunsplit
from weakref import WeakKeyDictionary

import psycopg
import pytest
from django.conf import settings
from django.db import DatabaseError, connection, connections
from psycopg import sql

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ketenkameleon.config.settings")
# A test asks more in a second than a person in a day; tests/aanvallen/test_tempo.py sets the limits itself.
os.environ.setdefault("KAMELEON_TEMPO", "uit")

_clones = count(1)
PATIENCE = 50


def pytest_configure(config: pytest.Config) -> None:
    """Say once, in words, what is missing when someone starts pytest by hand."""
    settings.TEMPO = {}  # the settings can stand already before the line above is read
    for marker, meaning in (
        ("acties", "one use case on real PostgreSQL, rolled back"),
        ("muren", "walls: really logged in as web or jobs, really committing"),
        ("migraties", "the migrations and what they leave behind"),
        ("browser", "in real Chromium"),
    ):
        config.addinivalue_line("markers", f"{marker}: {meaning}")


@pytest.fixture(scope="session", autouse=True)
def _quick(django_test_environment: None) -> Iterator[None]:
    """What is slow and is not what a test is about: one hash of a password for all, one middleware per settings.

    Logging in with the product's own hash is tests/toegang/test_wachtwoord.py, and every login in the browser.
    """
    from django.conf import settings
    from django.test.client import ClientHandler

    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher", *settings.PASSWORD_HASHERS]
    original, built = ClientHandler.load_middleware, WeakKeyDictionary()

    def load_once(self: ClientHandler, is_async: bool = False) -> None:
        holder = settings._wrapped  # a test that changes settings has a holder of its own
        if holder not in built:
            original(self, is_async)
            built[holder] = vars(self).copy()
        vars(self).update({name: value for name, value in built[holder].items() if "middleware" in name})

    ClientHandler.load_middleware = load_once
    yield
    ClientHandler.load_middleware = original


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment: None, django_db_blocker: object, django_db_keepdb: bool, django_db_createdb: bool,
    django_db_modify_db_settings: None,
) -> Iterator[None]:
    """The migrated test database, also for a run that asks for nothing but clones of it."""
    from django.test.utils import setup_databases, teardown_databases

    keep = django_db_keepdb and not django_db_createdb
    with django_db_blocker.unblock():
        made = setup_databases(verbosity=0, interactive=False, aliases=["default"], keepdb=keep)
    yield
    if not django_db_keepdb:
        with django_db_blocker.unblock():
            _patiently(lambda: teardown_databases(made, verbosity=0))


@pytest.fixture(scope="session")
def sjabloon(django_db_setup: None, django_db_blocker: object) -> Iterator[str]:
    """The name of a migrated, empty database that clones are made from."""
    with django_db_blocker.unblock():
        source = connection.settings_dict["NAME"]
        connection.close()
        name = f"{source}_sjabloon"
        with _server() as server:
            _drop(server, name)
            copied = sql.SQL("CREATE DATABASE {} TEMPLATE {}")
            server.execute(copied.format(sql.Identifier(name), sql.Identifier(source)))
    yield name
    with _server() as server:
        _drop(server, name)


@dataclass(frozen=True)
class Database:
    """A clone of one's own: its addresses per user, and a way to let Django be that user."""

    naam: str
    owner_url: str
    web_url: str
    jobs_url: str

    def url(self, user: str) -> str:
        """The address for `owner`, `web` or `jobs`."""
        return {"owner": self.owner_url, "web": self.web_url, "jobs": self.jobs_url}[user]

    @contextmanager
    def verbonden(self, user: str) -> Iterator[None]:
        """Django's default connection is this database, logged in as `user`, until the block ends."""
        before = dict(connections["default"].settings_dict)
        _connect(self.url(user))
        try:
            yield
        finally:
            connections["default"].close()
            connections["default"].settings_dict.update(before)


@pytest.fixture(scope="module")
def losse_database(sjabloon: str, django_db_blocker: object) -> Iterator[Database]:
    """A database of this test module's own, with the invented world in it (see wereld.py), committed."""
    name = f"{sjabloon}_{os.getpid()}_{next(_clones)}"
    with _server() as server:
        server.execute(sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(sql.Identifier(name), sql.Identifier(sjabloon)))
    database = Database(name, *(_url(user, name) for user in ("owner", "web", "jobs")))
    with django_db_blocker.unblock():
        yield database
        connections["default"].close()
    with _server() as server:
        _drop(server, name)


@pytest.fixture(scope="module")
def losse_wereld(losse_database: Database) -> object:
    """The invented world, committed in this module's own database."""
    from wereld import build_world

    with losse_database.verbonden("owner"):
        return build_world()


@pytest.fixture
def wereld(db: None) -> object:
    """The invented world in a transaction that is rolled back."""
    from wereld import build_world

    return build_world()


@pytest.fixture
def als(wereld: object) -> Callable[..., AbstractContextManager[object]]:
    """`with als("samira", rol="raad") as actor:` acts as that account, in that rol, under the database user web."""
    from ketenkameleon.toegang.context import begin
    from wereld import NU

    @contextmanager
    def act(naam: str, *, at: datetime = NU, doel: str = "test", rol: str = "") -> Iterator[object]:
        streek = wereld.hier if naam in wereld.hier.accounts else wereld.elders
        with _role("web"):
            yield begin(streek.accounts[naam].id, rol=rol, doel=doel, at=at).actor

    return act


@pytest.fixture
def als_plicht(wereld: object) -> Callable[..., AbstractContextManager[object]]:
    """`with als_plicht() as actor:` acts under a duty, duo-import unless told otherwise, as the user jobs."""
    from ketenkameleon.rules.access import Functie
    from ketenkameleon.toegang.context import begin_duty
    from wereld import NU

    @contextmanager
    def act(plicht: Functie = Functie.DUO_IMPORT, *, at: datetime = NU, streek: object = None) -> Iterator[object]:
        regio = (streek or wereld.hier).regio
        with _role("jobs"):
            yield begin_duty(plicht, regio_id=regio.id, doel="test", at=at)

    return act


@contextmanager
def _role(role: str) -> Iterator[None]:
    """Be that database user inside the test's transaction; the context is cleared on the way out."""
    from ketenkameleon.toegang.context import end

    with connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL ROLE {role}")
    try:
        yield
    finally:
        if not connection.needs_rollback:
            with connection.cursor() as cursor:
                cursor.execute("RESET ROLE")
            end()


def _server() -> psycopg.Connection:
    return psycopg.connect(_url("owner", "postgres"), autocommit=True)


def _drop(server: psycopg.Connection, name: str) -> None:
    _patiently(lambda: server.execute(
        sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name))))


def _patiently(drop: Callable[[], object]) -> None:
    """Only the server itself may end its autovacuum, and that ends by itself soon enough."""
    for left in reversed(range(PATIENCE)):
        try:
            drop()
        except (DatabaseError, psycopg.Error):
            if not left:
                raise
            time.sleep(0.2)
        else:
            return


def _url(user: str, name: str) -> str:
    variable = {"owner": "KAMELEON_DATABASE_URL", "web": "KAMELEON_WEB_URL", "jobs": "KAMELEON_JOBS_URL"}[user]
    return urlunsplit(urlsplit(os.environ[variable])._replace(path=f"/{name}"))


def _connect(url: str) -> None:
    parts = urlsplit(url)
    connections["default"].close()
    connections["default"].settings_dict.update(
        NAME=parts.path[1:], USER=parts.username, PASSWORD=parts.password or "", HOST=parts.hostname,
        PORT=str(parts.port)
    )
