"""The databases of a test run: addresses, copies, and the databases that every process of the run copies.

Migrating takes ten seconds and filling one or two; copying takes a tenth. So the first process that needs a migrated,
or a filled, database makes it for all.
"""

from __future__ import annotations

import base64
import os
import pickle
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit, urlunsplit

import psycopg
from django.db import DatabaseError, connections
from psycopg import sql

PATIENCE = 50
RUN = "KAMELEON_TEST_RUN"  # which run of the tests this is; its other processes inherit it
_VARIABLES = {"owner": "KAMELEON_DATABASE_URL", "web": "KAMELEON_WEB_URL", "jobs": "KAMELEON_JOBS_URL"}


def server() -> psycopg.Connection:
    """A connection as owner that can make and drop databases."""
    return psycopg.connect(url("owner", "postgres"), autocommit=True)


def url(user: str, name: str) -> str:
    """The address of a database for `owner`, `web` or `jobs`."""
    return urlunsplit(urlsplit(os.environ[_VARIABLES[user]])._replace(path=f"/{name}"))


def connect(address: str) -> None:
    """Django's default connection goes to this address from now on."""
    parts = urlsplit(address)
    connections["default"].close()
    connections["default"].settings_dict.update(
        NAME=parts.path[1:], USER=parts.username, PASSWORD=parts.password or "", HOST=parts.hostname,
        PORT=str(parts.port)
    )


def mother(inhoud: str = "") -> str:
    """The name of this run's migrated database to copy from: empty, or with that `inhoud` in it."""
    return f"test_moeder_{os.environ[RUN]}{inhoud and '_'}{inhoud}"


def mothers(owner: psycopg.Connection) -> list[str]:
    """The databases of this run that were made to copy from."""
    found = owner.execute("SELECT datname FROM pg_database WHERE datname ~ %s", [f"^{mother()}(_[a-z]+)?$"])
    return [name for name, in found.fetchall()]


def keep(owner: psycopg.Connection, name: str, what: object) -> None:
    """Write with that database what stands in it, for whoever copies it."""
    owner.execute(sql.SQL("COMMENT ON DATABASE {} IS {}").format(
        sql.Identifier(name), sql.Literal(base64.b64encode(pickle.dumps(what)).decode())))


def kept(owner: psycopg.Connection, name: str) -> bytes:
    """What `keep` wrote, for pickle, which gives every reader one of their own; nothing for an empty database."""
    found = owner.execute("SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = %s", [name])
    return base64.b64decode(found.fetchone()[0] or "")


@contextmanager
def mother_locked() -> Iterator[psycopg.Connection]:
    """One process of this run at a time: whoever comes first migrates, the others wait for it."""
    with server() as owner:
        owner.execute("SELECT pg_advisory_lock(hashtextextended(%s, 0))", [mother()])
        yield owner


def exists(owner: psycopg.Connection, name: str) -> bool:
    """Is there a database of that name?"""
    return owner.execute("SELECT FROM pg_database WHERE datname = %s", [name]).fetchone() is not None


def copy(owner: psycopg.Connection, source: str, name: str) -> None:
    """A database with everything that stands in another, to which nobody is connected now."""
    owner.execute(sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(sql.Identifier(name), sql.Identifier(source)))


def drop(owner: psycopg.Connection, name: str) -> None:
    """Drop a database if it is there, whoever is connected to it."""
    statement = sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name))
    patiently(lambda: owner.execute(statement))


def patiently(what: Callable[[], object]) -> None:
    """Only the server itself may end its autovacuum, and that ends by itself soon enough."""
    for left in reversed(range(PATIENCE)):
        try:
            what()
        except (DatabaseError, psycopg.Error):
            if not left:
                raise
            time.sleep(0.2)
        else:
            return
