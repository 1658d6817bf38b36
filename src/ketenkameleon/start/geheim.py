"""The data folder and its secrets: `geheim.json`, made once, never overwritten."""

from __future__ import annotations

import base64
import binascii
import json
import os
import secrets
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from ketenkameleon.start.fout import StartFout, from_os_error
from ketenkameleon.start.slot import locked

NAME: Final = "geheim.json"
KEY_BYTES: Final = 32
_PASSWORDS: Final = ("owner", "web", "jobs", "django")
_KEYS: Final = ("versleutel", "zoek", "teken", "afdruk")
# Keys that a file from before this version lacks. Nothing was made with `teken` yet; digests of content were made with
# `zoek` before they had a key of their own, and keep it.
_LATER: Final = ("teken", "afdruk")


@dataclass(frozen=True, slots=True)
class Geheim:
    """Passwords of the database users, Django's secret key, and the keys of 32 bytes (design.md 6): for sealing, for
    looking up, the seed that signs the heads of the log, and for digests of content."""

    owner: str = field(repr=False)
    web: str = field(repr=False)
    jobs: str = field(repr=False)
    django: str = field(repr=False)
    versleutel: bytes = field(repr=False)
    zoek: bytes = field(repr=False)
    teken: bytes = field(repr=False)
    afdruk: bytes = field(repr=False)


def data_dir() -> Path:
    """The folder of everything that is kept: KAMELEON_DATA, else `.kameleon` in the checkout."""
    given = os.environ.get("KAMELEON_DATA")
    if given:
        return Path(given).expanduser().absolute()
    return Path(__file__).resolve().parents[3] / ".kameleon"


def make_data_dir(data: Path) -> Path:
    """Make the folder (mode 700) and return it. Errors: StartFout when that is not possible."""
    try:
        data.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not os.access(data, os.W_OK | os.X_OK):
            raise PermissionError(13, "Permission denied")
    except OSError as exc:
        raise from_os_error(exc, data) from exc
    return data


def load_or_make(data: Path) -> Geheim:
    """The secrets of this data folder; made at the first call, whoever calls first.

    Errors: StartFout when the file is damaged, or gone while a database made with it is still there: new keys
    would make every sealed number in that database unreadable for good.
    """
    path = make_data_dir(data) / NAME
    with locked(data / "geheim.slot", seconds=30):
        if not path.exists():
            if any(made.parent.suffix != ".nieuw" for made in data.glob("postgres*/PG_VERSION")):
                raise StartFout(
                    f"{path} ontbreekt, maar de database die erbij hoort staat er nog. Zet {NAME} terug uit "
                    "uw reservekopie, of begin opnieuw met ./kameleon demo --reset."
                )
            write(path, _new())
        _add_later_keys(path)
        return _read(path)


def _new() -> dict[str, str]:
    made = {name: secrets.token_urlsafe(KEY_BYTES) for name in _PASSWORDS}
    # Django asks for 50 characters or more of its own key.
    made["django"] = secrets.token_urlsafe(2 * KEY_BYTES)
    keys = {name: base64.b64encode(secrets.token_bytes(KEY_BYTES)).decode() for name in _KEYS}
    return made | keys | {"sleutel": "1"}


def _add_later_keys(path: Path) -> None:
    """Only to a file that is whole otherwise: a damaged one is never written over. Errors: StartFout."""
    raw = load(path)
    missing = [name for name in _LATER if name not in raw]
    if missing and {*_PASSWORDS, *_KEYS} - {*_LATER} <= raw.keys():
        made = _new() | {"afdruk": raw["zoek"]}
        write(path, raw | {name: made[name] for name in missing})


def load(path: Path) -> dict[str, str]:
    """What stands in the file. Errors: StartFout when it is not there or damaged."""
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
    except OSError as exc:
        raise from_os_error(exc, path) from exc
    except ValueError as exc:
        raise StartFout(f"{path} is beschadigd. Zet het bestand terug uit uw reservekopie.") from exc
    if not isinstance(raw, dict):
        raise StartFout(f"{path} is beschadigd. Zet het bestand terug uit uw reservekopie.")
    return raw


def write(path: Path, content: dict[str, str]) -> None:
    """Write beside the file, sync, then rename: after a crash there is a whole file or none."""
    beside = path.with_name(path.name + ".nieuw")
    try:
        beside.unlink(missing_ok=True)
        fd = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(fd, "w", encoding="utf-8") as out:
            json.dump(content, out, indent=2)
            out.write("\n")
            out.flush()
            os.fsync(out.fileno())
        beside.replace(path)
        _sync_folder(path.parent)
    except OSError as exc:
        raise from_os_error(exc, path.parent) from exc


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":  # Windows cannot open a folder; NTFS journals the rename itself
        return
    fd = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(fd)
    finally:
        os.close(fd)


def _read(path: Path) -> Geheim:
    try:
        if os.name != "nt" and path.stat().st_mode & 0o077:
            path.chmod(0o600)
        raw = load(path)
        keys = {name: base64.b64decode(raw[name], validate=True) for name in _KEYS}
        words = {name: str(raw[name]) for name in _PASSWORDS}
    except OSError as exc:
        raise from_os_error(exc, path) from exc
    except (ValueError, KeyError, TypeError, binascii.Error) as exc:
        raise StartFout(f"{path} is beschadigd. Zet het bestand terug uit uw reservekopie.") from exc
    if any(len(key) != KEY_BYTES for key in keys.values()) or not all(words.values()):
        raise StartFout(f"{path} is beschadigd. Zet het bestand terug uit uw reservekopie.")
    return Geheim(
        owner=words["owner"],
        web=words["web"],
        jobs=words["jobs"],
        django=words["django"],
        versleutel=keys["versleutel"],
        zoek=keys["zoek"],
        teken=keys["teken"],
        afdruk=keys["afdruk"],
    )
