"""One child under supervision: its output goes to a log, it dies with us, its own children die with it."""

from __future__ import annotations

import contextlib
import ctypes
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Final

LOG_BYTES: Final = 10_000_000
PR_SET_PDEATHSIG: Final = 1
_LINUX: Final = sys.platform == "linux"
# Loaded here: between fork and exec nothing may be looked up.
_PRCTL = ctypes.CDLL(None).prctl if _LINUX else None


@dataclass(frozen=True, slots=True)
class Child:
    """What to start: a short name for log and sentences, the command, and what to add to the environment."""

    name: str
    argv: Sequence[str]
    env: Mapping[str, str] = field(default_factory=dict, repr=False)


def _die_with(parent: int) -> Callable[[], None] | None:
    """On Linux the kernel sends the child SIGTERM when the thread that made it is gone, kill -9 too."""
    if _PRCTL is None:
        return None

    def before_exec() -> None:
        _PRCTL(PR_SET_PDEATHSIG, signal.SIGTERM, 0, 0, 0)
        if os.getppid() != parent:  # it died between fork and here
            os._exit(1)

    return before_exec


class Running:
    """A child that was started, with the ends of its output."""

    def __init__(self, child: Child, log: Path) -> None:
        """Start it. Errors: OSError when the command or the log cannot be opened."""
        self.child = child
        self._log = _open_log(log)
        piped = os.name != "nt"  # Windows cannot wait on pipes: there everything goes to the log only
        target: int | IO[bytes] = subprocess.PIPE if piped else self._log
        try:
            self.process = subprocess.Popen(
                list(child.argv),
                env={**os.environ, **child.env},
                stdin=subprocess.DEVNULL,
                stdout=target,
                stderr=target,
                start_new_session=piped,  # Ctrl-C reaches us alone; we stop the children in order
                preexec_fn=_die_with(os.getpid()),
            )
        except OSError:
            self._log.close()
            raise
        for end in self.pipes():
            os.set_blocking(end.fileno(), False)

    def pipes(self) -> list[IO[bytes]]:
        """The ends to read: standard output and standard error."""
        return [end for end in (self.process.stdout, self.process.stderr) if end and not end.closed]

    def forward(self, end: IO[bytes], terminal: IO[str]) -> bool:
        """Pass on what there is: to the log, and errors to the terminal too. False at the end."""
        try:
            chunk = os.read(end.fileno(), 65_536)
        except BlockingIOError:
            return True
        if not chunk:
            return False
        # A full disk must not take the child down with its log.
        with contextlib.suppress(OSError):
            self._log.write(chunk)
            self._log.flush()
        if end is self.process.stderr:
            for line in chunk.decode(errors="replace").splitlines():
                terminal.write(f"[{self.child.name}] {line}\n")
            terminal.flush()
        return True

    def ask_to_stop(self) -> None:
        """SIGTERM to the child alone: it knows how to stop its own children."""
        with contextlib.suppress(ProcessLookupError):
            self.process.terminate()

    def end(self, terminal: IO[str]) -> int:
        """Kill what is left of it and of its own children, read its last words; returns its exit code."""
        if os.name != "nt":
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(self.process.pid, signal.SIGKILL)
        elif self.process.poll() is None:
            self.process.kill()
        code = self.process.wait()
        for end in self.pipes():
            with contextlib.suppress(OSError):
                self.forward(end, terminal)
            end.close()
        self._log.close()
        return code


def _open_log(path: Path) -> IO[bytes]:
    """Append; a log that grew past 10 MB at the start of a child is put aside once, the older one goes."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    if path.exists() and path.stat().st_size > LOG_BYTES:
        path.replace(path.with_name(path.name + ".1"))
    return os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), "ab")
