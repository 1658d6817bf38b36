"""A stream that remembers its last blocks, so that a line that turns out not to belong here can be kept whole."""

from __future__ import annotations

import hashlib
import io
from typing import BinaryIO, Final

from ketenkameleon.koppelingen.regels import HELE_REGEL

_HEADER: Final = 2 * HELE_REGEL


class Terugkijker(io.RawIOBase, BinaryIO):
    """Reads on from `stream`. Keeps the begin of the file, the last 128 KiB or so, and a hash over all of it."""

    def __init__(self, stream: BinaryIO) -> None:
        super().__init__()
        self._stream = stream
        self._tail = b""
        self._end = 0
        self._digest = hashlib.sha256()
        self.begin = b""

    def readable(self) -> bool:
        """It can be read, and nothing else."""
        return True

    def read(self, size: int = -1) -> bytes:
        """The next bytes of the stream."""
        data = self._stream.read(size)
        self._digest.update(data)
        if len(self.begin) < _HEADER:
            self.begin += data
        self._tail = self._tail[-HELE_REGEL:] + data
        self._end += len(data)
        return data

    def between(self, start: int, stop: int) -> bytes:
        """The bytes of a line that was just read; ValueError when they are no longer there."""
        first = self._end - len(self._tail)
        if not first <= start <= stop <= self._end:
            raise ValueError("die regel is al voorbij")
        return self._tail[start - first : stop - first]

    @property
    def sha256(self) -> bytes:
        """SHA-256 over what was read so far."""
        return self._digest.digest()
