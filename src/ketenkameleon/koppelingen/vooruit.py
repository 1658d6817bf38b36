"""Reading ahead: a file is parsed while the database is busy with the lines before, a large one in another process."""

from __future__ import annotations

import gc
import pickle
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from io import BytesIO
from queue import Full, Queue
from threading import Event, Thread
from types import MappingProxyType
from typing import IO, Final, TypeVar

from ketenkameleon.koppelingen.regels import OnleesbaarBestand
from ketenkameleon.rules.wetboek import Waarde, frozen

Item = TypeVar("Item")
_PATIENCE: Final = 0.2
_TURN_SECONDS: Final = 0.03
_MOST_WAITING: Final = 2
_PIPE: Final = 1024 * 1024


class LezerGestopt(OnleesbaarBestand):
    """The reading ended before the end of the file. What was kept before stays; reading again does the rest."""

    def __init__(self) -> None:
        super().__init__("lezer_gestopt", (
            "Het lezen van het bestand is onverwacht gestopt. Wat al gelezen is, is bewaard."
            " Lees het bestand nog een keer: het gaat verder waar het was."))


@contextmanager
def without_search_for_cycles() -> Iterator[None]:
    """No search for cycles of objects while a file is read: lines make none, and looking for them takes a tenth."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


@contextmanager
def ahead(items: Iterable[Item]) -> Iterator[Iterator[Item]]:
    """The same items in the same order, made in a thread of its own that is at most three items ahead.

    The thread may read and compute, never touch the database. What it raises is raised here; it ends with the block.
    """
    queue: Queue[list[Item] | BaseException | None] = Queue(_MOST_WAITING)
    stop = Event()
    thread = Thread(target=_fill, args=(items, queue, stop), daemon=True, name="vooruit lezen")
    thread.start()
    # Two threads that both compute only hinder each other by taking turns often; the database is waited for anyway.
    turn = sys.getswitchinterval()
    sys.setswitchinterval(_TURN_SECONDS)
    try:
        yield _drain(queue)
    finally:
        sys.setswitchinterval(turn)
        stop.set()
        thread.join()


def _fill(items: Iterable[Item], queue: Queue[list[Item] | BaseException | None], stop: Event) -> None:
    try:
        for item in items:
            if not _put(queue, [item], stop):
                return
    except BaseException as fault:
        _put(queue, fault, stop)
        return
    _put(queue, None, stop)


def _put(queue: Queue[list[Item] | BaseException | None], what: list[Item] | BaseException | None, stop: Event) -> bool:
    """Wait for room, unless nobody is reading any more."""
    while not stop.is_set():
        try:
            queue.put(what, timeout=_PATIENCE)
        except Full:
            continue
        return True
    return False


def _drain(queue: Queue[list[Item] | BaseException | None]) -> Iterator[Item]:
    while (made := queue.get()) is not None:
        if isinstance(made, BaseException):
            raise made
        yield from made


@contextmanager
def elsewhere(module: str, task: object) -> Iterator[Iterator[object]]:
    """What the module makes of the task, in a process of its own; the process is gone when the block ends.

    The module takes a pickled task on standard input and writes pickled items to standard output. An exception among
    them is raised here. Raises LezerGestopt where the process ended in the middle of something.
    """
    argv = [sys.executable, "-m", module]
    with subprocess.Popen(argv, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,  # noqa: S603 -- our own module
                          bufsize=_PIPE) as process:
        try:
            _send(task, process.stdin)
            yield _received(process.stdout)
        finally:
            process.kill()


def _send(task: object, inward: IO[bytes] | None) -> None:
    text = BytesIO()
    _Pickler(text, pickle.HIGHEST_PROTOCOL).dump(task)
    if inward is None:
        raise LezerGestopt
    try:
        with inward:
            inward.write(text.getvalue())
    except OSError:
        raise LezerGestopt from None


class _Pickler(pickle.Pickler):
    """Also takes a read-only mapping, of which a Wetboek has many."""

    def reducer_override(self, value: object) -> tuple[Callable[[Waarde], Waarde], tuple[Waarde]]:
        """How to make the mapping again; for anything else pickle's own answer for "as you always do"."""
        return (frozen, (dict(value),)) if isinstance(value, MappingProxyType) else NotImplemented


def _received(outward: IO[bytes] | None) -> Iterator[object]:
    """Items until the process closes its side; whether that was the end, the items themselves must say."""
    while outward is not None:
        try:
            item = pickle.load(outward)  # noqa: S301 -- our own process on the other side of a pipe
        except EOFError:
            return
        except (pickle.UnpicklingError, OSError, ValueError):
            raise LezerGestopt from None
        if isinstance(item, BaseException):
            raise item
        yield item
