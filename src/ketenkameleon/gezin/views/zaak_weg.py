"""Snel weg: one tap ends the session and leads to a site that says nothing about this one.

Not by GET: a picture or a link elsewhere would log people out. Not with the token of a form either: whoever must leave
now never meets the page that says that a form was sent too late. What is left keeps it safe: the cookie of the session
is Lax, so a form on another site brings no session that could be ended. The way on is a Refresh of an own page and no
redirect, so that a form still sends to ourselves alone (CSP form-action). Source: ux.md S11; issue 6, part 5.
"""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST


@csrf_exempt
@require_POST
def snel_weg(request: HttpRequest) -> HttpResponse:
    """The session is over, with or without one; the browser goes on by itself."""
    request.session.flush()
    answer = render(request, "gezin/weg.html", {"naar": settings.SNEL_WEG})
    answer.headers["Refresh"] = f"0; url={settings.SNEL_WEG}"
    answer.headers["Cache-Control"] = "no-store, private"
    return answer
