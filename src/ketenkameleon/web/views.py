"""Pages that need nobody logged in: help, accessibility, privacy, and the pages for when something breaks."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.views.decorators.http import require_safe


@require_safe
def hulp(request: HttpRequest) -> HttpResponse:
    """Help: the keys, what a rol is, how the clock counts, whom to call. Source: ux.md 6.8."""
    return render(request, "web/hulp.html")


@require_safe
def toegankelijkheid(request: HttpRequest) -> HttpResponse:
    """What was tested for people with a disability and what is known to be missing. Source: ux.md 3."""
    return render(request, "web/toegankelijkheid.html")


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    """What is kept about a family and why, in plain words. Source: AVG art. 13 and 14."""
    return render(request, "web/privacy.html")


def _bare(template: str, status: int) -> HttpResponse:
    """A page without request, account or database, so that it also shows when those are what broke."""
    return HttpResponse(render_to_string(template), status=status)


def fout_400(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The browser sent something that is not a question of this site."""
    return _bare("web/fouten/400.html", 400)


def fout_403(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Refused without a rule that explains itself; a rule's own refusal uses web/weigering.html."""
    return _bare("web/fouten/403.html", 403)


def fout_404(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The same bytes for a zaak that does not exist and one that is not yours. Source: design.md 2.5."""
    return _bare("web/fouten/404.html", 404)


def fout_413(request: HttpRequest) -> HttpResponse:
    """More was sent than we take in. Nothing of it was read."""
    return _bare("web/fouten/413.html", 413)


def fout_429(request: HttpRequest, seconds: int) -> HttpResponse:
    """Too much in one minute; `seconds` until it may be tried again."""
    response = _bare("web/fouten/429.html", 429)
    response.headers["Retry-After"] = str(seconds)
    return response


def fout_500(request: HttpRequest) -> HttpResponse:
    """Something broke at our side."""
    return _bare("web/fouten/500.html", 500)


def csrf_fout(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form came back without the token of this session: sent too late, or from another site."""
    return _bare("web/fouten/csrf.html", 403)
