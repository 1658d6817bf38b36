"""How long a session lasts: so long still, and so long in all. A page asked for is a sign of life.

The session keeps when it began and when it ends if nothing more is done; every page shows the second. A login elsewhere
ends none. Source: row sessie.duur; ux.md 6.5.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from django.contrib.sessions.backends.base import SessionBase

from ketenkameleon.rules.inloggen import Sessiesoort, session_ends
from ketenkameleon.toegang.context import Actor
from ketenkameleon.toegang.dagen import local_day

SESSION_BEGIN: Final = "begin"
SESSION_TOT: Final = "tot"
SESSION_VERLOPEN: Final = "verlopen"
SESSION_TEKST: Final = "tekst_onderweg"
# The session is written when this much was won, not at every page.
GRAIN: Final = timedelta(minutes=1)


def kind_of(actor: Actor) -> Sessiesoort:
    """Whose session it is: of a family, or of somebody at work."""
    return Sessiesoort.GEZIN if actor.gezin else Sessiesoort.WERK


def is_over(session: SessionBase, at: datetime) -> bool:
    """Was this session left alone too long, or did it last long enough?"""
    ends: str = session.get(SESSION_TOT, "")
    return bool(ends) and at >= datetime.fromisoformat(ends)


def end_session(session: SessionBase) -> None:
    """Close it, and remember that it was time that did it: the login page says so."""
    empty(session)
    session[SESSION_VERLOPEN] = True


def empty(session: SessionBase) -> None:
    """Nothing is left of it but the sealed text that waits for its writer (`onderweg`)."""
    waits = session.get(SESSION_TEKST)
    session.flush()
    if waits:
        session[SESSION_TEKST] = waits


def keep_alive(session: SessionBase, actor: Actor, at: datetime) -> None:
    """A page was asked for: the session ends later from now on, but never later than it may last in all."""
    begonnen = session.setdefault(SESSION_BEGIN, at.isoformat())
    ends = session_ends(datetime.fromisoformat(begonnen), at, kind_of(actor), on=local_day(at), wet=actor.wet)
    known = session.get(SESSION_TOT)
    if known is None or abs(ends - datetime.fromisoformat(known)) >= GRAIN:
        session[SESSION_TOT] = ends.isoformat()
        session.pop(SESSION_VERLOPEN, None)
