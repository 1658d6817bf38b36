"""How much one account, and one address, may do in a minute: every request that does something is counted.

The count stands in the database, for all web processes together, under a keyed digest: who it is about cannot be read
from it. It is asked for inside the request's transaction and written after it, so that a request which was refused or
undone counts too. Source: issue 3, part 9; ASVS 5.0, 2.4.1; limits in settings.TEMPO.
"""

from __future__ import annotations

import hashlib
import ipaddress
import logging
from collections.abc import Callable, Mapping
from typing import Final

from django.conf import settings
from django.db import DatabaseError, connection
from django.http import HttpResponse

from ketenkameleon.toegang.verzoek import AnyRequest
from ketenkameleon.web.views import fout_429

WINDOW: Final = 60
SAFE: Final = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})
# Which pages are counted apart; everything else that does something is "schrijven".
SOORTEN: Final[Mapping[str, str]] = {"zoek": "zoeken", "concept": "concept", "afgekeurd_uitvoer": "uitvoer"}
TOO_MANY: Final = 429
_KEPT_WINDOWS: Final = 60
_ATTRIBUTE: Final = "tempo_tellers"
_log = logging.getLogger(__name__)

_SEEN: Final = "SELECT sleutel, aantal FROM toegang_tempo WHERE sleutel = ANY(%s) AND venster = %s"
_COUNT: Final = """
INSERT INTO toegang_tempo AS t (sleutel, venster, aantal) SELECT s, %s, 1 FROM unnest(%s::bytea[]) AS s
ON CONFLICT (sleutel) DO UPDATE SET venster = EXCLUDED.venster,
  aantal = CASE WHEN t.venster = EXCLUDED.venster THEN t.aantal + 1 ELSE 1 END
RETURNING aantal
"""
_FORGET: Final = "DELETE FROM toegang_tempo WHERE venster < %s"

Answer = Callable[[AnyRequest], HttpResponse]


class CountMiddleware:
    """Stands outside the transaction: counts what was tried, whatever became of it."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: AnyRequest) -> HttpResponse:
        response = self.get_response(request)
        keys = getattr(request, _ATTRIBUTE, ())
        if keys and response.status_code != TOO_MANY:
            _count(sorted(keys), _window(request))
        return response


class LimitMiddleware:
    """Stands inside the transaction, where it is known who asks: answers 429 when the minute is full."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: AnyRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: AnyRequest, view: object, args: object, kwargs: object) -> HttpResponse | None:
        """The page for who did too much; nothing for everybody else."""
        if request.method in SAFE or not settings.TEMPO:
            return None
        limits = _limits(request)
        setattr(request, _ATTRIBUTE, tuple(limits))
        with connection.cursor() as cursor:
            cursor.execute(_SEEN, [list(limits), _window(request)])
            full = any(aantal >= limits[bytes(sleutel)] for sleutel, aantal in cursor.fetchall())
        if not full:
            return None
        _log.warning("te veel verzoeken: %s", kind_of(request))
        return fout_429(request, WINDOW - int(request.at.timestamp()) % WINDOW)


def kind_of(request: AnyRequest) -> str:
    """Which limits hold for this request: those of logging in for who is nobody yet."""
    if request.actor is None:
        return "inloggen"
    page = (request.resolver_match and request.resolver_match.url_name) or ""
    return SOORTEN.get(page, "schrijven")


def address_of(request: AnyRequest) -> str:
    """Where a request came from: of the address that our own proxies saw. An IPv6 address is its /64.

    What a visitor writes in X-Forwarded-For is believed only as far back as we have proxies. Source: ASVS 5.0, 4.1.3.
    """
    steps = settings.ALLAUTH_TRUSTED_PROXY_COUNT
    seen = [part.strip() for part in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if part.strip()]
    said = seen[-steps] if 0 < steps <= len(seen) else request.META.get("REMOTE_ADDR", "")
    try:
        address = ipaddress.ip_address(said)
    except ValueError:
        return "onbekend"
    return str(ipaddress.ip_network((address, 64), strict=False)) if address.version == 6 else str(address)


def _limits(request: AnyRequest) -> dict[bytes, int]:
    """Under which keys this request is counted, and how far each may go."""
    soort = kind_of(request)
    who = {"account": str(request.actor.account_id) if request.actor else "", "adres": address_of(request)}
    return {_key(soort, per, who[per]): most for per, most in settings.TEMPO[soort].items() if who[per]}


def _key(*parts: str) -> bytes:
    text = "\0".join(parts).encode()
    return hashlib.blake2b(text, digest_size=16, key=settings.SECRET_KEY.encode()[:64], person=b"tempo").digest()


def _window(request: AnyRequest) -> int:
    return int(request.at.timestamp()) // WINDOW


def _count(keys: list[bytes], window: int) -> None:
    """In an order that is the same for all, so that two at once never wait for each other."""
    try:
        with connection.cursor() as cursor:
            cursor.execute(_COUNT, [window, keys])
            if all(aantal == 1 for (aantal,) in cursor.fetchall()):
                cursor.execute(_FORGET, [window - _KEPT_WINDOWS])
    except DatabaseError:
        # The work is done and committed: a count that failed may not make it look undone.
        _log.exception("tellen lukt niet")
