"""How long a warm `./kameleon demo` takes from the command to its first page."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

from last import Regel

ROOT = Path(__file__).resolve().parents[2]
KOUD_SECONDS, MOST_SECONDS = 300, 5


def start_lines() -> list[Regel]:
    """Fill a demo of its own once, stop it, and start it again: seconds to the first page against the limit of five."""
    with tempfile.TemporaryDirectory() as folder:
        cold = _until_first_page(Path(folder))
        warm = min(_until_first_page(Path(folder)) for _ in range(2))
    return [Regel("warme start van de demo ÷ 1 seconde", warm, MOST_SECONDS,
                  f"{warm:.1f} s; de eerste keer {cold:.1f} s")]


def _until_first_page(data: Path) -> float:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    env = {**os.environ, "KAMELEON_DATA": str(data)}
    for name in ("DATABASE_URL", "KAMELEON_DATABASE_URL", "KAMELEON_WEB_URL", "KAMELEON_JOBS_URL", "KAMELEON_GEHEIM"):
        env.pop(name, None)
    begun = time.monotonic()
    demo = subprocess.Popen([sys.executable, str(ROOT / "kameleon"), "demo", "--port", str(port)], env=env,
                            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        while not _answers(f"http://127.0.0.1:{port}/inloggen/"):
            if demo.poll() is not None or time.monotonic() - begun > KOUD_SECONDS:
                raise RuntimeError("de demo kwam niet op")
            time.sleep(0.05)
        return time.monotonic() - begun
    finally:
        demo.send_signal(signal.SIGINT)
        demo.wait(timeout=60)


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=2) as answer:  # noqa: S310 - our own address on the loopback
            return answer.status == 200
    except (urllib.error.URLError, OSError):
        return False
