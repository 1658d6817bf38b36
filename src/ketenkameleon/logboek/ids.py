"""Keys made in Python, in the order of time, so that an index grows at its end."""

from __future__ import annotations

from uuid import UUID

from uuid_utils.compat import uuid7


def new_id() -> UUID:
    """A fresh UUIDv7 (RFC 9562). Source: design.md 6, Keys."""
    return uuid7()
