"""A PostgreSQL of one's own: addresses, users, and one sentence for each thing that is wrong."""

from __future__ import annotations

import socket
from pathlib import Path

import psycopg
import pytest

from ketenkameleon.start import geheim, postgres, roles
from ketenkameleon.start.fout import StartFout

SECRET = geheim.Geheim("o", "w/w@w", "j", "d", b"v" * 32, b"z" * 32, b"t" * 32, b"a" * 32)


def test_web_and_jobs_follow_the_owner_to_every_host() -> None:
    urls = roles.urls_from(
        "postgresql://owner:x@a:1,b:2/kameleon?target_session_attrs=read-write&user=owner", SECRET
    )
    assert urls.web == "postgresql://web:w%2Fw%40w@a:1,b:2/kameleon?target_session_attrs=read-write"
    assert urls.jobs == "postgresql://jobs:j@a:1,b:2/kameleon?target_session_attrs=read-write"


def test_addresses_that_are_given_win(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KAMELEON_WEB_URL", "postgresql://web:eigen@bouncer/kameleon")
    assert (
        roles.urls_from("postgresql://owner:x@a/kameleon", SECRET).web
        == "postgresql://web:eigen@bouncer/kameleon"
    )


@pytest.mark.parametrize(
    "url", ["sqlite:///x", "postgresql://owner:geheimwoord@a:poort/kameleon", "x", "postgresql://a"]
)
def test_an_address_that_is_none_is_refused_without_repeating_it(url: str) -> None:
    with pytest.raises(StartFout, match="geen adres van een PostgreSQL") as refused:
        roles.urls_from(url, SECRET)
    assert "geheimwoord" not in str(refused.value)
    assert refused.value.__suppress_context__ or refused.value.__context__ is None


def test_secrets_and_addresses_do_not_show_in_a_traceback() -> None:
    assert "w/w@w" not in repr(SECRET)
    assert "w%2F" not in repr(roles.urls_from("postgresql://owner:x@a/kameleon", SECRET))


def test_an_unreachable_database_is_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    monkeypatch.setenv("DATABASE_URL", f"postgresql://owner:x@127.0.0.1:{port}/kameleon")
    with pytest.raises(StartFout, match=rf"op 127\.0\.0\.1:{port} is niet bereikbaar"):
        postgres.database_urls(tmp_path)


def test_a_wrong_password_and_a_missing_database_are_one_sentence_each(shared: Path) -> None:
    url = postgres.owner_url(shared)
    with pytest.raises(StartFout, match=r"weigert owner\. Controleer het wachtwoord in DATABASE_URL"):
        roles.check_owner(url.replace(geheim.load_or_make(shared).owner, "fout"))
    with pytest.raises(StartFout, match="De database weg of de gebruiker owner bestaat niet"):
        roles.check_owner(postgres.owner_url(shared, database="weg"))


def test_a_server_that_is_too_old_is_refused(shared: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(roles, "OLDEST_MAJOR", 99)
    with pytest.raises(StartFout, match=r"PostgreSQL \d\d is te oud"):
        roles.check_owner(postgres.owner_url(shared))


def test_an_owner_without_the_right_is_sent_to_the_administrator(shared: Path) -> None:
    url = postgres.owner_url(shared)
    with psycopg.connect(url, autocommit=True) as link:
        link.execute("CREATE ROLE klein LOGIN PASSWORD 'klein'")
        link.execute("ALTER ROLE jobs RENAME TO jobs_weg")
        try:
            with pytest.raises(StartFout, match=r"jobs ontbreekt .* \./kameleon db rollen"):
                roles.ensure_roles(roles._as_user(url, "klein", "klein"), geheim.load_or_make(shared))
        finally:
            link.execute("ALTER ROLE jobs_weg RENAME TO jobs")


def test_a_serving_user_that_passes_the_walls_stops_the_start(shared: Path) -> None:
    url = postgres.owner_url(shared)
    with psycopg.connect(url, autocommit=True) as link:
        link.execute("ALTER ROLE web BYPASSRLS")
        try:
            with pytest.raises(StartFout, match="web heeft te veel rechten"):
                roles.ensure_roles(url, geheim.load_or_make(shared))
        finally:
            link.execute("ALTER ROLE web NOBYPASSRLS")
    roles.ensure_roles(url, geheim.load_or_make(shared))


def test_users_are_made_once_and_keep_the_password_they_have(shared: Path) -> None:
    urls = postgres.database_urls(shared)
    other = geheim.Geheim("o", "ander", "ander", "d", b"v" * 32, b"z" * 32, b"t" * 32, b"a" * 32)
    roles.ensure_roles(urls.owner, other)
    roles.check_serving(urls)
    with pytest.raises(StartFout, match="KAMELEON_WEB_URL"):
        roles.check_serving(roles.urls_from(urls.owner, other))


def test_the_sql_for_the_administrator_gives_no_password_and_no_right_too_many() -> None:
    text = roles.roles_sql()
    made = [line for line in text.splitlines() if line.startswith("CREATE ROLE")]
    assert [line.split()[2] for line in made] == ["owner", "web", "jobs"]
    assert all("NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE" in line for line in made)
    assert "PASSWORD" not in text
    assert text.count("\\password ") == 4  # the three users, and the line that explains it
