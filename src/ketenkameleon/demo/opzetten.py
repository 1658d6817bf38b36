"""Sets up the demo: the database with its users and tables, and the filling, each step as the user it is for.

Loads no Django itself: a warm start does nothing here that takes time. Source: design.md 6, Users; issue 2,
part 1.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit, urlunsplit

import psycopg
from psycopg import sql

from ketenkameleon.demo import bewaard
from ketenkameleon.demo.bewaard import Bewaard
from ketenkameleon.start.fout import StartFout, from_os_error
from ketenkameleon.start.geheim import NAME as GEHEIM
from ketenkameleon.start.geheim import load_or_make
from ketenkameleon.start.messages import Progress
from ketenkameleon.start.postgres import database_urls
from ketenkameleon.start.roles import Urls, ensure_roles

_STAP: Final = (sys.executable, "-m", "ketenkameleon.demo")
_MIGREER: Final = (sys.executable, "-m", "django", "migrate", "--skip-checks", "-v", "0")
# Addresses and passwords that a child must not inherit: it gets the one of its own user.
_NIET_DOORGEVEN: Final = ("DATABASE_URL", "KAMELEON_DATABASE_URL", "KAMELEON_WEB_URL", "KAMELEON_JOBS_URL")


@dataclass(frozen=True, slots=True)
class Opstelling:
    """One database of the demo: where the data are, who logs in how, and what is filled in."""

    data: Path
    urls: Urls
    maat: str
    seed: int
    nu: datetime

    @property
    def folder(self) -> Path:
        """Where the files go that the demo reads."""
        return self.data / "demo"


def connect(data: Path) -> Urls:
    """The addresses of the three users; starts our own PostgreSQL when there is no other."""
    urls = database_urls(data)
    if own_database():
        return urls
    ensure_roles(urls.owner, load_or_make(data))
    return urls


def own_database() -> bool:
    """Is the database ours to drop: the embedded one, not one that somebody pointed at?"""
    return not os.environ.get("DATABASE_URL")


def other_database(urls: Urls, name: str) -> Urls:
    """The same addresses for another database on that server."""
    return Urls(
        *(urlunsplit(urlsplit(url)._replace(path=f"/{name}")) for url in (urls.owner, urls.web, urls.jobs))
    )


def renew_database(urls: Urls, name: str) -> None:
    """Drop the database of that name, with everybody in it, and make it anew. Errors: StartFout."""
    where = other_database(urls, "postgres").owner
    try:
        with psycopg.connect(where, autocommit=True, connect_timeout=5) as link:
            link.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))
            link.execute(sql.SQL("CREATE DATABASE {} TEMPLATE template0").format(sql.Identifier(name)))
    except psycopg.Error as exc:
        raise StartFout(f"De database {name} kan niet opnieuw worden gemaakt: {_first_line(exc)}") from None


def drop_database(urls: Urls, name: str) -> None:
    """Drop the database of that name. Errors: StartFout."""
    try:
        with psycopg.connect(
            other_database(urls, "postgres").owner, autocommit=True, connect_timeout=5
        ) as link:
            link.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))
    except psycopg.Error as exc:
        raise StartFout(f"De database {name} kan niet worden verwijderd: {_first_line(exc)}") from None


def identity(urls: Urls) -> str:
    """The number that the server gave this database; another one after it was dropped. StartFout."""
    try:
        with psycopg.connect(urls.owner, connect_timeout=5) as link:
            row = link.execute(
                "SELECT oid::text || '/' || coalesce(to_regclass('django_migrations')::oid::text, '')"
                " FROM pg_database WHERE datname = current_database()"
            ).fetchone()
    except psycopg.Error as exc:
        raise StartFout(f"De database is niet bereikbaar: {_first_line(exc)}") from None
    return str(row[0]) if row else ""


def others_connected(urls: Urls) -> bool:
    """Does somebody else use this server: a test run, a command in another window? Then it keeps running."""
    try:
        with psycopg.connect(urls.owner, connect_timeout=5) as link:
            row = link.execute(
                "SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'client backend'"
                " AND pid <> pg_backend_pid()"
            ).fetchone()
    except psycopg.Error:
        return False
    return bool(row and row[0])


def prepare(stand: Opstelling, kept: Bewaard, say: Progress) -> Bewaard:
    """Migrate and fill where that was not done; what was done is left alone. Errors: StartFout.

    A filling that was killed half-way starts over in a new database, where the database is ours.
    """
    wanted = bewaard.migration_state()
    if kept.stand == "bezig" and own_database():
        say.step("De vorige start is afgebroken; opnieuw beginnen")
        renew_database(stand.urls, urlsplit(stand.urls.owner).path[1:])
    here = identity(stand.urls)
    if kept.stand == "klaar" and kept.database == here and kept.migraties == wanted:
        return kept
    say.step("Database klaarzetten")
    run(_MIGREER, stand.urls.owner, stand.data)
    filled = kept.stand == "klaar" and kept.database == here
    kept = replace(
        kept,
        database=identity(stand.urls),
        migraties=wanted,
        maat=stand.maat,
        seed=stand.seed,
        stand="klaar" if filled else "bezig",
    )
    bewaard.save(stand.data, kept)
    if not filled:
        fill(stand, kept.wachtwoord, say)
        kept = replace(kept, stand="klaar", gevuld_op=stand.nu.isoformat())
        bewaard.save(stand.data, kept)
    return kept


def fill(stand: Opstelling, wachtwoord: str, say: Progress) -> None:
    """The whole filling: base rows as owner, files as jobs, the play as web. Errors: StartFout."""
    same = (
        "--maat",
        stand.maat,
        "--seed",
        str(stand.seed),
        "--nu",
        stand.nu.isoformat(),
        "--map",
        str(stand.folder),
    )
    say.step(f"Proefregio ({stand.maat}) vullen")
    base_rows(stand, wachtwoord)
    say.step("Meldingen en persoonsgegevens inlezen")
    run((*_STAP, "lees", *same, "--deel", "oud"), stand.urls.jobs, stand.data, quick=True)
    say.step("Naspelen wat het team sindsdien deed")
    run((*_STAP, "speel", *same), stand.urls.web, stand.data, quick=True)
    say.step("Meldingen van de laatste dagen inlezen")
    run((*_STAP, "lees", *same, "--deel", "vers"), stand.urls.jobs, stand.data, quick=True)


def base_rows(stand: Opstelling, wachtwoord: str) -> None:
    """The base rows of the regios, as owner. Errors: StartFout."""
    run(
        (*_STAP, "vul", "--maat", stand.maat, "--dag", stand.nu.date().isoformat()),
        stand.urls.owner,
        stand.data,
        KAMELEON_DEMO_WACHTWOORD=wachtwoord,
    )


def migrate(stand: Opstelling) -> None:
    """Bring the database up to date, as owner. Errors: StartFout."""
    run(_MIGREER, stand.urls.owner, stand.data)


def run(command: tuple[str, ...], url: str, data: Path, *, quick: bool = False, **more: str) -> str:
    """Run one step with the address of its own user; what it wrote to standard output comes back.

    `quick`: a commit does not wait for the disk; after a power cut it is done over. Errors: StartFout.
    """
    extra = {"PGOPTIONS": "-c synchronous_commit=off"} if quick else {}
    env = child_env(url, data) | extra | more
    try:
        done = subprocess.run(command, env=env, stdout=subprocess.PIPE, text=True, check=False)
    except OSError as exc:
        raise from_os_error(exc, command[0]) from exc
    if done.returncode:
        step = " ".join(command[2:5])
        raise StartFout(f"Een stap van de demo lukte niet ({step}). De reden staat hierboven.")
    return done.stdout


def child_env(url: str, data: Path) -> dict[str, str]:
    """The environment of a child: that of this process without any address but its own user's."""
    return {key: value for key, value in os.environ.items() if key not in _NIET_DOORGEVEN} | settings_env(
        url, data
    )


def settings_env(url: str, data: Path) -> dict[str, str]:
    """What the settings read: the database with its user, and the keys."""
    return {
        "KAMELEON_DATABASE_URL": url,
        "KAMELEON_GEHEIM": os.environ.get("KAMELEON_GEHEIM") or str(data / GEHEIM),
        "DJANGO_SETTINGS_MODULE": "ketenkameleon.config.settings",
    }


def forget_addresses(environ: Mapping[str, str] = os.environ) -> None:
    """Take every database address out of our own environment, before children are made that inherit it."""
    for name in [name for name in _NIET_DOORGEVEN if name in environ]:
        del os.environ[name]


def clean_folder(folder: Path) -> None:
    """Remove the files that the demo wrote. Errors: StartFout."""
    try:
        if folder.exists():
            shutil.rmtree(folder)
    except OSError as exc:
        raise from_os_error(exc, folder) from exc


def _first_line(exc: psycopg.Error) -> str:
    return str(exc).strip().partition("\n")[0]
