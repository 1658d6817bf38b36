"""What a fault says in the log of the process: where it happened and of what kind, never with which values.

PostgreSQL and Python both repeat a value that they cannot read in the message of the exception. That would put a
child's name or a piece of a note in a file that nobody guards. Source: design.md 2, promise 4 (no log shows a
record).
"""

from __future__ import annotations

import logging
import traceback
from collections.abc import Iterator
from types import TracebackType
from typing import TypeAlias

ExcInfo: TypeAlias = "tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]"


class ZonderWaarden(logging.Formatter):
    """The usual line, with the places and kinds of an exception and of what caused it, without their messages."""

    def formatException(self, ei: ExcInfo) -> str:  # noqa: N802 -- the name that logging calls
        """Places and kinds, the first cause first."""
        return "\n".join(_told(exc) for exc in reversed(list(_chain(ei[1]))))


def _chain(exc: BaseException | None) -> Iterator[BaseException]:
    """The exception, what caused it, and so on."""
    seen: set[int] = set()
    while exc is not None and id(exc) not in seen:
        seen.add(id(exc))
        yield exc
        exc = exc.__cause__ or (None if exc.__suppress_context__ else exc.__context__)


def _told(exc: BaseException) -> str:
    """Where it happened, its kind, and the code of PostgreSQL where there is one."""
    kind = f"{type(exc).__module__}.{type(exc).__qualname__}"
    state = getattr(exc, "sqlstate", None)
    return "".join(traceback.format_tb(exc.__traceback__)) + kind + (f" ({state})" if state else "")
