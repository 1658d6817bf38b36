"""Say in Dutch what is being done: a moving line in a terminal, plain lines elsewhere."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from typing import Final, TextIO

PLAIN_SECONDS: Final = 5.0
MOVING_SECONDS: Final = 0.1


class Progress:
    """Prints steps to a stream, standard error unless told otherwise.

    `clock` gives seconds; a count is shown at most ten times a second in a terminal and once in 5 s in a
    file, so that progress costs nothing and a log stays short.
    """

    def __init__(self, stream: TextIO | None = None, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._out = stream or sys.stderr
        self._clock = clock
        self._moving = self._out.isatty()
        self._shown_at: float | None = None
        self._open = False

    def say(self, line: str) -> None:
        """A line that stays."""
        self._close()
        self._out.write(f"{line}\n")
        self._out.flush()

    def step(self, what: str) -> None:
        """Begin something that may take a while: "Database klaarzetten"."""
        self.say(f"{what} …")
        self._shown_at = self._clock()

    def count(self, what: str, done: int, total: int | None = None) -> None:
        """How far it is: "Regels gelezen: 12.000 van 100.000". Skipped when the last was shown just now."""
        now = self._clock()
        least = MOVING_SECONDS if self._moving else PLAIN_SECONDS
        finished = total is not None and done >= total
        if self._shown_at is not None and now - self._shown_at < least and not finished:
            return
        self._shown_at = now
        line = f"  {what}: {_thousands(done)}" + (f" van {_thousands(total)}" if total is not None else "")
        if self._moving:
            self._out.write(f"\r\x1b[2K{line}")
            self._open = True
        else:
            self._out.write(f"{line}\n")
        self._out.flush()

    def _close(self) -> None:
        if self._open:
            self._out.write("\n")
            self._open = False


def _thousands(number: int) -> str:
    return f"{number:,}".replace(",", ".")
