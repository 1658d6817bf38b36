"""A lock file between processes: the second one waits, a killed holder lets go by itself."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from ketenkameleon.start.fout import StartFout, from_os_error

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

POLL_SECONDS = 0.05


def _try_lock(fd: int) -> bool:
    try:
        if sys.platform == "win32":
            msvcrt.locking(fd, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


@contextmanager
def locked(path: Path, *, seconds: float, on_wait: Callable[[], None] | None = None) -> Iterator[None]:
    """Hold the lock on `path` for the block; waits at most `seconds`, and calls `on_wait` once if it has to.

    The system lets go of the lock when its holder dies, so a kill -9 leaves nothing behind. Not re-entrant.
    Errors: StartFout when the file cannot be made or the wait is over.
    """
    try:
        fd = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as exc:
        raise from_os_error(exc, path.parent) from exc
    try:
        until = time.monotonic() + seconds
        while not _try_lock(fd):
            if on_wait:
                on_wait()
                on_wait = None
            if time.monotonic() > until:
                raise StartFout(
                    f"Een andere start is al {seconds:.0f} seconden bezig. Wacht even, of stop die eerst."
                )
            time.sleep(POLL_SECONDS)
        yield
    finally:
        os.close(fd)
