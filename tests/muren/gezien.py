"""What every page answers to everybody: asked once in a process, then looked at by every test that is about answers.

A page is the same for who looks at its title, at its headers or at its words, so it is drawn once for all three. What
changes who asks, what is sent or what is decided is never answered from here: such a test asks by itself.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass

import pytest
from bezoek import Bezoek
from django.contrib.messages import get_messages
from django.http import HttpResponse

from ketenkameleon.config.logregels import ZonderWaarden

Gevraagd = tuple[str, str, str]  # who, name of the address, method


@dataclass(frozen=True)
class Antwoord:
    """One answer, with what it left behind around the page. `url`: where it sends on to."""

    status_code: int
    content: bytes
    headers: dict[str, str]
    url: str
    pad: str
    cookies: tuple[str, ...]
    meldingen: tuple[str, ...]
    logregels: tuple[str, ...]

    @property
    def tekst(self) -> str:
        """The page, whatever bytes it has."""
        return self.content.decode(errors="replace")


class _Regels(logging.Handler):
    """What the log is told while a page is asked for, as the program would write it."""

    def __init__(self) -> None:
        super().__init__(level=logging.NOTSET)
        self.regels: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.regels.append(ZonderWaarden().format(record))


class Gezien:
    """Asks for a page of the full zaak, and knows the answers that were given before in this process."""

    def __init__(self, bezoek: Bezoek, eerder: dict[Gevraagd, Antwoord]) -> None:
        self.bezoek, self.eerder = bezoek, eerder

    def vraag(self, wie: str, naam: str, methode: str, *, blijft: bool = False) -> Antwoord:
        """What the page answers now; its work is undone unless it `blijft`."""
        regels, root = _Regels(), logging.getLogger()
        root.addHandler(regels)
        try:
            answer = self.bezoek.vraag(wie, naam, methode, blijft=blijft)
        finally:
            root.removeHandler(regels)
        self.eerder[wie, naam, methode] = _kept(answer, tuple(regels.regels))
        return self.eerder[wie, naam, methode]

    def antwoord(self, wie: str, naam: str, methode: str) -> Antwoord:
        """What the page answers; asked for only if nobody did before."""
        return self.eerder.get((wie, naam, methode)) or self.vraag(wie, naam, methode)


def _kept(answer: HttpResponse, regels: tuple[str, ...]) -> Antwoord:
    return Antwoord(
        answer.status_code, answer.gelezen if answer.streaming else answer.content, dict(answer.headers),
        answer.headers.get("Location", ""), answer.request["PATH_INFO"],
        tuple(cookie.OutputString() for cookie in answer.cookies.values()),
        tuple(str(message) for message in get_messages(answer.wsgi_request)), regels)


@pytest.fixture(scope="module")
def gezien(bezoekers: Bezoek, eerder_gezien: dict[Gevraagd, Antwoord]) -> Gezien:
    """The answers to everybody of the house."""
    return Gezien(bezoekers, eerder_gezien)
