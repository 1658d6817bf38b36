"""Who carries a message out of the house. Each answers what came of it; none ever writes an address anywhere.

Source: issue 6, part 6; stack.md (Django's own mail); docs/adr/0035.
"""

from __future__ import annotations

import smtplib
import sys
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final, Protocol, TextIO
from uuid import UUID

from django.core.mail import EmailMessage
from django.core.mail.backends.smtp import EmailBackend

from ketenkameleon.koppelingen.mail.instellingen import Mailserver

# Seconds that a server gets for each answer. Far below post.actions.ACHTERGELATEN.
GEDULD: Final = 10
_VOORGOED: Final = 500


class Uitslag(StrEnum):
    """What came of it. LATER: it did not leave. GEWEIGERD: never to this address. ONZEKER: the line broke halfway."""

    VERSTUURD = "verstuurd"
    LATER = "later"
    GEWEIGERD = "geweigerd"
    ONZEKER = "onzeker"


@dataclass(frozen=True, slots=True)
class Poststuk:
    """One message ready to go: to where, what it is called, what it says. `id` is the same at every attempt."""

    id: UUID
    naar: str = field(repr=False)
    onderwerp: str
    tekst: str


class Bezorger(Protocol):
    """Carries one message to one address."""

    def bezorg(self, stuk: Poststuk) -> Uitslag:
        """Try once. Never raises for what a server or an address does."""


class Mail:
    """Over SMTP. A server that does not answer costs GEDULD seconds, and the message waits."""

    def __init__(self, server: Mailserver, *, geduld: float = GEDULD) -> None:
        self._server, self._geduld = server, geduld

    def bezorg(self, stuk: Poststuk) -> Uitslag:
        """Try once. Every attempt of the same message has the same Message-ID, so that a receiver can drop a second."""
        server = self._server
        backend = EmailBackend(
            host=server.host, port=server.poort, username=server.naam, password=server.wachtwoord,
            use_tls=server.soort == "smtp+tls", use_ssl=server.soort == "smtps", timeout=self._geduld)
        try:
            backend.open()
            if backend.connection is not None:
                backend.connection.ehlo_or_helo_if_needed()
        except (smtplib.SMTPException, OSError):
            return Uitslag.LATER
        try:
            backend.send_messages([_message(stuk, server.van)])
        except smtplib.SMTPRecipientsRefused as wrong:
            return _refused([code for code, _ in wrong.recipients.values()])
        except smtplib.SMTPResponseException:
            return Uitslag.LATER
        except (smtplib.SMTPException, OSError):
            return Uitslag.ONZEKER
        finally:
            _hang_up(backend)
        return Uitslag.VERSTUURD


class Console:
    """Prints that a message would go, for a demo: which kind of text, never to whom."""

    def __init__(self, uit: TextIO | None = None) -> None:
        self._uit = uit

    def bezorg(self, stuk: Poststuk) -> Uitslag:
        """Always sent."""
        (self._uit or sys.stdout).write(f"Bericht {stuk.id}: {stuk.onderwerp}\n")
        return Uitslag.VERSTUURD


class Simulator:
    """Keeps what it carried, for tests. `antwoorden`: what to answer, in turn; when they are gone, it is sent."""

    def __init__(self, *antwoorden: Uitslag) -> None:
        self.bezorgd: list[Poststuk] = []
        self._antwoorden = list(antwoorden)

    def bezorg(self, stuk: Poststuk) -> Uitslag:
        """The next answer; what was sent, or may have been, is kept."""
        uitslag = self._antwoorden.pop(0) if self._antwoorden else Uitslag.VERSTUURD
        if uitslag in (Uitslag.VERSTUURD, Uitslag.ONZEKER):
            self.bezorgd.append(stuk)
        return uitslag


def _message(stuk: Poststuk, van: str) -> EmailMessage:
    domein = van.partition("@")[2]
    return EmailMessage(stuk.onderwerp, stuk.tekst, van, [stuk.naar], headers={
        "Message-ID": f"<{stuk.id}@{domein}>", "Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All"})


def _refused(codes: list[int]) -> Uitslag:
    """An address refused with 5xx is for good, with 4xx for now (greylisting, a full box). Source: RFC 5321, 4.2.1."""
    return Uitslag.GEWEIGERD if codes and min(codes) >= _VOORGOED else Uitslag.LATER


def _hang_up(backend: EmailBackend) -> None:
    """The message is out or not; what saying goodbye brings changes nothing about that."""
    try:
        backend.close()
    except (smtplib.SMTPException, OSError):
        backend.connection = None
