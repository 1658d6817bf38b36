"""The switch of language on the pages of a family. Source: ux.md 2 (top right, each language in its own name)."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from ketenkameleon.toegang.pagina import Vraag
from ketenkameleon.toegang.taal import SESSION_TAAL
from ketenkameleon.web.talen import language


@require_POST
def gezin_taal(request: Vraag) -> HttpResponse:
    """Keep the chosen language for this session, and go back to the page; one that nobody has read becomes Dutch."""
    if not request.actor.gezin:
        return redirect("start")
    request.session[SESSION_TAAL] = language(request.POST.get("taal", "")).code
    back = request.POST.get("terug", "")
    here = back.startswith("/") and url_has_allowed_host_and_scheme(back, allowed_hosts=None)
    return redirect(back if here else "gezin")
