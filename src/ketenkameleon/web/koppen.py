"""The headers of every answer that Django has no setting for, and a question that no browser asks.

No page holds a script or a style of its own, so the policy needs no nonce and is worked out once in a process.

Source: ASVS 5.0, 3.4; docs/veiligheid/koppen.md.
"""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import unquote

from csp.constants import HEADER
from csp.utils import build_policy
from django.conf import settings
from django.http import HttpRequest, HttpResponse

from ketenkameleon.web.views import fout_400


class HeadersMiddleware:
    """Stands first, so that nothing leaves without: no other site reads or frames us, and no page asks for a camera."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.policy = build_policy()

    def __call__(self, request: HttpRequest) -> HttpResponse:
        # PostgreSQL has no text with a NUL in it: refused here, it is a wrong question and no fault of ours.
        wrong = "\0" in unquote(request.META.get("QUERY_STRING", "")) or "\0" in request.path
        response = fout_400(request, ValueError("NUL")) if wrong else self.get_response(request)
        response.headers.setdefault(HEADER, self.policy)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        response.headers.setdefault("Permissions-Policy", settings.PERMISSIONS_POLICY)
        response.headers.setdefault("X-Robots-Tag", "noindex, nofollow")
        return response
