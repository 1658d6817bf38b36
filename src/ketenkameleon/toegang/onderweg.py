"""A text that was sent after the session had ended waits, sealed, until its writer is logged in again.

Without JavaScript there are no drafts: whoever types for longer than a session lasts and presses the button would lose
it all. Every form says, sealed, for whom it was drawn and where (*afzender*). What comes back without a session, or
with the token of an older one, is put in the session of that browser, sealed for that account; after logging in as the
same account, under the same hat, the page shows the form with the text in it. Nothing was written. It stands in no
address, log or cache; another account cannot open it, and one that tries ends it.
Source: issue 3, part 8; design.md 2, promise 7; docs/adr/0023.
"""

from __future__ import annotations

import base64
import json
from datetime import datetime
from typing import Final, NamedTuple
from uuid import UUID

from cryptography.exceptions import InvalidTag
from django.contrib.auth import SESSION_KEY
from django.http import QueryDict

from ketenkameleon.rules.inloggen import text_waits
from ketenkameleon.rules.rijen import shipped
from ketenkameleon.toegang.context import Actor
from ketenkameleon.toegang.dagen import local_day
from ketenkameleon.toegang.sessies import SESSION_TEKST
from ketenkameleon.toegang.sleutels import OnbekendeSleutel, seal, unseal
from ketenkameleon.toegang.verzoek import AnyRequest

VELD: Final = "afzender"
# Bytes. As much as a draft may hold; no form of ours takes more.
LARGEST: Final = 64 * 1024
# Nobody types a text there, or what is typed is a secret; and of a draft the page itself still holds the text.
NOT_HELD: Final = frozenset({"concept", "zoek", "hoed", "wachtwoord", "account_reauthenticate", "account_logout"})
_MFA: Final = "mfa_"
_NOT_TYPED: Final = frozenset({VELD, "csrfmiddlewaretoken"})
# An account is of no regio: these are sealed under a key of their own, as the secrets of a second factor are.
_NO_REGIO: Final = UUID(int=0)
_PLACE_SENDER: Final = "verzoek.afzender"
_PLACE_TEXT: Final = "django_session.tekst_onderweg"


class Afzender(NamedTuple):
    """For whom a form was drawn, under which hat, and the address of the page it stands on."""

    account_id: UUID
    hoed: str
    pad: str


class _Tekst(NamedTuple):
    """What was sent: from which page, under which hat, the fields, and until when it waits."""

    pad: str
    hoed: str
    velden: dict[str, list[str]]
    tot: str
    gewezen: bool = False


def sender(actor: Actor, pad: str) -> str:
    """What a form of this page carries along, sealed: for whom it was drawn and where it stands."""
    said = json.dumps([str(actor.account_id), str(actor.hoed), pad]).encode()
    sealed = seal(said, regio_id=_NO_REGIO, place=_PLACE_SENDER, row=_NO_REGIO)
    return base64.urlsafe_b64encode(sealed).decode()


def hold(request: AnyRequest, page: str) -> Afzender | None:
    """Let what was sent wait for its writer in the session of this browser; gives whose form it was.

    None, and nothing kept, when it is no form of ours, holds a secret, is too large, or is of another account than the
    one that is logged in here now.
    """
    said = request.POST.get(VELD, "") if request.method == "POST" else ""
    if not said or page in NOT_HELD or page.startswith(_MFA):
        return None
    found = _read_sender(said)
    if found is None or request.session.get(SESSION_KEY, str(found.account_id)) != str(found.account_id):
        return None
    fields = {name: [str(value) for value in values] for name, values in request.POST.lists() if name not in _NOT_TYPED}
    ends = request.at + text_waits(on=local_day(request.at), wet=shipped())
    text = _Tekst(found.pad, found.hoed, fields, ends.isoformat())
    if len(_as_bytes(text)) > LARGEST:
        return None
    request.session[SESSION_TEKST] = _sealed(text, found.account_id)
    return found


def bring_back(request: AnyRequest, actor: Actor, page: str) -> str:
    """Put the waiting text on the request when this is its page; on the start page give the address to go to, once.

    Of somebody else, or over: it goes. Sent again from its own page: it goes with the transaction of the work itself,
    so that it still waits when the work is refused.
    """
    waits = request.session.get(SESSION_TEKST)
    if waits is None:
        return ""
    text = _opened(waits, actor.account_id)
    if text is None or request.at >= datetime.fromisoformat(text.tot):
        del request.session[SESSION_TEKST]
    elif text.hoed != str(actor.hoed):
        return ""
    elif request.method == "POST":
        _sent_again(request, text)
    elif page == "start" and not text.gewezen:
        request.session[SESSION_TEKST] = _sealed(text._replace(gewezen=True), actor.account_id)
        return text.pad
    elif request.get_full_path() == text.pad:
        request.teruggehaald = QueryDict(mutable=True)
        for name, values in text.velden.items():
            request.teruggehaald.setlist(name, values)
    return ""


def _sent_again(request: AnyRequest, text: _Tekst) -> None:
    found = _read_sender(request.POST.get(VELD, ""))
    if found is not None and found.pad == text.pad:
        del request.session[SESSION_TEKST]


def _as_bytes(text: _Tekst) -> bytes:
    return json.dumps(text, ensure_ascii=False).encode()


def _sealed(text: _Tekst, account_id: UUID) -> str:
    return base64.b64encode(seal(_as_bytes(text), regio_id=_NO_REGIO, place=_PLACE_TEXT, row=account_id)).decode()


def _opened(said: str, account_id: UUID) -> _Tekst | None:
    try:
        found = unseal(base64.b64decode(said), regio_id=_NO_REGIO, place=_PLACE_TEXT, row=account_id)
    except (InvalidTag, OnbekendeSleutel):
        return None
    return _Tekst(*json.loads(found))


def _read_sender(said: str) -> Afzender | None:
    """Whose form it was; None for what we did not seal, or sealed with keys that are gone."""
    try:
        sealed = base64.urlsafe_b64decode(said)
        found = json.loads(unseal(sealed, regio_id=_NO_REGIO, place=_PLACE_SENDER, row=_NO_REGIO))
    except (ValueError, IndexError, InvalidTag, OnbekendeSleutel):
        return None
    return Afzender(UUID(found[0]), found[1], found[2])
