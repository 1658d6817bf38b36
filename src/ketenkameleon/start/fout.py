"""The one exception of the launcher."""

from __future__ import annotations

import errno
from pathlib import Path

_FULL = frozenset({errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)})
_NOT_OURS = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})

SCHIJF_VOL = "De schijf is vol. Maak ruimte vrij en start opnieuw; er is niets half opgeslagen."


class StartFout(Exception):
    """Starting is not possible; the text is the Dutch sentence for the user."""


def from_os_error(exc: OSError, path: Path | str) -> StartFout:
    """The sentence for an operating system error while writing at `path`."""
    if exc.errno in _FULL:
        return StartFout(SCHIJF_VOL)
    if exc.errno in _NOT_OURS:
        return StartFout(
            f"Geen recht om te schrijven in {path}. Kies met KAMELEON_DATA een map van uzelf, "
            "of start als de eigenaar van deze map."
        )
    return StartFout(f"Schrijven in {path} lukt niet: {exc.strerror or exc}.")
