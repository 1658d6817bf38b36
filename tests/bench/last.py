"""A server under load on this machine: start it, send it a bounded number of requests, read its CPU time."""

from __future__ import annotations

import http.client
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from queue import Empty, SimpleQueue

WORKERS, CONNECTIONS = 2, 16
TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Vraag:
    """One request: method, path, headers, body, and the status that means it did its work."""

    methode: str
    pad: str
    koppen: dict[str, str]
    inhoud: bytes = b""
    status: int = 200


@dataclass(frozen=True)
class Meting:
    """What a run took: CPU seconds of the server's own processes per request, wall seconds per request."""

    cpu_ms: float
    wall_ms: float
    aantal: int


@dataclass(frozen=True)
class Regel:
    """One line of the table: what was measured, the ratio, and the most it may be."""

    wat: str
    verhouding: float
    grens: float
    cijfers: str


@contextmanager
def server(app: str, env: dict[str, str], root: Path) -> Iterator[tuple[int, int]]:
    """A granian with two workers on a free port of the loopback; yields (port, pid of the group)."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port),
               "--workers", str(WORKERS), "--no-access-log", "--log-level", "warning", app]
    process = subprocess.Popen(command, cwd=root, env=env, start_new_session=True)
    try:
        _wait(port)
        yield port, process.pid
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait(timeout=20)


def measure(port: int, pid: int, vragen: Iterable[Vraag]) -> Meting:
    """Send every request once over sixteen connections. Raises when one is answered with another status."""
    todo: SimpleQueue[Vraag] = SimpleQueue()
    count = 0
    for vraag in vragen:
        todo.put(vraag)
        count += 1
    wrong: list[str] = []
    before, begun = cpu_seconds(pid), time.perf_counter()
    threads = [threading.Thread(target=_send_all, args=(port, todo, wrong)) for _ in range(CONNECTIONS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    wall, cpu = time.perf_counter() - begun, cpu_seconds(pid) - before
    if wrong:
        raise RuntimeError(f"{len(wrong)} of {count} requests failed, the first: {wrong[0]}")
    return Meting(1000 * cpu / count, 1000 * wall / count, count)


def _send_all(port: int, todo: SimpleQueue[Vraag], wrong: list[str]) -> None:
    link = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    while True:
        try:
            vraag = todo.get_nowait()
        except Empty:
            link.close()
            return
        link.request(vraag.methode, vraag.pad, body=vraag.inhoud or None, headers=vraag.koppen)
        answer = link.getresponse()
        answer.read()
        if answer.status != vraag.status:
            wrong.append(f"{vraag.methode} {vraag.pad}: {answer.status}")


def cpu_seconds(group: int) -> float:
    """User and system seconds of every living process in that process group."""
    total = 0
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[2]) == group:
            total += int(fields[11]) + int(fields[12])
    return total / TICKS


def rss_mb(group: int) -> float:
    """Resident memory of every process in that group, in MB."""
    total = 0
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = status.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[2]) == group:
            total += int(fields[21]) * os.sysconf("SC_PAGE_SIZE")
    return total / 1e6


def _wait(port: int, seconds: float = 20) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError("the server did not answer")
