"""A form that is sent twice is done once: pressed twice, sent again by the browser, or replayed by somebody else.

Every page draws the token of a form anew, so the same token with the same answers is the same form. What the first one
led to stands with its digest, in the transaction of the work itself: a second one waits for it and goes to the same
page. A form that came back with faults has left nothing. Source: issue 3, Bad input and attack (replayed forms).
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import Final

from django.conf import settings
from django.db import connection
from django.http import HttpResponse, HttpResponseRedirect

from ketenkameleon.toegang.verzoek import AnyRequest

VELD: Final = "csrfmiddlewaretoken"
# Pages where a second time is no harm, and that are asked for all the time.
OFTEN: Final = frozenset({"zoek", "concept"})
FOUND, FIRST_FAULT, NOT_FOUND = 302, 400, 404
_ATTRIBUTE: Final = "eenmaal_sleutel"

_TAKE: Final = ("INSERT INTO toegang_verzonden (sleutel, at) VALUES (%s, %s) ON CONFLICT DO NOTHING RETURNING sleutel")
_SEEN: Final = "SELECT antwoord FROM toegang_verzonden WHERE sleutel = %s"
_KEEP: Final = "UPDATE toegang_verzonden SET antwoord = %s WHERE sleutel = %s"
_DROP: Final = "DELETE FROM toegang_verzonden WHERE sleutel = %s"
_FORGET: Final = "DELETE FROM toegang_verzonden WHERE at < %s::timestamptz - interval '1 day'"

Answer = Callable[[AnyRequest], HttpResponse]


class OnceMiddleware:
    """Stands inside the transaction, after it is known who acts."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: AnyRequest) -> HttpResponse:
        response = self.get_response(request)
        key = getattr(request, _ATTRIBUTE, None)
        if key is not None and request.refusal is None:
            _settle(key, response)
        return response

    def process_view(self, request: AnyRequest, view: object, args: object, kwargs: object) -> HttpResponse | None:
        """The page that the same form led to before; nothing the first time."""
        page = (request.resolver_match and request.resolver_match.url_name) or ""
        if request.method != "POST" or request.actor is None or VELD not in request.POST or page in OFTEN:
            return None
        key = _digest(request)
        with connection.cursor() as cursor:
            cursor.execute(_TAKE, [key, request.at])
            if cursor.fetchone():
                setattr(request, _ATTRIBUTE, key)
                if not key[0]:  # once in 256 times
                    cursor.execute(_FORGET, [request.at])
                return None
            cursor.execute(_SEEN, [key])
            before = cursor.fetchone()
        return HttpResponseRedirect(before[0] if before and before[0] else "/")


def _settle(key: bytes, response: HttpResponse) -> None:
    """Keep where it led to. An answer that is a page or a file may be asked for again."""
    with connection.cursor() as cursor:
        if response.status_code == FOUND:
            cursor.execute(_KEEP, [response.headers["Location"], key])
        elif response.status_code < FIRST_FAULT or response.status_code == NOT_FOUND:
            cursor.execute(_DROP, [key])
        # With any other status the transaction is rolled back, and the digest with it.


def _digest(request: AnyRequest) -> bytes:
    """Who, where and what, under a key: nothing of the answers can be read from it."""
    actor = request.actor
    text = f"{actor.account_id if actor else ''}\0{request.get_full_path()}\0{request.POST.urlencode()}".encode()
    return hashlib.blake2b(text, digest_size=32, key=settings.SECRET_KEY.encode()[:64], person=b"eenmaal").digest()
