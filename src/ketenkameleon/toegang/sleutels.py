"""Sealing what nobody may read in the database, and looking a number up without storing it.

AES-256-GCM with a key per regio; the place and the row are bound in, so a sealed value that is copied to
another row or column does not open. The look-up is an HMAC with a second key: the space of BSNs is small, so
that key must never stand in the database. Both change together (`./kameleon sleutels wissel`): then two pairs are
good for reading, and the newest for writing. Source: design.md 6, Keys; stack.md 4; docs/veiligheid/sleutels.md.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from functools import lru_cache
from pathlib import Path
from uuid import UUID

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from ketenkameleon.start.sleutelring import Paar, read_ring, version_of
from ketenkameleon.toegang.afdruk import keyed_digest

NONCE_BYTES = 12
KEY_BYTES = 32


class OnbekendeSleutel(LookupError):
    """Sealed with a pair of keys that is no longer there. The text holds its number and nothing else."""


def ring() -> tuple[Paar, ...]:
    """The pairs of keys, newest first: as they stand in the file now, also when it changed since this process began.

    Raises ImproperlyConfigured when there are none.
    """
    if settings.GEHEIM_PAD:
        # Asked each time: a process that went on with the old keys would make a second record of a known number.
        return _read(settings.GEHEIM_PAD, version_of(Path(settings.GEHEIM_PAD)))
    if not settings.SLEUTELRING:
        raise ImproperlyConfigured("KAMELEON_GEHEIM wijst niet naar een bestand met sleutels van 32 bytes.")
    return settings.SLEUTELRING


def seal(text: bytes, *, regio_id: UUID, place: str, row: UUID) -> bytes:
    """The sealed form of `text`: number of the keys, nonce and ciphertext with tag. `place` is "table.column"."""
    paar = ring()[0]
    nonce = secrets.token_bytes(NONCE_BYTES)
    sealed = _cipher(paar.versleutel, regio_id).encrypt(nonce, text, _bound(place, row))
    return bytes([paar.id]) + nonce + sealed


def unseal(sealed: bytes, *, regio_id: UUID, place: str, row: UUID) -> bytes:
    """What was sealed there. Raises cryptography's InvalidTag when it was made for another row or place, and
    OnbekendeSleutel when its keys are gone."""
    nonce, body = sealed[1 : 1 + NONCE_BYTES], sealed[1 + NONCE_BYTES :]
    for paar in ring():
        if paar.id == sealed[0]:
            return _cipher(paar.versleutel, regio_id).decrypt(nonce, body, _bound(place, row))
    raise OnbekendeSleutel(f"sleutel {sealed[0]} staat niet meer in het bestand met sleutels")


def lookup_key(nummer: str, *, regio_id: UUID, soort: str) -> bytes:
    """32 bytes that are the same for the same number in the same regio, and tell nothing without the key.

    With the pair in use: for writing. Who looks for a number asks for `lookup_keys`.
    """
    return lookup_keys(nummer, regio_id=regio_id, soort=soort)[0]


def lookup_keys(nummer: str, *, regio_id: UUID, soort: str) -> tuple[bytes, ...]:
    """Every form under which this number may be kept: one, or two while keys are being changed; newest first."""
    said = f"{soort}\0{nummer}".encode()
    return tuple(hmac.new(_search_key(paar.zoek, regio_id), said, hashlib.sha256).digest() for paar in ring())


def keyed(digest: bytes, *, regio_id: UUID) -> bytes:
    """32 bytes in place of a digest over content that holds a number. Source: design.md 6, Keys."""
    return keyed_digest(digest, digest_key(regio_id))


def digest_key(regio_id: UUID) -> bytes:
    """The key of `keyed`, for the process that writes out the lines of a file. Guard it as the look-up key it is.

    It never changes: a kept mutation is known by its digest. Source: docs/veiligheid/sleutels.md.
    """
    return _search_key(settings.SLEUTEL_AFDRUK, regio_id)


def _bound(place: str, row: UUID) -> bytes:
    return place.encode() + b"\0" + row.bytes


@lru_cache(maxsize=8)
def _read(path: str, version: tuple[int, int]) -> tuple[Paar, ...]:
    return read_ring(Path(path))


@lru_cache(maxsize=64)
def _cipher(key: bytes, regio_id: UUID) -> AESGCM:
    return AESGCM(_derive(key, b"versleutel", regio_id))


@lru_cache(maxsize=64)
def _search_key(key: bytes, regio_id: UUID) -> bytes:
    return _derive(key, b"zoek", regio_id)


def _derive(key: bytes, purpose: bytes, regio_id: UUID) -> bytes:
    if len(key) != KEY_BYTES:
        raise ImproperlyConfigured("KAMELEON_GEHEIM wijst niet naar een bestand met sleutels van 32 bytes.")
    return HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=None, info=purpose + regio_id.bytes).derive(key)
