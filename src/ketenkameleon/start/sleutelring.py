"""The keys with which fields are sealed and numbers looked up: the pair in use, and during a change the one before.

Standard library only. A change is written in the file of secrets before a single row is sealed anew, so that a kill
at any moment leaves every row readable. Source: design.md 6, Keys; docs/veiligheid/sleutels.md.
"""

from __future__ import annotations

import base64
import binascii
import os
import secrets as random
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from ketenkameleon.start.fout import StartFout
from ketenkameleon.start.geheim import KEY_BYTES, load, write
from ketenkameleon.start.slot import locked

# Every secret that may also come from the environment. `sleutel` is the number of the pair, from 1 to 255.
NAMEN: Final = ("django", "versleutel", "zoek", "teken", "afdruk", "sleutel", "versleutel_oud", "zoek_oud",
                "sleutel_oud")
_WAIT: Final = 30
_HIGHEST: Final = 255


@dataclass(frozen=True, slots=True)
class Paar:
    """Two keys of 32 bytes that change together. `id` is the first byte of all that is sealed with it."""

    id: int
    versleutel: bytes = field(repr=False)
    zoek: bytes = field(repr=False)


def ring_of(secrets: Mapping[str, str]) -> tuple[Paar, ...]:
    """The pair in use, and behind it the one that is being replaced. Errors: StartFout when one is damaged."""
    pairs = [Paar(_number(secrets.get("sleutel", "1")), key_of(secrets, "versleutel"), key_of(secrets, "zoek"))]
    if secrets.get("versleutel_oud"):
        pairs.append(Paar(_number(secrets.get("sleutel_oud", "1")), key_of(secrets, "versleutel_oud"),
                          key_of(secrets, "zoek_oud")))
    if len({pair.id for pair in pairs}) != len(pairs):
        raise StartFout("De oude en de nieuwe sleutel hebben hetzelfde nummer. Geef de nieuwe een ander nummer.")
    return tuple(pairs)


def key_of(secrets: Mapping[str, str], naam: str) -> bytes:
    """The key of 32 bytes with that name. Errors: StartFout when it is not that."""
    try:
        made = base64.b64decode(secrets.get(naam, ""), validate=True)
    except (binascii.Error, TypeError) as exc:
        raise StartFout(f"De sleutel '{naam}' is beschadigd.") from exc
    if len(made) != KEY_BYTES:
        raise StartFout(f"De sleutel '{naam}' is geen sleutel van {KEY_BYTES} bytes in base64.")
    return made


def begin_change(path: Path) -> bool:
    """Put a new pair in use and keep the old one for reading; False when such a change is under way already.

    Errors: StartFout when the file cannot be read or written.
    """
    with locked(path.with_name("geheim.slot"), seconds=_WAIT):
        raw = load(path)
        if raw.get("versleutel_oud"):
            return False
        old = ring_of(raw)[0]
        fresh = {naam: base64.b64encode(random.token_bytes(KEY_BYTES)).decode() for naam in ("versleutel", "zoek")}
        write(path, {"afdruk": raw["zoek"]} | raw | fresh | {
            "sleutel": str(old.id % _HIGHEST + 1), "sleutel_oud": str(old.id),
            "versleutel_oud": raw["versleutel"], "zoek_oud": raw["zoek"]})
    return True


def end_change(path: Path) -> None:
    """Throw the old pair away, after the last row was sealed anew. Errors: StartFout."""
    with locked(path.with_name("geheim.slot"), seconds=_WAIT):
        write(path, {naam: value for naam, value in load(path).items() if not naam.endswith("_oud")})


def read_ring(path: Path) -> tuple[Paar, ...]:
    """The ring as it stands in the file now. Errors: StartFout."""
    return ring_of(load(path))


def version_of(path: Path) -> tuple[int, int]:
    """What changes whenever the file is written: its moment and its place on the disk."""
    found = os.stat(path)
    return found.st_mtime_ns, found.st_ino


def _number(text: str) -> int:
    if text.isascii() and text.isdigit() and 1 <= int(text) <= _HIGHEST:
        return int(text)
    raise StartFout(f"Het nummer van een sleutel is een getal van 1 tot en met {_HIGHEST}.")
