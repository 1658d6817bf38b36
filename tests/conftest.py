"""The databases that tests run on.

Actions run in a transaction that is rolled back, under SET LOCAL ROLE; walls, races and the browser run on a
clone of the migrated database, really logged in as `web` or `jobs`, and really committing.
"""

from __future__ import annotations

import gc
import os
import pickle
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import datetime
from itertools import count
from typing import TYPE_CHECKING
from uuid import uuid4
from weakref import WeakKeyDictionary

import pytest
from django.conf import settings
from django.db import connection, connections

import databases

if TYPE_CHECKING:
    from vulling import Database

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ketenkameleon.config.settings")
# A test asks more in a second than a person in a day; tests/aanvallen/test_tempo.py sets the limits itself.
os.environ.setdefault("KAMELEON_TEMPO", "uit")

# How many new objects before Python looks for rubbish; a page makes thousands, and most are gone when it is sent.
RUBBISH = (50_000, 20, 20)

_clones = count(1)
# They look at the same answers (muren/gezien.py), which one process draws once; the first of them asks for all.
TOGETHER = ("tests/muren/test_access_table.py", "tests/muren/test_pages_leak_nothing.py",
            "tests/aanvallen/test_koppen.py", "tests/delen/test_paginas.py", "tests/promises/test_promise_5_")
# So much of one file that another process may take it.
APART = ("tests/muren/test_everybody_else.py::test_with_every_decision_off",)
# What takes long is begun first, in this order, else one process is at it while the others are done.
LONG = (*APART, "tests/muren/test_everybody_else.py", *TOGETHER, "tests/demo", "tests/browser", "tests/science",
        "tests/meldingen/test_killed.py", "tests/promises", "tests/muren", "tests/start",
        "tests/logboek/test_tamper.py")


def pytest_configure(config: pytest.Config) -> None:
    """Say once, in words, what is missing when someone starts pytest by hand."""
    os.environ.setdefault(databases.RUN, uuid4().hex[:8])
    settings.TEMPO = {}  # the settings can stand already before the line above is read
    for marker, meaning in (
        ("acties", "one use case on real PostgreSQL, rolled back"),
        ("muren", "walls: really logged in as web or jobs, really committing"),
        ("migraties", "the migrations and what they leave behind"),
        ("browser", "in real Chromium"),
        ("rondgang", "page after page for person after person: what the program answers, whatever PostgreSQL it is"),
    ):
        config.addinivalue_line("markers", f"{marker}: {meaning}")


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Iterator[None]:
    """What was collected stays until the end: it is not gone through for rubbish again and again."""
    gc.disable()
    result = yield
    gc.enable()
    gc.collect()
    gc.freeze()
    gc.set_threshold(*RUBBISH)
    return result


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes long goes first; for the rest the order stays."""
    items.sort(key=lambda item: next((n for n, begin in enumerate(LONG) if item.nodeid.startswith(begin)), len(LONG)))


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> object:
    """A process takes a file at a time, but for what goes together and what goes apart."""
    from xdist.scheduler import LoadFileScheduling

    class Files(LoadFileScheduling):
        def _split_scope(self, nodeid: str) -> str:
            if nodeid.startswith(TOGETHER):
                return TOGETHER[0]
            return next((begin for begin in APART if nodeid.startswith(begin)), super()._split_scope(nodeid))

    return Files(config, log)


def pytest_sessionfinish(session: pytest.Session) -> None:
    """The process that began the run ends what the others copied from."""
    if not hasattr(session.config, "workerinput") and "KAMELEON_DATABASE_URL" in os.environ:
        with databases.server() as owner:
            for name in databases.mothers(owner):
                databases.drop(owner, name)


@pytest.fixture(scope="session", autouse=True)
def _quick(django_test_environment: None) -> Iterator[None]:
    """What is slow and is not what a test is about: one hash of a password for all, one middleware per settings, and
    no copy kept of what every template was drawn with, which no test looks at.

    Logging in with the product's own hash is tests/toegang/test_wachtwoord.py, and every login in the browser.
    """
    from django.conf import settings
    from django.template import Template
    from django.test.client import ClientHandler

    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher", *settings.PASSWORD_HASHERS]
    original, built = ClientHandler.load_middleware, WeakKeyDictionary()

    def load_once(self: ClientHandler, is_async: bool = False) -> None:
        holder = settings._wrapped  # a test that changes settings has a holder of its own
        if holder not in built:
            original(self, is_async)
            built[holder] = vars(self).copy()
        vars(self).update({name: value for name, value in built[holder].items() if "middleware" in name})

    copying = Template._render
    ClientHandler.load_middleware, Template._render = load_once, lambda self, context: self.nodelist.render(context)
    yield
    ClientHandler.load_middleware, Template._render = original, copying


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment: None, django_db_blocker: object, django_db_keepdb: bool, django_db_createdb: bool,
    django_db_modify_db_settings: None,
) -> Iterator[None]:
    """The migrated test database with the invented world in it, also for a run that asks for nothing but clones."""
    from django.test.utils import setup_databases, teardown_databases

    from vulling import filled

    keep = django_db_keepdb and not django_db_createdb
    with django_db_blocker.unblock(), databases.mother_locked() as owner:
        name, mother = connection.creation._get_test_db_name(), databases.mother()
        first = not databases.exists(owner, mother)
        if not first:
            databases.drop(owner, name)
            databases.copy(owner, databases.mother("wereld"), name)
        made = setup_databases(verbosity=0, interactive=False, aliases=["default"], keepdb=keep or not first)
        connection.close()
        if first:
            databases.copy(owner, name, mother)
            world = filled(owner, "wereld")
            databases.drop(owner, name)
            databases.copy(owner, world, name)
    yield
    if not django_db_keepdb:
        with django_db_blocker.unblock():
            databases.patiently(lambda: teardown_databases(made, verbosity=0))


@pytest.fixture(scope="session")
def sjabloon(django_db_setup: None) -> str:
    """The name of a migrated, empty database that clones are made from."""
    return databases.mother()


@pytest.fixture(scope="module")
def losse_database(request: pytest.FixtureRequest, sjabloon: str, django_db_blocker: object) -> Iterator[Database]:
    """A database of this test module's own, committed: empty, with the world, or with the house, as its tests ask."""
    from vulling import Database, filled, wanted

    name = f"{sjabloon}_{os.getpid()}_{next(_clones)}"
    with django_db_blocker.unblock():
        with databases.mother_locked() as owner:
            mother = filled(owner, wanted(request))
            databases.copy(owner, mother, name)
            database = Database(name, databases.kept(owner, mother))
        yield database
        connections["default"].close()
    with databases.server() as server:
        databases.drop(server, name)


@pytest.fixture(scope="session")
def eerder_gezien() -> dict[tuple[str, str, str], object]:
    """Every answer that this process drew for muren/gezien.py, by who asked, the name of the address and the method."""
    return {}


@pytest.fixture(scope="module")
def losse_wereld(losse_database: Database) -> object:
    """The invented world (see wereld.py), committed in this module's own database."""
    return losse_database.inhoud.wereld


@pytest.fixture(scope="session")
def _wereld(sjabloon: str) -> bytes:
    with databases.server() as owner:
        return databases.kept(owner, databases.mother("wereld"))


@pytest.fixture
def wereld(db: None, _wereld: bytes) -> object:
    """The invented world; what a test does to it is rolled back."""
    return pickle.loads(_wereld).wereld  # noqa: S301 - written by this run


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
