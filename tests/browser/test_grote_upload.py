"""Two gigabytes sent to a real server: refused before they are read, and its memory stays as it was.

That not one byte is read through the middleware: tests/aanvallen/test_uploads.py. Source: issue 6, bad input.
"""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.muren]
SAYS, SENDS, PIECE = 2 * 1024**3, 96 * 1024**2, b"x" * 1024**2
ROOM_KB = 24 * 1024


def _memory(port: str) -> int:
    """Kilobytes in use by the server on this port and the processes it started."""
    seen = {}
    for one in Path("/proc").glob("[0-9]*"):
        try:
            lines = dict(line.split(":", 1) for line in (one / "status").read_text().splitlines() if ":" in line)
            command = (one / "cmdline").read_text()
        except (FileNotFoundError, ProcessLookupError):
            continue
        seen[one.name] = (lines["PPid"].strip(), f"--port\0{port}\0" in command, lines.get("VmRSS", "0 kB"))
    server = {pid for pid, (_, ours, _) in seen.items() if ours}
    assert server, "the server is not found among the processes"
    return sum(int(rss.split()[0]) for pid, (parent, _, rss) in seen.items() if pid in server or parent in server)


def _all_of(line: socket.socket) -> bytes:
    """What the server says until it says no more: head and page need not come together."""
    answer = b""
    try:
        while said := line.recv(65536):
            answer += said
            if answer.endswith(b"0\r\n\r\n"):
                break
    except ConnectionError:
        pass
    return answer


def test_two_gigabytes_are_refused_with_a_sentence_and_the_memory_stays_flat(site):
    host, port = site.removeprefix("http://").split(":")
    before, most, sent = _memory(port), 0, 0
    with socket.create_connection((host, int(port)), timeout=20) as line:
        line.sendall(f"POST /zoek/ HTTP/1.1\r\nHost: {host}\r\nContent-Type: application/octet-stream\r\n"
                     f"Content-Length: {SAYS}\r\n\r\n".encode())
        line.settimeout(2)
        try:
            while sent < SENDS:
                sent += line.send(PIECE)
                most = max(most, _memory(port))
        except (ConnectionError, TimeoutError):
            pass
        line.settimeout(20)
        answer = _all_of(line)
    assert answer.startswith(b"HTTP/1.1 413")
    assert "Dit is te groot" in answer.decode(errors="replace")
    assert max(most, _memory(port)) - before < ROOM_KB, f"{sent} bytes were taken in"
