"""Reading ahead: a file is parsed while the database is busy with the lines before."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from queue import Full, Queue
from threading import Event, Thread
from typing import Final, TypeVar

Item = TypeVar("Item")
_PATIENCE: Final = 0.2
_TURN_SECONDS: Final = 0.03
_CHUNK: Final = 1000
_CHUNKS: Final = 8


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
    """The same items in the same order, made in a thread of its own that is at most 8,000 items ahead.

    The thread may read and compute, never touch the database. What it raises is raised here; it ends with the block.
    """
    queue: Queue[list[Item] | BaseException | None] = Queue(_CHUNKS)
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
    chunk: list[Item] = []
    try:
        for item in items:
            chunk.append(item)
            if len(chunk) == _CHUNK:
                if not _put(queue, chunk, stop):
                    return
                chunk = []
    except BaseException as fault:
        _put(queue, chunk, stop)
        _put(queue, fault, stop)
        return
    _put(queue, chunk, stop)
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
    while (chunk := queue.get()) is not None:
        if isinstance(chunk, BaseException):
            raise chunk
        yield from chunk
