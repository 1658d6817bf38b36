"""Keep the children alive until we are asked to stop: a child that dies comes back, all stop together."""

from __future__ import annotations

import contextlib
import selectors
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from types import FrameType
from typing import IO, Final

from ketenkameleon.start.child import Child, Running
from ketenkameleon.start.fout import StartFout, from_os_error

__all__ = ["Child", "supervise"]

FIRST_WAIT: Final = 0.2
LONGEST_WAIT: Final = 5.0
STEADY_SECONDS: Final = 30.0
STOP_SECONDS: Final = 5.0
TICK_SECONDS: Final = 0.1
TRIES_BEFORE_READY: Final = 5

_SIGNALS: Final = tuple(
    getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)
)


def always() -> bool:
    """Ready as soon as everything is started."""
    return True


def wait_after(*, up_seconds: float, wait: float, steady_seconds: float) -> float:
    """How long to wait before the next start, in seconds: short again for a child that had stayed up."""
    return FIRST_WAIT if up_seconds >= steady_seconds else wait


def next_wait(wait: float) -> float:
    """The wait after this one, in seconds."""
    return min(wait * 2, LONGEST_WAIT)


def supervise(
    children: Sequence[Child],
    *,
    logs: Path,
    ready: Callable[[], bool] = always,
    on_ready: Callable[[], None] | None = None,
    stop_event: threading.Event | None = None,
    terminal: IO[str] | None = None,
    steady_seconds: float = STEADY_SECONDS,
) -> None:
    """Run the children until Ctrl-C, SIGTERM, SIGHUP or `stop_event`, then stop them all and return.

    `ready` is asked ten times a second (keep it short: `ports.answers`); `on_ready` is called once when it
    says yes. A dead child is started again after 0.2 s, each time twice as long up to 5 s, and from 0.2 s
    again once it stayed up for `steady_seconds`. Output: `logs/<name>.log`, errors also to the terminal.
    Call it from the main thread. Errors: StartFout when a child dies five times before everything was
    ready, or cannot be started.
    """
    keeper = _Keeper(children, logs, terminal or sys.stderr, steady_seconds)
    stop = stop_event or threading.Event()
    with _stopping(stop):
        try:
            keeper.start_all()
            waiting = on_ready
            while not stop.is_set():
                keeper.turn(TICK_SECONDS)
                if not keeper.was_ready and ready():
                    keeper.was_ready = True
                    if waiting:
                        waiting()
        finally:
            keeper.stop_all()


@contextlib.contextmanager
def _stopping(stop: threading.Event) -> Iterator[None]:
    """Turn the stop signals into the event for the block, and put back what was there."""
    if threading.current_thread() is not threading.main_thread():
        yield  # signals reach the main thread only
        return

    def on_signal(_number: int, _frame: FrameType | None) -> None:
        stop.set()

    before = {number: signal.signal(number, on_signal) for number in _SIGNALS}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


class _Seat:
    """The place of one child: who runs now, or when the next one starts."""

    def __init__(self, child: Child) -> None:
        self.child = child
        self.running: Running | None = None
        self.started_at = 0.0
        self.start_at = 0.0
        self.wait = FIRST_WAIT
        self.deaths = 0


class _Keeper:
    def __init__(
        self, children: Sequence[Child], logs: Path, terminal: IO[str], steady_seconds: float
    ) -> None:
        self._seats = [_Seat(child) for child in children]
        self._logs = logs
        self._terminal = terminal
        self._steady = steady_seconds
        self._ends = selectors.DefaultSelector()
        self.was_ready = False

    def start_all(self) -> None:
        for seat in self._seats:
            self._start(seat)

    def turn(self, seconds: float) -> None:
        """Pass on output for at most so long, then see who died and who is due."""
        if self._ends.get_map():
            self._pass_on(seconds)
        else:
            time.sleep(seconds)
        for seat in self._seats:
            if seat.running and seat.running.process.poll() is not None:
                self._bury(seat)
            elif seat.running is None and time.monotonic() >= seat.start_at:
                self._start(seat)

    def stop_all(self) -> None:
        """SIGTERM to all, five seconds for all together, then SIGKILL."""
        live = [seat.running for seat in self._seats if seat.running]
        for running in live:
            running.ask_to_stop()
        until = time.monotonic() + STOP_SECONDS
        while time.monotonic() < until and any(running.process.poll() is None for running in live):
            if self._ends.get_map():
                self._pass_on(0.05)
            else:
                time.sleep(0.02)
        for seat in self._seats:
            self._end(seat)
        self._ends.close()

    def _pass_on(self, seconds: float) -> None:
        for key, running in [(k, k.data) for k, _ in self._ends.select(seconds)]:
            if isinstance(running, Running) and not running.forward(key.fileobj, self._terminal):  # type: ignore[arg-type]
                self._ends.unregister(key.fileobj)

    def _start(self, seat: _Seat) -> None:
        log = self._logs / f"{seat.child.name}.log"
        try:
            seat.running = Running(seat.child, log)
        except OSError as exc:
            if exc.filename and str(exc.filename) == str(seat.child.argv[0]):
                raise StartFout(f"{seat.child.name} kan niet starten: {exc.filename} is er niet.") from exc
            raise from_os_error(exc, log) from exc
        seat.started_at = time.monotonic()
        for end in seat.running.pipes():
            self._ends.register(end, selectors.EVENT_READ, seat.running)

    def _end(self, seat: _Seat) -> int:
        if seat.running is None:
            return 0
        for end in seat.running.pipes():
            with contextlib.suppress(KeyError, ValueError):
                self._ends.unregister(end)
        code = seat.running.end(self._terminal)
        seat.running = None
        return code

    def _bury(self, seat: _Seat) -> None:
        """Say in one line that a child died and when the next one comes."""
        up = time.monotonic() - seat.started_at
        seat.wait = wait_after(up_seconds=up, wait=seat.wait, steady_seconds=self._steady)
        seat.deaths = 0 if up >= self._steady else seat.deaths
        code = self._end(seat)
        seat.deaths += 1
        if not self.was_ready and seat.deaths >= TRIES_BEFORE_READY:
            raise StartFout(
                f"{seat.child.name} start niet: {seat.deaths} keer geprobeerd. "
                f"Zie {self._logs / (seat.child.name + '.log')}"
            )
        how = f"door signaal {-code}" if code < 0 else f"met code {code}"
        wait = f"{seat.wait:.1f}".replace(".", ",")
        self._terminal.write(f"{seat.child.name} is gestopt ({how}) en start over {wait} s opnieuw.\n")
        self._terminal.flush()
        seat.start_at = time.monotonic() + seat.wait
        seat.wait = next_wait(seat.wait)
