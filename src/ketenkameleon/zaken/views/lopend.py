"""The contact that runs, as the session knows it: for the role bar on every page. Source: ux.md 6.1."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Final
from uuid import UUID

from django.contrib.sessions.backends.base import SessionBase

from ketenkameleon.toegang.middleware import SESSION_ROL
from ketenkameleon.zaken.invoer import MET

SESSION_CONTACT: Final = "contact"


def start_bar(session: SessionBase, contact_id: UUID, nummer: str, rol: str, met: Iterable[str], at: datetime) -> None:
    """From now on every page shows this rol. The session holds codes and a zaaknummer, no name."""
    session[SESSION_ROL] = rol
    session[SESSION_CONTACT] = {"id": str(contact_id), "nummer": nummer, "met": list(met), "sinds": at.isoformat()}


def end_bar(session: SessionBase, contact_id: UUID) -> None:
    """No page shows this contact's rol any more; another contact that runs keeps its bar."""
    if session.get(SESSION_CONTACT, {}).get("id") == str(contact_id):
        del session[SESSION_CONTACT]
        session.pop(SESSION_ROL, None)


def met_words(met: Iterable[str]) -> str:
    """With whom, in words: "het kind en ouder 1"."""
    words = [MET[code] for code in met if code in MET]
    return " en ".join(part for part in (", ".join(words[:-1]), *words[-1:]) if part)
