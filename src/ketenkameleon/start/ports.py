"""Is a port free, and does a page answer?"""

from __future__ import annotations

import errno
import os
import socket
import time
import urllib.error
import urllib.request
from typing import Final

from ketenkameleon.start.fout import StartFout

HOST: Final = "127.0.0.1"
LAST_PORT: Final = 65_535
_NEXT_TRIES: Final = 200


def _bind_error(port: int) -> int:
    """0 when the port can be taken, else the error number."""
    with socket.socket() as probe:
        if os.name != "nt":  # a port that only waits out its last connection is free
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError as exc:
            return exc.errno or errno.EADDRINUSE
    return 0


def port_free(port: int) -> bool:
    """Can this port on 127.0.0.1 be taken now?"""
    return 0 < port <= LAST_PORT and _bind_error(port) == 0


def require_port(port: int) -> None:
    """Errors: StartFout when the port cannot be taken; the sentence names one that can."""
    if not 0 < port <= LAST_PORT:
        raise StartFout(
            f"{port} is geen poort. Kies een getal van 1024 tot en met {LAST_PORT}, bijvoorbeeld 8000."
        )
    error = _bind_error(port)
    if error == 0:
        return
    first = max(port + 1, 8000) if port < LAST_PORT else 8000
    free = next((n for n in range(first, min(first + _NEXT_TRIES, LAST_PORT + 1)) if port_free(n)), None)
    why = "mag u niet gebruiken" if error in {errno.EACCES, errno.EPERM} else "is bezet"
    hint = f"Start opnieuw met --port {free}." if free else "Start opnieuw met een andere --port."
    raise StartFout(f"Poort {port} {why}. {hint}")


def answers(url: str, *, seconds: float = 1.0) -> bool:
    """Does this address answer with anything but a server error (5xx), within so many seconds?"""
    # Without the proxies of the environment: this machine is asked, not the outside world.
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with direct.open(url, timeout=seconds):
            return True
    except urllib.error.HTTPError as exc:
        exc.close()
        return exc.code < 500
    except (OSError, ValueError):
        return False


def wait_http(url: str, *, seconds: float) -> bool:
    """Ask the address until it answers. False when it did not within so many seconds."""
    until = time.monotonic() + seconds
    while True:
        left = until - time.monotonic()
        if answers(url, seconds=max(0.1, min(1.0, left))):
            return True
        if time.monotonic() >= until:
            return False
        time.sleep(0.05)
