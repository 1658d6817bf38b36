"""The launcher of PostgreSQL, against real servers."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest

from ketenkameleon.start import answering, cluster, geheim, postgres
from ketenkameleon.start.binaries import Binaries
from ketenkameleon.start.fout import StartFout

SRC = Path(postgres.__file__).resolve().parents[2]


def one(url: str, query: str) -> object:
    with psycopg.connect(url, connect_timeout=5) as link:
        row = link.execute(query).fetchone()
    return row[0] if row else None


def kill(server: answering.Server) -> int:
    pid = answering.living_pid(server.folder)
    assert pid is not None
    os.kill(pid, signal.SIGKILL)
    return pid


def test_a_committed_row_is_back_after_the_server_is_killed(data: Path) -> None:
    url = postgres.owner_url(data)
    with psycopg.connect(url) as link:
        link.execute("CREATE TABLE bewaard (n int)")
        link.execute("INSERT INTO bewaard VALUES (41)")
    kill(postgres.start(data))
    assert one(postgres.owner_url(data), "SELECT n FROM bewaard") == 41


def test_a_pid_file_of_another_program_is_not_believed(data: Path) -> None:
    server = postgres.start(data)
    kill(server)
    note = server.folder / "postmaster.pid"
    lines = note.read_text().splitlines()
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as stranger:
        lines[0] = str(stranger.pid)
        note.write_text("\n".join(lines) + "\n")
        assert one(postgres.owner_url(data), "SELECT 1") == 1
        assert stranger.poll() is None
        stranger.kill()


def test_a_taken_port_is_replaced_by_a_free_one(data: Path) -> None:
    first = postgres.start(data)
    assert postgres.stop(data)
    with socket.socket() as taker:
        taker.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        taker.bind(("127.0.0.1", first.port))
        taker.listen()
        assert postgres.start(data).port != first.port


def test_starts_at_the_same_time_give_one_server(data: Path) -> None:
    code = "import sys; from pathlib import Path; from ketenkameleon.start import postgres;"
    command = [sys.executable, "-c", code + "print(postgres.start(Path(sys.argv[1])))", str(data)]
    env = {**os.environ, "PYTHONPATH": str(SRC)}
    starts = [
        subprocess.Popen(command, env=env, stdout=subprocess.PIPE, text=True)
        for _ in range(3)
    ]
    said = {start.communicate(timeout=60)[0] for start in starts}
    assert [start.returncode for start in starts] == [0, 0, 0]
    assert len(said) == 1
    assert "port=" in said.pop()


def test_a_killed_initdb_leaves_nothing_that_looks_whole(data: Path, bins: Binaries) -> None:
    half = data / f"{bins.data_name}.nieuw"
    half.mkdir(parents=True)
    (half / "PG_VERSION").write_text("18\n")
    assert one(postgres.owner_url(data), "SELECT 1") == 1
    assert not half.exists()


def test_starting_again_finds_the_running_server(shared: Path) -> None:
    assert postgres.start(shared) == postgres.start(shared)


def test_every_user_needs_its_password(shared: Path) -> None:
    urls = postgres.database_urls(shared)
    secret = geheim.load_or_make(shared)
    for url, password in ((urls.owner, secret.owner), (urls.web, secret.web), (urls.jobs, secret.jobs)):
        assert one(url, "SELECT 1") == 1
        with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
            one(url.replace(password, "geraden"), "SELECT 1")


def test_passwords_are_kept_as_scram_and_nothing_is_trusted(shared: Path) -> None:
    query = "SELECT bool_and(rolpassword LIKE 'SCRAM-SHA-256$%') FROM pg_authid WHERE rolcanlogin"
    assert one(postgres.owner_url(shared), query) is True
    query = "SELECT count(*) FROM pg_hba_file_rules WHERE auth_method <> 'scram-sha-256'"
    assert one(postgres.owner_url(shared), query) == 0


@pytest.mark.parametrize("user", ["web", "jobs"])
def test_serving_users_cannot_pass_the_walls_or_make_anything(shared: Path, user: str) -> None:
    query = f"""SELECT rolcanlogin AND NOT (rolsuper OR rolbypassrls OR rolcreatedb OR rolcreaterole)
                FROM pg_roles WHERE rolname = '{user}'"""
    assert one(postgres.owner_url(shared), query) is True


def test_the_server_listens_on_this_machine_only_and_commits_for_real(shared: Path) -> None:
    url = postgres.owner_url(shared)
    assert one(url, "SHOW listen_addresses") == "127.0.0.1"
    assert one(url, "SHOW unix_socket_directories") == ""
    assert one(url, "SHOW synchronous_commit") == "on"
    assert one(url, "SHOW fsync") == "on"
    assert one(url, "SHOW data_checksums") == "on"


def test_a_number_of_a_child_does_not_reach_the_log_of_the_server(shared: Path) -> None:
    server = postgres.start(shared)
    with psycopg.connect(postgres.owner_url(shared), autocommit=True) as link:
        link.execute("CREATE TABLE uniek (bsn text PRIMARY KEY)")
        link.execute("INSERT INTO uniek VALUES ('999990019')")
        with pytest.raises(psycopg.errors.UniqueViolation):
            link.execute("INSERT INTO uniek VALUES ('999990019')")
    log = answering.log_of(server.folder).read_text()
    assert "duplicate key" in log
    assert "999990019" not in log


def test_capitals_with_accents_become_small(shared: Path) -> None:
    assert one(postgres.owner_url(shared), "SELECT lower('ÉÏ')") == "éï"


def test_a_folder_of_another_version_is_refused_in_one_sentence(
    shared: Path, bins: Binaries, tmp_path: Path
) -> None:
    folder = tmp_path / "postgres"
    folder.mkdir()
    (folder / "PG_VERSION").write_text("13\n")
    with pytest.raises(StartFout, match=r"gemaakt met PostgreSQL 13, maar hier is \d\d\."):
        cluster.prepare(tmp_path, folder, bins, geheim.load_or_make(shared))


def test_other_secrets_than_those_of_the_database_are_named(shared: Path) -> None:
    kept = (shared / "geheim.json").read_bytes()
    (shared / "geheim.json").write_bytes(
        kept.replace(geheim.load_or_make(shared).owner.encode(), b"iets anders")
    )
    try:
        with pytest.raises(StartFout, match=r"geheim\.json past niet bij de database"):
            postgres.start(shared)
    finally:
        (shared / "geheim.json").write_bytes(kept)


def test_stop_without_a_server_says_so(tmp_path: Path, bins: Binaries) -> None:
    assert postgres.stop(tmp_path / "nergens") is False
    assert postgres.stop(tmp_path) is False
