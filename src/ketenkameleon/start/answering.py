"""Is the server of this data folder there, and is it ours?"""

from __future__ import annotations

import os
import socket
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import psycopg

from ketenkameleon.start.fout import StartFout
from ketenkameleon.start.geheim import Geheim

HOST: Final = "127.0.0.1"
OWNER: Final = "owner"
ANSWER_SECONDS: Final = 10.0


@dataclass(frozen=True, slots=True)
class Server:
    """A server that answers: its data folder, its port, the major version it runs."""

    folder: Path
    port: int
    major: int


def log_of(folder: Path) -> Path:
    """The server's own log, beside its data folder."""
    return folder.with_name(folder.name + ".log")


def _noted(folder: Path) -> tuple[int, int] | None:
    """Process id and port that the last server wrote down."""
    try:
        lines = (folder / "postmaster.pid").read_text(encoding="utf-8", errors="replace").splitlines()
        return int(lines[0]), int(lines[3])
    except (OSError, IndexError, ValueError):
        return None


def living_pid(folder: Path) -> int | None:
    """The process id in postmaster.pid if that is a living PostgreSQL.

    The number can have passed to another program after a kill -9 or in a new container, and a killed server
    stays a zombie where nobody waits for it; both count as dead. Where there is no /proc the number is
    believed.
    """
    noted = _noted(folder)
    if noted is None:
        return None
    if not Path("/proc/self/stat").exists():
        return noted[0] if _believed(*noted) else None
    try:
        name, _, rest = (
            Path(f"/proc/{noted[0]}/stat").read_text(encoding="utf-8", errors="replace").rpartition(")")
        )
    except OSError:
        return None
    return noted[0] if "postgres" in name and rest.split()[0] != "Z" else None


def _believed(pid: int, port: int) -> bool:
    if os.name == "nt":  # os.kill(pid, 0) would end the process there
        with socket.socket() as probe:
            return probe.connect_ex((HOST, port)) == 0
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def connect(port: int, secret: Geheim, database: str) -> psycopg.Connection[tuple[object, ...]]:
    """Log in as owner. The scram exchange also proves that the server knows our password."""
    return psycopg.connect(
        host=HOST,
        port=port,
        user=OWNER,
        password=secret.owner,
        dbname=database,
        connect_timeout=3,
        autocommit=True,
        require_auth="scram-sha-256",
        sslmode="disable",
        gssencmode="disable",
        options="",
    )


def answering(folder: Path, major: int, secret: Geheim, database: str) -> Server | None:
    """The server if it answers on its port, else None. Errors: StartFout when our password is a wrong one."""
    noted = _noted(folder)
    if noted is None:
        return None
    try:
        connect(noted[1], secret, database).close()
    except psycopg.OperationalError as exc:
        if "password authentication failed" in str(exc) and living_pid(folder):
            raise StartFout(
                f"geheim.json past niet bij de database in {folder}. Zet het bestand terug dat erbij hoort, "
                "of begin opnieuw met ./kameleon demo --reset."
            ) from exc
        return None
    return Server(folder, noted[1], major)


def answering_or_dead(folder: Path, major: int, secret: Geheim) -> Server | None:
    """Wait out a server that is starting, recovering or dying. None: it is dead.

    Asks the port, as the process id says nothing about readiness. Errors: StartFout after 10 s of silence.
    """
    until = time.monotonic() + ANSWER_SECONDS
    while living_pid(folder) is not None:
        server = answering(folder, major, secret, "postgres")
        if server:
            return server
        if time.monotonic() > until:
            raise StartFout(f"PostgreSQL in {folder} draait, maar antwoordt niet. Zie {log_of(folder)}.")
        time.sleep(0.1)
    return None
