"""Asking a virus scanner about a file: clamd over TCP, in pieces, so that the file is never whole in memory.

Source: clamd(8), command INSTREAM.
"""

from __future__ import annotations

import socket
import struct
from enum import StrEnum
from typing import IO, Final

SECONDS: Final = 30
_PIECE: Final = 64 * 1024
_LONGEST_ANSWER: Final = 4096


class Gescand(StrEnum):
    """What the scanner said."""

    SCHOON = "schoon"
    VIRUS = "virus"


class ScannerFout(Exception):
    """The scanner is not there, or did not say yes or no: the file may not come in."""


def scan(stream: IO[bytes], address: str, *, seconds: float = SECONDS) -> Gescand:
    """Send the rest of the stream to clamd at host:port and say what it found. Units: seconds per step.

    Raises ScannerFout for anything but a clear answer; a file that is not known to be clean is not clean.
    """
    host, _, port = address.rpartition(":")
    try:
        with socket.create_connection((host, int(port)), seconds) as link:
            link.sendall(b"zINSTREAM\0")
            while piece := stream.read(_PIECE):
                link.sendall(struct.pack("!I", len(piece)) + piece)
            link.sendall(struct.pack("!I", 0))
            answer = _answer(link)
    except (OSError, ValueError) as exc:
        raise ScannerFout("clamd is not reachable") from exc
    if answer.endswith(b" FOUND"):
        return Gescand.VIRUS
    if answer == b"stream: OK":
        return Gescand.SCHOON
    raise ScannerFout("clamd gave no clear answer")


def _answer(link: socket.socket) -> bytes:
    """What comes back, up to the closing zero byte."""
    said = b""
    while not said.endswith(b"\0") and len(said) < _LONGEST_ANSWER:
        piece = link.recv(_LONGEST_ANSWER)
        if not piece:
            break
        said += piece
    return said.rstrip(b"\0\n")
