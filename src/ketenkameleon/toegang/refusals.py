"""The two exceptions that reach the middleware, and the way to raise them.

Source: design.md 5: "not you" is 403 inside your walls and 404 outside; "not now" is 409.
"""

from __future__ import annotations

from ketenkameleon.rules.verdict import Refused, Verdict


class NotAllowed(Exception):
    """Not you. The middleware shows the four lines (403), or the page for what is not there (404)."""

    status = 403

    def __init__(self, refusal: Refused, *, object_soort: str = "pagina", gevraagd: str = "") -> None:
        super().__init__(refusal.code)
        self.refusal, self.object_soort, self.gevraagd = refusal, object_soort, gevraagd


class NotFound(NotAllowed):
    """Outside your walls, or not there at all: the same page, the same words."""

    status = 404


class NotNow(NotAllowed):
    """You may, but not now: the state of the zaak does not allow this step (409)."""

    status = 409


def authorise(verdict: Verdict, *, object_soort: str = "pagina", gevraagd: str = "") -> None:
    """Go on when allowed; raise NotAllowed with the refusal otherwise."""
    if isinstance(verdict, Refused):
        raise NotAllowed(verdict, object_soort=object_soort, gevraagd=gevraagd)


def require(verdict: Verdict, *, object_soort: str = "zaak", gevraagd: str = "") -> None:
    """Go on when the moment allows it; raise NotNow with the refusal otherwise."""
    if isinstance(verdict, Refused):
        raise NotNow(verdict, object_soort=object_soort, gevraagd=gevraagd)
