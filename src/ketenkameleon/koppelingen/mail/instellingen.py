"""The settings of mail, from the environment. Plain Python: the settings of the site read it at start.

KAMELEON_MAIL: smtps://naam:wachtwoord@mail.gemeente.nl:465, or smtp+tls://…:587; smtp:// has no TLS and is for this
machine only.
Source: issue 6, part 6; docs/run/post.md.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final
from urllib.parse import unquote, urlsplit

from ketenkameleon.start.fout import StartFout

_LOOPBACK: Final = ("localhost", "127.0.0.1", "::1")
_POORTEN: Final = {"smtp": 25, "smtp+tls": 587, "smtps": 465}
_ADRES: Final = re.compile(r"[^@\s<>\"',;:]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")
LANGST_ADRES: Final = 254
_VOORBEELD: Final = "Een voorbeeld: smtp+tls://naam:wachtwoord@mail.gemeente.nl:587"


@dataclass(frozen=True, slots=True)
class Mailserver:
    """Where mail goes out, and from which address. `wachtwoord` never shows."""

    host: str
    poort: int
    naam: str
    wachtwoord: str
    soort: str
    van: str

    def __repr__(self) -> str:
        return f"Mailserver({self.host}:{self.poort})"


def is_address(text: str) -> bool:
    """Is this one e-mail address, and nothing else: no second one, no line end, no name around it?"""
    return len(text) <= LANGST_ADRES and _ADRES.fullmatch(text) is not None


def read_mailserver(url: str, van: str) -> Mailserver | None:
    """The server in these two settings, None when neither is set. Errors: StartFout; no sentence repeats the value."""
    if not url and not van:
        return None
    if not url or not van:
        raise StartFout("KAMELEON_MAIL en KAMELEON_MAIL_VAN horen bij elkaar. Zet ze allebei, of geen van beide.")
    try:
        parts = urlsplit(url)
        poort = parts.port or _POORTEN.get(parts.scheme, 0)
    except ValueError as exc:
        raise StartFout(f"KAMELEON_MAIL is niet te lezen. {_VOORBEELD}") from exc
    if parts.scheme not in _POORTEN or not parts.hostname or parts.path.strip("/"):
        raise StartFout(f"KAMELEON_MAIL is niet te lezen. {_VOORBEELD}")
    if parts.scheme == "smtp" and parts.hostname not in _LOOPBACK:
        raise StartFout("KAMELEON_MAIL zonder TLS kan alleen naar deze computer zelf. Begin met smtp+tls:// of smtps://.")
    if not is_address(van):
        raise StartFout("KAMELEON_MAIL_VAN moet één e-mailadres zijn, zoals ketenkameleon@gemeente.nl.")
    return Mailserver(parts.hostname, poort, unquote(parts.username or ""), unquote(parts.password or ""),
                      parts.scheme, van)
