"""Signed heads of the chains, to be kept where whoever owns the database cannot reach.

Somebody who owns the database can make a whole chain anew; the head that was put elsewhere before still says how it
ended. Ed25519 (RFC 8032); the public key goes along, so that anyone can check. Source: design.md 6, History.
"""

from __future__ import annotations

import base64
import binascii
import json
import os
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Final
from uuid import UUID

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from django.conf import settings
from django.db import connection

from ketenkameleon.logboek.verify import Hoofd

_SIGNED: Final = ("keten", "nummer", "hash", "at", "sleutel")


class HoofdenFout(ValueError):
    """A file with heads cannot be used; the message is a Dutch sentence."""


def signed_heads(*, at: datetime) -> Iterator[str]:
    """One JSON line per chain: its last link, when, the public key and the signature. Runs as jobs or owner."""
    key = Ed25519PrivateKey.from_private_bytes(settings.SLEUTEL_TEKEN)
    public = _b64(key.public_key().public_bytes_raw())
    with connection.cursor() as cursor:
        cursor.execute("SELECT keten, nummer, hash FROM logboek_hoofden()")
        for keten, nummer, hash_ in cursor.fetchall():
            said = {"keten": str(keten), "nummer": nummer, "hash": bytes(hash_).hex(), "at": at.isoformat(),
                    "sleutel": public}
            yield json.dumps(said | {"handtekening": _b64(key.sign(_message(said)))})


def public_key() -> str:
    """The public key, base64: keep it apart from the heads, so that a changed file cannot bring its own."""
    return _b64(Ed25519PrivateKey.from_private_bytes(settings.SLEUTEL_TEKEN).public_key().public_bytes_raw())


def read_heads(lines: Iterable[str], *, sleutel: str = "") -> list[Hoofd]:
    """The heads in a file, each with a signature that holds.

    `sleutel`: the public key that was kept apart; empty takes the one of this installation. Errors: HoofdenFout, which
    names the line.
    """
    wanted = sleutel or public_key()
    return [_checked(number, line, wanted) for number, line in enumerate(lines, start=1) if line.strip()]


def keep_heads(folder: Path, *, at: datetime) -> Path:
    """Put today's heads in the folder and give back the file. Written beside it first: whole, or not there.

    Errors: OSError when the folder cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"hoofden-{at:%Y-%m-%d}.jsonl"
    beside = path.with_suffix(".nieuw")
    with beside.open("w", encoding="utf-8") as out:
        out.writelines(f"{line}\n" for line in signed_heads(at=at))
        out.flush()
        os.fsync(out.fileno())
    beside.replace(path)
    return path


def _checked(number: int, line: str, wanted: str) -> Hoofd:
    try:
        said = json.loads(line)
        if said["sleutel"] != wanted:
            raise HoofdenFout(f"Regel {number} is ondertekend met een andere sleutel.")
        Ed25519PublicKey.from_public_bytes(base64.b64decode(wanted)).verify(
            base64.b64decode(said["handtekening"]), _message(said))
        return Hoofd(UUID(said["keten"]), int(said["nummer"]), bytes.fromhex(said["hash"]))
    except InvalidSignature as exc:
        raise HoofdenFout(f"De handtekening op regel {number} klopt niet.") from exc
    except (ValueError, KeyError, TypeError, binascii.Error) as exc:
        if isinstance(exc, HoofdenFout):
            raise
        raise HoofdenFout(f"Regel {number} is geen hoofd van een keten.") from exc


def _message(said: dict[str, object]) -> bytes:
    return json.dumps([said[name] for name in _SIGNED]).encode()


def _b64(raw: bytes) -> str:
    return base64.b64encode(raw).decode()
