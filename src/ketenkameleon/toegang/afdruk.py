"""A digest under a key, for content that holds a number. Plain Python, for a process without Django or database."""

from __future__ import annotations

import hashlib
from typing import Final

DIGEST_BYTES: Final = 32


def keyed_digest(digest: bytes, key: bytes) -> bytes:
    """32 bytes in place of a digest over content that holds a number; `key` holds 16 to 64 bytes.

    The rest of that content may stand readable beside it: without a key the number could be found by trying all.
    Source: RFC 7693 (BLAKE2b with a key); design.md 6, Keys.
    """
    # BLAKE2b has a key of its own and is many times quicker than an HMAC: this is done for every line of a file.
    return hashlib.blake2b(digest, digest_size=DIGEST_BYTES, key=key, person=b"inhoud").digest()
