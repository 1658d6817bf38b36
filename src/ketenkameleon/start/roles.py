"""The database users of design.md 6: `owner` migrates and never serves, `web` and `jobs` own nothing."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import parse_qsl, quote, urlencode, urlsplit, urlunsplit

import psycopg
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict

from ketenkameleon.start.binaries import OLDEST_MAJOR
from ketenkameleon.start.fout import StartFout
from ketenkameleon.start.geheim import Geheim

CONNECT_SECONDS: Final = 5
SERVING: Final = ("web", "jobs")
_RIGHTS: Final = "LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE NOREPLICATION"
_EXAMPLE: Final = "postgresql://owner:wachtwoord@databaseserver:5432/kameleon"
_BEYOND: Final = (
    "SELECT rolname FROM pg_roles WHERE rolname = ANY(%s) AND (rolsuper OR rolbypassrls) ORDER BY 1"
)
_MISSING: Final = "SELECT n FROM unnest(%s::text[]) AS n WHERE n NOT IN (SELECT rolname FROM pg_roles)"
_MAY: Final = "SELECT rolsuper OR rolcreaterole FROM pg_roles WHERE rolname = current_user"


@dataclass(frozen=True, slots=True)
class Urls:
    """The addresses with which owner, web and jobs log in; they hold passwords, so they are never shown."""

    owner: str = field(repr=False)
    web: str = field(repr=False)
    jobs: str = field(repr=False)


def urls_from(owner_url: str, secret: Geheim) -> Urls:
    """The three addresses that go with a PostgreSQL of one's own.

    web and jobs: KAMELEON_WEB_URL and KAMELEON_JOBS_URL, else the owner's address with their name and our
    password. Errors: StartFout when the address cannot be read.
    """
    return Urls(
        owner=_readable(owner_url, "DATABASE_URL"),
        web=_readable(
            os.environ.get("KAMELEON_WEB_URL") or _as_user(owner_url, "web", secret.web), "KAMELEON_WEB_URL"
        ),
        jobs=_readable(
            os.environ.get("KAMELEON_JOBS_URL") or _as_user(owner_url, "jobs", secret.jobs),
            "KAMELEON_JOBS_URL",
        ),
    )


def _readable(url: str, name: str) -> str:
    wrong = StartFout(f"{name} is geen adres van een PostgreSQL. Een voorbeeld: {_EXAMPLE}")
    try:
        known = conninfo_to_dict(url)
        scheme = urlsplit(url).scheme
    except (psycopg.Error, ValueError):
        raise wrong from None  # the cause repeats the address, password and all
    ports = str(known.get("port") or "").replace(",", "")
    if (
        scheme not in {"postgresql", "postgres"}
        or not known.get("dbname")
        or not (ports.isdigit() or not ports)
    ):
        raise wrong
    return url


def _as_user(url: str, user: str, password: str) -> str:
    """The same address for another user; hosts stay as written, as there may be several."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return url
    hosts = parts.netloc.rpartition("@")[2]
    options = [(key, value) for key, value in parse_qsl(parts.query) if key not in {"user", "password"}]
    return urlunsplit(
        parts._replace(netloc=f"{user}:{quote(password, safe='')}@{hosts}", query=urlencode(options))
    )


def _log_in(url: str, name: str) -> psycopg.Connection[tuple[object, ...]]:
    try:
        return psycopg.connect(url, connect_timeout=CONNECT_SECONDS, autocommit=True)
    except psycopg.OperationalError as exc:
        raise StartFout(_why_not(url, name, str(exc))) from None


def _why_not(url: str, name: str, said: str) -> str:
    """One sentence for a log-in that failed; the server may speak another language than English."""
    known = conninfo_to_dict(url)
    where = f"{known.get('host') or 'deze machine'}:{known.get('port') or 5432}"
    low = said.lower()
    if "password" in low or "wachtwoord" in low or "authentication" in low:
        return f"De database op {where} weigert {known.get('user')}. Controleer het wachtwoord in {name}."
    if "does not exist" in low or "bestaat niet" in low:
        return (
            f"De database {known.get('dbname')} of de gebruiker {known.get('user')} bestaat niet op {where}."
        )
    if any(
        word in low
        for word in ("refused", "timeout", "timed out", "resolve", "translate", "no such file", "route")
    ):
        return f"De database op {where} is niet bereikbaar. Controleer {name} en of PostgreSQL daar draait."
    last = said.strip().splitlines()[-1].strip() if said.strip() else "geen reden genoemd"
    return f"De database op {where} laat ons niet binnen ({name}): {last}"


def check_owner(url: str) -> None:
    """Log in as the owner and look at the version. Errors: StartFout."""
    with _log_in(url, "DATABASE_URL") as link:
        major = link.info.server_version // 10_000
    if major < OLDEST_MAJOR:
        raise StartFout(
            f"PostgreSQL {major} is te oud. Ketenkameleon heeft versie {OLDEST_MAJOR} of hoger nodig."
        )


def check_serving(urls: Urls) -> None:
    """Log in as web and as jobs, so that a wrong password shows before a page does. Errors: StartFout."""
    for url, name in ((urls.web, "KAMELEON_WEB_URL"), (urls.jobs, "KAMELEON_JOBS_URL")):
        _log_in(url, name).close()


def ensure_roles(owner_url: str, secret: Geheim) -> None:
    """See to it that `web` and `jobs` exist and cannot pass the walls; an existing password stays as it is.

    Errors: StartFout when they are missing and this owner may not make them, or when one passes row security.
    """
    with _log_in(owner_url, "DATABASE_URL") as link, link.transaction():
        # Two starts at once on one server: the second waits here and then finds the users.
        link.execute("SELECT pg_advisory_xact_lock(hashtext('kameleon.rollen'))")
        missing = [str(row[0]) for row in link.execute(_MISSING, [list(SERVING)])]
        may = link.execute(_MAY).fetchone()
        if missing and not (may and may[0]):
            raise StartFout(
                f"De databasegebruiker {' en '.join(missing)} ontbreekt en deze eigenaar mag geen gebruikers "
                "maken. Geef uw databasebeheerder de uitvoer van: ./kameleon db rollen"
            )
        for name in missing:
            _make(link, name, secret.web if name == "web" else secret.jobs)
        beyond = link.execute(_BEYOND, [list(SERVING)]).fetchall()
    if beyond:
        raise StartFout(
            f"De databasegebruiker {beyond[0][0]} heeft te veel rechten: de afscherming van gegevens geldt "
            "er niet voor. Zie ./kameleon db rollen voor de rechten die nodig zijn."
        )


def _make(link: psycopg.Connection[tuple[object, ...]], name: str, password: str) -> None:
    """The password goes as a scram verifier, so that no log of statements ever holds it."""
    verifier = link.pgconn.encrypt_password(password.encode(), name.encode(), b"scram-sha-256").decode()
    link.execute(
        sql.SQL("CREATE ROLE {} " + _RIGHTS + " PASSWORD {}").format(
            sql.Identifier(name), sql.Literal(verifier)
        )
    )


def roles_sql() -> str:
    """The SQL for a database administrator, to be run in psql; passwords are theirs to give."""
    return f"""\
-- Voor de databasebeheerder. Draai dit in psql als beheerder van PostgreSQL {OLDEST_MAJOR} of hoger.
-- psql vraagt bij \\password om een wachtwoord; dat komt niet in een logboek te staan.
SET password_encryption = 'scram-sha-256';

-- De eigenaar maakt en wijzigt tabellen en bedient nooit een scherm. Sla over wat er al is.
CREATE ROLE owner {_RIGHTS};
\\password owner
CREATE DATABASE kameleon OWNER owner TEMPLATE template0 ENCODING 'UTF8';

-- De schermen en de achtergrondtaken. Ze bezitten niets en de afscherming per rij geldt altijd voor hen.
CREATE ROLE web {_RIGHTS};
\\password web
CREATE ROLE jobs {_RIGHTS};
\\password jobs

-- Geef daarna deze drie adressen aan de beheerder van Ketenkameleon:
--   DATABASE_URL=postgresql://owner:...@server:5432/kameleon
--   KAMELEON_WEB_URL=postgresql://web:...@server:5432/kameleon
--   KAMELEON_JOBS_URL=postgresql://jobs:...@server:5432/kameleon
"""
