"""What the demo keeps between starts, in `<data>/demo.json` (0600): password, size, how far it came."""

from __future__ import annotations

import hashlib
import json
import os
import secrets
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Final

from ketenkameleon.start.fout import StartFout, from_os_error

NAAM: Final = "demo.json"
_SRC: Final = Path(__file__).resolve().parents[1]
_PACKAGES: Final = ("django", "django-allauth", "procrastinate")


@dataclass(slots=True)
class Bewaard:
    """The memory of the demo. `database` names the very database that was filled, `migraties` its tables.

    `stand` is empty, "bezig" while it is filled, then "klaar": a filling that was killed is not a filling.
    """

    wachtwoord: str
    maat: str = ""
    seed: int = 0
    database: str = ""
    migraties: str = ""
    stand: str = ""
    gevuld_op: str = ""


def load(data: Path) -> Bewaard:
    """What was remembered; a new one with a new random password when there is none.

    Errors: StartFout when the file is damaged.
    """
    path = data / NAAM
    if not path.exists():
        return Bewaard(secrets.token_urlsafe(12))
    try:
        return Bewaard(**json.loads(path.read_text(encoding="utf-8")))
    except OSError as exc:
        raise from_os_error(exc, path) from exc
    except (ValueError, TypeError) as exc:
        raise StartFout(f"{path} is beschadigd. Begin opnieuw met ./kameleon demo --reset.") from exc


def save(data: Path, bewaard: Bewaard) -> None:
    """Write beside the file and rename, readable for the owner of the folder alone. Errors: StartFout."""
    path = data / NAAM
    beside = path.with_name(path.name + ".nieuw")
    try:
        beside.unlink(missing_ok=True)
        fd = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(fd, "w", encoding="utf-8") as out:
            json.dump(asdict(bewaard), out, indent=2)
            out.write("\n")
        beside.replace(path)
    except OSError as exc:
        raise from_os_error(exc, data) from exc


def forget(data: Path) -> None:
    """Forget everything of the demo: a next start fills anew, with a new password. Errors: StartFout."""
    try:
        (data / NAAM).unlink(missing_ok=True)
    except OSError as exc:
        raise from_os_error(exc, data) from exc


def migration_state() -> str:
    """A hash over every migration there is: where it did not change, there is nothing to migrate.

    Reads our files and the versions of the packages that bring migrations; loads no Django.
    """
    found = hashlib.sha256()
    for path in sorted(_SRC.glob("*/migrations/[0-9]*.py")):
        found.update(f"{path.parent.parent.name}/{path.name}".encode() + path.read_bytes())
    for package in _PACKAGES:
        found.update(f"{package}={version(package)}".encode())
    return found.hexdigest()[:16]
