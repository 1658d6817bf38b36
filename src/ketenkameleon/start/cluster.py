"""Make a PostgreSQL cluster and start it with the tools that `binaries` found."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import tempfile
import time
from pathlib import Path
from typing import Final

from ketenkameleon.start.answering import ANSWER_SECONDS, HOST, OWNER, log_of
from ketenkameleon.start.binaries import NOT_AS_ROOT, Binaries, Demotion, demotion, is_root
from ketenkameleon.start.fout import SCHIJF_VOL, StartFout, from_os_error
from ketenkameleon.start.geheim import Geheim

BUILTIN_LOCALE_MAJOR: Final = 17

# The server's own log holds no names or numbers of children: no statements, no "Key (bsn)=(…)" details.
_SETTINGS: Final = (
    f"listen_addresses={HOST}",
    "unix_socket_directories=",
    "max_connections=100",
    "shared_buffers=256MB",
    # A file of a million lines writes some gigabytes; with more room the same pages are not written out time and again.
    "max_wal_size=2GB",
    "checkpoint_timeout=15min",
    "jit=off",
    "timezone=UTC",
    "log_timezone=UTC",
    "log_checkpoints=off",
    "log_min_error_statement=panic",
    "log_error_verbosity=terse",
    "cluster_name=ketenkameleon",
)


def run_tool(bins: Binaries, tool: str, *args: str) -> str:
    """Run a tool of PostgreSQL. Returns "" when it succeeded, else what it said (in English).

    Errors: StartFout when the tool does not start at all.
    """
    how = demotion(bins)
    env = {k: v for k, v in os.environ.items() if not k.startswith(("PG", "LC_", "LANG"))} | {"LC_ALL": "C"}
    # A file, not a pipe: a server that is started inherits it and would keep a pipe open for ever.
    with tempfile.TemporaryFile() as said:
        try:
            done = subprocess.run(
                [*how.prefix, bins.tool(tool), *args],
                env=env,
                user=how.user,
                stdin=subprocess.DEVNULL,
                stdout=said,
                stderr=subprocess.STDOUT,
                cwd="/",
                check=False,
            )
        except OSError as exc:
            raise StartFout(f"{bins.tool(tool)} start niet: {exc.strerror}.") from exc
        said.seek(0)
        text = said.read().decode(errors="replace").strip()
    return "" if done.returncode == 0 else text or f"exit {done.returncode}"


def prepare(data: Path, folder: Path, bins: Binaries, secret: Geheim) -> None:
    """Make the cluster if there is none, else check that these binaries may serve it.

    A cluster is made beside its place and renamed, so that a killed initdb leaves nothing that looks whole.
    Errors: StartFout.
    """
    how = demotion(bins)
    if (folder / "PG_VERSION").exists():
        _check_version(folder, bins)
        _check_owner(folder, how)
        return
    beside, word = folder.with_name(folder.name + ".nieuw"), folder.with_name(folder.name + ".wachtwoord")
    try:
        _remove(beside)
        _remove(folder)
        beside.mkdir(mode=0o700)
        word.unlink(missing_ok=True)
        fd = os.open(word, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(fd, "w", encoding="utf-8") as out:
            out.write(secret.owner + "\n")
        _open_to(how, data, beside, word)
        _initdb(beside, word, bins)
        beside.replace(folder)
    except OSError as exc:
        raise from_os_error(exc, data) from exc
    finally:
        word.unlink(missing_ok=True)


def _remove(folder: Path) -> None:
    if folder.exists():
        shutil.rmtree(folder)


def _open_to(how: Demotion, data: Path, *paths: Path) -> None:
    """Give these paths to the user that PostgreSQL runs as; only that user's own can be."""
    if how.uid is None or how.gid is None:
        return
    if how.user is not None:  # without a namespace or a kept right it must be able to walk in
        data.chmod(0o711)
    for path in paths:
        os.chown(path, how.uid, how.gid)


def _initdb(folder: Path, word: Path, bins: Binaries) -> None:
    if bins.major >= BUILTIN_LOCALE_MAJOR:
        locale = ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
    else:
        locale = ["--locale=C.UTF-8"]
    said = run_tool(
        bins, "initdb", "-D", str(folder), "-U", OWNER, "-A", "scram-sha-256", f"--pwfile={word}",
        "-E", "UTF8", "--data-checksums", "--no-instructions", *locale,
    )  # fmt: skip
    if said:
        raise _explained(said, "De database kan niet worden aangemaakt", folder)


def _explained(said: str, what: str, folder: Path) -> StartFout:
    if "No space left on device" in said or "Disk quota exceeded" in said:
        return StartFout(SCHIJF_VOL)
    if "Permission denied" in said and is_root():
        return StartFout(NOT_AS_ROOT.format(folder=folder.parent))
    return StartFout(f"{what}: {said.splitlines()[-1].strip()}")


def _check_version(folder: Path, bins: Binaries) -> None:
    made_with = (folder / "PG_VERSION").read_text(encoding="ascii").strip()
    if made_with != str(bins.major):
        raise StartFout(
            f"De database in {folder} is gemaakt met PostgreSQL {made_with}, maar hier is {bins.major}. "
            f"Zet PG_BIN naar PostgreSQL {made_with}, of maak een reservekopie met pg_dump en zet die over."
        )


def _check_owner(folder: Path, how: Demotion) -> None:
    """The folder must be of the user that PostgreSQL will run as; root can hand it over, others cannot."""
    if os.name == "nt":
        return
    owner = folder.stat().st_uid
    if not is_root():
        if owner != os.geteuid():
            raise StartFout(
                f"De database in {folder} is van een andere gebruiker. Start als die gebruiker, "
                "of kies met KAMELEON_DATA een andere map."
            )
    elif how.uid is not None and how.gid is not None and owner != how.uid:
        for path in (folder, *folder.rglob("*")):
            os.chown(path, how.uid, how.gid, follow_symlinks=False)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


def _kept_port(note: Path) -> int:
    """The port of last time when it is free, so that a note in another tool stays right; else a new one."""
    try:
        port = int(note.read_text(encoding="ascii"))
        with socket.socket() as probe:
            if os.name != "nt":
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((HOST, port))
    except (OSError, ValueError, OverflowError):
        return _free_port()
    return port


def launch(data: Path, folder: Path, bins: Binaries) -> int:
    """Start the server; returns its port once it takes connections.

    A port that is taken in between is replaced; leftovers of a killed server get 10 seconds to end.
    Errors: StartFout.
    """
    note, log = folder.with_name(folder.name + ".poort"), log_of(folder)
    until = time.monotonic() + ANSWER_SECONDS
    while True:
        try:
            port = _kept_port(note)
            note.write_text(f"{port}\n", encoding="ascii")
            log.touch(mode=0o600)
            _open_to(demotion(bins), data, log)
            _forget_dead(folder)
            before = log.stat().st_size
        except OSError as exc:
            raise from_os_error(exc, data) from exc
        options = " ".join(f"-c {setting}" for setting in (f"port={port}", *_SETTINGS))
        said = run_tool(
            bins, "pg_ctl", "start", "-D", str(folder), "-w", "-t", "60", "-s", "-l", str(log), "-o", options
        )
        if not said:
            return port
        told = _tail(log, before)
        passing = re.search(r"Address already in use|lock file|still in use|could not bind", told)
        if not passing or time.monotonic() > until:
            raise _explained(told or said, f"PostgreSQL start niet (zie {log})", folder)
        time.sleep(0.2)


def _tail(log: Path, before: int) -> str:
    """What the log gained, without the closing lines that only say that it stopped."""
    with log.open("rb") as lines:
        lines.seek(before)
        text = lines.read().decode(errors="replace")
    return "\n".join(
        line for line in text.splitlines() if re.search(r"FATAL|PANIC|ERROR|could not|HINT", line)
    )


def _forget_dead(folder: Path) -> None:
    """Remove the pid file of a server that is gone.

    PostgreSQL does so itself, unless the number now belongs to another program or to a zombie. Called only
    after `answering_or_dead` found it dead; a surviving child still holds the shared memory, which PostgreSQL
    checks.
    """
    (folder / "postmaster.pid").unlink(missing_ok=True)
