"""Keys made in Python, in the order of time, so that an index grows at its end."""

from __future__ import annotations

from uuid import UUID

import uuid_utils
from uuid_utils.compat import uuid7


def new_id() -> UUID:
    """A fresh UUIDv7 (RFC 9562). Source: design.md 6, Keys."""
    return uuid7()


def new_id_text() -> str:
    """The same written out, for lines of a bulk load: a tenth of the time of a UUID that is then put into words."""
    return str(uuid_utils.uuid7())
