"""For what somebody can work: one hat per organisatie and regio, and one as a parent or child."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.contrib.sessions.backends.base import SessionBase
from django.db import connection
from django.http import HttpRequest
from django.middleware.csrf import rotate_token

from ketenkameleon.toegang.context import GEZIN

SESSION_HOED = "hoed"
# What the session knows of the rol somebody took: it went with the hat.
MET_DE_HOED = ("rol", "contact", "regio")


@dataclass(frozen=True, slots=True)
class Hoed:
    """One way to work: for an organisatie in a regio, in these functies; or as a parent or child."""

    id: UUID
    regio: str
    organisatie: str
    functies: tuple[str, ...]

    @property
    def gezin(self) -> bool:
        """Is this the hat of a parent or child?"""
        return self.id == GEZIN


def hats() -> tuple[Hoed, ...]:
    """The hats of who acts now, in every regio, in the order of their names. Source: design.md 4 (Aanstelling)."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT hoed, regio, organisatie, functies FROM toegang_hoeden()")
        return tuple(Hoed(key, regio, organisatie, tuple(functies)) for key, regio, organisatie, functies
                     in cursor.fetchall())


def wear(request: HttpRequest, hoed: UUID | None) -> None:
    """Put on this hat, or take off what there was. A page that was open under another hat can send nothing any more.

    The token of every form changes with the hat: what is sent from an older tab is refused and nothing is done.
    """
    take_off(request.session)
    if hoed is not None:
        request.session[SESSION_HOED] = str(hoed)
    rotate_token(request)


def take_off(session: SessionBase) -> None:
    """Forget the hat and what went with it."""
    for name in (SESSION_HOED, *MET_DE_HOED):
        session.pop(name, None)
