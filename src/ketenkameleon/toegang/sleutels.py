"""Sealing what nobody may read in the database, and looking a number up without storing it.

AES-256-GCM with a key per regio; the place and the row are bound in, so a sealed value that is copied to
another row or column does not open. The look-up is an HMAC with a second key: the space of BSNs is small, so
that key must never stand in the database. Source: design.md 6, Keys; stack.md 4.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from functools import lru_cache
from uuid import UUID

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from ketenkameleon.toegang.afdruk import keyed_digest

KEY_ID = b"\x01"
NONCE_BYTES = 12
KEY_BYTES = 32


def seal(text: bytes, *, regio_id: UUID, place: str, row: UUID) -> bytes:
    """The sealed form of `text`: key id, nonce and ciphertext with tag. `place` is "table.column"."""
    nonce = secrets.token_bytes(NONCE_BYTES)
    return KEY_ID + nonce + _cipher(regio_id).encrypt(nonce, text, _bound(place, row))


def unseal(sealed: bytes, *, regio_id: UUID, place: str, row: UUID) -> bytes:
    """What was sealed there. Raises cryptography's InvalidTag when it was made for another row or place."""
    nonce, body = sealed[1 : 1 + NONCE_BYTES], sealed[1 + NONCE_BYTES :]
    return _cipher(regio_id).decrypt(nonce, body, _bound(place, row))


def lookup_key(nummer: str, *, regio_id: UUID, soort: str) -> bytes:
    """32 bytes that are the same for the same number in the same regio, and tell nothing without the key."""
    return hmac.new(_search_key(regio_id), f"{soort}\0{nummer}".encode(), hashlib.sha256).digest()


def keyed(digest: bytes, *, regio_id: UUID) -> bytes:
    """32 bytes in place of a digest over content that holds a number. Source: design.md 6, Keys."""
    return keyed_digest(digest, digest_key(regio_id))


def digest_key(regio_id: UUID) -> bytes:
    """The key of `keyed`, for the process that writes out the lines of a file. Guard it as the look-up key it is."""
    return _search_key(regio_id)


def _bound(place: str, row: UUID) -> bytes:
    return place.encode() + b"\0" + row.bytes


@lru_cache(maxsize=64)
def _cipher(regio_id: UUID) -> AESGCM:
    return AESGCM(_derive(settings.SLEUTEL_VERSLEUTEL, b"versleutel", regio_id))


@lru_cache(maxsize=64)
def _search_key(regio_id: UUID) -> bytes:
    return _derive(settings.SLEUTEL_ZOEK, b"zoek", regio_id)


def _derive(key: bytes, purpose: bytes, regio_id: UUID) -> bytes:
    if len(key) != KEY_BYTES:
        raise ImproperlyConfigured("KAMELEON_GEHEIM wijst niet naar een bestand met sleutels van 32 bytes.")
    return HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=None, info=purpose + regio_id.bytes).derive(key)
